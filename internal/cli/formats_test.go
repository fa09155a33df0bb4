package cli_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/term"

	"github.com/opcat-tools/npm/internal/cli"
)

// TestBinaryFormatsAreNotForAScreen: what a terminal would make of their bytes is
// anybody's guess.
func TestBinaryFormatsAreNotForAScreen(t *testing.T) {
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil || !term.IsTerminal(int(screen.Fd())) {
		t.Log("there is no terminal to be had here: left out")
		return
	}
	defer screen.Close()
	var said bytes.Buffer
	code := cli.Main(cli.World{
		Args: []string{"npm", "-C", "../../examples/arvenia", "brief", "ministry-of-health", "--format", "docx"},
		In:   strings.NewReader(""), Out: screen, Err: &said, Env: func(string) string { return "" }, Now: time.Now,
	})
	if code != 2 || !strings.Contains(said.String(), "docx is not for a screen") || !strings.Contains(said.String(), "-o paper.docx") {
		t.Errorf("exit %d: %s", code, said.String())
	}
}
