package git

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Revision is one commit of a repository, or a tree that no commit need have:
// what is staged, for one.
type Revision struct {
	Commit string    // the full hash; "" for a tree
	When   time.Time // the committer's date, in the zone the committer was in; zero for a tree

	objects *objects
	tree    plumbing.Hash
}

// Sub returns the files below dir, which is separated by slashes and "." for
// all of them. The error wraps fs.ErrNotExist if the revision has no such
// folder. The file system lists a submodule as an irregular file, and works
// until the repository is closed.
func (v *Revision) Sub(dir string) (fs.FS, error) {
	t := &tree{objects: v.objects, root: v.tree, when: v.When, folders: make(map[plumbing.Hash][]entry)}
	e, err := t.find("open", dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.name(), err)
	}
	if !e.mode.IsDir() {
		return nil, fmt.Errorf("%s: %w", v.name(), &fs.PathError{Op: "open folder", Path: dir, Err: fs.ErrNotExist})
	}
	t.root = e.hash
	return t, nil
}

// name is what errors call the revision.
func (v *Revision) name() string {
	if v.Commit == "" {
		return fmt.Sprintf("tree %.10s", v.tree)
	}
	return fmt.Sprintf("commit %.10s", v.Commit)
}

// Revision finds a commit by what the user calls it: HEAD (or @), a branch or
// tag, a hash or the first four or more digits of one, each with ~2 or ^2 after
// it for ancestors as git has them; or a day such as 2026-03-01, which means
// the last commit along HEAD's first parents that was committed on or before
// that day, by the civil date in the committer's own zone. A day is always a
// day: a tag that is named like one is reached as tags/2026-03-01.
//
// The hash of a tree, which 'git write-tree' prints of what is staged, or the
// first digits of one that no commit's hash begins with, stands for its files.
// The Revision then has no Commit.
//
// Where the clone leaves a part of the repository out, and the commit may be in
// that part, the error is a *MissingError.
func (r *Repo) Revision(rev string) (*Revision, error) {
	s, err := r.storage()
	if err != nil {
		return nil, err
	}
	var c *object.Commit
	if dayForm.MatchString(rev) {
		c, err = s.onDay(rev)
	} else {
		c, err = s.resolve(rev)
	}
	if err != nil {
		if tree, ok, err := s.treeCalled(rev); ok || err != nil {
			return &Revision{objects: s.objects, tree: tree}, err
		}
	}
	if errors.Is(err, errNoRevision) {
		if missing := s.elsewhere(rev); missing != nil {
			return nil, missing
		}
		return nil, fmt.Errorf("no revision %q in this repository; 'git log --oneline' lists those there are", rev)
	}
	if err != nil {
		return nil, err
	}
	return &Revision{Commit: c.Hash.String(), When: c.Committer.When, objects: s.objects, tree: c.TreeHash}, nil
}

var (
	dayForm  = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	hashForm = regexp.MustCompile(`^[0-9a-f]{4,40}$`)
	stepForm = regexp.MustCompile(`^([~^])([0-9]{0,9})`)

	// ErrNoCommits is what the error wraps in a repository that 'git init' has
	// just made.
	ErrNoCommits = errors.New("this repository has no commits yet; 'git commit' makes the first")

	// ErrUnborn is what the error wraps on a branch whose first commit is still to
	// be made, in a repository that has others.
	ErrUnborn = errors.New("HEAD points to a branch that does not exist; 'git switch' to one that 'git branch --all' lists")

	errNoRevision = errors.New("no such revision")
	errNotCommit  = errors.New("not a commit")
)

// treeCalled finds the tree whose hash is or begins with rev.
func (s *storage) treeCalled(rev string) (h plumbing.Hash, ok bool, err error) {
	rev = strings.ToLower(rev)
	if !hashForm.MatchString(rev) {
		return h, false, nil
	}
	found, err := s.beginWith(rev, plumbing.TreeObject)
	if err != nil || len(found) == 0 {
		return h, false, err
	}
	if len(found) > 1 {
		return h, false, fmt.Errorf("%d trees begin with %s; give more of the hash", len(found), rev)
	}
	return found[0], true, nil
}

// onDay walks back from HEAD to the first commit that is not after the day.
func (s *storage) onDay(day string) (*object.Commit, error) {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return nil, fmt.Errorf("%s is not a day of the calendar", day)
	}
	c, err := s.resolve("HEAD")
	for err == nil {
		date := c.Committer.When.Format(time.DateOnly)
		if date <= day {
			return c, nil
		}
		var older *object.Commit
		if older, err = s.parent(c, 1); errors.Is(err, errNoRevision) {
			return nil, fmt.Errorf("no commit on or before %s; the first one is of %s", day, date)
		}
		c = older
	}
	return nil, err
}

// resolve reads a name and the steps after it, such as main~3^2.
func (s *storage) resolve(rev string) (*object.Commit, error) {
	name, steps := rev, ""
	if i := strings.IndexAny(rev, "~^"); i >= 0 {
		name, steps = rev[:i], rev[i:]
	}
	if strings.Contains(name, "@{") {
		return nil, fmt.Errorf("%q: what stands in @{…} is not known in every clone; give a day as YYYY-MM-DD, or a hash", rev)
	}
	h, err := s.named(name)
	if err != nil {
		return nil, err
	}
	c, err := s.commit(h)
	for err == nil && steps != "" {
		match := stepForm.FindStringSubmatch(steps)
		if match == nil {
			return nil, errNoRevision
		}
		steps = steps[len(match[0]):]
		c, err = s.step(c, match[1], match[2])
	}
	return c, err
}

// step goes n parents back for ~, or to the n-th parent for ^.
func (s *storage) step(c *object.Commit, sign, count string) (*object.Commit, error) {
	n := 1
	if count != "" {
		n, _ = strconv.Atoi(count) // nine digits at most
	}
	if sign == "^" {
		if n == 0 {
			return c, nil
		}
		return s.parent(c, n)
	}
	var err error
	for ; n > 0 && err == nil; n-- {
		c, err = s.parent(c, 1)
	}
	return c, err
}

// parent returns the n-th parent of c, counted from one.
func (s *storage) parent(c *object.Commit, n int) (*object.Commit, error) {
	if s.shallow[c.Hash.String()] && len(c.ParentHashes) > 0 {
		return nil, s.cutOff(c)
	}
	if n > len(c.ParentHashes) {
		return nil, errNoRevision
	}
	return s.commit(c.ParentHashes[n-1])
}

// named returns the object that a name or hash stands for.
func (s *storage) named(name string) (plumbing.Hash, error) {
	if name == "@" {
		name = "HEAD"
	}
	if len(name) == 40 && hashForm.MatchString(strings.ToLower(name)) {
		h := plumbing.NewHash(name)
		_, err := s.objects.size(h)
		if missing, ok := errors.AsType[missingError](err); ok && !missing.partial {
			return h, errNoRevision
		}
		return h, err
	}
	for _, form := range []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"} {
		full := plumbing.ReferenceName(fmt.Sprintf(form, name))
		if full.Validate() != nil || form == "%s" && name != "HEAD" && !strings.HasPrefix(name, "refs/") {
			continue
		}
		h, err := s.reference(full)
		if err == nil {
			return h, nil
		}
		if !errors.Is(err, plumbing.ErrReferenceNotFound) {
			return plumbing.ZeroHash, err
		}
	}
	if name == "HEAD" {
		return plumbing.ZeroHash, s.unborn()
	}
	return s.abbreviated(strings.ToLower(name))
}

// reference follows symbolic references, such as HEAD, to a hash.
func (s *storage) reference(name plumbing.ReferenceName) (plumbing.Hash, error) {
	for range 10 {
		ref, err := s.refs.Ref(name)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		if ref.Type() != plumbing.SymbolicReference {
			if ref.Hash().IsZero() {
				return plumbing.ZeroHash, fmt.Errorf("%s holds neither a hash nor a name; 'git fsck' shows what else is damaged", name)
			}
			return ref.Hash(), nil
		}
		name = ref.Target()
	}
	return plumbing.ZeroHash, fmt.Errorf("%s only leads to other names; 'git symbolic-ref' mends it", name)
}

// unborn says why HEAD leads to no commit.
func (s *storage) unborn() error {
	refs, err := s.refs.Refs()
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if ref.Type() == plumbing.HashReference {
			return ErrUnborn
		}
	}
	return ErrNoCommits
}

// abbreviated finds the one commit, or tag, whose hash begins with prefix.
func (s *storage) abbreviated(prefix string) (plumbing.Hash, error) {
	if !hashForm.MatchString(prefix) {
		return plumbing.ZeroHash, errNoRevision
	}
	found, err := s.beginWith(prefix, plumbing.CommitObject, plumbing.TagObject)
	switch {
	case err != nil:
		return plumbing.ZeroHash, err
	case len(found) == 0:
		return plumbing.ZeroHash, errNoRevision
	case len(found) == 1:
		return found[0], nil
	}
	return plumbing.ZeroHash, fmt.Errorf("%d commits begin with %s; give more of the hash", len(found), prefix)
}

// beginWith returns the objects of these kinds whose hashes begin with prefix.
func (s *storage) beginWith(prefix string, kinds ...plumbing.ObjectType) ([]plumbing.Hash, error) {
	all, err := s.objects.withPrefix(prefix)
	if err != nil {
		return nil, err
	}
	var found []plumbing.Hash
	for _, h := range all {
		kind, _, err := s.objects.read(h)
		if err != nil {
			return nil, err
		}
		if slices.Contains(kinds, kind) {
			found = append(found, h)
		}
	}
	return found, nil
}

// civil is a moment that a calendar has. Whoever makes a commit writes its date,
// and may write any number: what lies beyond the years 1 to 9999 is put on their
// first or last day.
func civil(t time.Time) time.Time {
	switch {
	case t.Year() < 1:
		return time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
	case t.Year() > 9999:
		return time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// commit reads the commit with that hash, or that the tag with that hash
// names. It ends: a tag that led back to itself would have to contain its own
// hash.
func (s *storage) commit(h plumbing.Hash) (*object.Commit, error) {
	for {
		kind, data, err := s.objects.read(h)
		if err != nil {
			return nil, err
		}
		obj := &plumbing.MemoryObject{}
		obj.SetType(kind)
		obj.Write(data)
		switch kind {
		case plumbing.CommitObject:
			c, err := object.DecodeCommit(nil, obj)
			if err != nil {
				return nil, fmt.Errorf("commit %s: %w", h, err)
			}
			c.Committer.When = civil(c.Committer.When)
			return c, nil
		case plumbing.TagObject:
			tag, err := object.DecodeTag(nil, obj)
			if err != nil {
				return nil, fmt.Errorf("tag %s: %w", h, err)
			}
			h = tag.Target
		default:
			return nil, fmt.Errorf("%s is a %s, %w", h, kind, errNotCommit)
		}
	}
}
