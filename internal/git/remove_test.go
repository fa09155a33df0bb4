package git

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestRemove(t *testing.T) {
	for _, c := range []struct {
		name, was string
		gone      bool
		want      error // what the error wraps, if anything is known of it
	}{
		{name: "old.yaml", was: "old\n", gone: true},
		{name: "old.yaml", was: "older\n", want: ErrChanged},
		{name: "new.yaml", was: "", want: fs.ErrNotExist},
		{name: "../old.yaml", was: "old\n", want: fs.ErrInvalid},
		{name: "laws", was: ""},
		{name: "laws/.git", was: "gitdir: nowhere\n"},
		{name: "link", was: "kept\n"},
		{name: "near", was: "old\n"},
		{name: "out/file", was: "kept\n"},
		{name: ".", was: ""},
	} {
		dir, outside := writable(t)
		err := Remove(dir, c.name, []byte(c.was))
		if (err == nil) != c.gone || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := os.Lstat(filepath.Join(dir, "old.yaml")); c.gone != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: old.yaml: %v", c.name, err)
		}
		for _, kept := range []string{filepath.Join(dir, "laws/.git"), filepath.Join(dir, "link"), filepath.Join(outside, "file")} {
			if _, err := os.Lstat(kept); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}
