package cli_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// spanOfYears is what `npm diff` finds over a longer time, in the words of the
// commits.
type spanOfYears struct {
	args []string
	want string // a line each
}

func (y *years) compareSpans(t *testing.T, spans []spanOfYears) {
	for _, s := range spans {
		t.Run(strings.Join(s.args, " "), func(t *testing.T) {
			compareChanges(t, y.diff(t, s.args...), linesIn(s.want))
		})
	}
}

// linesIn are those of a text that are not empty.
func linesIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// spans: two versions some weeks apart, each on its own day. What came and went
// in between is not told, what time alone did is.
func (y *years) spans(t *testing.T) {
	first, last := y.commits[0].hash, y.commits[len(y.commits)-1].hash
	y.compareSpans(t, []spanOfYears{
		// A visit to Greywater was entered by mistake and taken out again.
		{[]string{"2024-09-05", "2024-10-15"}, `
other members/adviser-psychology (new)
dialogue-held dialogue/2024/09/27-ministry-of-health
visit-made visits/2024/10/08-police-station-quayside
report-sent reports/2024/urgent-quayside
issued recommendations/2024/quayside/01
issued recommendations/2024/quayside/02
now-overdue recommendations/2024/saltgate/04 ministry-of-health = 2024-09-08 (response)
state recommendations/2024/saltgate/04 awaiting-response -> response-overdue`},
		// The answers on Lindow fell due and came, so they were never late here.
		{[]string{"2025-09-02..2025-10-10"}, `
complaint-received complaints/2025/09/03-01
visit-made visits/2025/08/19-clinic-greywater
dialogue-held dialogue/2025/08/20-clinic-greywater-management
report-step reports/2025/clinic-greywater (drafted)
report-step reports/2025/clinic-greywater (draft_sent)
drafted recommendations/2025/greywater/01
drafted recommendations/2025/greywater/02
drafted recommendations/2025/greywater/03
dialogue-held dialogue/2025/09/26-prison-administration
answered recommendations/2025/saltgate/02 prison-administration = accepted (letter)
state recommendations/2025/saltgate/02 awaiting-response -> accepted
commitment-made recommendations/2025/saltgate/02 prison-administration = 2026-03-31
visit-made visits/2025/10/01-police-station-quayside
assessed recommendations/2024/quayside/01 implemented -> partly-implemented
reopened recommendations/2024/quayside/01 implemented -> partly-implemented
state recommendations/2024/quayside/01 implemented -> partly-implemented
dialogue-held dialogue/2025/10/08-ministry-of-health
answered recommendations/2025/lindow/01 ministry-of-health = accepted (letter)
answered recommendations/2025/lindow/02 ministry-of-health = partly-accepted (letter)
state recommendations/2025/lindow/01 awaiting-response -> accepted
state recommendations/2025/lindow/02 awaiting-response -> partly-accepted
claimed recommendations/2024/quayside/02 ministry-of-health = in-progress (letter)
state recommendations/2024/quayside/02 accepted -> in-progress
now-overdue recommendations/2024/saltgate/01 ministry-of-justice = 2025-09-30 (implementation)
now-overdue recommendations/2025/saltgate/01 ministry-of-health = 2025-10-08 (response)
state recommendations/2025/saltgate/01 awaiting-response -> response-overdue`},
		// The rule on belts fell due, and more time was granted for it.
		{[]string{"2026-06-30", "2026-07-31"}, `
visit-made visits/2026/06/30-prison-saltgate
implemented recommendations/2025/saltgate/01 = implemented
state recommendations/2025/saltgate/01 claimed -> implemented
dialogue-held dialogue/2026/07/10-ministry-of-health
extended recommendations/2025/greywater/01 ministry-of-health 2026-06-30 -> 2026-12-31 (implementation)
process-step processes/upr-2026 = done (written-information)`},
		// An answer was entered by mistake and taken back: that it was there at
		// all is not told.
		{[]string{"2026-01-07", "2026-02-03", "--stakeholder", "clinic-greywater-management"}, ``},
		{[]string{first, last, "--only", "issued,implemented,closed,repeated,reopened,moved,taken-back,edited,renamed,removed"}, `
issued recommendations/2024/saltgate/01
issued recommendations/2024/saltgate/02
issued recommendations/2024/saltgate/03
issued recommendations/2024/saltgate/04
issued recommendations/2024/quayside/01
issued recommendations/2024/quayside/02
issued recommendations/2025/annual-2024/01
issued recommendations/2025/lindow/01
issued recommendations/2025/lindow/02
issued recommendations/2025/saltgate/01
issued recommendations/2025/saltgate/02
issued recommendations/2025/greywater/01
issued recommendations/2025/greywater/02
issued recommendations/2025/greywater/03
implemented recommendations/2024/saltgate/01 = implemented
implemented recommendations/2024/saltgate/03 = implemented
implemented recommendations/2024/quayside/01 = implemented
implemented recommendations/2025/saltgate/01 = implemented
closed recommendations/2025/lindow/01 = no-longer-applicable
closed recommendations/2025/lindow/02 = no-longer-applicable
closed recommendations/2025/greywater/02 = not-pursued
repeated recommendations/2024/saltgate/04 = recommendations/2025/saltgate/01
moved recommendations/2024/quayside/02 ministry-of-interior -> ministry-of-health`},
		{[]string{first, last, "--only", "now-overdue,no-longer-overdue,state"}, `
now-overdue recommendations/2025/greywater/03 clinic-greywater-management = 2026-02-04 (response)
now-overdue recommendations/2025/saltgate/02 npm = 2026-09-26 (follow-up)
now-overdue recommendations/2024/quayside/02 npm = 2026-10-08 (follow-up)
now-overdue dialogue/2026/03/05-cabinet-office cabinet-office = 2026-04-30 (commitment)`},
	})
}

// timeAlone: two days of the same files.
func (y *years) timeAlone(t *testing.T) {
	y.compareSpans(t, []spanOfYears{
		{[]string{"--rev", "2024-09-05", "--since", "2024-09-05", "--as-of", "2024-09-30"}, `
now-overdue recommendations/2024/saltgate/04 ministry-of-health = 2024-09-08 (response)
state recommendations/2024/saltgate/04 awaiting-response -> response-overdue`},
		{[]string{"--rev", "2024-09-05", "--since", "2024-09-05", "--as-of", "2024-09-08"}, ``},
		{[]string{"--rev", "2026-02-27", "--since", "2026-02-27", "--as-of", "2026-03-31"}, ``},
		{[]string{"--rev", "2026-02-27", "--since", "2026-02-27", "--as-of", "2026-04-01"}, `
now-overdue recommendations/2025/saltgate/02 prison-administration = 2026-03-31 (commitment)`},
		{[]string{"--rev", "2026-07-31", "--since", "2026-07-31", "--as-of", "2026-08-07"}, `
now-overdue recommendations/2024/quayside/01 npm = 2026-08-06 (verification)`},
		// Told from the end, things happen on their own days, not on those on
		// which they were entered.
		{[]string{"--since", "2025-01-01", "--as-of", "2025-02-28"}, `
dialogue-held dialogue/2025/01/20-cabinet-office
dialogue-held dialogue/2025/01/31-ministry-of-health
dialogue-held dialogue/2025/02/20-ministry-of-justice
answered recommendations/2024/saltgate/04 ministry-of-health accepted -> accepted (letter)
claimed recommendations/2024/saltgate/04 ministry-of-health = not-started (letter)
no-longer-overdue recommendations/2024/saltgate/04 ministry-of-health was 2024-09-08 (response)
commitment-kept recommendations/2024/saltgate/04 ministry-of-health was 2025-01-15
answered recommendations/2024/quayside/02 ministry-of-health = accepted (letter)
state recommendations/2024/quayside/02 awaiting-response -> accepted
visit-made visits/2025/02/12-police-station-quayside
implemented recommendations/2024/quayside/01 = implemented
state recommendations/2024/quayside/01 claimed -> implemented
extended recommendations/2024/saltgate/01 ministry-of-justice 2025-03-31 -> 2025-09-30 (implementation)
report-step reports/2025/annual-2024 (drafted)
drafted recommendations/2025/annual-2024/01`},
	})
}

// eachKind: the story leaves out no kind of change.
func (y *years) eachKind(t *testing.T) {
	told := map[string]bool{}
	for _, c := range y.commits {
		for _, change := range c.changed {
			kind, _, _ := strings.Cut(change, " ")
			told[kind] = true
		}
	}
	for _, kind := range followup.ChangeKinds() {
		if !told[string(kind)] {
			t.Errorf("no commit does what is called %s", kind)
		}
	}
}

// noErrors: the register was in order at every tenth commit and at the last.
func (y *years) noErrors(t *testing.T) {
	for i, c := range y.commits {
		if i%10 != 0 && i != len(y.commits)-1 {
			continue
		}
		if out := y.npm(t, "check", "--rev", c.hash); !strings.Contains(out, " 0 errors") {
			t.Errorf("%s: %s", c.subject, out)
		}
	}
}

// sameFromAnywhere: the working tree, a revision and a tree in memory answer
// alike.
func (y *years) sameFromAnywhere(t *testing.T) {
	view := y.inMemory(t)
	for _, day := range []string{"2024-01-08", "2024-12-01", "2025-10-10", "2026-10-20", "2027-06-30"} {
		date, err := calendar.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		at := report.Moment{Day: date}
		agenda, _ := report.Agenda(view, at, report.DueQuery{}, report.ByDay)
		overdue, _ := report.Overdue(view, at, report.DueQuery{Late: true})
		for command, doc := range map[string]*report.Document{
			"agenda": agenda, "rec overdue": overdue, "rec list": report.Recommendations(view, at, report.RecommendationQuery{}),
		} {
			t.Run(fmt.Sprint(command, " ", day), func(t *testing.T) {
				args := append(strings.Fields(command), "--as-of", day, "--format", "json")
				tree, revision := y.npm(t, args...), y.npm(t, append(args, "--rev", "HEAD")...)
				var memory bytes.Buffer
				if err := render.JSON(&memory, doc); err != nil {
					t.Fatal(err)
				}
				if tree != revision {
					t.Errorf("the working tree says\n%s\nand HEAD says\n%s", tree, revision)
				}
				if tree != memory.String() {
					t.Errorf("the working tree says\n%s\nand a tree in memory says\n%s", tree, memory.String())
				}
			})
		}
	}
}

// inMemory is the register of the last commit in a tree that lies on no disk.
func (y *years) inMemory(t *testing.T) *audience.View {
	t.Helper()
	files, disk := fstest.MapFS{}, os.DirFS(y.dir)
	err := fs.WalkDir(disk, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".git":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		text, err := fs.ReadFile(disk, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	today, err := calendar.ParseDate("2027-06-30")
	if err != nil {
		t.Fatal(err)
	}
	view, err := audience.Of(r, nil, audience.Full, today)
	if err != nil {
		t.Fatal(err)
	}
	return view
}
