// Package git shows a register's working tree, or any revision of it, as a
// file system, tells what changed in its past, and is the only room that writes
// into the working tree. It reads repositories itself: it never runs git, a
// hook or anything that a repository's settings name, and it follows no path
// they include.
package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// ErrNotRepository is what Open's error wraps where neither the folder nor
// one above it is a Git repository.
var ErrNotRepository = errors.New("no Git repository here or in a folder above; 'git init' makes one")

// MaxFileSize is the largest file, in bytes, that is read from a revision, or whole from a working tree.
// The large hosting sites refuse files above it, so a register cannot hold one.
const MaxFileSize = 100 << 20

// Repo is a Git repository. Its methods may be called from several goroutines.
type Repo struct {
	root   string
	folder string
	dir    string // holds HEAD
	common string // holds objects and branches, which linked working trees share

	storage func() (*storage, error)
}

// Open finds the repository that dir lies in, the way git does: it goes up
// until a folder has a ".git" folder or file, or is a bare repository itself.
// The error wraps ErrNotRepository if there is none, and fs.ErrNotExist if dir
// does not exist. A repository in a format that cannot be read still opens, so
// that its working tree can be used: Revision then says what is wrong.
func Open(dir string) (*Repo, error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	// A link into a repository's subfolder belongs to that repository.
	if start, err = filepath.EvalSymlinks(start); err != nil {
		return nil, err
	}
	for at := start; ; at = filepath.Dir(at) {
		r, err := openAt(at)
		if err != nil {
			return nil, err
		}
		if r != nil {
			return r.from(start), nil
		}
		if at == filepath.Dir(at) {
			return nil, fmt.Errorf("%s: %w", dir, ErrNotRepository)
		}
	}
}

// from completes r, which was found from the folder start.
func (r *Repo) from(start string) *Repo {
	r.folder = "."
	if rel, err := filepath.Rel(r.root, start); r.root != "" && err == nil {
		r.folder = filepath.ToSlash(rel)
	}
	r.storage = sync.OnceValues(func() (*storage, error) { return openStorage(r.dir, r.common) })
	return r
}

// Root returns the absolute path of the working tree's root with no symbolic
// links in it, or "" for a bare repository.
func (r *Repo) Root() string { return r.root }

// Folder returns where the folder given to Open lies below Root, separated by
// slashes and "." for the root itself: what Revision.Sub wants.
func (r *Repo) Folder() string { return r.folder }

// Close closes the pack files that reading revisions has opened. File systems
// of the repository's revisions cannot be read any more.
func (r *Repo) Close() error {
	s, err := r.storage()
	if err != nil {
		return nil // nothing was opened
	}
	return s.objects.close()
}

// openAt returns the repository whose working tree's root, or bare repository,
// is the folder at; nil if it is neither.
func openAt(at string) (*Repo, error) {
	dotGit := filepath.Join(at, ".git")
	info, err := os.Stat(dotGit)
	switch {
	case err == nil && info.IsDir():
		if common, ok := isRepository(dotGit); ok {
			return &Repo{root: at, dir: dotGit, common: common}, nil
		}
	case err == nil && info.Mode().IsRegular():
		return openLinked(at, dotGit)
	}
	if common, ok := isRepository(at); ok {
		return &Repo{dir: at, common: common}, nil
	}
	return nil, nil
}

// openLinked opens the repository that a ".git" file points to, as a linked
// working tree and a submodule have one.
func openLinked(root, file string) (*Repo, error) {
	line, err := readLine(file)
	if err != nil {
		return nil, err
	}
	target, ok := strings.CutPrefix(line, "gitdir: ")
	if !ok {
		return nil, fmt.Errorf("%s: does not say 'gitdir: …' as a .git file must; remove it or clone again", file)
	}
	dir := below(root, target)
	common, ok := isRepository(dir)
	if !ok {
		return nil, fmt.Errorf("%s: points to %s, which is no Git repository; 'git worktree repair' in the main working tree mends a moved one", file, dir)
	}
	return &Repo{root: root, dir: dir, common: common}, nil
}

// isRepository tells whether dir looks like a repository by the same signs git
// goes by, and which folder holds its objects and branches.
func isRepository(dir string) (common string, ok bool) {
	if _, err := os.Lstat(filepath.Join(dir, "HEAD")); err != nil {
		return "", false
	}
	common = dir
	if line, err := readLine(filepath.Join(dir, "commondir")); err == nil {
		common = below(dir, line)
	}
	for _, part := range []string{"objects", "refs"} {
		if info, err := os.Stat(filepath.Join(common, part)); err != nil || !info.IsDir() {
			return "", false
		}
	}
	return common, true
}

// below resolves a path that a file in dir names: relative ones start at dir.
func below(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}

// readLine reads a file of Git's that holds one path.
func readLine(file string) (string, error) {
	data, err := readSmall(file, 64<<10)
	return strings.TrimRight(string(data), "\r\n"), err
}

// readSmall reads a regular file of at most limit bytes.
func readSmall(file string, limit int64) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: file, Err: errors.New("not a regular file")}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = &fs.PathError{Op: "read", Path: file, Err: fmt.Errorf("larger than %d bytes", limit)}
	}
	return data, err
}
