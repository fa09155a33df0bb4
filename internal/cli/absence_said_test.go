package cli

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// said is what a document says to a reader.
type said struct {
	AsOf  string               `json:"as_of"`
	Items []report.OverdueItem `json:"items"`
	words string               // all but the names of keys
}

func saidIn(t *testing.T, doc *report.Document) said {
	t.Helper()
	var b, text bytes.Buffer
	var s said
	if doc.Data != nil {
		if err := render.JSON(&b, doc); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
	}
	if err := render.Text(&text, doc, render.Terminal{}); err != nil {
		t.Fatal(err)
	}
	s.words = text.String()
	if doc.Title == "" { // what stands for itself says the same in both
		s.words += isKey.ReplaceAllString(b.String(), "")
	}
	s.words = harmlessly.Replace(s.words)
	return s
}

// withoutOwed leaves out the lines on what a body owes by the agenda, which are known
// by their days, and the heads of their columns.
func withoutOwed(words string, owed []report.OverdueItem) string {
	if len(owed) == 0 {
		return words
	}
	var left strings.Builder
	for line := range strings.Lines(words) {
		known := strings.Contains(line, "Date due") || slices.ContainsFunc(owed, func(i report.OverdueItem) bool {
			due, _ := calendar.ParseDate(i.Due)
			return strings.Contains(line, language.Of("en").Date(due))
		})
		if !known {
			left.WriteString(line)
		}
	}
	return left.String()
}

// harmlessly leaves out what says nothing of what a body did.
var harmlessly = strings.NewReplacer("0 overdue, 0 of them long overdue", "", "no answer was published", "")

// isKey finds keys, and what says of them that there is nothing.
var isKey = regexp.MustCompile(`"[a-z_0-9-]+":|"[a-z_0-9-]+": (?:null|0|\[\]),?`)

// wholly is what is owed by what is withheld, too.
type wholly struct {
	set   *record.Set
	items map[string][]*followup.Item // by day
}

// owes says whether an item is owed by the whole register, and no later.
func (w *wholly) owes(item report.OverdueItem, day string) bool {
	items, asked := w.items[day]
	if !asked {
		on, _ := calendar.ParseDate(day)
		set := w.set
		if on < lotteryDay {
			set = set.Begun(on)
		}
		items = followup.Agenda(set.AsOf(on), on)
		w.items[day] = items
	}
	return slices.ContainsFunc(items, func(i *followup.Item) bool {
		same := i.Record == item.Record || strings.HasPrefix(i.Record, "dialogue/") && strings.HasPrefix(item.Record, "dialogue/")
		return string(i.What) == item.Item && same && i.Due.String() <= item.Due &&
			!slices.ContainsFunc(item.OwedBy, func(body string) bool { return !slices.Contains(i.OwedBy, body) })
	})
}
