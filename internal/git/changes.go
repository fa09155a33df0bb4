package git

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Asked says what Changes is to look at.
type Asked struct {
	Revision string              // the last commit, as Repo.Revision has it
	Folder   string              // where the register lies there: "." for the root
	Kinds    []string            // the files and folders right below Folder that count
	Mark     string              // the file that tells the register's folder from others; "" if it never moved
	Progress func(done, all int) // if not nil, called now and then with commits
}

// Changes goes once through a revision and all commits before it, and returns
// each version of each file below the folders asked for. It compares hashes
// and reads no file, so what it takes grows with the commits, not the files.
//
// A merge has a version only where it differs from all its parents: what came
// in from a branch belongs to the commits there. A new path is a move, and no
// edit, where a parent had its exact content under a path that is gone; a file
// that takes the place of another is an edit of that one. If the whole register
// was moved to another folder, as Mark tells, no path changed. At a commit that
// is Cut every file seems new, and is not.
//
// The error wraps ErrNoCommits for a repository without any. A tree has no
// history, and a missing commit is an error, except where a shallow clone ends.
func (r *Repo) Changes(asked Asked) (*History, error) {
	if !fs.ValidPath(asked.Folder) {
		return nil, &fs.PathError{Op: "history", Path: asked.Folder, Err: fs.ErrInvalid}
	}
	v, err := r.Revision(asked.Revision)
	if err != nil {
		return nil, err
	}
	if v.Commit == "" {
		return nil, fmt.Errorf("%q is a tree, which has no history; name a commit", asked.Revision)
	}
	s, err := r.storage()
	if err != nil {
		return nil, err
	}
	commits, err := inOrder(plumbing.NewHash(v.Commit), s.historyCommit)
	if err != nil {
		return nil, err
	}
	return s.history(asked, commits, 0)
}

// history goes through commits and gives their history, without as many at their
// end as are not of the repository.
func (s *storage) history(asked Asked, commits []*Commit, joining int) (*History, error) {
	p := &pass{asked: asked, only: make(map[string]bool), folders: newFolders(s.objects)}
	for _, kind := range asked.Kinds {
		p.only[kind] = true
	}
	if err := p.run(commits); err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	return p.history(commits[:len(commits)-joining], s.objects), nil
}

// pass is one way through the commits. It goes from the last to the first:
// packs hold the newest folders whole and older ones as differences to them.
type pass struct {
	asked    Asked
	only     map[string]bool
	folders  *folders
	steps    int
	versions []*Version // the last commit's first
}

func (p *pass) run(commits []*Commit) (err error) {
	last := commits[len(commits)-1]
	last.Folder = p.asked.Folder
	if last.register, err = p.folders.below(last.tree, last.Folder); err != nil {
		return err
	}
	for done, c := range slices.Backward(commits) {
		for _, parent := range c.Parents {
			if parent.Folder == "" {
				if err := p.settle(parent, c); err != nil {
					return fmt.Errorf("commit %.10s: %w", parent.Hash, err)
				}
			}
		}
		if err := p.add(c); err != nil {
			return fmt.Errorf("commit %.10s: %w", c.Hash, err)
		}
		if done = len(commits) - done; p.asked.Progress != nil && (done%200 == 0 || done == len(commits)) {
			p.asked.Progress(done, len(commits))
		}
	}
	return nil
}

// settle finds the register's folder at a commit, which is where it was at the
// next one unless that moved it.
func (p *pass) settle(c, next *Commit) (err error) {
	c.Folder = next.Folder
	if c.register, err = p.folders.below(c.tree, c.Folder); err != nil || p.asked.Mark == "" || c.register == next.register {
		return err
	}
	mark, err := p.folders.entry(c.register, p.asked.Mark)
	if err != nil || mark.name != nil {
		return err
	}
	marked, err := p.folders.entry(next.register, p.asked.Mark)
	if err != nil || marked.name == nil {
		return err
	}
	if c.Folder, err = p.movedFrom(c, next, marked.hash); err != nil {
		return err
	}
	c.register, err = p.folders.below(c.tree, c.Folder)
	return err
}

// movedFrom returns the folder that lost its mark when the register's folder
// got one; the same folder if there was none, or several without the same mark.
func (p *pass) movedFrom(c, next *Commit, mark plumbing.Hash) (string, error) {
	d := difference{folders: p.folders, steps: &p.steps}
	if err := d.compare("", 0, next.tree, []plumbing.Hash{c.tree}); err != nil {
		return "", err
	}
	lost := slices.DeleteFunc(d.found, func(f changedFile) bool { return !f.removed() || path.Base(f.path) != p.asked.Mark })
	if same := slices.IndexFunc(lost, func(f changedFile) bool { return f.was[0] == mark }); same >= 0 {
		return path.Dir(lost[same].path), nil
	}
	if len(lost) == 1 {
		return path.Dir(lost[0].path), nil
	}
	return c.Folder, nil
}

// add appends the versions of one commit.
func (p *pass) add(c *Commit) error {
	found, err := p.against(c, c.Parents)
	if err != nil {
		return err
	}
	made := make([]*Version, len(found))
	for i, f := range found {
		made[i] = &Version{Path: f.path, Commit: c, Blob: Blob(f.now), born: f.born()}
	}
	for i, parent := range c.Parents {
		gone := found
		if len(c.Parents) > 1 {
			if !slices.ContainsFunc(found, func(f changedFile) bool { return !f.removed() && f.was[i].IsZero() }) {
				continue
			}
			if gone, err = p.against(c, []*Commit{parent}); err != nil {
				return err
			}
		}
		pairMoves(made, found, i, gone)
	}
	slices.SortFunc(made, func(a, b *Version) int { return strings.Compare(b.Path, a.Path) })
	p.versions = append(p.versions, made...)
	return nil
}

// against compares a commit with some of its parents, the first one with nothing.
func (p *pass) against(c *Commit, parents []*Commit) ([]changedFile, error) {
	before := []plumbing.Hash{plumbing.ZeroHash}
	if len(parents) > 0 {
		before = before[:0]
	}
	for _, parent := range parents {
		before = append(before, parent.register)
	}
	d := difference{folders: p.folders, only: p.only, steps: &p.steps}
	err := d.compare("", 0, c.register, before)
	return d.found, err
}

// pairMoves marks the versions that parent i had under a path that is gone.
// gone is what differs from that parent alone. Of several equal files, those
// that keep their last name are paired first.
func pairMoves(made []*Version, found []changedFile, i int, gone []changedFile) {
	type content struct {
		blob Blob
		base string
	}
	used := make(map[string]bool)
	for _, key := range []func(b Blob, name string) content{
		func(b Blob, name string) content { return content{b, path.Base(name)} },
		func(b Blob, _ string) content { return content{blob: b} },
	} {
		from := make(map[content][]string)
		for _, g := range gone {
			if g.removed() && !used[g.path] {
				was := Blob(g.was[min(i, len(g.was)-1)])
				from[key(was, g.path)] = append(from[key(was, g.path)], g.path)
			}
		}
		for n, v := range made {
			k := key(v.Blob, v.Path)
			if v.From != "" || found[n].removed() || !found[n].was[i].IsZero() || len(from[k]) == 0 {
				continue
			}
			v.From, from[k] = from[k][0], from[k][1:]
			used[v.From] = true
		}
	}
	markMoved(made)
}

// markMoved tells the versions that removed a file where it was moved to.
func markMoved(made []*Version) {
	to := make(map[string]string)
	for _, v := range made {
		if v.From != "" {
			to[v.From] = v.Path
		}
	}
	for _, v := range made {
		if v.Blob == (Blob{}) {
			v.To = to[v.Path]
		}
	}
}

func (p *pass) history(commits []*Commit, o *objects) *History {
	slices.Reverse(p.versions)
	h := &History{Commits: commits, Versions: p.versions, objects: o, folders: p.folders, only: p.only, byPath: make(map[string][]*Version)}
	for _, v := range h.Versions {
		h.byPath[v.Path] = append(h.byPath[v.Path], v)
	}
	for _, c := range commits {
		h.Shallow = h.Shallow || c.Cut
	}
	return h
}
