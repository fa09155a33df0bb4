package register

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/git"
)

// past is a repository that a test makes step by step, and the folder in it
// where the register lies.
type past struct {
	*testing.T
	dir, folder string
}

func newPast(t *testing.T) *past {
	p := &past{t, t.TempDir(), "."}
	p.git("init", "-q")
	p.put("register.yaml", "schema: 1\ninstitution: {name: NPM}\n")
	p.put("stakeholders/m.yaml", "name: Ministry\ncategory: line-ministry\n")
	p.put("reports/r.yaml", "type: visit\nsent: 2026-01-10\n")
	return p
}

func (p *past) git(args ...string) string {
	p.Helper()
	return p.gitAs("Ana", "2026-02-01", args...)
}

func (p *past) gitAs(who, day string, args ...string) string {
	p.Helper()
	when := day + "T12:00:00+01:00"
	c := exec.Command("git", append([]string{"-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "gc.auto=0", "-c", "core.autocrlf=false"}, args...)...)
	c.Dir = p.dir
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
		"GIT_AUTHOR_NAME="+who, "GIT_AUTHOR_EMAIL=a@npm.example", "GIT_AUTHOR_DATE="+when,
		"GIT_COMMITTER_NAME=C", "GIT_COMMITTER_EMAIL=c@npm.example", "GIT_COMMITTER_DATE="+when)
	out, err := c.CombinedOutput()
	if err != nil {
		p.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (p *past) put(name, src string) {
	p.Helper()
	file := filepath.Join(p.dir, p.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
		p.Fatal(err)
	}
}

// do does one step of a script:
//
//	rec FILE TITLE / BODY     a recommendation in either form
//	says FILE ID WORDS…       a dialogue about it; WORDS are keys of the item or of the dialogue
//	put FILE TEXT             \n begins a line
//	seal FILE TEXT            the same, sealed to who tests
//	commit NAME WHO DAY       all there is
//	in FOLDER                 where the register lies from now on
//
// and whatever git can do.
func (p *past) do(step string) {
	p.Helper()
	word, rest, _ := strings.Cut(step, " ")
	name, text, _ := strings.Cut(rest, " ")
	switch word {
	case "rec":
		p.put(name, recommendation(name, text))
	case "says":
		p.put(name, dialogue(text))
	case "put":
		p.put(name, strings.ReplaceAll(text, `\n`, "\n"))
	case "seal":
		p.put(name, sealedText(p.T, strings.ReplaceAll(text, `\n`, "\n")))
	case "in":
		p.folder = name
	case "commit":
		who, day, _ := strings.Cut(text, " ")
		p.git("add", "-A")
		p.gitAs(who, day, "commit", "-q", "--allow-empty", "-m", name)
	default:
		p.git(strings.Fields(step)...)
	}
}

func recommendation(name, text string) string {
	title, body, _ := strings.Cut(text, " / ")
	front := "report: r\naddressees: [m]\ntitle: " + title + "\n"
	if strings.HasSuffix(name, ".yaml") {
		return front + "body: |\n  " + body + "\n"
	}
	return "---\n" + front + "---\n" + body + "\n"
}

// dialogue is one about several recommendations, "01 accepted; 02 rejected",
// perhaps with "outgoing", "indirect", "media" or another date at the end.
func dialogue(text string) string {
	direction, date, form, more := "incoming", "2026-02-02", "letter", ""
	var items string
	for item := range strings.SplitSeq(text, "; ") {
		words := strings.Fields(item)
		switch {
		case item == "outgoing":
			direction = item
		case item == "indirect":
			more = "indirect: true\n"
		case item == "media":
			form = item
		case len(words) == 1:
			date = item
		default:
			items += fmt.Sprintf("  - {recommendation: %s, for: [m], %s}\n", words[0], strings.Join(words[1:], " "))
		}
	}
	return fmt.Sprintf("date: %s\nform: %s\n%sdirection: %s\nwith: [m]\nrecommendations:\n%s", date, form, more, direction, items)
}

// traced tells what Trace finds: "01 title in c2 on 2026-03-01".
func (p *past) traced() []string {
	p.Helper()
	keys, _ := ownKey()
	r := loadOpened(p, os.DirFS(filepath.Join(p.dir, p.folder)), keys)
	if len(r.Problems) > 0 {
		p.Fatalf("the register has problems: %+v", r.Problems)
	}
	repo, err := git.Open(p.dir)
	if err != nil {
		p.Fatal(err)
	}
	defer repo.Close()
	h, err := repo.Changes(git.Asked{Revision: "HEAD", Folder: p.folder, Kinds: Traced(), Mark: File})
	if err != nil {
		p.Fatal(err)
	}
	changes, err := r.Trace(h)
	if err != nil {
		p.Fatal(err)
	}
	var told []string
	for _, c := range changes {
		line := c.ID + " " + strings.Join(c.Fields, ",")
		if c.Commit != "" {
			line += fmt.Sprintf(" in %s on %s", p.git("log", "-1", "--format=%s", c.Commit), c.When.Format("2006-01-02"))
		}
		told = append(told, line)
	}
	return told
}

const (
	rec      = "recommendations/01.md"
	recYAML  = "recommendations/01.yaml"
	answer   = "dialogue/2026/02/a.yaml"
	issue    = "rec " + rec + " Mend the roof / It leaks."
	issued   = "commit c0 Ana 2026-02-01"
	accept   = "says " + answer + " 01 position: accepted"
	answered = "commit c1 Ana 2026-02-02"
	retitle  = "rec " + rec + " Mend the wall / It leaks."
)

// begun is a history up to the answer, with steps after it.
func begun(steps ...string) []string {
	return append([]string{issue, issued, accept, answered}, steps...)
}

type traceCase struct {
	name  string
	steps []string
	want  []string
}

func onOneLine() []traceCase {
	return []traceCase{
		{"nothing but the answer", begun(), nil},
		{"the title", begun(retitle, "commit c2 Ben 2026-03-01"), []string{"01 title in c2 on 2026-03-01"}},
		{"the text", begun("rec "+rec+" Mend the roof / It is dry.", "commit c2 Ben 2026-03-01"), []string{"01 body in c2 on 2026-03-01"}},
		{"both, one after the other", begun(retitle, "commit c2 Ben 2026-03-01", "rec "+rec+" Mend the wall / It is dry.", "commit c3 Eva 2026-04-01"),
			[]string{"01 title in c2 on 2026-03-01", "01 body in c3 on 2026-04-01"}},
		{"the same key twice", begun(retitle, "commit c2 Ben 2026-03-01", "rec "+rec+" Mend the door / It leaks.", "commit c3 Eva 2026-04-01"),
			[]string{"01 title in c2 on 2026-03-01", "01 title in c3 on 2026-04-01"}},
		{"the same key twice, the second not committed", begun(retitle, "commit c2 Ben 2026-03-01", "rec "+rec+" Mend the door / It leaks."),
			[]string{"01 title in c2 on 2026-03-01", "01 title"}},
		{"edited, taken back, edited", begun(retitle, "commit c2 Ben 2026-03-01", issue, "commit c3 Ben 2026-03-02", retitle, "commit c4 Eva 2026-04-01"),
			[]string{"01 title in c2 on 2026-03-01", "01 title in c4 on 2026-04-01"}},
		{"edited, then another key", begun(retitle, "commit c2 Ben 2026-03-01", "rec "+rec+" Mend the wall / It is dry.", "commit c3 Eva 2026-04-01", "rec "+rec+" Mend the wall / It drips.", "commit c4 Eva 2026-05-01"),
			[]string{"01 title in c2 on 2026-03-01", "01 body in c3 on 2026-04-01", "01 body in c4 on 2026-05-01"}},
		{"edited, removed, and written again as it was", begun(retitle, "commit c2 Ben 2026-03-01", "rm -q "+rec, "commit c3 Ben 2026-03-02", retitle, "commit c4 Eva 2026-04-01"),
			[]string{"01 title in c2 on 2026-03-01"}},
		{"other keys are not words", begun(`put `+rec+` ---\nreport: r\naddressees: [m]\ntitle: Mend the roof\npriority: high\n---\nIt leaks.\n`, "commit c2 Ben 2026-03-01"), nil},
		{"before the answer", []string{issue, issued, retitle, "commit c1 Ben 2026-02-02", accept, "commit c2 Ana 2026-02-03"}, nil},
		{"before and after", []string{issue, issued, retitle, "commit c1 Ben 2026-02-02", accept, "commit c2 Ana 2026-02-03",
			"rec " + rec + " Mend the wall / It is dry.", "commit c3 Eva 2026-03-01"}, []string{"01 body in c3 on 2026-03-01"}},
		{"back to what was before the answer", []string{issue, issued, retitle, "commit c1 Ben 2026-02-02", accept, "commit c2 Ana 2026-02-03", issue, "commit c3 Eva 2026-03-01"},
			[]string{"01 title in c3 on 2026-03-01"}},
		{"with the answer", []string{issue, issued, retitle, accept, "commit c1 Ben 2026-02-02"}, nil},
		{"first seen with the answer", []string{issue, accept, issued}, nil},
		{"edited and taken back", begun(retitle, "commit c2 Ben 2026-03-01", issue, "commit c3 Ben 2026-03-02"), nil},
		{"not committed", begun(retitle), []string{"01 title"}},
		{"taken back, not committed", begun(retitle, "commit c2 Ben 2026-03-01", issue), nil},
		{"the answer not committed", []string{issue, issued, retitle, "commit c1 Ben 2026-02-02", accept}, nil},
		{"the letter is older than its commit", []string{issue, issued, retitle, "commit c1 Ben 2026-06-01", "says " + answer + " 2026-01-20; 01 position: accepted", "commit c2 Ana 2026-06-02"}, nil},
		{"a clock that is wrong", begun(retitle, "commit c2 Ben 2020-01-01"), []string{"01 title in c2 on 2020-01-01"}},
		{"removed and written again", begun("rm -q "+rec, "commit c2 Ben 2026-03-01", retitle, "commit c3 Eva 2026-04-01"), []string{"01 title in c3 on 2026-04-01"}},
		{"two recommendations, in the order of their ids", []string{issue, "rec recommendations/02.md Open the yard / Daily.", issued, "says " + answer + " 01 position: accepted; 02 position: noted", answered,
			"rec recommendations/02.md Open the yard / Weekly.", "commit c2 Ben 2026-03-01", retitle, "commit c3 Eva 2026-04-01"},
			[]string{"01 title in c3 on 2026-04-01", "02 body in c2 on 2026-03-01"}},
	}
}

func ofWords() []traceCase {
	return []traceCase{
		{"only the line ends", begun(`put `+rec+` ---`+"\r"+`\nreport: r`+"\r"+`\naddressees: [m]`+"\r"+`\ntitle: Mend the roof`+"\r"+`\n---`+"\r"+`\nIt leaks.`+"\r"+`\n`, "commit c2 Ben 2026-03-01"), nil},
		{"only where lines break", begun(`put `+rec+` ---\nreport: r\naddressees: [m]\ntitle: >\n  Mend\n  the roof\n---\n\nIt\nleaks.  \n`, "commit c2 Ben 2026-03-01"), nil},
		{"a comment that silences another finding", begun(`put `+rec+` ---\nreport: r\naddressees: [m]\ntitle: Mend the roof # soon\n---\n<!-- npm:ignore M005 reason=one\nroof -->\nIt leaks.\n`, "commit c2 Ben 2026-03-01"), nil},
		{"the same words between two comments", begun(`put `+rec+` ---\nreport: r\naddressees: [m]\ntitle: Mend the roof\n---\n<!-- a --> It leaks. <!-- b -->\n`, "commit c2 Ben 2026-03-01"), nil},
		{"a letter of another size", begun("rec "+rec+" mend the roof / It leaks.", "commit c2 Ben 2026-03-01"), []string{"01 title in c2 on 2026-03-01"}},
	}
}

func ofAnswers() []traceCase {
	late := []string{"01 title in c2 on 2026-03-01"}
	return []traceCase{
		{"an outgoing letter is none", []string{issue, issued, "says " + answer + " outgoing; 01 position: accepted", answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"a letter that was outgoing when the words were edited", []string{issue, issued, "says " + answer + " outgoing; 01 position: accepted", answered,
			retitle, "commit c2 Ben 2026-03-01", accept, "commit c3 Eva 2026-04-01"}, nil},
		{"what a third party tells is none", []string{issue, issued, "says " + answer + " 01 position: accepted; indirect", answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"what the news tell is none", []string{issue, issued, "says " + answer + " 01 position: accepted; media", answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"a claim is none", []string{issue, issued, "says " + answer + " 01 claims: in-progress", answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"a claim first, the position added later", []string{issue, issued, "says " + answer + " 01 claims: in-progress", answered,
			retitle, "commit c2 Ben 2026-03-01", accept, "commit c3 Ana 2026-04-01"}, nil},
		{"an item added to an older letter", []string{issue, "rec recommendations/02.md Open the yard / Daily.", issued, "says " + answer + " 02 position: noted", answered,
			retitle, "commit c2 Ben 2026-03-01", "says " + answer + " 02 position: noted; 01 position: accepted", "commit c3 Ana 2026-03-02",
			"rec " + rec + " Mend the wall / It is dry.", "commit c4 Eva 2026-04-01"}, []string{"01 body in c4 on 2026-04-01"}},
		{"the first of several letters counts, by commit and not by date", []string{issue, issued,
			"says dialogue/2026/02/b.yaml 2026-02-20; 01 position: noted", answered, retitle, "commit c2 Ben 2026-03-01",
			"says dialogue/2026/02/a.yaml 2026-01-11; 01 position: accepted", "commit c3 Ana 2026-03-02"}, late},
		{"a second letter after the edit", begun(retitle, "commit c2 Ben 2026-03-01", "says dialogue/2026/03/b.yaml 2026-03-02; 01 position: noted", "commit c3 Ana 2026-03-02"), late},
		{"the letter was taken away again", begun(retitle, "commit c2 Ben 2026-03-01", "rm -q "+answer, "commit c3 Ana 2026-03-02"), nil},
		{"the letter in its other form", begun("rm -q "+answer, `put dialogue/2026/02/a.md ---\ndate: 2026-02-02\nform: letter\nwith: [m]\nrecommendations: [{recommendation: 01, position: accepted}]\n---\nMinutes.\n`,
			retitle, "commit c2 Ben 2026-03-01"), late},
		{"the letter moved", begun("mv "+answer+" dialogue/2026/02/c.yaml", "commit cm Ana 2026-02-03", retitle, "commit c2 Ben 2026-03-01"), late},
		{"said of a draft", []string{"put reports/r.yaml type: visit", issue, issued, accept, answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"said before the issue", []string{issue, issued, "says " + answer + " 2026-01-09; 01 position: accepted", answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"said on the day of the issue", []string{issue, issued, "says " + answer + " 2026-01-10; 01 position: accepted", answered, retitle, "commit c2 Ben 2026-03-01"}, late},
		{"the letter came while the recommendation was not there", []string{issue, issued, "rm -q " + rec, "commit c1 Ben 2026-02-02", accept, "commit c2 Ana 2026-02-03", retitle, "commit c3 Ben 2026-03-01"}, nil},
		{"the letter was there before the recommendation", []string{accept, "commit c0 Ana 2026-02-01", issue, answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
	}
}

func acrossBranches() []traceCase {
	apart := []string{issue, issued, "switch -q -c side", retitle, "commit s1 Ben 2026-02-02", "switch -q main", accept, answered}
	return []traceCase{
		{"edited on a branch beside the answer", append(apart, "merge -q --no-ff -m m side"), []string{"01 title in s1 on 2026-02-02"}},
		{"edited on a branch that was not taken", append(apart, "merge -q --no-ff -s ours -m m side"), nil},
		{"answered on a branch beside the edit", []string{issue, issued, "switch -q -c side", accept, "commit s1 Ana 2026-02-02", "switch -q main", retitle, "commit m1 Ben 2026-02-03",
			"merge -q --no-ff -m m side"}, []string{"01 title in m1 on 2026-02-03"}},
		{"edited on a branch that began after the answer", begun("switch -q -c side", retitle, "commit s1 Ben 2026-03-01", "switch -q main", "commit m1 Ana 2026-03-02", "merge -q --no-ff -m m side"),
			[]string{"01 title in s1 on 2026-03-01"}},
		{"edited on a branch and on the line, then in the merge of both", begun("switch -q -c side", retitle, "commit s1 Ben 2026-03-01", "switch -q main", "rec "+rec+" Mend the door / It leaks.", "commit m1 Ana 2026-03-02",
			"merge -q -s ours --no-commit side", "rec "+rec+" Mend the yard / It leaks.", "commit mm Eva 2026-03-03"), []string{"01 title in m1 on 2026-03-02", "01 title in s1 on 2026-03-01", "01 title in mm on 2026-03-03"}},
		{"edited in the merge", []string{issue, issued, "switch -q -c side", accept, "commit s1 Ana 2026-02-02", "switch -q main", "commit m1 Ana 2026-02-03",
			"merge -q --no-ff --no-commit side", retitle, "commit mm Eva 2026-03-01"}, []string{"01 title in mm on 2026-03-01"}},
	}
}

// What was sealed at some time cannot be compared, and is no sign of an edit.
func underSeal() []traceCase {
	sealed := `seal recommendations/01.md.age ---\nreport: r\naddressees: [m]\ntitle: Mend the wall\n---\nIt leaks.\n`
	quiet := "seal " + answer + ".age " + strings.ReplaceAll(dialogue("01 position: accepted"), "\n", `\n`)
	return []traceCase{
		{"sealed since", begun("rm -q "+rec, sealed, "commit c2 Ben 2026-03-01"), nil},
		{"sealed when it was answered", []string{sealed, issued, accept, answered, "rm -q recommendations/01.md.age", issue, "commit c2 Ben 2026-03-01"}, nil},
		{"sealed for a while, and the same as before", begun("rm -q "+rec, sealed, "commit c2 Ben 2026-03-01", "rm -q recommendations/01.md.age", issue, "commit c3 Ben 2026-03-02"), nil},
		{"sealed for a while, and edited since", begun("rm -q "+rec, sealed, "commit c2 Ben 2026-03-01", "rm -q recommendations/01.md.age", retitle, "commit c3 Ben 2026-03-02"), []string{"01 title in c3 on 2026-03-02"}},
		{"the answer sealed from the first", []string{issue, issued, quiet, answered, retitle, "commit c2 Ben 2026-03-01"}, nil},
		{"the answer sealed since", begun("rm -q "+answer, quiet, "commit c2 Ana 2026-02-03", retitle, "commit c3 Ben 2026-03-01"), []string{"01 title in c3 on 2026-03-01"}},
	}
}

func inMoves() []traceCase {
	second := "says " + answer + " 02 position: accepted"
	return []traceCase{
		{"moved", begun("mv "+rec+" recommendations/02.md", second, "commit c2 Ben 2026-03-01"), nil},
		{"moved, then edited", begun("mv "+rec+" recommendations/02.md", second, "commit c2 Ben 2026-03-01", "rec recommendations/02.md Mend the wall / It leaks.", "commit c3 Eva 2026-04-01"),
			[]string{"02 title in c3 on 2026-04-01"}},
		{"edited, then moved", begun(retitle, "commit c2 Ben 2026-03-01", "mv "+rec+" recommendations/02.md", second, "commit c3 Eva 2026-04-01"),
			[]string{"02 title in c2 on 2026-03-01"}},
		{"moved and edited at once is another", begun("mv "+rec+" recommendations/02.md", "rec recommendations/02.md Mend the wall / It leaks.", second, "commit c2 Ben 2026-03-01"), nil},
		{"moved into the place of another at once: what was answered under that id has other words", []string{issue, "rec recommendations/02.md Open the yard / Daily.", issued,
			accept, answered, "mv " + rec + " recommendations/03.md", "mv recommendations/02.md " + rec, "says " + answer + " 03 position: accepted; 01 position: noted", "commit c2 Ben 2026-03-01"},
			[]string{"01 title in c2 on 2026-03-01", "01 body in c2 on 2026-03-01"}},
		{"moved to where another was", []string{issue, "rec recommendations/02.md Open the yard / Daily.", issued, "says " + answer + " 01 position: noted; 02 position: accepted", answered,
			"mv " + rec + " recommendations/03.md", "says " + answer + " 03 position: noted; 02 position: accepted", "commit c2 Ben 2026-03-01",
			"mv recommendations/02.md " + rec, "says " + answer + " 03 position: noted; 01 position: accepted", "commit c3 Ben 2026-03-02"}, nil},
		{"moved to where another was that was answered before it", []string{issue, "rec recommendations/02.md Open the yard / Daily.", issued, accept, answered,
			"rec recommendations/02.md Open the yard / Weekly.", "commit c2 Eva 2026-03-01", "mv " + rec + " recommendations/03.md", "says " + answer + " 03 position: accepted", "commit c3 Ben 2026-03-02",
			"mv recommendations/02.md " + rec, "says " + answer + " 03 position: accepted; 01 position: noted", "commit c4 Ben 2026-03-03"}, nil},
		{"moved before the answer, and another took its old place", []string{issue, issued, "mv " + rec + " recommendations/02.md", "commit c1 Ana 2026-02-02",
			"rec " + rec + " Open the yard / Daily.", "commit c2 Ana 2026-02-03", second, "commit c3 Ana 2026-02-04"}, nil},
		{"in its other form", begun("rm -q "+rec, "rec "+recYAML+" Mend the roof / It leaks.", "commit c2 Ben 2026-03-01"), nil},
		{"in its other form, and edited at once", begun("rm -q "+rec, "rec "+recYAML+" Mend the wall / It leaks.", "commit c2 Ben 2026-03-01"), []string{"01 title in c2 on 2026-03-01"}},
		{"in its other form, and edited later", begun("rm -q "+rec, "rec "+recYAML+" Mend the roof / It leaks.", "commit c2 Ben 2026-03-01",
			"rec "+recYAML+" Mend the roof / It is dry.", "commit c3 Eva 2026-04-01"), []string{"01 body in c3 on 2026-04-01"}},
		{"in its other form before the answer", []string{issue, issued, "rm -q " + rec, "rec " + recYAML + " Mend the roof / It leaks.", "commit c1 Ana 2026-02-02", accept, "commit c2 Ana 2026-02-03",
			"rec " + recYAML + " Mend the roof / It is dry.", "commit c3 Eva 2026-04-01"}, []string{"01 body in c3 on 2026-04-01"}},
		{"out of YAML", []string{"rec " + recYAML + " Mend the roof / It leaks.", issued, accept, answered, "rm -q " + recYAML, retitle, "commit c2 Ben 2026-03-01"},
			[]string{"01 title in c2 on 2026-03-01"}},
		{"another takes its id in the other form", begun("mv "+rec+" recommendations/02.md", second, "commit c2 Ben 2026-03-01",
			"rec "+recYAML+" Open the yard / Daily.", second+"; 01 position: noted", "commit c3 Eva 2026-04-01"), nil},
		{"the register moved into a folder", begun("mv -k register.yaml stakeholders reports recommendations dialogue sub", "in sub", "commit c2 Ben 2026-03-01"), nil},
		{"the register moved, and edited with it", begun("mv -k register.yaml stakeholders reports recommendations dialogue sub", "in sub", retitle, "commit c2 Ben 2026-03-01"),
			[]string{"01 title in c2 on 2026-03-01"}},
		{"the register moved, edited before", begun(retitle, "commit c2 Ben 2026-03-01", "mv -k register.yaml stakeholders reports recommendations dialogue sub", "in sub", "commit c3 Eva 2026-04-01"),
			[]string{"01 title in c2 on 2026-03-01"}},
	}
}

func TestTrace(t *testing.T) {
	for _, c := range slices.Concat(onOneLine(), ofWords(), ofAnswers(), acrossBranches(), inMoves(), underSeal()) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPast(t)
			for _, step := range c.steps {
				if strings.HasPrefix(step, "mv -k ") {
					if err := os.Mkdir(filepath.Join(p.dir, "sub"), 0o777); err != nil {
						t.Fatal(err)
					}
				}
				p.do(step)
			}
			if got := p.traced(); !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// What a shallow clone left out is not made up: at its first commit all files
// seem new, and words edited before it are those that were answered.
func TestTraceInAShallowClone(t *testing.T) {
	p := newPast(t)
	for _, step := range begun(retitle, "commit c2 Ben 2026-03-01") {
		p.do(step)
	}
	clone := &past{t, filepath.Join(t.TempDir(), "clone"), "."}
	p.git("clone", "-q", "--depth=1", "file://"+p.dir, clone.dir)
	if got := clone.traced(); got != nil {
		t.Errorf("%q", got)
	}
	clone.do("rec " + rec + " Mend the wall / It is dry.")
	clone.do("commit c3 Eva 2026-04-01")
	if got, want := clone.traced(), []string{"01 body in c3 on 2026-04-01"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
