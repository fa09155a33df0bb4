package register

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// A record that got another id with every commit has as many former ids; each is
// followed to the last without going all the way anew.
func TestFormerIdsWithoutEnd(t *testing.T) {
	const many = 8_000
	p := newPast(t)
	var stream strings.Builder
	commit := func(change string) {
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter A <a@npm.example> 1600000000 +0000\ndata 1\nx\n%s\n", change)
	}
	commit("M 100644 inline places/p0.yaml\ndata 2\na\n\n")
	for n := range many {
		commit(fmt.Sprintf("R places/p%d.yaml places/p%d.yaml\n", n, n+1))
	}
	c := exec.Command("git", "-C", p.dir, "fast-import", "--quiet")
	c.Stdin = strings.NewReader(stream.String())
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	p.git("symbolic-ref", "HEAD", "refs/heads/main")
	_, h := p.opened()
	begun := time.Now()
	former, err := Former(h)
	last := fmt.Sprintf("places/p%d.yaml", many)
	if err != nil || len(former) != many || former["places/p0"] != last || former["places/p77"] != last {
		t.Errorf("%d former ids, the first is now %s; %v", len(former), former["places/p0"], err)
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("it took %v", took)
	}
}
