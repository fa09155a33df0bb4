package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// leak is something that readers may not read, wherever it stands.
type leak struct {
	code string        // of the rule that looks for the same in records
	who  *person       // whose name it is
	text string        // a number's digits, or an address
	in   record.Record // whose id it is
}

const aName, aNumber, anAddress, anID = "C004", "C003", "C003@", "C011"

// scan keeps what readers may not read of a text. Most texts hold nothing.
func (g *guard) scan(text string) {
	keep := func(l leak, where string, at stretch) {
		if !g.met[l] && !g.excused(l, where, at) {
			g.met[l] = true
		}
	}
	g.eachLeak(text, keep)
	for _, rec := range g.betraying {
		if at, ok := idIn(text, record.Of(rec).ID); ok {
			keep(leak{code: anID, in: rec}, text, at)
		}
	}
}

// eachLeak visits what looks as if it led to a person. The place is in the text as
// it was read, which may have fewer signs than it was written with.
func (g *guard) eachLeak(text string, visit func(l leak, where string, at stretch)) {
	plain := withoutEntities(text)
	for _, at := range addressesIn(plain) {
		visit(leak{code: anAddress, text: strings.ToLower(plain[at.from:at.to])}, plain, at)
	}
	if !g.isPublicID(text) && len(numbersIn(plain, false)) > 0 {
		for _, at := range numbersIn(g.withoutIDs(plain), false) {
			visit(leak{code: aNumber, text: digitsOf(plain[at.from:at.to])}, plain, at)
		}
	}
	for _, written := range spellingsOf(text) {
		shown := asShown(written)
		g.names.named(shown, audience.Public, func(who *person, from, to int) {
			visit(leak{code: aName, who: who}, shown, stretch{from, to})
		})
	}
}

// spellingsOf are a text and, where it may be an address on the web, the same
// without its escapes.
func spellingsOf(text string) []string {
	if strings.Contains(text, "%") {
		if plain := asWritten(text); plain != text {
			return []string{text, plain}
		}
	}
	return []string{text}
}

func digitsOf(number string) string {
	plain, _ := latinDigits(number)
	return strings.Join(groupsOf(plain).of, "")
}

// open makes the readers' view, the first time that something is met: what they
// see there by right is no leak. Where it fails nothing is seen, and nothing excused.
func (g *guard) open() {
	if g.seen != nil {
		return
	}
	g.seen, g.free = record.NewSet(g.policy), &people{byFirst: map[uint64][]called{}}
	v, err := g.view()
	if err != nil {
		g.err = err
		return
	}
	g.seen = v.On(g.today)
	official := map[uint64]*person{}
	for _, id := range g.seen.IDs(record.Contacts) {
		c := g.seen.Contacts[id]
		g.free.addOfficial(&person{holder: c}, c.Name, official)
	}
	for _, id := range g.seen.IDs(record.Members) {
		m := g.seen.Members[id]
		g.free.addOfficial(&person{holder: m}, m.Name, official)
	}
}

// excused says whether something may stand in a text: a name that the readers know
// from the post of somebody, and what register.yaml says.
func (g *guard) excused(l leak, where string, at stretch) bool {
	g.open()
	if g.last.where != where || g.last.told == nil {
		g.last = excuses{where: where, told: g.told.in(where), free: g.freeIn(where)}
	}
	bare := l.code == aName || l.code == anID && !strings.ContainsAny(where[at.from:at.to], "/-")
	at = wordsOf(where, at)
	return l.code == aName && g.last.free.cover(at, false) || g.last.told.cover(at, bare)
}

// freeIn is where the names that the readers may know stand in a text.
func (g *guard) freeIn(text string) spans {
	all := spans{{}}
	g.free.named(text, audience.Public-1, func(_ *person, from, to int) { all = all.with(from, to) })
	return all
}

var (
	idToken    = regexp.MustCompile(`[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*`)
	commitMark = regexp.MustCompile(`\b(?:[0-9a-f]{40}|[0-9a-f]{10})\b`)
)

// withoutIDs blanks the ids of records that the readers see, and the short and
// long names of commits: their digits lead to nobody.
func (g *guard) withoutIDs(text string) string {
	g.open()
	blank := func(s string) string { return strings.Repeat("\x00", len(s)) }
	text = commitMark.ReplaceAllStringFunc(text, func(mark string) string {
		if strings.Trim(mark, "0123456789") == "" {
			return mark
		}
		return blank(mark)
	})
	return idToken.ReplaceAllStringFunc(text, func(token string) string {
		if g.isSeen(token) {
			return blank(token)
		}
		return token
	})
}

// isPublicID is quick, since many texts are the id of a public record, or the path of
// its page, and no more.
func (g *guard) isPublicID(text string) bool {
	if !strings.Contains(text, "/") {
		return false
	}
	text = strings.TrimSuffix(text, ".html")
	kind, id, ok := record.KindOf(text)
	if !ok {
		kind, id = record.Recommendations, text // as in their tables
	}
	rec := g.set.Get(kind, id)
	return rec != nil && audience.LevelOf(g.set, rec, g.today) == audience.Public
}

// isSeen says whether a word is the id of a record that the readers see. A few
// digits are none: they may be part of a number to call.
func (g *guard) isSeen(id string) bool {
	if len(id) < leastDigits && strings.Trim(id, "0123456789-") == "" {
		return false
	}
	if kind, rest, ok := record.KindOf(id); ok {
		return g.seen.Get(kind, rest) != nil
	}
	return slices.ContainsFunc(record.Kinds(), func(kind record.Kind) bool { return g.seen.Get(kind, id) != nil })
}

// idsWithNames are the records in whose ids somebody's name stands. A word in small
// letters is no name in a text, but it is in an id.
func (g *guard) idsWithNames() []record.Record {
	var all []record.Record
	for _, kind := range record.Kinds() {
		g.set.Each(kind, func(rec record.Record) {
			if who := g.names.inID(record.Of(rec).ID); who != nil && who.level > audience.Public {
				all = append(all, rec)
			}
		})
	}
	return all
}

// idIn finds an id in a text, as a whole.
func idIn(text, id string) (at stretch, ok bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], id)
		if i < 0 {
			return stretch{}, false
		}
		at = stretch{from + i, from + i + len(id)}
		if !isOfID(text, at.from-1) && !isOfID(text, at.to) {
			return at, true
		}
		from = at.from + 1
	}
}

func isOfID(text string, i int) bool {
	return i >= 0 && i < len(text) && (text[i] == '-' || 'a' <= text[i] && text[i] <= 'z' || '0' <= text[i] && text[i] <= '9')
}

// readers says in a sentence who reads.
func (g *guard) readers() string {
	if g.reader == audience.Everyone {
		return "everybody"
	}
	return string(g.reader)
}

// what says what was met, without telling it.
func (l leak) what() string {
	switch l.code {
	case aName:
		return fmt.Sprintf("a name from %s, which is %s,", l.who.said(), l.who.level)
	case anAddress:
		return "an e-mail address"
	case anID:
		return "an id with a person's name in it"
	}
	return "a telephone number or another long number"
}
