package record_test

import (
	"regexp"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

func FuzzValidID(f *testing.F) {
	for _, s := range []string{"", "a", "a/b", "2026/lakeside-prison/03", "-a", "a//b", "a/", "/a", "A", "a_b", "a/-b", "a-", "ä", "a\n"} {
		f.Add(s)
	}
	pattern := regexp.MustCompile(record.IDPattern)
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := record.ValidID(s), pattern.MatchString(s); got != want {
			t.Errorf("ValidID(%q) = %t, the pattern says %t", s, got, want)
		}
	})
}
