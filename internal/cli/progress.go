package cli

import (
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// patience is how long nothing is said about a wait, and how often after.
const patience = time.Second

// progress tells a person at a terminal how far a long wait has come. It
// writes to standard error, and nothing where that is no terminal.
type progress struct {
	app    *app
	words  string // what was done of how many
	silent bool
	mu     sync.Mutex
	next   time.Time
	shown  bool
}

func (a *app) progress() *progress {
	file, ok := a.Err.(*os.File)
	return &progress{app: a, words: "reading %d of %d records", silent: !ok || !term.IsTerminal(int(file.Fd())), next: time.Now().Add(patience)}
}

func (p *progress) show(done, all int) {
	if p.silent {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); now.After(p.next) {
		p.next, p.shown = now.Add(patience/5), true
		fmt.Fprintf(p.app.Err, "\r"+p.words, done, all)
	}
}

// clear takes the line away again.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.app.Err, "\r\x1b[K")
	}
}
