//go:build unix

package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func (r *hostileRegister) link(t *testing.T, target, name string) {
	t.Helper()
	file := filepath.Join(r.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.RemoveAll(file), os.Symlink(target, file)); err != nil {
		t.Fatal(err)
	}
}

// everywhere runs the commands over the files, and over a commit of them.
func (r *hostileRegister) everywhere(t *testing.T, name string) {
	t.Helper()
	before := tree(t, filepath.Dir(r.dir))
	commands := [][]string{
		{"check", "--format", "json"}, {"check"}, {"check", "--format", "github"}, {"rec", "list", "--format", "csv"}, {"rec", "overdue"}, {"schema", "places"},
		{"__complete", "rec", "show", ""}, {"__complete", "rec", "list", "--place", ""},
	}
	r.runAll(t, name, commands)
	r.runAll(t, name, [][]string{{"check", "--base", "HEAD"}, {"check", "--changed"}, {"check", "--fix", "--dry-run"}, {"init"}})
	r.run(t, name, "check", "--fix")
	mustBeSame(t, before, tree(t, filepath.Dir(r.dir)))
	r.commit(t, name)
	r.runAll(t, name, at("HEAD", commands[:6]))
	r.run(t, name, "check", "--base", "HEAD~1", "--format", "json")
}

// Links lead out of the register, into it and round in circles: none is followed.
func TestHostileLinksOfFiles(t *testing.T) {
	r := newHostileRegister(t)
	if err := syscall.Mkfifo(filepath.Join(r.beside, "pipe"), 0o666); err != nil { // whoever opens it waits for ever
		t.Fatal(err)
	}
	r.link(t, "../../outside/canary.yaml", "places/relative.yaml")
	r.link(t, filepath.Join(r.beside, "canary.yaml"), "places/absolute.yaml")
	r.link(t, "../../outside/pipe", "places/pipe.yaml")
	r.link(t, "/etc/passwd", "places/passwd.yaml")
	r.link(t, "/dev/zero", "places/zero.yaml")
	r.link(t, "../../outside", "places/folder")
	r.link(t, "../outside", "members")
	r.link(t, ".", "places/round")
	r.link(t, "itself.yaml", "places/itself.yaml")
	r.link(t, "nowhere.yaml", "places/nowhere.yaml")
	r.link(t, "lake.yaml", "places/inside.yaml")
	r.link(t, "../../outside/canary.md", "recommendations/canary.md")
	r.link(t, "../outside", ".hidden")
	r.link(t, "../../outside", "attachments/outside")
	r.everywhere(t, "links")
	for name, target := range map[string]string{"holidays.csv": "../outside/canary.csv", "register.yaml": "../outside/canary.yaml"} {
		r.link(t, target, name)
		r.everywhere(t, name)
		r.link(t, "/etc/passwd", name)
		r.everywhere(t, name)
		r.link(t, "../outside/pipe", name)
		r.everywhere(t, name)
	}
}

// Names that a terminal, a shell or another system takes for something else.
func TestHostileNames(t *testing.T) {
	r := newHostileRegister(t)
	for _, name := range []string{
		"a\nb", "a\r::error::b", "\x1b[31mred", "\x1b]52;c;eA==\x07", "\u202eevil", "a\u200bb", "-rf", "--rev=HEAD", "con", "nul", "aux.txt", "com1", "a b", "a:b", "a\\b", "..a", "...",
		"a*?", "a|b", "<a>", "\"a\"", "'a'", "$(id)", "`id`", "%2e%2e", "=1+1", "lake ", "lake.", "LAKE", "Lake", "l\u0430ke", "la\u0301ke", "l\u00e1ke", "\u212aey", "README", "HEAD", strings.Repeat("a", 200),
	} {
		r.write(t, "places/"+name+".yaml", []byte("name: Lake\ntype: prison\n"))
		r.write(t, "places/"+name+"/x.md", []byte(frontMatter("name: Lake\ntype: prison\n", "x\n")))
	}
	if err := os.WriteFile(filepath.Join(r.dir, "places", "a\xff\xfeb.yaml"), []byte("name: Lake\n"), 0o666); err != nil {
		t.Logf("left out: names that are no UTF-8: %v", err)
	}
	r.everywhere(t, "names")
}

// What is no file, or may not be read.
func TestHostileThings(t *testing.T) {
	r := newHostileRegister(t)
	r.write(t, "places/folder.yaml/x.yaml", []byte("name: Lake\ntype: prison\n"))
	r.write(t, "places/.git/config", []byte("[core]\n\tsshCommand = touch "+filepath.Join(r.beside, "touched")+"\n"))
	r.write(t, "places/forbidden.yaml", []byte("name: Lake\ntype: prison\n"))
	if err := errors.Join(syscall.Mkfifo(filepath.Join(r.dir, "places/pipe.yaml"), 0o666), os.Chmod(filepath.Join(r.dir, "places/forbidden.yaml"), 0)); err != nil {
		t.Fatal(err)
	}
	r.runAll(t, "things", readingCommands())
	r.runAll(t, "things", workingCommands())
	for _, name := range []string{"places/pipe.yaml", "places/forbidden.yaml", "places/.git", "register.yaml"} {
		if err := os.RemoveAll(filepath.Join(r.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	r.write(t, "register.yaml/x.yaml", []byte("name: Lake\ntype: prison\n"))
	r.git(t, "update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat("1", 40)+",places/module.yaml")
	r.everywhere(t, "a folder in place of the settings")
}
