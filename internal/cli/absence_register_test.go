package cli

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
)

// lottery makes registers by chance, small and full of what withholds something:
// levels of access, sharing by name, successors, moves, confidential dialogue.
type lottery struct {
	*rand.Rand
	pages  pages
	issued map[string][]any // addressees, by recommendation
}

// draw makes one register; the same seed makes the same.
func draw(seed uint64) (*lottery, publishSetting) {
	l := &lottery{Rand: rand.New(rand.NewPCG(seed, 5)), pages: pages{}, issued: map[string][]any{}}
	l.bodies()
	l.reports()
	for i := range 5 + l.IntN(9) {
		l.dialogue(i)
	}
	for i := range l.IntN(4) {
		l.assessment(i)
	}
	l.rest()
	publish := publishSetting{Answers: one(l, "none", "written", "all"), Assessments: l.IntN(2) == 0, Counts: []string{}}
	if l.IntN(3) == 0 {
		publish.Counts = []string{"visits", "dialogue", "complaints"}
	}
	if l.IntN(4) == 0 {
		publish.access = map[string]string{one(l, "dialogue", "visits", "recommendations", "stakeholders", "assessments"): one(l, "internal", "confidential")}
	}
	return l, publish
}

func one[T any](l *lottery, from ...T) T { return from[l.IntN(len(from))] }

// some are one to three of several.
func (l *lottery) some(from ...any) []any {
	l.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
	return from[:1+l.IntN(min(3, len(from)))]
}

var lotteryBodies = []any{"gov", "justice", "health", "prisons", "jail", "old", "ngo", "secret"}

// page adds a record, now and then with a level of its own.
func (l *lottery) page(name string, page map[string]any) map[string]any {
	if l.IntN(4) == 0 {
		page["access"] = one(l, "public", "shared", "internal", "confidential", "confidential")
	}
	if l.IntN(8) == 0 {
		page["share_with"] = l.some(slices.Clone(lotteryBodies)...)
	}
	l.pages[name] = page
	return page
}

func (l *lottery) day(from, to string) string {
	a, _ := calendar.ParseDate(from)
	b, _ := calendar.ParseDate(to)
	return (a + calendar.Date(l.IntN(int(b-a)+1))).String()
}

func (l *lottery) maybe(page map[string]any, key string, value any) {
	if l.IntN(3) == 0 {
		page[key] = value
	}
}

func (l *lottery) bodies() {
	body := func(id, category, parent string) map[string]any {
		page := map[string]any{"name": "The " + id, "category": category}
		if parent != "" {
			page["parent"] = parent
		}
		l.maybe(page, "contact_every", "6m")
		l.maybe(page, "reviewed", l.day("2024-01-01", "2026-06-01"))
		l.maybe(page, "owner", "ada")
		l.pages["stakeholders/"+id] = page
		return page
	}
	body("gov", "other-executive", "")
	body("justice", "line-ministry", "gov")
	body("health", "line-ministry", "gov")
	body("prisons", "supervisory-authority", "justice")
	body("jail", "place-management", "prisons")
	body("ngo", "civil-society", "")
	body("secret", "line-ministry", "")["access"] = "confidential"
	old := body("old", "line-ministry", "gov")
	old["ended"], old["succeeded_by"] = l.day("2025-06-01", "2026-09-01"), one(l, []any{"health"}, []any{"health", "justice"})
	l.pages["members/ada"] = map[string]any{"name": "Ada", "role": "member"}
	l.page("contacts/guard", map[string]any{"name": "Guard", "stakeholder": "jail"})
	l.page("places/jail", map[string]any{"name": "Jail", "type": "prison", "authority": "jail", "visit_every": "1y"})
	l.page("places/clinic", map[string]any{"name": "Clinic", "type": "psychiatric-hospital", "authority": "health", "since": "2020-01-01", "visit_every": "1y"})
}

func (l *lottery) reports() {
	for i := range 2 + l.IntN(3) {
		visit := fmt.Sprintf("v%d", i)
		l.page("visits/"+visit, map[string]any{"place": []any{one(l, "jail", "clinic")}, "start": l.day("2024-06-01", "2026-11-01"),
			"reprisal_risk": one(l, "none", "possible", "real"), "reprisal_check": l.IntN(3) == 0})
		report := map[string]any{"type": "visit", "visits": []any{visit}, "title": "Report"}
		sent := l.day("2024-06-01", "2026-10-01")
		switch l.IntN(5) {
		case 0:
			report["draft_sent"] = sent
			l.maybe(report, "comments_due", l.day("2026-01-01", "2027-01-01"))
		case 1:
			report["sent"] = sent
		case 2:
			report["sent"], report["issued_by"] = sent, "ngo"
			l.maybe(report, "respond_by", l.day("2026-01-01", "2027-01-01"))
			l.maybe(report, "published", sent)
		default:
			report["sent"], report["published"] = sent, l.day(sent, "2026-11-20")
		}
		l.page(fmt.Sprintf("reports/r%d", i), report)
		for j := range 1 + l.IntN(3) {
			l.recommendation(fmt.Sprintf("r%d", i), fmt.Sprintf("r%d-%d", i, j))
		}
	}
}

func (l *lottery) recommendation(report, id string) {
	page := map[string]any{"report": report, "title": "Title " + id, "body": "Text", "addressees": l.some(slices.Clone(lotteryBodies)...),
		"priority": one(l, "urgent", "high", "normal")}
	l.maybe(page, "implement_by", l.day("2025-06-01", "2027-01-01"))
	if len(l.issued) > 0 && l.IntN(6) == 0 {
		page["repeats"] = []any{l.anyIssued()}
	}
	l.page("recommendations/"+id, page)
	l.issued[id] = page["addressees"].([]any)
}

func (l *lottery) anyIssued() string {
	var ids []string
	for id := range l.issued {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return one(l, ids...)
}

func (l *lottery) dialogue(i int) {
	date := l.day("2024-09-01", "2026-11-20")
	page := map[string]any{"date": date, "form": one(l, "letter", "letter", "email", "meeting", "phone"),
		"with": l.some(slices.Clone(lotteryBodies)...), "indirect": l.IntN(8) == 0}
	l.maybe(page, "direction", one(l, "incoming", "incoming", "outgoing"))
	l.maybe(page, "follow_up", l.day("2026-01-01", "2027-01-01"))
	l.maybe(page, "escalation", one(l, "reminder", "higher-authority", "parliament"))
	l.maybe(page, "purpose", []any{one(l, "introduce-mandate", "follow-up")})
	l.maybe(page, "report", fmt.Sprintf("r%d", l.IntN(2)))
	var items []any
	for range 1 + l.IntN(3) {
		items = append(items, l.item())
	}
	page["recommendations"] = items
	if l.IntN(3) == 0 {
		promise := map[string]any{"what": "Words of ours", "by": one(l, page["with"].([]any)...), "due": l.day("2025-01-01", "2027-01-01")}
		l.maybe(promise, "recommendation", l.anyIssued())
		if l.IntN(4) == 0 {
			promise["done"] = l.day(date, "2026-11-20")
		}
		page["commitments"] = []any{promise}
	}
	if l.IntN(8) == 0 {
		page["complaint"] = "c0"
		l.pages["complaints/c0"] = map[string]any{"received": "2024-05-01", "channel": "mail", "from": "family"}
	}
	l.page(fmt.Sprintf("dialogue/d%02d", i), page)
}

func (l *lottery) item() map[string]any {
	about := l.anyIssued()
	item := map[string]any{"recommendation": about}
	l.maybe(item, "for", l.some(slices.Clone(l.issued[about])...))
	if l.IntN(4) > 0 {
		item["position"] = one(l, "accepted", "partly-accepted", "rejected", "noted")
	}
	l.maybe(item, "claims", one(l, "not-started", "in-progress", "implemented"))
	l.maybe(item, "extends", map[string]any{"respond_by": l.day("2026-01-01", "2027-06-01"), "reason": "Words"})
	if l.IntN(6) == 0 {
		from := one(l, l.issued[about]...)
		if to := one(l, lotteryBodies...); to != from {
			item["moves"] = map[string]any{"from": from, "to": to}
		}
	}
	return item
}

func (l *lottery) assessment(i int) {
	status := one(l, "implemented", "partly-implemented", "not-implemented", "withdrawn")
	l.page(fmt.Sprintf("assessments/a%d", i), map[string]any{"date": l.day("2025-01-01", "2026-11-20"), "basis": "document-review",
		"findings": []any{map[string]any{"recommendation": l.anyIssued(), "status": status, "evidence": "Words"}}})
}

func (l *lottery) rest() {
	for i := range l.IntN(3) {
		complaint := map[string]any{"received": l.day("2024-05-01", "2026-11-01"), "channel": "mail", "from": "family", "type": one(l, "food", "violence"),
			"place": "jail", "recommendations": []any{l.anyIssued()}, "reprisal_risk": one(l, "none", "real")}
		l.maybe(complaint, "actions", []any{map[string]any{"date": "2026-11-10", "action": "check-safety"}})
		l.page(fmt.Sprintf("complaints/c%d", i), complaint)
	}
	l.page("agreements/mou", map[string]any{"type": "mou", "parties": []any{"ngo"}, "signed": "2024-01-01", "review_by": l.day("2025-06-01", "2027-01-01")})
	l.page("processes/cat", map[string]any{"mechanism": "cat-review", "stakeholder": "ngo", "session": l.day("2025-06-01", "2027-06-01")})
}

// files are the register as files.
func (l *lottery) files(t *testing.T, publish publishSetting) map[string]string {
	c := &canary{pages: l.pages}
	return c.files(t, publish)
}

var lotteryDay = calendar.Of(2026, time.November, 21)
