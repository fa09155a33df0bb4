package report

import (
	"cmp"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// blank is room to be filled in by hand.
const blank = "……………………"

// document puts the letter together.
func (l *letter) document() *Document {
	w, say := l.query.Language, l.query.Language.Letter
	blocks := []Block{
		{Facts: l.head()},
		{Text: say.Salutation},
		{Text: say.Mandate},
		{Text: w.Count(say.Points, len(l.points))},
	}
	if l.anyBelow() {
		blocks = append(blocks, Block{Text: say.Below})
	}
	blocks = append(blocks, l.sections()...)
	blocks = append(blocks, Block{Text: l.request()}, Block{Text: say.Crossed}, Block{Text: say.Meeting}, Block{Text: say.Closing},
		Block{Facts: []Fact{{say.Signature, text(blank)}, {say.Signatory, text(blank)}, {say.Function, text(blank)}}})
	return &Document{
		Audience:  audience.Audience(l.query.To),
		Addressed: true,
		Blocks:    blocks,
		Data:      func() any { return l.json() },
		Footer:    []string{say.Footer.With("name", w.Foreign(l.nameOf(l.query.To)), "date", w.Date(l.at.Day))},
	}
}

func (l *letter) head() []Fact {
	say := l.query.Language.Letter
	return []Fact{
		{say.From, l.written(l.set.Policy.Institution.Name)},
		{say.To, l.written(l.nameOf(l.query.To))},
		{say.PlaceAndDate, text(say.Placed.With("place", blank, "date", l.date(l.at.Day)))},
		{say.Subject, text(say.About)},
	}
}

// nameOf is a body's name as the register has it, on one line.
func (l *letter) nameOf(body string) string {
	if s := l.set.Stakeholders[body]; s != nil {
		return s.Name
	}
	return body
}

func (l *letter) date(d calendar.Date) string { return l.query.Language.Date(d) }

func (l *letter) anyBelow() bool {
	return len(l.points) > 0 && l.points[len(l.points)-1].body != l.query.To
}

func (l *letter) request() string {
	say := l.query.Language.Letter
	if l.query.ReplyBy == 0 {
		return say.Request
	}
	return say.RequestBy.With("date", l.date(l.query.ReplyBy))
}

// sections are the points of each body, a table for each thing that is asked.
func (l *letter) sections() []Block {
	var blocks []Block
	for _, body := range l.bodies() {
		for _, what := range asked {
			var some []*point
			for _, p := range l.points {
				if p.body == body && p.item.What == what {
					some = append(some, p)
				}
			}
			if len(some) > 0 {
				blocks = append(blocks, Block{Heading: l.headingOf(what, body), Text: l.introduction(what)}, Block{Table: l.table(what, some)})
			}
		}
	}
	return blocks
}

func (l *letter) headingOf(what followup.What, body string) string {
	heading := l.query.Language.Items[string(what)]
	if body != l.query.To {
		heading += " – " + l.query.Language.Foreign(l.nameOf(body))
	}
	return heading
}

func (l *letter) introduction(what followup.What) string {
	say := l.query.Language.Letter
	switch what {
	case followup.Response:
		return say.Response
	case followup.Implementation:
		return say.Implementation
	case followup.Commitment:
		return say.Commitment
	}
	return say.Comments
}

func (l *letter) table(what followup.What, points []*point) *Table {
	t := &Table{Columns: l.columns(what)}
	for _, p := range points {
		t.Rows = append(t.Rows, append(l.particulars(what, p), l.due(p), l.since(p)))
	}
	return t
}

func (l *letter) columns(what followup.What) []Column {
	c := l.query.Language.Letter.Columns
	reference, report := Column{Key: "reference", Title: c.Reference}, Column{Key: "report", Title: c.Report, Flex: true}
	recommendation := Column{Key: "title", Title: c.Recommendation, Flex: true}
	var columns []Column
	switch what {
	case followup.Response:
		columns = []Column{reference, recommendation, report}
	case followup.Implementation:
		columns = []Column{reference, recommendation, report, {Key: "position", Title: c.Position}}
	case followup.Commitment:
		columns = []Column{{Key: "title", Title: c.Undertaking, Flex: true}, {Key: "exchange", Title: c.Exchange, Flex: true},
			{Key: "reference", Title: c.Recommendation}}
	default:
		columns = []Column{{Key: "report", Title: c.Draft, Flex: true}, {Key: "sent", Title: c.Sent}}
	}
	return append(columns, Column{Key: "due", Title: c.Due}, Column{Key: "days_late", Title: c.Since})
}

// particulars are the cells of a row up to the date.
func (l *letter) particulars(what followup.What, p *point) []Cell {
	switch what {
	case followup.Response:
		return []Cell{l.written(p.reference()), l.written(p.item.Title), l.issued(p)}
	case followup.Implementation:
		return []Cell{l.written(p.reference()), l.written(p.item.Title), l.issued(p), l.position(p)}
	case followup.Commitment:
		return []Cell{l.written(p.item.Title), l.exchange(p.item.In), l.written(p.reference())}
	}
	return []Cell{l.written(titleOf(p.report)), text(l.date(p.report.DraftSent))}
}

// reference is the number by which the reader knows a recommendation.
func (p *point) reference() string {
	if p.recommendation == nil {
		return ""
	}
	return cmp.Or(p.recommendation.ExternalID, p.recommendation.ID)
}

func titleOf(r *record.Report) string { return cmp.Or(r.Title, r.ID) }

// written is what stands in the register, in whatever language; a dash where it
// is nothing.
func (l *letter) written(s string) Cell {
	cell := orDash(s)
	cell.Text = l.query.Language.Foreign(cell.Text)
	return cell
}

// issued is the report with the day on which the recommendation was made.
func (l *letter) issued(p *point) Cell {
	if p.report == nil {
		return orDash("")
	}
	return l.onDay(l.query.Language.Foreign(titleOf(p.report)), p.item.Standing.Issued.Date)
}

func (l *letter) position(p *point) Cell {
	if p.position == "" {
		return orDash("")
	}
	return l.onDay(l.query.Language.Positions[string(p.position)], p.positionOn)
}

// exchange is the day and the form of a dialogue; a form that only this register
// has is left out.
func (l *letter) exchange(d *record.Dialogue) Cell {
	form := l.query.Language.Forms[d.Form]
	if form == "" {
		return text(l.date(d.Date))
	}
	return l.onDay(form, d.Date)
}

func (l *letter) onDay(what string, day calendar.Date) Cell {
	return text(what + " (" + l.date(day) + ")")
}

func (l *letter) due(p *point) Cell {
	due := l.date(p.item.Due)
	if p.granted != 0 {
		due = l.query.Language.Letter.Extended.With("due", due, "date", l.date(p.granted))
	}
	return Cell{Text: due, Data: p.item.Due.String()}
}

func (l *letter) since(p *point) Cell {
	late := p.item.DaysLate
	if late <= 0 {
		return Cell{Text: l.query.Language.Letter.NotYetDue, Data: strconv.Itoa(late)}
	}
	return Cell{Text: l.query.Language.Count(l.query.Language.Days, late), Data: strconv.Itoa(late)}
}
