package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
)

// browserTalk is a talk with a browser in its debugging protocol: each message is
// JSON and ends in a zero byte, https://chromedevtools.github.io/devtools-protocol/.
type browserTalk struct {
	in     io.WriteCloser
	out    *bufio.Reader
	end    io.Closer
	last   int
	target string // the session with a page
}

// talkTo starts a browser that hears on its file 3 and answers on its file 4.
func talkTo(command *exec.Cmd) (*browserTalk, error) {
	hears, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer hears.Close()
	out, answers, err := os.Pipe()
	if err != nil {
		in.Close()
		return nil, err
	}
	defer answers.Close()
	command.ExtraFiles = []*os.File{hears, answers}
	if err := command.Start(); err != nil {
		in.Close()
		out.Close()
		return nil, err
	}
	return &browserTalk{in: in, out: bufio.NewReader(out), end: out}, nil
}

// close ends the talk, and with it the browser.
func (t *browserTalk) close() {
	_ = t.ask("Browser.close", nil, nil) // it may be gone already
	t.in.Close()
	t.end.Close()
}

// print opens a page with this content and prints it.
func (t *browserTalk) print(content string) ([]byte, error) {
	var opened struct{ TargetID, SessionID string }
	var tree struct {
		FrameTree struct{ Frame struct{ ID string } }
	}
	var printed struct{ Data []byte }
	type values map[string]any
	err := t.ask("Target.createTarget", values{"url": "about:blank"}, &opened)
	if err == nil {
		err = t.ask("Target.attachToTarget", values{"targetId": opened.TargetID, "flatten": true}, &opened)
	}
	t.target = opened.SessionID
	if err == nil {
		err = t.ask("Emulation.setScriptExecutionDisabled", values{"value": true}, nil)
	}
	if err == nil {
		err = t.ask("Page.getFrameTree", nil, &tree)
	}
	if err == nil {
		err = t.ask("Page.setDocumentContent", values{"frameId": tree.FrameTree.Frame.ID, "html": content}, nil)
	}
	if err == nil {
		err = t.ask("Page.printToPDF", values{
			"preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true,
		}, &printed)
	}
	t.target = ""
	return printed.Data, err
}

// ask sends a request and reads its result; what the browser tells unasked is passed
// over. Once the browser is gone, the error is io.EOF.
func (t *browserTalk) ask(method string, values map[string]any, result any) error {
	t.last++
	request := map[string]any{"id": t.last, "method": method}
	if values != nil {
		request["params"] = values
	}
	if t.target != "" {
		request["sessionId"] = t.target
	}
	message, err := json.Marshal(request)
	if err != nil {
		return err
	}
	if _, err := t.in.Write(append(message, 0)); err != nil {
		return io.EOF // nobody reads any more
	}
	return t.answer(t.last, result)
}

func (t *browserTalk) answer(to int, result any) error {
	for {
		message, err := t.out.ReadBytes(0)
		if err != nil {
			return io.EOF
		}
		var heard struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := json.Unmarshal(message[:len(message)-1], &heard); err != nil {
			return err
		}
		switch {
		case heard.ID != to:
		case heard.Error != nil:
			return errors.New(heard.Error.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(heard.Result, result)
		}
	}
}
