package seal_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/seal"
)

func TestFilesAreOpenedAsTheyAreRead(t *testing.T) {
	k, to := newKey(t)
	_, other := newKey(t)
	files := fstest.MapFS{
		"register.yaml":               {Data: []byte("schema: 1\n")},
		"complaints/2026/01.yaml.age": {Data: sealed(t, secret, to)},
		"complaints/2026/02.yaml.age": {Data: sealed(t, secret, other)},
		"complaints/2026/03.yaml.age": {Data: []byte("no seal")},
		"complaints/2026/04.yaml.age": {Data: append(sealed(t, secret, to), strings.Repeat("\n", seal.MaxSize)...)},
		"complaints/folder.age/a":     {Data: []byte("a")},
	}
	opened := seal.FS(files, k)
	tests := []struct {
		name, want string
		err        error
	}{
		{"register.yaml", "schema: 1\n", nil},
		{"complaints/2026/01.yaml.age", secret, nil},
		{"complaints/2026/02.yaml.age", "", seal.ErrNoKey},
		{"complaints/2026/03.yaml.age", "", seal.ErrDamaged},
		{"complaints/2026/04.yaml.age", "", seal.ErrTooLarge},
		{"complaints/2026/05.yaml.age", "", fs.ErrNotExist},
		{"complaints/folder.age/a", "a", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := fs.ReadFile(opened, test.name)
			if string(got) != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q, %v", got, err)
			}
			if named := (*fs.PathError)(nil); err != nil && (!errors.As(err, &named) || named.Path != test.name) {
				t.Errorf("%v does not name the file", err)
			}
		})
	}
}

func TestASealedFileKnowsTheSizeOfItsText(t *testing.T) {
	k, to := newKey(t)
	files := fstest.MapFS{"a.age": {Data: sealed(t, secret, to)}}
	opened := seal.FS(files, k)
	f, err := opened.Open("a.age")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(secret)) || info.Name() != "a.age" {
		t.Errorf("it is %q of %d bytes: %v", info.Name(), info.Size(), err)
	}
	if got, err := io.ReadAll(f); err != nil || string(got) != secret {
		t.Errorf("read %q, %v", got, err)
	}
	if outside, err := fs.Stat(opened, "a.age"); err != nil || outside.Size() != int64(len(files["a.age"].Data)) {
		t.Errorf("unopened it has %d bytes, not those that lie on the disk: %v", outside.Size(), err)
	}
	if entries, err := fs.ReadDir(opened, "."); err != nil || len(entries) != 1 || entries[0].Name() != "a.age" {
		t.Errorf("the folder has %v: %v", entries, err)
	}
	folder := seal.FS(fstest.MapFS{"b.age/c": {}}, k)
	if entries, err := fs.ReadDir(folder, "b.age"); err != nil || len(entries) != 1 {
		t.Errorf("a folder that ends as sealed files do has %v: %v", entries, err)
	}
	if f, err := folder.Open("b.age"); err != nil {
		t.Error(err)
	} else if info, err := f.Stat(); err != nil || !info.IsDir() {
		t.Errorf("the folder is no folder any more: %v", err)
	}
}

// A register without sealed files is to its readers what it was.
func TestOtherFilesAreLeftAlone(t *testing.T) {
	files := fstest.MapFS{"register.yaml": {Data: []byte("schema: 1\n")}, "places/a.yaml": {Data: []byte("name: a\n")}}
	if err := fstest.TestFS(seal.FS(files, nil), "register.yaml", "places/a.yaml"); err != nil {
		t.Error(err)
	}
}
