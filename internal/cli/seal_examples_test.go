package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExamplesOfSealing runs the examples in the help of the commands that make keys
// and seal, one after another, as a person would who begins with them.
func TestExamplesOfSealing(t *testing.T) {
	dir, home := repositoryOfExample(t), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	settings, err := os.OpenFile(filepath.Join(dir, "register.yaml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := settings.WriteString("seal: [complaints]\n"); err != nil || settings.Close() != nil {
		t.Fatal(err)
	}
	run := func(stdin string, words ...string) string {
		t.Helper()
		c := start(t, dir, words...)
		c.Stdin = strings.NewReader(stdin)
		out, err := c.Output()
		if err != nil {
			t.Fatalf("npm %s: %v", strings.Join(words, " "), err)
		}
		return string(out)
	}
	public := run("", "key", "new", "-o", filepath.Join(home, "colleague.txt"))
	if err := os.WriteFile(filepath.Join(dir, "colleague.pub"), []byte(public), 0o666); err != nil {
		t.Fatal(err)
	}
	ran, text := map[string]bool{}, ""
	for _, command := range []string{"key new", "key add", "key list", "seal", "unseal", "key rotate", "key"} {
		for _, example := range examplesOf(t, command) {
			if !ran[example] {
				ran[example] = true
				run(text, wordsOf(example)[1:]...)
			}
			if text = ""; strings.Contains(example, "--all") { // the next takes a text
				text = "received: 2026-11-09\nperson: Heron\n"
			}
		}
	}
	if len(ran) < 12 {
		t.Errorf("only %d examples found in the help", len(ran))
	}
}
