package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// SchemaFolder is where a register keeps the schemas for editors; its name
// begins with a dot, so that no record is looked for in it.
const SchemaFolder = ".schema"

// Schemas gives the files of all schemas below a folder.
func Schemas(s *schema.Schemas, folder string) []File {
	var files []File
	for _, name := range schema.Names() {
		files = append(files, File{path.Join(folder, name+".json"), s.JSON(name)})
	}
	return files
}

// EditorSettings gives the settings by which an editor completes and explains
// keys. The YAML language server serves .yaml records through the schemas in
// folder; it would take the text of a .md record for a second document, so for
// those there are snippets, and a task, which calls program, whose problems
// the editor shows.
func EditorSettings(s *schema.Schemas, folder, program string) ([]File, error) {
	var files []File
	for _, part := range []struct {
		name    string
		content any
	}{
		{".vscode/extensions.json", map[string][]string{"recommendations": {"redhat.vscode-yaml"}}},
		{".vscode/settings.json", settings(folder)},
		{".vscode/tasks.json", tasks(program)},
		{".vscode/register.code-snippets", snippets(s)},
	} {
		var data bytes.Buffer
		out := json.NewEncoder(&data)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		if err := out.Encode(part.content); err != nil {
			return nil, err
		}
		files = append(files, File{part.name, data.Bytes()})
	}
	return files, nil
}

// settings name the files of each schema. The language server looks for a
// pattern below any folder on the way to a file, so that a register in a folder
// called reports would be a report throughout: hence the last folder that bears
// the name of a kind decides.
func settings(folder string) map[string]any {
	schemas := map[string][]string{
		"./" + path.Join(folder, schema.Register+".json"):   {"/" + register.File},
		"./" + path.Join(folder, schema.Recipients+".json"): {"/" + register.RecipientsFile},
	}
	for _, kind := range schema.Kinds() {
		others := slices.DeleteFunc(schema.Kinds(), func(other string) bool { return other == kind })
		schemas["./"+path.Join(folder, kind+".json")] = []string{
			"/" + kind + "/**/*.yaml",
			"!/" + kind + "/**/{" + strings.Join(others, ",") + "}/**/*.yaml",
			"!/" + register.File,
		}
	}
	return map[string]any{"yaml.schemas": schemas, "yaml.schemaStore.enable": false}
}

// tasks runs the check in the background and reads its findings off the text
// that it prints.
func tasks(program string) map[string]any {
	return map[string]any{
		"version": "2.0.0",
		"tasks": []any{map[string]any{
			"label":          "check the register",
			"type":           "process",
			"command":        program,
			"args":           []string{"check", "--watch", "--color", "never"},
			"isBackground":   true,
			"runOptions":     map[string]any{"runOn": "folderOpen"},
			"presentation":   map[string]any{"reveal": "never"},
			"problemMatcher": matchers(),
		}},
	}
}

// matchers read a problem that has a place in its file, and one that concerns
// the whole of it: an editor drops a problem whose line it cannot read. The
// first that fits is taken. A line that begins with a space is an excerpt or
// help, whatever it looks like.
func matchers() []map[string]any {
	const severity, message, code = `(error|warning)`, `(.*)`, `\[([A-Z]\d{3})\]`
	patterns := []map[string]any{{
		"regexp": `^(\S.*?):(\d+):(\d+): ` + severity + `: ` + message + ` ` + code + `$`,
		"file":   1, "line": 2, "column": 3, "severity": 4, "message": 5, "code": 6,
	}, {
		"regexp": `^(\S.*?): ` + severity + `: ` + message + ` ` + code + `$`,
		"kind":   "file",
		"file":   1, "severity": 2, "message": 3, "code": 4,
	}}
	var all []map[string]any
	for _, pattern := range patterns {
		all = append(all, map[string]any{
			"owner":        "register",
			"fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern":      pattern,
		})
	}
	all[0]["background"] = map[string]any{
		"activeOnStart": true,
		"beginsPattern": `^checking `,
		"endsPattern":   `^watching `,
	}
	return all
}

type snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
}

// snippets offers, for each kind, the front matter of a new .md record, and the
// comments that silence a finding. Their day may be deleted as one: it is a stop
// that holds another.
func snippets(s *schema.Schemas) map[string]snippet {
	const ignore = "npm:ignore ${1:CODE}${2: until=${3:$CURRENT_YEAR-12-31}} reason=${4:why it may stay}"
	all := map[string]snippet{
		"ignore": {"yaml,markdown", "ignore", []string{"# " + ignore},
			"Silence a finding of npm check in this line, or in the next if it stands alone. For .yaml files and front matter."},
		"ignore-text": {"markdown", "ignore-text", []string{"<!-- " + ignore + " -->"},
			"Silence a finding of npm check in this line, or in the next if it stands alone. For the text below the front matter."},
	}
	for _, kind := range schema.Kinds() {
		f := s.Kind(kind)
		all[kind] = snippet{Scope: "markdown", Prefix: strings.ToLower(f.Title), Body: frontMatter(f), Description: f.Description}
	}
	return all
}

// frontMatter has the keys that are required, then those that most records need
// and those with a choice of words, each a stop of the cursor. An editor writes the first word of a choice
// until another is chosen: what may be left out begins with none.
func frontMatter(f *schema.Field) []string {
	lines, stop := []string{"---"}, 0
	for _, wanted := range []func(key *schema.Field) bool{
		func(key *schema.Field) bool { return key.Required },
		func(key *schema.Field) bool { return key.Conditional },
		func(key *schema.Field) bool {
			return !key.Required && !key.Conditional && len(key.Enum) > 0 && key.Name != "access"
		},
	} {
		for _, key := range f.Fields {
			if wanted(key) && key.Name != "body" {
				stop++
				lines = append(lines, key.Name+": "+cursorStop(stop, key))
			}
		}
	}
	return append(lines, "---", "", "$0")
}

func cursorStop(n int, f *schema.Field) string {
	switch {
	case len(f.Enum) > 0 && !f.Required:
		return fmt.Sprintf("${%d| ,%s|}", n, strings.Join(f.Enum, ","))
	case len(f.Enum) > 0:
		return fmt.Sprintf("${%d|%s|}", n, strings.Join(f.Enum, ","))
	case f.Format == "date":
		return fmt.Sprintf("${%d:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}", n)
	case f.Is("array") && !f.Is("string"):
		return fmt.Sprintf("[${%d}]", n)
	}
	return fmt.Sprintf("${%d}", n)
}
