package register

import (
	"strings"
	"testing"
	"time"
)

func TestNearest(t *testing.T) {
	keys := []string{"name", "date", "form", "from", "ministry-of-justice", "ministry-of-health", "é"}
	for word, want := range map[string]string{
		"dat": "date", "daet": "date", "nmae": "name", "mane": "", "fomr": "form", "forn": "form", "x": "", "éé": "é", "title": "",
		"ministry-of-jutsice": "ministry-of-justice", "minstry-of-helth": "ministry-of-health", "ministry": "", "": "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("%q was taken for %q, want %q", word, got, want)
		}
	}
}

// A word as long as a page must not hold up its reader.
func TestNearestToALongWord(t *testing.T) {
	begin := time.Now()
	if got := Nearest(strings.Repeat("x", 1<<20), []string{"name", strings.Repeat("y", 200)}); got != "" {
		t.Errorf("taken for %q", got)
	}
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
