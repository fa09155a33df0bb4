package render_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/utils" // the module carries the standard's schema
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// sarifSchema is the schema of SARIF 2.1.0 as published by OASIS. A module of
// tests carries it as a constant that it does not export.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(strings.TrimSpace(string(folder)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, err = strconv.Unquote(literal.Value)
		}
		return err == nil
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", data); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestSARIFFitsItsSchema(t *testing.T) {
	schema := sarifSchema(t)
	if schema.Validate(map[string]any{"version": "2.1.0", "runs": []any{map[string]any{}}}) == nil {
		t.Fatal("the schema lets a run without a tool pass")
	}
	for name, c := range cases() {
		data, err := jsonschema.UnmarshalJSON(strings.NewReader(in(t, "sarif", c)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// sarifRun gives the only run of a log.
func sarifRun(t *testing.T, log string) map[string]any {
	t.Helper()
	var data struct{ Runs []map[string]any }
	if err := json.Unmarshal([]byte(log), &data); err != nil || len(data.Runs) != 1 {
		t.Fatal(err, log)
	}
	return data.Runs[0]
}

func mustBeJSON(t *testing.T, got any, want string) {
	t.Helper()
	var wanted any
	if err := json.Unmarshal([]byte(want), &wanted); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, wanted) {
		text, _ := json.MarshalIndent(got, "", "  ")
		t.Errorf("%s\nwant %s", text, want)
	}
}

func TestSARIFRules(t *testing.T) {
	driver := sarifRun(t, in(t, "sarif", checked()))["tool"].(map[string]any)["driver"].(map[string]any)
	list := driver["rules"].([]any)
	mustBeJSON(t, []any{driver["name"], driver["version"], len(list) == len(rules)}, `["npm", "1.2.3", true]`)
	mustBeJSON(t, list[0], `{"id": "C001", "name": "RecordInClear", "shortDescription": {"text": "record in clear"}, "fullDescription": {"text": "record in clear"},
		"help": {"text": "record in clear"}, "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["confidentiality"]}}`)
	mustBeJSON(t, list[1], `{"id": "P012", "name": "ByteOrderMark", "shortDescription": {"text": "byte order mark"}, "fullDescription": {"text": "What it is about."},
		"help": {"text": "# P012\n\nSeverity: error\n\nWhat it is\nabout.\n\n## More\n\nMuch more.\n", "markdown": "# P012\n\nSeverity: error\n\nWhat it is\nabout.\n\n## More\n\nMuch more.\n"},
		"defaultConfiguration": {"level": "warning"}, "properties": {"tags": ["page"]}}`)
}

func TestSARIFResults(t *testing.T) {
	c := cases()["everything"]
	run := sarifRun(t, in(t, "sarif", c))
	results := run["results"].([]any)
	mark := page.Fingerprints(c.Problems)
	mustBeJSON(t, results[0], `{"ruleId": "P012", "ruleIndex": 1, "level": "warning", "message": {"text": "begins with a byte order mark"}, "baselineState": "new",
		"partialFingerprints": {"registerFinding/v1": "`+mark[0]+`"},
		"locations": [{"physicalLocation": {"artifactLocation": {"uri": "our/register/places/a.yaml", "uriBaseId": "%SRCROOT%"}}, "logicalLocations": [{"fullyQualifiedName": "places/a"}]}]}`)
	mustBeJSON(t, results[3], `{"ruleId": "S001", "ruleIndex": 2, "level": "error", "message": {"text": "key \"nmae\" is not known. Help: write \"name\""}, "baselineState": "new",
		"partialFingerprints": {"registerFinding/v1": "`+mark[3]+`"},
		"locations": [{"physicalLocation": {"artifactLocation": {"uri": "our/register/places/c.yaml", "uriBaseId": "%SRCROOT%"},
			"region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 5}}, "logicalLocations": [{"fullyQualifiedName": "places/a"}]}],
		"fixes": [{"description": {"text": "write name"}, "artifactChanges": [{"artifactLocation": {"uri": "our/register/places/c.yaml", "uriBaseId": "%SRCROOT%"},
			"replacements": [{"deletedRegion": {"byteOffset": 40, "byteLength": 4}, "insertedContent": {"text": "name"}}]}]}]}`)
	var states []any
	for _, result := range results {
		states = append(states, result.(map[string]any)["baselineState"])
	}
	mustBeJSON(t, states, `["new", "new", "unchanged", "new", "absent"]`)
	mustBeJSON(t, run["columnKind"], `"unicodeCodePoints"`)
	mustBeJSON(t, run["invocations"], `[{"executionSuccessful": true, "toolExecutionNotifications": [{"level": "warning", "message": {"text": "the history is cut off"}}]}]`)
}

// A fix that would tell what the file says in its own words is none here.
func TestSARIFLeavesPrivateFixesOut(t *testing.T) {
	private := func(p *page.Problem) {
		fixable(p)
		p.Fix.What, p.Fix.New, p.Fix.Private = "put it in brackets", "[SECRET]", true
	}
	for _, format := range render.ProblemFormats() {
		if out := in(t, format, checked(finding(private))); format == "sarif" && strings.Contains(out, `"fixes"`) || format != "text" && strings.Contains(out, "SECRET") {
			t.Errorf("%s: %s", format, out)
		}
	}
}

func TestSARIFMarksStayWhenLinesMove(t *testing.T) {
	mark := func(p page.Problem) any {
		return sarifRun(t, in(t, "sarif", checked(p)))["results"].([]any)[0].(map[string]any)["partialFingerprints"]
	}
	moved := finding()
	moved.Start.Line, moved.End.Line = 30, 30
	if !reflect.DeepEqual(mark(finding()), mark(moved)) {
		t.Error("a moved line gives another mark")
	}
	if reflect.DeepEqual(mark(finding()), mark(finding(at("places/b.yaml")))) {
		t.Error("another file gives the same mark")
	}
}

func TestSARIFPathsAreURIs(t *testing.T) {
	for path, want := range map[string]string{
		"places/a.yaml": "places/a.yaml", "a b%41?#": "a%20b%2541%3F%23", "c:x": "c%3Ax", "é\n\xff": "%C3%A9%0A%FF", "[a]": "%5Ba%5D",
	} {
		result := sarifRun(t, in(t, "sarif", checked(finding(at(path)))))["results"].([]any)[0].(map[string]any)
		place := result["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)["artifactLocation"].(map[string]any)
		if place["uri"] != want {
			t.Errorf("%q: %s, want %s", path, place["uri"], want)
		}
	}
}

func TestSARIFMessagesHoldNoLink(t *testing.T) {
	p := finding()
	p.Message = "a [link](http://evil.example)"
	if out := in(t, "sarif", checked(p)); strings.Contains(out, "](") {
		t.Error(out)
	}
}
