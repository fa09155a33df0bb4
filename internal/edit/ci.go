package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"text/template"
	"unicode"

	"github.com/opcat-tools/npm/internal/git"
)

// module is what a server installs.
const module = "github.com/opcat-tools/npm/cmd/npm"

// Services are those that can run the check on each change.
func Services() []string { return []string{"github", "gitlab"} }

// Job is what a workflow must know.
type Job struct {
	Folder  string // of the register below the repository's root, "." for the root
	Version string // of this program, as Go calls it; one that no server can install stands for the latest
}

// Pinned tells whether a server installs this very version.
func (j Job) Pinned() bool { return released.MatchString(j.Version) }

// released is a version that Go can fetch by its name. One that was built from
// files nobody has committed, or from no repository, is none.
var released = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$`)

// Placed says what became of a file that was to be written.
type Placed struct {
	Path    string // below the folder it was meant for
	Left    bool   // it is there, holds something else and was left alone
	Include string // the line that .gitlab-ci.yml needs beside
}

// The files of workflows, from the repository's root.
const (
	githubFile  = ".github/workflows/register.yml"
	gitlabFile  = ".gitlab-ci.yml"
	gitlabOther = ".gitlab/register.yml" // where there is a .gitlab-ci.yml already
)

// AddWorkflow writes into root, the root of a repository, what makes a service
// run the check. What is there already stays as it is; where GitLab's file is
// another's, ours is written beside it, and it must include that.
func AddWorkflow(root, service string, j Job) (Placed, error) {
	target := githubFile
	if service == "gitlab" {
		target = gitlabFile
	}
	content, err := workflow(service, target, j)
	if err != nil {
		return Placed{}, err
	}
	var include string
	if service == "gitlab" {
		others, err := isOthers(root, content)
		if err != nil {
			return Placed{}, err
		}
		if others {
			target, include = gitlabOther, "include: "+gitlabOther
			if content, err = workflow(service, target, j); err != nil {
				return Placed{}, err
			}
		}
	}
	left, err := writeMissing(root, []File{{target, content}})
	return Placed{target, len(left) > 0, include}, err
}

// isOthers tells whether GitLab's file is there and was not made here: what was
// begins with the same line.
func isOthers(root string, ours []byte) (bool, error) {
	files, closeTree, err := git.WorkTree(root)
	if err != nil {
		return false, err
	}
	defer closeTree()
	there, err := fs.ReadFile(files, gitlabFile)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	line, _, _ := bytes.Cut(ours, []byte("\n"))
	return err != nil || !bytes.HasPrefix(there, line), nil
}

// workflow is the file target, filled in for a register.
func workflow(service, target string, j Job) ([]byte, error) {
	if !plain(j.Folder) {
		return nil, errors.New("the register's folder has characters in its name that mean something else to a server; rename it, with letters, digits, dashes and spaces")
	}
	version := "latest"
	if j.Pinned() {
		version = j.Version
	}
	pattern := map[string]string{"github": j.Folder + "/**", "gitlab": j.Folder + "/**/*"}[service]
	return fillWith(service+".yml", map[string]any{
		"Below": j.Folder != ".", "Filter": flow(pattern, target), "Quoted": quoted(j.Folder),
		"Module": module, "Version": version, "Pinned": j.Pinned(),
	})
}

// plain tells whether a path means itself everywhere in a workflow: to YAML in
// quotes, in patterns of paths, in expressions and among variables.
func plain(folder string) bool {
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ._-/,'&@", r)
	}
	return path.Clean(folder) == folder && !strings.ContainsFunc(folder, odd) && !strings.HasPrefix(folder, "..")
}

// flow is a list in YAML, in one line.
func flow(words ...string) string {
	for i, word := range words {
		words[i] = quoted(word)
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// quoted is a text in double quotes, as YAML and JSON both read it.
func quoted(text string) string {
	var out bytes.Buffer
	encode := json.NewEncoder(&out)
	encode.SetEscapeHTML(false)
	_ = encode.Encode(text) // a text can always be written
	return strings.TrimSpace(out.String())
}

// fillWith fills a template whose own text may be full of braces: its places
// are in double square brackets.
func fillWith(source string, values any) ([]byte, error) {
	text, err := fs.ReadFile(templates, path.Join("template", source))
	if err != nil {
		return nil, err
	}
	t, err := template.New(source).Delims("[[", "]]").Option("missingkey=error").Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", source, err)
	}
	var filled bytes.Buffer
	err = t.Execute(&filled, values)
	return filled.Bytes(), err
}
