package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/seal"
)

const (
	sealedRecords    = 5000
	sealedRecipients = 3 // two who handle complaints and a spare key; the reader's is the last, so that each of the others is tried in vain
)

// BenchmarkSealedRegister measures what it takes to open five thousand complaints
// that are sealed whole, on all cores, and what loading them takes compared with
// loading the same in clear.
func BenchmarkSealedRegister(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program does
	keys, to := recipients(b)
	clear, sealed := b.TempDir(), b.TempDir()
	names := complaints(b, clear, sealed, to)
	var open, loadClear, loadSealed []float64
	for b.Loop() {
		for range benchRounds {
			open = append(open, timed(func() { openAll(b, sealed, names, keys) }))
			loadClear = append(loadClear, timed(func() { loadWith(b, clear, nil) }))
			loadSealed = append(loadSealed, timed(func() { loadWith(b, sealed, keys) }))
		}
	}
	b.ReportMetric(median(open), "s-open-5000")
	b.ReportMetric(median(loadSealed), "s-load-sealed")
	b.ReportMetric(ratio(loadSealed, loadClear), "sealed/clear")
	b.ReportMetric(0, "ns/op")
}

func recipients(b *testing.B) (keys *seal.Keyring, to []seal.Recipient) {
	b.Helper()
	for range sealedRecipients {
		identity, public, err := seal.NewKey()
		if err != nil {
			b.Fatal(err)
		}
		if keys, err = seal.ParseKeyring([]byte(identity)); err != nil {
			b.Fatal(err)
		}
		to = append(to, public)
	}
	return keys, to
}

// complaints writes the same complaints into two registers, in clear and sealed, and
// gives the names of the sealed files.
func complaints(b *testing.B, clear, sealed string, to []seal.Recipient) (names []string) {
	b.Helper()
	write := func(dir, name string, src []byte) {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, src, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	settings := []byte("schema: 1\ninstitution: {name: NPM}\n")
	write(clear, register.File, settings)
	write(sealed, register.File, settings)
	for i := range sealedRecords {
		name := fmt.Sprintf("complaints/2026/%02d/%04d.md", 1+i%12, i)
		plain := fmt.Appendf(nil, "---\nreceived: 2026-%02d-%02d\nchannel: mail\nfrom: detained-person\ntype: treatment\nseriousness: serious\nhandler: chair\n"+
			"actions:\n  - {date: 2026-12-01, action: advise, identity: withheld, note: told him what we may do}\n---\n%s\n", 1+i%12, 1+i%28, filler)
		closed, err := seal.Seal(plain, to)
		if err != nil {
			b.Fatal(err)
		}
		write(clear, name, plain)
		write(sealed, name+seal.Suffix, closed)
		names = append(names, name+seal.Suffix)
	}
	return names
}

// filler is about as much as is written down of a call.
const filler = `He says that he was moved to the isolation wing after he had spoken with us, and that nobody
told him for how long. The light is on all night. He asks us not to name him to the director,
and to come back before the end of the month. His sister was told that there are no visits.`

// openAll opens files as loading does, on all cores, and does nothing with them.
func openAll(b *testing.B, dir string, names []string, keys *seal.Keyring) {
	b.Helper()
	tree, done, err := git.WorkTree(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer done()
	files := seal.FS(tree, keys)
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(names); i += workers {
				if _, err := fs.ReadFile(files, names[i]); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

func loadWith(b *testing.B, dir string, keys *seal.Keyring) {
	b.Helper()
	tree, done, err := git.WorkTree(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer done()
	r, err := register.Load(seal.FS(tree, keys), nil)
	if err != nil || len(r.Problems) > 0 || len(r.Sealed) > 0 || r.Files != sealedRecords {
		b.Fatalf("%d records, %d sealed, %v, %v", r.Files, len(r.Sealed), r.Problems, err)
	}
}
