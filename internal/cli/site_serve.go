package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/register"
)

func (a *app) siteServeCommand() *cobra.Command {
	o := &siteOptions{}
	c := &cobra.Command{
		Use:   "serve --audience WHOM",
		Short: "Show the website on this computer, and again after each change",
		Long: `Show the website that 'npm site' would make, on this computer and to nobody
else. It is kept in memory and made again whenever a file of the register
changes; an open page then loads itself anew. Ctrl-C ends it.`,
		Example: `  npm site serve --audience public
  npm site serve --audience internal --port 8001 --language en`,
		Annotations: heeds("rev", "as-of", "audience"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			if a.whom == "" {
				return errNoReader
			}
			interrupted := make(chan os.Signal, 1)
			signal.Notify(interrupted, os.Interrupt)
			defer signal.Stop(interrupted)
			return a.serveUntil(interrupted, o)
		},
	}
	a.addLanguages(c, o)
	c.Flags().Uint16Var(&o.port, "port", 8000, "`number` of the port to listen on, 0 for any that is free")
	complete(c, "port")
	return c
}

// serveUntil shows the site until interrupted.
func (a *app) serveUntil(interrupted <-chan os.Signal, o *siteOptions) error {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(int(o.port))))
	if err != nil {
		return fail("choose another with --port, or --port 0 for any that is free", "cannot listen on port %d: %v", o.port, errors.Unwrap(err))
	}
	defer listener.Close()
	defer debug.SetGCPercent(debug.SetGCPercent(siteGCPercent))
	watcher, root, err := a.siteWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	a.memory = &register.Memory{}
	shown := newShownSite(listener.Addr().String())
	if err := a.showSite(shown, o); err != nil {
		return err
	}
	server := &http.Server{Handler: shown, ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener) // it ends when the server is closed
	defer server.Close()
	fmt.Fprintf(a.Out, "http://%s/ shows the site for %s, on this computer only; Ctrl-C ends it\n", listener.Addr(), readersOf(shown.audience))
	a.showAgain(interrupted, watcher, root, shown, o)
	return nil
}

// siteWatcher watches the folders of the register from before it is read, so that no
// change is missed. A revision does not change: nothing is watched.
func (a *app) siteWatcher() (*fsnotify.Watcher, string, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, "", fail("", "cannot watch files: %v", err)
	}
	if a.rev != "" {
		return watcher, "", nil
	}
	root, err := a.ownRoot()
	if err == nil {
		if err = watchFolders(watcher, root); err != nil {
			err = fail("", "cannot watch %s: %v", root, err)
		}
	}
	if err != nil {
		watcher.Close()
		return nil, "", err
	}
	a.dir = root // a folder below it may come and go
	return watcher, root, nil
}

// showAgain builds the site again after each change, until interrupted. What goes wrong
// meanwhile is said, and the site stays as it was.
func (a *app) showAgain(interrupted <-chan os.Signal, watcher *fsnotify.Watcher, root string, shown *shownSite, o *siteOptions) {
	for {
		var back <-chan time.Time // nobody tells when a folder that is gone comes again
		if root != "" && watchFolders(watcher, root) != nil {
			back = time.Tick(again)
		}
		if !a.changed(interrupted, watcher, root, back) || !quiet(interrupted, watcher) {
			return
		}
		start := a.Now()
		if err := a.showSite(shown, o); a.report(err) != exitFine {
			fmt.Fprintln(a.Out, "the site stays as it was")
			continue
		}
		fmt.Fprintf(a.Out, "%s built again in %.2f s\n", counted(shown.pages, "page"), a.Now().Sub(start).Seconds())
	}
}

// showSite builds the site in memory and, where nothing speaks against it, shows it.
func (a *app) showSite(shown *shownSite, o *siteOptions) error {
	a.opened = opened{}
	s, err := a.open()
	if err != nil {
		return err
	}
	defer s.close()
	languages, err := languagesOf(o.languages, s.register.Set.Policy.Institution.Languages)
	if err != nil {
		return err
	}
	maker, err := a.siteMaker(s, languages)
	if err != nil {
		return err
	}
	files, known := map[string]shownFile{}, maker.sentry.knowledge()
	before := shown.passedUnder(known)
	if err := maker.make(func(rows ...iter.Seq[sitePart]) error { return fill(files, before, maker.sentry, rows) }); err != nil {
		return err
	}
	if err := a.mayWrite("the site is not shown"); err != nil {
		return err
	}
	shown.audience, shown.pages = s.view.Audience, maker.pages
	if !maker.sentry.clean() {
		known = ""
	}
	shown.show(files, known)
	a.report(a.finish(s)) // what is wrong in the register does not keep it from being shown
	return nil
}

// fill puts the files of the site that is made of these parts into files: those that
// passed before, and the others made now and read by the guard.
func fill(files, before map[string]shownFile, l *sentry, rows []iter.Seq[sitePart]) error {
	var mu sync.Mutex
	put := func(p sitePart, f shownFile) {
		mu.Lock()
		defer mu.Unlock()
		files[p.path] = f
	}
	return eachPart(context.Background(), rows, func(p sitePart, content *bytes.Buffer) error {
		if f, there := before[p.path]; there && f.made == p.made {
			put(p, f)
			return nil
		}
		l.read(p.says)
		if err := p.render(content); err != nil {
			return err
		}
		put(p, shownFile{p.made, bytes.Clone(content.Bytes())})
		return nil
	})
}
