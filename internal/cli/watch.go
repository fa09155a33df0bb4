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

// again is how often a folder that is gone for the moment is looked for.
const again = time.Second

// watch checks, and checks again whenever a file changes, until interrupted.
func (a *app) watch(o checkOptions) error {
	if err := a.watchable(o); err != nil {
		return err
	}
	root, err := a.ownRoot()
	if err != nil {
		return err
	}
	a.dir = root // a folder below it may come and go
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
	defer signal.Stop(interrupted)
	a.watchUntil(interrupted, watcher, root, o)
	return nil
}

// watchable refuses the flags that say nothing about a watch.
func (a *app) watchable(o checkOptions) error {
	const hint = "leave one of them out"
	switch {
	case a.output != "":
		return usage(hint, "--watch writes to the screen, not into a file")
	case a.format != "" && a.format != "text":
		return usage(hint, "--watch is for people, --format %s for scripts", a.format)
	case a.rev != "":
		return usage(hint, "--watch looks at the files as they are, --rev at a revision, which does not change")
	case o.fix || o.dryRun:
		return usage(hint, "--watch only looks, --fix writes")
	}
	return nil
}

// watchUntil checks after each change. What goes wrong meanwhile is said and
// does not end it: while Git changes from one branch to another, any file may
// be missing, and the whole folder.
func (a *app) watchUntil(interrupted <-chan os.Signal, watcher *fsnotify.Watcher, root string, o checkOptions) {
	for {
		var back <-chan time.Time // nobody tells when a folder that is gone comes again
		if err := watchFolders(watcher, root); errors.Is(err, fs.ErrNotExist) {
			back = time.Tick(again)
		}
		fmt.Fprintln(a.Out, "checking "+render.Clean(root))
		a.report(a.check(o))
		fmt.Fprintln(a.Out, "watching for changes, Ctrl-C ends it")
		if !a.changed(interrupted, watcher, root, back) || !quiet(interrupted, watcher) {
			return
		}
	}
}

// changed waits for a change, or for root to be back; false where it was
// interrupted.
func (a *app) changed(interrupted <-chan os.Signal, watcher *fsnotify.Watcher, root string, back <-chan time.Time) bool {
	for {
		select {
		case <-interrupted:
			return false
		case <-watcher.Events:
			return true
		case err := <-watcher.Errors:
			a.report(fail("", "while watching files: %v", err))
			return true // something may have been missed
		case <-back:
			if _, err := os.Lstat(root); err == nil {
				return true
			}
		}
	}
}

// watchFolders watches all folders below root. It fails where root itself is
// not there.
func watchFolders(watcher *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return err
		case err != nil || !entry.IsDir():
			return nil // a folder that cannot be read is the check's to report
		case path != root && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		}
		return watcher.Add(path)
	})
}

// quiet waits until the files are; false where it was interrupted.
func quiet(interrupted <-chan os.Signal, watcher *fsnotify.Watcher) bool {
	for {
		select {
		case <-interrupted:
			return false
		case <-watcher.Events:
		case <-time.After(settle):
			return true
		}
	}
}
