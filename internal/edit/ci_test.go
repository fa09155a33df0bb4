package edit_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/opcat-tools/npm/internal/edit"
)

// placedAt writes a workflow into a folder and reads it again.
func placedAt(t *testing.T, root, service string, j edit.Job) (edit.Placed, string) {
	t.Helper()
	placed, err := edit.AddWorkflow(root, service, j)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, placed.Path))
	if err != nil {
		t.Fatal(err)
	}
	return placed, string(data)
}

// A version that Go can fetch is pinned; for others the latest stands, and the
// file says so.
func TestWorkflowVersion(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3":                             "v1.2.3",
		"v0.4.0-rc.1":                        "v0.4.0-rc.1",
		"v0.0.0-20261121101112-0123456789ab": "v0.0.0-20261121101112-0123456789ab",
		"v1.2.3+dirty":                       "latest",
		"(devel)":                            "latest",
		"":                                   "latest",
		"v1.2.3; touch /tmp/x":               "latest",
		"v1.2.3\nx":                          "latest",
	} {
		for _, service := range edit.Services() {
			_, text := placedAt(t, t.TempDir(), service, edit.Job{Folder: ".", Version: version})
			installed := regexp.MustCompile(` go install github\.com/opcat-tools/npm/cmd/npm@(.*?)\)?\n`).FindAllStringSubmatch(text, -1)
			if strings.Count(text, "go install") != 1 || len(installed) != 1 || installed[0][1] != want {
				t.Errorf("%s, version %q: it installs %q, want %q", service, version, installed, want)
			}
			if strings.Contains(text, "development build") != (want == "latest") {
				t.Errorf("%s, version %q: a pinned version and the note on the latest exclude each other", service, version)
			}
		}
	}
}

// What a folder is called reaches the workflow as it is, or not at all.
func TestWorkflowFolder(t *testing.T) {
	for folder, fine := range map[string]bool{
		"register":             true,
		"national/register":    true,
		"l'inspection & Søn 2": true,
		"реестр":               true,
		"a*":                   false,
		"a[b]":                 false,
		"a+":                   false,
		"!a":                   false,
		"${{ github.token }}":  false,
		"$HOME":                false,
		"a\"b":                 false,
		"a\\b":                 false,
		"a\nb":                 false,
		"a\x80":                false,
		"../a":                 false,
		"a: b":                 false,
		"a#b":                  false,
	} {
		for _, service := range edit.Services() {
			dir := t.TempDir()
			placed, err := edit.AddWorkflow(dir, service, edit.Job{Folder: folder})
			if (err == nil) != fine {
				t.Errorf("%s, %q: error %v", service, folder, err)
			}
			if !fine {
				if there := list(t, dir); len(there) > 0 {
					t.Errorf("%s, %q: %q was written", service, folder, there)
				}
				continue
			}
			var flow struct {
				On struct {
					PullRequest struct{ Paths []string } `yaml:"pull_request"`
					Push        struct{ Paths []string }
				}
				Register struct {
					Rules     []struct{ Changes []string }
					Variables map[string]string
				}
				Jobs struct {
					Register struct {
						Steps []struct{ Env map[string]string }
					}
				}
			}
			data, _ := os.ReadFile(filepath.Join(dir, placed.Path))
			if err := yaml.Unmarshal(data, &flow); err != nil {
				t.Fatalf("%s, %q: %v", service, folder, err)
			}
			filters, below := [][]string{flow.On.PullRequest.Paths, flow.On.Push.Paths}, "/**"
			named := ""
			for _, step := range flow.Jobs.Register.Steps {
				named += step.Env["REGISTER"]
			}
			if service == "gitlab" {
				filters, below, named = nil, "/**/*", flow.Register.Variables["REGISTER"]
				for _, rule := range flow.Register.Rules {
					filters = append(filters, rule.Changes)
				}
			}
			if named != folder {
				t.Errorf("%s: the folder is %q, want %q", service, named, folder)
			}
			if len(filters) != 2 {
				t.Errorf("%s: %d filters", service, len(filters))
			}
			for _, filter := range filters {
				if len(filter) != 2 || filter[0] != folder+below || filter[1] != placed.Path {
					t.Errorf("%s, %q: filter %q", service, folder, filter)
				}
			}
		}
	}
}

// The workflow of a register at the root has no filter: it always runs.
func TestWorkflowAtTheRoot(t *testing.T) {
	for _, service := range edit.Services() {
		_, text := placedAt(t, t.TempDir(), service, edit.Job{Folder: "."})
		if strings.Contains(text, "paths:") || strings.Contains(text, "changes:") {
			t.Errorf("%s has a filter:\n%s", service, text)
		}
	}
}

// What must hold of the workflow, that a hostile pull request gets nothing.
func TestWorkflowGivesNothingAway(t *testing.T) {
	_, text := placedAt(t, t.TempDir(), "github", edit.Job{Folder: "."})
	for _, never := range []string{"pull_request_target", "secrets.", "GITHUB_TOKEN", "write"} {
		if strings.Contains(strings.ReplaceAll(text, "it is not written again", ""), never) {
			t.Errorf("it says %q", never)
		}
	}
	pinned := regexp.MustCompile(`(?m)^ +uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`)
	if uses := strings.Count(text, "uses:"); uses != 2 || len(pinned.FindAllString(text, -1)) != uses {
		t.Errorf("actions are not pinned:\n%s", text)
	}
	var flow struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			Timeout     int `yaml:"timeout-minutes"`
			Permissions map[string]string
			Steps       []struct {
				Run  string
				With map[string]any
			}
		}
	}
	if err := yaml.Unmarshal([]byte(text), &flow); err != nil {
		t.Fatal(err)
	}
	job := flow.Jobs["register"]
	if len(flow.Permissions) != 1 || flow.Permissions["contents"] != "read" || job.Permissions != nil || job.Timeout == 0 {
		t.Errorf("permissions %v, %v, timeout %d", flow.Permissions, job.Permissions, job.Timeout)
	}
	for _, step := range job.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("an expression becomes a part of a script: %s", step.Run)
		}
	}
	if job.Steps[2].With["persist-credentials"] != false {
		t.Errorf("the checkout keeps the token: %v", job.Steps[2].With)
	}
}

// What is there stays, and where it is another's GitLab file, ours is beside.
func TestWorkflowWritesNothingOver(t *testing.T) {
	job := edit.Job{Folder: "register"}
	_, ours := placedAt(t, t.TempDir(), "gitlab", job)
	_, github := placedAt(t, t.TempDir(), "github", job)
	older := strings.Replace(ours, "15 minutes", "5 minutes", 1)
	for name, test := range map[string]struct {
		service string
		there   map[string]string
		want    edit.Placed
	}{
		"nothing": {"github", nil, edit.Placed{Path: ".github/workflows/register.yml"}},
		"others":  {"github", map[string]string{".github/workflows/test.yml": "on: push\n"}, edit.Placed{Path: ".github/workflows/register.yml"}},
		"same":    {"github", map[string]string{".github/workflows/register.yml": github}, edit.Placed{Path: ".github/workflows/register.yml"}},
		"another": {"github", map[string]string{".github/workflows/register.yml": "on: push\n"}, edit.Placed{Path: ".github/workflows/register.yml", Left: true}},
		"a file":  {"gitlab", map[string]string{".gitlab-ci.yml": "test: {script: [make]}\n"}, edit.Placed{Path: ".gitlab/register.yml", Include: "include: .gitlab/register.yml"}},
		"ours":    {"gitlab", map[string]string{".gitlab-ci.yml": ours}, edit.Placed{Path: ".gitlab-ci.yml"}},
		"older":   {"gitlab", map[string]string{".gitlab-ci.yml": older}, edit.Placed{Path: ".gitlab-ci.yml", Left: true}},
		"both":    {"gitlab", map[string]string{".gitlab-ci.yml": "a: 1\n", ".gitlab/register.yml": "b: 1\n"}, edit.Placed{Path: ".gitlab/register.yml", Left: true, Include: "include: .gitlab/register.yml"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, content := range test.there {
				write(t, dir, file, content)
			}
			placed, _ := placedAt(t, dir, test.service, job)
			if placed != test.want {
				t.Errorf("placed %+v, want %+v", placed, test.want)
			}
			for file, content := range test.there {
				holds(t, dir, file, content)
			}
			if !test.want.Left && len(list(t, dir)) != len(test.there)+1 && name != "same" && name != "ours" {
				t.Errorf("there are %q", list(t, dir))
			}
		})
	}
}

// A link leads nowhere else.
func TestWorkflowFollowsNoLink(t *testing.T) {
	for _, name := range []string{".github", ".github/workflows", ".github/workflows/register.yml"} {
		outside, dir := t.TempDir(), t.TempDir()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, "x"), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		placed, err := edit.AddWorkflow(dir, "github", edit.Job{Folder: "."})
		if err == nil && !placed.Left {
			t.Errorf("%s is a link, and %+v", name, placed)
		}
		if there := list(t, outside); len(there) > 0 {
			t.Errorf("%s is a link, and %q was written outside", name, there)
		}
	}
}
