package audience_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

func operator(t *testing.T, texts map[string]string) *audience.View {
	t.Helper()
	v, _ := seen(t, texts, audience.Full)
	return v
}

func explain(t *testing.T, v *audience.View, name string) *audience.Explanation {
	t.Helper()
	e, err := v.Explain(name)
	if err != nil || e == nil {
		t.Fatal(name, e, err)
	}
	return e
}

// told says in a few words what each reader gets of a record, and why.
func told(e *audience.Explanation) []string {
	var all []string
	for _, r := range e.Readers {
		words := []string{string(r.Audience), string(r.Part.Form)}
		if r.Ground.Why != "" {
			words = append(words, string(r.Ground.Why))
		}
		if r.Heard {
			words = append(words, "heard")
		}
		for _, ref := range r.Part.Lost {
			words = append(words, "-"+ref.To)
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

func TestWhoGetsWhat(t *testing.T) {
	texts := small()
	texts["agreements/m.yaml"] = "type: mou\nparties: [ministry, informer]\naccess: shared\nshare_with: [informer, prison]\n"
	texts["recommendations/2025/p/04.yaml"] = "report: 2025/prison\ntitle: T\naddressees: [npm]\nbody: B\nrelated: [2026/h/01]\n"
	v := operator(t, texts)
	for name, want := range map[string][]string{
		"recommendations/2025/p/04": {"public record -recommendations/2026/h/01", "health record", "internal record", "full record"}, // npm is no record to leave out
		"recommendations/2025/p/01": {"public record", "health record addressee", "ministry record above", "prison record addressee", "internal record", "full record"},
		"recommendations/2025/p/02": {"public nothing", "internal nothing", "full record"},
		"recommendations/2025/p/03": {"public record -recommendations/2025/p/02", "ministry record addressee -recommendations/2025/p/02",
			"internal record -recommendations/2025/p/02", "full record"},
		"recommendations/2026/h/01": {"public nothing", "health record addressee", "internal record", "full record"},
		"reports/2026/health":       {"public nothing", "health record recommendation", "internal record", "full record"},
		"dialogue/2025/09/01-minister-in-private": {"public facts", "informer facts heard", "ministry facts heard",
			"internal record -recommendations/2025/p/02 -stakeholders/informer", "full record"},
		"dialogue/2025/09/02-call":  {"public nothing", "health nothing heard", "internal record", "full record"},
		"dialogue/2026/06/01-reply": {"public nothing", "health nothing heard", "internal facts", "full record"},
		"assessments/2026/02/01":    {"public facts", "internal record -recommendations/2025/p/02", "full record"},
		"agreements/m": {"public nothing", "informer record share_with -stakeholders/informer", "prison record share_with -stakeholders/informer",
			"internal record -stakeholders/informer -stakeholders/informer", "full record"},
		"complaints/2025/05/02-01": {"public nothing", "internal nothing", "full record"},
		"stakeholders/informer":    {"public nothing", "internal nothing", "full record"},
	} {
		got := told(explain(t, v, name))
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// What is explained is what the view holds: every body of which a comparison with
// the public tells a difference is named, and no field is said to be seen that the
// view does not hold.
func TestExplanationsAgreeWithViews(t *testing.T) {
	texts := small()
	v := operator(t, texts)
	all := append(audience.Audiences(), "ministry", "prison", "health", "informer")
	for _, a := range all {
		compared, err := v.Compare(audience.Everyone, a)
		if err != nil {
			t.Fatal(err)
		}
		differs := map[string]bool{}
		for _, d := range compared.Differences {
			differs[d.Record] = true
		}
		_, set := seen(t, texts, a)
		for _, name := range names(operator(t, texts).On(day(t, "2026-11-21"))) {
			e := explain(t, v, name)
			at := slices.IndexFunc(e.Readers, func(r audience.Readership) bool { return r.Audience == a })
			kind, id, _ := record.KindOf(name)
			if at < 0 {
				if differs[name] {
					t.Errorf("%s gets something else of %s than everybody, and is not named", a, name)
				}
				at = 0
			}
			if got := e.Readers[at].Part.Form == audience.Open; got != (set.Get(kind, id) != nil) {
				t.Errorf("%s is said to see %s: %t", a, name, got)
			}
		}
	}
}

func TestFieldsAndTheirReaders(t *testing.T) {
	e := explain(t, operator(t, small()), "dialogue/2025/09/01-minister-in-private")
	got := map[string][]int{}
	for _, f := range e.Fields {
		for _, r := range e.Readers {
			got[f.Path] = append(got[f.Path], r.Part.Seen[f.Path])
		}
		got[f.Path] = append(got[f.Path], f.Values, int(f.Level))
	}
	public, internal, confidential := int(audience.Public), int(audience.Internal), int(audience.Confidential)
	for path, want := range map[string][]int{ // to the public, the informer, the ministry, the NPM's people, the operator; values and level
		"date":                           {1, 1, 1, 1, 1, 1, public},
		"body":                           {0, 0, 0, 0, 1, 1, confidential},
		"with":                           {0, 0, 0, 1, 2, 2, public},
		"recommendations.recommendation": {1, 1, 1, 1, 2, 2, public},
		"recommendations.note":           {0, 0, 0, 1, 1, 1, internal},
		"commitments.what":               {0, 0, 0, 1, 1, 1, int(audience.Shared)},
	} {
		if !slices.Equal(got[path], want) {
			t.Errorf("%s: %v, want %v", path, got[path], want)
		}
	}
	for _, path := range []string{"ID", "Path", "-", "notes", ""} {
		if got[path] != nil {
			t.Errorf("%q is no field of it: %v", path, got[path])
		}
	}
}

// What is closed or gone since a revision is closed in it too, and both registers
// are told.
func TestExplainARevision(t *testing.T) {
	then, closed, gone := small(), small(), small()
	delete(closed, "stakeholders/informer.yaml") // a body that is gone is no audience
	closed["recommendations/2025/p/01.yaml"] += "access: internal\n"
	delete(gone, "recommendations/2025/p/01.yaml")
	for name, test := range map[string]struct {
		now    map[string]string
		levels []audience.Level
		want   []string
	}{
		"closed": {closed, []audience.Level{audience.Public, audience.Internal}, []string{"public nothing", "internal record", "full record"}},
		"gone":   {gone, []audience.Level{audience.Public, audience.Confidential}, []string{"public nothing", "internal nothing", "full record"}},
	} {
		v, err := audience.Of(loadAll(t, then), loadAll(t, test.now), audience.Full, day(t, "2026-11-21"))
		if err != nil {
			t.Fatal(err)
		}
		if in := told(explain(t, v, "dialogue/2025/09/01-minister-in-private")); slices.ContainsFunc(in, func(r string) bool { return strings.HasPrefix(r, "informer ") }) != (name == "gone") {
			t.Errorf("%s: %q", name, in)
		}
		e := explain(t, v, "recommendations/2025/p/01")
		var levels []audience.Level
		for _, d := range e.Decisions {
			levels = append(levels, d.Level)
		}
		related := explain(t, v, "recommendations/2025/p/03").References // its addressee, two recommendations and its report
		if i := slices.IndexFunc(related, func(r audience.Target) bool { return r.Name == "recommendations/2025/p/01" }); i < 0 ||
			related[i].Missing != (name == "gone") || related[i].Level != test.levels[1] {
			t.Errorf("%s: it names %v", name, related)
		}
		if full := e.Readers[len(e.Readers)-1].Part; full.Level != audience.Confidential {
			t.Errorf("%s: the operator sees fields up to %v", name, full.Level)
		}
		if !slices.Equal(levels, test.levels) || !slices.Equal(told(e), test.want) || (e.Decisions[1].Record == nil) != (name == "gone") {
			t.Errorf("%s: %v %q", name, levels, told(e))
		}
	}
}

// What was closed then and is open today is as closed as it was, also where another
// record names it.
func TestExplainWhatWasClosedThen(t *testing.T) {
	then := small()
	then["recommendations/2025/p/01.yaml"] += "access: internal\n"
	v, err := audience.Of(loadAll(t, then), loadAll(t, small()), audience.Full, day(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range explain(t, v, "recommendations/2025/p/03").References {
		if ref.Name == "recommendations/2025/p/01" && ref.Level != audience.Internal {
			t.Errorf("it is %v", ref.Level)
		}
	}
	if got := told(explain(t, v, "recommendations/2025/p/01"))[0]; got != "public nothing" {
		t.Error(got)
	}
}

func TestCompare(t *testing.T) {
	texts := small()
	texts["reports/2025/prison.yaml"] += "draft_sent: 2025-04-01\n" // for those with whom it is shared
	v := operator(t, texts)
	c, err := v.Compare(audience.Everyone, "health")
	if err != nil {
		t.Fatal(err)
	}
	var differ []string
	for _, d := range c.Differences {
		differ = append(differ, d.Record+" "+string(d.A)+" "+string(d.B)+" "+strings.Join(d.OnlyA, ",")+" "+strings.Join(d.OnlyB, ","))
	}
	want := []string{
		"reports/2025/prison record record  draft_sent",
		"reports/2026/health nothing record  sent,type",
		"recommendations/2026/h/01 nothing record  addressees,body,priority,report,title",
	}
	if !slices.Equal(differ, want) {
		t.Errorf("got\n%s", strings.Join(differ, "\n"))
	}
	if c.Got[record.Recommendations] != [2]int{2, 3} || c.Got[record.Complaints] != [2]int{0, 0} || c.Heard != [2]int{0, 2} || c.Counts != [2]int{2, 2} {
		t.Errorf("%v %v %v", c.Got, c.Heard, c.Counts)
	}
	back, err := v.Compare("health", audience.Everyone)
	if err != nil || len(back.Differences) != 3 || !slices.Equal(back.Differences[0].OnlyA, []string{"draft_sent"}) || back.Differences[0].OnlyB != nil {
		t.Errorf("the other way: %+v, %v", back, err)
	}
	if same, err := v.Compare(audience.Staff, audience.Staff); err != nil || len(same.Differences) != 0 {
		t.Errorf("with itself: %+v, %v", same, err)
	}
	if _, err := v.Compare(audience.Everyone, "nobody"); err == nil {
		t.Error("an audience that is not there")
	}
}

// Facts that leave nothing out of what they tell are no difference to those who
// read the whole.
func TestNobodyGetsMoreThanTheOperator(t *testing.T) {
	v := operator(t, small())
	for _, a := range []audience.Audience{audience.Everyone, "health", "ministry", audience.Staff} {
		c, err := v.Compare(a, audience.Full)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.Differences {
			if len(d.OnlyA) > 0 {
				t.Errorf("%s gets more of %s: %v", a, d.Record, d.OnlyA)
			}
		}
	}
}

// Explanations are for the operator: no other view gives one.
func TestOnlyTheOperatorIsTold(t *testing.T) {
	for _, a := range []audience.Audience{audience.Everyone, audience.Staff, "health"} {
		v, _ := seen(t, small(), a)
		e, err := v.Explain("recommendations/2025/p/01")
		c, wrong := v.Compare(audience.Everyone, audience.Full)
		if e != nil || err != nil || c != nil || wrong != nil {
			t.Errorf("%s is told", a)
		}
	}
	if e, err := operator(t, small()).Explain("places/nowhere"); e != nil || err != nil {
		t.Error("a record that is not there")
	}
}

// No stakeholder may be called like an audience.
func TestIdsOfAudiencesAreKept(t *testing.T) {
	for _, a := range audience.Audiences() {
		path := "stakeholders/" + string(a) + ".yaml"
		r, err := register.Load(fstest.MapFS{
			"register.yaml": {Data: []byte("schema: 1\ninstitution: {name: NPM}\n")},
			path:            {Data: []byte("name: A\ncategory: other\n")},
		}, nil)
		if err != nil || len(r.Problems) != 1 || r.Problems[0].Code != "S006" || r.Problems[0].Path != path {
			t.Errorf("%s: %v %v", a, err, r.Problems)
		}
	}
}
