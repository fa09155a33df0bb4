package page

import (
	"strings"
	"testing"
	"time"
)

// FuzzIgnores reads comments that silence out of any page: each stands where it
// says, and taking it out takes that comment and nothing else.
func FuzzIgnores(f *testing.F) {
	const comment = "# npm:ignore M001 until=2027-01-31 reason=x"
	for _, src := range []string{
		"a: 1 " + comment + "\nb: 2\n", comment + "\n" + comment + "\r\n\r\na: 1", "a: '" + comment + "' " + comment + "\n", "a: |\n  " + comment + "\nb: \"\n " + comment + "\"\n",
		mark + "a: é \t" + comment, "a: 1\r" + comment + "\r", "a: !!str " + comment + "\n 'x'\n", "# npm:ignore\n#npm:ignore reason=\n", "\ta: 'x\n" + comment,
		"a: 1\n---\n<!-- npm:ignore C003 reason=x --> <!-- npm:ignore C004 reason=--> -->\n<!--npm:ignore-->", "a: >-\n" + comment + "\n\n" + comment,
	} {
		f.Add(src, false)
		f.Add("---\n"+src+"\n---\n"+src, true)
	}
	f.Fuzz(func(t *testing.T, src string, markdown bool) {
		path := "a.yaml"
		if markdown {
			path = "a.md"
		}
		p := Parse(path, []byte(src))
		all := p.Ignores()
		for i, ignore := range all {
			checkIgnore(t, p, ignore)
			if i > 0 && comparePositions(all[i-1].Start, ignore.Start) >= 0 {
				t.Fatalf("%v before %v in %q", all[i-1].Start, ignore.Start, src)
			}
		}
	})
}

func checkIgnore(t *testing.T, p *Page, ignore Ignore) {
	t.Helper()
	from, to := p.Offsets(ignore.Start, ignore.End)
	comment := string(p.Source[from:to])
	opens := strings.HasPrefix(comment, "#") || strings.HasPrefix(comment, "<!--") && strings.HasSuffix(comment, "-->")
	if !opens || !strings.Contains(comment, ignoreWord) || strings.Contains(comment, "\n") {
		t.Fatalf("%q is no comment in %q", comment, p.Source)
	}
	if ignore.Line < ignore.Start.Line || ignore.Wrong == "" && (ignore.Code == "" || ignore.Reason == "") {
		t.Fatalf("%+v in %q", ignore, p.Source)
	}
	cut := ignore.Delete
	if cut.From > from || cut.To < to || cut.To > len(p.Source) || cut.New != "" {
		t.Fatalf("%+v for %d to %d in %q", cut, from, to, p.Source)
	}
	if besides := string(p.Source[cut.From:from]) + string(p.Source[to:cut.To]); strings.TrimSpace(besides) != "" {
		t.Fatalf("%q goes with %q in %q", besides, comment, p.Source)
	}
}

// A text is no comment, however many of them there are, and however many stand
// before it.
func TestManyIgnores(t *testing.T) {
	const comment = "# npm:ignore M001 reason=x"
	tests := []struct {
		name, src  string
		most       int
		wrongAtEnd bool
	}{
		{"lines", strings.Repeat(comment+"\n", 30_000) + "a: 1\n", mostIgnores + 1, true},
		{"one line", "a: 1 " + strings.Repeat(comment+" ", 30_000) + "\n", 1, false},
		{"texts in a line", "a: [" + strings.Repeat("'x "+comment+"', ", 25_000) + "]\n", 1, true},
		{"texts", "a:\n" + strings.Repeat("  - 'x "+comment+"'\n", 25_000), 1, true},
		{"blank lines", strings.Repeat(comment+"\n", mostIgnores) + strings.Repeat("\n", 900_000), mostIgnores, false},
		{"as many as may be", "a:\n" + strings.Repeat("  - 'x'\n", 50_000) + strings.Repeat("  - x "+comment+"\n", mostIgnores), mostIgnores, false},
	}
	for _, test := range tests {
		begun := time.Now()
		all := Parse("a.yaml", []byte(test.src)).Ignores()
		if took := time.Since(begun); took > patience {
			t.Errorf("%s: %v", test.name, took)
		}
		if len(all) != test.most || all[len(all)-1].Wrong != "" != test.wrongAtEnd {
			t.Errorf("%s: %d comments, the last %+v", test.name, len(all), all[len(all)-1])
		}
	}
}
