package audience_test

import (
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

func load(t *testing.T) *register.Register {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"register.yaml":                   "schema: 1\ninstitution: {name: NPM}\n",
		"stakeholders/ministry.yaml":      "name: Ministry\ncategory: line-ministry\n",
		"reports/2026/planned.yaml":       "type: thematic\nsent: 2026-12-01\n",
		"recommendations/2026/p/01.yaml":  "report: 2026/planned\ntitle: T\naddressees: [ministry]\nbody: B\n",
		"dialogue/2026/05/02-letter.yaml": "date: 2026-05-02\nform: letter\nwith: [ministry]\n",
		"dialogue/2026/05/03-call.yaml":   "date: 2026-05-03\nform: phone\nwith: [ministry]\naccess: confidential\n",
		"complaints/2026/05/02-01.yaml":   "received: 2026-05-02\nchannel: mail\nfrom: family\nrecommendations: [2026/p/01]\n",
		"visits/2026/12/01-planned.yaml":  "place: prison\nstart: 2026-12-01\n",
		"visits/2026/11/01-made.yaml":     "place: prison\nstart: 2026-11-01\n",
		"places/prison.yaml":              "name: Prison\ntype: prison\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := register.Load(files, nil)
	if err != nil || !r.Whole() {
		t.Fatal(err, r)
	}
	return r
}

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAnUnknownAudienceSeesNothing(t *testing.T) {
	for _, a := range []audience.Audience{"", "npm", "Public", "Internal", "Full", "minis"} {
		if v, err := audience.Of(load(t), nil, a, day(t, "2026-11-21")); err == nil || v != nil {
			t.Errorf("%q: a view and %v", a, err)
		}
	}
}

// What is still to be issued is a draft today, and nothing anybody knew of on a
// past day.
func TestTodayDraftsAreThereOnPastDaysNot(t *testing.T) {
	v, err := audience.Of(load(t), nil, audience.Full, day(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	for on, there := range map[string]bool{"2026-05-01": false, "2026-11-20": false, "2026-11-21": true, "2026-11-22": true, "2026-12-01": true} {
		if got := v.On(day(t, on)).Recommendations["2026/p/01"] != nil; got != there {
			t.Errorf("on %s: there %t, want %t", on, got, there)
		}
	}
	if n := len(v.On(day(t, "2026-05-01")).Dialogues); n != 0 {
		t.Errorf("later dialogue is seen: %d", n)
	}
}

// The NPM's people see everything but what is confidential: complaints, visits
// that nobody may know of yet, and what a record says of itself.
func TestStaffSeeNothingConfidential(t *testing.T) {
	v, err := audience.Of(load(t), nil, audience.Staff, day(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	set := v.On(day(t, "2026-11-21"))
	for name, seen := range map[string]bool{
		"complaints/2026/05/02-01": false, "visits/2026/12/01-planned": false, "visits/2026/11/01-made": true, "places/prison": true,
		"dialogue/2026/05/02-letter": true, "dialogue/2026/05/03-call": false, "recommendations/2026/p/01": true,
	} {
		kind, id, _ := record.KindOf(name)
		if got := set.Get(kind, id) != nil; got != seen {
			t.Errorf("%s is seen: %t", name, got)
		}
	}
	if len(set.ComplaintsOn("2026/p/01")) > 0 {
		t.Error("a complaint is known by what it names")
	}
}
