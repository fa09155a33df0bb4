package git

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// Commit is one commit of a History.
type Commit struct {
	Hash    string    // in full
	Who     string    // the author's name; the beginning where it is very long
	Subject string    // the first line of the message; the same
	When    time.Time // the committer's date, in the zone the committer was in
	Order   int       // its place in History.Commits: clocks are wrong at times, this is not
	Parents []*Commit // none for the first commit, nor for one that is Cut
	Cut     bool      // it has parents, but a shallow clone left them out
	Folder  string    // where the register lay, below the repository's root

	tree     plumbing.Hash
	register plumbing.Hash // the folder Folder; zero if there was none
	line     *Commit       // the first of the commits that lead here one by one
	knowsAll bool          // it follows every commit that stands before it in the order
	followed bool          // some commit has it as a parent
}

// Follows tells whether earlier is an ancestor of c: whoever made c could know
// of it. Of two commits on branches side by side neither follows the other,
// whatever their order.
func (c *Commit) Follows(earlier *Commit) bool {
	if earlier.Order >= c.Order {
		return false
	}
	if c.knowsAll {
		return true
	}
	seen := make(map[*Commit]bool)
	for todo := []*Commit{c}; len(todo) > 0; {
		line := todo[len(todo)-1].line
		todo = todo[:len(todo)-1]
		if earlier.Order >= line.Order {
			return true // what came into this line came in after earlier
		}
		for _, p := range line.Parents {
			if p.Order >= earlier.Order && !seen[p.line] {
				seen[p.line] = true
				todo = append(todo, p)
			}
		}
	}
	return false
}

// Blob is the identity of a file's content: equal content, equal Blob. The
// zero Blob stands for no file.
type Blob [20]byte

// Version is a file as one commit left it, where that is not as the commit
// found it.
type Version struct {
	Path   string // from the register's folder
	Commit *Commit
	Blob   Blob   // zero: the commit removed the file
	From   string // the path of the file that the commit moved here unchanged: no edit
	To     string // the path that the commit moved this file to, where it removed it

	born bool // no parent had a file of that path
}

// IsNew tells whether the commit made the file: none of that path was there
// before, and none was moved here.
func (v *Version) IsNew() bool { return v.born && v.From == "" && v.Blob != (Blob{}) }

// History is what Changes found.
type History struct {
	Commits  []*Commit  // parents before children, a merge's first parent before the second
	Versions []*Version // by commit in that order, then by path
	Shallow  bool       // the clone is shallow, and older versions were not seen: some commits are Cut

	objects *objects
	folders *folders
	only    map[string]bool
	byPath  map[string][]*Version
}

// name is a path that a file bore.
type name struct {
	path   string
	before *Commit // the file was moved or taken away then; nil if it was not
}

// Past returns the versions of the file that bears the path at the end of the
// history, the oldest first. It goes back through moves, into every branch.
// A file that was removed and later added again is one file: its past holds
// the removal. What another file of the same path was before this one was
// moved there, or after it was moved away, is not in it.
func (h *History) Past(path string) []*Version { return h.pastOf(name{path: path}) }

// PastBefore returns the versions that Past would, had the history ended at the
// parents of a commit.
func (h *History) PastBefore(path string, c *Commit) []*Version {
	return h.pastOf(name{path: path, before: c})
}

// Paths is the set of all paths that some file ever bore.
func (h *History) Paths() map[string]bool {
	all := make(map[string]bool, len(h.byPath))
	for path := range h.byPath {
		all[path] = true
	}
	return all
}

// Files lists the files that the last commit holds, among the kinds that Changes
// was asked for, in the order of Git.
func (h *History) Files() ([]string, error) {
	d := difference{folders: h.folders, only: h.only, steps: new(int)}
	last := h.Commits[len(h.Commits)-1]
	if err := d.compare("", 0, last.register, []plumbing.Hash{plumbing.ZeroHash}); err != nil {
		return nil, err
	}
	files := make([]string, 0, len(d.found))
	for _, f := range d.found {
		files = append(files, f.path)
	}
	return files, nil
}

// At returns the version of the file of that path that a commit made, nil if it
// left the file as it was.
func (h *History) At(path string, c *Commit) *Version {
	if i, found := h.place(path, c); found {
		return h.byPath[path][i]
	}
	return nil
}

// place is where the version that a commit made stands among those of a path, or
// would stand.
func (h *History) place(path string, c *Commit) (i int, found bool) {
	return slices.BinarySearchFunc(h.byPath[path], c.Order, func(v *Version, order int) int { return cmp.Compare(v.Commit.Order, order) })
}

// MovedTo returns the path that the file of that path was moved to at last, ""
// if it was not.
func (h *History) MovedTo(path string) string {
	versions := h.byPath[path]
	if len(versions) == 0 {
		return ""
	}
	return versions[len(versions)-1].To
}

func (h *History) pastOf(last name) []*Version {
	var past []*Version
	left := make(map[string][]*Version) // of each path, those of no name so far
	for todo := []name{last}; len(todo) > 0; todo = todo[1:] {
		at := todo[0]
		if left[at.path] == nil {
			left[at.path] = slices.DeleteFunc(slices.Clone(h.byPath[at.path]), func(v *Version) bool { return v.To != "" })
		}
		found := h.named(at, left)
		for _, v := range found {
			if v.From != "" {
				todo = append(todo, name{v.From, v.Commit})
			}
		}
		past = append(past, found...)
	}
	slices.SortStableFunc(past, func(a, b *Version) int {
		return cmp.Or(cmp.Compare(a.Commit.Order, b.Commit.Order), strings.Compare(a.Path, b.Path))
	})
	return past
}

// named takes the versions of a name from those left of its path, the latest
// first.
func (h *History) named(at name, left map[string][]*Version) (found []*Version) {
	var births []*Commit
	var stay []*Version
	all := left[at.path]
	for len(all) > 0 && !(len(births) > 0 && births[len(births)-1].knowsAll) { // what is left then came before
		v := all[len(all)-1]
		all = all[:len(all)-1]
		if isAfter(v.Commit, at.before) || isBefore(v.Commit, births) {
			stay = append(stay, v)
			continue
		}
		found = append(found, v)
		if v.born && (v.From != "" || h.isAnother(v)) {
			births = append(births, v.Commit)
		}
	}
	slices.Reverse(stay)
	left[at.path] = append(all, stay...)
	return found
}

// isAnother tells whether the file that v added has nothing to do with the one
// that bore its path before, since that one was moved away.
func (h *History) isAnother(v *Version) bool {
	i, _ := h.place(v.Path, v.Commit)
	for _, older := range slices.Backward(h.byPath[v.Path][:i]) {
		if older.Blob == (Blob{}) && v.Commit.Follows(older.Commit) {
			return older.To != ""
		}
	}
	return false
}

func isAfter(c, moved *Commit) bool { return moved != nil && (c == moved || c.Follows(moved)) }

func isBefore(c *Commit, births []*Commit) bool {
	return slices.ContainsFunc(births, func(birth *Commit) bool { return birth.Follows(c) })
}

// Blob returns what the register's file name held at the commit, whether or
// not the commit changed it; zero if there was no such file. It does not look
// at Kinds.
func (h *History) Blob(at *Commit, name string) (Blob, error) {
	dir, base := path.Split(name)
	folder, err := h.folders.below(at.register, path.Clean(dir))
	if err != nil {
		return Blob{}, err
	}
	e, err := h.folders.entry(folder, base)
	if err != nil || !e.isFile() {
		return Blob{}, err
	}
	return Blob(e.hash), nil
}

// Content reads the bytes that a Blob stands for, until the repository is
// closed. In a partial clone they may not be there, and the error says so.
func (h *History) Content(b Blob) ([]byte, error) {
	if b == (Blob{}) {
		return nil, errors.New("a commit that removed a file left no content of it")
	}
	kind, data, err := h.objects.read(plumbing.Hash(b))
	if err == nil {
		err = mustBeBlob(kind, plumbing.Hash(b))
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}
