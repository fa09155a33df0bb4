package git

import (
	"strings"
	"testing"
)

// TestHandling compares with what git itself makes of the attributes.
func TestHandling(t *testing.T) {
	const file = "reg/complaints/2026/01.yaml.age"
	for _, c := range []struct{ where, lines string }{
		{".gitattributes", ""},
		{".gitattributes", "*.age binary"},
		{".gitattributes", "*.age -merge"},
		{".gitattributes", "*.age merge=binary"},
		{".gitattributes", "*.age merge=union"},
		{".gitattributes", "*.age merge"},
		{".gitattributes", "*.age -text"},
		{".gitattributes", "# *.age binary"},
		{".gitattributes", "*.yaml binary"},
		{".gitattributes", "*.age binary\n*.age merge"},
		{".gitattributes", "*.age binary\n*.age !merge"},
		{".gitattributes", "**/*.age binary"},
		{".gitattributes", "/*.age binary"},
		{".gitattributes", "reg/*.age binary"},
		{".gitattributes", "reg/complaints/** binary"},
		{".gitattributes", "\"*.age\" binary"},
		{"reg/.gitattributes", "*.age binary"},
		{"reg/.gitattributes", "/complaints/2026/*.age binary"},
		{"reg/complaints/.gitattributes", "2026/*.age binary"},
		{"other/.gitattributes", "*.age binary"},
		{".git/info/attributes", "*.age binary"},
		{".gitattributes", "*.age filter=open diff=open"},
		{".gitattributes", "*.age binary filter=open"},
	} {
		dir := t.TempDir()
		run(t, dir, "init", "-q")
		put(t, dir, c.where, c.lines+"\n")
		got, err := open(t, dir).Handling(file)
		merge, filter := attribute(t, dir, "merge", file), attribute(t, dir, "filter", file)
		want := Handling{Merged: merge != "unset" && merge != "binary"}
		if filter != "unspecified" {
			want.Filter = filter
		}
		if err != nil || got != want {
			t.Errorf("%s with %q: %+v, %v; want %+v", c.where, c.lines, got, err, want)
		}
	}
}

func attribute(t *testing.T, dir, name, file string) string {
	t.Helper()
	out := strings.TrimSpace(run(t, dir, "check-attr", name, file))
	return out[strings.LastIndex(out, " ")+1:]
}

func TestHandlingKept(t *testing.T) {
	for config, want := range map[string]string{"": "", "false": "", "true": "open"} {
		dir := t.TempDir()
		run(t, dir, "init", "-q")
		put(t, dir, ".gitattributes", "*.age diff=open\n")
		run(t, dir, "config", "diff.open.textconv", "age -d")
		if config != "" {
			run(t, dir, "config", "diff.open.cachetextconv", config)
		}
		if got, err := open(t, dir).Handling("a.age"); err != nil || got.Kept != want {
			t.Errorf("%q: %+v, %v", config, got, err)
		}
	}
}
