package cli_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// proposals are what a pull request may bring, and what its check must say. The
// register lies in the folder register; its base has an error of its own.
var proposals = map[string]struct {
	files  map[string]string
	code   int
	github string // a part of what GitHub is told
}{
	"good": {map[string]string{"register/places/new.yaml": "name: New\ntype: prison\n"}, 0, ""},
	"new error": {map[string]string{"register/places/new.yaml": "name: New\ntype: prisn\n"}, 1,
		"::error file=register/places/new.yaml,line=2"},
	"old error":               {map[string]string{"register/places/old.yaml": "name: Old House\ntype: prisn\n"}, 0, ""},
	"mended":                  {map[string]string{"register/places/old.yaml": "name: Old\ntype: prison\n"}, 0, ""},
	"no file of the register": {map[string]string{"README.md": "x"}, 0, ""},
	"new reference": {map[string]string{"register/visits/2026/new.yaml": "place: nowhere\nstart: 2026-01-02\n"}, 1,
		"::error file=register/visits/2026/new.yaml,line=1"},
	"hostile": {hostile, 1, "::error file=register/places/"},
}

// hostile has everything by which files could act where they are checked: for
// Go, for Git, for shells, for direnv, and for whoever reads a build's log.
var hostile = map[string]string{
	"npm":                      marker,
	"go":                       marker,
	"register/npm":             marker,
	".githooks/pre-commit":     marker,
	".envrc":                   marker,
	".bashrc":                  marker,
	".profile":                 marker,
	"go.mod":                   "module x\n\ngo 1.99\n\ntoolchain go1.99.9\n",
	"go.work":                  "go 1.99\n\nuse ./nowhere\n",
	".go/env":                  "GOFLAGS=-toolexec=./npm\n",
	".gitattributes":           "* filter=x\n",
	".github/actions/x/a.yml":  "runs: {using: composite, steps: [{run: touch acted, shell: bash}]}\n",
	"register/register.yaml":   settings,
	"register/places/new.yaml": "name: \"::error::injected\"\ntype: \"::set-output name=a::b\"\n",
	"register/places/a\n::error file=x::injected.yaml":   "name: New\n",
	"register/places/a\r\n##vso[task.x]injected.yaml":    "name: New\n",
	"register/places/b\n\x1b]8;;injected\x1b\\x.yaml":    "name: New\n",
	"register/places/%0A::error::injected,line=1.yaml":   "name: New\n",
	"register/places/c\nsection_start:1:injected\r.yaml": "name: New\n",
}

const marker = "#!/bin/sh\ntouch \"$ACTED\"\n"

const settings = "schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health: Health}\n"

// TestGitHub runs the workflow on every pull request.
func TestGitHub(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // the workflow runs on Linux
	}
	server := newForge(t, "github")
	for name, proposal := range proposals {
		t.Run(name, func(t *testing.T) {
			f := server.propose(t, proposal.files)
			r := f.onGitHub("pull_request")
			if r.code != proposal.code || !strings.Contains(r.log, proposal.github) {
				t.Errorf("it ends with %d, want %d and %q:\n%s", r.code, proposal.code, proposal.github, r.log)
			}
			if proposal.github == "" && strings.Contains(r.log, "::error") {
				t.Errorf("nothing new is wrong, and it is marked:\n%s", r.log)
			}
			if summary, err := os.ReadFile(filepath.Join(f.dir, "summary.md")); err != nil || len(summary) == 0 {
				t.Errorf("the job has no summary (%v)", err)
			}
			f.nothingActed(r)
		})
	}
}

// After a merge there is nothing to compare with: what is wrong is wrong.
func TestGitHubOnTheBranch(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	r := newForge(t, "github").propose(t, map[string]string{"x": "y"}).onGitHub("push")
	if r.code != 1 || !strings.Contains(r.log, "::error file=register/places/old.yaml,line=2") {
		t.Errorf("it ends with %d:\n%s", r.code, r.log)
	}
}

// TestGitLab runs the job on every merge request.
func TestGitLab(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // the job runs in a container
	}
	server := newForge(t, "gitlab")
	for name, proposal := range proposals {
		t.Run(name, func(t *testing.T) {
			f := server.propose(t, proposal.files)
			r := f.onGitLab(true)
			if r.code != proposal.code {
				t.Errorf("it ends with %d, want %d:\n%s", r.code, proposal.code, r.log)
			}
			for report, want := range map[string]string{"gl-code-quality-report.json": "[", "register-junit.xml": "<?xml"} {
				data, err := os.ReadFile(filepath.Join(r.work, report))
				if err != nil || !bytes.HasPrefix(data, []byte(want)) {
					t.Errorf("%s holds %q (%v)", report, data, err)
				}
			}
			f.nothingActed(r)
		})
	}
}

func TestGitLabOnTheBranch(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	r := newForge(t, "gitlab").propose(t, map[string]string{"x": "y"}).onGitLab(false)
	if r.code != 1 || !strings.Contains(r.log, "places/old.yaml") {
		t.Errorf("it ends with %d:\n%s", r.code, r.log)
	}
}

// A merge request that puts a link in the place of a report gets nothing
// written where it leads, and fails.
func TestGitLabWritesThroughNoLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	f := newForge(t, "gitlab").propose(t, map[string]string{"x": "y"})
	victim := filepath.Join(f.dir, "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	f.git("switch", "-q", "--detach", f.proposed)
	if err := os.Symlink(victim, filepath.Join(f.origin, "gl-code-quality-report.json")); err != nil {
		t.Fatal(err)
	}
	f.commit("link")
	f.git("update-ref", f.proposed, "HEAD")
	f.git("switch", "-q", "main")
	r := f.onGitLab(true)
	held, err := os.ReadFile(victim)
	if r.code == 0 || err != nil || string(held) != "mine" {
		t.Errorf("it ends with %d, and the file holds %q (%v):\n%s", r.code, held, err, r.log)
	}
}

// TestFrameworkHook runs the entry that the pre-commit framework finds in this
// repository, as the framework does.
func TestFrameworkHook(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	var hooks []struct {
		ID, Name, Entry, Language string
		Pass                      *bool `yaml:"pass_filenames"`
	}
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&hooks); err != nil && !errors.Is(err, io.EOF) || len(hooks) != 1 {
		t.Fatalf("%+v (%v)", hooks, err)
	}
	if h := hooks[0]; h.ID == "" || h.Name == "" || h.Language != "golang" || h.Pass == nil || *h.Pass {
		t.Errorf("%+v", h)
	}
	f := newForge(t, "github")
	for content, want := range map[string]int{"name: New\ntype: prison\n": 0, "name: New\ntype: prisn\n": 1} {
		f.write(map[string]string{"places/new.yaml": content}, "register")
		f.git("add", "-A")
		words := append(strings.Fields(hooks[0].Entry)[1:], "-C", "register")
		c := exec.Command(f.program, words...)
		c.Dir, c.Env = f.origin, f.environment()
		out, _ := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); code != want {
			t.Errorf("it ends with %d, want %d:\n%s", code, want, out)
		}
	}
}
