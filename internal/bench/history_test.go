package bench

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"testing"
	"time"
)

// The size of the repository, and how much longer than Git itself and in how
// much memory the histories of all its records may take.
const (
	historyCommits  = 10_000
	recordsAtCommit = 5
	mostTimes       = 5
	mostMB          = 500
)

// BenchmarkHistory measures the histories of all records of a repository against
// `git log --name-only` on it, which lists the same commits and files. Both run as
// programs of their own, in turn; `make bench` runs it.
func BenchmarkHistory(b *testing.B) {
	dir := b.TempDir()
	importHistory(b, dir)
	program := filepath.Join(b.TempDir(), "npm")
	run(b, "", "go", "build", "-o", program, "github.com/opcat-tools/npm/cmd/npm")

	var listed, told, memory []float64
	for b.Loop() {
		for range benchRounds {
			listed = append(listed, timed(func() { silently(b, "git", "-C", dir, "log", "--name-only") }))
			told = append(told, timed(func() {
				memory = append(memory, peakOf(b, program, "-C", dir, "history", "--all", "--format", "json")/1024)
			}))
		}
	}
	b.ReportMetric(historyCommits, "commits")
	b.ReportMetric(historyCommits*recordsAtCommit, "records")
	b.ReportMetric(median(listed), "s-git-log")
	b.ReportMetric(ratio(told, listed), "history/git-log")
	b.ReportMetric(median(memory), "peak-MB")
	b.ReportMetric(0, "ns/op")
	if ratio(told, listed) > mostTimes || median(memory) > mostMB {
		b.Errorf("all histories took %.1f times git log and %.0f MB: more than %d times or %d MB", ratio(told, listed), median(memory), mostTimes, mostMB)
	}
}

func silently(tb testing.TB, name string, args ...string) {
	command := exec.Command(name, args...)
	command.Stdout = io.Discard
	if err := command.Run(); err != nil {
		tb.Fatal(err)
	}
}

// importHistory makes a repository of twenty years, in which each commit brings
// some records and changes what an older one says; now and then one is renamed
// or taken away. Events lie in folders of their month.
func importHistory(tb testing.TB, dir string) {
	run(tb, dir, "git", "init", "-q", "-b", "main")
	command := exec.Command("git", "-C", dir, "fast-import", "--quiet")
	in, err := command.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := command.Start(); err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriter(in)
	for i := range historyCommits {
		importCommit(out, i)
	}
	if err := out.Flush(); err != nil {
		tb.Fatal(err)
	}
	in.Close()
	if err := command.Wait(); err != nil {
		tb.Fatal(err)
	}
	run(tb, dir, "git", "reset", "-q", "--hard")
	// Looks for all differences anew, as wide as git gc does among objects that
	// people's commits brought: those of fast-import suit only the order it got.
	run(tb, dir, "git", "-c", "gc.aggressiveWindow=10", "gc", "-q", "--aggressive")
}

// committed is when the commit with that number was made.
func committed(i int) time.Time {
	return time.Date(2006, 1, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(i) * (20 * 365 * 24 * time.Hour / historyCommits))
}

// eventFile is the file of the event with number k in a commit.
func eventFile(i, k int) string {
	folder := []string{"assessments", "dialogue", "dialogue", "dialogue"}[k-1]
	return fmt.Sprintf("%s/%s-%05d-%d.md", folder, committed(i).Format("2006/01/02"), i, k)
}

func importCommit(w io.Writer, i int) {
	when := committed(i)
	subject := fmt.Sprintf("Letters and findings, part %d", i)
	fmt.Fprintf(w, "commit refs/heads/main\ncommitter Bench %d <bench@example.org> %d +0100\ndata %d\n%s\n", i%9, when.Unix(), len(subject), subject)
	if i == 0 {
		importFile(w, "register.yaml", "schema: 1\ninstitution: {name: NPM, languages: [en]}\n")
	}
	body := i * 7 % bodies
	importFile(w, fmt.Sprintf("stakeholders/body-%03d.yaml", body),
		fmt.Sprintf("name: Department number %d\ncategory: line-ministry\nreviewed: %s\n", body, when.Format(time.DateOnly)))
	report := fmt.Sprintf("%d/%04d", when.Year(), i/perReport)
	importFile(w, fmt.Sprintf("recommendations/%s/%02d.md", report, i%perReport+1),
		fmt.Sprintf("---\nreport: %s\ntitle: Offer contact in unit %d\naddressees: [body-%03d]\n---\n%s", report, i, body, prose))
	for k := 1; k < recordsAtCommit; k++ {
		importFile(w, eventFile(i, k), fmt.Sprintf("---\ndate: %s\n---\n%s%d", when.Format(time.DateOnly), prose[:200], i*k))
	}
	if i%50 == 1 {
		fmt.Fprintf(w, "R %s %s\n", eventFile(i-1, 2), "dialogue/moved/"+path.Base(eventFile(i-1, 2)))
	}
	if i%100 == 1 {
		fmt.Fprintf(w, "D %s\n", eventFile(i-1, 3))
	}
}

func importFile(w io.Writer, name, content string) {
	fmt.Fprintf(w, "M 100644 inline %s\ndata %d\n%s\n", name, len(content), content)
}
