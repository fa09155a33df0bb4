package cli

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) historyCommand() *cobra.Command {
	var q report.HistoryQuery
	var all bool
	c := &cobra.Command{
		Use:   "history RECORD",
		Short: "Everything that happened to a record, by date",
		Long: `Tell everything that happened to a record, by date: what the register says, and
what was done to its file, by whom and in which keys. Any part of the id will do
that no other record has, or the file's path; also that of a record that is gone
or has another id now.

With --all: every commit that touched a record, for all records there are or
were. No file is read for it, so it tells no events and no keys.`,
		Example: `  npm history places/prison-lakeside
  npm history 2025/prison-lakeside/04 --events
  npm history prison-service --as-of 2025-12-31 --format json
  npm history --all --format csv -o commits.csv`,
		Annotations:       heeds("rev", "as-of", "format", "output"),
		Args:              func(c *cobra.Command, args []string) error { return historyArguments(c, args, all, q) },
		ValidArgsFunction: a.completeRecords,
		RunE: func(_ *cobra.Command, args []string) error {
			if all {
				return a.histories()
			}
			return a.withRegister(func(s *session) error { return a.history(s, args[0], q) })
		},
	}
	flags := c.Flags()
	flags.BoolVar(&q.Events, "events", false, "only what the register says happened")
	flags.BoolVar(&q.Commits, "commits", false, "only what was done to the file")
	flags.BoolVar(&all, "all", false, "what was done to the files of all records")
	return c
}

func historyArguments(c *cobra.Command, args []string, all bool, q report.HistoryQuery) error {
	switch {
	case all && len(args) > 0:
		return usage("leave --all out to be told of one record", "history takes either one record or --all")
	case all && q.Events:
		return usage("name one record to be told its events", "history --all tells no events")
	case all:
		return nil
	case len(args) == 0:
		return usage("name a record, such as places/prison-lakeside, or give --all", "history takes one record")
	}
	return oneArgument("record")(c, args)
}

// history shows the history of one record.
func (a *app) history(s *session, word string, q report.HistoryQuery) error {
	rec, notFound := resolveAny(s.register.Set, word)
	if notFound != nil {
		notFound = a.unreadAnyOr(s, word, notFound)
		if !errors.Is(notFound, errNoRecord) {
			return notFound
		}
	}
	var past *git.History
	if notFound != nil || !q.Events || q.Commits {
		kinds := record.Kinds()
		if rec != nil {
			kinds = []record.Kind{record.Of(rec).Kind}
		}
		read, done, err := a.gitHistory(s.source, kinds)
		if err != nil {
			return err
		}
		defer done()
		past = read
	}
	var file string
	var err error
	if rec != nil {
		file = record.Of(rec).Path
	} else if file, err = a.former(past, word, notFound); err != nil {
		return err
	}
	of, err := a.biography(s, past, file)
	if err != nil {
		return fail("'git fsck' shows what is damaged", "%v", err)
	}
	doc := report.History(s.view, s.at, of, q)
	if doc == nil {
		return a.notYet(of.Record, s.at.Day)
	}
	return a.show(doc)
}

// biography is what Git knows of the record in a file. past is nil where there is
// nothing to ask, or nothing is asked.
func (a *app) biography(s *session, past *git.History, file string) (of report.Biography, err error) {
	of.Record = s.register.RecordAt(file)
	kind, id, _ := record.KindOf(of.Record)
	of.Gone = s.register.Set.Get(kind, id) == nil
	if past == nil {
		return of, nil
	}
	if of.Edits, err = s.register.Past(past, file); err != nil || s.isRevision() || s.at.Day < a.today() {
		return of, err
	}
	last, err := s.register.Uncommitted(past, file)
	if last != nil {
		of.Edits = append(of.Edits, *last)
	}
	return of, err
}

// isRevision says whether the files are those of a commit, so that nothing in
// them can wait to be committed.
func (s *source) isRevision() bool { return s.revision != nil && s.revision.Commit != "" }

// former is the file of a record that is not there under the id asked for: the
// last one that held it.
func (a *app) former(past *git.History, word string, notFound error) (string, error) {
	if past == nil {
		return "", notFound
	}
	former, err := register.Former(past)
	if err != nil {
		return "", fail("", "%v", err)
	}
	files, err := past.Files()
	if err != nil {
		return "", fail("", "%v", err)
	}
	for _, file := range files { // removed since the last commit: the register holds none that word could mean
		if name, ok := register.NameOf(file); ok && former[name] == "" {
			former[name] = file
		}
	}
	name, err := resolveName(slices.Sorted(maps.Keys(former)), word)
	if errors.Is(err, errNoRecord) {
		return "", notFound
	}
	if err != nil {
		return "", err
	}
	if now, _ := register.NameOf(former[name]); now != name {
		a.note("%s is called %s now", name, now)
	} else {
		a.note("%s is not there any more; this is what was done to its file", name)
	}
	return former[name], nil
}

// historyMemory is how many bytes the histories of all records may take before
// memory is freed more often than a command that lives for a second needs it to.
const historyMemory = 320 << 20

// histories shows what was done to the files of all records.
func (a *app) histories() error {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(historyMemory))
	src, err := a.find()
	if err != nil {
		return err
	}
	defer src.close()
	at, err := a.moment(src.revision)
	if err != nil {
		return err
	}
	past, done, err := a.gitHistory(src, record.Kinds())
	if err != nil {
		return err
	}
	var all []report.Biography
	if past != nil {
		defer done()
		pasts, err := register.Pasts(past)
		if err != nil {
			return fail("", "%v", err)
		}
		for _, p := range pasts {
			all = append(all, report.Biography{Record: p.Record, Gone: p.Gone, Edits: p.Edits})
		}
	}
	return a.show(report.Histories(at, all))
}

// gitHistory is what Git remembers of the files of some kinds, up to the revision
// that a register is read from; nil, with a note, where there is no past to ask.
func (a *app) gitHistory(src *source, kinds []record.Kind) (past *git.History, done func() error, err error) {
	repo, err := git.Open(a.dir)
	if errors.Is(err, git.ErrNotRepository) {
		a.note("there is no Git repository here, so who changed the files is not known")
		return nil, nothing, nil
	}
	if err != nil {
		return nil, nothing, fail("--events leaves Git out", "%v", err)
	}
	asked := git.Asked{Revision: "HEAD", Folder: src.folder, Mark: register.File}
	if src.isRevision() { // a tree has no history: it is about to be committed
		asked.Revision = src.revision.Commit
	}
	for _, kind := range kinds {
		asked.Kinds = append(asked.Kinds, string(kind))
	}
	bar := a.progress()
	asked.Progress = bar.show
	past, err = repo.Changes(asked)
	bar.clear()
	switch {
	case errors.Is(err, git.ErrNoCommits):
		a.note("nothing was committed yet")
		err = nil
	case err != nil:
		err = fail("--events leaves Git out", "the history could not be read: %v", err)
	case past.Shallow:
		a.note("this clone holds the last commits only, and what was done before them is not known ('git fetch --unshallow' gets the rest)")
	}
	if past == nil || err != nil {
		return nil, nothing, cmp.Or(err, repo.Close())
	}
	return past, repo.Close, nil
}

// nothing is what there is to close where nothing was opened.
func nothing() error { return nil }

// note says on standard error what a list does not hold, beside the list.
func (a *app) note(format string, args ...any) {
	said := report.Document{Blocks: []report.Block{{Text: "note: " + a.named(fmt.Sprintf(format, args...))}}}
	_ = render.Text(a.Err, &said, a.terminal(a.Err)) // the list is what counts
}
