package render_test

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// made is when the calendars of these tests are exported.
var made = time.Date(2026, time.November, 21, 10, 30, 15, 0, time.FixedZone("", 2*60*60))

func day(month time.Month, date int) calendar.Date { return calendar.Of(2026, month, date) }

func agenda(entries ...report.Entry) *report.Document {
	return forReaders("full", report.Document{
		Calendar: &report.Calendar{Name: "NPM: agenda", Entries: entries},
		Footer:   []string{"2 items; as of 2026-11-21.", "more"},
	})
}

func exported(t testing.TB, doc *report.Document, now time.Time) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.ICS(w, doc, now) })
}

func TestICS(t *testing.T) {
	doc := agenda(
		report.Entry{Key: "a", Day: day(12, 31), Title: "Answer; due, from A\\B", Description: "first line\r\nsecond, line\rthird", Categories: []string{"response", "a,b"}, Alarm: 7},
		report.Entry{Key: "b", Day: day(11, 2), Title: "Late", Alarm: -1})
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//opcat-tools//npm//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:NPM: agenda
X-WR-CALDESC:For: people of the NPM who may see what is confidential
  (full). 2 items\; as of 2026-11-21.
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:UID-1
DTSTAMP:20261121T083015Z
LAST-MODIFIED:20261121T083015Z
SEQUENCE:29920830
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
TRANSP:TRANSPARENT
SUMMARY:Answer\; due\, from A\\B
DESCRIPTION:first line\nsecond\, line\nthird
CATEGORIES:response
CATEGORIES:a\,b
CLASS:PRIVATE
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P6DT15H
DESCRIPTION:Answer\; due\, from A\\B
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:UID-2
DTSTAMP:20261121T083015Z
LAST-MODIFIED:20261121T083015Z
SEQUENCE:29920830
DTSTART;VALUE=DATE:20261102
DTEND;VALUE=DATE:20261103
TRANSP:TRANSPARENT
SUMMARY:Late
CLASS:PRIVATE
END:VEVENT
END:VCALENDAR
`
	out := exported(t, doc, made)
	n := 0
	masked := regexp.MustCompile(`(?m)^UID:[0-9a-f]{32}\r$`).ReplaceAllStringFunc(out, func(string) string { n++; return fmt.Sprintf("UID:UID-%d\r", n) })
	if masked != strings.ReplaceAll(want, "\n", "\r\n") {
		t.Errorf("%s\nwant %s", masked, want)
	}
	if exported(t, doc, made) != out {
		t.Error("two exports at one moment differ")
	}
}

func TestICSRefuses(t *testing.T) {
	for want, doc := range map[string]*report.Document{
		"it has no calendar":             forReaders("full", report.Document{}),
		"names no audience":              forReaders("", *agenda()),
		"entry 2 of the calendar has no": agenda(report.Entry{Day: 1}, report.Entry{Key: "secret"}),
	} {
		var out bytes.Buffer
		if err := render.ICS(&out, doc, made); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") || out.Len() > 0 {
			t.Errorf("%v, want %q; %d bytes", err, want, out.Len())
		}
	}
	if err := render.ICS(full{}, agenda(), made); err == nil {
		t.Error("a disk that is full is not told of")
	}
}

func TestICSKeepsFromOthersWhatIsNotPublic(t *testing.T) {
	for audience, want := range map[string]string{"full": "PRIVATE", "internal": "PRIVATE", "ministry-health": "PRIVATE", "public": "PUBLIC"} {
		got := imported(t, exported(t, forReaders(audience, *agenda(report.Entry{Day: 1})), made))
		if class := textOf(t, got.Events()[0].Props, "CLASS"); class != want {
			t.Errorf("%s: %s", audience, class)
		}
	}
}

func TestAlarmsRingAtNine(t *testing.T) {
	for _, test := range []struct {
		name  string
		day   calendar.Date
		alarm int
		want  string
	}{
		{"a week before", day(12, 31), 7, "-P6DT15H"},
		{"two days before", day(12, 31), 2, "-P1DT15H"},
		{"a day before", day(12, 31), 1, "-PT15H"},
		{"on the day", day(12, 31), 0, "PT9H"},
		{"never", day(12, 31), -1, ""},
		{"tomorrow morning", day(11, 29), 7, "-P6DT15H"},
		{"this morning, which has passed", day(11, 28), 7, "PT9H"},
		{"on the day itself, tomorrow", day(11, 22), 1, "PT9H"},
		{"on the day itself, today, which has passed", day(11, 21), 0, ""},
		{"late", day(11, 20), 7, ""},
		{"beyond any calendar", day(11, 20), 1 << 30, ""},
	} {
		event := imported(t, exported(t, agenda(report.Entry{Day: test.day, Alarm: test.alarm, Title: "x"}), made)).Events()[0]
		got := ""
		for _, alarm := range event.Children {
			got += alarm.Props.Get("TRIGGER").Value
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestALaterExportReplaces: an event keeps its mark on another day, with another
// title, in another order, under another name; and is newer.
func TestALaterExportReplaces(t *testing.T) {
	first := agenda(report.Entry{Key: "rec/a response", Day: day(11, 30), Title: "A"}, report.Entry{Key: "rec/b", Day: day(12, 1)})
	second := agenda(report.Entry{Key: "rec/b", Day: day(12, 1)}, report.Entry{Key: "rec/a response", Day: day(12, 30), Title: "A, extended"})
	first.Calendar.Identity, second.Calendar.Identity = "XX agenda", "XX agenda"
	second.Calendar.Name = "Renamed: agenda"
	before := imported(t, exported(t, first, made)).Events()
	after := imported(t, exported(t, second, made.Add(time.Minute))).Events()
	for i, j := range []int{1, 0} {
		was, is := before[i].Props, after[j].Props
		if textOf(t, was, "UID") != textOf(t, is, "UID") {
			t.Errorf("event %d has another UID", i)
		}
		if a, b := number(t, was, "SEQUENCE"), number(t, is, "SEQUENCE"); b != a+1 || b >= 1<<31 {
			t.Errorf("event %d: SEQUENCE %d after %d", i, b, a)
		}
		for _, stamp := range []string{"DTSTAMP", "LAST-MODIFIED"} {
			if was.Get(stamp).Value >= is.Get(stamp).Value {
				t.Errorf("event %d: %s %s after %s", i, stamp, is.Get(stamp).Value, was.Get(stamp).Value)
			}
		}
	}
}

func TestMarksTellEventsApartAndNameNothing(t *testing.T) {
	entries := []report.Entry{{Key: "lakeside-prison/03", Day: 1}, {Key: "lakeside-prison/04", Day: 1}, {Key: "lakeside-prison/03", Day: 1}, {Key: "", Day: 1}}
	one, other := agenda(entries...), agenda(entries...)
	other.Calendar.Name = "NPM: visits"
	marks := map[string]bool{}
	for _, doc := range []*report.Document{one, other} {
		for _, event := range imported(t, exported(t, doc, made)).Events() {
			uid := textOf(t, event.Props, "UID")
			marks[uid] = true
			if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(uid) {
				t.Errorf("UID %q", uid)
			}
		}
	}
	if len(marks) != 8 {
		t.Errorf("%d marks of 8 events", len(marks))
	}
}

func TestICSAtTheEdgesOfTime(t *testing.T) {
	last := calendar.Of(9999, time.December, 31)
	for _, day := range []calendar.Date{last, last + 1, last + 70_000} { // a period may lead beyond
		event := imported(t, exported(t, agenda(report.Entry{Day: day}), time.Unix(-1000, 0))).Events()[0]
		if got := event.Props.Get("DTSTART").Value; got != "99991231" || event.Props.Get("DTEND") != nil {
			t.Errorf("DTSTART %s, DTEND %v", got, event.Props.Get("DTEND"))
		}
		if number(t, event.Props, "SEQUENCE") != 0 {
			t.Error("a SEQUENCE below 0")
		}
	}
}

// breaking is text that would break out of a line, or into a program.
var breaking = []string{
	"x\nBEGIN:VEVENT\nSUMMARY:y\nEND:VEVENT", "x\r\nATTACH:file:///etc/passwd\r\n", "x\rDESCRIPTION:y", "\r\n ATTENDEE:mailto:me@example.org", "END:VEVENT\r\nEND:VCALENDAR",
	`x\nATTACH:y`, `x\\n;y\,z\`, "a,b;c:d\"e", "\x00\x1b]0;x\x07", "\u202eright\u2066to left\u2069", "\u0085x\u2028y\u2029z\u000bw\u000cv", strings.Repeat("x", 11_000), strings.Repeat("监督 ", 4_000),
	strings.Repeat(family, 300), strings.Repeat("e\u0301", 100), strings.Repeat(" ", 300) + "x", "<<<>>>" + strings.Repeat("<b>", 60), "\xff\xfe\xc3", "", " ", "\t", "-P1D", "وادي حمراء: إخراج الأطفال",
}

// hostileAgenda has each text in every place that a text can come to.
func hostileAgenda(texts ...string) *report.Document {
	doc := agenda()
	for _, s := range texts {
		doc.Calendar.Entries = append(doc.Calendar.Entries, report.Entry{Key: s, Day: day(12, 1), Title: s, Description: "before\n" + s, Categories: []string{s}, Alarm: 1})
		doc.Calendar.Name += s
		doc.Calendar.Identity += s
		doc.Footer[0] += s
	}
	return doc
}

func TestHostileTextStaysText(t *testing.T) {
	mustBeACalendar(t, hostileAgenda(breaking...))
	for _, s := range append(scripts, lively...) {
		mustBeACalendar(t, hostileAgenda(s))
	}
}

// FuzzICS exports any text: another parser sees one event for each entry, with
// nothing more in it, and reads its title.
func FuzzICS(f *testing.F) {
	for i, s := range breaking {
		f.Add(s, breaking[(i+1)%len(breaking)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		mustBeACalendar(t, hostileAgenda(a, b))
		mustBeACalendar(t, hostileAgenda(a+b))
	})
}

var (
	ofCalendar = []string{"VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "X-WR-CALDESC", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}
	ofEvent    = []string{"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION", "CATEGORIES", "CLASS"}
	ofAlarm    = []string{"ACTION", "TRIGGER", "DESCRIPTION"}
)

// mustBeACalendar reads a calendar of hostileAgenda with a parser that is not the
// writer's.
func mustBeACalendar(t *testing.T, doc *report.Document) {
	t.Helper()
	out := exported(t, doc, made)
	mustBeHarmless(t, strings.ReplaceAll(out, "\r\n", "\n"))
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Fatalf("a line of %d bytes: %q", len(line), line)
		}
	}
	got := imported(t, out)
	mustHold(t, got.Component, ofCalendar, len(doc.Calendar.Entries))
	for i, event := range got.Children {
		mustHold(t, event, ofEvent, 1)
		mustHold(t, event.Children[0], ofAlarm, 0)
		entry := doc.Calendar.Entries[i]
		if title, want := textOf(t, event.Props, "SUMMARY"), inOneLine(entry.Title); title != want {
			t.Fatalf("title %q, want %q", title, want)
		}
		description := strings.Split(textOf(t, event.Props, "DESCRIPTION"), "\n")
		if want := 1 + len(regexp.MustCompile("\r\n|\r|\n").Split(entry.Title, -1)); len(description) != want || description[0] != "before" {
			t.Fatalf("%d lines of a description, want %d: %q", len(description), want, description)
		}
	}
}

// mustHold wants each property once, no other, and so many components.
func mustHold(t testing.TB, c *ical.Component, names []string, children int) {
	t.Helper()
	if len(c.Children) != children || len(c.Props) != len(names) {
		t.Fatalf("%s has %d parts and %d properties", c.Name, len(c.Children), len(c.Props))
	}
	for _, name := range names {
		if len(c.Props.Values(name)) != 1 {
			t.Fatalf("%s has %s %d times", c.Name, name, len(c.Props.Values(name)))
		}
	}
}

// inOneLine is text as it is shown in one line.
func inOneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\t") || strings.ContainsFunc(s, func(r rune) bool { return r > '~' || r < ' ' }) {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\n\r\t", r) }), " ")
	}
	return render.Clean(s)
}

func imported(t testing.TB, source string) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(strings.NewReader(source)).Decode()
	if err != nil {
		t.Fatalf("%v: %q", err, source)
	}
	return c
}

func textOf(t testing.TB, props ical.Props, name string) string {
	t.Helper()
	text, err := props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func number(t testing.TB, props ical.Props, name string) int {
	t.Helper()
	n, err := props.Get(name).Int()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// readWithPython prints what the library icalendar makes of a calendar: how many
// properties it could not read, and a line for each event. Titles are compared
// without the letter n, since it takes a backslash before one for a line break.
const readWithPython = `
import sys, icalendar
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(len(c.errors), len(c.subcomponents), c["METHOD"])
for e in c.walk("VEVENT"):
    days = (e.decoded("DTEND") - e.decoded("DTSTART")).days
    alarm = [str(a["TRIGGER"].dt) for a in e.subcomponents]
    print(len(e.errors), len(e.keys()), e.decoded("DTSTART"), days, alarm, e["SUMMARY"].translate(dict.fromkeys(map(ord, "\\\n,;nN"))).encode("utf-8").hex())
`

// TestAnotherProgramReadsTheCalendar runs where Python has the library icalendar,
// with which khal and many servers read calendars.
func TestAnotherProgramReadsTheCalendar(t *testing.T) {
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import icalendar").Run() == nil {
			python = name
		}
	}
	if python == "" {
		t.Log("left out: Python's icalendar is not installed")
		return
	}
	untold := strings.NewReplacer(`\`, "", ",", "", ";", "", "n", "", "N", "")
	doc := hostileAgenda(breaking...)
	command := exec.Command(python, "-c", readWithPython)
	command.Stdin = strings.NewReader(exported(t, doc, made))
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	want := fmt.Sprintf("0 %d PUBLISH\n", len(breaking))
	for _, s := range breaking {
		want += fmt.Sprintf("0 %d 2026-12-01 1 ['-1 day, 9:00:00'] %x\n", len(ofEvent), untold.Replace(inOneLine(s)))
	}
	if string(out) != want {
		t.Errorf("%.3000s\nwant %.3000s", out, want)
	}
}
