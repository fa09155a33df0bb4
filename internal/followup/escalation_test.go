package followup_test

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// step is a letter of the NPM that takes a step about r.
func step(date string, taken record.Step, bodies ...string) *record.Dialogue {
	return as(date+"-"+string(taken), but(with(letter(date, record.Item{}), bodies...), func(d *record.Dialogue) {
		d.Direction, d.Escalation = record.Outgoing, taken
	}))
}

// about makes a letter one about the whole report.
func aboutTheReport(d *record.Dialogue) *record.Dialogue {
	d.Recommendations, d.Report = nil, "rep"
	return d
}

type next struct {
	name, on string
	records  happened
	want     record.Step
}

func tellSteps(t *testing.T, what followup.What, stories []next) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			if got := items(t, what, s.on, s.records...)[0].NextStep; got != s.want {
				t.Errorf("next step %q, want %q", got, s.want)
			}
		})
	}
}

// The response of moj is due on 15 July 2026.
func TestTheNextStep(t *testing.T) {
	reminded := step("2026-07-20", "reminder", "moj")
	higher := step("2026-09-20", "higher-authority", "government")
	parliament := step("2027-01-20", "parliament", "parliament")
	abroad := step("2027-07-20", "international", "spt")
	tellSteps(t, followup.Response, []next{
		{"not late", "2026-07-15", nil, ""},
		{"late", "2026-07-16", nil, "reminder"},
		{"very late, and nothing was done", "2028-07-16", nil, "reminder"},
		{"reminded, 60 days not yet passed", "2026-09-13", happened{reminded}, ""},
		{"reminded, 60 days passed", "2026-09-14", happened{reminded}, "higher-authority"},
		{"reminded tomorrow", "2026-07-19", happened{reminded}, "reminder"},
		{"a higher authority was asked, 180 days not yet passed", "2027-01-11", happened{reminded, higher}, ""},
		{"a higher authority was asked, 180 days passed", "2027-01-12", happened{reminded, higher}, "parliament"},
		{"no reminder, but a higher authority at once", "2027-01-12", happened{higher}, "parliament"},
		{"reminded again after it: the highest counts", "2027-01-12", happened{higher, step("2026-10-01", "reminder", "moj")}, "parliament"},
		{"parliament was told", "2027-07-15", happened{parliament}, ""},
		{"parliament was told, a year passed", "2027-07-16", happened{parliament}, "international"},
		{"nothing is left", "2030-01-01", happened{abroad}, ""},
		{"a step that this ladder leaves out counts by how public it is", "2030-01-01", happened{step("2026-10-01", "media")}, "international"},
		{"so do the courts", "2030-01-01", happened{step("2026-10-01", "courts")}, "international"},
		{"a word that is no step", "2030-01-01", happened{step("2026-10-01", "prayer")}, "reminder"},
		{"reminded on the last day, before it was late", "2026-07-16", happened{step("2026-07-15", "reminder", "moj")}, "reminder"},
		{"reminded on the first day of lateness", "2026-09-14", happened{step("2026-07-16", "reminder", "moj")}, "higher-authority"},
		{"reminded, then given more time", "2026-10-02", happened{reminded, letter("2026-08-01", respondBy("2026-10-01"))}, "reminder"},
		{"given more time, then reminded", "2026-12-01", happened{letter("2026-08-01", respondBy("2026-10-01")), step("2026-10-10", "reminder", "moj")}, "higher-authority"},
		{"reminded before it moved", "2027-01-01", happened{reminded, letter("2026-10-01", moves("moj", "moh"))}, ""},
		{"the NPM's own items have no steps", "2027-07-01", happened{theirs("2026-02-01"), but(recommendation("npm"), answerBy("2026-03-01"))}, ""},
		{"no ladder", "2028-07-16", happened{rules(func(p *record.Policy) { p.Escalation = nil })}, ""},
		{"another ladder", "2026-08-16", happened{reminded, rules(func(p *record.Policy) {
			p.Escalation = []record.Rung{{After: period("10d"), Step: "reminder"}, {After: period("1m"), Step: "media"}}
		})}, "media"},
		{"another ladder, one day before", "2026-08-15", happened{reminded, rules(func(p *record.Policy) {
			p.Escalation = []record.Rung{{After: period("10d"), Step: "reminder"}, {After: period("1m"), Step: "media"}}
		})}, ""},
		{"its first step has time too", "2026-07-25", happened{rules(func(p *record.Policy) { p.Escalation = []record.Rung{{After: period("10d"), Step: "reminder"}} })}, ""},
		{"ten days passed", "2026-07-26", happened{rules(func(p *record.Policy) { p.Escalation = []record.Rung{{After: period("10d"), Step: "reminder"}} })}, "reminder"},
	})
}

func TestForWhomAStepWasTaken(t *testing.T) {
	both := recommendation("moj", "moh")
	to := func(d *record.Dialogue, bodies ...string) *record.Dialogue {
		return but(d, func(d *record.Dialogue) { d.Recommendations[0].For = bodies })
	}
	elsewhere := with(aboutTheReport(step("2026-07-20", "reminder", "moj")), "elsewhere")
	for _, s := range []struct {
		name     string
		records  happened
		moh, moj record.Step
	}{
		{"for one, by name", happened{to(step("2026-07-20", "reminder", "moj", "moh"), "moh")}, "higher-authority", "reminder"},
		{"for the one it was sent to", happened{step("2026-07-20", "reminder", "moh")}, "higher-authority", "reminder"},
		{"for the one below the one it was sent to", happened{body("moj", "government"), step("2026-07-20", "higher-authority", "government")}, "reminder", ""},
		{"for all, when it went to parliament", happened{step("2026-07-20", "parliament", "parliament")}, "", ""},
		{"for all, when it went to the press", happened{step("2026-07-20", "reminder")}, "higher-authority", "higher-authority"},
		{"for all, although the NPM is addressed too", happened{recommendation("moj", "moh", "npm"), step("2026-07-20", "parliament", "parliament")}, "", ""},
		{"for nobody, by a name that is not addressed", happened{to(step("2026-07-20", "reminder", "moj"), "tax")}, "reminder", "reminder"},
		{"about the report: for the one it was sent to", happened{aboutTheReport(step("2026-07-20", "reminder", "moj"))}, "reminder", "higher-authority"},
		{"about the report, to parliament: for all", happened{aboutTheReport(step("2026-07-20", "parliament", "parliament"))}, "", ""},
		{"about the report, a reminder to those who owe other recommendations", happened{elsewhere}, "reminder", "reminder"},
		{"about the report, to an authority above one of them", happened{body("moj", "government"), aboutTheReport(step("2026-07-20", "higher-authority", "government"))}, "reminder", ""},
		{"about the report, to an authority above those who owe other recommendations", happened{aboutTheReport(step("2026-07-20", "higher-authority", "government"))}, "reminder", "reminder"},
		{"about the report, a reminder to nobody in particular: for all", happened{with(aboutTheReport(step("2026-07-20", "reminder")))}, "higher-authority", "higher-authority"},
		{"about the report, before the issue", happened{but(recommendation("moj", "moh"), answerBy("2026-01-01")), aboutTheReport(step("2026-01-14", "reminder", "moj"))}, "reminder", "reminder"},
		{"about another report", happened{but(aboutTheReport(step("2026-07-20", "reminder", "moj")), func(d *record.Dialogue) { d.Report = "else" })}, "reminder", "reminder"},
		{"about the report and, by name, this recommendation", happened{but(to(step("2026-07-20", "reminder", "moj", "moh"), "moh"), func(d *record.Dialogue) { d.Report = "rep" })}, "higher-authority", "reminder"},
		{"a letter that takes no step", happened{but(step("2026-07-20", "reminder", "moj"), func(d *record.Dialogue) { d.Escalation = "" })}, "reminder", "reminder"},
		{"a letter about the report that takes no step", happened{but(aboutTheReport(step("2026-07-20", "reminder", "moj")), func(d *record.Dialogue) { d.Escalation = "" })}, "reminder", "reminder"},
	} {
		t.Run(s.name, func(t *testing.T) {
			got := map[string]record.Step{}
			for _, i := range items(t, followup.Response, "2026-12-01", append(happened{both}, s.records...)...) {
				got[i.OwedBy[0]] = i.NextStep
			}
			if got["moh"] != s.moh || got["moj"] != s.moj {
				t.Errorf("moh %q, moj %q, want %q, %q", got["moh"], got["moj"], s.moh, s.moj)
			}
		})
	}
}

func TestTheNextStepOfTheOtherItems(t *testing.T) {
	tied := promise("2026-02-01", record.Commitment{Due: day("2026-06-01"), Recommendation: "r"})
	free := promise("2026-02-01", record.Commitment{Due: day("2026-06-01")})
	tellSteps(t, followup.Commitment, []next{
		{"a promise not late", "2026-06-01", happened{tied}, ""},
		{"a promise late", "2026-06-02", happened{tied}, "reminder"},
		{"a promise of the NPM", "2026-07-02", happened{promise("2026-02-01", record.Commitment{By: "npm", Due: day("2026-06-01")})}, ""},
		{"reminded of the recommendation", "2026-08-01", happened{tied, step("2026-06-10", "reminder", "moj")}, "higher-authority"},
		{"reminded of the report", "2026-08-01", happened{tied, aboutTheReport(step("2026-06-10", "reminder", "moj"))}, "higher-authority"},
		{"reminded before it was late", "2026-08-01", happened{tied, step("2026-06-01", "reminder", "moj")}, "reminder"},
		{"another addressee was reminded", "2026-08-01", happened{recommendation("moj", "moh"), tied, step("2026-06-10", "reminder", "moh")}, "reminder"},
		{"another addressee was reminded of the report", "2026-08-01", happened{recommendation("moj", "moh"), tied, aboutTheReport(step("2026-06-10", "reminder", "moh"))}, "reminder"},
		{"parliament was told", "2026-08-01", happened{tied, step("2026-06-10", "parliament", "parliament")}, ""},
		{"its successor was reminded", "2026-08-01", happened{tied, ended("moj", "2026-06-05", "law"), step("2026-06-10", "reminder", "law")}, "higher-authority"},
		{"one who is not addressed was reminded", "2026-08-01", happened{recommendation("moh"), tied, step("2026-06-10", "reminder", "moj")}, "higher-authority"},
		{"the body above one who is not addressed", "2026-08-01", happened{recommendation("moh"), tied, body("moj", "cabinet"), step("2026-06-10", "reminder", "cabinet")}, "higher-authority"},
		{"one who is not addressed was reminded of the report", "2026-08-01", happened{recommendation("moh"), tied, aboutTheReport(step("2026-06-10", "reminder", "moj"))}, "higher-authority"},
		{"one who is not addressed was not reminded, the addressee was", "2026-08-01", happened{recommendation("moh"), tied, step("2026-06-10", "reminder", "moh")}, "reminder"},
		{"the recommendation is still a draft", "2026-08-01", happened{report(""), tied, step("2026-06-10", "reminder", "moj")}, "higher-authority"},
		{"tied to nothing: nothing counts for it", "2026-08-01", happened{free, step("2026-06-10", "reminder", "moj")}, "reminder"},
	})
	tellSteps(t, followup.Implementation, []next{
		{"implementation not late", "2026-06-01", happened{doneBy("2026-06-01", "moj")}, ""},
		{"implementation late", "2026-06-02", happened{doneBy("2026-06-01", "moj")}, "reminder"},
		{"implementation reminded of", "2026-08-01", happened{doneBy("2026-06-01", "moj"), step("2026-06-10", "reminder", "moj")}, "higher-authority"},
	})
	tellSteps(t, followup.FollowUp, []next{{"a follow-up is ours", "2027-06-02", happened{letter("2026-02-01", says(accepted))}, ""}})
	tellSteps(t, followup.Verification, []next{{"a verification is ours", "2028-06-02", happened{letter("2026-02-01", claims(implemented))}, ""}})
}

func TestTheStepsTakenAreToldWithTheItem(t *testing.T) {
	got := items(t, followup.Response, "2026-12-01", step("2026-07-01", "reminder", "moj"), step("2026-07-20", "reminder", "moj"), step("2026-08-20", "media"))[0].Taken
	if quiet := items(t, followup.Response, "2026-12-01", letter("2026-08-01", record.Item{}), aboutTheReport(meeting("2026-08-01")))[0].Taken; len(quiet) != 0 {
		t.Errorf("letters that take no step: %v", quiet)
	}
	tied := promise("2026-02-01", record.Commitment{Due: day("2026-06-01"), Recommendation: "r"})
	if quiet := items(t, followup.Commitment, "2026-12-01", tied, letter("2026-08-01", record.Item{}))[0].Taken; len(quiet) != 0 {
		t.Errorf("letters that take no step, after a promise: %v", quiet)
	}
	var dates []calendar.Date
	for _, e := range got {
		dates = append(dates, e.In.Date)
	}
	if len(dates) != 2 || dates[0] != day("2026-07-20") || dates[1] != day("2026-08-20") {
		t.Errorf("taken %v, want those since it was due", dates)
	}
}

// taken tells the steps of the first item of a sort, in their order.
func taken(t *testing.T, what followup.What, records ...record.Record) string {
	t.Helper()
	var told []string
	for _, e := range items(t, what, "2026-12-01", records...)[0].Taken {
		told = append(told, e.In.Date.String()+" "+string(e.Step))
	}
	return strings.Join(told, ", ")
}

func TestStepsAreToldOnceAndInOrder(t *testing.T) {
	tied := promise("2026-02-01", record.Commitment{Due: day("2026-06-01"), Recommendation: "r"})
	ofReport := func(d *record.Dialogue) *record.Dialogue {
		return but(d, func(d *record.Dialogue) { d.Report = "rep" })
	}
	twice := func(d *record.Dialogue) *record.Dialogue {
		return but(d, func(d *record.Dialogue) { d.Recommendations = append(d.Recommendations, d.Recommendations[0]) })
	}
	mixed := happened{aboutTheReport(step("2026-08-01", "reminder", "moj")), step("2026-10-01", "higher-authority", "moj")}
	across := happened{step("2026-08-01", "reminder", "moj"), aboutTheReport(step("2026-07-20", "reminder", "moj")), step("2026-10-01", "media")}
	elsewhere := recommendation("moh")
	for _, s := range []struct {
		name    string
		what    followup.What
		records happened
		want    string
	}{
		{"of the report, then by name", followup.Response, mixed, "2026-08-01 reminder, 2026-10-01 higher-authority"},
		{"of the report, before those by name", followup.Response, across, "2026-07-20 reminder, 2026-08-01 reminder, 2026-10-01 media"},
		{"after a promise", followup.Commitment, append(happened{tied}, mixed...), "2026-08-01 reminder, 2026-10-01 higher-authority"},
		{"by name and of the report in one letter", followup.Commitment, happened{tied, ofReport(step("2026-08-01", "reminder", "moj"))}, "2026-08-01 reminder"},
		{"two items of one letter", followup.Commitment, happened{tied, twice(step("2026-08-01", "reminder", "moj"))}, "2026-08-01 reminder"},
		{"two items of one letter, after no promise", followup.Response, happened{twice(step("2026-08-01", "reminder", "moj"))}, "2026-08-01 reminder"},
		{"a promise of one not addressed: by name and of the report", followup.Commitment, happened{elsewhere, tied, ofReport(step("2026-08-01", "reminder", "moj"))}, "2026-08-01 reminder"},
		{"a promise of one not addressed: two items", followup.Commitment, happened{elsewhere, tied, twice(step("2026-08-01", "reminder", "moj"))}, "2026-08-01 reminder"},
		{"a promise of one not addressed: in order", followup.Commitment, append(happened{elsewhere, tied}, mixed...), "2026-08-01 reminder, 2026-10-01 higher-authority"},
		{"of a letter to another addressee", followup.Commitment, happened{recommendation("moj", "moh"), tied, step("2026-08-01", "international", "moh")}, ""},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := taken(t, s.what, s.records...); got != s.want {
				t.Errorf("taken %q, want %q", got, s.want)
			}
		})
	}
}
