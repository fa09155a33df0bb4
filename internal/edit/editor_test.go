package edit_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/schema"
)

func editorSettings(t *testing.T) []edit.File {
	t.Helper()
	s, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := edit.EditorSettings(s, "some/where", "npmr")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSettingsNameEverySchema(t *testing.T) {
	var settings struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/settings.json"), &settings); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"register": "/register.yaml", "recipients": "/recipients.yaml"}
	for _, kind := range schema.Kinds() {
		want[kind] = "/" + kind + "/**/*.yaml"
	}
	for name, files := range want {
		if got := settings.Schemas["./some/where/"+name+".json"]; len(got) == 0 || got[0] != files {
			t.Errorf("the schema %s is for %q, want %q", name, got, files)
		}
	}
	if len(settings.Schemas) != len(want) {
		t.Errorf("%d schemas, want %d", len(settings.Schemas), len(want))
	}
	places := settings.Schemas["./some/where/places.json"]
	if others := strings.Join(places[1:], " "); !strings.HasPrefix(others, "!/places/**/{visits,") || strings.Contains(others, ",places") || !strings.HasSuffix(others, " !/register.yaml") {
		t.Errorf("places leave out %q", others)
	}
}

// An editor does not find the extension by itself.
func TestExtensionIsRecommended(t *testing.T) {
	var extensions struct{ Recommendations []string }
	err := json.Unmarshal(content(t, editorSettings(t), ".vscode/extensions.json"), &extensions)
	if err != nil || !slices.Equal(extensions.Recommendations, []string{"redhat.vscode-yaml"}) {
		t.Errorf("recommended is %q (%v)", extensions.Recommendations, err)
	}
}

// The task reads problems off the lines that check prints: file, line and code,
// by the first matcher that fits.
func TestTaskReadsProblems(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			Command        string
			Args           []string
			ProblemMatcher []struct {
				Pattern struct {
					Regexp           string
					File, Line, Code int
				}
			}
		}
	}
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/tasks.json"), &tasks); err != nil {
		t.Fatal(err)
	}
	task := tasks.Tasks[0]
	if task.Command != "npmr" || strings.Join(task.Args, " ") != "check --watch --color never" {
		t.Errorf("the task runs %s %v", task.Command, task.Args)
	}
	for line, want := range map[string][]string{
		"places/a.yaml:2:7: error: no word: x [S004]":             {"places/a.yaml", "2", "S004"},
		"places/a b.yaml:12:7: warning: error: x [y] [M003]":      {"places/a b.yaml", "12", "M003"},
		`C:\register\places\a.yaml:2:7: error: no word [S004]`:    {`C:\register\places\a.yaml`, "2", "S004"},
		"places/A.yaml: error: no id [S010]":                      {"places/A.yaml", "", "S010"},
		`places\A.yaml: warning: places/b.yaml:1:1: x [T001]`:     {`places\A.yaml`, "", "T001"},
		"    places/a.yaml:2:7: error: an excerpt [S004]":         nil,
		"    help: places/a.yaml: error: help [S004]":             nil,
		"450 records checked: 0 errors, 0 warnings":               nil,
		"npm: cannot read register.yaml: error: no such file":     nil,
		"note: there is no history, so that nobody knows: [D007]": nil,
	} {
		var got []string
		for _, m := range task.ProblemMatcher {
			if found := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line); found != nil {
				found[0] = "" // for a pattern that has no line
				got = []string{found[m.Pattern.File], found[m.Pattern.Line], found[m.Pattern.Code]}
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\nis read as %q, want %q", line, got, want)
		}
	}
}

// stops are the placeholders of a snippet, innermost first.
var stops = regexp.MustCompile(`\$\{\d+:([^{}]*)\}`)

// What the snippets write is a comment that check understands, with the day and
// without it.
func TestSnippetsOfIgnoreComments(t *testing.T) {
	var snippets map[string]struct {
		Scope, Prefix string
		Body          []string
	}
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/register.code-snippets"), &snippets); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, scope, path, before string }{
		{"ignore", "yaml,markdown", "a.yaml", "a: 1 "},
		{"ignore", "yaml,markdown", "a.md", "---\na: 1 "},
		{"ignore-text", "markdown", "a.md", "---\na: 1\n---\ntext "},
	} {
		s := snippets[test.name]
		if s.Scope != test.scope || s.Prefix != test.name || len(s.Body) != 1 {
			t.Fatalf("the snippet is %+v", s)
		}
		inner := stops.ReplaceAllString(strings.ReplaceAll(s.Body[0], "$CURRENT_YEAR", "2027"), "$1")
		for until, comment := range map[string]string{
			"2027-12-31": stops.ReplaceAllString(inner, "$1"),
			"":           stops.ReplaceAllString(regexp.MustCompile(`\$\{2:[^{}]*\}`).ReplaceAllString(inner, ""), "$1"),
		} {
			end := "\n"
			if test.path == "a.md" && test.name == "ignore" {
				end = "\n---\n"
			}
			all := page.Parse(test.path, []byte(test.before+comment+end)).Ignores()
			if len(all) != 1 || all[0].Wrong != "" || all[0].Code != "CODE" || all[0].Until != until || all[0].Reason != "why it may stay" {
				t.Errorf("%q is read as %+v", comment, all)
			}
		}
	}
}

func TestSnippetsHaveRequiredKeysFirst(t *testing.T) {
	var snippets map[string]struct {
		Prefix string
		Body   []string
	}
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/register.code-snippets"), &snippets); err != nil {
		t.Fatal(err)
	}
	for _, kind := range schema.Kinds() {
		if body := snippets[kind].Body; len(body) < 4 || body[0] != "---" {
			t.Errorf("%s: %q", kind, body)
		}
	}
	if dialogue := strings.Join(snippets["dialogue"].Body, "\n"); !strings.Contains(dialogue, "\nwith: [${3}]\n") {
		t.Errorf("most dialogue needs with:\n%s", dialogue)
	}
	if got := snippets["processes"].Prefix; got != "process" {
		t.Errorf("one types %q for a process", got)
	}
	body := strings.Join(snippets["recommendations"].Body, "\n")
	if !strings.HasPrefix(body, "---\nreport: ${1}\ntitle: ${2}\naddressees: [${3}]\n") || !strings.Contains(body, "\npriority: ${4| ,urgent,high,normal|}") || strings.Contains(body, "body:") {
		t.Errorf("the snippet is\n%s", body)
	}
}
