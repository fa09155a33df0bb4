package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// TestGeneratedPages holds docs/cli and docs/man to the help of the commands;
// -update writes them again.
func TestGeneratedPages(t *testing.T) {
	a := &app{World: World{Args: []string{"npm"}, Env: func(string) string { return "" }, Now: time.Now}, name: "npm"}
	pages := map[string][]byte{}
	generate(t, a.root(), pages)
	for name, page := range pages {
		checkGenerated(t, name, page)
	}
	for _, folder := range []string{"cli", "man"} {
		entries, err := os.ReadDir(filepath.Join("../../docs", folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if pages[folder+"/"+entry.Name()] == nil {
				t.Errorf("docs/%s/%s is about no command: remove it", folder, entry.Name())
			}
		}
	}
}

// generate makes the pages of a command and of those below it.
func generate(t *testing.T, c *cobra.Command, pages map[string][]byte) {
	t.Helper()
	c.DisableAutoGenTag = true
	c.InitDefaultHelpFlag()
	name := strings.ReplaceAll(c.CommandPath(), " ", "_")
	var page bytes.Buffer
	if err := doc.GenMarkdown(c, &page); err != nil {
		t.Fatal(err)
	}
	pages["cli/"+name+".md"] = page.Bytes()
	var man bytes.Buffer
	header := &doc.GenManHeader{Section: "1", Source: "npm", Manual: "The register of National Preventive Mechanisms", Date: new(time.Time)}
	if err := doc.GenMan(c, header, &man); err != nil {
		t.Fatal(err)
	}
	pages["man/"+strings.ReplaceAll(name, "_", "-")+".1"] = man.Bytes()
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			generate(t, sub, pages)
		}
	}
}

func checkGenerated(t *testing.T, name string, page []byte) {
	t.Helper()
	path := filepath.Join("../../docs", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, page, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	there, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(there, page) {
		t.Errorf("docs/%s is not what the command says now: run 'make generate'", name)
	}
}
