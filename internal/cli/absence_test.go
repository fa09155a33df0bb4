package cli

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

const drawn = 60 // registers in each test

// shown is all that a reader is shown: by name, what is written of each report, and
// where there are words, of papers and pages in their language.
func shown(t *testing.T, v *audience.View, words *language.Words) map[string]*report.Document {
	t.Helper()
	docs := map[string]*report.Document{}
	if words != nil {
		docs = papersAndPages(v, words)
	}
	far := calendar.Period{N: 40, Unit: calendar.Years}
	for _, at := range []report.Moment{{Day: lotteryDay}, {Day: calendar.Of(2026, time.March, 1)}} {
		day := at.Day.String() + " "
		docs[day+"list"] = report.Recommendations(v, at, report.RecommendationQuery{})
		docs[day+"overdue"], _ = report.Overdue(v, at, report.DueQuery{Within: far})
		docs[day+"agenda"], _ = report.Agenda(v, at, report.DueQuery{Within: far}, report.ByStakeholder)
		docs[day+"stats"] = report.Stats(v, at, report.StatsQuery{})
		docs[day+"stats by"] = report.Stats(v, at, report.StatsQuery{By: followup.ByAddressee})
		set := v.On(at.Day)
		for _, id := range set.IDs(record.Recommendations) {
			docs[day+"show "+id] = report.Recommendation(v, at, id)
		}
		if at.Day != lotteryDay {
			continue
		}
		for _, kind := range record.Kinds() {
			for _, id := range set.IDs(kind) {
				docs["why "+string(kind)+"/"+id] = report.WhyAny(v, at, string(kind)+"/"+id)
			}
		}
	}
	was := report.Side{View: v, At: report.Moment{Day: calendar.Of(2025, time.June, 30)}}
	docs["diff"] = report.Diff(was, report.Side{View: v, At: report.Moment{Day: lotteryDay}}, report.DiffQuery{})
	return docs
}

// papersAndPages are what is made to be handed on: papers, maps, and the website.
func papersAndPages(v *audience.View, words *language.Words) map[string]*report.Document {
	docs := map[string]*report.Document{}
	at := report.Moment{Day: lotteryDay}
	for _, year := range []int{2024, 2025, 2026} {
		name := strconv.Itoa(year)
		docs["annual "+name], docs["spt "+name] = report.Annual(v, at, year, words), report.SPT(v, at, nil, year, words)
		for _, id := range v.On(at.Day).IDs(record.Stakeholders) {
			docs["review "+name+" "+id] = report.Review(v, at, id, year, true, words)
			if !v.Audience.Outside() {
				docs["brief "+id] = report.Brief(v, at, id, true, words)
			}
		}
	}
	for _, view := range report.MapViews() {
		docs["map "+string(view)] = report.MapOf(v, at, report.MapQuery{View: view, Language: words})
	}
	site := report.NewSite(v, at, words)
	for page := range site.Pages() {
		docs["site "+page.Path] = page.Document
	}
	for _, file := range site.Downloads() {
		docs["site "+file.Path] = file.Document()
	}
	maps.DeleteFunc(docs, func(_ string, doc *report.Document) bool { return doc == nil })
	return docs
}

// written is a document in the formats that say different things.
func written(t *testing.T, doc *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if doc.Title != "" {
		if err := render.HTML(&b, doc); err != nil {
			t.Fatal(err)
		}
	}
	if doc.Data != nil {
		if err := render.JSON(&b, doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := render.Text(&b, doc, render.Terminal{}); err != nil {
		t.Fatal(err)
	}
	if doc.Table != nil {
		if err := render.CSV(&b, doc); err != nil {
			t.Fatal(err)
		}
	}
	if doc.Calendar != nil {
		if err := render.ICS(&b, doc, canaryDay.Time()); err != nil {
			t.Fatal(err)
		}
	}
	if len(doc.Charts) > 0 {
		if err := render.SVG(&b, doc); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

var absenceReaders = []string{"public", "internal", "gov", "justice", "health", "jail", "ngo"}

func viewBy(t *testing.T, r *register.Register, reader string) *audience.View {
	t.Helper()
	v, err := audience.Of(r, nil, audience.Audience(reader), lotteryDay)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestAbsenceChangesNothing takes away, from registers drawn by lot, one record at
// a time: whoever did not see it sees no difference in anything that is written.
func TestAbsenceChangesNothing(t *testing.T) {
	compared := 0
	for seed := range uint64(drawn) {
		l, publish := draw(seed)
		r := loadFiles(t, l.files(t, publish))
		rules := newCanaryRules(t, l.pages, lotteryDay.String(), publish)
		var names []string
		for name := range l.pages {
			names = append(names, name)
		}
		slices.Sort(names)
		before := map[string]map[string]string{}
		var words *language.Words
		if all := language.All(); seed%3 == 0 { // pages take most of the time
			words = all[seed/3%uint64(len(all))]
		}
		for range 5 {
			gone := one(l, names...)
			without := registerWithout(r, gone)
			for _, reader := range absenceReaders {
				if !rules.unknownTo(reader, gone) {
					continue
				}
				if before[reader] == nil {
					before[reader] = allWritten(t, viewBy(t, r, reader), words)
				}
				compared++
				after := allWritten(t, viewBy(t, without, reader), words)
				for name, was := range before[reader] {
					if after[name] != was {
						t.Errorf("seed %d: without %s, %s is for %s\n%s", seed, gone, name, reader, difference(was, after[name]))
						break
					}
				}
				if len(after) != len(before[reader]) {
					t.Errorf("seed %d: without %s, %s sees %d reports, not %d", seed, gone, reader, len(after), len(before[reader]))
				}
			}
		}
	}
	if compared < 3*drawn {
		t.Errorf("only %d were compared", compared)
	}
}

func allWritten(t *testing.T, v *audience.View, words *language.Words) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, doc := range shown(t, v, words) {
		all[name] = written(t, doc)
	}
	return all
}

func registerWithout(r *register.Register, gone string) *register.Register {
	set := record.NewSet(r.Set.Policy)
	for _, kind := range record.Kinds() {
		r.Set.Each(kind, func(rec record.Record) {
			if record.Of(rec).Name() != gone {
				set.Add(rec)
			}
		})
	}
	set.Link()
	return &register.Register{Set: set, Schemas: r.Schemas}
}

// unknownTo says whether nothing of a record reaches a reader: it does not see it,
// was not there, is told no facts of it, was not relieved of anything by it, and it
// is in no count.
func (r *canaryRules) unknownTo(reader, name string) bool {
	kind, _ := kindAndID(name)
	return !r.sees(reader, name) && r.facts(reader, name) == nil &&
		(reader == "internal" || !slices.Contains(r.publish.Counts, kind)) &&
		r.heard(reader, name) == nil && r.relieved(reader, name) == nil && !r.opens(name) && name != "stakeholders/"+reader
}

// opens says whether a dialogue moves a recommendation to a body that was there:
// that body may read it from then on, and those above.
func (r *canaryRules) opens(name string) bool {
	page := r.pages[name]
	return slices.ContainsFunc(asObjects(page["recommendations"]), func(item map[string]any) bool {
		return slices.Contains(asTexts(page["with"]), asText(asObject(item["moves"])["to"]))
	})
}

// difference is the first line that differs.
func difference(was, is string) string {
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%s\nand was\n%s", b[i], a[i])
		}
	}
	return fmt.Sprintf("%d lines and was %d", len(b), len(a))
}

// accusing are words that say of a body that it has not done what it had to.
var accusing = regexp.MustCompile(`(?i)overdue|awaiting|silen|\blate\b|unanswered|not answered|never answered|no answer|not met|has not|did not`)

// TestAbsenceIsNoAccusation: readers outside are told of nothing that is missing,
// save a body of what it owes itself; and that it owes by all dialogue there was,
// with whomever. What the NPM found or did since, and does not tell, may have
// closed the matter.
func TestAbsenceIsNoAccusation(t *testing.T) {
	owing := 0
	for seed := range uint64(drawn) {
		l, publish := draw(seed)
		r := loadFiles(t, l.files(t, publish))
		rules := newCanaryRules(t, l.pages, lotteryDay.String(), publish)
		for _, reader := range absenceReaders {
			if reader == "internal" {
				continue
			}
			whole := wholly{set: knownTo(r.Set, rules, reader, record.Dialogues), items: map[string][]*followup.Item{}}
			words := []*language.Words{language.Of("en"), nil, nil}[seed%3]
			docs := shown(t, viewBy(t, r, reader), words)
			owed := saidIn(t, docs[lotteryDay.String()+" agenda"]).Items
			for name, doc := range docs {
				if name == "site about.html" {
					continue // it tells what words mean, and says them of nobody
				}
				said := saidIn(t, doc)
				owing += len(said.Items)
				for _, item := range said.Items {
					if !slices.Equal(item.OwedBy, []string{reader}) || !whole.owes(item, said.AsOf) {
						t.Errorf("seed %d: %s tells %s that this is owed, and it is not: %+v", seed, name, reader, item)
					}
				}
				if doc.Title != "" {
					said.words = withoutOwed(said.words, owed)
				}
				if word := accusing.FindString(said.words); word != "" && len(said.Items) == 0 {
					t.Errorf("seed %d: %s says %q to %s:\n%s", seed, name, word, reader, said.words)
				}
			}
		}
	}
	if owing < drawn {
		t.Errorf("only %d things were owed", owing)
	}
}

// TestAbsenceMakesNothingLateForStaff: what the NPM's people read to be late or
// awaited is so by all answers, meetings and assessments there were.
func TestAbsenceMakesNothingLateForStaff(t *testing.T) {
	late := 0
	for seed := range uint64(drawn) {
		l, publish := draw(seed)
		delete(l.pages["stakeholders/secret"], "access") // what is asked of a body that they may not know of is not theirs to follow up
		r := loadFiles(t, l.files(t, publish))
		rules := newCanaryRules(t, l.pages, lotteryDay.String(), publish)
		whole := wholly{set: knownTo(r.Set, rules, "internal", record.Dialogues, record.Assessments), items: map[string][]*followup.Item{}}
		v := viewBy(t, r, "internal")
		for name, doc := range shown(t, v, nil) {
			said := saidIn(t, doc)
			for _, item := range said.Items {
				visit := item.Item == "reprisal-check" || item.Item == "place-visit" // met by no answer, meeting or assessment
				if late++; item.DaysLate > 0 && !visit && !whole.owes(item, said.AsOf) {
					t.Errorf("seed %d: %s says that this is late, and it is not: %+v", seed, name, item)
				}
			}
		}
		set := v.On(lotteryDay)
		for _, s := range followup.All(set, lotteryDay) {
			by := followup.Of(whole.set, whole.set.Recommendations[s.Recommendation.ID], lotteryDay)
			for _, a := range s.Addressees {
				if a.Position == "" && slices.ContainsFunc(by.Addressees, func(b *followup.Addressee) bool { return b.Stakeholder == a.Stakeholder && b.Position != "" }) {
					t.Errorf("seed %d: %s is said to be silent about %s, and is not", seed, a.Stakeholder, s.Recommendation.ID)
				}
			}
		}
	}
	if late < drawn {
		t.Errorf("only %d things were late", late)
	}
}

// knownTo are the records that a reader sees, whole, and all those of some kinds
// whether it sees them or not.
func knownTo(set *record.Set, rules *canaryRules, reader string, all ...record.Kind) *record.Set {
	left := record.NewSet(set.Policy)
	for _, kind := range record.Kinds() {
		set.Each(kind, func(rec record.Record) {
			if slices.Contains(all, kind) || kind != record.Assessments && rules.sees(reader, record.Of(rec).Name()) || kind == record.Stakeholders {
				left.Add(rec)
			}
		})
	}
	left.Link()
	return left
}
