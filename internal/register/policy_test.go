package register

import (
	"maps"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func TestDefaultsHoldWhereTheRegisterIsSilent(t *testing.T) {
	r := load(t)
	expect(t, r)
	want := record.DefaultPolicy()
	want.Institution.Name = "NPM"
	got := *r.Set.Policy
	got.Days = nil
	if !reflect.DeepEqual(&got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	saturday := calendar.Of(2026, 11, 21)
	if days := r.Set.Policy.Days; days.Working(saturday) || days.Working(saturday+1) || !days.Working(saturday+2) {
		t.Error("the days of rest are not saturday and sunday")
	}
}

func TestPolicyIsRead(t *testing.T) {
	r := load(t, File, full(t, "register"), "holidays.csv", "date,name\n2026-11-23,A day\n", "stakeholders/parliament.yaml", "name: a\ncategory: parliament\n")
	expect(t, r)
	for _, path := range zeros(reflect.ValueOf(r.Set.Policy).Elem(), File) {
		if !strings.HasSuffix(path, "implementation") && !strings.HasSuffix(path, "rejected") { // these are none
			t.Errorf("%s is empty", path)
		}
	}
	if r.Set.Policy.Days.Working(calendar.Of(2026, 11, 23)) {
		t.Error("the holiday is a working day")
	}
}

func TestOverridesLayTheirKeysOverTheRegistersOwn(t *testing.T) {
	r := load(t, File, ruled+`deadlines:
  response: 3m
  follow-up: {urgent: 10d}
  overrides:
    - {when: {category: parliament}, response: none, follow-up: {high: 5d}}
    - {when: {category: parliament, priority: urgent}, response: 1y}
    - {when: {stakeholder: ministry}, verification: none}
`, "stakeholders/house.yaml", "name: a\ncategory: parliament\n", "stakeholders/ministry.yaml", "name: a\ncategory: line-ministry\n",
		"stakeholders/department.yaml", "name: a\ncategory: other-executive\nparent: ministry\n", "stakeholders/court.yaml", "name: a\ncategory: judiciary\n")
	expect(t, r)
	period := func(n int, unit calendar.Unit) calendar.Period { return calendar.Period{N: n, Unit: unit} }
	usual, none := period(12, calendar.Months), calendar.Period{}
	tests := []struct {
		addressee              string
		response, verification calendar.Period
		high                   int
	}{
		{"house", none, usual, 5},
		{"ministry", period(3, calendar.Months), none, 90},
		{"department", period(3, calendar.Months), none, 90},
		{"court", period(3, calendar.Months), usual, 90},
	}
	for _, test := range tests {
		got := r.Set.DeadlinesFor(&record.Recommendation{Priority: record.Urgent}, test.addressee)
		if got.Response != test.response || got.Verification != test.verification || got.FollowUp.High.N != test.high || got.FollowUp.Urgent.N != 10 || got.FollowUp.Normal.N != 180 {
			t.Errorf("%s: %+v", test.addressee, got)
		}
	}
}

func TestADeadlineThatCannotBeReadKeepsItsDefault(t *testing.T) {
	r := load(t, File, ruled+"deadlines:\n  response: 6 months\n  comments: [20d]\n  final-report: 300y\n  verification: none\n")
	expect(t, r, "S009 register.yaml:4:13", "S003 register.yaml:5:13", "S009 register.yaml:6:17")
	got, want := r.Set.Policy.Deadlines, record.DefaultPolicy().Deadlines
	if got.Response != want.Response || got.Comments != want.Comments || got.FinalReport != want.FinalReport || !got.Verification.IsZero() {
		t.Errorf("got %+v", got)
	}
}

func TestHolidays(t *testing.T) {
	newYear, may := calendar.Of(2026, 1, 1), calendar.Of(2026, 5, 1)
	both := map[calendar.Date]string{newYear: "New Year", may: "Labour Day"}
	tests := []struct {
		name, src string
		want      map[calendar.Date]string
		problems  []string
	}{
		{"plain", "2026-01-01,New Year\n2026-05-01,Labour Day", both, nil},
		{"heading, comment, blank line", "# from the gazette\ndate,name\n\n2026-01-01,New Year\n2026-05-01, Labour Day \n", both, nil},
		{"a spreadsheet's", "\ufeff\"Date\",Name\r\n2026-01-01,\"New Year\"\r\n2026-05-01,Labour Day,,\r\n", both, nil},
		{"old line ends", "date,name\r2026-01-01,New Year\r2026-05-01,Labour Day\r", both, nil},
		{"no name", "2026-01-01\n", map[calendar.Date]string{newYear: ""}, nil},
		{"a heading further down", "2026-01-01,New Year\ndate,name\n", map[calendar.Date]string{newYear: "New Year"}, []string{"S011 h.csv:2:1"}},
		{"no date", "date,name\n2026-1-1,New Year\n2026-02-30,No day\n2026-05-01,Labour Day\n", map[calendar.Date]string{may: "Labour Day"}, []string{"S011 h.csv:2:1", "S011 h.csv:3:1"}},
		{"a quote never closed", "2026-01-01,\"New Year\n2026-05-01,Labour Day\n", map[calendar.Date]string{may: "Labour Day"}, []string{"S011 h.csv:1:1"}},
		{"semicolons", "2026-01-01;New Year\n", map[calendar.Date]string{}, []string{"S011 h.csv:1:1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := load(t, File, ruled+"calendar: {holidays: h.csv}\n", "h.csv", test.src)
			expect(t, r, test.problems...)
			if got, _ := parseHolidays("h.csv", test.src); !maps.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
			for day := range test.want {
				if r.Set.Policy.Days.Working(day) {
					t.Errorf("%v is a working day", day)
				}
			}
			if r.Ruled() != (len(test.problems) == 0) {
				t.Errorf("ruled is %v", r.Ruled())
			}
		})
	}
}

func TestHolidaysThatAreNotThere(t *testing.T) {
	for _, name := range []string{"none.csv", "../h.csv", "/etc/passwd", "places"} {
		r := load(t, File, ruled+"calendar:\n  holidays: "+name+"\n", "places/a.yaml", "name: a\ntype: prison\n")
		if got := found(r); len(got) != 1 || got[0] != "S011 register.yaml:4:13" || r.Ruled() {
			t.Errorf("%s: %q, ruled %v", name, got, r.Ruled())
		}
	}
}

func TestWeekends(t *testing.T) {
	friday := calendar.Of(2026, 11, 20)
	r := load(t, File, ruled+"calendar: {weekend: [friday, saturday], roll: next}\n")
	expect(t, r)
	if days := r.Set.Policy.Days; days.Working(friday) || days.Working(friday+1) || !days.Working(friday+2) || !days.RollForward {
		t.Error("the weekend is not friday and saturday")
	}
	r = load(t, File, ruled+"calendar: {weekend: [friday, satturday]}\n")
	expect(t, r, "S004 register.yaml:3:30")
	if r.Set.Policy.Days.Working(friday) || r.Ruled() {
		t.Error("one word misspelt spoils the other")
	}
}

func TestWordsOfTheRegistersOwn(t *testing.T) {
	r := load(t, File, ruled+"vocabulary: {place-type: [youth-camp], no-such: [a]}\n", "places/a.yaml", "name: a\ntype: youth-camp\n", "places/b.yaml", "name: a\ntype: camp\n")
	expect(t, r, "S004 places/b.yaml:2:7", "S001 register.yaml:3:40")
}

func TestRuled(t *testing.T) {
	for name, src := range map[string]string{"empty": "", "broken": "a: b: c\n", "a list": "- a\n", "a wrong key": ruled + "dedlines: {}\n"} {
		if r := load(t, File, src); r.Ruled() || r.Whole() || len(r.Problems) == 0 || r.Set.Policy.Deadlines.Response.N != 6 {
			t.Errorf("%s: %q", name, found(r))
		}
	}
	if r := load(t, "places/a.yaml", ""); !r.Ruled() || r.Whole() {
		t.Errorf("a broken place: %q", found(r))
	}
	if _, err := Load(fstest.MapFS{"places/a.yaml": {}}, nil); err == nil {
		t.Error("a folder without register.yaml is a register")
	}
}
