package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// source is a place in the register that a leak comes from.
type source struct {
	finding
	open     bool // the readers see this very text
	harmless bool // as a number of an address or of another body's is
}

// problems says where in the register all that was met comes from: from what the
// readers see, where it stands there; else from anywhere; else nobody knows. They
// are in order, and none shows the line that it is about.
func (g *guard) problems() []page.Problem {
	if len(g.met) == 0 {
		return nil
	}
	sources := map[leak][]source{}
	for _, kind := range record.Kinds() {
		g.set.Each(kind, func(rec record.Record) { g.inRecord(rec, sources) })
	}
	g.inSettings(sources)
	var found []placed
	for l := range g.met {
		for _, f := range g.blamed(l, sources[l]) {
			found = append(found, ruleFor(l).place(f))
		}
	}
	slices.SortFunc(found, func(a, b placed) int { return cmp.Compare(a.Message, b.Message) }) // before many are cut short
	problems := place(g.register, found)
	for i := range problems {
		problems[i].Excerpt, problems[i].Fix = "", page.Fix{} // the logs of build servers have readers too
	}
	return page.Sort(problems)
}

// ruleFor is the rule that looks for the same in records. What is written for
// readers outside is held to it whatever register.yaml says of its severity.
func ruleFor(l leak) Rule {
	all := confidentialityRules()
	return all[slices.IndexFunc(all, func(r Rule) bool { return r.Code == strings.TrimSuffix(l.code, "@") })]
}

// blamed are the places to mend, none where all that the readers see is harmless.
func (g *guard) blamed(l leak, from []source) []finding {
	open := slices.DeleteFunc(slices.Clone(from), func(s source) bool { return !s.open })
	harmful := slices.DeleteFunc(slices.Clone(open), func(s source) bool { return s.harmless })
	switch {
	case len(harmful) > 0:
		from = harmful
	case len(open) > 0:
		return nil
	case len(from) == 0:
		return []finding{{
			message: fmt.Sprintf("%s stands in what is written for %s, and in no record as it stands there", l.what(), g.readers()),
			help:    "look at what it is put together from: settings, file names, texts that follow each other",
		}}
	}
	var all []finding
	for _, s := range from {
		all = append(all, s.finding)
	}
	return all
}

// inRecord looks for what was met in the texts, links and id of a record.
func (g *guard) inRecord(rec record.Record, sources map[leak][]source) {
	c := record.Of(rec)
	seen := g.seenOf(rec)
	g.parts.EachText(rec, func(text register.Part) {
		at := finding{path: c.Path, record: c.Name(), pointer: text.Pointer(), text: text.Text}
		g.inText(at, text.Field.Name, seen[text.Text] || seen[audience.WithoutComments(text.Text)], sources)
	})
	for i, link := range c.Links {
		at := finding{path: c.Path, record: c.Name(), pointer: fmt.Sprintf("/links/%d/url", i), text: link.URL}
		g.inText(at, "url", seen[link.URL], sources)
	}
	if l := (leak{code: anID, in: rec}); g.met[l] {
		sources[l] = append(sources[l], source{open: true, finding: finding{
			path: c.Path, record: c.Name(), key: true,
			message: fmt.Sprintf("the id of this record has a name from %s in it, and stands in what is written for %s", g.names.inID(c.ID).said(), g.readers()),
			help:    "rename the file after the post, the body or a number, and correct the references to it",
		}})
	}
}

// seenOf are the texts of a record that the readers see.
func (g *guard) seenOf(rec record.Record) map[string]bool {
	c := record.Of(rec)
	seen := g.seen.Get(c.Kind, c.ID)
	if seen == nil {
		return nil
	}
	texts := map[string]bool{}
	g.parts.EachText(seen, func(text register.Part) { texts[text.Text] = true })
	for _, link := range record.Of(seen).Links {
		texts[link.URL] = true
	}
	return texts
}

// inSettings looks at the texts of register.yaml that documents show.
func (g *guard) inSettings(sources map[leak][]source) {
	of := g.policy.Institution
	for pointer, text := range map[string]string{"/institution/name": of.Name, "/institution/short": of.Short} {
		g.inText(finding{path: register.File, pointer: pointer, text: text}, pointer[len("/institution/"):], true, sources)
	}
	for theme, title := range g.policy.Themes {
		g.inText(finding{path: register.File, pointer: "/themes/" + theme, text: title}, theme, true, sources)
	}
}

// inText looks for what was met in one text.
func (g *guard) inText(at finding, field string, open bool, sources map[leak][]source) {
	text := at.text
	g.eachLeak(text, func(l leak, where string, part stretch) {
		if !g.met[l] || open && g.excused(l, where, part) {
			return
		}
		s := source{open: open, finding: at}
		switch {
		case l.code != aName:
			s.text, s.from, s.to = where, part.from, part.to
		case len(where) == len(text): // else it was read without escapes, and all of it is meant
			s.from, s.to = part.from, part.to
		}
		s.harmless = l.code == aNumber && (field == "external_id" || field == "address" && !slices.Contains(numbersIn(text, true), part))
		s.message = fmt.Sprintf("%s stands in %q, and so in what is written for %s", l.what(), field, g.readers())
		s.help = l.help()
		sources[l] = append(sources[l], s)
	})
}

func (l leak) help() string {
	if l.code == aName {
		help := "write what the person does (\"the director\", \"a resident\"); a phrase that only looks like a name goes under exceptions of \"publish\" in register.yaml"
		if record.Of(l.who.holder).Kind != record.Complaints && l.who.level < audience.Confidential {
			help = "write what the person does (\"the director\"), or give the record of somebody whom all may know access: public"
		}
		return help
	}
	return "leave it out; what is meant for all goes under exceptions of \"publish\" in register.yaml, with a reason"
}
