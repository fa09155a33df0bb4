package language_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"

	"github.com/opcat-tools/npm/internal/language"
)

// A reference in an Arabic line is read from left to right, in one piece.
func TestReferencesStayTogether(t *testing.T) {
	arabic := language.Of("ar")
	for _, reference := range []string{"2026/lake/03", "2025/prison-lakeside/04", "8 to 10 October", "L-1", "<5"} {
		for _, line := range []string{"{}", "المرجع: {}", "{} (24 شباط/فبراير 2025)"} {
			said := strings.Replace(line, "{}", arabic.Foreign(reference), 1)
			if runs := visual(t, said); !strings.Contains(runs, reference) {
				t.Errorf("%q is shown as %q", said, runs)
			}
		}
	}
	if runs := visual(t, "2026/lake/03"); strings.Contains(runs, "2026/lake/03") {
		t.Error("the test shows nothing: without the marks it is in order too")
	}
}

// visual is a line that runs from right to left, its parts in the order in which
// they stand from left to right.
func visual(t *testing.T, line string) string {
	t.Helper()
	var p bidi.Paragraph
	if _, err := p.SetString(line, bidi.DefaultDirection(bidi.RightToLeft)); err != nil {
		t.Fatal(err)
	}
	order, err := p.Order()
	if err != nil {
		t.Fatal(err)
	}
	shown := ""
	for i := range order.NumRuns() {
		run := order.Run(i)
		shown += "|" + run.String()
	}
	return shown
}

func TestOwnWordsAreLeftAlone(t *testing.T) {
	for code, texts := range map[string][]string{
		"ar": {"", "وزارة العدل", "2026", "8 نيسان", "(א) x", "…"},
		"en": {"2026/lake/03", "Lake"},
		"ru": {"2026/lake/03"},
	} {
		for _, text := range texts {
			if got := language.Of(code).Foreign(text); got != text {
				t.Errorf("%s: %q became %q", code, text, got)
			}
		}
	}
}
