package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
)

const nameless = "received: 2026-01-01\nperson: %s\n"

// Each mention of a name and each number has its own place, so that a comment
// beside one says nothing of the others.
func TestPlacesOfMentions(t *testing.T) {
	tests := []struct {
		name, code, text string
		want             []string // line:column-line:column
	}{
		{"two lines", "C004", "The letter of Ana Horvat says so.\nAna Horvat beat a resident.\n", []string{"7:15-7:25", "8:1-8:11"}},
		{"a comment beside one", "C004", "The letter of Ana Horvat says so. <!-- npm:ignore C004 reason=quoted -->\nAna Horvat beat a resident.\n", []string{"8:1-8:11"}},
		{"over a line's end", "C004", "Ana\r\nHorvat, and Ana Horvat.\n", []string{"7:1-8:7", "8:13-8:23"}},
		{"with tags and entities", "C004", "<b>Ana</b> Horvat. An&#97; Horvat. Ana Horvat.\n", []string{"7:4-7:18", "7:20-7:34", "7:36-7:46"}},
		{"a number twice", "C003", "Call 0911234567.\nFile 20911234567, then 0911234567.\n", []string{"7:6-7:16", "8:6-8:17", "8:24-8:34"}},
		{"an address twice", "C003", "a@example.org\na@example.org\n", []string{"7:1-7:14", "8:1-8:14"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := discreet(map[string]string{"contacts/c.yaml": "name: Ana Horvat\nstakeholder: ministry\n",
				"recommendations/1.md": "---\n" + recommends("public") + "tags: [a]\n---\n" + test.text})
			var got []string
			for _, p := range confidential(t, test.code, files) {
				got = append(got, fmt.Sprintf("%d:%d-%d:%d", p.Start.Line, p.Start.Column, p.End.Line, p.End.Column))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

// However often one person is named, another is told of too.
func TestManyMentions(t *testing.T) {
	files := discreet(map[string]string{"contacts/c.yaml": "name: Ana Horvat\nstakeholder: ministry\n",
		"recommendations/1.md": "---\n" + recommends("public") + "---\n" + strings.Repeat("Ana Horvat.\n", 300)})
	found := confidential(t, "C004", files)
	if last := found[len(found)-1]; last.More != 30 {
		t.Errorf("%d findings, the last stands for %d more, want 30", len(found), last.More)
	}
}

// A second mention is new where there was one before.
func TestSecondMentionIsNew(t *testing.T) {
	found := func(text string) []page.Problem {
		return confidential(t, "C004", discreet(map[string]string{"contacts/c.yaml": "name: Ana Horvat\nstakeholder: ministry\n",
			"recommendations/1.md": "---\n" + recommends("public") + "---\n" + text}))
	}
	now := found("Said Ana Horvat.\nAna Horvat beat him.\n")
	if old, _ := check.Compare(now, found("Said Ana Horvat.\n")); len(now) != 2 || len(old) != 1 {
		t.Errorf("%d findings, of which %d are old", len(now), len(old))
	}
}

// In a block there are no comments: one beside its key, or above it, concerns all
// of it.
func TestIgnoringInsideValues(t *testing.T) {
	const comment = "# npm:ignore C003 reason=a public line"
	tests := []struct {
		name, keys string
		want       []string
	}{
		{"above the key of a block", comment + "\nbody: |\n  Call\n  0911234567.\n", nil},
		{"beside its header", "body: | " + comment + "\n  Call\n  0911234567 or 0917654321.\n", nil},
		{"between a key and its text", "body:\n  " + comment + "\n  Call\n  0911234567.\n", nil},
		{"above a text in quotes", comment + "\nbody: \"Call\n  0911234567.\"\n", nil},
		{"above another key", comment + "\ntags: [a]\nbody: |\n  Call\n  0911234567.\n", []string{"C003 8 error", "I004 4 warning"}},
		{"within the block", "body: |\n  " + comment + "\n  0911234567.\n", []string{"C003 6 error"}},
		{"of another rule", strings.Replace(comment, "C003", "C004", 1) + "\nbody: |\n  0911234567.\n", []string{"I004 4 warning", "C003 6 error"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := discreet(map[string]string{"recommendations/1.yaml": recommends("public") + test.keys})
			var got []string
			for _, p := range check.Run(registerOf(t, files), today, nil) {
				if p.Path == "recommendations/1.yaml" && strings.ContainsAny(p.Code[:1], "CI") {
					got = append(got, fmt.Sprintf("%s %d %s", p.Code, p.Start.Line, p.Severity))
				}
			}
			slices.Sort(got)
			want := slices.Sorted(slices.Values(test.want))
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// Bodies, and people whom only a place describes, bear words that all texts hold.
func TestWhoComplainedIsNoBody(t *testing.T) {
	tests := []struct {
		person, text string
		want         int
	}{
		{"Helsinki Committee", "The Helsinki Committee and the Committee against Torture in Helsinki.", 0},
		{"Centre for Law and Justice", "The Centre for Law and Justice, and the Law.", 0},
		{"HCHR", "HCHR wrote.", 0},
		{"Bar Committee", "the Committee against Torture", 0},
		{"Resident of Wing C", "Mend Wing C. A resident of Wing C saw it.", 0},
		{"Détenu du Pavillon 3", "Pavillon 3", 0},
		{"Interno del Pabellón 3", "El Pabellón 3", 0},
		{"John Lakeside", "Lakeside has a yard.", 0},
		{"John Lakeside", "John Lakeside", 1},
		{"Samuel Ward", "the Ward", 0},
		{"Samuel Ward", "Samuel Ward; Samuel", 2},
		{"Kestrel of Wing C", "Wing C. Kestrel said so.", 1},
	}
	for _, test := range tests {
		t.Run(test.person+" in "+test.text, func(t *testing.T) {
			files := discreet(map[string]string{
				"stakeholders/h.yaml":  "name: Helsinki Committee\ncategory: civil-society\naliases: [HCHR]\n",
				"stakeholders/j.yaml":  "name: Centre for Law and Justice\ncategory: civil-society\n",
				"complaints/c.yaml":    fmt.Sprintf(nameless, test.person),
				"recommendations/1.md": "---\n" + recommends("public") + "---\n" + test.text + "\n",
			})
			if found := confidential(t, "C004", files); len(found) != test.want {
				t.Errorf("found %d, want %d", len(found), test.want)
			}
		})
	}
}

// The days of a complaint stay in it.
func TestConsentGivenLaterIsToldWithoutDates(t *testing.T) {
	files := discreet(map[string]string{"complaints/c.yaml": "received: 2026-05-01\nconsent: {share: \"yes\", date: 2026-05-05}\nactions:\n  - {date: 2026-05-04, action: refer, to: ministry, identity: with-consent}\n"})
	for _, p := range confidential(t, "C005", files) {
		if strings.Contains(p.Message, "2026") {
			t.Errorf("says %q", p.Message)
		}
	}
}
