// Package edit makes changes to a register: it proposes files, and writes them
// through the git room, never over something that is there.
package edit

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

//go:embed template
var templates embed.FS

// Institution is what a new register says of its owner.
type Institution struct{ Name, Short string }

// File is one file to be written, its path relative to the register.
type File struct {
	Path string
	Data []byte
}

// NewRegister gives the files of an empty register: its settings, with every
// one explained, and what an editor needs. program is the name by which this
// one is called.
func NewRegister(owner Institution, program string) ([]File, error) {
	owner = Institution{name(owner.Name), name(owner.Short)}
	var files []File
	for source, target := range map[string]string{
		"register.yaml": register.File,
		"holidays.csv":  "holidays.csv",
		"README.md":     "README.md",
		"gitignore":     ".gitignore",
		"gitattributes": AttributesFile,
	} {
		data, err := fill(source, owner)
		if err != nil {
			return nil, err
		}
		files = append(files, File{target, data})
	}
	schemas, err := schema.Load(nil)
	if err != nil {
		return nil, err
	}
	files = append(files, Schemas(schemas, SchemaFolder)...)
	settings, err := EditorSettings(schemas, SchemaFolder, program)
	if err != nil {
		return nil, err
	}
	files = append(files, settings...)
	slices.SortFunc(files, func(a, b File) int { return bytes.Compare([]byte(a.Path), []byte(b.Path)) })
	return files, nil
}

// name is a name in one line, without characters that cannot be seen. Those by
// which scripts join and order letters stay.
func name(given string) string {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsGraphic(r), strings.ContainsRune("\n\r\t\u200c\u200d\u200e\u200f\u061c", r):
			return r
		}
		return -1
	}, given)
	return strings.Join(strings.Fields(seen), " ")
}

// fill puts the institution into a template. In YAML its names are quoted, so
// that no name can be taken for anything else.
func fill(source string, owner Institution) ([]byte, error) {
	text, err := fs.ReadFile(templates, path.Join("template", source))
	if err != nil {
		return nil, err
	}
	if source == "register.yaml" {
		owner = Institution{strconv.Quote(owner.Name), strconv.Quote(owner.Short)}
	}
	t, err := template.New(source).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var filled bytes.Buffer
	err = t.Execute(&filled, owner)
	return filled.Bytes(), err
}

// Create begins a register in dir with files, which hold register.yaml. What is
// there already stays as it is: the paths of those that hold something else are
// returned. Where register.yaml is there, nothing is written.
func Create(dir string, files []File) (left []string, err error) {
	if _, err := os.Lstat(filepath.Join(dir, register.File)); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is there already", register.File)
	}
	return writeMissing(dir, files)
}

// Renew writes schemas below dir, which this program makes and people do not
// edit, and of others only those that are missing. It returns the paths of
// others that are there, hold something else and were left alone. Where a file
// of a schema's name is no schema of that kind, nothing is written.
func Renew(dir string, schemas, others []File) (left []string, err error) {
	for _, f := range schemas {
		if err := mayReplace(dir, f); err != nil {
			return nil, err
		}
	}
	for _, f := range schemas {
		if err := git.WriteFile(dir, f.Path, f.Data); err != nil {
			return nil, err
		}
	}
	return writeMissing(dir, others)
}

// mayReplace says whether what stands in the place of a schema is one of the
// same kind, of whatever version: both have the same $id.
func mayReplace(dir string, f File) error {
	existing, closeTree, err := git.WorkTree(dir)
	if err != nil {
		return err
	}
	defer closeTree()
	switch there, err := fs.ReadFile(existing, f.Path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !bytes.Equal(idLine(there), idLine(f.Data)):
		return fmt.Errorf("%s is there and is no schema of %s", f.Path, strings.TrimSuffix(path.Base(f.Path), ".json"))
	}
	return nil
}

// idLine is the line of a schema that holds its $id, without what surrounds it.
func idLine(schema []byte) []byte {
	for line := range bytes.Lines(schema) {
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte(`"$id":`)) {
			return line
		}
	}
	return nil
}

// writeMissing writes the files that are not there yet. It returns the paths of
// those that are and hold something else, or cannot be read: a link, a folder.
func writeMissing(dir string, files []File) (left []string, err error) {
	existing, closeTree, err := git.WorkTree(dir)
	if err != nil {
		return nil, err
	}
	defer closeTree()
	for _, f := range files {
		switch there, err := fs.ReadFile(existing, f.Path); {
		case errors.Is(err, fs.ErrNotExist):
			if err := git.Create(dir, f.Path, f.Data); err != nil {
				return nil, err
			}
		case err != nil || !bytes.Equal(there, f.Data):
			left = append(left, f.Path)
		}
	}
	return left, nil
}
