package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// siteFolder is a folder that a site lies in or will lie in, held for one build. All
// that is done in it goes through a handle that no path leads out of.
type siteFolder struct {
	name    string // as it was asked for
	made    bool   // by us, just now
	root    *os.Root
	lock    *os.File
	was     *manifest        // what lies there
	sizes   map[string]int64 // of the regular files that lie there, by path
	staging *staging         // where new files wait; nil while there are none
}

// openSiteFolder opens a folder for the site of an audience, and makes it where there
// is none. A folder that holds anything else is refused, so that nothing in it is lost
// and nobody takes what lies there for part of the site.
func openSiteFolder(name string, whom audience.Audience) (*siteFolder, error) {
	f := &siteFolder{name: filepath.Clean(name), sizes: map[string]int64{}}
	if err := f.open(); err != nil {
		return nil, err
	}
	if err := f.look(whom); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *siteFolder) open() error {
	info, err := os.Lstat(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.Mkdir(f.name, 0o777); err != nil {
			return f.unwritten(err)
		}
		f.made = true
	case err != nil:
		return f.unwritten(err)
	case info.Mode()&fs.ModeSymlink != 0:
		return usage("name the folder that it leads to", "%s is a symbolic link, which is not followed", f.name)
	case !info.IsDir():
		return usage("name a folder that is empty or not there yet", "%s is not a folder", f.name)
	}
	if f.root, err = os.OpenRoot(f.name); err != nil {
		return f.unwritten(err)
	}
	if f.lock, err = f.root.Open("."); err != nil {
		f.root.Close()
		return f.unwritten(err)
	}
	if lockFolder(f.lock) {
		f.made = false
		f.close()
		return &failure{exitConcurrent, fmt.Errorf("another build is writing to %s", f.name), "wait until it has ended"}
	}
	return nil
}

// look finds out what lies in the folder, and refuses what is not ours.
func (f *siteFolder) look(whom audience.Audience) (err error) {
	if f.was, err = readManifest(f.root); err != nil {
		return f.foreign("%v", err)
	}
	if f.was == nil {
		f.was = &manifest{Audience: whom}
		if err := f.mustBeEmpty(); err != nil {
			return err
		}
	}
	if f.was.Audience != whom {
		return usage("choose another folder for each audience: what only some may read must not be left where others look",
			"%s holds the site for %s", f.name, f.was.Audience)
	}
	if err := f.measure(); err != nil {
		return f.unwritten(err)
	}
	return nil
}

func (f *siteFolder) mustBeEmpty() error {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return f.unwritten(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); name != ".git" && !strings.HasPrefix(name, stagingPrefix) {
			return f.foreign("it has no %s", manifestFile)
		}
	}
	return nil
}

func (f *siteFolder) foreign(why string, args ...any) error {
	return usage("name a folder that is empty or not there yet, or one that holds a site of this program; nothing in it was touched",
		"%s holds something else than a site: "+why, append([]any{f.name}, args...)...)
}

// measure notes the regular files there, and takes away what a build that was cut
// short has left.
func (f *siteFolder) measure() error {
	return fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(name, stagingPrefix):
			return cmp.Or(f.root.RemoveAll(name), fs.SkipDir)
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		if _, ours := f.was.Files[name]; ours {
			info, err := entry.Info()
			if err != nil {
				return err
			}
			f.sizes[name] = info.Size()
		}
		return nil
	})
}

// has says whether a file lies there as it would be made again.
func (f *siteFolder) has(name, made string) bool {
	was, ours := f.was.Files[name]
	size, there := f.sizes[name]
	return ours && there && made != "" && was.Made == made && was.Size == size
}

// close lets others build there. A folder that we made and that has nothing in it
// goes again.
func (f *siteFolder) close() {
	if f.staging != nil {
		f.staging.close()
		f.root.RemoveAll(f.staging.name)
	}
	if f.made {
		os.Remove(f.name) // which fails where there is something in it
	}
	f.lock.Close()
	f.root.Close()
}

// mayHold refuses to write what was made at a path where something lies that we did
// not make, or below a link. It notes which folders on the way are there.
func (f *siteFolder) mayHold(name string, folders map[string]bool) error {
	if there, err := f.hasFolder(path.Dir(name), folders); err != nil || !there {
		return err
	}
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return f.unwritten(err)
	}
	if _, ours := f.was.Files[name]; !ours || !info.Mode().IsRegular() {
		return f.inTheWay(name)
	}
	return nil
}

// hasFolder says whether a folder of the site is there, and refuses anything else in
// its place.
func (f *siteFolder) hasFolder(name string, folders map[string]bool) (bool, error) {
	if name == "." {
		return true, nil
	}
	if there, known := folders[name]; known {
		return there, nil
	}
	there, err := f.hasFolder(path.Dir(name), folders)
	if err != nil {
		return false, err
	}
	if there {
		info, err := f.root.Lstat(name)
		switch there = err == nil; {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return false, f.unwritten(err)
		case there && !info.IsDir():
			return false, f.inTheWay(name)
		}
	}
	folders[name] = there
	return there, nil
}

func (f *siteFolder) inTheWay(name string) error {
	return usage("move it elsewhere, or choose another folder; the site there is as it was",
		"%s in %s was not made by this program, and a file of the site would take its place", name, f.name)
}

// remove takes away a file that we made, and the folders that are empty then.
func (f *siteFolder) remove(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := f.root.Lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil || !info.IsDir() {
			return nil // behind a link, it is not ours any more
		}
	}
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if err := f.root.Remove(name); err != nil {
		return f.unwritten(err)
	}
	for dir := path.Dir(name); dir != "." && f.root.Remove(dir) == nil; dir = path.Dir(dir) {
	}
	return nil
}

// unwritten says that the folder cannot be written to.
func (f *siteFolder) unwritten(err error) error {
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err
	}
	if inner := (*os.LinkError)(nil); errors.As(err, &inner) {
		err = inner.Err
	}
	return fail("-o names a folder that you may write to, or a new one in a folder that is there", "cannot write to %s: %v", f.name, err)
}

// awayFromRecords refuses a folder that is the register itself or lies among its
// records. register is "" where the files of none are in reach.
func awayFromRecords(name, register string) error {
	where, err := realPath(name)
	if err != nil {
		return fail("", "%v", err)
	}
	if isGits(where) {
		return usage("choose another folder", "%s lies in a folder that is Git's own", name)
	}
	if register == "" {
		return nil
	}
	below, inside, err := belowFolder(where, register)
	if err != nil || !inside {
		return err
	}
	switch {
	case below == ".":
		return usage("choose a folder of its own for the site, such as -o public", "%s is the register itself", name)
	case isRegisters(register, below, append(wordsOf(record.Kinds()), "attachments")):
		return usage("choose a folder outside, such as -o public", "%s lies among the register's own files", name)
	}
	return nil
}

// realPath is where a folder that may not be there yet lies, links followed.
func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real, nil
	}
	if above := filepath.Dir(name); above != name {
		real, err := realPath(above)
		return filepath.Join(real, filepath.Base(name)), err
	}
	return name, nil
}
