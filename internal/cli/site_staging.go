package cli

import (
	"io/fs"
	"os"
	"path"
	"strconv"
	"sync"
)

// stagingPrefix begins the names of the folders where files wait until all are there.
const stagingPrefix = ".site-building-"

// staging is a folder within that of a site. Files wait in it as they will lie in the
// site, so that a folder that is new there moves to its place as a whole.
type staging struct {
	name string
	root *os.Root

	mu     sync.Mutex
	at     string // the folder in it that was written to last, and stays open: pages come folder by folder
	folder *os.Root
}

// prepare makes the staging folder, which nobody else may look into.
func (f *siteFolder) prepare() error {
	if f.staging != nil {
		return nil
	}
	name := stagingPrefix + strconv.Itoa(os.Getpid())
	if err := f.root.Mkdir(name, 0o700); err != nil {
		return f.unwritten(err)
	}
	root, err := f.root.OpenRoot(name)
	if err != nil {
		return f.unwritten(err)
	}
	f.staging = &staging{name: name, root: root}
	return nil
}

// create makes a new file that waits, and the folders above it.
func (s *staging) create(name string) (*os.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	dir, base := path.Dir(name), path.Base(name)
	if s.folder == nil || s.at != dir {
		if err := s.enter(dir); err != nil {
			return nil, err
		}
	}
	return s.folder.OpenFile(base, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

func (s *staging) enter(dir string) error {
	if err := s.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	folder, err := s.root.OpenRoot(dir)
	if err != nil {
		return err
	}
	if s.folder != nil {
		s.folder.Close()
	}
	s.at, s.folder = dir, folder
	return nil
}

func (s *staging) close() {
	if s.folder != nil {
		s.folder.Close()
	}
	s.root.Close()
}

// write writes a new file that waits.
func (f *siteFolder) write(name string, content []byte) error {
	file, err := f.staging.create(name)
	if err != nil {
		return f.unwritten(err)
	}
	_, err = file.Write(content)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return f.unwritten(err)
	}
	return nil
}

// place moves what waits for a folder of the site into it: files, and what folders the
// site does not have yet. folders are those that it has.
func (f *siteFolder) place(dir string, folders map[string]bool) error {
	entries, err := fs.ReadDir(f.staging.root.FS(), dir)
	if err != nil {
		return f.unwritten(err)
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if entry.IsDir() && folders[name] {
			err = f.place(name, folders)
		} else if err = f.root.Rename(path.Join(f.staging.name, name), name); err != nil {
			err = f.unwritten(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeManifest replaces the manifest.
func (f *siteFolder) writeManifest(m *manifest) error {
	text, err := m.bytes()
	if err != nil {
		return fail("", "%v", err)
	}
	if err := f.prepare(); err != nil {
		return err
	}
	if err := f.write(manifestFile, text); err != nil {
		return err
	}
	if err := f.root.Rename(path.Join(f.staging.name, manifestFile), manifestFile); err != nil {
		return f.unwritten(err)
	}
	return nil
}
