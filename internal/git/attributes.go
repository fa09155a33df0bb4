package git

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// Handling is what git does with a file beside keeping it.
type Handling struct {
	Merged bool   // it joins two versions line by line, and writes its marks between them
	Filter string // what stands between the working tree and the repository: git keeps what it makes of the file
	Kept   string // the driver that makes a text for showing differences, which git keeps as a note
}

// Handling tells how git handles a file, by the .gitattributes of the folders
// above it in the working tree and by the repository's own settings. The name is
// relative to the working tree's root; no file need be there. Patterns that name
// folders in the middle of a path by "**" are not understood.
func (r *Repo) Handling(name string) (Handling, error) {
	settings, err := readSettings(filepath.Join(r.common, "config"))
	if err != nil {
		return Handling{}, err
	}
	of := map[string]string{}
	for _, file := range r.attributeFiles(name) {
		data, err := readSmall(file.path, 1<<20)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return Handling{}, err
		}
		for line := range strings.Lines(string(data)) {
			attributesIn(line, file.below, of)
		}
	}
	return handling(of, settings), nil
}

// attributeFile is a file of attributes, and the path that it sees of a file.
type attributeFile struct{ path, below string }

// attributeFiles lists those that speak of a file, the one that is heard last at
// the end.
func (r *Repo) attributeFiles(name string) []attributeFile {
	files := []attributeFile{{filepath.Join(r.root, ".gitattributes"), name}}
	parts := strings.Split(name, "/")
	for i := 1; i < len(parts); i++ {
		files = append(files, attributeFile{filepath.Join(r.root, filepath.Join(parts[:i]...), ".gitattributes"), path.Join(parts[i:]...)})
	}
	return append(files, attributeFile{filepath.Join(r.common, "info", "attributes"), name})
}

// attributesIn puts into of what a line says about a file: "" for an attribute
// that is unset, "true" for one that is set.
func attributesIn(line, name string, of map[string]string) {
	words := strings.Fields(line)
	if len(words) == 0 || strings.HasPrefix(words[0], "#") || !matchesPattern(strings.Trim(words[0], `"`), name) {
		return
	}
	for _, word := range words[1:] {
		key, value, hasValue := strings.Cut(word, "=")
		switch {
		case hasValue:
			of[key] = value
		case key == "binary":
			of["diff"], of["merge"], of["text"] = "", "", ""
		case strings.HasPrefix(key, "-"):
			of[key[1:]] = ""
		case strings.HasPrefix(key, "!"):
			delete(of, key[1:])
		default:
			of[key] = "true"
		}
	}
}

// matchesPattern tells whether a pattern of .gitattributes means a file. One
// without a slash means files of that name in every folder.
func matchesPattern(pattern, name string) bool {
	pattern = strings.TrimPrefix(pattern, "**/")
	if folder, ok := strings.CutSuffix(pattern, "/**"); ok {
		return strings.HasPrefix(name, strings.TrimPrefix(folder, "/")+"/")
	}
	if !strings.Contains(pattern, "/") {
		name = path.Base(name)
	}
	ok, err := path.Match(strings.TrimPrefix(pattern, "/"), name)
	return ok && err == nil
}

func handling(of map[string]string, settings *config.Config) Handling {
	merge, set := of["merge"]
	h := Handling{Merged: !set || merge != "" && merge != "binary", Filter: of["filter"]}
	if driver := of["diff"]; driver != "" && settings.Section("diff").HasSubsection(driver) {
		if kept := settings.Section("diff").Subsection(driver).Option("cachetextconv"); kept != "" && kept != "false" {
			h.Kept = driver
		}
	}
	return h
}
