package followup_test

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// positions tells who stands where: "moj accepted, moh -".
func positions(s *followup.Standing) string {
	var told []string
	for _, a := range s.Addressees {
		position := string(a.Position)
		if position == "" {
			position = "-"
		}
		told = append(told, a.Stakeholder+" "+position)
	}
	return strings.Join(told, ", ")
}

func TestForWhomSomethingWasSaid(t *testing.T) {
	both := recommendation("moj", "moh")
	above := []record.Record{body("moj", "justice"), body("justice", "government"), body("moh", "health"), body("prisons", "moj")}
	later := []record.Record{ended("moj", "2027-01-01", "interior"), body("interior", "cabinet"), body("cabinet", "")}
	for _, s := range []story{
		{"for names one", "", happened{letter("2026-02-01", says(accepted, "moh"))}, "moj -, moh accepted"},
		{"for names both", "", happened{letter("2026-02-01", says(accepted, "moj", "moh"))}, "moj accepted, moh accepted"},
		{"for names nobody who is addressed", "", happened{letter("2026-02-01", says(accepted, "prisons"))}, "moj -, moh -"},
		{"for names a body above, which is no addressee", "", append(above, letter("2026-02-01", says(accepted, "justice"))), "moj -, moh -"},
		{"for names the body that will succeed", "", append(later, letter("2026-02-01", says(accepted, "interior"))), "moj accepted, moh -"},
		{"for names an addressee that will also succeed another", "", happened{ended("moj", "2027-01-01", "moh"), letter("2026-02-01", says(accepted, "moh"))}, "moj -, moh accepted"},
		{"without for: the one in with", "", happened{with(letter("2026-02-01", says(accepted)), "moh")}, "moj -, moh accepted"},
		{"without for: both in with", "", happened{with(letter("2026-02-01", says(accepted)), "moh", "moj")}, "moj accepted, moh accepted"},
		{"the parent speaks", "", append(above, with(letter("2026-02-01", says(accepted)), "justice")), "moj accepted, moh -"},
		{"the parent's parent speaks", "", append(above, with(letter("2026-02-01", says(accepted)), "government")), "moj accepted, moh -"},
		{"a department does not speak for its ministry", "", append(above, with(letter("2026-02-01", says(accepted)), "prisons")), "moj -, moh -"},
		{"the successor to come speaks", "", append(later, with(letter("2026-02-01", says(accepted)), "interior")), "moj accepted, moh -"},
		{"the parent of the successor speaks", "", append(later, with(letter("2026-02-01", says(accepted)), "cabinet")), "moj accepted, moh -"},
		{"an addressee in with goes before another's parent", "", append(above, with(letter("2026-02-01", says(accepted)), "justice", "moh")), "moj -, moh accepted"},
		{"a stranger in with", "", happened{with(letter("2026-02-01", says(accepted)), "parliament")}, "moj -, moh -"},
		{"several items in one letter", "", happened{letter("2026-02-01", says(accepted, "moj"), says(rejected, "moh"))}, "moj accepted, moh rejected"},
		{"the later item for the same body", "", happened{letter("2026-02-01", says(accepted, "moj"), says(rejected, "moj"))}, "moj rejected, moh -"},
		{"the later letter, whatever the order of ids", "", happened{as("z", letter("2026-02-01", says(accepted, "moj"))), as("a", letter("2026-02-02", says(noted, "moj")))}, "moj noted, moh -"},
		{"two letters on one day: the later id", "", happened{as("b", letter("2026-02-01", says(accepted, "moj"))), as("a", letter("2026-02-01", says(noted, "moj")))}, "moj accepted, moh -"},
		{"a minister in the press gives a position", "", happened{but(letter("2026-02-01", says(rejected, "moj")), func(d *record.Dialogue) { d.Indirect = true })}, "moj rejected, moh -"},
		{"what the NPM noted down in its own letter", "", happened{but(letter("2026-02-01", says(noted, "moj")), func(d *record.Dialogue) { d.Direction = record.Outgoing })}, "moj noted, moh -"},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := positions(standing(t, "2026-03-01", append(happened{both}, s.records...)...)); got != s.want {
				t.Errorf("got %q, want %q", got, s.want)
			}
		})
	}
}

func TestAnAncestorsLetterIsAnAnswer(t *testing.T) {
	tell(t, followup.Response, []story{
		{"of the ministry above", "2026-03-01", happened{body("moj", "justice"), with(letter("2026-02-01", says(accepted)), "justice")}, ""},
		{"of the government, for that addressee", "2026-03-01", happened{with(letter("2026-02-01", says(accepted, "moj")), "government")}, ""},
		{"of a department below", "2026-03-01", happened{body("prisons", "moj"), with(letter("2026-02-01", says(accepted)), "prisons")}, "moj 2026-07-15"},
		{"of a circle of parents, without end", "2026-03-01", happened{body("moj", "moh"), body("moh", "moj"), with(letter("2026-02-01", says(accepted)), "moh")}, ""},
	})
}
