package record_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

func TestTheTreeOfDepartments(t *testing.T) {
	set := build(body("prisons", "moj"), body("moj", "government"), body("government", ""), body("courts", "moj"),
		body("x", "y"), body("y", "x"), body("self", "self"), body("orphan", "gone"), body("below-circle", "x"))
	for body, want := range map[string][]string{
		"prisons": {"moj", "government"}, "government": nil, "gone": nil, "x": {"y"}, "self": nil, "orphan": {"gone"}, "below-circle": {"x", "y"},
	} {
		if got := set.Ancestors(body); !slices.Equal(got, want) {
			t.Errorf("above %s: %v, want %v", body, got, want)
		}
	}
	for _, test := range []struct {
		body, ancestor string
		want           bool
	}{
		{"moj", "moj", true}, {"prisons", "moj", true}, {"prisons", "government", true}, {"moj", "prisons", false}, {"prisons", "courts", false},
		{"gone", "gone", true}, {"orphan", "gone", true}, {"x", "y", true}, {"prisons", "", false},
	} {
		if got := set.Within(test.body, test.ancestor); got != test.want {
			t.Errorf("%s within %s: %v", test.body, test.ancestor, got)
		}
	}
}

func TestSuccessors(t *testing.T) {
	set := build(body("old", "", "a", "b"), body("a", "", "c"), body("b", "", "c", "gone"), body("c", "parent"), body("x", "", "y"), body("y", "", "x"), body("self", "", "self"))
	for body, want := range map[string][]string{
		"old": {"a", "b", "c", "gone"}, "a": {"c"}, "c": nil, "unknown": nil, "x": {"y"}, "y": {"x"}, "self": nil,
	} {
		if got := set.Successors(body); !slices.Equal(got, want) {
			t.Errorf("after %s: %v, want %v", body, got, want)
		}
	}
}

func TestLineage(t *testing.T) {
	set := build(body("old", "top", "new"), body("new", "cabinet", "newest"), body("newest", ""), body("cabinet", "", "office"), body("office", ""),
		body("top", "crown"), body("crown", ""), body("child", "old"), body("x", "y", "z"), body("y", "x"), body("z", "x"))
	for body, want := range map[string][]string{
		"old":    {"top", "new", "crown", "cabinet", "newest", "office"},
		"newest": nil,
		"child":  {"old", "top", "new", "crown", "cabinet", "newest", "office"},
		"x":      {"y", "z"},
	} {
		if got := set.Lineage(body); !slices.Equal(got, want) {
			t.Errorf("for %s may speak %v, want %v", body, got, want)
		}
	}
	if slices.Contains(set.Lineage("top"), "old") {
		t.Error("a body below does not speak for the one above")
	}
}

func TestEventsAreInOrder(t *testing.T) {
	said := func(id, date string, items ...record.Item) *record.Dialogue {
		return as(id, &record.Dialogue{Date: day(date), Report: "rep", Recommendations: items})
	}
	found := func(id, date string) *record.Assessment {
		return as(id, &record.Assessment{Date: day(date), Findings: []record.Finding{{Recommendation: "2"}, {Recommendation: "1"}}})
	}
	complaint := func(id, date string) *record.Complaint {
		return as(id, &record.Complaint{Received: day(date), Recommendations: []string{"1"}})
	}
	later := func(id, date string) *record.Recommendation {
		return as(id, &record.Recommendation{Issued: day(date), Repeats: []string{"1"}})
	}
	one, two := record.Item{Recommendation: "1", Note: "first"}, record.Item{Recommendation: "1", Note: "second"}
	set := build(said("b", "2026-01-02", one, record.Item{Recommendation: "2"}, two), said("c", "2026-01-01", one), said("a", "2026-01-02", one), said("d", "2026-01-03"),
		found("b", "2026-01-02"), found("c", "2026-01-01"), found("a", "2026-01-02"),
		complaint("b", "2026-01-02"), complaint("c", "2026-01-01"), complaint("a", "2026-01-02"),
		later("l2", "2026-01-02"), later("l3", "2026-01-01"), later("l1", "2026-01-02"))
	var order []string
	for _, s := range set.SaidAbout("1") {
		order = append(order, s.In.ID+" "+s.Item.Note)
	}
	if want := []string{"c first", "a first", "b first", "b second"}; !slices.Equal(order, want) {
		t.Errorf("said: %v, want %v", order, want)
	}
	expect(t, "found", set.FoundAbout("1"), func(f record.Found) string { return f.In.ID + f.Finding.Recommendation }, "c1", "a1", "b1")
	expect(t, "complaints", set.ComplaintsOn("1"), func(c *record.Complaint) string { return c.ID }, "c", "a", "b")
	expect(t, "repeated by", set.RepeatedBy("1"), func(r *record.Recommendation) string { return r.ID }, "l3", "l1", "l2")
	expect(t, "on the report", set.DialogueOn("rep"), func(d *record.Dialogue) string { return d.ID }, "c", "a", "b", "d")
	expect(t, "on no report", build(as("d", &record.Dialogue{})).DialogueOn(""), func(d *record.Dialogue) string { return d.ID })
	expect(t, "all dialogue", set.DialoguesInOrder(), func(d *record.Dialogue) string { return d.ID }, "c", "a", "b", "d")
	expect(t, "nothing said", set.SaidAbout("3"), func(s record.Said) string { return s.In.ID })
}

func TestPromisedAbout(t *testing.T) {
	promise := func(id, date string, about ...string) *record.Dialogue {
		d := as(id, &record.Dialogue{Date: day(date)})
		for _, r := range about {
			d.Commitments = append(d.Commitments, record.Commitment{What: "w", Recommendation: r})
		}
		return d
	}
	set := build(promise("b", "2026-01-02", "1"), promise("a", "2026-01-03", "2", "1"), promise("c", "2026-01-01", ""))
	expect(t, "promised", set.PromisedAbout("1"), func(d *record.Dialogue) string { return d.ID }, "b", "a")
	expect(t, "tied to nothing", set.PromisedAbout(""), func(d *record.Dialogue) string { return d.ID })
}

func expect[T any](t *testing.T, what string, got []T, name func(T) string, want ...string) {
	t.Helper()
	var names []string
	for _, x := range got {
		names = append(names, name(x))
	}
	if !slices.Equal(names, want) {
		t.Errorf("%s: %v, want %v", what, names, want)
	}
}
