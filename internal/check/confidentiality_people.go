package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// person is somebody whose name stands in a record.
type person struct {
	holder record.Record  // the record with the name
	level  audience.Level // of that name
}

// called is one way to write a person's name.
type called struct {
	who   *person
	words []uint64 // the hashes of its words
	alone bool     // one word, which counts only if it is written as a name
}

// people finds the names of persons in texts. It is made once for a run.
type people struct {
	byFirst map[uint64][]called // by the first word
	known   phrases             // names of public places and bodies, and of standards, by the first word
	common  map[uint64]bool     // the words of those names
	bodies  map[uint64]bool     // whole names of public places and bodies
	sieve   [1 << 16]bool       // the first words of names, by their last 16 bits: nearly all words fall through
	most    audience.Level      // the narrowest level of a name: a text as narrow as that can name anybody
}

// newPeople indexes the names that a register holds: of contacts and members,
// and of those who complained or are concerned.
func newPeople(in *inspection) *people {
	p := &people{byFirst: map[uint64][]called{}, known: phrases{}, common: map[uint64]bool{}, bodies: map[uint64]bool{}}
	for _, name := range namesOfStandards {
		p.learn(name)
	}
	p.learnPublic(in)
	official := map[uint64]*person{}
	level := func(rec record.Record, key string) audience.Level {
		c := record.Of(rec)
		return audience.FieldLevel(audience.LevelOf(in.set, rec, in.today), in.schemas.Kind(string(c.Kind)).Field(key).Access)
	}
	for _, id := range in.set.IDs(record.Contacts) {
		rec := in.set.Contacts[id]
		p.addOfficial(&person{rec, level(rec, "name")}, rec.Name, official)
	}
	for _, id := range in.set.IDs(record.Members) {
		rec := in.set.Members[id]
		p.addOfficial(&person{rec, level(rec, "name")}, rec.Name, official)
	}
	for _, id := range in.set.IDs(record.Complaints) {
		rec := in.set.Complaints[id]
		p.addConcerned(&person{rec, level(rec, "person")}, rec.Person, official)
		p.addConcerned(&person{rec, level(rec, "complainant")}, rec.Complainant, official)
	}
	return p
}

// learnPublic takes up the names of public places and bodies.
func (p *people) learnPublic(in *inspection) {
	for _, id := range in.set.IDs(record.Places) {
		if place := in.set.Places[id]; audience.LevelOf(in.set, place, in.today) == audience.Public {
			p.learnBody(place.Name)
		}
	}
	for _, id := range in.set.IDs(record.Stakeholders) {
		if body := in.set.Stakeholders[id]; audience.LevelOf(in.set, body, in.today) == audience.Public {
			p.learnBody(body.Name)
			for _, alias := range body.Aliases {
				p.learnBody(alias)
			}
		}
	}
}

// learnBody takes up the name of a place or body, which can complain itself.
func (p *people) learnBody(name string) {
	p.learn(name)
	p.bodies[keyOf(name)] = true
}

// namesOfStandards are persons and towns that many texts name because a standard
// bears their name.
var namesOfStandards = []string{"Nelson Mandela", "Mandela", "Méndez Principles", "Principles Méndez", "Principios Méndez", "Principes Méndez",
	"Istanbul Protocol", "Bangkok Rules", "Tokyo Rules", "Beijing Rules", "Havana Rules", "Riyadh Guidelines", "Paris Principles"}

// learn takes up a name that texts may hold without naming a person.
func (p *people) learn(name string) {
	hashes := hashesOf(name)
	if len(hashes) == 0 {
		return
	}
	for _, h := range hashes {
		p.common[h] = true
	}
	p.known[hashes[0]] = append(p.known[hashes[0]], hashes)
}

// addOfficial takes up the name of a contact or member: whole, in either order.
// A person who is both is as open as the wider of the two.
func (p *people) addOfficial(who *person, text string, official map[uint64]*person) {
	for _, name := range namesIn(text) {
		if name.described {
			continue // "duty officer": a post and no person
		}
		if same := official[name.key()]; same != nil {
			same.level = min(same.level, who.level)
			continue
		}
		one := *who
		official[name.key()] = &one
		p.addWhole(&one, name)
	}
}

// addConcerned takes up the name of somebody concerned by a complaint, also each
// word of it alone: a first name can be enough to find out who spoke. Public bodies
// and places are no persons, and a word of their names alone tells of nobody.
func (p *people) addConcerned(who *person, text string, official map[uint64]*person) {
	if p.bodies[keyOf(text)] { // here too, since "and" may stand in the name
		return
	}
	for _, name := range namesIn(text) {
		if p.bodies[name.key()] {
			continue
		}
		if official[name.key()] != nil { // a lawyer, say, whom dialogue may name: inside the NPM that tells nothing of the complaint
			p.addWhole(&person{who.holder, min(who.level, audience.Internal)}, name)
			continue
		}
		if !name.described {
			p.addWhole(who, name)
		}
		for _, w := range name.words {
			if !p.isCommon(w) {
				p.addAlone(who, w)
			}
		}
	}
}

// isCommon says whether all of a word is in names of public places, bodies and
// standards. Persons after whom a standard is called are persons first.
func (p *people) isCommon(w string) bool {
	return !slices.Contains(namesakes, strings.ToLower(w)) &&
		!slices.ContainsFunc(hashesOf(w), func(hash uint64) bool { return !p.common[hash] })
}

var namesakes = []string{"nelson", "mandela", "méndez", "mendez"}

// addWhole takes up a name in the ways in which people write it: in any turn
// ("Surname, Given"), and with the first and last word only.
func (p *people) addWhole(who *person, name personName) {
	n := len(name.words)
	if n == 1 {
		p.addAlone(who, name.words[0])
		return
	}
	for turn := range n {
		p.add(called{who: who, words: hashesOf(strings.Join(slices.Concat(name.words[turn:], name.words[:turn]), " "))})
	}
	if n > 2 {
		first, last := name.words[0], name.words[n-1]
		p.add(called{who: who, words: hashesOf(first + " " + last)})
		p.add(called{who: who, words: hashesOf(last + " " + first)})
	}
	whole := strings.ToLower(strings.Join(name.words, " "))
	if other := spelt.Replace(whole); other != whole {
		p.addWhole(who, personName{words: strings.Fields(other)})
	}
}

// spelt are letters that also have a spelling without accents.
var spelt = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe")

// addAlone takes up one word of a name, unless it is too short or says nothing.
// Names in scripts without spaces, and of one letter each, are looked for whole.
func (p *people) addAlone(who *person, w string) {
	hashes := hashesOf(w)
	ideographs := len(hashes) > 1 && len(hashes) == utf8.RuneCountInString(w)
	if !ideographs && saysNothing(w) {
		return
	}
	p.add(called{who: who, words: hashes, alone: len(hashes) == 1})
	if other := spelt.Replace(strings.ToLower(w)); other != strings.ToLower(w) {
		p.add(called{who: who, words: hashesOf(other), alone: true})
	}
}

func (p *people) add(c called) {
	if len(c.words) == 0 {
		return
	}
	p.byFirst[c.words[0]] = append(p.byFirst[c.words[0]], c)
	p.sieve[uint16(c.words[0])] = true
	p.most = max(p.most, c.who.level)
}

func hashesOf(text string) []uint64 {
	var all []uint64
	read := words{text: text}
	for {
		w, ok := read.next()
		if !ok {
			return all
		}
		all = append(all, w.hash)
	}
}

// named tells of the names in a text that are not open as wide as the text is,
// wherever they stand: a reason to leave one says nothing of the others. Of several
// persons with one name it is the one whose is the most closed.
func (p *people) named(text string, level audience.Level, visit func(who *person, from, to int)) {
	if level >= p.most {
		return
	}
	var known spans
	read := words{text: text}
	for {
		w, ok := read.next()
		if !ok {
			return
		}
		if !p.sieve[uint16(w.hash)] {
			continue
		}
		who, to := p.at(w, read, func(c called) bool {
			if c.who.level <= level || c.alone && w.small {
				return false
			}
			if c.alone && known == nil {
				known = p.known.in(text)
			}
			return !c.alone || !known.cover(stretch{w.from, w.to}, false)
		})
		if who == nil {
			continue
		}
		visit(who, w.from, to)
		read.at = to
	}
}

// stretch is a part of a text.
type stretch struct{ from, to int }

// at is the person whose name begins with the word w, nil if none, and where the
// name ends.
func (p *people) at(w word, read words, counts func(called) bool) (who *person, end int) {
	for _, c := range p.byFirst[w.hash] {
		if !counts(c) || who != nil && narrowestFirst(who, c.who) <= 0 {
			continue
		}
		if to, ok := follow(c.words, w, read); ok {
			who, end = c.who, to
		}
	}
	return who, end
}

// follow says whether the words after w are those of a name, and where it ends.
// An initial may stand between them.
func follow(hashes []uint64, w word, read words) (to int, ok bool) {
	to = w.to
	for _, h := range hashes[1:] {
		next, ok := read.next()
		for ok && next.letters == 1 && next.hash != h {
			next, ok = read.next()
		}
		if !ok || next.hash != h {
			return 0, false
		}
		to = next.to
	}
	return to, true
}

// inID finds the name of a person in an id. Words that places and bodies bear
// count for nothing there: an id has no capital letters to tell them by.
func (p *people) inID(id string) *person {
	read := words{text: id}
	for {
		w, ok := read.next()
		if !ok {
			return nil
		}
		if !p.sieve[uint16(w.hash)] {
			continue
		}
		if who, _ := p.at(w, read, func(c called) bool { return !c.alone || !p.common[w.hash] }); who != nil {
			return who
		}
	}
}

// narrowestFirst puts the person whose name is the most closed first.
func narrowestFirst(a, b *person) int {
	return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(record.Of(a.holder).Name(), record.Of(b.holder).Name()))
}
