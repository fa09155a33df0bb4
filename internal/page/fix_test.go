package page

import "testing"

// What a fix leaves has the problem no more, and nothing else is touched.
func TestFixes(t *testing.T) {
	tests := []struct{ name, path, src, code, want string }{
		{"byte order mark", "a.yaml", mark + "a: é\n", "P012", "a: é\n"},
		{"invisible", "a.yaml", "a: x\u202ey # é\u202c\n", "P002", "a: xy # é\n"},
		{"after a mark", "a.md", mark + "---\na: x\u2060y\n---\nB\x1b[1m\n", "P002", mark + "---\na: xy\n---\nB[1m\n"},
		{"lone CR", "a.yaml", "a: 1\rb: 2\r", "P008", "a: 1\nb: 2\n"},
		{"next line", "a.yaml", "a: 1\u0085b\n", "P008", ""},
		{"twice the same", "a.md", "---\na: 1\nb: 2\r\n  \na: 1  \n---\n", "P005", "---\na: 1\nb: 2\r\n  \n---\n"},
		{"twice the same at depth", "a.yaml", "x:\n  - a: 1\n    a: 1\n", "P005", "x:\n  - a: 1\n"},
		{"first on the line of its item", "a.yaml", "a: 1\nx:\n  - b: 1\n    c: 2\na: 1 # note\n", "P005", ""},
		{"twice, not the same", "a.yaml", "a: 1\na: 2\n", "P005", ""},
		{"twice, otherwise written", "a.yaml", "a: 1\na: '1'\n", "P005", ""},
		{"in brackets", "a.yaml", "x: {a: 1, a: 1}\n", "P005", ""},
		{"lists", "a.yaml", "a: [1]\na: [1]\n", "P005", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := Parse(test.path, []byte(test.src))
			got, fixed := test.src, 0
			for i := len(p.Problems) - 1; i >= 0; i-- { // from the end, so that offsets stay
				if fix := p.Problems[i].Fix; p.Problems[i].Code == test.code && !fix.IsZero() {
					got = got[:fix.From] + fix.New + got[fix.To:]
					fixed++
				}
			}
			switch {
			case test.want == "" && fixed > 0:
				t.Errorf("is fixed to %q", got)
			case test.want != "" && got != test.want:
				t.Errorf("got %q, want %q", got, test.want)
			case test.want != "":
				for _, left := range Parse(test.path, []byte(got)).Problems {
					if left.Code == test.code {
						t.Errorf("%s is still there: %s", left.Code, left.Message)
					}
				}
			}
		})
	}
}
