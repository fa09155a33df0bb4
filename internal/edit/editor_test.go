package edit_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/edit"
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
		Schemas map[string]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/settings.json"), &settings); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"register": "/register.yaml"}
	for _, kind := range schema.Kinds() {
		want[kind] = "/" + kind + "/**/*.yaml"
	}
	for name, files := range want {
		if got := settings.Schemas["./some/where/"+name+".json"]; got != files {
			t.Errorf("the schema %s is for %q, want %q", name, got, files)
		}
	}
	if len(settings.Schemas) != len(want) {
		t.Errorf("%d schemas, want %d", len(settings.Schemas), len(want))
	}
}

// The task reads problems off the lines that check prints.
func TestTaskReadsProblems(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			Command        string
			Args           []string
			ProblemMatcher struct {
				Pattern struct{ Regexp string }
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
	got := regexp.MustCompile(task.ProblemMatcher.Pattern.Regexp).FindStringSubmatch("places/a.yaml:2:7: error: no word: x [S004]")
	if len(got) != 7 || got[1] != "places/a.yaml" || got[5] != "no word: x" || got[6] != "S004" {
		t.Errorf("the line is read as %q", got)
	}
}

func TestSnippetsHaveRequiredKeysFirst(t *testing.T) {
	var snippets map[string]struct{ Body []string }
	if err := json.Unmarshal(content(t, editorSettings(t), ".vscode/register.code-snippets"), &snippets); err != nil {
		t.Fatal(err)
	}
	for _, kind := range schema.Kinds() {
		if body := snippets[kind].Body; len(body) < 4 || body[0] != "---" {
			t.Errorf("%s: %q", kind, body)
		}
	}
	body := strings.Join(snippets["recommendations"].Body, "\n")
	if !strings.HasPrefix(body, "---\nreport: ${1}\ntitle: ${2}\naddressees: [${3}]\n") || !strings.Contains(body, "|urgent,high,normal|}") || strings.Contains(body, "body:") {
		t.Errorf("the snippet is\n%s", body)
	}
}
