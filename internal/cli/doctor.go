package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) doctorCommand() *cobra.Command {
	var changed bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look for what could tell others what is confidential",
		Long: `Look over the register, its repository and this computer for what could tell
others what is confidential: text that lies in clear in Git's history though it
is sealed now, copies at public hosts, keys of people who have left, private
keys in the wrong place, what editors leave behind, and checks that do not run.
The exit code is 1 if an error was found; a warning is for you to judge. Nothing
is changed, and nobody is asked over the network.

With --changed it only looks whether records that are to be sealed were changed
since the last commit and lie in clear. So the check before a commit calls it.`,
		Example: `  npm doctor
  npm doctor --format json
  npm doctor --changed`,
		Annotations: heeds("rev", "format", "output"),
		Args:        noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case changed:
				return a.doctorChanged()
			case a.rev != "":
				return usage("leave --rev out; with --changed it names what is to be committed", "doctor looks at the files as they are")
			}
			return a.doctor()
		},
	}
	c.Flags().BoolVar(&changed, "changed", false, "only what was changed since the last commit and lies in clear")
	return c
}

// ailment is one thing that doctor found. Its words name keys, ids and folders,
// never what a person wrote.
type ailment struct {
	name     string // for scripts: public-host
	severity page.Severity
	where    string // a record, kind, file, remote or setting
	what, do string
	records  []string // those that it is about, where it is about several
	commits  int      // those in which Git keeps it; 0 where that is not the matter
	first    string   // the first of them
}

// examination is what doctor looks at, and what it has found so far.
type examination struct {
	app     *app
	session *session
	root    string    // of the register
	files   fs.FS     // as they lie on the disk, sealed ones unopened
	repo    *git.Repo // nil where there is none
	last    *git.Revision
	lies    *lying
	sealing map[record.Kind]bool // the kinds that are sealed, or are to be

	found  []ailment
	unseen []string // what could not be looked at
}

func (e *examination) error(name, where, what, do string) {
	e.found = append(e.found, ailment{name: name, severity: page.Error, where: where, what: what, do: do})
}

func (e *examination) warn(name, where, what, do string) {
	e.found = append(e.found, ailment{name: name, severity: page.Warning, where: where, what: what, do: do})
}

func (e *examination) notSeen(format string, args ...any) {
	e.unseen = append(e.unseen, e.app.named(fmt.Sprintf(format, args...)))
}

func (a *app) doctor() error {
	s, err := a.load()
	if err != nil {
		return err
	}
	defer s.close()
	root, err := a.ownRoot()
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	files, done, err := workTree(root)
	if err != nil {
		return err
	}
	defer done()
	e := &examination{app: a, session: s, root: root, files: files}
	if err := e.openRepository(); err != nil {
		return err
	}
	if e.repo != nil {
		defer e.repo.Close()
	}
	if err := e.look(); err != nil {
		return fail("", "cannot look through the files: %v", err)
	}
	return a.orUnread(a.diagnosis(e.found, e.unseen))
}

// look looks at everything there is to look at.
func (e *examination) look() (err error) {
	if e.lies, err = layOf(e.files); err != nil {
		return err
	}
	e.sealing = e.lies.sealedKinds()
	for _, kind := range demanded(e.session.register.Set.Policy) {
		e.sealing[kind] = true
	}
	e.lookAtSettings()
	e.lookAtFiles()
	e.lookAtKeys()
	e.lookAtIdentity()
	if e.repo != nil {
		e.lookAtHistory()
		e.lookAtRemotes()
		e.lookAtHook()
		e.lookAtHandling()
		e.lookAtGaps()
	}
	return nil
}

// openRepository opens the repository that the register lies in, and its last
// commit. Without one there is less to look at.
func (e *examination) openRepository() error {
	repo, err := git.Open(e.root)
	switch {
	case errors.Is(err, git.ErrNotRepository):
		e.notSeen("there is no Git repository here, so there is no history, no remote and no hook to look at")
		return nil
	case err != nil:
		return fail("'git status' may tell more", "%v", err)
	}
	e.repo = repo
	if e.last, err = repo.Revision("HEAD"); err != nil && !errors.Is(err, git.ErrNoCommits) && !errors.Is(err, git.ErrUnborn) {
		e.notSeen("the last commit could not be read: %v", err)
	}
	return nil
}

// demanded are the kinds whose records `seal` in register.yaml wants sealed.
func demanded(policy *record.Policy) []record.Kind {
	var kinds []record.Kind
	for _, kind := range record.Kinds() {
		if slices.Contains(policy.Seal, string(kind)) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// lookAtSettings says where register.yaml and recipients.yaml cannot be relied
// on: what they demand may be more than what is looked at here.
func (e *examination) lookAtSettings() {
	for _, file := range []string{register.File, register.RecipientsFile} {
		wrong := func(p page.Problem) bool { return p.Path == file && p.Severity == page.Error }
		if slices.ContainsFunc(e.session.register.Problems, wrong) {
			e.error("unclear-settings", file, "it has errors, so that what it says of sealing may not be what was meant", "'npm check' shows where")
		}
	}
}

// committed tells whether the last commit holds a file of the register.
func (e *examination) committed(name string) bool {
	if e.last == nil {
		return false
	}
	files, err := e.last.Sub(e.session.folder)
	if err != nil {
		return false
	}
	_, err = statFile(files, name)
	return err == nil
}

// inRepository is the path of a register's file from the repository's root.
func (e *examination) inRepository(name string) string {
	return strings.TrimPrefix(filepath.ToSlash(filepath.Join(e.session.folder, name)), "./")
}

// ailmentJSON is what scripts read of one finding.
type ailmentJSON struct {
	Finding  string   `json:"finding"`
	Severity string   `json:"severity"`
	Where    string   `json:"where"`
	Message  string   `json:"message"`
	Help     string   `json:"help"`
	Records  []string `json:"records"`
	Commits  *int     `json:"commits"`
	First    *string  `json:"first_commit"`
}

type diagnosisJSON struct {
	SchemaVersion int           `json:"schema_version"`
	Findings      []ailmentJSON `json:"findings"`
	NotLookedAt   []string      `json:"not_looked_at"`
}

// diagnosis shows what was found, errors first.
func (a *app) diagnosis(found []ailment, unseen []string) error {
	slices.SortStableFunc(found, func(x, y ailment) int { return cmp.Compare(x.severity, y.severity) }) // "error" before "warning"
	for i := range found {
		found[i].do = a.named(found[i].do)
	}
	doc := &report.Document{Audience: audience.Full, Table: ailmentTable(found), Data: func() any { return ailmentData(found, unseen) }}
	for _, f := range found {
		doc.Blocks = append(doc.Blocks, f.block())
	}
	if len(found) == 0 {
		doc.Blocks = []report.Block{{Text: "Nothing was found."}}
	}
	errs := 0
	for _, f := range found {
		if f.severity == page.Error {
			errs++
		}
	}
	doc.Footer = append(doc.Footer, count(errs, "error")+", "+count(len(found)-errs, "warning")+".")
	for _, what := range unseen {
		doc.Footer = append(doc.Footer, "Not looked at: "+what+".")
	}
	if err := a.show(doc); err != nil {
		return err
	}
	if errs > 0 {
		return errQuiet(exitFindings)
	}
	return nil
}

// shownRecords is how many records are named on the screen; scripts get all.
const shownRecords = 8

func (f ailment) block() report.Block {
	facts := []report.Fact{{Name: "found", Cell: report.Cell{Text: f.what}}}
	if len(f.records) > 0 {
		facts = append(facts, report.Fact{Name: "which", Cell: report.Cell{Text: someOf(f.records, shownRecords, ", ")}})
	}
	facts = append(facts, report.Fact{Name: "to do", Cell: report.Cell{Text: f.do}})
	return report.Block{Heading: string(f.severity) + ": " + f.where, Facts: facts}
}

// someOf names the first of a list and counts the others.
func someOf(names []string, most int, between string) string {
	if len(names) <= most {
		return strings.Join(names, between)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], between), len(names)-most)
}

func ailmentTable(found []ailment) *report.Table {
	t := &report.Table{Columns: []report.Column{{Key: "severity"}, {Key: "finding"}, {Key: "where"}, {Key: "message"}, {Key: "help"}}}
	for _, f := range found {
		var row []report.Cell
		for _, value := range []string{string(f.severity), f.name, f.where, f.what, f.do} {
			row = append(row, report.Cell{Text: value, Data: value})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func ailmentData(found []ailment, unseen []string) diagnosisJSON {
	data := diagnosisJSON{SchemaVersion: 1, Findings: []ailmentJSON{}, NotLookedAt: append([]string{}, unseen...)}
	for _, f := range found {
		one := ailmentJSON{Finding: f.name, Severity: string(f.severity), Where: f.where, Message: f.what, Help: f.do, Records: append([]string{}, f.records...)}
		if f.commits > 0 {
			one.Commits, one.First = &f.commits, &f.first
		}
		data.Findings = append(data.Findings, one)
	}
	return data
}
