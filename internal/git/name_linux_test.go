package git

import (
	"io/fs"
	"testing"
)

// A name that is not UTF-8, which only some systems allow, is listed so that
// it can be reported. An fs.FS cannot open it.
func TestNameNotUTF8(t *testing.T) {
	dir := repository(t)
	put(t, dir, "visits/\xff.md", "x\n")
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "strange")
	for kind, files := range map[string]fs.FS{"working tree": workTreeOf(t, dir), "revision": headOf(t, dir)} {
		for _, c := range []struct{ op, name, want string }{
			{"list", "visits", "-a.yaml -\xff.md"},
			{"sizes", "visits", "a.yaml:11 \xff.md:2"},
			{"read", "visits/a.yaml", `"version: 3\n"`},
			{"read", "visits/\xff.md", "refused"},
		} {
			if got := answer(files, c.op, c.name); got != c.want {
				t.Errorf("%s: %s %q: %q, want %q", kind, c.op, c.name, got, c.want)
			}
		}
	}
}
