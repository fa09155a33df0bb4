package register

import (
	"cmp"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
)

// Past is what Git remembers of one record.
type Past struct {
	Record string // kind and id
	File   string // the last one that held it
	Gone   bool   // the last commit does not hold it
	Edits  []record.Edit
}

// Pasts tells, from the history of all kinds, what became of every record that
// there is or was, by kind and id. It reads no file, so no keys are told; a
// record that got another id is told under that.
func Pasts(h *git.History) ([]Past, error) {
	files, err := h.Files()
	if err != nil {
		return nil, err
	}
	last := map[string]Past{}
	for _, file := range files {
		if name, ok := NameOf(file); ok {
			last[name] = Past{Record: name, File: file}
		}
	}
	for name, file := range formerOf(h, files) {
		if now, _ := NameOf(file); now == name {
			last[name] = Past{Record: name, File: file, Gone: true}
		}
	}
	pasts := slices.SortedFunc(maps.Values(last), func(a, b Past) int { return cmp.Compare(a.Record, b.Record) })
	for i := range pasts {
		for _, v := range versionsOf(h, pasts[i].File) {
			if e, ok := editOf(h, v); ok {
				pasts[i].Edits = append(pasts[i].Edits, e)
			}
		}
	}
	return pasts, nil
}

// Former are the records, by kind and id, that the last commit does not have
// under that id, each with the file that held it last: the same one, or that of
// the id it has got since.
func Former(h *git.History) (map[string]string, error) {
	files, err := h.Files()
	return formerOf(h, files), err
}

func formerOf(h *git.History, files []string) map[string]string {
	there := map[string]bool{}
	for _, file := range files {
		name, _ := NameOf(file)
		there[name] = true
	}
	former, ends := map[string]string{}, map[string]string{}
	for _, file := range slices.Sorted(maps.Keys(h.Paths())) {
		name, ok := NameOf(file)
		if !ok || there[name] {
			continue
		}
		if last := lastOf(h, file, ends); last != file || former[name] == "" {
			former[name] = last
		}
	}
	return former
}

// lastOf follows a file from path to path. Branches may have moved it in a
// circle, which ends it. What it finds is kept in ends, so that no way is gone
// twice.
func lastOf(h *git.History, file string, ends map[string]string) string {
	var way []string
	seen := map[string]bool{}
	for to := file; to != "" && !seen[to]; to = h.MovedTo(file) {
		if end, known := ends[to]; known {
			file = end
			break
		}
		seen[to], file = true, to
		way = append(way, to)
	}
	for _, path := range way {
		ends[path] = file
	}
	return file
}

// Past tells what became of the record in a file, and in which keys each commit
// changed it. The file need not be there any more.
func (r *Register) Past(h *git.History, file string) ([]record.Edit, error) {
	last, err := fileIn(h, h.Commits[len(h.Commits)-1], file)
	if err != nil {
		return nil, err
	}
	var edits []record.Edit
	for _, v := range versionsOf(h, cmp.Or(last.Path, file)) {
		e, ok := editOf(h, v)
		if !ok {
			continue
		}
		if e.What == record.Edited || e.What == record.Rewritten {
			before, err := filesBefore(h, v, cmp.Or(e.From, v.Path))
			if err != nil {
				return nil, err
			}
			if e.Changed, e.Unread, err = r.changed(h, before, git.Version{Path: v.Path, Blob: v.Blob}); err != nil {
				return nil, err
			}
		}
		edits = append(edits, e)
	}
	return edits, nil
}

// Uncommitted tells what the register's own file has that the last commit does
// not have, nil if that is nothing. It is for a register in a working tree.
func (r *Register) Uncommitted(h *git.History, file string) (*record.Edit, error) {
	last := h.Commits[len(h.Commits)-1]
	was, err := fileIn(h, last, file)
	if err != nil {
		return nil, err
	}
	src, unread := r.raw(file)
	if unread != nil {
		if was.Blob == (git.Blob{}) {
			return nil, nil
		}
		return &record.Edit{What: record.Removed, File: file}, nil
	}
	e := &record.Edit{What: record.Edited, File: file}
	switch {
	case was.Blob == (git.Blob{}):
		e.What = record.Created
		return e, nil
	case was.Path != file:
		e.What, e.From = record.Rewritten, was.Path
	case tracer{r, h}.holds(file, was.Blob):
		return nil, nil
	}
	if isSealed(file) || isSealed(was.Path) {
		e.Unread = true
		return e, nil
	}
	before, err := h.Content(was.Blob)
	if err != nil {
		return nil, err
	}
	e.Changed, e.Unread = r.differing(r.Read(was.Path, before).Record, r.Read(file, src).Record)
	return e, nil
}

// versionsOf are the versions of a record's file, in whichever form it was
// written and under whichever id, the oldest first.
func versionsOf(h *git.History, file string) []*git.Version {
	all := tracer{history: h}.past(file)
	asked := map[string]bool{file: true}
	for _, other := range otherForms(file) {
		asked[other] = true
	}
	for i := 0; i < len(all); i++ {
		v := all[i]
		if other := rewrittenFrom(h, v); other != "" && !asked[other] {
			asked[other] = true
			all = append(all, h.PastBefore(other, v.Commit)...)
		}
	}
	slices.SortStableFunc(all, func(a, b *git.Version) int { return cmp.Compare(a.Commit.Order, b.Commit.Order) })
	return all
}

// rewrittenFrom is the file of another form that a commit took away when it made
// this one, "" if there is none.
func rewrittenFrom(h *git.History, v *git.Version) string {
	if !v.IsNew() {
		return ""
	}
	for _, other := range otherForms(v.Path) {
		if takenAway(h, other, v.Commit) {
			return other
		}
	}
	return ""
}

// takenAway says whether a commit took a file away and left it nowhere.
func takenAway(h *git.History, file string, c *git.Commit) bool {
	v := h.At(file, c)
	return v != nil && v.Blob == (git.Blob{}) && v.To == ""
}

// editOf puts a version into words. It is not ok where another version of the
// same commit tells the step: what takes one form of a record away for the other.
func editOf(h *git.History, v *git.Version) (e record.Edit, ok bool) {
	e = record.Edit{What: record.Edited, Day: calendar.On(v.Commit.When), Commit: v.Commit.Hash,
		Author: v.Commit.Who, Subject: v.Commit.Subject, File: v.Path, From: v.From}
	switch other := rewrittenFrom(h, v); {
	case v.Blob == (git.Blob{}):
		e.What = record.Removed
		return e, !slices.ContainsFunc(otherForms(v.Path), func(form string) bool {
			made := h.At(form, v.Commit)
			return made != nil && made.IsNew()
		})
	case v.From != "":
		e.What = record.Renamed
	case v.Commit.Cut:
		e.What = record.Oldest
	case other != "":
		e.What, e.From = record.Rewritten, other
	case v.IsNew():
		e.What = record.Created
	}
	return e, true
}

// filesBefore are the files that the parents of a commit had of a record.
func filesBefore(h *git.History, v *git.Version, path string) ([]git.Version, error) {
	var before []git.Version
	for _, parent := range v.Commit.Parents {
		was, err := fileIn(h, parent, path)
		if err != nil {
			return nil, err
		}
		if was.Blob != (git.Blob{}) {
			before = append(before, was)
		}
	}
	return before, nil
}

// fileIn is the file of a record in a commit, in whichever form.
func fileIn(h *git.History, c *git.Commit, file string) (git.Version, error) {
	for _, path := range append([]string{file}, otherForms(file)...) {
		blob, err := h.Blob(c, path)
		if err != nil || blob != (git.Blob{}) {
			return git.Version{Path: path, Blob: blob}, err
		}
	}
	return git.Version{}, nil
}

// changed lists the keys in which a file says something that none of those
// before it said: a merge that took the words of one side changed nothing.
func (r *Register) changed(h *git.History, before []git.Version, now git.Version) ([]record.ChangedKey, bool, error) {
	t := tracer{r, h}
	after, err := t.recordOf(&now)
	if err != nil {
		return nil, false, err
	}
	var common []record.ChangedKey
	for i := range before {
		was, err := t.recordOf(&before[i])
		if err != nil {
			return nil, false, err
		}
		keys, unread := r.differing(was, after)
		if unread {
			return nil, true, nil
		}
		if i == 0 {
			common = keys
		}
		common = slices.DeleteFunc(common, func(k record.ChangedKey) bool {
			return !slices.ContainsFunc(keys, func(other record.ChangedKey) bool { return other.Key == k.Key })
		})
	}
	return common, false, nil
}
