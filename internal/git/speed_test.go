package git

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
)

// BenchmarkReadAll reads every one of 10,000 small files, as the loader does:
// one goroutine lists, two read.
func BenchmarkReadAll(b *testing.B) {
	dir := b.TempDir()
	run(b, dir, "init", "-q")
	for i := range 10_000 {
		put(b, dir, fmt.Sprintf("dialogue/%d/%02d/%05d.yaml", 2000+i/1200, i/100%12+1, i),
			fmt.Sprintf("id: %d\nplace: places/p%d\n%s", i, i%77, strings.Repeat(fmt.Sprintf("- line %d about it\n", i*7919%10007), 40)))
	}
	run(b, dir, "add", ".")
	run(b, dir, "commit", "-q", "-m", "all")
	run(b, dir, "gc", "-q")
	b.Run("working tree", func(b *testing.B) {
		for b.Loop() {
			files, done, err := WorkTree(dir)
			if err != nil {
				b.Fatal(err)
			}
			readAll(b, files, 10_000)
			if err := done(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("revision", func(b *testing.B) {
		for b.Loop() {
			r, err := Open(dir)
			if err != nil {
				b.Fatal(err)
			}
			v, err := r.Revision("HEAD")
			if err != nil {
				b.Fatal(err)
			}
			files, err := v.Sub(".")
			if err != nil {
				b.Fatal(err)
			}
			readAll(b, files, 10_000)
			if err := r.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func readAll(b *testing.B, files fs.FS, want int) {
	names := make(chan string, 64)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for name := range names {
				if _, err := fs.ReadFile(files, name); err != nil {
					b.Error(err)
				}
			}
		})
	}
	n := 0
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			n++
			names <- name
		}
		return err
	})
	close(names)
	wg.Wait()
	if err != nil || n != want {
		b.Fatalf("%d files, want %d; %v", n, want, err)
	}
}
