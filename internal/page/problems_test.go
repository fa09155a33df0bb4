package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// found writes problems as "P005 3:1-3:6", in order.
func found(ps []Problem) []string {
	var out []string
	for _, p := range ps {
		out = append(out, fmt.Sprintf("%s %d:%d-%d:%d", p.Code, p.Start.Line, p.Start.Column, p.End.Line, p.End.Column))
	}
	return out
}

const (
	rlo  = "\u202e"
	zwsp = "\u200b"
	mark = "\ufeff"
)

var problemTests = []struct {
	name, path, src string
	want            []string
}{
	{"a sound page", "a.yaml", "title: a\n", nil},
	{"a sound page with a tab in its Markdown", "a.md", "---\ntitle: a\n---\n\tcode\n", nil},
	{"CRLF", "a.md", "---\r\ntitle: a\r\n---\r\nbody\r\n", nil},
	{"no line ending at the end", "a.md", "---\ntitle: a\n---", nil},
	{"a document start in YAML", "a.yaml", "# who\n--- # here\ntitle: a\n", nil},
	{"rules and dots in Markdown", "a.md", "---\na: 1\n---\nb\n---\n...\n%c\n", nil},

	{"P001 in YAML", "a.yaml", "title: été \xe9\nb: \xff\n", []string{"P001 1:12-1:13"}},
	{"P001 in Markdown", "a.md", "---\na: 1\n---\nx\n\xc3(\n", []string{"P001 5:1-5:2"}},
	{"P001 and what else is wrong", "a.yaml", "a: \xe9\na: 2\n", []string{"P001 1:4-1:5", "P005 2:1-2:2"}},
	{"P001 for UTF-16", "a.yaml", "\xff\xfea\x00:\x00", []string{"P001 1:1-1:2"}},

	{"P002 bidirectional", "a.yaml", "a: ضيف" + rlo + "\nb: \u2066x\u2069\n", []string{"P002 1:7-1:8", "P002 2:4-2:5", "P002 2:6-2:7"}},
	{"P002 control", "a.yaml", "a: \"x\x01y\"\nb: \x7f\n", []string{"P002 1:6-1:7", "P002 2:4-2:5"}},
	{"P002 in Markdown", "a.md", "---\na: x" + zwsp + "\n---\nb\x1b[0m\nc\rd\n\u0085\n", []string{"P002 2:5-2:6", "P002 4:2-4:3", "P002 5:2-5:3", "P002 6:1-6:2"}},
	{"P002 by an escape", "a.yaml", "a: \"x\\u202Ey\"\nb: [\"\\x1b[31m\", \"\\L\", \"\\n\\t\\u00e9\"]\n", []string{"P002 1:4-1:14", "P002 2:5-2:15", "P002 2:17-2:21"}},
	{"P002 an escape in single quotes is none", "a.yaml", "a: 'x\\u202Ey'\n", nil},
	{"P002 in double quotes", "a.yaml", "a: \"x" + rlo + "\"\n", []string{"P002 1:6-1:7"}},
	{"P002 a byte order mark inside", "a.yaml", "a: x" + mark + "y\n", []string{"P002 1:5-1:6"}},
	{"P002 word joiner, tags, filler", "a.yaml", "a: x\u2060\U000e0041\u3164\n", []string{"P002 1:5-1:6", "P002 1:6-1:7", "P002 1:7-1:8"}},
	{"joiners and marks that spelling needs", "a.yaml", "a: می\u200cخواهم क्\u200dष \u200e\u200f\u061c ex\u00adample\n", nil},
	{"zero width space where it parts words", "a.yaml", "a: ភាសា" + zwsp + "ខ្មែរ\n", nil},
	{"zero width space beside such a word", "a.yaml", "a: ភ" + zwsp + "x\nb: x" + zwsp + "ภ\n", nil},
	{"zero width space where it does not", "a.yaml", "a: pri" + zwsp + "son\n", []string{"P002 1:7-1:8"}},

	{"P003 in YAML", "a.yaml", "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> other\nc: 1\n",
		[]string{"P003 2:1-2:13", "P003 4:1-4:13", "P003 6:1-6:8", "P003 8:1-8:14"}},
	{"P003 in Markdown", "a.md", "---\na: 1\n---\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nHeading\n=======\n",
		[]string{"P003 4:1-4:13", "P003 6:1-6:8", "P003 8:1-8:14"}},
	{"P003 in part removed", "a.md", "---\na: 1\n=======\n---\nTitle\n=======\nb\n", []string{"P003 3:1-3:8"}},
	{"P003 with CRLF", "a.yaml", "a: 1\r\n=======\r\n>>>>>>> x\r\n", []string{"P003 2:1-2:8", "P003 3:1-3:10"}},
	{"headings are no conflict", "a.md", "---\na: 1\n---\nTitle\n=======\n<<<<<<<< eight\n >>>>>>> quoted\n||||||| bars\n======= x\n", nil},
	{"P003 through the fence", "a.md", "---\n<<<<<<< a\nb: 1\n---\nx\n=======\nb: 2\n---\ny\n>>>>>>> c\n",
		[]string{"P003 2:1-2:10", "P003 6:1-6:8", "P003 10:1-10:10"}},

	{"P004 colon", "a.yaml", "a: 1\nb: Visit: x\nc: 1\n", []string{"P004 2:1-2:12"}},
	{"P004 in Markdown", "a.md", "---\na: 1\n  b: 2\n---\nx\n", []string{"P004 3:3-3:7"}},
	{"P004 where the quote opens", "a.yaml", "a: 1\nb: 'x\nc: 2\nd: 3\n", []string{"P004 2:1-2:6"}},
	{"P004 tab", "a.yaml", "a:\n  b: 1\n\tc: 2\n", []string{"P004 3:1-3:2"}},
	{"P004 missing space", "a.yaml", "a:1\nb: 2\n", []string{"P004 1:1-1:4"}},
	{"P004 below blank lines", "a.yaml", "a: 1\n\n\n b: 2\n", []string{"P004 4:2-4:6"}},
	{"P004 in a list", "a.yaml", "- a\n- b\n c: [\n", []string{"P004 3:2-3:6"}},
	{"P004 after the closing bracket", "a.yaml", "{a: 1} # fine\nb: 2\n", []string{"P004 2:1-2:5"}},
	{"P004 hides no duplicate", "a.md", "---\na: 1\na: 2\nb: [\n---\n", []string{"P005 3:1-3:2", "P004 4:1-4:5"}},

	{"P005 in YAML", "a.yaml", "title: a\n\"title\": b\n", []string{"P005 2:1-2:8"}},
	{"P005 in Markdown", "a.md", "---\nx:\n  - {a: 1, é: 2, a: 3}\n---\n", []string{"P005 3:18-3:19"}},
	{"P005 three times", "a.yaml", "a: 1\na: 2\na: 3\n", []string{"P005 2:1-2:2", "P005 3:1-3:2"}},

	{"P006 anchor and alias", "a.yaml", "a: &x 1\nb: *x\n", []string{"P006 1:4-1:6", "P006 2:4-2:6"}},
	{"P006 in Markdown", "a.md", "---\na: !!str x\n<<: {b: 1}\n---\n&x *x\n", []string{"P006 2:4-2:9", "P006 3:1-3:3"}},
	{"P006 tags", "a.yaml", "é: !x y\nb: ! z\nc: &d !e\n  f: \"!\"\n", []string{"P006 1:4-1:6", "P006 2:4-2:5", "P006 3:4-3:6", "P006 3:7-3:9"}},
	{"P006 emphasis in plain text", "a.yaml", "a: *Important* thing\nb: [*x, c]\nd: !e!f g\n", []string{"P006 1:4-1:15", "P006 2:5-2:7", "P006 3:4-3:8"}},
	{"P006 a key", "a.yaml", "&k a: 1\n*k : 2\n", []string{"P006 1:1-1:3", "P006 2:1-2:3"}},
	{"P006 documents", "a.yaml", "a: 1\n---\nb: 1\nb: 2\n...\n", []string{"P006 2:1-2:4", "P005 4:1-4:2", "P006 5:1-5:4"}},
	{"P006 end of document in Markdown", "a.md", "---\na: 1\n...\n---\n", []string{"P006 3:1-3:4"}},
	{"P006 a second start in Markdown", "a.md", "---\n--- \na: 1\n---\n", []string{"P006 2:1-2:4"}},
	{"P006 an end and a start", "a.yaml", "a: 1\n...\n---\nb: 1\n", []string{"P006 2:1-2:4"}},
	{"a percent sign below the first key", "a.yaml", "a: 1\n%b\n", []string{"P004 2:1-2:3"}},
	{"a percent sign in a quoted text", "a.yaml", "a: '1\n%b'\n", nil},
	{"P006 directive", "a.yaml", "%YAML 1.1\n---\na: 1\n", []string{"P006 1:1-1:10"}},
	{"signs inside text", "a.yaml", "a: x & y *z* !\nb: '*x'\nc: |\n  &d\n  ---\n  %e\nd: a <<\n", nil},

	{"P007", "a.md", "---\na: 1\n", []string{"P007 1:1-1:4"}},
	{"P007 with a near miss", "a.md", "---\r\na: 1\r\na: 2\r\n----\r\nx: y: z\r\n", []string{"P007 1:1-1:4", "P005 3:1-3:2"}},
	{"P007 above Markdown", "a.md", "---\na: 1\n\nNote: this: x\n", []string{"P007 1:1-1:4"}},

	{"P007 above a colon", "a.md", "---\na: 1\nNote: this: x\n", []string{"P007 1:1-1:4"}},

	{"P008 in YAML", "a.yaml", "a: x\u2028y\nb: \u0085\nc: \u2029\n", []string{"P008 1:5-1:6", "P008 2:4-2:5", "P008 3:4-3:5"}},
	{"P008 in Markdown", "a.md", "---\na: x\ry\n---\n\u2028\n", []string{"P008 2:5-2:6"}},
	{"P008 and what it breaks", "a.yaml", "a: 1\rb: 2\r", []string{"P008 1:5-1:6", "P008 1:10-1:11"}},
	{"P008 hides nothing below", "a.yaml", "a: 1\u2028\nb: [\n", []string{"P008 1:5-1:6", "P004 2:1-2:5"}},

	{"P009 in YAML", "a.yaml", "a: " + strings.Repeat("x", MaxSize), []string{"P009 0:0-0:0"}},
	{"P009 in Markdown", "a.md", "---\na: 1\n---\n" + strings.Repeat("\xff", MaxSize), []string{"P009 0:0-0:0"}},
	{"as large as may be", "a.yaml", "a: " + strings.Repeat("x", MaxSize-3), nil},

	{"P010 in brackets", "a.yaml", "é: " + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + "\n", []string{"P010 1:35-1:36"}},
	{"P010 in Markdown", "a.md", "---\n- " + strings.Repeat("- ", MaxDepth) + "a\n---\n", []string{"P013 2:1-2:68", "P010 2:65-2:66"}},
	{"as deep as may be", "a.yaml", "a: " + strings.Repeat("[", MaxDepth-1) + strings.Repeat("]", MaxDepth-1) + "\n", nil},
	{"P010 beyond the parser", "a.yaml", "a: 1\nb: " + strings.Repeat("[", 20_000) + "\n", []string{"P010 2:1-2:20004"}},

	{"P012 in YAML", "a.yaml", mark + "a: 1\na: 2\n", []string{"P012 1:1-1:1", "P005 2:1-2:2"}},
	{"P012 in Markdown", "a.md", mark + "---\r\na: " + rlo + "\r\n---\r\n", []string{"P012 1:1-1:1", "P002 2:4-2:5"}},

	{"P013 empty", "a.yaml", "", []string{"P013 0:0-0:0"}},
	{"P013 comments only", "a.yaml", "# a\n\n", []string{"P013 0:0-0:0"}},
	{"P013 a list", "a.yaml", "\n- a\n- b\n", []string{"P013 2:1-2:4"}},
	{"P013 a value", "a.yaml", "Hello there\n", []string{"P013 1:1-1:12"}},
	{"P013 no front matter", "a.md", "# Title\n\n---\n", []string{"P013 1:1-1:8"}},
	{"P013 an indented fence", "a.md", " ---\na: 1\n---\n", []string{"P013 1:2-1:5"}},
	{"P013 empty Markdown", "a.md", " \n", []string{"P013 0:0-0:0"}},
	{"P013 empty front matter", "a.md", "---\n---\nx\n", []string{"P013 1:1-1:4"}},

	{"P014 list and nothing", "a.yaml", "? [a, b]\n: 1\nnull: 2\n~: 3\n", []string{"P014 1:3-1:9", "P014 3:1-3:5", "P014 4:1-4:2"}},
	{"P014 in Markdown", "a.md", "---\nx: {{y: 1}: 2}\n---\n", []string{"P014 2:5-2:11"}},
	{"numbers and words as keys", "a.yaml", "1: a\n2026-01-01: b\nyes: c\n\"null\": d\nNull: e\n", nil},

	{"none hides another", "a.yaml", "a: 1\nb: 2\nc: " + rlo + "\nd: 3\ne: 4\nf: 5\n<<<<<<< x\ng: 6\n=======\ng: 7\n>>>>>>> y\na: 8\nh: &i j\nk: [\n",
		[]string{"P002 3:4-3:5", "P003 7:1-7:10", "P003 9:1-9:8", "P003 11:1-11:10", "P005 12:1-12:2", "P006 13:4-13:6", "P004 14:1-14:5"}},
}

func TestProblems(t *testing.T) {
	for _, test := range problemTests {
		t.Run(test.name, func(t *testing.T) {
			p := Parse(test.path, []byte(test.src))
			if got := found(p.Problems); !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
			for _, problem := range p.Problems {
				checkProblem(t, p, problem)
			}
		})
	}
}

func checkProblem(t *testing.T, p *Page, problem Problem) {
	t.Helper()
	if problem.Path != p.Path || problem.Message == "" || problem.Help == "" || problem.Record != "" {
		t.Errorf("incomplete problem %+v", problem)
	}
	rule := slices.IndexFunc(Rules, func(r Rule) bool { return r.Code == problem.Code })
	if rule < 0 || problem.Severity != Rules[rule].Severity {
		t.Errorf("%s has severity %q, unlike the table", problem.Code, problem.Severity)
	}
	if line := p.Line(problem.Start.Line); len(line) <= longLine && problem.Excerpt != strings.ToValidUTF8(line, "\ufffd") {
		t.Errorf("%s has excerpt %q of line %q", problem.Code, problem.Excerpt, line)
	}
	for _, at := range []Position{problem.Start, problem.End} {
		if !at.IsZero() && !within(p, at) {
			t.Errorf("%s stands outside the file: %v", problem.Code, at)
		}
	}
	if comparePositions(problem.Start, problem.End) > 0 {
		t.Errorf("%s ends before it starts: %v %v", problem.Code, problem.Start, problem.End)
	}
}

// within reports whether a position is that of a character of the file or just after one.
func within(p *Page, at Position) bool {
	lines := strings.Count(string(p.text), "\n") + 1
	return at.Line >= 1 && at.Line <= lines && at.Column >= 1 && at.Column <= 1+countRunes([]byte(p.Line(at.Line)))
}

func TestProblemsAreCountedBeyondALimit(t *testing.T) {
	for _, src := range []string{strings.Repeat(rlo, 30), strings.Repeat("\n\x01", 30)} {
		ps := Parse("a.yaml", []byte(src)).Problems
		ps = slices.DeleteFunc(ps, func(p Problem) bool { return p.Code != "P002" })
		if len(ps) != perCode+1 || !strings.HasPrefix(ps[perCode].Message, "10 more ") {
			t.Errorf("%d problems, the last %q", len(ps), ps[len(ps)-1].Message)
		}
	}
}

// Messages reach readers who may not see the file.
func TestMessagesQuoteNothing(t *testing.T) {
	const secret = "Zsecret"
	for _, src := range []string{
		secret + ": 1\n" + secret + ": 2\n", "a: *" + secret + "\n", "a: &" + secret + " b\n", "a: !" + secret + "! b\n",
		"a: !" + secret + " b\n", "a: \"\\" + secret + "\"\n", "? [" + secret + "]\n: 1\n", "%" + secret + "\n---\na: 1\n", "<<<<<<< " + secret + "\n",
		"a: b: " + secret + "\n", "--- " + secret + "\n", "a: 1\n--- " + secret + "\n",
	} {
		ps := Parse("a.yaml", []byte(src)).Problems
		if len(ps) == 0 {
			t.Errorf("no problem in %q", src)
		}
		for _, p := range ps {
			if strings.Contains(p.Message+p.Help, secret) {
				t.Errorf("%s quotes the file: %s (%s)", p.Code, p.Message, p.Help)
			}
		}
	}
}

func TestMessages(t *testing.T) {
	tests := []struct{ path, src, message, help string }{
		{"a.yaml", "date: 1\n\ndate: 2\n", "the key `date` stands twice; the first is on line 1", "keep one of the two"},
		{"a.yaml", "a: " + rlo + "\n", "bidirectional control character U+202E", "delete"},
		{"a.yaml", "a: \x01\n", "control character U+0001", "delete"},
		{"a.yaml", "a: x" + zwsp + "\n", "invisible character U+200B", "delete"},
		{"a.md", "---\na: 1\n--- \nx\n", "the front matter has no end", "on line 3"},
		{"a.yaml", "a: 1\nb: \"x\n", "a quotation mark is opened and not closed", "close it"},
		{"a.yaml", "a:\n  - b\nc: d: e\n", "a colon stands where no key can be", "quotes"},
		{"a.yaml", "a: [b\n", "a list in square brackets", "`]`"},
		{"a.yaml", "a: {b: c\n", "a mapping in braces", "`}`"},
		{"a.yaml", "a: @b\n", "a value begins with a character that YAML keeps for itself", "in quotes"},
		{"a.yaml", "a:\n\t- b\n", "a tab stands here, and YAML is indented with spaces", "put spaces"},
		{"a.yaml", "a:\n-\tb: 1\n\tc: 2\n", "a tab stands here", "put spaces"},
		{"a.yaml", "\ta: 1\n", "a tab stands here", "put spaces"},
		{"a.yaml", "a: @b\tc\n", "a value begins with a character that YAML keeps for itself", "in quotes"},
		{"a.yaml", "a: \"C:\\Users\"\n", "a backslash in double quotes", "single quotes"},
		{"a.yaml", "a: - b\n", "an item of a list stands where none can be", "line of its own"},
		{"a.yaml", "a: |x\n", "something stands after the `|`", "next line"},
	}
	for _, test := range tests {
		ps := Parse(test.path, []byte(test.src)).Problems
		if len(ps) != 1 || !strings.HasPrefix(ps[0].Message, test.message) || !strings.Contains(ps[0].Help, test.help) {
			t.Errorf("%q: %+v, want %q and %q", test.src, ps, test.message, test.help)
		}
	}
}

func TestTabIsMarked(t *testing.T) {
	ps := Parse("a.yaml", []byte("a:\n  -\tb\n")).Problems
	if len(ps) != 1 || ps[0].Start != (Position{2, 4}) || ps[0].End != (Position{2, 5}) {
		t.Errorf("got %+v", ps)
	}
}

func TestBrokenLineOfALargePage(t *testing.T) {
	many := strings.Repeat("k:\n  - a: 1\n    b: 'x'\n", 40_000) // 120,000 lines
	lines := strings.Repeat(" b\n", 300_000)
	tests := []struct {
		name, src string
		line      int
	}{
		{"a quote never closed, near the top", "a: 1\nb: 'c\n" + strings.ReplaceAll(many, "'", ""), 2},
		{"a quote never closed, in the middle", strings.ReplaceAll(many[:400_000], "'", "") + "\nb: 'c\n" + strings.ReplaceAll(many[:400_000], "'", ""), 0},
		{"the last line", "a: |\n" + lines + "c: d: e\n", 300_002},
		{"a line early on", "a: 1\nb: c: d\n" + many, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := test.line
			if want == 0 {
				want = strings.Count(test.src[:strings.Index(test.src, "b: 'c")], "\n") + 1
			}
			ps := Parse("a.yaml", []byte(test.src)).Problems
			i := slices.IndexFunc(ps, func(p Problem) bool { return p.Code == "P004" })
			if i < 0 || ps[i].Start.Line != want {
				t.Errorf("found %q, want line %d", found(ps[max(0, i):]), want)
			}
		})
	}
}

// patience is far above what any page takes, for slow and busy machines, and far
// below what one takes whose time grows with the square of its size.
const patience = 3 * time.Minute

// A page made to hold up its reader must not succeed.
func TestHostilePagesAreReadQuickly(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, MaxSize/len(s)) }
	tests := []struct {
		name, src string
		limit     time.Duration
	}{
		{"brackets", strings.Repeat("[", 500_000), patience},
		{"braces", fill("{a: "), patience},
		{"brackets below a key", "a: 1\nb: " + fill("[")[:MaxSize-9], patience},
		{"deep brackets far to the right", "a: " + strings.Repeat(" ", 500_000) + strings.Repeat("[", 9000) + strings.Repeat("]", 9000), patience},
		{"items", fill("- "), patience},
		{"duplicates", fill("a: 1\n"), patience},
		{"anchors", "a: [" + fill("&a b,")[:MaxSize-9] + "]", patience},
		{"unknown aliases", fill("- *a\n"), patience},
		{"bare tags", fill("- ! a\n"), patience},
		{"directives", fill("%TAG !a! x\n"), patience},
		{"documents", fill("---\n"), patience},
		{"markers", fill("=======\n"), patience},
		{"control characters", fill("\x01"), patience},
		{"line breaks of YAML", fill("\r"), patience},
		{"no UTF-8", fill("\xff"), patience},
		{"a quote never closed", "a: 1\nb: \"" + fill("c: 1\n")[:MaxSize-20], patience},
		{"broken in the last line", fill("- a\n")[:MaxSize-8] + "b: [\n", patience},
		{"broken in one of many lines", "a: |\n" + fill(" b\n")[:MaxSize-30] + "\nc: d: e\n", patience},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			begin := time.Now()
			p := Parse("a.yaml", []byte(test.src))
			scalars(p)
			if took := time.Since(begin); took > test.limit {
				t.Errorf("took %v", took)
			}
			if len(p.Problems) == 0 {
				t.Error("no problem found")
			}
		})
	}
}

func TestOverlongLinesAreNotQuoted(t *testing.T) {
	for size, want := range map[int]bool{longLine: true, longLine + 1: false} {
		src := "a: b: " + strings.Repeat("x", size-6) + "\n"
		ps := Parse("a.yaml", []byte(src)).Problems
		if len(ps) != 1 || (ps[0].Excerpt != "") != want {
			t.Errorf("a line of %d bytes: %v", size, found(ps))
		}
	}
}

func TestSort(t *testing.T) {
	a := Problem{Path: "a", Code: "P002", Start: Position{2, 1}}
	b := Problem{Path: "a", Code: "P001", Start: Position{2, 1}, Message: "x"}
	c := Problem{Path: "a", Code: "P001", Start: Position{2, 1}, Message: "y"}
	d := Problem{Path: "a", Code: "P009", Start: Position{1, 9}}
	e := Problem{Path: "B", Code: "P009"}
	f := Problem{Path: "a", Code: "P009", Start: Position{2, 1}, Pointer: "/x"}
	g := Problem{Path: "a", Code: "P009", Start: Position{2, 1}, Pointer: "/y"}
	in := []Problem{g, a, f, c, b, a, d, g, e, f}
	given := slices.Clone(in)
	if got, want := Sort(in), []Problem{e, d, b, c, a, f, g}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !slices.Equal(in, given) {
		t.Error("the slice given was changed")
	}
}

func TestRulesAreInOrder(t *testing.T) {
	if !slices.IsSortedFunc(Rules, func(a, b Rule) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("the table is not sorted by code")
	}
}
