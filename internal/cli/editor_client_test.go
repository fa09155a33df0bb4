package cli_test

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// patience is how long the language server may take over one answer, lifetime
// over all of them: then it is killed, so that nothing waits for it for ever.
const patience, lifetime = 30 * time.Second, 2 * time.Minute

// languageServer is the path of the YAML language server, "" where there is none.
func languageServer() string {
	path, err := exec.LookPath(cmp.Or(os.Getenv("YAML_LANGUAGE_SERVER"), "yaml-language-server"))
	if err != nil {
		return ""
	}
	return path
}

// server is a language server that runs, and what it said: as much of the
// Language Server Protocol as an editor needs for one register.
type server struct {
	in          io.Writer
	messages    chan message
	settings    map[string]any // by their whole names, as in .vscode/settings.json
	root        string
	asked       int
	opened      int // the version of the last text: the server keeps what it knows of one
	configured  bool
	diagnostics map[string][]diagnostic // by URI
}

type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

type place struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type diagnostic struct {
	Range   struct{ Start, End place }
	Message string
}

// startServer starts the language server on a register, with the settings that
// the program wrote there. It is killed when the test ends.
func startServer(t *testing.T, program, root string) *server {
	t.Helper()
	s := &server{root: root, messages: make(chan message, 100), diagnostics: map[string][]diagnostic{}}
	if err := json.Unmarshal([]byte(textOf(t, filepath.Join(root, ".vscode", "settings.json"))), &s.settings); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), lifetime)
	c := exec.CommandContext(ctx, program, "--stdio")
	c.WaitDelay = time.Second
	var out io.Reader
	var err error
	if s.in, err = c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if out, err = c.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cancel)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the context of the test has ended, which kills it
		for range s.messages {
		}
		_ = c.Wait()
	})
	go s.read(bufio.NewReader(out))
	s.initialize(t)
	return s
}

func (s *server) initialize(t *testing.T) {
	t.Helper()
	folder := s.uri("")
	s.request(t, "initialize", map[string]any{
		"processId":        os.Getpid(),
		"rootUri":          folder,
		"workspaceFolders": []any{map[string]any{"uri": folder, "name": "register"}},
		"capabilities": map[string]any{
			"workspace":    map[string]any{"configuration": true, "workspaceFolders": true},
			"textDocument": map[string]any{"hover": map[string]any{"contentFormat": []string{"markdown"}}},
		},
	}, nil)
	s.send(message{Method: "initialized", Params: raw(map[string]any{})})
	s.until(t, "the settings are asked for", func(message) bool { return s.configured })
}

func (s *server) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(s.root, name)), "/")}).String()
}

// read hands on what the server says, until it ends.
func (s *server) read(out *bufio.Reader) {
	defer close(s.messages)
	for {
		header, err := textproto.NewReader(out).ReadMIMEHeader()
		size, sizeErr := strconv.Atoi(header.Get("Content-Length"))
		if err != nil || sizeErr != nil {
			return
		}
		body := make([]byte, size)
		var m message
		if _, err := io.ReadFull(out, body); err != nil || json.Unmarshal(body, &m) != nil {
			return
		}
		s.messages <- m
	}
}

// send writes a message. A server that has gone is noticed by who waits for it.
func (s *server) send(m message) {
	m.Version = "2.0"
	body := raw(m)
	fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

func raw(value any) json.RawMessage {
	data, err := json.Marshal(value)
	if err != nil {
		return json.RawMessage("null")
	}
	return data
}

// until takes what the server says until it is enough.
func (s *server) until(t *testing.T, what string, enough func(message) bool) {
	t.Helper()
	for timeout := time.After(patience); ; {
		select {
		case m, ok := <-s.messages:
			if !ok {
				t.Fatalf("the language server ended before %s", what)
			}
			s.take(m)
			if enough(m) {
				return
			}
		case <-timeout:
			t.Fatalf("after %v not yet: %s", patience, what)
		}
	}
}

// take answers what the server asks, and keeps what it says about files.
func (s *server) take(m message) {
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		var said struct {
			URI         string
			Diagnostics []diagnostic
		}
		if json.Unmarshal(m.Params, &said) == nil {
			s.diagnostics[said.URI] = said.Diagnostics
		}
	case m.Method == "workspace/configuration":
		s.send(message{ID: m.ID, Result: raw(s.sections(m.Params))})
		s.configured = true
	case m.Method != "" && m.ID != nil:
		s.send(message{ID: m.ID, Result: raw(nil)})
	}
}

// sections are the settings that are asked for: "yaml" is the part of
// "yaml.schemas" and the others after the dot.
func (s *server) sections(params json.RawMessage) []map[string]any {
	var asked struct{ Items []struct{ Section string } }
	if json.Unmarshal(params, &asked) != nil {
		return nil
	}
	answers := make([]map[string]any, len(asked.Items))
	for i, item := range asked.Items {
		for name, value := range s.settings {
			if rest, ok := strings.CutPrefix(name, item.Section+"."); ok {
				if answers[i] == nil {
					answers[i] = map[string]any{}
				}
				if parent, child, deeper := strings.Cut(rest, "."); deeper {
					answers[i][parent] = map[string]any{child: value}
				} else {
					answers[i][rest] = value
				}
			}
		}
	}
	return answers
}

func (s *server) request(t *testing.T, method string, params, result any) {
	t.Helper()
	s.asked++
	id := raw(s.asked)
	s.send(message{ID: id, Method: method, Params: raw(params)})
	s.until(t, "an answer to "+method, func(m message) bool {
		if m.Method != "" || string(m.ID) != string(id) {
			return false
		}
		if m.Error != nil {
			t.Fatalf("%s: %s", method, m.Error)
		}
		if result != nil && json.Unmarshal(m.Result, result) != nil {
			t.Fatalf("%s answers %s", method, m.Result)
		}
		return true
	})
}

// open shows a text to the server under the name of a file, which need not be
// on the disk.
func (s *server) open(name, text string) {
	s.opened++
	s.send(message{Method: "textDocument/didOpen", Params: raw(map[string]any{
		"textDocument": map[string]any{"uri": s.uri(name), "languageId": "yaml", "version": s.opened, "text": text},
	})})
}

func (s *server) close(name string) {
	s.send(message{Method: "textDocument/didClose", Params: raw(map[string]any{"textDocument": map[string]any{"uri": s.uri(name)}})})
	delete(s.diagnostics, s.uri(name))
}

// diagnosed waits until enough is said about a file that is open.
func (s *server) diagnosed(t *testing.T, name string, enough func([]diagnostic) bool) []diagnostic {
	t.Helper()
	if said, ok := s.diagnostics[s.uri(name)]; !ok || !enough(said) {
		s.until(t, "it says what is expected of "+name, func(message) bool {
			said, ok := s.diagnostics[s.uri(name)]
			return ok && enough(said)
		})
	}
	return s.diagnostics[s.uri(name)]
}

// ask opens a text, asks about the place of the bar in it, and closes it.
func (s *server) ask(t *testing.T, method, name, text string, result any) {
	t.Helper()
	before, after, _ := strings.Cut(text, "|")
	s.open(name, before+after)
	defer s.close(name)
	last := before[strings.LastIndex(before, "\n")+1:]
	s.request(t, method, map[string]any{
		"textDocument": map[string]any{"uri": s.uri(name)},
		"position":     place{Line: strings.Count(before, "\n"), Character: utf8.RuneCountInString(last)},
	}, result)
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
