package report

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// stakeholders lists the bodies, those of one category together.
func (s *Site) stakeholders() *Page {
	say := s.words.Page
	var bodies []*record.Stakeholder
	for _, id := range s.set.IDs(record.Stakeholders) {
		bodies = append(bodies, s.set.Stakeholders[id])
	}
	table := s.bodyTable(bodies)
	table.Empty = s.none()
	return s.page(listPage(string(record.Stakeholders)), "", say.Titles.Authorities, s.howMany(say.Bodies, len(bodies)), Block{Table: table})
}

// categories are in the order of who answers for places.
func categoryRank(category string) int {
	order := []string{"line-ministry", "supervisory-authority", "place-management", "other-executive", "parliament", "judiciary",
		"monitoring-body", "civil-society", "international", "regional", "network", "media"}
	if i := slices.Index(order, category); i >= 0 {
		return i
	}
	return len(order)
}

// bodyTable counts what is addressed to each body itself; what is overdue only for
// the NPM's own people.
func (s *Site) bodyTable(bodies []*record.Stakeholder) *Table {
	say := s.words.Page.Fields
	slices.SortStableFunc(bodies, func(a, b *record.Stakeholder) int {
		return cmp.Or(cmp.Compare(categoryRank(a.Category), categoryRank(b.Category)), cmp.Compare(a.Name, b.Name))
	})
	t := &Table{Columns: []Column{{Key: "title", Title: say.Body, Flex: true}, {Key: "category", Title: say.Category},
		{Key: "parent", Title: say.Parent, Flex: true}, {Key: "recommendations", Title: say.Recommendations, Right: true},
		{Key: "open", Title: say.Open, Right: true}}}
	late := map[string]arrears{}
	if !s.view.Audience.Outside() {
		t.Columns = append(t.Columns, Column{Key: "overdue", Title: say.Overdue, Right: true})
		late = s.dues().late
	}
	for _, b := range bodies {
		standings := s.addressed[b.ID]
		row := []Cell{s.until(s.to(record.Stakeholders, b.ID), b.Ended), s.term("category", b.Category), s.to(record.Stakeholders, b.Parent),
			s.count(len(standings)), s.count(openWith(b.ID, standings)), s.count(late[b.ID].overdue)}
		t.Rows = append(t.Rows, row[:len(t.Columns)])
	}
	return t
}

// openWith counts what is open and has not passed to another body.
func openWith(body string, standings []*followup.Standing) int {
	n := 0
	for _, st := range standings {
		if a := addresseeNamed(st, body); st.Open() && a != nil && a.Stakeholder == body {
			n++
		}
	}
	return n
}

// arrears are what a body owes and is late with.
type arrears struct {
	overdue, long int
	oldest        calendar.Date // the earliest day that has passed
}

func (a arrears) and(i *followup.Item) arrears {
	if a.overdue == 0 || i.Due < a.oldest {
		a.oldest = i.Due
	}
	a.overdue++
	if i.Tier == followup.LongOverdue {
		a.long++
	}
	return a
}

// overdueByBody is for the NPM's own people.
func (s *Site) overdueByBody() *Table {
	say, late := s.words.Page.Fields, s.dues().late
	t := &Table{Empty: s.none(), Columns: []Column{{Key: "title", Title: say.Authority, Flex: true},
		{Key: "overdue", Title: say.Overdue, Right: true}, {Key: "long_overdue", Title: say.LongOverdue, Right: true},
		{Key: "oldest_due", Title: say.OldestDue}}}
	bodies := make([]string, 0, len(late))
	for body := range late {
		bodies = append(bodies, body)
	}
	slices.SortFunc(bodies, func(a, b string) int {
		return cmp.Or(cmp.Compare(late[b].overdue, late[a].overdue), cmp.Compare(late[a].oldest, late[b].oldest), cmp.Compare(a, b))
	})
	for _, body := range bodies {
		a := late[body]
		long := s.count(a.long)
		if a.long > 0 {
			long.Tone = Alarm
		}
		t.Rows = append(t.Rows, []Cell{s.to(record.Stakeholders, body), s.count(a.overdue).toned(Warning), long, s.dateCell(a.oldest)})
	}
	return t
}

// stakeholder is the page of one body: what is addressed to it, and the dialogue
// with it as far as the reader sees it. What the NPM thinks of it and who speaks
// for it stand on no page.
func (s *Site) stakeholder(b *record.Stakeholder) *Page {
	say := s.words.Page.Headings
	return s.pageOf(b.Common.Name(), s.bodyName(b.ID), s.term("category", b.Category).Text,
		Block{Facts: s.bodyFacts(b)},
		Block{Heading: say.Content, Body: s.body(b)},
		s.owedBlock(s.dues().byBody[b.ID]),
		Block{Heading: say.Addressed, Table: s.addressedTo(b)},
		Block{Heading: say.AddressedBelow, Table: s.recommendationList(s.notOwn(b))},
		s.bodyBlock(say.Below, s.parts[b.ID]),
		s.placeBlock(s.runs[b.ID]),
		s.reportBlockOf(say.OwnReports, s.issuedBy[b.ID]),
		Block{Heading: say.Dialogue, Steps: s.dialogueWith(b)},
		Block{Heading: say.Links, Body: s.documents(b)},
	)
}

// addressedTo lists what is addressed to a body, with what that body says of it:
// the state is of all addressees together.
func (s *Site) addressedTo(b *record.Stakeholder) *Table {
	say := s.words.Page.Fields
	t := s.recommendationList(s.addressed[b.ID], "addressees", "themes", "places")
	t.Columns = append(t.Columns, Column{Key: "position", Title: say.Position}, Column{Key: "claims", Title: say.Claims})
	if b.Ended != 0 {
		t.Columns = append(t.Columns, Column{Key: "passed_to", Title: say.Successors, Flex: true})
	}
	then := s.onLastDay(b)
	for i, st := range s.addressed[b.ID] {
		row := append(t.Rows[i], s.statedBy(b, then(st))...)
		t.Rows[i] = append(row, s.passedTo(b, st))[:len(t.Columns)]
	}
	return t
}

// onLastDay tells where a recommendation stood when a body ended, as far as it has: what
// was said later is its successor's.
func (s *Site) onLastDay(b *record.Stakeholder) func(*followup.Standing) *followup.Standing {
	if b.Ended == 0 || b.Ended >= s.at.Day || len(s.addressed[b.ID]) == 0 {
		return func(st *followup.Standing) *followup.Standing { return st }
	}
	then := s.view.On(b.Ended)
	return func(st *followup.Standing) *followup.Standing {
		if r := then.Recommendations[st.Recommendation.ID]; r != nil {
			return followup.Of(then, r, b.Ended)
		}
		return &followup.Standing{} // nobody had heard of it
	}
}

// statedBy is what a body says of a recommendation, and of its implementation.
func (s *Site) statedBy(b *record.Stakeholder, st *followup.Standing) []Cell {
	a := addresseeNamed(st, b.ID)
	if a == nil {
		return []Cell{orDash(""), orDash("")}
	}
	position, claims := s.stated(st, a)
	return []Cell{position, claims}
}

// passedTo is the body that a recommendation went to from another.
func (s *Site) passedTo(b *record.Stakeholder, st *followup.Standing) Cell {
	if a := addresseeNamed(st, b.ID); a != nil && a.Stakeholder != b.ID {
		return s.to(record.Stakeholders, a.Stakeholder)
	}
	return orDash("")
}

// addresseeNamed is the last of the addressees that is or was a body; nil is none.
func addresseeNamed(st *followup.Standing, body string) *followup.Addressee {
	for _, a := range slices.Backward(st.Addressees) {
		if slices.Contains(a.Names, body) {
			return a
		}
	}
	return nil
}

// notOwn are the recommendations to bodies below that are not addressed to the
// body itself too.
func (s *Site) notOwn(b *record.Stakeholder) []*followup.Standing {
	own := map[*followup.Standing]bool{}
	for _, st := range s.addressed[b.ID] {
		own[st] = true
	}
	var rest []*followup.Standing
	for _, st := range s.below[b.ID] {
		if !own[st] {
			rest = append(rest, st)
		}
	}
	return rest
}

func (s *Site) bodyBlock(heading string, bodies []*record.Stakeholder) Block {
	if len(bodies) == 0 {
		return Block{}
	}
	return Block{Heading: heading, Table: s.bodyTable(slices.Clone(bodies))}
}

func (s *Site) placeBlock(places []*record.Place) Block {
	if len(places) == 0 {
		return Block{}
	}
	return Block{Heading: s.words.Page.Headings.Places, Table: s.placeTable(places)}
}

// owedBlock names what each item is about, for a page that is about something
// else.
func (s *Site) owedBlock(items []*followup.Item) Block {
	if len(items) == 0 {
		return Block{}
	}
	t := s.dueTable(items)
	t.Columns = slices.Insert(t.Columns, 0, Column{Key: "title", Title: s.words.Page.Fields.About, Flex: true})
	for n, i := range items {
		t.Rows[n] = slices.Insert(t.Rows[n], 0, s.subject(i))
	}
	return Block{Heading: s.words.Page.Headings.Due, Table: t}
}

// subject is what an item is about, by the page of it where there is one.
func (s *Site) subject(i *followup.Item) Cell {
	kind, id, _ := record.KindOf(i.Record)
	if !slices.Contains(pageKinds(), kind) {
		return text(s.words.Term("kind", string(kind)))
	}
	return s.to(kind, id)
}

func (s *Site) bodyFacts(b *record.Stakeholder) []Fact {
	say := s.words.Page.Fields
	var aliases, before []Fact
	for _, alias := range b.Aliases {
		aliases = append(aliases, Fact{say.Aliases, text(alias)})
	}
	for _, old := range s.replaced[b.ID] {
		before = append(before, Fact{say.Predecessors, s.to(record.Stakeholders, old.ID)})
	}
	return facts(
		[]Fact{{say.Category, s.term("category", b.Category)}, {say.Parent, s.to(record.Stakeholders, b.Parent)}},
		aliases, before,
		[]Fact{{say.Ended, s.dateCell(b.Ended)}},
		s.factFor(say.Successors, record.Stakeholders, b.SucceededBy),
		[]Fact{{say.Reference, text(b.ID)}},
	)
}

func (s *Site) dialogueWith(b *record.Stakeholder) []Step {
	l, say := s.line(), s.words.Page.Steps
	l.add(b.Introduced, Step{Text: say.Introduced}, -1)
	for _, old := range s.replaced[b.ID] {
		l.add(old.Ended, Step{Text: say.Succeeded.With("body", s.written(s.bodyName(old.ID))), Ref: old.Common.Name()}, -1)
	}
	l.add(b.Ended, Step{Text: say.BodyEnded}, 2)
	for _, d := range s.with[b.ID] {
		l.spoke(d)
		l.promises(d, func(c record.Commitment) bool { return c.By == b.ID })
	}
	return l.steps()
}
