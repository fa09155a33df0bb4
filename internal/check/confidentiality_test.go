package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
)

// discreet is a register with what most tests of confidentiality need.
func discreet(records map[string]string) fstest.MapFS {
	files := small(map[string]string{
		"stakeholders/ministry.yaml": "name: Ministry of Justice\ncategory: line-ministry\n",
		"stakeholders/spt.yaml":      "name: Subcommittee on Prevention of Torture\ncategory: international\n",
		"places/lakeside.yaml":       "name: Lakeside Prison\ntype: prison\ncapacity: 400\n",
		"visits/v.yaml":              "place: lakeside\nstart: 2026-01-05\n",
		"reports/public.yaml":        "type: visit\nvisits: [v]\nsent: 2026-02-01\npublished: 2026-03-01\n",
		"reports/sent.yaml":          "type: visit\nvisits: [v]\nsent: 2026-02-01\n",
		"reports/draft.yaml":         "type: visit\nvisits: [v]\n",
	})
	for name, src := range records {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return files
}

// recommends is a recommendation of a report, to which keys can be added.
func recommends(report string) string {
	return "report: " + report + "\ntitle: Mend the roof\naddressees: [ministry]\n"
}

// confidential runs all rules and gives what those of a code find: "path pointer".
func confidential(t *testing.T, code string, files fstest.MapFS) []page.Problem {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	var found []page.Problem
	for _, p := range check.Run(r, today, nil) {
		switch {
		case p.Code == code:
			found = append(found, p)
		case strings.ContainsAny(p.Code[:1], "PSR"):
			t.Errorf("the test itself is broken: %s:%d %s %s", p.Path, p.Start.Line, p.Code, p.Message)
		}
	}
	return found
}

func placesOf(problems []page.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Path+" "+p.Pointer)
	}
	return all
}

type confidentialityTest struct {
	name    string
	records map[string]string
	want    []string // "path pointer"
}

func confidentialityTests(t *testing.T, code string, tests []confidentialityTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			same(t, placesOf(confidential(t, code, discreet(test.records))), test.want)
		})
	}
}

func TestOpenRecordsThatNameConfidentialOnes(t *testing.T) {
	secret := "type: treaty-body\nissued_by: spt\nsent: 2026-01-01\n"
	theirs := "report: spt\ntitle: Mend\naddressees: [ministry]\nbody: a\n"
	confidentialityTests(t, "C002", []confidentialityTest{
		{"related to what the SPT has not published", map[string]string{"reports/spt.yaml": secret, "recommendations/spt/1.yaml": theirs,
			"recommendations/1.yaml": recommends("public") + "body: a\nrelated: [spt/1]\n"}, []string{"recommendations/1.yaml /related/0"}},
		{"shared is outside too", map[string]string{"reports/spt.yaml": secret, "recommendations/spt/1.yaml": theirs,
			"recommendations/1.yaml": recommends("sent") + "body: a\nrepeats: [spt/1]\n"}, []string{"recommendations/1.yaml /repeats/0"}},
		{"a draft stays inside", map[string]string{"reports/spt.yaml": secret, "recommendations/spt/1.yaml": theirs,
			"recommendations/1.yaml": recommends("draft") + "body: a\nrelated: [spt/1]\n"}, nil},
		{"published", map[string]string{"reports/spt.yaml": secret + "published: 2026-11-21\n", "recommendations/spt/1.yaml": theirs,
			"recommendations/1.yaml": recommends("public") + "body: a\nrelated: [spt/1]\n"}, nil},
		{"to be published", map[string]string{"reports/spt.yaml": secret + "published: 2026-11-22\n", "recommendations/spt/1.yaml": theirs,
			"recommendations/1.yaml": recommends("public") + "body: a\nrelated: [spt/1]\n"}, []string{"recommendations/1.yaml /related/0"}},
		{"a confidential body", map[string]string{"stakeholders/x.yaml": "name: x\ncategory: other\naccess: confidential\n", "places/p.yaml": "name: a\ntype: prison\nauthority: x\n"},
			[]string{"places/p.yaml /authority"}},
		{"an internal field", map[string]string{"members/m.yaml": "name: Ana Horvat\nrole: staff\naccess: confidential\n", "stakeholders/x.yaml": "name: x\ncategory: other\nowner: m\n"}, nil},
		{"an internal one", map[string]string{"agreements/a.yaml": "type: mou\nparties: [ministry]\n", "recommendations/1.yaml": recommends("public") + "body: a\n"}, nil},
		{"an unannounced visit to come", map[string]string{"visits/w.yaml": "place: lakeside\nstart: 2026-12-05\n", "dialogue/d.yaml": "date: 2026-01-01\nform: letter\nwith: [ministry]\naccess: public\nvisit: w\n"},
			[]string{"dialogue/d.yaml /visit"}},
		{"a complaint, in a field that is closed itself", map[string]string{"complaints/c.yaml": "received: 2026-01-01\n",
			"dialogue/d.yaml": "date: 2026-01-01\nform: letter\nwith: [ministry]\naccess: public\ncomplaint: c\n"}, nil},
	})
}

func TestReportsPublicTooEarly(t *testing.T) {
	report := func(keys string) map[string]string {
		return map[string]string{"reports/r.yaml": "type: visit\naccess: public\n" + keys}
	}
	found := []string{"reports/r.yaml /access"}
	confidentialityTests(t, "C007", []confidentialityTest{
		{"never sent", report(""), found},
		{"to be sent", report("sent: 2026-11-22\n"), found},
		{"sent today", report("sent: 2026-11-21\n"), nil},
		{"published only", report("published: 2026-11-21\n"), nil},
		{"to be published", report("published: 2026-11-22\n"), found},
		{"another body's, sent", report("issued_by: spt\nsent: 2026-01-01\n"), found},
		{"another body's, published", report("issued_by: spt\npublished: 2026-01-01\n"), nil},
		{"shared", map[string]string{"reports/r.yaml": "type: visit\naccess: shared\n"}, nil},
	})
}

func TestKindsWidened(t *testing.T) {
	rules := func(keys string) map[string]string {
		return map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM}\n" + keys}
	}
	confidentialityTests(t, "C010", []confidentialityTest{
		{"no reason", rules("access: {dialogue: public}\n"), []string{"register.yaml /access/dialogue"}},
		{"a reason", rules("access: {dialogue: public}\naccess-reasons: {dialogue: the law says so}\n"), nil},
		{"a blank", rules("access: {dialogue: public}\naccess-reasons: {dialogue: \"  \"}\n"), []string{"register.yaml /access/dialogue"}},
		{"the reason of another kind", rules("access: {dialogue: public}\naccess-reasons: {visits: the law says so}\n"), []string{"register.yaml /access/dialogue"}},
		{"narrowed", rules("access: {places: internal, reports: shared, dialogue: confidential}\n"), nil},
		{"as usual", rules("access: {places: public, recommendations: public, agreements: internal}\n"), nil},
		{"reports", rules("access: {reports: public}\n"), []string{"register.yaml /access/reports"}},
		{"complaints, even for a reason", rules("access: {complaints: internal}\naccess-reasons: {complaints: the law says so}\n"), []string{"register.yaml /access/complaints"}},
	})
}

func TestIdentityDisclosed(t *testing.T) {
	complaint := func(consent, action string) map[string]string {
		return map[string]string{"complaints/c.yaml": "received: 2026-05-01\n" + consent + "actions:\n  - {date: 2026-05-04, action: refer, " + action + "}\n"}
	}
	found := []string{"complaints/c.yaml /actions/0/identity"}
	const yes = "consent: {share: \"yes\", date: 2026-05-04}\n"
	confidentialityTests(t, "C005", []confidentialityTest{
		{"withheld", complaint("", "to: ministry, identity: withheld"), nil},
		{"with consent", complaint(yes, "to: ministry, identity: with-consent"), nil},
		{"consent never asked", complaint("", "to: ministry, identity: with-consent"), found},
		{"consent refused", complaint("consent: {share: \"no\"}\n", "to: ministry, identity: with-consent"), found},
		{"consent to publication only", complaint("consent: {publish: \"yes\"}\n", "to: ministry, identity: with-consent"), found},
		{"consent the day after", complaint("consent: {share: \"yes\", date: 2026-05-05}\n", "to: ministry, identity: with-consent"), found},
		{"consent without a day", complaint("consent: {share: \"yes\"}\n", "to: ministry, identity: with-consent"), nil},
		{"without consent, for a reason", complaint("", "to: spt, identity: without-consent, reason: asking is dangerous"), nil},
		{"without consent, for none", complaint("", "to: spt, identity: without-consent"), found},
		{"without consent, for a blank", complaint("", "to: spt, identity: without-consent, reason: \" \""), found},
		{"without consent, to nobody", complaint("", "identity: without-consent, reason: asking is dangerous"), found},
		{"not said", complaint("", "to: ministry"), nil},
	})
}

func TestIdentityDisclosedToAuthorities(t *testing.T) {
	told := func(to, body string) map[string]string {
		records := map[string]string{"complaints/c.yaml": "received: 2026-05-01\nactions:\n  - {date: 2026-05-04, action: refer, to: " + to + ", identity: without-consent, reason: asking is dangerous}\n"}
		if body != "" {
			records["stakeholders/"+to+".yaml"] = "name: a\n" + body
		}
		return records
	}
	found := []string{"complaints/c.yaml /actions/0/to"}
	tests := []confidentialityTest{
		{"a ministry", told("ministry", ""), found},
		{"the SPT", told("spt", ""), nil},
		{"an inspectorate of the ministry", told("x", "category: monitoring-body\ntype: internal-inspectorate\n"), found},
		{"an inspectorate by its place", told("x", "category: monitoring-body\nparent: ministry\n"), found},
		{"an ombuds", told("x", "category: monitoring-body\ntype: ombuds\n"), nil},
		{"a prosecutor below the ministry", told("x", "category: judiciary\nparent: ministry\n"), nil},
		{"a medical service of its own", told("x", "category: other\n"), nil},
		{"a medical service of the ministry", told("x", "category: other\nparent: ministry\n"), found},
		{"an association", told("x", "category: civil-society\n"), found},
		{"the press", told("x", "category: media\n"), found},
	}
	tests = append(tests, confidentialityTest{"with consent", map[string]string{"complaints/c.yaml": strings.Replace(told("ministry", "")["complaints/c.yaml"], "without-consent", "with-consent", 1)}, nil})
	confidentialityTests(t, "C012", tests)
}

func TestPublishedWithoutConsent(t *testing.T) {
	const complaint, talk = "received: 2026-05-01\n", "date: 2026-06-01\ncomplaint: c\nwith: [ministry]\n"
	both := func(consent, dialogue string) map[string]string {
		return map[string]string{"complaints/c.yaml": complaint + consent, "dialogue/d.yaml": dialogue,
			"stakeholders/paper.yaml": "name: Courier\ncategory: media\n"}
	}
	inDialogue := []string{"dialogue/d.yaml /complaint"}
	confidentialityTests(t, "C006", []confidentialityTest{
		{"opened", map[string]string{"complaints/c.yaml": complaint + "access: public\n"}, []string{"complaints/c.yaml /access"}},
		{"shared", map[string]string{"complaints/c.yaml": complaint + "access: shared\nconsent: {share: \"yes\"}\n"}, []string{"complaints/c.yaml /access"}},
		{"opened with consent", map[string]string{"complaints/c.yaml": complaint + "access: public\nconsent: {publish: \"yes\"}\n"}, nil},
		{"as usual", map[string]string{"complaints/c.yaml": complaint + "access: confidential\n"}, nil},
		{"in the press", both("", "date: 2026-06-01\ncomplaint: c\nform: media\n"), inDialogue},
		{"in the press with consent", both("consent: {publish: \"yes\"}\n", "date: 2026-06-01\ncomplaint: c\nform: media\n"), nil},
		{"told a newspaper", both("", "date: 2026-06-01\ncomplaint: c\nform: phone\nwith: [paper]\n"), inDialogue},
		{"escalated to the media", both("", talk+"form: letter\nescalation: media\n"), inDialogue},
		{"in public dialogue", both("", talk+"form: letter\naccess: public\n"), inDialogue},
		{"in a letter", both("", talk+"form: letter\n"), nil},
	})
}

func TestGroupsOfSmallPlaces(t *testing.T) {
	const groups = "body: a\ngroups: [women]\n"
	about := func(place, recommendation string) map[string]string {
		return map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\n" + place, "recommendations/1.yaml": recommendation}
	}
	found := []string{"recommendations/1.yaml /groups"}
	confidentialityTests(t, "C008", []confidentialityTest{
		{"twenty", about("capacity: 20\n", recommends("public")+groups), found},
		{"twenty-one", about("capacity: 21\n", recommends("public")+groups), nil},
		{"nobody knows", about("", recommends("public")+groups), nil},
		{"the latest count", about("capacity: 400\npopulation: [{date: 2026-03-01, count: 12}, {date: 2025-03-01, count: 300}]\n", recommends("public")+groups), found},
		{"a count yet to come", about("capacity: 400\npopulation: [{date: 2026-11-22, count: 12}]\n", recommends("public")+groups), nil},
		{"empty on the day of the count", about("capacity: 400\npopulation: [{date: 2026-03-01, count: 0}]\n", recommends("public")+groups), nil},
		{"no groups", about("capacity: 8\n", recommends("public")+"body: a\n"), nil},
		{"shared", about("capacity: 8\n", recommends("sent")+groups), nil},
		{"narrowed", about("capacity: 8\n", recommends("public")+groups+"access: internal\n"), nil},
		{"together with a large one", map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\ncapacity: 8\n", "places/b.yaml": "name: b\ntype: prison\ncapacity: 13\n",
			"recommendations/1.yaml": recommends("public") + groups + "places: [lakeside, b]\n"}, nil},
		{"together with a small one", map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\ncapacity: 8\n", "places/b.yaml": "name: b\ntype: prison\ncapacity: 12\n",
			"recommendations/1.yaml": recommends("public") + groups + "places: [lakeside, b]\n"}, found},
		{"a public visit", map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\ncapacity: 8\n", "visits/w.yaml": "place: lakeside\nstart: 2026-02-02\naccess: public\ngroups: [lgbti]\n"},
			[]string{"visits/w.yaml /groups"}},
		{"another body's visit", map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\ncapacity: 8\n", "visits/w.yaml": "place: lakeside\nstart: 2026-02-02\naccess: public\nby: spt\ngroups: [lgbti]\n"}, nil},
		{"another body's report", map[string]string{"places/lakeside.yaml": "name: Lakeside\ntype: prison\ncapacity: 8\n",
			"reports/spt.yaml": "type: treaty-body\nissued_by: spt\nvisits: [v]\npublished: 2026-03-01\n", "recommendations/1.yaml": recommends("spt") + groups}, nil},
	})
}

func TestGapsInPublicSeries(t *testing.T) {
	narrow := func(keys map[string]string) map[string]string {
		records := map[string]string{}
		for _, id := range []string{"a/01", "a/02", "a/03"} {
			records["recommendations/"+id+".yaml"] = recommends("public") + "body: a\n" + keys[id]
		}
		return records
	}
	const internal = "access: internal\n"
	tests := []confidentialityTest{
		{"all public", narrow(nil), nil},
		{"in the middle", narrow(map[string]string{"a/02": internal}), []string{"recommendations/a/02.yaml /access"}},
		{"the first", narrow(map[string]string{"a/01": "access: shared\n"}), []string{"recommendations/a/01.yaml /access"}},
		{"the last", narrow(map[string]string{"a/03": internal}), nil},
		{"the last two", narrow(map[string]string{"a/02": internal, "a/03": internal}), nil},
		{"all withheld", narrow(map[string]string{"a/01": internal, "a/02": internal, "a/03": internal}), nil},
	}
	apart := narrow(nil)
	apart["recommendations/b/01.yaml"] = recommends("public") + "body: a\n" + internal
	tests = append(tests, confidentialityTest{"in a folder of its own", apart, nil})
	words := narrow(nil)
	words["recommendations/a/annex.yaml"] = recommends("public") + "body: a\n" + internal
	tests = append(tests, confidentialityTest{"without a number", words, nil})
	sent := map[string]string{"recommendations/a/1.yaml": recommends("sent") + "body: a\n" + internal, "recommendations/a/2.yaml": recommends("sent") + "body: a\n"}
	tests = append(tests, confidentialityTest{"nothing is public", sent, nil})
	tenth := map[string]string{"recommendations/a/9.yaml": recommends("public") + "body: a\n" + internal, "recommendations/a/10.yaml": recommends("public") + "body: a\n"}
	tests = append(tests, confidentialityTest{"numbers, not letters", tenth, []string{"recommendations/a/9.yaml /access"}})
	confidentialityTests(t, "C009", tests)
}

// No message may say what it found: the logs of build servers have readers too.
func TestMessagesOfConfidentialityTellNothing(t *testing.T) {
	files := discreet(map[string]string{
		"contacts/ana-horvat.yaml": "name: Ana Horvat\nstakeholder: ministry\n",
		"complaints/c.yaml":        "received: 2026-01-01\nperson: Zoran Petrov\ncomplainant: Mila Petrova\n",
		"recommendations/1.yaml":   recommends("public") + "body: Call Ana Horvat, +385 91 234 5678, ana@example.org, about Zoran.\ntags: [mila-petrova]\n",
		"recommendations/zoran.md": "---\n" + recommends("public") + "links: [{title: Letter of Mila Petrova, url: attachments/mila-petrova.pdf}]\n---\nPetrov was hurt.\n",
	})
	count := map[string]int{}
	for _, code := range []string{"C003", "C004", "C011"} {
		for _, p := range confidential(t, code, files) {
			count[code]++
			for _, word := range []string{"ana", "horvat", "zoran", "petrov", "mila", "385", "5678", "example"} {
				if strings.Contains(strings.ToLower(p.Message+p.Help), word) {
					t.Errorf("%s says %q", p.Message, word)
				}
			}
		}
	}
	if want := fmt.Sprint(map[string]int{"C003": 2, "C004": 6, "C011": 2}); fmt.Sprint(count) != want {
		t.Errorf("found %v, want %v", count, want)
	}
}

func TestFindingsOfConfidentialityAreInOrder(t *testing.T) {
	files := discreet(map[string]string{"recommendations/1.yaml": recommends("public") + "body: a\naccess: internal\n", "recommendations/2.yaml": recommends("public") + "body: a\naccess: internal\n",
		"recommendations/3.yaml": recommends("public") + "body: a\n"})
	if got := placesOf(confidential(t, "C009", files)); !slices.IsSorted(got) || len(got) != 2 {
		t.Error(got)
	}
}
