//go:build unix

package register

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

func TestLinksAndPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	write := func(name, src string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(File, ruled)
	write("elsewhere/moj.txt", "name: a\ncategory: other\n")
	write("places/a.yaml", place+"authority: moj\n")
	write("visits/a.yaml", "place: pipe\nstart: 2026-01-01\nteam: [chair]\n")
	must(t, os.Mkdir(filepath.Join(dir, "stakeholders"), 0o755), os.Symlink("../elsewhere/moj.txt", filepath.Join(dir, "stakeholders/moj.yaml")),
		os.Symlink("elsewhere", filepath.Join(dir, "members")), syscall.Mkfifo(filepath.Join(dir, "places/pipe.yaml"), 0o644))
	r, err := Load(os.DirFS(dir), nil)
	must(t, err)
	expect(t, r, "P011 members:0:0", "P015 places/pipe.yaml:0:0", "P011 stakeholders/moj.yaml:0:0")
	for _, name := range []string{"stakeholders/moj", "members/chair", "places/pipe", "places/a"} {
		kind, id, _ := strings.Cut(name, "/")
		if !r.Has(record.Kind(kind), id) {
			t.Errorf("%s is said not to be there", name)
		}
	}
	if r.Has(record.Places, "b") || r.Has(record.Stakeholders, "chair") || r.Set.Get(record.Stakeholders, "moj") != nil {
		t.Error("a record is said to be there that is not")
	}
}
