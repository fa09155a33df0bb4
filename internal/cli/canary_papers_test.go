package cli

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestCanaryInReviews hands every body of the example its own review, and looks for
// what that body may not see. For those who see all, and in briefs, it looks for what
// may lie on no table: complaints, what was said about them, and how to reach people.
func TestCanaryInReviews(t *testing.T) {
	c := newCanary(t)
	publish := publishSetting{Answers: "all", Assessments: true, Counts: []string{"visits", "dialogue"}}
	dir, rules := c.repository(t, publish), newCanaryRules(t, c.pages, canaryDay.String(), publish)
	full := &lookout{reader: "full", words: maps.Clone(c.given)}
	for word := range c.kept(t) {
		delete(full.words, word)
	}
	formats, shown := []string{"json", "html", "markdown", "table", "docx"}, map[string]int{}
	bodies := []string{c.named} // of which every sort of record speaks
	for _, name := range slices.Sorted(maps.Keys(c.was)) {
		if strings.HasPrefix(name, "stakeholders/") {
			bodies = append(bodies, c.was[name])
		}
	}
	for i, body := range bodies {
		for reader, l := range map[string]*lookout{body: rules.lookout(t, body), "full": full} {
			args := []string{"review", body, "--below", "--year", []string{"2025", "2026"}[i%2], "--audience", reader, "--format", formats[i%len(formats)]}
			shown[l.reader] = c.look(t, l, args, runIn(dir, "", args...))
		}
		if i%4 == 0 { // a brief is made from the same, and longer lists are in the review
			args := []string{"brief", body, "--below", "--format", formats[i%len(formats)]}
			shown["full"] += c.look(t, full, args, runIn(dir, "", args...))
		}
	}
	for _, reader := range []string{"full", c.was["stakeholders/ministry-of-justice"], c.was["stakeholders/ministry-of-health"]} {
		if shown[reader] == 0 {
			t.Errorf("nothing is shown to %s", reader)
		}
	}
}

// kept are the tokens that stand in complaints, in what was said about them and in
// the ways to reach people, and nowhere else.
func (c *canary) kept(t *testing.T) map[string]bool {
	t.Helper()
	kept, spoken := map[string]bool{}, map[string]bool{}
	for name, page := range c.pages {
		kind, _ := kindAndID(name)
		open := maps.Clone(page)
		delete(open, "complaint")
		switch {
		case kind == "complaints":
			c.collect(t, kept, name, page)
			continue
		case kind == "dialogue" && page["complaint"] != nil:
			for _, key := range []string{"title", "body", "obstacles", "good_practices", "commitments", "recommendations", "handed_over", "notes"} {
				c.collect(t, kept, page[key])
				delete(open, key)
			}
		case kind == "contacts":
			for _, key := range []string{"phone", "email", "other_channel", "notes"} {
				c.collect(t, kept, page[key])
				delete(open, key)
			}
		}
		c.collect(t, spoken, name, open)
	}
	maps.DeleteFunc(kept, func(word string, _ bool) bool { return spoken[word] })
	if len(kept) < 100 {
		t.Fatalf("%d tokens are to be kept: too few to find anything", len(kept))
	}
	return kept
}

func (c *canary) collect(t *testing.T, into map[string]bool, values ...any) {
	t.Helper()
	said, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range tokensInClear(string(said)) {
		into[word] = true
	}
}
