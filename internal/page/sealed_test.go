package page

import (
	"strings"
	"testing"
)

// The text of a sealed file is read as what it is, and nothing of it is shown: no
// problem has a line of it, nor an edit.
func TestSealedPagesShowNothing(t *testing.T) {
	tests := []struct{ name, src string }{
		{"a.yaml", "\ufeffname: Amina\u202e\nname: Amina\nx: &a Amina\n# npm:ignore D001 reason=Amina\n"},
		{"a.md", "---\nname: Amina\nname: Amina\n---\nAmina\u202e\n<<<<<<< Amina\n<!-- npm:ignore D001 reason=Amina -->\n"},
		{"a.yaml", "name: Amina: b\n"},
	}
	for _, test := range tests {
		open, sealed := Parse(test.name, []byte(test.src)), Parse(test.name+".age", []byte(test.src))
		if open.Sealed() || !sealed.Sealed() || len(open.Problems) == 0 || len(sealed.Problems) != len(open.Problems) {
			t.Fatalf("%d problems in clear, %d sealed", len(open.Problems), len(sealed.Problems))
		}
		shown, fixed := 0, 0
		for i, p := range sealed.Problems {
			was := open.Problems[i]
			if p.Excerpt != "" || !p.Fix.IsZero() || strings.Contains(p.Message+p.Help, "Amina") {
				t.Errorf("told as %+v", p)
			}
			if p.Start != was.Start || p.Code != was.Code {
				t.Errorf("%s at %v is %s at %v", was.Code, was.Start, p.Code, p.Start)
			}
			if was.Excerpt != "" {
				shown++
			}
			if !was.Fix.IsZero() {
				fixed++
			}
		}
		for i, comment := range sealed.Ignores() {
			if was := open.Ignores()[i]; !comment.Delete.IsZero() || was.Delete.IsZero() || comment.Line != was.Line {
				t.Errorf("the comment on line %d offers %+v", comment.Line, comment.Delete)
			}
		}
		if shown == 0 || fixed == 0 && strings.Contains(test.src, "\u202e") {
			t.Errorf("in clear %d lines are shown, %d edits offered", shown, fixed)
		}
		body, ok := open.Body()
		if got, same := sealed.Body(); got != body || same != ok || sealed.Excerpt(1) != "" {
			t.Errorf("the body is %q, not %q", got, body)
		}
	}
}
