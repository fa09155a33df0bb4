package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/opcat-tools/npm/internal/render"
)

// settle is how long the files must be quiet before they are checked again: an
// editor writes a file in several steps.
const settle = 200 * time.Millisecond

// watch checks, and checks again whenever a file changes, until interrupted.
func (a *app) watch() error {
	if a.format == "json" {
		return usage("leave one of them out", "--watch is for people, --format json for scripts")
	}
	if a.rev != "" {
		return usage("leave one of them out", "--watch looks at the files as they are, --rev at a revision, which does not change")
	}
	root, err := rootOf(a.dir)
	if err != nil {
		return err
	}
	if root == "" {
		return a.noRegister()
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fail("", "cannot watch files: %v", err)
	}
	defer watcher.Close()
	if err := watchFolders(watcher, root); err != nil {
		return fail("", "cannot watch %s: %v", root, err)
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	for {
		fmt.Fprintln(a.Out, "checking "+render.Clean(root))
		if err := a.checkAgain(); err != nil {
			return err
		}
		fmt.Fprintln(a.Out, "watching for changes, Ctrl-C ends it")
		select {
		case <-interrupted:
			return nil
		case <-watcher.Events:
			waitUntilQuiet(watcher)
			watchFolders(watcher, root) // a folder may be new
		case err := <-watcher.Errors:
			return fail("", "cannot watch files: %v", err)
		}
	}
}

// checkAgain checks; errors found in files do not end the watch.
func (a *app) checkAgain() error {
	err := a.check()
	if f := (*failure)(nil); errors.As(err, &f) && f.code == exitFindings {
		return nil
	}
	return err
}

func watchFolders(watcher *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil // a folder that cannot be read is the check's to report
		}
		if path != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		return watcher.Add(path)
	})
}

func waitUntilQuiet(watcher *fsnotify.Watcher) {
	for {
		select {
		case <-watcher.Events:
		case <-time.After(settle):
			return
		}
	}
}
