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

// small is a register with a published and a shared report, an answer to each,
// and all that readers outside are to know nothing of.
func small() map[string]string {
	return map[string]string{
		"register.yaml": "schema: 1\ninstitution: {name: NPM}\nthemes: {use-of-force: Use of force, food: Food}\npublish: {answers: written, assessments: true, counts: [visits, complaints]}\n",

		"stakeholders/ministry.yaml": "name: Ministry\ncategory: line-ministry\ninfluence: 5\nstance: opposed\nowner: amina\nnotes: secret-note\n",
		"stakeholders/prison.yaml":   "name: Prison\ncategory: place-management\nparent: ministry\n",
		"stakeholders/health.yaml":   "name: Health\ncategory: line-ministry\n",
		"stakeholders/informer.yaml": "name: Informer\ncategory: civil-society\naccess: confidential\n",
		"members/amina.yaml":         "name: Amina K\nrole: member\n",
		"contacts/guard.yaml":        "name: Guard Smith\nstakeholder: prison\nphone: '+1 555 0100'\nother_channel: secret-channel\n",
		"places/prison.yaml":         "name: Prison\ntype: prison\nauthority: prison\nvisit_every: 1y\nnotes: secret-note\n",

		"visits/2025/03/01-prison.md":    "---\nplace: prison\nstart: 2025-03-01\ntype: full\nteam: [amina]\nreprisal_risk: real\n---\nsecret-body\n",
		"reports/2025/prison.yaml":       "type: visit\nvisits: [2025/03/01-prison]\nsent: 2025-05-01\npublished: 2025-07-01\nshared_with_spt: 2025-05-02\n",
		"reports/2026/health.yaml":       "type: thematic\nsent: 2026-05-01\n",
		"recommendations/2025/p/01.yaml": "report: 2025/prison\ntitle: Stop it\naddressees: [prison, health]\nbody: B\n",
		"recommendations/2025/p/02.yaml": "report: 2025/prison\ntitle: Closed one\naddressees: [prison]\nbody: B\naccess: confidential\n",
		"recommendations/2025/p/03.yaml": "report: 2025/prison\ntitle: Another\naddressees: [ministry]\nbody: \"B<!-- npm:ignore C003 reason=secret-reason -->C<!-- secret\"\nrelated: [2025/p/02, 2025/p/01]\n",
		"recommendations/2026/h/01.yaml": "report: 2026/health\ntitle: Shared one\naddressees: [health]\nbody: B\n",

		"dialogue/2025/09/01-minister-in-private.md": "---\ndate: 2025-09-01\nform: letter\ndirection: incoming\nwith: [ministry, informer]\ncontacts: [guard]\n" +
			"recommendations:\n  - {recommendation: 2025/p/01, for: [prison], position: accepted, obstacle: secret-obstacle, note: secret-note}\n" +
			"  - {recommendation: 2025/p/02, for: [prison], position: rejected}\n" +
			"commitments:\n  - {what: secret-promise, by: ministry, due: 2026-01-01}\n---\nsecret-body\n",
		"dialogue/2025/09/02-call.yaml":  "date: 2025-09-02\nform: phone\nwith: [health]\nrecommendations: [{recommendation: 2025/p/01, position: rejected}]\n",
		"dialogue/2026/06/01-reply.yaml": "date: 2026-06-01\nform: letter\ndirection: incoming\nwith: [health]\naccess: confidential\nrecommendations: [{recommendation: 2026/h/01, position: accepted, note: secret-note}]\n",
		"assessments/2026/02/01.yaml": "date: 2026-02-01\nbasis: document-review\nby: [amina]\nfindings:\n  - {recommendation: 2025/p/01, status: partly-implemented, evidence: secret-evidence, note: secret-note}\n" +
			"  - {recommendation: 2025/p/02, status: implemented, evidence: secret-evidence}\n",
		"complaints/2025/05/02-01.yaml": "received: 2025-05-02\nchannel: mail\nfrom: family\nperson: secret-person\nthemes: [use-of-force]\nrecommendations: [2025/p/01]\n",
	}
}

func loadAll(t *testing.T, texts map[string]string) *register.Register {
	t.Helper()
	r := loadAny(t, texts)
	if !r.Whole() {
		t.Fatal(r.Problems)
	}
	return r
}

func loadAny(t *testing.T, texts map[string]string) *register.Register {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func seen(t *testing.T, texts map[string]string, a audience.Audience) (*audience.View, *record.Set) {
	t.Helper()
	v, err := audience.Of(loadAll(t, texts), nil, a, day(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	return v, v.On(day(t, "2026-11-21"))
}

func names(set *record.Set) []string {
	var all []string
	for _, kind := range record.Kinds() {
		for _, id := range set.IDs(kind) {
			all = append(all, string(kind)+"/"+id)
		}
	}
	return all
}

func TestWhatEachAudienceSees(t *testing.T) {
	everybody := []string{"places/prison", "reports/2025/prison", "recommendations/2025/p/01", "recommendations/2025/p/03",
		"dialogue/2025-09-01", "assessments/2026-02-01", "stakeholders/health", "stakeholders/ministry", "stakeholders/prison"}
	health := []string{"places/prison", "reports/2025/prison", "reports/2026/health", "recommendations/2025/p/01", "recommendations/2025/p/03",
		"recommendations/2026/h/01", "dialogue/2025-09-01", "assessments/2026-02-01", "stakeholders/health", "stakeholders/ministry", "stakeholders/prison"}
	for a, want := range map[audience.Audience][]string{audience.Everyone: everybody, "prison": everybody, "ministry": everybody, "health": health} {
		if _, set := seen(t, small(), a); !slices.Equal(names(set), want) {
			t.Errorf("%s sees\n%v, want\n%v", a, names(set), want)
		}
	}
	_, staff := seen(t, small(), audience.Staff)
	for _, closed := range []string{"recommendations/2025/p/02", "stakeholders/informer", "complaints/2025/05/02-01", "dialogue/2026/06/01-reply"} {
		if slices.Contains(names(staff), closed) {
			t.Errorf("the NPM's people see %s", closed)
		}
	}
}

func TestFieldsThatAreWithheld(t *testing.T) {
	_, set := seen(t, small(), audience.Everyone)
	if m := set.Stakeholders["ministry"]; m.Influence != 0 || m.Stance != "" || m.Owner != "" || m.Notes != "" || m.Name != "Ministry" {
		t.Errorf("of the ministry: %+v", m)
	}
	if p := set.Places["prison"]; !p.VisitEvery.IsZero() || p.Notes != "" || p.Authority != "prison" {
		t.Errorf("of the place: %+v", p)
	}
	if r := set.Reports["2025/prison"]; r.SharedWithSPT != 0 || len(r.Visits) != 0 || r.Published == 0 {
		t.Errorf("of the report: %+v", r)
	}
	if body := set.Recommendations["2025/p/03"].Body; body != "BC" {
		t.Errorf("the text with its comments: %q", body)
	}
	if related := set.Recommendations["2025/p/03"].Related; !slices.Equal(related, []string{"2025/p/01"}) {
		t.Errorf("related to %v", related)
	}
	v, staff := seen(t, small(), audience.Staff)
	if visit := staff.Visits["2025/03/01-prison"]; visit.Body != "" || visit.ReprisalRisk != "real" {
		t.Errorf("the NPM's people see of the visit: %+v", visit)
	}
	if c := staff.Contacts["guard"]; c.OtherChannel != "" || c.Phone == "" {
		t.Errorf("of the contact: %+v", c)
	}
	if with := staff.Dialogues["2025/09/01-minister-in-private"].With; !slices.Equal(with, []string{"ministry"}) {
		t.Errorf("with %v", with)
	}
	if v.OwnOn(day(t, "2026-11-21")) != nil {
		t.Error("the NPM's people are no body")
	}
}

func TestReleasedFacts(t *testing.T) {
	_, set := seen(t, small(), audience.Everyone)
	d := set.Dialogues["2025-09-01"]
	if d.Path != "" || d.Body != "" || d.With != nil || d.Contacts != nil || d.Commitments != nil || d.Form != "letter" || len(d.Recommendations) != 1 {
		t.Errorf("released of the letter: %+v", d)
	}
	if item := d.Recommendations[0]; item.Obstacle != "" || item.Note != "" || item.Position != record.Accepted || !slices.Equal(item.For, []string{"prison"}) {
		t.Errorf("released of the answer: %+v", item)
	}
	a := set.Assessments["2026-02-01"]
	if a.Path != "" || a.By != nil || a.Basis != "" || len(a.Findings) != 1 || a.Findings[0].Evidence+a.Findings[0].Note != "" {
		t.Errorf("released of the assessment: %+v", a)
	}
	_, staff := seen(t, small(), audience.Staff)
	if d := staff.Dialogues["2026-06-01"]; d == nil || d.Recommendations[0].Position != record.Accepted || d.Recommendations[0].Note != "" || d.Path != "" {
		t.Errorf("the NPM's people know of a confidential answer: %+v", d)
	}
}

// What is published is told by register.yaml, and withheld by a record of its own.
func TestWhatIsPublished(t *testing.T) {
	rules := func(publish string) map[string]string {
		texts := small()
		texts["register.yaml"] = "schema: 1\ninstitution: {name: NPM}\nthemes: {use-of-force: Use of force}\npublish: " + publish + "\n"
		return texts
	}
	withheld := small()
	withheld["dialogue/2025/09/01-minister-in-private.md"] = "---\naccess: internal\n" + withheld["dialogue/2025/09/01-minister-in-private.md"][4:]
	withheld["assessments/2026/02/01.yaml"] = "access: internal\n" + withheld["assessments/2026/02/01.yaml"]
	about := small()
	about["dialogue/2025/09/01-minister-in-private.md"] = "---\ncomplaint: 2025/05/02-01\n" + about["dialogue/2025/09/01-minister-in-private.md"][4:]
	narrowed := small()
	narrowed["register.yaml"] += "access: {dialogue: confidential}\n"
	for name, test := range map[string]struct {
		texts     map[string]string
		dialogues []string
		found     bool
	}{
		"written":             {small(), []string{"2025-09-01"}, true},
		"none":                {rules("{answers: none}"), nil, false},
		"nothing said":        {rules("{}"), nil, false},
		"all":                 {rules("{answers: all, assessments: true}"), []string{"2025-09-01", "2025-09-02"}, true},
		"the record says no":  {withheld, nil, false},
		"about a complaint":   {about, nil, true},
		"the kind is secret":  {narrowed, nil, true},
		"findings not":        {rules("{answers: written, assessments: false}"), []string{"2025-09-01"}, false},
		"answers not written": {rules("{answers: none, assessments: true}"), nil, true},
	} {
		_, set := seen(t, test.texts, audience.Everyone)
		if got := set.IDs(record.Dialogues); !slices.Equal(got, test.dialogues) {
			t.Errorf("%s: dialogue %v", name, got)
		}
		if found := len(set.Assessments) > 0; found != test.found {
			t.Errorf("%s: findings %t", name, found)
		}
	}
}

// What was closed since a revision stays closed, and what is gone is gone.
func TestTheNarrowerOfThenAndNow(t *testing.T) {
	closed, gone, quiet := small(), small(), small()
	closed["recommendations/2025/p/01.yaml"] += "access: internal\n"
	delete(gone, "recommendations/2025/p/01.yaml")
	delete(gone, "dialogue/2025/09/01-minister-in-private.md")
	delete(gone, "assessments/2026/02/01.yaml")
	quiet["register.yaml"] = "schema: 1\ninstitution: {name: NPM}\nthemes: {use-of-force: Use of force}\n"
	then := loadAll(t, small())
	for name, test := range map[string]struct {
		now  map[string]string
		a    audience.Audience
		want []bool // the recommendation, the answer
	}{
		"as it is":       {small(), audience.Everyone, []bool{true, true}},
		"closed since":   {closed, audience.Everyone, []bool{false, false}},
		"gone since":     {gone, audience.Everyone, []bool{false, false}},
		"gone, staff":    {gone, audience.Staff, []bool{false, false}},
		"gone, operator": {gone, audience.Full, []bool{true, false}},
		"not published":  {quiet, audience.Everyone, []bool{true, false}},
	} {
		v, err := audience.Of(then, loadAll(t, test.now), test.a, day(t, "2026-11-21"))
		if err != nil {
			t.Fatal(err)
		}
		set := v.On(day(t, "2026-11-21"))
		got := []bool{set.Recommendations["2025/p/01"] != nil, set.Dialogues["2025-09-01"] != nil}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// A body's own obligations are worked out from all dialogue that it took part in.
func TestOwn(t *testing.T) {
	v, set := seen(t, small(), "health")
	own := v.OwnOn(day(t, "2026-11-21"))
	if !set.Partial || own.Partial {
		t.Error("what a body sees is a part, what it knows of itself is not")
	}
	reply := own.Dialogues["2026-06-01"]
	if reply == nil || reply.Recommendations[0].Position != record.Accepted || reply.Recommendations[0].Note != "" || reply.Path != "" {
		t.Errorf("its own confidential answer: %+v", reply)
	}
	if call := own.Dialogues["2025-09-02"]; call == nil || call.Recommendations[0].For[0] != "health" {
		t.Errorf("its own call: %+v", call)
	}
	if other := own.Dialogues["2025-09-01"]; other == nil || other.With != nil {
		t.Errorf("the published answer of another: %+v", other)
	}
	v, _ = seen(t, small(), "ministry")
	letter := v.OwnOn(day(t, "2026-11-21")).Dialogues["2025-09-01"]
	if letter == nil || len(letter.Recommendations) != 0 || !slices.Equal(letter.With, []string{"ministry"}) {
		t.Errorf("what it said for another is not its own: %+v", letter)
	}
	if c := letter.Commitments; len(c) != 1 || c[0].What != "a promise made on 2025-09-01" {
		t.Errorf("its own promise: %+v", c)
	}
}

// Who is above a body may answer for it, also where others may not know of that one.
func TestOwnKnowsWhoIsAbove(t *testing.T) {
	texts := small()
	texts["stakeholders/ministry.yaml"] += "access: internal\n"
	v, set := seen(t, texts, "prison")
	if set.Stakeholders["ministry"] != nil {
		t.Fatal("the ministry is seen")
	}
	if v.SpeaksAlone() {
		t.Error("nobody could have answered for the prison")
	}
	if v, _ = seen(t, texts, "health"); !v.SpeaksAlone() {
		t.Error("somebody could have answered for health")
	}
}

// Where an answer may be in what cannot be read, or was there in a revision and is
// not today, a body is told nothing of what it owes.
func TestOwnIsNotSaidWhereAnAnswerMayBeMissing(t *testing.T) {
	broken, gone, otherwise := small(), small(), small()
	broken["dialogue/2026/06/01-reply.yaml"] = "date: [\n"
	delete(gone, "dialogue/2026/06/01-reply.yaml")
	otherwise["dialogue/2026/06/01-reply.yaml"] = strings.Replace(otherwise["dialogue/2026/06/01-reply.yaml"], "[health]", "[prison]", 1)
	for name, test := range map[string]struct {
		then, now map[string]string // now is nil for the files as they are
		said      bool
	}{
		"whole":                 {small(), nil, true},
		"whole then":            {small(), small(), true},
		"broken":                {broken, nil, false},
		"broken then":           {broken, small(), false},
		"broken today":          {small(), broken, false},
		"gone today":            {small(), gone, false},
		"somebody else's today": {small(), otherwise, false},
	} {
		t.Run(name, func(t *testing.T) {
			var now *register.Register
			if test.now != nil {
				now = loadAny(t, test.now)
			}
			v, err := audience.Of(loadAny(t, test.then), now, "health", day(t, "2026-11-21"))
			if err != nil {
				t.Fatal(err)
			}
			if said := v.OwnOn(day(t, "2026-11-21")) != nil; said != test.said {
				t.Errorf("said: %v", said)
			}
		})
	}
}

func TestCounts(t *testing.T) {
	texts := small()
	for n, id := range []string{"02-02", "02-03", "02-04", "02-05", "02-06", "02-07"} {
		themes := "use-of-force"
		if n > 0 {
			themes = "food, food"
		}
		texts["complaints/2025/05/"+id+".yaml"] = "received: 2025-05-02\nchannel: mail\nfrom: family\nthemes: [" + themes + "]\n"
	}
	texts["visits/2026/03/01-prison.yaml"] = "place: prison\nstart: 2026-03-01\n"
	texts["visits/2025/04/01-other.yaml"] = "place: prison\nstart: 2025-04-01\naccess: confidential\n"
	texts["visits/2025/04/02-spt.yaml"] = "place: prison\nstart: 2025-04-02\nby: ministry\n"
	v, _ := seen(t, texts, audience.Everyone)
	counts := v.Counts(day(t, "2026-11-21"))
	if len(counts) != 2 || counts[0].Kind != record.Visits || counts[1].Kind != record.Complaints {
		t.Fatalf("counts: %+v", counts)
	}
	if got := counts[0].Rows; !slices.Equal(counts[0].Years, []int{2025}) || len(got) != 3 ||
		got[0].Key != "prison" || got[0].Cells[0] != "1" || got[1].Cells[0] != "1" || got[2].Cells[0] != "2" {
		t.Errorf("visits: %+v", counts[0])
	}
	if got := counts[1].Rows; got[0].Key != "food" || got[0].Cells[0] != "*" || got[1].Cells[0] != "<5" || got[2].Cells[0] != "7" {
		t.Errorf("complaints: %+v", got)
	}
	if got := v.Counts(day(t, "2025-12-31")); len(got) != 0 {
		t.Errorf("counts of a year that is not over: %+v", got)
	}
	if v, _ := seen(t, texts, audience.Staff); v.Counts(day(t, "2026-11-21")) != nil {
		t.Error("the NPM's people count for themselves")
	}
}
