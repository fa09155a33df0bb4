package report

import (
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// LetterItem is a point of a letter as scripts read it. It holds no more than
// the letter says.
type LetterItem struct {
	Item       string  `json:"item"`
	OwedBy     string  `json:"owed_by"`
	Record     *string `json:"record"`    // the recommendation or the report, where the reader may see it
	Reference  *string `json:"reference"` // of the recommendation
	Title      string  `json:"title"`
	Report     *string `json:"report"`
	Issued     *string `json:"issued"`
	DraftSent  *string `json:"draft_sent"`
	Exchange   *string `json:"exchange"` // the day on which something was promised
	Form       *string `json:"form"`
	Position   *string `json:"position"`
	Due        string  `json:"due"`
	ExtendedOn *string `json:"extended_on"`
	DaysLate   int     `json:"days_late"`
}

type letterData struct {
	SchemaVersion int          `json:"schema_version"`
	AsOf          string       `json:"as_of"`
	Stakeholder   string       `json:"stakeholder"`
	Name          string       `json:"name"`
	Language      string       `json:"language"`
	Direction     string       `json:"direction"` // of the script: ltr or rtl
	ReplyBy       *string      `json:"reply_by"`
	Items         []LetterItem `json:"items"`
}

func (l *letter) json() letterData {
	data := letterData{SchemaVersion: 1, AsOf: l.at.Day.String(), Stakeholder: l.query.To, Name: l.nameOf(l.query.To),
		Language: l.query.Language.Code, Direction: string(l.query.Language.Direction), ReplyBy: orNull(l.query.ReplyBy.String()), Items: []LetterItem{}}
	for _, p := range l.points {
		data.Items = append(data.Items, p.json())
	}
	return data
}

func (p *point) json() LetterItem {
	i := LetterItem{Item: string(p.item.What), OwedBy: p.body, Reference: orNull(p.reference()), Title: p.item.Title,
		Position: orNull(string(p.position)), Due: p.item.Due.String(), ExtendedOn: orNull(p.granted.String()), DaysLate: p.item.DaysLate}
	if p.recommendation != nil {
		i.Record = orNull(p.recommendation.Name())
	}
	if p.report != nil {
		i.Report = orNull(titleOf(p.report))
	}
	switch p.item.What {
	case followup.Response, followup.Implementation:
		i.Issued = orNull(p.item.Standing.Issued.Date.String())
	case followup.Commitment:
		i.Exchange, i.Form = orNull(p.item.In.Date.String()), orNull(p.item.In.Form)
	case followup.Comments:
		i.Record, i.Title, i.DraftSent = orNull(record.Of(p.report).Name()), titleOf(p.report), orNull(p.report.DraftSent.String())
	}
	return i
}
