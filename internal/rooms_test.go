package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/opcat-tools/npm/"

// rooms says which rooms each room may import. A room that is not in it fails
// the test; docs/architecture.md holds the same table with its reasons.
var rooms = map[string]string{
	"docs":              "",
	"schema":            "",
	"internal/calendar": "",
	"internal/page":     "",
	"internal/git":      "",
	"internal/seal":     "",
	"internal/record":   "calendar",
	"internal/followup": "calendar record",
	"internal/language": "calendar",
	"internal/register": "calendar record page schema git seal",
	"internal/check":    "calendar record page schema register followup audience",
	"internal/audience": "calendar record followup register schema",
	"internal/edit":     "calendar record page schema register check git seal",
	"internal/report":   "calendar record followup audience language",
	"internal/render":   "calendar language page report",
	"internal/cli":      "calendar record page schema register followup check audience edit report render git seal docs language",
	"cmd/npm":           "cli",
	"internal":          "",
}

// onlyIn are libraries that one room alone may import.
var onlyIn = map[string]string{
	"gopkg.in/yaml.v3":           "internal/page",
	"github.com/go-git":          "internal/git",
	"github.com/spf13/cobra":     "internal/cli",
	"github.com/fsnotify":        "internal/cli",
	"github.com/santhosh-tekuri": "internal/register",
	"filippo.io/age":             "internal/seal",
	"github.com/yuin/goldmark":   "internal/render",
	"github.com/microcosm-cc":    "internal/render",
}

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	met := map[string]bool{}
	root := ".."
	walk := func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && name != root || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			room, err := filepath.Rel(root, filepath.Dir(name))
			if err != nil {
				return err
			}
			met[filepath.ToSlash(room)] = true
			checkImports(t, filepath.ToSlash(room), name)
		}
		return nil
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !met[room] && room != "internal" {
			t.Errorf("%s is in the table, but there is no such room", room)
		}
	}
}

func checkImports(t *testing.T, room, file string) {
	t.Helper()
	allowed, known := rooms[room]
	if !known {
		t.Errorf("%s: the room %s is not in the table", file, room)
		return
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if ours, ok := strings.CutPrefix(imported, module); ok && !slices.Contains(strings.Fields(allowed), path.Base(ours)) {
			t.Errorf("%s: %s may not import %s", file, room, ours)
		}
		for library, home := range onlyIn {
			if strings.HasPrefix(imported, library) && room != home {
				t.Errorf("%s: only %s may import %s", file, home, library)
			}
		}
	}
}
