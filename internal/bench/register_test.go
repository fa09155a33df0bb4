package bench

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/cli"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// BenchmarkRegister measures a whole register against the least that any
// program must do with the same files: read them and parse their YAML. Every
// figure is a ratio of two times taken in turn in one run, since a machine's
// speed drifts; the median of the rounds is reported. `make bench` runs it.
// REGISTER_BENCH sets the number of recommendations.
func BenchmarkRegister(b *testing.B) {
	for _, n := range benchSizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchRegister(b, n) })
	}
}

func benchSizes() []int {
	if n, err := strconv.Atoi(os.Getenv("REGISTER_BENCH")); err == nil {
		return []int{n}
	}
	return []int{1000, 10000, 50000}
}

const benchRounds = 3

// today is the day on which all benchmarks look.
var today = calendar.Of(2026, 11, 21)

func benchRegister(b *testing.B, n int) {
	// The program sets this too (cmd/npm): what is compared has the same setting.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	dir := b.TempDir()
	records := generate(b, dir, n)
	commitAll(b, dir)
	program := filepath.Join(b.TempDir(), "npm")
	run(b, "", "go", "build", "-o", program, "github.com/opcat-tools/npm/cmd/npm")

	var bare, checked, load, rules, overdue, tree, revision, memory []float64
	views := map[audience.Audience][]float64{audience.Everyone: nil, audience.Staff: nil, "body-000": nil}
	for range benchRounds { // first of all: what a child is said to need is no less than its parent has
		memory = append(memory, peakOf(b, program, "-C", dir, "--as-of", "2026-11-21", "rec", "overdue"))
	}
	for b.Loop() {
		for range benchRounds {
			bare = append(bare, timed(func() { bareParse(b, dir) }))
			checked = append(checked, timed(func() { check.Run(loadTree(b, dir), today, nil) }))
			var loaded *register.Register
			load = append(load, timed(func() { loaded = loadTree(b, dir) }))
			rules = append(rules, timed(func() { check.Run(loaded, today, []record.Change{}) }))
			for whom := range views {
				views[whom] = append(views[whom], timed(func() { viewFor(b, loaded, whom) }))
			}
			loaded = nil // what follows has the memory for itself
			overdue = append(overdue, timed(func() { recOverdue(b, dir) }))
			tree = append(tree, timed(func() { loadTree(b, dir) }))
			revision = append(revision, timed(func() { loadRevision(b, dir) }))
		}
	}
	b.ReportMetric(float64(records), "records")
	b.ReportMetric(median(bare), "s-bare-parse")
	b.ReportMetric(ratio(checked, bare), "load+check/bare")
	b.ReportMetric(ratio(rules, load), "rules/load")
	b.ReportMetric(ratio(overdue, load), "overdue/load")
	for whom, times := range views {
		b.ReportMetric(ratio(times, load), string(whom)+"-view/load")
	}
	b.ReportMetric(ratio(revision, tree), "revision/tree")
	b.ReportMetric(median(memory)/float64(records), "peak-KB/record")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFile measures what an editor asks for at every change: one file, its
// schema and the local rules.
func BenchmarkFile(b *testing.B) {
	dir := b.TempDir()
	generate(b, dir, 1000)
	r := loadTree(b, dir)
	var paths []string
	for _, id := range r.Set.IDs(record.Recommendations) {
		paths = append(paths, r.Set.Recommendations[id].Path)
	}
	for _, d := range r.Set.DialoguesInOrder() {
		paths = append(paths, d.Path)
	}
	sources := make([][]byte, len(paths))
	for i, path := range paths {
		var err error
		if sources[i], err = os.ReadFile(filepath.Join(dir, path)); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; b.Loop(); i++ {
		check.File(r, today, paths[i%len(paths)], sources[i%len(paths)])
	}
}

func timed(work func()) float64 {
	runtime.GC()
	start := time.Now()
	work()
	return time.Since(start).Seconds()
}

// ratio is the median of the rounds' own ratios.
func ratio(a, b []float64) float64 {
	var all []float64
	for i := range a {
		all = append(all, a[i]/b[i])
	}
	return median(all)
}

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// bareParse finds, reads and parses the same files into nodes by two workers,
// and drops the nodes.
func bareParse(tb testing.TB, dir string) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case !entry.IsDir():
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	var wait sync.WaitGroup
	for first := range 2 {
		wait.Go(func() {
			for i := first; i < len(paths); i += 2 {
				if err := parseBare(paths[i]); err != nil {
					tb.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

func parseBare(path string) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if filepath.Ext(path) == ".md" {
		src = src[4:]
		src = src[:bytes.Index(src, []byte("\n---\n"))]
	}
	var node yaml.Node
	return yaml.Unmarshal(src, &node)
}

// viewFor makes a view of a register, for a body of a ministry with ten
// departments, say, or for everybody.
func viewFor(tb testing.TB, r *register.Register, whom audience.Audience) {
	if _, err := audience.Of(r, nil, whom, today); err != nil {
		tb.Fatal(err)
	}
}

func loadTree(tb testing.TB, dir string) *register.Register {
	files, done, err := git.WorkTree(dir)
	if err != nil {
		tb.Fatal(err)
	}
	defer done()
	return loadFrom(tb, files)
}

func loadRevision(tb testing.TB, dir string) *register.Register {
	repo, err := git.Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	defer repo.Close()
	revision, err := repo.Revision("HEAD")
	if err != nil {
		tb.Fatal(err)
	}
	files, err := revision.Sub(".")
	if err != nil {
		tb.Fatal(err)
	}
	return loadFrom(tb, files)
}

func loadFrom(tb testing.TB, files fs.FS) *register.Register {
	r, err := register.Load(files, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if !r.Whole() {
		tb.Fatalf("the generated register has problems: %v", r.Problems[0])
	}
	return r
}

// recOverdue runs the whole command, its output thrown away.
func recOverdue(tb testing.TB, dir string) {
	code := cli.Main(cli.World{
		Args: []string{"npm", "-C", dir, "--as-of", "2026-11-21", "rec", "overdue"},
		Out:  io.Discard, Err: io.Discard, Env: func(string) string { return "" }, Now: time.Now,
	})
	if code != 0 {
		tb.Fatalf("rec overdue: exit code %d", code)
	}
}

// peakOf runs the program and gives its peak memory in KB.
func peakOf(tb testing.TB, program string, args ...string) float64 {
	command := exec.Command(program, args...)
	command.Stdout = io.Discard
	if err := command.Run(); err != nil {
		tb.Fatal(err)
	}
	return float64(command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}

func commitAll(tb testing.TB, dir string) {
	run(tb, dir, "git", "init", "-q")
	run(tb, dir, "git", "config", "gc.auto", "0")
	run(tb, dir, "git", "add", "-A")
	run(tb, dir, "git", "-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "register")
	run(tb, dir, "git", "gc", "-q")
}

func run(tb testing.TB, dir, name string, args ...string) {
	tb.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		tb.Fatal(fmt.Errorf("%s %v: %w: %s", name, args, err, out))
	}
}
