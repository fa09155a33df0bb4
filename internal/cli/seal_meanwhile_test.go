package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// meanwhile is a working tree in which somebody else saves a file just after it has
// been read for the nth time.
type meanwhile struct {
	fs.FS
	name string
	nth  int
	save func()
}

func (m *meanwhile) Stat(name string) (fs.FileInfo, error) { return fs.Stat(m.FS, name) }

func (m *meanwhile) Open(name string) (fs.File, error) {
	if name != m.name {
		return m.FS.Open(name)
	}
	if m.nth--; m.nth != 0 {
		return m.FS.Open(name)
	}
	src, err := fs.ReadFile(m.FS, name)
	if err != nil {
		return nil, err
	}
	info, err := fs.Stat(m.FS, name)
	if err != nil {
		return nil, err
	}
	m.save()
	return &readBefore{info, bytes.NewReader(src)}, nil
}

// readBefore is a file as it was before it was saved.
type readBefore struct {
	info fs.FileInfo
	*bytes.Reader
}

func (r *readBefore) Stat() (fs.FileInfo, error) { return r.info, nil }
func (r *readBefore) Close() error               { return nil }

// sealingAt makes a register with a key, a complaint and a visit, and gives what the
// commands see of it.
func sealingAt(t *testing.T) (dir string, room *strongroom) {
	t.Helper()
	dir = t.TempDir()
	private, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	identity := filepath.Join(t.TempDir(), "key.txt")
	for name, text := range map[string]string{
		identity:                                 private + "\n",
		filepath.Join(dir, "register.yaml"):      "schema: 1\ninstitution: {name: NPM}\n",
		filepath.Join(dir, "recipients.yaml"):    "recipients: {ana: {key: " + public.String() + "}}\n",
		filepath.Join(dir, "complaints/01.yaml"): "received: 2026-06-01\nperson: Heron\n",
		filepath.Join(dir, "visits/01.md"):       "---\nplace: lake\nstart: 2026-06-01\n---\nThey are afraid.\n",
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	a := &app{World: World{Out: &out, Err: &out, Now: time.Now, Env: func(name string) string {
		return map[string]string{"REGISTER_IDENTITY": identity}[name]
	}}, name: "npm", global: global{dir: dir, color: "never"}}
	room, err = a.strongroom()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { room.close() })
	return dir, room
}

// Whoever saves a file while it is sealed or opened finds what was saved, and
// nothing beside it.
func TestSavedMeanwhile(t *testing.T) {
	sealing := func(name string) func(*strongroom) error {
		return func(s *strongroom) error { return s.sealRecords([]string{name}, &sealOptions{}) }
	}
	opening := func(name string) func(*strongroom) error {
		return func(s *strongroom) error { return s.unsealRecords([]string{name}) }
	}
	for name, test := range map[string]struct {
		sealed bool // before
		file   string
		nth    int
		work   func(*strongroom) error
	}{
		"seal whole":    {false, "complaints/01.yaml", 1, sealing("complaints/01")},
		"seal in part":  {false, "visits/01.md", 1, sealing("visits/01")},
		"unseal whole":  {true, "complaints/01.yaml.age", 1, opening("complaints/01")},
		"unseal part":   {true, "visits/01.sealed.age", 1, opening("visits/01")},
		"the open part": {true, "visits/01.md", 1, opening("visits/01")},
		"rotate":        {true, "visits/01.sealed.age", 1, func(s *strongroom) error { return s.rotateFile(s.mustKnow(t), "visits", "visits/01.sealed.age") }},
		"add a key": {false, "recipients.yaml", 2, func(s *strongroom) error {
			return s.addKey("leo", []string{"age1ddlwzlk76xm3m65c2c483kesdx926yst4jxcrlnwclep8hwm4f5svm7s9s"}, nil)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir, room := sealingAt(t)
			if test.sealed {
				if err := room.sealRecords([]string{"complaints/01", "visits/01"}, &sealOptions{}); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join(dir, test.file)
			before := besides(t, dir, file)
			var saved []byte
			room.files = &meanwhile{FS: room.files, name: test.file, nth: test.nth, save: func() {
				there, err := os.ReadFile(file)
				saved = append(there, "# saved\n"...)
				if err := errors.Join(err, os.WriteFile(file, saved, 0o666)); err != nil {
					t.Fatal(err)
				}
			}}
			f := &failure{}
			if err := test.work(room); !errors.As(err, &f) || f.code != exitConcurrent {
				t.Errorf("it ends with %v", err)
			}
			if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, saved) || len(saved) == 0 {
				t.Errorf("%s holds %q (%v)", test.file, now, err)
			}
			if now := besides(t, dir, file); now != before {
				t.Errorf("there are %s, and there were %s", now, before)
			}
		})
	}
}

func (s *strongroom) mustKnow(t *testing.T) *record.Recipients {
	t.Helper()
	to, err := s.recipients()
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// besides is what the files of a folder hold, except one of them.
func besides(t *testing.T, dir, file string) string {
	t.Helper()
	var all strings.Builder
	if err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == file {
			return err
		}
		text, err := os.ReadFile(name)
		fmt.Fprintf(&all, "%s: %s\n", name, text)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all.String()
}
