package edit

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/opcat-tools/npm/schema"
)

// SchemaFolder is where a register keeps the schemas for editors; its name
// begins with a dot, so that no record is looked for in it.
const SchemaFolder = ".schema"

// Schemas gives the files of all schemas below a folder.
func Schemas(s *schema.Schemas, folder string) []File {
	var files []File
	for _, name := range append(schema.Kinds(), schema.Register) {
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
		{".vscode/settings.json", settings(folder)},
		{".vscode/tasks.json", tasks(program)},
		{".vscode/register.code-snippets", snippets(s)},
	} {
		data, err := json.MarshalIndent(part.content, "", "  ")
		if err != nil {
			return nil, err
		}
		files = append(files, File{part.name, append(data, '\n')})
	}
	return files, nil
}

func settings(folder string) map[string]any {
	schemas := map[string]string{"./" + path.Join(folder, schema.Register+".json"): "/register.yaml"}
	for _, kind := range schema.Kinds() {
		schemas["./"+path.Join(folder, kind+".json")] = "/" + kind + "/**/*.yaml"
	}
	return map[string]any{"yaml.schemas": schemas, "yaml.schemaStore.enable": false}
}

// tasks runs the check in the background and reads its findings off the text
// that it prints.
func tasks(program string) map[string]any {
	return map[string]any{
		"version": "2.0.0",
		"tasks": []any{map[string]any{
			"label":        "check the register",
			"type":         "process",
			"command":      program,
			"args":         []string{"check", "--watch", "--color", "never"},
			"isBackground": true,
			"runOptions":   map[string]any{"runOn": "folderOpen"},
			"presentation": map[string]any{"reveal": "never"},
			"problemMatcher": map[string]any{
				"owner":        "register",
				"fileLocation": []string{"relative", "${workspaceFolder}"},
				"pattern": map[string]any{
					"regexp": `^(.+?):(\d+):(\d+): (error|warning): (.*) \[([A-Z]\d{3})\]$`,
					"file":   1, "line": 2, "column": 3, "severity": 4, "message": 5, "code": 6,
				},
				"background": map[string]any{
					"activeOnStart": true,
					"beginsPattern": `^checking `,
					"endsPattern":   `^watching `,
				},
			},
		}},
	}
}

type snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
}

// snippets offers, for each kind, the front matter of a new .md record.
func snippets(s *schema.Schemas) map[string]snippet {
	all := map[string]snippet{}
	for _, kind := range schema.Kinds() {
		f := s.Kind(kind)
		all[kind] = snippet{Scope: "markdown", Prefix: strings.TrimSuffix(kind, "s"), Body: frontMatter(f), Description: f.Description}
	}
	return all
}

// frontMatter has the keys that are required, then those with a choice of
// words, each a stop of the cursor.
func frontMatter(f *schema.Field) []string {
	lines, stop := []string{"---"}, 0
	for _, required := range []bool{true, false} {
		for _, key := range f.Fields {
			wanted := key.Required == required && key.Name != "body" && (required || len(key.Enum) > 0 && key.Name != "access")
			if wanted {
				stop++
				lines = append(lines, key.Name+": "+cursorStop(stop, key))
			}
		}
	}
	return append(lines, "---", "", "$0")
}

func cursorStop(n int, f *schema.Field) string {
	switch {
	case len(f.Enum) > 0:
		return fmt.Sprintf("${%d|%s|}", n, strings.Join(f.Enum, ","))
	case f.Format == "date":
		return fmt.Sprintf("${%d:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}", n)
	case f.Is("array") && !f.Is("string"):
		return fmt.Sprintf("[${%d}]", n)
	}
	return fmt.Sprintf("${%d}", n)
}
