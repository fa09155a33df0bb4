package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// browsers are the names that Chromium goes by.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// printTime is how long a paper may take: a browser that starts on a busy computer
// needs many seconds, and one that has not printed by then never will.
const printTime = 2 * time.Minute

const printYourself = "'--format html -o paper.html' writes the same as a page that any browser prints, also into a PDF"

// pdf prints a document with the browser of this computer.
func pdf(a *app, w io.Writer, _ render.Terminal, doc *report.Document) error {
	var page bytes.Buffer
	if err := render.HTML(&page, doc); err != nil {
		return err
	}
	program, err := a.browser()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	timed, cancel := context.WithTimeout(ctx, printTime)
	defer cancel()
	paper, err := printed(timed, program, page.String())
	switch {
	case ctx.Err() != nil:
		return fail("", "interrupted: no PDF was written")
	case timed.Err() != nil:
		return fail(printYourself, "%s has not printed the paper in %v", program, printTime)
	case err != nil:
		return fail(printYourself, "%s could not print the paper: %v", program, err)
	}
	_, err = w.Write(dated(paper, a.today().Time()))
	return err
}

// browser finds Chromium: the program that REGISTER_CHROMIUM names, else the first
// of its names on the PATH.
func (a *app) browser() (string, error) {
	if named := a.Env("REGISTER_CHROMIUM"); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fail("REGISTER_CHROMIUM is the path of Chromium or Chrome; without it the PATH is searched", "there is no program %s that could make a PDF", named)
		}
		return path, nil
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fail(printYourself, "a PDF is made by Chromium, and there is none on this computer (none on the PATH, none named by REGISTER_CHROMIUM)")
}

// printed has a browser print a page. The page goes to it through a pipe and the paper
// comes back through another, so that what may be confidential is in no file. The
// browser's own folder, in memory where there is such a place, is gone afterwards.
func printed(ctx context.Context, program, page string) (paper []byte, err error) {
	folder, err := privateFolder()
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, removeFolder(folder)) }()
	var said bytes.Buffer
	command := exec.CommandContext(ctx, program, printFlags(folder)...)
	command.Env = printEnvironment(os.Environ(), folder)
	command.Stderr = &said
	command.WaitDelay = 5 * time.Second
	talk, err := talkTo(command)
	if err != nil {
		return nil, err
	}
	paper, err = talk.print(page)
	talk.close()
	ended := command.Wait()
	if errors.Is(err, io.EOF) && ended != nil {
		err = errors.New(lastLine(said.String(), ended))
	}
	return paper, err
}

// printFlags let the browser reach no network and leave nothing behind. As root it
// runs only without its sandbox, which it says itself; the page has no script, and
// scripts are turned off as well.
func printFlags(folder string) []string {
	flags := []string{
		"--headless", "--remote-debugging-pipe", "--user-data-dir=" + folder, "--disk-cache-dir=" + folder,
		"--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--disable-sync",
		"--disable-component-update", "--disable-breakpad", "--disable-crash-reporter", "--no-first-run", "--no-default-browser-check",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--user-agent=npm", "--font-render-hinting=none", "--log-level=2",
	}
	if os.Geteuid() == 0 {
		flags = append(flags, "--no-sandbox")
	}
	return append(flags, "about:blank")
}

// printEnvironment keeps the browser's traces in one folder, reports of its crashes
// among them, and the reader's key, which a variable may hold, from it.
func printEnvironment(all []string, folder string) []string {
	kept := slices.DeleteFunc(slices.Clone(all), func(setting string) bool {
		return strings.HasPrefix(setting, "REGISTER_") || strings.HasPrefix(setting, "DBUS_")
	})
	return append(kept, "TMPDIR="+folder, "XDG_CACHE_HOME="+folder, "XDG_CONFIG_HOME="+folder, "TZ=UTC", "DBUS_SESSION_BUS_ADDRESS=disabled:")
}

// privateFolder is a new folder that only its owner may enter, in memory if it can be.
func privateFolder() (string, error) {
	const memory = "/dev/shm"
	if about, err := os.Stat(memory); err == nil && about.IsDir() {
		if folder, err := os.MkdirTemp(memory, "npm-print-"); err == nil {
			return folder, nil
		}
	}
	return os.MkdirTemp("", "npm-print-")
}

// removeFolder takes a folder away; a browser that was ended may put files into it
// for a moment longer.
func removeFolder(folder string) error {
	err := os.RemoveAll(folder)
	for range 20 {
		if err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
		err = os.RemoveAll(folder)
	}
	return errors.New("the folder " + filepath.Base(folder) + " cannot be removed: " + err.Error())
}

// lastLine is the last that a program said before it ended.
func lastLine(said string, ended error) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return cmp.Or(strings.TrimSpace(lines[len(lines)-1]), ended.Error())
}

// madeAt are the times that a browser writes into a PDF.
var madeAt = regexp.MustCompile(`/(CreationDate|ModDate) \(D:\d{14}`)

// dated puts the day, without the time, where the browser wrote when it printed, so
// that the same paper of the same day has the same bytes. Lengths stay: a PDF counts
// its bytes.
func dated(paper []byte, day time.Time) []byte {
	return madeAt.ReplaceAll(paper, []byte("/${1} (D:"+day.Format("20060102150405")))
}
