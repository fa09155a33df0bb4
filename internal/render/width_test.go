package render

import (
	"testing"

	"github.com/rivo/uniseg"
)

// What is taken for plain is one column wide by the rules of Unicode too, and
// nothing in it is escaped.
func TestPlain(t *testing.T) {
	found := 0
	for r := rune(0); r < 0x3000; r++ {
		s := string(r)
		if !plain(s) {
			continue
		}
		found++
		if w := uniseg.StringWidth("a"+s+"b") - 2; w != 1 || Clean(s) != s {
			t.Errorf("%U is %d wide, and written %q", r, w, Clean(s))
		}
	}
	if found < 200 {
		t.Errorf("only %d characters are plain", found)
	}
	for _, s := range []string{"\xff", "e\u0301", "中", "a\tb", "\u200b", "→ \u202e"} {
		if plain(s) {
			t.Errorf("%q is taken for plain", s)
		}
	}
}
