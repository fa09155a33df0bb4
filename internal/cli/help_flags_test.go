package cli

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// aRoot is the program as it starts, without an environment.
func aRoot() *cobra.Command {
	w := World{Args: []string{"npm"}, In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }, Now: time.Now}
	root := (&app{World: w, name: "npm", opened: opened{}}).root()
	root.InitDefaultHelpCmd()
	return root
}

// allCommands are the words of every command, the program itself first.
func allCommands() [][]string {
	var all [][]string
	var walk func(c *cobra.Command, words []string)
	walk = func(c *cobra.Command, words []string) {
		all = append(all, words)
		for _, sub := range c.Commands() {
			walk(sub, append(slices.Clone(words), sub.Name()))
		}
	}
	walk(aRoot(), nil)
	return all
}

// commandOf is a command of a program that was just started.
func commandOf(t *testing.T, words []string) *cobra.Command {
	t.Helper()
	c, rest, err := aRoot().Find(words)
	if err != nil || len(rest) > 0 {
		t.Fatalf("%v: %v, %v", words, rest, err)
	}
	c.InheritedFlags() // so that it knows them
	return c
}

func helpOf(t *testing.T, words []string) string {
	t.Helper()
	var help bytes.Buffer
	c := commandOf(t, words)
	c.SetOut(&help)
	if err := c.Help(); err != nil {
		t.Fatal(err)
	}
	return help.String()
}

var globalFlags = map[string]string{"rev": "HEAD", "as-of": "2026-01-01", "format": "json", "output": "x", "audience": "public", "require-sealed": "true"}

// TestHelpListsWhatIsHeeded: what a command refuses is not in its help, nor is it offered
// when Tab is pressed; all else is.
func TestHelpListsWhatIsHeeded(t *testing.T) {
	for _, words := range allCommands() {
		help := helpOf(t, words)
		for flag, value := range globalFlags {
			c := commandOf(t, words)
			if err := c.ParseFlags([]string{"--" + flag + "=" + value}); err != nil {
				t.Fatal(err)
			}
			if !c.Runnable() || c.RunE != nil && c.HasSubCommands() && c.Annotations == nil {
				continue // it only shows help
			}
			listed, heeded := strings.Contains(help, "--"+flag+" "), refuseUnheeded(c) == nil
			if listed != heeded {
				t.Errorf("npm %s: --%s is listed: %v, heeded: %v", strings.Join(words, " "), flag, listed, heeded)
			}
		}
	}
}

// TestHelpOfGroups: a command that holds others lists what one of them heeds.
func TestHelpOfGroups(t *testing.T) {
	for _, c := range []struct{ group, lists, not string }{
		{"rec", "rev as-of format output audience require-sealed", ""},
		{"audience", "rev format output", "as-of audience"},
		{"key", "format output", "rev as-of audience require-sealed"},
		{"completion", "dir color", "rev as-of format output audience require-sealed"},
	} {
		help := helpOf(t, []string{c.group})
		for _, flag := range strings.Fields(c.lists) {
			if !strings.Contains(help, "--"+flag+" ") {
				t.Errorf("npm %s does not list --%s", c.group, flag)
			}
		}
		for _, flag := range strings.Fields(c.not) {
			if strings.Contains(help, "--"+flag+" ") {
				t.Errorf("npm %s lists --%s", c.group, flag)
			}
		}
	}
}

// TestHelpNamesWhatIsRequired leaves out each option of each example in turn, where there
// is no register: what is wrong with the command line is said before one is looked for.
func TestHelpNamesWhatIsRequired(t *testing.T) {
	seen := 0
	for _, words := range allCommands() {
		c := commandOf(t, words)
		for line := range strings.Lines(c.Example) {
			example := strings.Fields(strings.TrimSpace(line))
			if len(words) == 0 || len(example) < 2 || example[1] == "init" || slices.Contains(example, "new") {
				continue // they need no register, and write files
			}
			for i, word := range example {
				if !strings.HasPrefix(word, "-") || word == "-" {
					continue
				}
				flag := c.Flags().Lookup(strings.TrimLeft(word, "-"))
				if short := strings.TrimPrefix(word, "-"); len(short) == 1 {
					flag = c.Flags().ShorthandLookup(short)
				}
				if flag == nil {
					t.Fatalf("npm %s has no %s", strings.Join(words, " "), word)
				}
				end := i + 2
				if flag.NoOptDefVal != "" {
					end = i + 1
				}
				without := slices.Concat(example[:i], example[end:])
				code, said := runWithout(t, without)
				if other, _ := runWithout(t, append(without, "x")); other != exitUsage {
					code = other // a word does instead
				}
				if required := strings.Contains(flag.Usage, "(required)"); required != (code == exitUsage) {
					t.Errorf("%s, without %s: exit %d, required by the help: %v\n%s", strings.TrimSpace(line), word, code, required, said)
				} else if required {
					seen++
				}
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d options were found to be required", seen)
	}
}

// runWithout runs a command where there is no register.
func runWithout(t *testing.T, args []string) (code int, said string) {
	t.Helper()
	t.Chdir(t.TempDir())
	var out bytes.Buffer
	code = Main(World{Args: args, In: strings.NewReader(""), Out: &out, Err: &out, Env: func(string) string { return "" }, Now: time.Now})
	return code, out.String()
}
