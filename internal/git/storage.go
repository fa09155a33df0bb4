package git

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing/format/config"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// storage is what a revision is read from.
type storage struct {
	refs    *dotgit.DotGit
	objects *objects
	shallow map[string]bool // full hashes of commits whose parents were not fetched
	remotes []remote
}

func openStorage(dir, common string) (*storage, error) {
	settings, err := readSettings(filepath.Join(common, "config"))
	if err != nil {
		return nil, err
	}
	partial, err := readFormat(common, settings)
	if err != nil {
		return nil, err
	}
	shallow, err := readShallow(common)
	if err != nil {
		return nil, err
	}
	dirs, err := objectDirs(common)
	if err != nil {
		return nil, err
	}
	both := dotgit.NewRepositoryFilesystem(osfs.New(dir), osfs.New(common))
	return &storage{refs: dotgit.New(both), objects: newObjects(dirs, partial), shallow: shallow, remotes: remotesIn(settings)}, nil
}

// readSettings reads a file of the repository's own settings, which may name
// programs and other files: none of them is run or read.
func readSettings(file string) (*config.Config, error) {
	settings := config.New()
	data, err := readSmall(file, 16<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return settings, nil
	}
	if err != nil {
		return nil, err
	}
	if err := config.NewDecoder(bytes.NewReader(data)).Decode(settings); err != nil {
		return nil, fmt.Errorf("%s: %w; 'git config --list' shows what git makes of it", file, err)
	}
	return settings, nil
}

// readFormat refuses a repository whose objects or branches are stored in a
// way that would be misread, and tells whether it is a partial clone.
func readFormat(common string, settings *config.Config) (partial bool, err error) {
	file := filepath.Join(common, "config")
	version := settings.Section("core").Option("repositoryformatversion")
	if n, err := strconv.Atoi(version); version != "" && (err != nil || n > 1) {
		return false, fmt.Errorf("%s: repository format %q is newer than this program; get a newer one", file, version)
	}
	for _, option := range settings.Section("extensions").Options {
		if err := knownExtension(strings.ToLower(option.Key), option.Value); err != nil {
			return false, fmt.Errorf("%s: %w", file, err)
		}
		partial = partial || strings.EqualFold(option.Key, "partialclone")
	}
	for _, remote := range settings.Section("remote").Subsections {
		partial = partial || remote.Option("promisor") == "true"
	}
	return partial, nil
}

// knownExtension returns an error for an extension that changes how commits
// and files are stored, or that may do so.
func knownExtension(key, value string) error {
	switch key {
	case "noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees":
		return nil
	case "objectformat":
		if value == "sha1" {
			return nil
		}
		return fmt.Errorf("revisions of a repository with %s hashes cannot be read; use the working tree, or move to one made with 'git init --object-format=sha1'", value)
	case "refstorage":
		if value == "files" {
			return nil
		}
		return fmt.Errorf("revisions of a repository that stores its branches as %s cannot be read; 'git refs migrate --ref-format=files' converts it", value)
	}
	return fmt.Errorf("the repository uses the extension %q, which this program does not know; use the working tree, or get a newer version", key)
}

// readShallow returns the commits where a shallow clone's history stops.
func readShallow(common string) (map[string]bool, error) {
	data, err := readSmall(filepath.Join(common, "shallow"), 16<<20)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	commits := make(map[string]bool)
	for line := range strings.Lines(string(data)) {
		commits[strings.TrimSpace(line)] = true
	}
	return commits, nil
}

// objectDirs returns the repository's own folder of objects and, after it,
// those that 'git clone --shared' and '--reference' made it borrow from, which
// may borrow in turn.
func objectDirs(common string) ([]string, error) {
	dirs := []string{filepath.Join(common, "objects")}
	for i := 0; i < len(dirs); i++ {
		data, err := readSmall(filepath.Join(dirs[i], "info", "alternates"), 1<<20)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\r\n")
			if dir := below(dirs[i], line); line != "" && !slices.Contains(dirs, dir) { // a comment names no folder there is
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs, nil
}
