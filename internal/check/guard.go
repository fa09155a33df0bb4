package check

import (
	"hash/maphash"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// Guard looks for the last time at what is about to be written for readers
// outside (OPCAT art. 21): for telephone numbers and other long numbers, e-mail
// addresses, and the names of persons that those readers may not learn. The texts
// are those of the finished document, whatever they were made from; what is wrong
// is told with the place in the register that it comes from. No severity and no
// comment turns it off, only an exception with a reason in register.yaml.
// It is for one goroutine at a time.
type Guard struct {
	then *guard // with the names of the register that the texts are made from
	now  *guard // with those of today, where that is a revision

	seed    maphash.Seed
	scanned []string // so that no text is looked at twice: documents say most things in several ways
}

// manyTexts is how many texts are kept so that none is looked at twice.
const manyTexts = 1 << 16

// NewGuard is a guard of what is made from r on a day. now is the register as it is
// today where r is a revision of it, else nil: what was closed since then is closed,
// and the exceptions are those of today.
func NewGuard(r, now *register.Register, reader audience.Audience, day calendar.Date) *Guard {
	g := &Guard{then: newGuard(r, now, reader, day), seed: maphash.MakeSeed(), scanned: make([]string, manyTexts)}
	if now != nil {
		g.now = newGuard(now, nil, reader, day)
	}
	return g
}

// Read looks at a text.
func (g *Guard) Read(text string) {
	last := &g.scanned[maphash.String(g.seed, text)%manyTexts]
	if *last == text {
		return
	}
	*last = text
	g.then.scan(text)
	if g.now != nil {
		g.now.scan(text)
	}
}

// Problems are what was found in all that was read, in order. It fails where the
// audience is not known: nothing may be written then.
func (g *Guard) Problems() ([]page.Problem, error) {
	found := g.then.problems()
	if g.now == nil || g.then.err != nil {
		return found, g.then.err
	}
	for _, p := range g.now.problems() {
		if p.Code == aName || p.Code == anID { // of somebody of whom nobody knew then; numbers are what they were
			found = append(found, p)
		}
	}
	return page.Sort(found), g.now.err
}

// Clean says whether nothing was met in all that was read. What was met may yet be no
// problem, since other records let it stand: then a look back is needed next time.
func (g *Guard) Clean() bool {
	return len(g.then.met) == 0 && (g.now == nil || len(g.now.met) == 0)
}

// Knowledge is all that decides whether something is met in a text, but the text: as long
// as it is the same, so is that. It is made to be hashed and kept in memory, and for
// nothing else: it tells of names.
func (g *Guard) Knowledge() []any {
	known := g.then.knowledge()
	if g.now != nil {
		known = append(known, g.now.knowledge()...)
	}
	return known
}

// guard is one look at a document.
type guard struct {
	*inspection
	reader    audience.Audience
	names     *people
	betraying []record.Record // whose ids name somebody
	told      phrases         // that may stand there
	met       map[leak]bool

	view func() (*audience.View, error) // asked for when something is met, and not before
	seen *record.Set                    // what the readers see of the register
	free *people                        // the names in it
	last excuses
	err  error
}

func newGuard(r, now *register.Register, reader audience.Audience, day calendar.Date) *guard {
	run := newRun(r, day, nil, func(Rule) bool { return false })
	policy := r.Set.Policy
	if now != nil {
		policy = now.Set.Policy
	}
	g := &guard{
		inspection: &run.inspection, reader: reader, names: run.people(), told: phrasesOf(policy.Publish.Exceptions), met: map[leak]bool{},
		view: func() (*audience.View, error) { return audience.Of(r, now, reader, day) },
	}
	g.betraying = g.idsWithNames()
	return g
}

// knowledge is what a guard goes by: names, exceptions, and which records the readers
// see and everybody may.
func (g *guard) knowledge() []any {
	g.open()
	var betraying, public, seen []string
	for _, rec := range g.betraying {
		betraying = append(betraying, record.Of(rec).Name())
	}
	for _, kind := range record.Kinds() {
		for _, id := range g.set.IDs(kind) {
			if audience.LevelOf(g.set, g.set.Get(kind, id), g.today) == audience.Public {
				public = append(public, string(kind), id)
			}
			if g.seen.Get(kind, id) != nil {
				seen = append(seen, string(kind), id)
			}
		}
	}
	return []any{g.reader, g.names, g.free, g.told, betraying, public, seen}
}
