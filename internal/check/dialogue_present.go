package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// positionByStranger: a position that is put down to an addressee by name was
// stated by it, or by a body above, after or before it. A minister in the press
// and a State's reply elsewhere are no such thing, nor is what the NPM itself
// wrote. Where `for` names a body that is no addressee, another rule tells of it.
func positionByStranger(s saying) *finding {
	d, item := s.in, s.item
	if item.Position == "" || len(item.For) == 0 || d.Indirect || d.Form == "media" || d.Direction == record.Outgoing {
		return nil
	}
	if slices.Contains(item.For, record.Institution) || slices.ContainsFunc(item.For, func(body string) bool { return slices.Contains(d.With, body) }) {
		return nil // as nearly always
	}
	here := present(s.set, d)
	if len(here) == 0 || !known(s.set, here) || !known(s.set, item.For) {
		return nil
	}
	for _, body := range item.For {
		if !s.isFor(body) || slices.ContainsFunc(here, func(speaker string) bool { return s.maySpeakFor(speaker, body) }) {
			return nil
		}
	}
	return &finding{
		pointer: "/for",
		message: fmt.Sprintf("nobody in %q can state the position of those in %q: none is one of them, nor above, after or before one", "with", "for"),
		help:    "name in `with` the body that stated it, or say `indirect: true` if it was heard from others",
	}
}

// maySpeakFor says whether a speaker is a body, above or after it, or was in its
// place before; also where it is above one that was.
func (s saying) maySpeakFor(speaker, body string) bool {
	if speaker == body || slices.Contains(s.set.Lineage(body), speaker) || slices.Contains(s.set.Successors(speaker), body) {
		return true
	}
	return slices.ContainsFunc(s.about.Addressees, func(old string) bool {
		return slices.Contains(s.set.Successors(old), body) && slices.Contains(s.set.Lineage(old), speaker)
	})
}

// promisedByAbsent: a promise binds whoever made it. That is a body that took
// part, or one above, below, after or before it.
func promisedByAbsent(in *inspection, d *record.Dialogue) []finding {
	var all []finding
	for i, c := range d.Commitments {
		if c.By == record.Institution || slices.Contains(d.With, c.By) || in.set.Stakeholders[c.By] == nil {
			continue
		}
		here := present(in.set, d)
		if !known(in.set, here) || slices.ContainsFunc(here, func(body string) bool { return related(in.set, body, c.By) }) {
			continue
		}
		all = append(all, finding{
			pointer: fmt.Sprintf("/commitments/%d/by", i),
			message: fmt.Sprintf("%q names %s, but neither it nor a body above, below, after or before it is in %q", "by", c.By, "with"),
			help:    "name in `with` the body that made the promise, or in `by` the one that was there",
		})
	}
	return all
}

// related says whether one of two bodies is the other, above or after it.
func related(set *record.Set, a, b string) bool {
	return a == b || slices.Contains(set.Lineage(a), b) || slices.Contains(set.Lineage(b), a)
}

// present are the bodies that took part in a dialogue, those of the contacts
// included.
func present(set *record.Set, d *record.Dialogue) []string {
	here := slices.Clone(d.With)
	for _, id := range d.Contacts {
		if contact := set.Contacts[id]; contact != nil {
			here = append(here, contact.Stakeholder)
		}
	}
	return here
}

// known says whether all bodies are there; of one that is not, or cannot be
// read, another rule tells, and nobody knows what is above it.
func known(set *record.Set, bodies []string) bool {
	return !slices.ContainsFunc(bodies, func(body string) bool { return set.Stakeholders[body] == nil })
}
