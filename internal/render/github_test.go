package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/page"
)

// command is a workflow command that a runner obeyed.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// obey reads a log as GitHub's runner does: a command stands at the beginning
// of a line after spaces or, in its older form, anywhere in one; from
// stop-commands on only the token given is heard.
func obey(log string) []command {
	var obeyed []command
	known := []string{"error", "warning", "notice", "group", "endgroup", "debug", "add-mask", "set-output", "set-env", "add-path", "add-matcher", "stop-commands"}
	stopped := ""
	for line := range strings.SplitSeq(log, "\n") {
		c, ok := parsed(line)
		name := strings.ToLower(c.name)
		switch {
		case !ok:
		case stopped != "" && name == stopped:
			stopped = ""
		case stopped == "" && name == "stop-commands":
			stopped = c.data
		case stopped == "" && slices.Contains(known, name):
			obeyed = append(obeyed, c)
		}
	}
	return obeyed
}

func parsed(line string) (command, bool) {
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "::"); ok {
		head, data, ok := strings.Cut(rest, "::")
		name, list, _ := strings.Cut(head, " ")
		c := command{name, map[string]string{}, unescape.Replace(data)}
		for property := range strings.SplitSeq(list, ",") {
			if key, value, ok := strings.Cut(property, "="); ok {
				c.properties[strings.TrimSpace(key)] = unescape.Replace(value)
			}
		}
		return c, ok
	}
	if _, rest, ok := strings.Cut(line, "##["); ok {
		head, data, ok := strings.Cut(rest, "]")
		name, _, _ := strings.Cut(head, " ")
		return command{name: name, data: data}, ok
	}
	return command{}, false
}

func TestGitHubCommands(t *testing.T) {
	c := checked(finding(), finding(warning, whole), finding(secret, at("a,b:c%\n.yaml")))
	c.Root = "our"
	want := `::error file=our/a%2Cb%3Ac%25\u000a.yaml,line=3,col=1,endLine=3,endColumn=5,title=C001 record-in-clear::lies in clear%0Ahelp: write "name"
::error file=our/places/a.yaml,line=3,col=1,endLine=3,endColumn=5,title=S001 unknown-key::key "nmae" is not known%0Ahelp: write "name"
::warning file=our/places/a.yaml,title=P012 byte-order-mark::begins with a byte order mark
::group::all that npm check found
::stop-commands::`
	out := in(t, "github", c)
	if !strings.HasPrefix(out, want) {
		t.Errorf("%s\nwant %s", out, want)
	}
	end := "::\n::endgroup::\n450 records checked: 2 errors, 1 warning\n"
	if !strings.HasSuffix(out, end) {
		t.Errorf("%s\nwant %s", out, end)
	}
	if out := in(t, "github", checked()); out != "450 records checked: 0 errors, 0 warnings\n" {
		t.Error(out)
	}
}

// TestGitHubObeysNothingFromARegister counts the commands of a hostile
// register: those that are meant, and with the properties that are meant.
func TestGitHubObeysNothingFromARegister(t *testing.T) {
	for name, c := range cases() {
		if !strings.HasPrefix(name, "hostile") {
			continue
		}
		out := in(t, "github", c)
		var names []string
		for _, got := range obey(out) {
			names = append(names, got.name)
			for key := range got.properties {
				if !slices.Contains([]string{"file", "line", "col", "endLine", "endColumn", "title"}, key) {
					t.Errorf("%s: property %q in %.300s", name, key, out)
				}
			}
			if line := got.properties["line"]; line != "" && line != "3" {
				t.Errorf("%s: line %s in %.300s", name, line, out)
			}
		}
		if want := []string{"error", "notice", "notice", "group", "endgroup"}; !slices.Equal(names, want) {
			t.Errorf("%s: %q, want %q in %.600s", name, names, want, out)
		}
		if strings.Contains(out, "##[") {
			t.Errorf("%s: an older command in %.300s", name, out)
		}
	}
}

func TestGitHubKeepsTheWorstWithinItsLimit(t *testing.T) {
	var all, old []page.Problem
	for i := range 15 {
		for _, change := range []func(*page.Problem){func(*page.Problem) {}, warning} {
			all = append(all, finding(change, at(fmt.Sprintf("new/%02d", i))))
			before := finding(change, at(fmt.Sprintf("old/%02d", i)))
			all, old = append(all, before), append(old, before)
		}
	}
	all = append(all, finding(secret, at("z")))
	c := since(checked(all...), old, nil)
	c.Notes = []string{"a note"}
	got := map[string][]command{}
	out := in(t, "github", c)
	for _, command := range obey(out) {
		got[command.name] = append(got[command.name], command)
	}
	if len(got["error"]) != 10 || len(got["warning"]) != 10 || len(got["notice"]) != 10 {
		t.Errorf("%d errors, %d warnings, %d notices", len(got["error"]), len(got["warning"]), len(got["notice"]))
	}
	if got["error"][0].properties["file"] != "z" || got["error"][1].properties["file"] != "new/00" || got["warning"][9].properties["file"] != "new/09" {
		t.Error(out)
	}
	if got["notice"][0].data != "a note" || got["notice"][1].properties["file"] != "old/00" || got["notice"][9].properties["title"] != "S001 unknown-key" {
		t.Error(out)
	}
	for _, p := range all {
		if !strings.Contains(out, "\n"+p.Path+":3:1: ") {
			t.Errorf("%s is not in the log", p.Path)
		}
	}
}
