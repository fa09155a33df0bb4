package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/check"
)

// pointers lists where one rule finds something in a small register: the path
// and the pointer of each finding.
func pointers(t *testing.T, code string, records map[string]string) []string {
	t.Helper()
	var found []string
	for _, p := range check.Run(registerOf(t, small(records)), today, nil) {
		if p.Code == code {
			found = append(found, strings.TrimSpace(p.Path+" "+p.Pointer))
		}
	}
	return found
}

// at is where a rule finds something in the one record of a test.
func at(t *testing.T, code, path, src string) []string {
	t.Helper()
	found := pointers(t, code, map[string]string{path: src})
	for i := range found {
		found[i] = strings.TrimPrefix(found[i], path+" ")
	}
	return found
}

func TestEndsBeforeItStarts(t *testing.T) {
	const dialogue = "form: meeting\nwith: [a]\ndate: 2026-03-10\n"
	tests := []struct {
		name, path, src string
		want            []string
	}{
		{"visit", "visits/1.yaml", "start: 2026-03-10\nend: 2026-03-09\n", []string{"/end"}},
		{"visit of a day", "visits/1.yaml", "start: 2026-03-10\nend: 2026-03-10\n", nil},
		{"visit without an end", "visits/1.yaml", "start: 2026-03-10\n", nil},
		{"visit with an end only", "visits/1.yaml", "end: 2026-03-10\n", nil},
		{"planned visit", "visits/1.yaml", "start: 2027-03-10\nend: 2027-03-09\n", []string{"/end"}},
		{"contact", "contacts/1.yaml", "since: 2026-03-10\nuntil: 2026-03-09\n", []string{"/until"}},
		{"place", "places/1.yaml", "since: 2026-03-10\nclosed: 2026-03-09\n", []string{"/closed"}},
		{"contract", "members/1.yaml", "contract: {start: 2026-03-10, end: 2026-03-09}\n", []string{"/contract/end"}},
		{"induction before the contract", "members/1.yaml", "contract: {start: 2026-03-10, end: 2027-03-09}\ninduction: 2026-01-01\nconfidentiality: 2026-01-01\n", nil},
		{"conflict", "members/1.yaml", "conflicts:\n  - {place: a, since: 2026-03-10}\n  - {place: b, since: 2026-03-10, until: 2026-03-09}\n", []string{"/conflicts/1/until"}},
		{"agreement", "agreements/1.yaml", "signed: 2026-03-10\nexpires: 2026-03-10\nreview_by: 2026-03-10\nended: 2026-03-09\n", []string{"/ended"}},
		{"agreement signed too late", "agreements/1.yaml", "signed: 2026-03-10\nexpires: 2026-03-09\nreview_by: 2026-03-08\n", []string{"/signed"}},
		{"agreement ended early", "agreements/1.yaml", "signed: 2025-03-10\nexpires: 2027-03-10\nended: 2026-03-10\n", nil},
		{"complaint acknowledged", "complaints/1.yaml", "received: 2026-03-10\nacknowledged: 2026-03-09\n", []string{"/acknowledged"}},
		{"complaint closed", "complaints/1.yaml", "received: 2026-03-10\nclosed: 2026-03-09\n", []string{"/closed"}},
		{"action", "complaints/1.yaml", "received: 2026-03-10\nactions:\n  - {date: 2026-03-10}\n  - {date: 2026-03-09}\n", []string{"/actions/1/date"}},
		{"follow-up of an action", "complaints/1.yaml", "received: 2026-03-10\nactions:\n  - {date: 2026-03-12, follow_up: 2026-03-11}\n", []string{"/actions/0/follow_up"}},
		{"action after closing, consent before", "complaints/1.yaml", "received: 2026-03-10\nclosed: 2026-04-01\nconsent: {date: 2026-03-01}\nactions:\n  - {date: 2026-05-01}\n", nil},
		{"promise kept too early", "dialogue/1.yaml", dialogue + "commitments:\n  - {done: 2026-03-10}\n  - {done: 2026-03-09}\n", []string{"/commitments/1/done"}},
		{"promise dropped too early", "dialogue/1.yaml", dialogue + "commitments:\n  - {dropped: {date: 2026-03-09}}\n", []string{"/commitments/0/dropped/date"}},
		{"promise due too early", "dialogue/1.yaml", dialogue + "commitments:\n  - {due: 2026-03-09}\n", []string{"/commitments/0/due"}},
		{"next contact too early", "dialogue/1.yaml", dialogue + "follow_up: 2026-03-09\n", []string{"/follow_up"}},
		{"extension granted in hindsight", "dialogue/1.yaml", dialogue + "recommendations:\n  - {extends: {respond_by: 2026-03-01}}\n", nil},
		{"the dialogue itself is late", "dialogue/1.yaml", dialogue + "follow_up: 2026-03-09\ncommitments:\n  - {due: 2026-03-09}\n", []string{"/date"}},
		{"deadline before the issue", "recommendations/1.yaml", "issued: 2026-03-10\nrespond_by: 2026-03-09\nimplement_by: 2026-03-10\n", []string{"/respond_by"}},
		{"deadlines of a draft", "recommendations/1.yaml", "respond_by: 2026-03-09\nimplement_by: 2026-03-10\n", nil},
		{"steps may come before the session", "processes/1.yaml", "session: 2026-03-10\nsteps:\n  - {step: a, due: 2026-02-01, done: 2026-01-01}\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := at(t, "T001", test.path, test.src); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

func TestDatesOfAReport(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"in order", "drafted: 2026-01-01\nexpert_comments: 2026-01-05\ndraft_sent: 2026-01-10\ncomments_due: 2026-02-10\ncomments_received: 2026-02-01\nsent: 2026-03-01\n" +
			"respond_by: 2026-09-01\npublished: 2026-04-01\nshared_with_spt: 2026-04-02\nauthority_reply_published: 2026-09-02\n", nil},
		{"all on one day", "drafted: 2026-01-01\ndraft_sent: 2026-01-01\ncomments_due: 2026-01-01\ncomments_received: 2026-01-01\nsent: 2026-01-01\npublished: 2026-01-01\nrespond_by: 2026-01-01\n", nil},
		{"draft sent before drafted", "drafted: 2026-01-02\ndraft_sent: 2026-01-01\n", []string{"/draft_sent"}},
		{"sent before the draft", "draft_sent: 2026-01-02\nsent: 2026-01-01\n", []string{"/sent"}},
		{"sent before drafted, no draft sent", "drafted: 2026-01-02\nsent: 2026-01-01\n", []string{"/sent"}},
		{"published before sent", "sent: 2026-01-02\npublished: 2026-01-01\n", []string{"/published"}},
		{"published before the draft was sent", "draft_sent: 2026-01-02\npublished: 2026-01-01\n", []string{"/published"}},
		{"comments due before the draft", "draft_sent: 2026-01-02\ncomments_due: 2026-01-01\n", []string{"/comments_due"}},
		{"comments before the draft", "draft_sent: 2026-01-02\ncomments_received: 2026-01-01\n", []string{"/comments_received"}},
		{"comments after the report", "draft_sent: 2026-01-02\nsent: 2026-02-01\ncomments_due: 2026-01-20\ncomments_received: 2026-02-02\n", nil},
		{"sent before comments were due", "draft_sent: 2026-01-02\nsent: 2026-02-01\ncomments_due: 2026-03-01\ncomments_received: 2026-01-10\n", nil},
		{"experts before there was a draft", "drafted: 2026-01-02\nexpert_comments: 2026-01-01\n", []string{"/expert_comments"}},
		{"shared before there was a draft", "drafted: 2026-01-02\nshared_with_spt: 2026-01-01\n", []string{"/shared_with_spt"}},
		{"reply due before sent", "sent: 2026-01-02\nrespond_by: 2026-01-01\n", []string{"/respond_by"}},
		{"reply due before published, but after sent", "sent: 2026-01-02\nrespond_by: 2026-07-02\npublished: 2026-09-01\n", nil},
		{"reply published first", "sent: 2026-01-02\npublished: 2026-09-01\nauthority_reply_published: 2026-08-01\n", nil},
		{"reply published before sent", "sent: 2026-01-02\nauthority_reply_published: 2026-01-01\n", []string{"/authority_reply_published"}},
		{"one date too late for all others", "draft_sent: 2027-01-02\ncomments_due: 2026-02-01\ncomments_received: 2026-01-20\nsent: 2026-03-01\npublished: 2026-04-01\n", []string{"/draft_sent"}},
		{"two mistakes", "drafted: 2026-01-02\ndraft_sent: 2026-01-01\nsent: 2026-03-01\npublished: 2026-02-01\n", []string{"/draft_sent", "/published"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := at(t, "T002", "reports/1.yaml", "type: visit\n"+test.src); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

func TestBeforeItWasIssued(t *testing.T) {
	const draft, sent, early, later = "type: visit\n", "type: visit\nsent: 2026-03-10\n", "type: visit\nsent: 2026-01-10\n", "type: visit\nsent: 2026-12-10\n"
	say := func(date, what string) string {
		return "date: " + date + "\nform: letter\nwith: [a]\nrecommendations:\n  - {recommendation: 1, " + what + "}\n"
	}
	assess := func(date string) string {
		return "date: " + date + "\nbasis: document-review\nfindings:\n  - {recommendation: 1, status: started}\n"
	}
	const position, claims, status = "dialogue/1.yaml /recommendations/0/position", "dialogue/1.yaml /recommendations/0/claims", "assessments/1.yaml /findings/0/status"
	tests := []struct {
		name, report, own, dialogue, assessment string
		want                                    []string
	}{
		{"the day before", sent, "", say("2026-03-09", "position: noted"), assess("2026-03-09"), []string{status, position}},
		{"the very day", sent, "", say("2026-03-10", "position: noted"), assess("2026-03-10"), nil},
		{"claim", sent, "", say("2026-03-09", "claims: in-progress"), "", []string{claims}},
		{"position and claim are told once", sent, "", say("2026-03-09", "position: noted, claims: in-progress"), "", []string{position}},
		{"mentioned only", sent, "", say("2026-03-09", "note: a, obstacle: b"), "", nil},
		{"draft", draft, "", say("2026-03-09", "position: noted"), assess("2026-03-09"), []string{status, position}},
		{"draft mentioned", draft, "", say("2026-03-09", "note: a"), "", nil},
		{"its own issue is later", early, "issued: 2026-03-10\n", say("2026-03-09", "position: noted"), "", []string{position}},
		{"its own issue is earlier", sent, "issued: 2026-01-10\n", say("2026-03-09", "position: noted"), assess("2026-03-09"), nil},
		{"published only", "type: annual\npublished: 2026-03-10\n", "", say("2026-03-09", "position: noted"), "", []string{position}},
		{"issue to come is another rule's", later, "", say("2026-03-09", "position: noted"), "", nil},
		{"dialogue to come is another rule's", draft, "", say("2026-11-22", "position: noted"), "", nil},
		{"no report is another rule's", "", "", say("2026-03-09", "position: noted"), "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records := map[string]string{"stakeholders/a.yaml": body, "dialogue/1.yaml": test.dialogue,
				"recommendations/1.yaml": "report: 1\ntitle: a\naddressees: [a]\nbody: a\n" + test.own}
			if test.report != "" {
				records["reports/1.yaml"] = test.report
			}
			if test.assessment != "" {
				records["assessments/1.yaml"] = test.assessment
			}
			if got := pointers(t, "T003", records); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

func TestHappenedInTheFuture(t *testing.T) {
	tests := []struct {
		name, path, src string
		want            []string
	}{
		{"today", "dialogue/1.yaml", "date: 2026-11-21\n", nil},
		{"the day after tomorrow", "dialogue/1.yaml", "date: 2026-11-23\n", []string{"/date"}},
		{"tomorrow, which is today further east", "dialogue/1.yaml", "date: 2026-11-22\n", nil},
		{"what is planned", "dialogue/1.yaml", "date: 2026-11-21\nfollow_up: 2027-01-01\ncommitments:\n  - {due: 2027-01-01}\n", nil},
		{"promise kept", "dialogue/1.yaml", "date: 2026-11-21\ncommitments:\n  - {done: 2026-11-21}\n  - {done: 2026-11-23}\n  - {dropped: {date: 2026-11-23}}\n",
			[]string{"/commitments/1/done", "/commitments/2/dropped/date"}},
		{"planned visit", "visits/1.yaml", "start: 2026-12-01\nend: 2026-12-03\n", nil},
		{"visit that goes on", "visits/1.yaml", "start: 2026-11-20\nend: 2026-11-24\n", nil},
		{"report", "reports/1.yaml", "drafted: 2026-11-21\nsent: 2026-11-23\ncomments_due: 2026-12-01\nrespond_by: 2027-05-22\n", []string{"/sent"}},
		{"recommendation", "recommendations/1.yaml", "issued: 2026-11-23\nimplement_by: 2027-01-01\n", []string{"/issued"}},
		{"contract", "members/1.yaml", "contract: {start: 2027-01-01, end: 2028-01-01}\naccredited_until: 2028-01-01\n", nil},
		{"training", "members/1.yaml", "trainings:\n  - {date: 2026-11-23, what: a}\n", []string{"/trainings/0/date"}},
		{"agreement", "agreements/1.yaml", "signed: 2026-11-23\nexpires: 2028-01-01\n", []string{"/signed"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := at(t, "T004", test.path, test.src); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

func TestDateUnlikeItsID(t *testing.T) {
	tests := []struct {
		path, src string
		want      []string
	}{
		{"dialogue/2026/03/24-a.yaml", "date: 2026-03-24\n", nil},
		{"dialogue/2026/03/24-a.yaml", "date: 2026-03-23\n", []string{"/date"}},
		{"dialogue/2026/03/24-a.yaml", "date: 2026-04-24\n", []string{"/date"}},
		{"dialogue/2026/03/24-a.yaml", "date: 2025-03-24\n", []string{"/date"}},
		{"dialogue/2026/03/24-a.yaml", "form: letter\n", nil},
		{"dialogue/2026/03/a.yaml", "date: 2026-03-01\n", nil},
		{"dialogue/2026/03/a.yaml", "date: 2026-03-31\n", nil},
		{"dialogue/2026/03/a.yaml", "date: 2026-04-01\n", []string{"/date"}},
		{"dialogue/2026/12/a.yaml", "date: 2026-12-31\n", nil},
		{"dialogue/2026/12/a.yaml", "date: 2027-01-01\n", []string{"/date"}},
		{"dialogue/2026/a/03/01.yaml", "date: 2026-12-31\n", nil},
		{"dialogue/2026/a.yaml", "date: 2025-12-31\n", []string{"/date"}},
		{"dialogue/2026-03-24-a.yaml", "date: 2026-03-24\n", nil},
		{"dialogue/2026-03-24-a.yaml", "date: 2026-03-25\n", []string{"/date"}},
		{"dialogue/2026-03-24.yaml", "date: 2026-03-25\n", []string{"/date"}},
		// A number that is no folder and no day counts something else.
		{"dialogue/2026-03.yaml", "date: 2026-04-25\n", nil},
		{"dialogue/2026-annual-report/a.yaml", "date: 2027-04-25\n", nil},
		{"dialogue/2026/03.yaml", "date: 2026-04-25\n", nil},
		{"dialogue/2026/03/04.yaml", "date: 2026-03-25\n", nil},
		{"dialogue/2026/17/04-a.yaml", "date: 2026-03-25\n", nil},
		{"dialogue/2026/02/31-a.yaml", "date: 2026-02-03\n", nil},
		{"dialogue/2026/02/31-a.yaml", "date: 2026-03-03\n", []string{"/date"}},
		{"dialogue/2026-02-31-a.yaml", "date: 2026-03-03\n", nil},
		{"dialogue/4711/a.yaml", "date: 2026-03-03\n", nil},
		{"dialogue/prison/2025/03/04-a.yaml", "date: 2026-03-03\n", nil},
		{"assessments/2026/03/24-a.yaml", "date: 2026-03-23\n", []string{"/date"}},
		{"complaints/2026/03/24-01.yaml", "received: 2026-03-23\n", []string{"/received"}},
		{"visits/2026/03/24-a.yaml", "start: 2026-03-25\nend: 2026-03-27\n", []string{"/start"}},
		{"visits/2026/03/25-a.yaml", "start: 2026-03-25\nend: 2026-03-27\n", nil},
		{"visits/2026/03/27-a.yaml", "start: 2026-03-25\nend: 2026-03-27\n", nil},
		{"visits/2026/03/28-a.yaml", "start: 2026-03-25\nend: 2026-03-27\n", []string{"/start"}},
		{"visits/2026/03/28-a.yaml", "start: 2026-03-28\nend: 2026-03-27\n", nil},
		{"visits/2026/04/01-a.yaml", "start: 2026-03-30\nend: 2026-04-02\n", nil},
		{"visits/2026/05/a.yaml", "start: 2026-03-30\nend: 9999-12-31\n", nil},
		{"visits/2026/05/12-a.yaml", "start: 2027-05-12\n", []string{"/start"}},
		{"reports/2026/a.yaml", "sent: 2027-01-02\n", nil},
	}
	for _, test := range tests {
		t.Run(test.path+" "+test.src, func(t *testing.T) {
			if got := at(t, "T005", test.path, test.src); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}
