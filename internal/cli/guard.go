package cli

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// opened are the registers that a run has read, by commit; "" is for the files as
// they are.
type opened map[string]*session

func (o opened) add(s *session) *session {
	o[s.commit()] = s
	return s
}

func (s *session) commit() string {
	if s.revision == nil {
		return ""
	}
	return s.revision.Commit
}

// guard stops what must not reach readers outside, before any of it is written
// (OPCAT art. 21): all formats of a document are looked at alike, whichever is asked
// for. It shows where to mend what it finds, and none of it.
func (a *app) guard(doc *report.Document) error {
	l := a.sentryFor(doc.Audience)
	l.read(doc)
	return l.verdict()
}

// sentry reads what is about to be written for readers outside, part by part, while
// other work goes on. No part is kept.
type sentry struct {
	app    *app
	reader audience.Audience
	looks  []*look
}

// look is the look with the names of one register. Its guard does one thing after the
// other, as it is told.
type look struct {
	orders   chan func(*check.Guard)
	done     chan struct{}
	problems []page.Problem
	clean    bool // nothing was met, not even what may stand there
	err      error
}

// sentryFor begins to look out for what a reader may not see; verdict must be asked for in the end.
func (a *app) sentryFor(reader audience.Audience) *sentry {
	l := &sentry{app: a, reader: reader}
	if !reader.Outside() {
		return l
	}
	for _, commit := range slices.Sorted(maps.Keys(a.opened)) {
		s := a.opened[commit]
		var now *register.Register
		if today := a.opened[""]; commit != "" && today != nil {
			now = today.register
		}
		one := &look{orders: make(chan func(*check.Guard), 16), done: make(chan struct{})}
		l.looks = append(l.looks, one)
		go func() {
			defer close(one.done)
			guard := check.NewGuard(s.register, now, reader, a.today())
			for order := range one.orders {
				order(guard)
			}
			one.problems, one.err = guard.Problems()
			one.clean = guard.Clean()
		}()
	}
	return l
}

// read looks at all texts in a value: a document, or another part of what is written.
// Several may ask for it at once.
func (l *sentry) read(part any) {
	for _, one := range l.looks {
		one.orders <- func(guard *check.Guard) { l.app.eachText(part, guard.Read) }
	}
}

// knowledge is a hash of all that decides over a text but the text: what was met in none
// before is met in none as long as it is the same. It is made of names that its readers
// may not learn, and is never written anywhere.
func (l *sentry) knowledge() string {
	all := []any{l.reader}
	for _, one := range l.looks {
		known := make(chan []any)
		one.orders <- func(guard *check.Guard) { known <- guard.Knowledge() }
		all = append(all, <-known)
	}
	return madeOf(all...)
}

// clean says, after the verdict, whether nothing was met that had to be thought about.
func (l *sentry) clean() bool {
	return !slices.ContainsFunc(l.looks, func(one *look) bool { return !one.clean })
}

// verdict says whether all that was read may be written, and shows what may not.
// It may be asked for once.
func (l *sentry) verdict() error {
	var found []page.Problem
	var failed error
	for _, one := range l.looks {
		close(one.orders)
		<-one.done
		found, failed = append(found, one.problems...), errors.Join(failed, one.err)
	}
	switch found = page.Sort(found); {
	case failed != nil:
		return fail("", "nothing was written: %v", failed)
	case len(l.looks) == 0 && l.reader.Outside() && l.reader != "": // "" reads the program's own words
		return fail("", "nothing was written: there is no register to look it over with")
	case len(found) == 0:
		return nil
	}
	l.app.showStopped(l.reader, found)
	return errQuiet(exitFindings)
}

// mostStopped is how many problems are shown. There is more to read where they stand.
const mostStopped = 20

func (a *app) showStopped(reader audience.Audience, found []page.Problem) {
	for _, p := range found[:min(len(found), mostStopped)] {
		line := fmt.Sprintf("%s: %s: %s [%s]", placeOf(p), p.Severity, p.Message, p.Code)
		fmt.Fprintf(a.Err, "%s\n    help: %s\n", render.Clean(line), render.Clean(p.Help)) // unbroken, so that editors find the place
	}
	if rest := len(found) - mostStopped; rest > 0 {
		fmt.Fprintf(a.Err, "and %d more\n", rest)
	}
	readers := string(reader)
	if reader == audience.Everyone {
		readers = "everybody"
	}
	a.report(&failure{exitFindings, fmt.Errorf("nothing was written, since not all of it may be read by %s", readers),
		fmt.Sprintf("'npm explain %s' says why; mend the records, or give a reason under \"publish\" in %s", found[0].Code, register.File)})
}

// placeOf is where a problem stands, as editors know to open it.
func placeOf(p page.Problem) string {
	switch {
	case p.Path == "":
		return "the document"
	case p.Start.IsZero():
		return p.Path
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Start.Line, p.Start.Column)
}

// eachText visits all texts in a value, of every format. The names of the commits that
// it was made from are left out: they may look like numbers to call.
func (a *app) eachText(part any, visit func(string)) {
	var commits []string
	for commit := range a.opened {
		if len(commit) >= shortCommit {
			commits = append(commits, commit, "", commit[:shortCommit], "")
		}
	}
	w := &textWalk{visit: visit, known: map[uintptr]reflect.Type{}}
	if len(commits) > 0 {
		without := strings.NewReplacer(commits...)
		w.visit = func(text string) { visit(without.Replace(text)) }
	}
	w.value(reflect.ValueOf(part))
}

// shortCommit is how many characters of a commit's name documents give.
const shortCommit = 10

// textWalk visits the texts of a document, whatever types it is made of: a part that
// is new in it is looked at too.
type textWalk struct {
	visit func(string)
	known map[uintptr]reflect.Type // what stands in several places, such as a table
}

var wordsType = reflect.TypeFor[*language.Words]()

// leastLong is the least number of as many digits as one to call.
const leastLong = 1_000_000

func (w *textWalk) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Int, reflect.Int64: // a day is none of these
		if v.Int() >= leastLong || v.Int() <= -leastLong {
			w.text(strconv.FormatInt(v.Int(), 10))
		}
	case reflect.Pointer:
		if v.Type() == wordsType { // the program's own
			return
		}
		if v.Type().Elem().Kind() == reflect.Struct && !v.IsNil() {
			if w.known[v.Pointer()] == v.Type() {
				return
			}
			w.known[v.Pointer()] = v.Type()
		}
		w.value(v.Elem())
	case reflect.Interface:
		w.value(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			w.text(string(v.Bytes()))
			return
		}
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			w.value(entry.Key())
			w.value(entry.Value())
		}
	case reflect.Func:
		if !v.CanInterface() {
			return
		}
		if data, ok := v.Interface().(func() any); ok && data != nil {
			w.value(reflect.ValueOf(data()))
		}
	}
}

func (w *textWalk) text(s string) {
	if s != "" {
		w.visit(s)
	}
}
