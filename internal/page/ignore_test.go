package page

import (
	"fmt"
	"testing"
)

func TestIgnores(t *testing.T) {
	tests := []struct {
		name, path, src string
		want            []string // "line code until reason wrong"
	}{
		{"at the end of a line", "a.yaml", "a: 1 # npm:ignore M001 reason=old text\nb: 2\n", []string{"1 M001  old text "}},
		{"above a line", "a.yaml", "a: 1\n# npm:ignore M001 until=2027-01-31 reason=soon\n# words\n\nb: 2\n", []string{"5 M001 2027-01-31 soon "}},
		{"first line", "a.yaml", "#npm:ignore M001 reason='x y'\na: 1\n", []string{"2 M001  x y "}},
		{"front matter", "a.md", "---\na: 1\n# npm:ignore D006 reason=x\nb: 2\n---\n", []string{"4 D006  x "}},
		{"Markdown", "a.md", "---\na: 1\n---\n<!-- npm:ignore C003 reason=a public line -->\n\nCall <!-- npm:ignore C004 reason=y --> now\n",
			[]string{"6 C003  a public line ", "6 C004  y "}},
		{"after a quoted text", "a.yaml", "a: 'x # npm:ignore M001 reason=no' # npm:ignore M002 reason=yes\n", []string{"1 M002  yes "}},
		{"CRLF", "a.yaml", "a: 1 # npm:ignore M001 reason=x\r\n", []string{"1 M001  x "}},
		{"no code", "a.yaml", "a: 1 # npm:ignore\nb: 1 # npm:ignore reason=x\n", []string{"1    it names no code first", "2   x it names no code first"}},
		{"no reason", "a.yaml", "a: 1 # npm:ignore M001\nb: 1 # npm:ignore M001 reason=\n", []string{"1 M001   it gives no reason", "2 M001   it gives no reason"}},
		{"until last", "a.yaml", "a: 1 # npm:ignore M001 reason=x until=2027-01-01\n", []string{"1 M001  x until=2027-01-01 until= stands after reason=, which takes the rest of the line"}},
		{"two codes", "a.yaml", "a: 1 # npm:ignore M001 M002 reason=x\n", []string{"1 M001  x it holds a word that is none of a code, until= and reason="}},
		{"in quotes and blocks", "a.yaml", "a: 'x\n  # npm:ignore M001 reason=x\n  y'\nb: |\n  # npm:ignore M001 reason=x\nc: \"# npm:ignore M001 reason=x\"\n", nil},
		{"at the header of a block", "a.yaml", "a: |- # npm:ignore M001 reason=x\n  x\nb: &b > # npm:ignore M002 reason=y\n  # npm:ignore M003 reason=z\n", []string{"1 M001  x ", "3 M002  y "}},
		{"part of a word", "a.yaml", "a: 1# npm:ignore M001 reason=x\nb: 2 # npm:ignored M001\n", nil},
		{"between the fences only", "a.md", "---\na: 1\n---\n# npm:ignore M001 reason=x\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, i := range Parse(test.path, []byte(test.src)).Ignores() {
				got = append(got, fmt.Sprintf("%d %s %s %s %s", i.Line, i.Code, i.Until, i.Reason, i.Wrong))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// What is deleted is the comment and nothing else.
func TestDeletedIgnores(t *testing.T) {
	const comment = "# npm:ignore M001 reason=x"
	tests := []struct{ path, src, want string }{
		{"a.yaml", "a: 1  " + comment + "\r\nb: 2\n", "a: 1\r\nb: 2\n"},
		{"a.yaml", mark + "a: 1\n  " + comment + "\nb: 2\n", mark + "a: 1\nb: 2\n"},
		{"a.yaml", "a: é\n" + comment, "a: é\n"},
		{"a.md", "---\na: 1\n---\nx <!-- npm:ignore M001 reason=x --> y\n", "---\na: 1\n---\nx  y\n"},
	}
	for _, test := range tests {
		found := Parse(test.path, []byte(test.src)).Ignores()
		if len(found) != 1 {
			t.Fatalf("%q: %d comments", test.src, len(found))
		}
		fix := found[0].Delete
		if got := test.src[:fix.From] + fix.New + test.src[fix.To:]; got != test.want {
			t.Errorf("%q becomes %q, want %q", test.src, got, test.want)
		}
		if at := found[0].Start; at.Line < 1 || at.Column < 1 || found[0].End.Column <= at.Column {
			t.Errorf("%q stands at %v to %v", test.src, at, found[0].End)
		}
	}
}
