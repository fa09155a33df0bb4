package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"slices"
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

var (
	formsListed  = regexp.MustCompile(`--format form +form of the output: (.*?) \(left out`)
	formsOffered = regexp.MustCompile(`hint: choose one of: (.*)`)
)

// TestFormatsOfHelp: the help of a command lists the formats that its examples have, and
// no others.
func TestFormatsOfHelp(t *testing.T) {
	repository := repositoryOfExample(t)
	for _, command := range []string{
		"check", "explain", "rec list", "rec show", "rec overdue", "rec why", "agenda", "why", "escalations", "diff", "history", "stats", "remind",
		"brief", "review", "annual", "spt", "map", "audience show", "audience diff", "doctor", "key list",
	} {
		help, err := start(t, "", append(strings.Fields(command), "--help")...).Output()
		if err != nil {
			t.Fatal(err)
		}
		m := formsListed.FindStringSubmatch(strings.Join(strings.Fields(string(help)), " "))
		if m == nil {
			t.Errorf("the help of %s lists no formats", command)
			continue
		}
		listed, offered := strings.Split(m[1], ", "), []string{}
		for _, example := range examplesOf(t, command) {
			wrong := "junit"
			if command == "check" {
				wrong = "csv"
			}
			words := append(wordsOf(example)[1:], "--format", wrong)
			out, _ := start(t, repository, words...).CombinedOutput() // it is refused
			if m := formsOffered.FindSubmatch(out); m != nil {
				offered = append(offered, strings.Split(string(m[1]), ", ")...)
			}
		}
		slices.Sort(listed)
		slices.Sort(offered)
		if offered = slices.Compact(offered); !slices.Equal(listed, offered) {
			t.Errorf("npm %s lists %v and has %v", command, listed, offered)
		}
	}
}
