package cli

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// benchRecommendations is the size of the register that the benchmarks run
// over; REGISTER_BENCH gives another.
const benchRecommendations = 50000

var benchRegister = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "register-bench") })
var _ = exec.Command
var _ = git.WorkTree
var _ fs.FS

func TestTrySpeed(t *testing.T) {
	dir := "/tmp/benchreg"
	if _, err := os.Stat(dir); err != nil {
		os.MkdirAll(dir, 0o755)
		t.Log(generate(t, dir, 20000))
	}
	res := func(name string, f func(b *testing.B)) {
		r := testing.Benchmark(f)
		t.Log(name, r.T/1000000/1, r.N, float64(r.T.Milliseconds())/float64(r.N))
	}
	res("bare", func(b *testing.B) {
		for b.Loop() {
			var paths []string
			filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
				if !d.IsDir() {
					paths = append(paths, p)
				}
				return nil
			})
			bare(paths)
		}
	})
	var reg *register.Register
	res("load", func(b *testing.B) {
		for b.Loop() {
			files, done, _ := git.WorkTree(dir)
			var err error
			reg, err = register.Load(files, nil)
			if err != nil {
				b.Fatal(err)
			}
			_ = done
		}
	})
	res("check", func(b *testing.B) {
		for b.Loop() {
			check.Run(reg)
		}
	})
	v, _ := audience.Of(reg, audience.Full)
	day, _ := calendar.ParseDate("2026-11-21")
	res("overdue", func(b *testing.B) {
		for b.Loop() {
			report.Overdue(v, report.Moment{Day: day}, report.OverdueQuery{})
		}
	})
	runtime.KeepAlive(reg)
	t.Log(reg.Set.Len(), len(reg.Problems))
}

func bare(paths []string) {
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < len(paths); i += 2 {
				src, _ := os.ReadFile(paths[i])
				if filepath.Ext(paths[i]) == ".md" {
					s := string(src[4:])
					for k := 0; k+4 < len(s); k++ {
						if s[k:k+4] == "\n---" {
							src = []byte(s[:k])
							break
						}
					}
				}
				var n yaml.Node
				yaml.Unmarshal(src, &n)
			}
		})
	}
	wg.Wait()
}
