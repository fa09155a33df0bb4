package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
)

// manifestFile lies in the folder of a site. It says that the folder is ours, for
// whom it was made, and which files in it we made: no others are ever touched.
const manifestFile = ".site.json"

// largestManifest is how many bytes of a manifest are read: some hundred thousand
// files.
const largestManifest = 64 << 20

// manifest is what lies in the folder of a site.
type manifest struct {
	MadeBy   string              `json:"made_by"`
	Audience audience.Audience   `json:"audience"`
	Files    map[string]siteFile `json:"files"` // by path
}

const madeBy = "npm site"

// siteFile is one file of a site.
type siteFile struct {
	Made string `json:"made"` // a hash of all that it was made of; "" while it is being replaced
	Size int64  `json:"size"` // in bytes
}

// readManifest reads the manifest in a folder, nil where there is none. What is no
// manifest of ours is an error, and so is one with a path that we would not write.
func readManifest(root *os.Root) (*manifest, error) {
	info, err := root.Lstat(manifestFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s in it is no regular file", manifestFile)
	case info.Size() > largestManifest:
		return nil, fmt.Errorf("%s in it is too large", manifestFile)
	}
	src, err := root.ReadFile(manifestFile)
	if err != nil {
		return nil, err
	}
	m := &manifest{}
	decoder := json.NewDecoder(bytes.NewReader(src))
	if err := decoder.Decode(m); err != nil || m.MadeBy != madeBy || m.Audience == "" {
		return nil, fmt.Errorf("%s in it was not written by this program", manifestFile)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s in it has been changed", manifestFile)
	}
	for name := range m.Files {
		if !isSitePath(name) {
			return nil, fmt.Errorf("%s in it has been changed: it names a file that no site has", manifestFile)
		}
	}
	return m, nil
}

// bytes are the same for the same site.
func (m *manifest) bytes() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", " ")
	return append(text, '\n'), err
}

// isSitePath says whether a site may have a file of this path: it lies below the
// site's folder, no part of it is hidden, and a record in YAML or Markdown it is not.
func isSitePath(name string) bool {
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	switch path.Ext(name) {
	case ".html", ".css", ".js", ".json", ".csv", ".ics", ".xml", ".svg", ".txt", ".woff2", ".png", ".ico", ".webmanifest":
		return true
	}
	return false
}
