package check_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

// folder is where the register lies in its repository.
const folder = "the register"

// allAtOnce is a register with every defect, as the formats are given it, and
// the problems there must be: "S001 3 path", the line 0 for a whole file.
func allAtOnce(t *testing.T) (render.Checked, []string) {
	t.Helper()
	files := arvenia(t)
	var want []string
	var past []record.Change
	for _, d := range allDefects() {
		d.inject(t, files)
		past = append(past, d.past...)
		for _, w := range d.wanted() {
			words := strings.Fields(w)
			line, _, _ := strings.Cut(words[1], ":")
			want = append(want, words[0]+" "+line+" "+words[2])
		}
	}
	r, err := register.Load(opened(files), nil)
	if err != nil {
		t.Fatal(err)
	}
	c := render.Checked{Records: r.Files, Problems: check.Run(r, today, past), Root: folder}
	for _, rule := range check.Rules() {
		c.Rules = append(c.Rules, rule.Rule)
	}
	return c, want
}

// TestAllDefectsInEveryFormat: each format names every problem there is, and no
// other. GitHub and Markdown leave some out, and count them.
func TestAllDefectsInEveryFormat(t *testing.T) {
	c, want := allAtOnce(t)
	for format, read := range map[string]func(*testing.T, []byte) []string{
		"json": inJSON, "jsonl": inJSONLines, "sarif": inSARIF, "gitlab": inGitLab, "junit": inJUnit, "text": inLines, "github": inGitHub, "markdown": inMarkdown,
	} {
		t.Run(format, func(t *testing.T) {
			out := written(t, format, c)
			got := read(t, out)
			wanted := slices.Clone(want)
			if format == "gitlab" { // which knows no place but lines
				for i := range wanted {
					wanted[i] = strings.Replace(wanted[i], " 0 ", " 1 ", 1)
				}
			}
			if format == "markdown" {
				wanted = shownIn(t, out, got, wanted)
			}
			same(t, got, wanted)
		})
	}
	if formats := render.ProblemFormats(); len(formats) != 8 {
		t.Errorf("formats that are not read here: %v", formats)
	}
}

// TestNoFormatShowsTheFiles: nothing of a line leaves but in text, for people.
func TestNoFormatShowsTheFiles(t *testing.T) {
	c, _ := allAtOnce(t)
	for _, format := range render.ProblemFormats() {
		out := string(written(t, format, c))
		shown := 0
		for _, p := range c.Problems {
			if strings.Contains(out, telling(p)) {
				shown++
				if format != "text" {
					t.Errorf("%s shows the line of %s in %s", format, p.Code, p.Path)
				}
			}
		}
		if format == "text" && shown < 50 {
			t.Errorf("text shows %d lines", shown)
		}
	}
}

// telling is the line of a problem, where it holds more than keys, ids and words
// that its message may name.
func telling(p page.Problem) string {
	line := strings.TrimSpace(p.Excerpt)
	if len(line) < 9 {
		return "\x00"
	}
	return line
}

func written(t *testing.T, format string, c render.Checked) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render.Problems(&out, format, c, render.Terminal{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inRepository takes the register's folder off a path, which every format for a
// server must have before it.
func inRepository(t *testing.T, path string) string {
	t.Helper()
	rest, ok := strings.CutPrefix(path, folder+"/")
	if !ok {
		t.Errorf("%s is not told from the repository's root", path)
	}
	return rest
}

type problemJSON struct {
	Code, Path string
	Line       int
}

func inJSON(t *testing.T, out []byte) []string {
	var report struct{ Problems []problemJSON }
	read(t, out, &report)
	return listed(report.Problems)
}

func inJSONLines(t *testing.T, out []byte) []string {
	var all []problemJSON
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	for _, line := range lines[:len(lines)-1] { // the last tells of the whole
		var p problemJSON
		read(t, line, &p)
		all = append(all, p)
	}
	return listed(all)
}

func listed(problems []problemJSON) []string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s %d %s", p.Code, p.Line, p.Path))
	}
	return all
}

func inSARIF(t *testing.T, out []byte) []string {
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	read(t, out, &log)
	var all []string
	for _, result := range log.Runs[0].Results {
		at := result.Locations[0].PhysicalLocation
		path, err := url.PathUnescape(at.ArtifactLocation.URI)
		if err != nil {
			t.Error(err)
		}
		all = append(all, fmt.Sprintf("%s %d %s", result.RuleID, at.Region.StartLine, inRepository(t, path)))
	}
	return all
}

func inGitLab(t *testing.T, out []byte) []string {
	var issues []struct {
		CheckName string `json:"check_name"`
		Location  struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	read(t, out, &issues)
	var all []string
	for _, issue := range issues {
		all = append(all, fmt.Sprintf("%s %d %s", issue.CheckName, issue.Location.Lines.Begin, inRepository(t, issue.Location.Path)))
	}
	return all
}

func inJUnit(t *testing.T, out []byte) []string {
	var report struct {
		Suites []struct {
			Cases []struct {
				Name    string `xml:"name,attr"`
				Failure string `xml:"failure"`
				Out     string `xml:"system-out"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(out, &report); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, suite := range report.Suites {
		for _, test := range suite.Cases {
			for _, found := range inLines(t, []byte(test.Failure+test.Out)) {
				words := strings.SplitN(found, " ", 3)
				if words[2] != test.Name {
					t.Errorf("%s stands in the test of %s", found, test.Name)
				}
				all = append(all, words[0]+" "+words[1]+" "+inRepository(t, words[2]))
			}
		}
	}
	return all
}

var problemLine = regexp.MustCompile(`(?m)^(\S[^:\n]*)(?::(\d+):\d+)?: (?:error|warning): .* \[([A-Z]\d{3})\]$`)

func inLines(_ *testing.T, out []byte) []string { return matchedIn(problemLine, string(out)) }

// matchedIn lists what a pattern of path, line and code finds.
func matchedIn(pattern *regexp.Regexp, text string) []string {
	var all []string
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		line := m[2]
		if line == "" {
			line = "0"
		}
		all = append(all, m[3]+" "+line+" "+m[1])
	}
	return all
}

var annotation = regexp.MustCompile(`(?m)^::(?:error|warning) file=([^,\n]+)(?:,line=(\d+))?[^\n]*,?title=([A-Z]\d{3}) `)

// inGitHub reads the log, in which all problems stand. As many as GitHub keeps
// are beside the lines of the change, and these are among them.
func inGitHub(t *testing.T, out []byte) []string {
	all := inLines(t, out)
	beside := matchedIn(annotation, string(out))
	if len(beside) != 20 || bytes.Count(out, []byte("\n::error ")) != 9 { // the first begins the output
		t.Errorf("%d annotations", len(beside))
	}
	for _, found := range beside {
		words := strings.SplitN(found, " ", 3)
		if found = words[0] + " " + words[1] + " " + inRepository(t, words[2]); !slices.Contains(all, found) {
			t.Errorf("an annotation of %s", found)
		}
	}
	return all
}

var (
	tableRow = regexp.MustCompile("(?m)^\\| (?:error|warning) ([A-Z]\\d{3}) \\| `([^`:]+)(?::(\\d+):\\d+)?` \\| ")
	leftOut  = regexp.MustCompile(`(?m)^(\d+) more left out here`)
)

func inMarkdown(t *testing.T, out []byte) []string {
	var all []string
	for _, m := range tableRow.FindAllStringSubmatch(string(out), -1) {
		all = append(all, fmt.Sprintf("%s %s %s", m[1], "0"[:1-min(1, len(m[3]))]+m[3], inRepository(t, m[2])))
	}
	return all
}

// shownIn are the problems that a comment shows of all there are; it must have
// fifty rows and count the rest.
func shownIn(t *testing.T, out []byte, got, want []string) []string {
	t.Helper()
	rest := leftOut.FindSubmatch(out)
	if len(got) != 50 || rest == nil || string(rest[1]) != fmt.Sprint(len(want)-50) {
		t.Errorf("%d of %d rows, and %q left out", len(got), len(want), rest)
	}
	var shown []string
	for _, w := range want {
		if slices.Contains(got, w) {
			shown = append(shown, w)
		}
	}
	return shown
}

func read(t *testing.T, src []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(src, into); err != nil {
		t.Fatalf("%v in %.100s", err, src)
	}
}
