package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// forge is a server with a repository, and a pull request to it.
type forge struct {
	t              *testing.T
	dir, origin    string
	program        string
	acted          string // the file that is made if something in the pull request acts
	base, proposed string // a commit, and the name of the merge that a server checks
}

func newForge(t *testing.T, service string) *forge {
	t.Helper()
	dir := t.TempDir()
	f := &forge{t: t, dir: dir, origin: filepath.Join(dir, "origin"), program: copyOfProgram(t, dir)}
	f.write(smallRegister, "register")
	f.write(map[string]string{"places/old.yaml": "name: Old\ntype: prisn\n"}, "register")
	f.git("init", "-q", "-b", "main")
	f.run(exec.Command(f.program, "init", "-C", filepath.Join(f.origin, "register"), "--ci", service))
	f.commit("begin")
	f.base = f.git("rev-parse", "HEAD")
	return f
}

// propose is the same server with a pull request of its own, on a build machine
// of its own. It is merged beside main, which stays as it is.
func (f *forge) propose(t *testing.T, files map[string]string) *forge {
	t.Helper()
	p := *f
	p.t, p.dir = t, t.TempDir()
	p.acted, p.proposed = filepath.Join(p.dir, "acted"), "refs/pull/"+filepath.Base(filepath.Dir(p.dir))+"/merge"
	p.git("switch", "-q", "--detach", "main")
	p.write(files, ".")
	p.commit("propose")
	proposal := p.git("rev-parse", "HEAD")
	p.git("switch", "-q", "--detach", "main")
	p.git("merge", "-q", "--no-ff", "-m", "merge", proposal)
	p.git("update-ref", p.proposed, "HEAD")
	p.git("switch", "-q", "main")
	return &p
}

// copyOfProgram is the test binary by the name under which it is the program.
func copyOfProgram(t *testing.T, dir string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "built", "npm")
	if err := os.MkdirAll(filepath.Dir(program), 0o777); err != nil {
		t.Fatal(err)
	}
	if os.Link(self, program) == nil {
		return program
	}
	data, err := os.ReadFile(self)
	if err == nil {
		err = os.WriteFile(program, data, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func (f *forge) write(files map[string]string, folder string) {
	f.t.Helper()
	for name, content := range files {
		file := filepath.Join(f.origin, folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			f.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o755); err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f *forge) git(args ...string) string {
	f.t.Helper()
	return f.run(exec.Command("git", append([]string{"-C", f.origin}, args...)...))
}

func (f *forge) commit(subject string) {
	f.git("add", "-A", "-f")
	f.git("commit", "-q", "-m", subject)
}

// run runs what must succeed, and gives what it printed.
func (f *forge) run(c *exec.Cmd) string {
	f.t.Helper()
	if err := os.MkdirAll(f.origin, 0o777); err != nil {
		f.t.Fatal(err)
	}
	c.Env = f.environment()
	out, err := c.CombinedOutput()
	if err != nil {
		f.t.Fatalf("%v: %v\n%s", c.Args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// environment is that of a build machine. Its go installs the program under
// test, and the npm on its PATH is another.
func (f *forge) environment(more ...string) []string {
	bin := filepath.Join(f.dir, "bin")
	home := filepath.Join(f.dir, "home")
	for name, content := range map[string]string{"go": fakeGo, "npm": "#!/bin/sh\necho this is Node >&2\nexit 99\n"} {
		file := filepath.Join(bin, name)
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if err := errors.Join(os.MkdirAll(bin, 0o777), os.MkdirAll(home, 0o777), os.WriteFile(file, []byte(content), 0o755)); err != nil {
			f.t.Fatal(err)
		}
	}
	return append([]string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + home, "CI=true", "TZ=UTC", "TEST_TODAY=2026-11-21",
		"BUILT=" + f.program, "ORIGIN=" + f.origin, "ACTED=" + f.acted,
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
		"GOFLAGS=-toolexec=/nowhere", "GOWORK=/nowhere/go.work", "GOTOOLCHAIN=auto",
	}, more...)
}

// fakeGo is a go command that knows one module. It demands what keeps a real one
// from heeding files: no settings, no workspace, another folder, its own tools.
const fakeGo = `#!/bin/sh
[ "$1" = install ] && [ "$#" -eq 2 ] || { echo "go $*" >&2; exit 98; }
case $2 in github.com/opcat-tools/npm/cmd/npm@?*) ;; *) echo "no module $2" >&2; exit 97;; esac
[ "$GOFLAGS:$GOWORK:$GOENV:$GOTOOLCHAIN" = ":off:off:local" ] || { echo "settings act" >&2; exit 96; }
[ -z "$(ls -A)" ] || { echo "there are files in $PWD" >&2; exit 95; }
mkdir -p "$GOBIN" && { ln "$BUILT" "$GOBIN/npm" 2>/dev/null || cp "$BUILT" "$GOBIN/npm"; }
`

// result is what a run left.
type result struct {
	code int
	log  string
	work string // the folder of the checkout
}

// step runs a script as a build machine does, and adds to what is known.
func (r *result) step(t *testing.T, shell []string, script string, env []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(file, []byte(script), 0o666); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(shell[0], append(shell[1:], file)...)
	c.Dir, c.Env = r.work, env
	out, err := c.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	r.log += string(out)
	r.code = c.ProcessState.ExitCode()
}

// workflow is what of GitHub's format the file uses.
type workflow struct {
	On       map[string]any
	Defaults struct{ Run struct{ Shell string } }
	Jobs     map[string]struct {
		Steps []struct {
			Name, Uses, Run, If, Shell string
			With                       map[string]any
			Env                        map[string]string
			Dir                        string `yaml:"working-directory"`
		}
	}
}

// onGitHub runs the workflow of a repository as GitHub does.
func (f *forge) onGitHub(event string) *result {
	t := f.t
	temp, r := filepath.Join(f.dir, "temp"), &result{work: filepath.Join(f.dir, "work")}
	if err := errors.Join(os.Mkdir(temp, 0o777), os.Mkdir(r.work, 0o777)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.work, "go.mod"), []byte("left by an earlier run"), 0o666); err != nil {
		t.Fatal(err)
	}
	var flow workflow
	if err := yaml.Unmarshal([]byte(f.git("show", f.base+":.github/workflows/register.yml")), &flow); err != nil {
		t.Fatal(err)
	}
	if _, ok := flow.On[event]; !ok || flow.Defaults.Run.Shell != "bash" {
		t.Fatalf("it does not run on %s, or not in bash", event)
	}
	expressions := map[string]string{"${{ github.event.pull_request.base.sha }}": f.base}
	if event == "push" {
		expressions["${{ github.event.pull_request.base.sha }}"] = "" // there is none then
	}
	for _, step := range flow.Jobs["register"].Steps {
		action, _, _ := strings.Cut(step.Uses, "@")
		switch {
		case action == "actions/setup-go":
			continue
		case action == "actions/checkout":
			f.checkout(r.work, step.With, event)
			continue
		case action != "" || step.If != "" || step.Shell != "" || step.Dir != "":
			t.Fatalf("the test does not know how to run %+v", step)
		}
		env := f.environment("GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME="+event, "GITHUB_WORKSPACE="+r.work,
			"RUNNER_TEMP="+temp, "GITHUB_STEP_SUMMARY="+filepath.Join(f.dir, "summary.md"))
		for key, value := range step.Env {
			if strings.Contains(value, "${{") {
				known, ok := expressions[value]
				if !ok {
					t.Fatalf("the test does not know %s", value)
				}
				value = known
			}
			env = append(env, key+"="+value)
		}
		if strings.Contains(step.Run, "${{") {
			t.Fatalf("an expression becomes a part of a script: %s", step.Run)
		}
		if r.step(t, []string{"bash", "--noprofile", "--norc", "-e", "-o", "pipefail"}, step.Run, env); r.code != 0 {
			break
		}
	}
	return r
}

// checkout does what actions/checkout does with these settings.
func (f *forge) checkout(work string, with map[string]any, event string) {
	what := f.proposed
	if event == "push" {
		what = "refs/heads/main"
	}
	f.fetch(work, what, with["fetch-depth"] != 0)
}

// fetch puts a commit of the server into a folder, with all of its past or with
// none of it.
func (f *forge) fetch(work, what string, shallow bool) {
	f.run(exec.Command("git", "init", "-q", work))
	fetch := []string{"-C", work, "fetch", "-q", "--no-tags", "file://" + f.origin, what}
	if shallow {
		fetch = append(fetch, "--depth=1")
	}
	f.run(exec.Command("git", fetch...))
	f.run(exec.Command("git", "-C", work, "checkout", "-q", "--force", "FETCH_HEAD"))
}

// pipeline is what of GitLab's format the file uses.
type pipeline struct {
	Register struct {
		Variables map[string]string
		Before    []string `yaml:"before_script"`
		Script    []string
		Artifacts struct {
			When    string
			Reports map[string]string
		}
	}
}

// onGitLab runs the job as GitLab does: all lines in one shell, in the folder
// of the checkout.
func (f *forge) onGitLab(mergeRequest bool) *result {
	t := f.t
	var p pipeline
	if err := yaml.Unmarshal([]byte(f.git("show", f.base+":.gitlab-ci.yml")), &p); err != nil {
		t.Fatal(err)
	}
	r := &result{work: filepath.Join(f.dir, "work")}
	env, what := f.environment("CI_PROJECT_DIR="+r.work), "refs/heads/main"
	if mergeRequest {
		env, what = append(env, "CI_MERGE_REQUEST_DIFF_BASE_SHA="+f.base), f.proposed
	}
	depth := p.Register.Variables["GIT_DEPTH"]
	f.fetch(r.work, what, depth != "0")
	for key, value := range p.Register.Variables {
		env = append(env, key+"="+value)
	}
	r.step(t, []string{"sh", "-e"}, strings.Join(append(p.Register.Before, p.Register.Script...), "\n"), env)
	if p.Register.Artifacts.When != "always" {
		t.Errorf("reports are kept %q", p.Register.Artifacts.When)
	}
	return r
}

// nothingActed demands that no file of the pull request did anything, nor what
// it says or is called became a command of the log.
func (f *forge) nothingActed(r *result) {
	f.t.Helper()
	if _, err := os.Stat(f.acted); err == nil {
		f.t.Errorf("a file of the pull request was run:\n%s", r.log)
	}
	if strings.Contains(r.log, "Node") {
		f.t.Errorf("it was Node's npm that ran:\n%s", r.log)
	}
	if strings.ContainsAny(r.log, "\r\x1b") {
		f.t.Errorf("the log holds what a screen obeys: %q", r.log)
	}
	stopped := ""
	for line := range strings.Lines(r.log) {
		line = strings.TrimSpace(line)
		word, _, _ := strings.Cut(strings.TrimPrefix(line, "::"), " ")
		word, token, _ := strings.Cut(word, "::")
		switch {
		case stopped != "" && line == "::"+stopped+"::":
			stopped = ""
		case stopped != "" || !strings.HasPrefix(line, "::") && !strings.HasPrefix(line, "##["):
		case word == "stop-commands" && token != "":
			stopped = token
		case word == "group" || word == "endgroup":
		case (word == "error" || word == "warning" || word == "notice") && strings.HasPrefix(line, "::"+word+" file=register/"):
		default:
			f.t.Errorf("a name or a text became a command: %q", line)
		}
	}
	if stopped != "" {
		f.t.Error("commands are stopped for good")
	}
}
