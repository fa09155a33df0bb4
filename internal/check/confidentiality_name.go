package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// namesPerson looks for the names of persons in all texts of a record that have
// more readers than the name has.
func namesPerson(in *inspection, rec record.Record) []finding {
	level := audience.LevelOf(in.set, rec, in.today)
	people := in.people()
	var all []finding
	in.parts.EachText(rec, func(text register.Part) {
		open := audience.FieldLevel(level, text.Field.Access)
		shown := asShown(text.Text)
		told := mentions{}
		people.named(shown, open, func(who *person, from, to int) {
			if !isOwnName(rec, text) && told.few(who) {
				f := nameIn(who, open, text.Pointer())
				f.text, f.from, f.to = text.Text, from, to
				all = append(all, f)
			}
		})
	})
	return append(all, linksNamePerson(in, rec, level)...)
}

// mostMentions is how often a person is told of in one text.
const mostMentions = 50

// mentions counts how often each person was told of.
type mentions struct{ of map[*person]int }

// few counts one more, and says whether that is still worth telling.
func (m *mentions) few(who *person) bool {
	if m.of == nil { // as in nearly all texts
		m.of = map[*person]int{}
	}
	m.of[who]++
	return m.of[who] <= mostMentions
}

// isOwnName leaves out the names of contacts and members where they have to
// stand: that somebody holds a post does not tell who complained.
func isOwnName(rec record.Record, text register.Part) bool {
	kind := record.Of(rec).Kind
	return text.Pointer() == "/name" && (kind == record.Contacts || kind == record.Members)
}

func nameIn(who *person, open audience.Level, pointer string) finding {
	return finding{
		pointer: pointer,
		message: fmt.Sprintf("a name from %s stands here: it is %s, and this text is %s", who.said(), who.level, open),
		help:    "write what the person does (\"the director\", \"a resident\"), or narrow the access of this record",
	}
}

// linksNamePerson looks at the addresses of links, which are no texts: a scanned
// letter is often named after who wrote it.
func linksNamePerson(in *inspection, rec record.Record, level audience.Level) []finding {
	c := record.Of(rec)
	if len(c.Links) == 0 {
		return nil
	}
	var all []finding
	open := audience.FieldLevel(level, in.schemas.Kind(string(c.Kind)).Field("links").Items.Field("url").Access)
	for i, link := range c.Links {
		if who := in.people().inID(asWritten(link.URL)); who != nil && who.level > open {
			f := nameIn(who, open, fmt.Sprintf("/links/%d/url", i))
			f.help = "give the file a name that names nobody, and correct the link"
			all = append(all, f)
		}
	}
	return all
}

// idNamesPerson looks for names in ids. An id is in every path, log and address
// of a page: nobody's name may be in it, however open the record.
func idNamesPerson(in *inspection, rec record.Record) []finding {
	who := in.people().inID(record.Of(rec).ID)
	if who == nil {
		return nil
	}
	return []finding{{
		key:     true,
		message: fmt.Sprintf("the id of this record has a name from %s in it", who.said()),
		help:    "rename the file after the post, the body or a number, and correct the references to it",
	}}
}

// said names the record that holds a name, unless its id would betray it.
func (who *person) said() string {
	c := record.Of(who.holder)
	own := hashesOf(c.ID)
	for _, name := range slices.Concat(namesOf(who.holder)...) {
		if slices.Contains(own, name) {
			return string(c.Kind)
		}
	}
	return c.Name()
}

// namesOf are the words of the names in a record.
func namesOf(rec record.Record) [][]uint64 {
	switch rec := rec.(type) {
	case *record.Contact:
		return [][]uint64{hashesOf(rec.Name)}
	case *record.Member:
		return [][]uint64{hashesOf(rec.Name)}
	case *record.Complaint:
		return [][]uint64{hashesOf(rec.Person), hashesOf(rec.Complainant)}
	}
	return nil
}
