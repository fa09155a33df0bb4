package git

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Differing returns the paths, sorted, of the regular files that are not the
// same in the revision's folder and in files, or are in one of the two only.
// It looks at the kinds, the files and folders right below folder. files is a
// register's working tree, say, or what Sub returned of another revision of
// this repository, which is compared without reading a file. Content counts,
// byte for byte: where git changes the ends of lines on checkout, every file
// differs.
func (v *Revision) Differing(folder string, kinds []string, files fs.FS) ([]string, error) {
	before, err := v.Sub(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		before = &tree{objects: v.objects, folders: map[plumbing.Hash][]entry{plumbing.ZeroHash: nil}}
	case err != nil:
		return nil, err
	}
	p := &pair{before: before.(*tree), now: files}
	if err := p.compare(".", kinds); err != nil {
		return nil, err
	}
	slices.Sort(p.differing)
	return p.differing, nil
}

// pair is two file systems that are compared.
type pair struct {
	before    *tree
	now       fs.FS
	differing []string
}

// compare compares the folder dir; only the names in only, if there are any.
func (p *pair) compare(dir string, only []string) error {
	if same, err := p.sameFolder(dir); same || err != nil {
		return err
	}
	before, err := kindsIn(p.before, dir)
	if err != nil {
		return err
	}
	now, err := kindsIn(p.now, dir)
	if err != nil {
		return err
	}
	names := maps.Clone(before)
	maps.Copy(names, now)
	for base := range names {
		if dir == "." && only != nil && !slices.Contains(only, base) {
			continue
		}
		if err := p.compareName(path.Join(dir, base), kindOf(before, base), kindOf(now, base)); err != nil {
			return err
		}
	}
	return nil
}

// compareName compares what bears a name. What is neither file nor folder, such
// as a link, counts as nothing.
func (p *pair) compareName(name string, was, is fs.FileMode) error {
	if was.IsDir() || is.IsDir() {
		if err := p.compare(name, nil); err != nil {
			return err
		}
	}
	same := was.IsRegular() == is.IsRegular()
	if was.IsRegular() && is.IsRegular() {
		var err error
		if same, err = p.sameFile(name); err != nil {
			return err
		}
	}
	if !same {
		p.differing = append(p.differing, name)
	}
	return nil
}

func kindOf(kinds map[string]fs.FileMode, base string) fs.FileMode {
	if kind, ok := kinds[base]; ok {
		return kind
	}
	return fs.ModeIrregular
}

// kindsIn returns what kind of file each name in a folder is; nothing if there
// is no such folder.
func kindsIn(files fs.FS, dir string) (map[string]fs.FileMode, error) {
	kinds := make(map[string]fs.FileMode)
	entries, err := fs.ReadDir(files, dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotFolder) {
		return kinds, nil
	}
	for _, e := range entries {
		kinds[e.Name()] = e.Type()
	}
	return kinds, err
}

// sameFolder tells whether two revisions have the very same folder.
func (p *pair) sameFolder(dir string) (bool, error) {
	other, ok := p.now.(*tree)
	if !ok {
		return false, nil
	}
	return sameEntry(p.before, other, dir)
}

// sameFile tells whether a file that both have is the same in both.
func (p *pair) sameFile(name string) (bool, error) {
	if other, ok := p.now.(*tree); ok {
		return sameEntry(p.before, other, name)
	}
	e, err := p.before.find("compare", name)
	if err != nil {
		return false, err
	}
	data, err := fs.ReadFile(p.now, name)
	return err == nil && plumbing.ComputeHash(plumbing.BlobObject, data) == e.hash, err
}

func sameEntry(a, b *tree, name string) (bool, error) {
	one, err := a.find("compare", name)
	if err == nil {
		var other entry
		other, err = b.find("compare", name)
		if err == nil {
			return one.hash == other.hash, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return false, err
}
