package render

import (
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// FuzzPlainBody holds that a text of mere paragraphs comes out the same the short
// and the long way.
func FuzzPlainBody(f *testing.F) {
	for _, s := range []string{
		"We recommend that all staff be trained.\n\nBy 2027: \"at once\", the ministry's doctors (both).\nAnd so on…",
		"a\n\n\n\nb\n", "\n\na", "a -- b\n- c", "a\n---", "1. a", "a\n2) b", "a  \nb", " a", "x: y", "a\r\nb", "a; b: c", "وزارة العدل\nnul", "a\n\n", "\u00a0", "a\u00a0\n\nb", "", "\n",
		"ftp://x", "a\u0085b", "a+b", "a 'b' {c} $d %e ^f ?g /h", ":---:", "(c)", "\u3000a",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		source := paragraphs(s)
		if !plainBody(source) {
			return
		}
		short, long := newHyper(language.Of("en"), newBodies()), newHyper(language.Of("en"), newBodies())
		short.plainParagraphs(source)
		flaws := long.bodies.read(long, &report.Body{Text: s}, source)
		if short.String() != long.String() || len(flaws) > 0 {
			t.Errorf("%q:\n%s\nthe long way, with %v:\n%s", s, short, flaws, long)
		}
	})
}
