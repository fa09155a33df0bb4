package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// trees shows the same files as a working tree, as a revision made of single
// object files, as a packed one, and as a map. If special, links and a
// submodule are among them.
func trees(t *testing.T, special bool) map[string]fs.FS {
	t.Helper()
	dir := repository(t)
	files := make(fstest.MapFS)
	for name, content := range map[string]string{
		"register.yaml":        "name: one\n",
		"places/x/place.yaml":  "name: X\n",
		"places-old.yaml":      "x\n", // git sorts the folder "places" after it
		"places.yaml":          "x\n",
		"visits/a.yaml":        "version: 3\n",
		"empty.md":             "",
		"a space & ümlaut.md":  "x\n",
		"deep/1/2/3/4/5/6.txt": strings.Repeat("long ", 20_000),
	} {
		put(t, dir, name, content)
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	put(t, dir, "run.sh", "#!/bin/sh\n")
	files["run.sh"] = &fstest.MapFile{Data: []byte("#!/bin/sh\n"), Mode: 0o755}
	if err := os.Chmod(filepath.Join(dir, "run.sh"), 0o755); err != nil {
		t.Fatal(err)
	}
	if special {
		addSpecial(t, dir, files)
	}
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "all")
	packed := filepath.Join(t.TempDir(), "packed")
	run(t, dir, "clone", "-q", "file://"+dir, packed)
	run(t, packed, "gc", "-q")
	return map[string]fs.FS{"working tree": workTreeOf(t, dir), "revision": headOf(t, dir), "packed revision": headOf(t, packed), "map": files}
}

// addSpecial adds what no file system may open.
func addSpecial(t *testing.T, dir string, files fstest.MapFS) {
	t.Helper()
	for name, target := range map[string]string{"link": "register.yaml", "out": "/etc", "into": "places", "visits/up": ".."} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink}
	}
	laws := repository(t)
	run(t, laws, "commit", "-q", "--allow-empty", "-m", "not in the repository around it")
	run(t, dir, "submodule", "add", "-q", laws, "laws")
	files["laws"] = &fstest.MapFile{Mode: fs.ModeIrregular}
	put(t, dir, ".gitmodules", "") // its text names a temporary folder
	files[".gitmodules"] = &fstest.MapFile{}
	put(t, dir, "back\\slash.md", "x\n")
	files["back\\slash.md"] = &fstest.MapFile{Data: []byte("x\n")}
}

func workTreeOf(t *testing.T, dir string) fs.FS {
	t.Helper()
	files, done, err := WorkTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := done(); err != nil {
			t.Error(err)
		}
	})
	return files
}

func headOf(t *testing.T, dir string) fs.FS {
	t.Helper()
	files, err := revision(t, dir, "HEAD").Sub(".")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// answer is what a file system says, in one line: "absent" for a file that
// does not exist, "refused" for any other error.
func answer(files fs.FS, op, name string) string {
	var out string
	var err error
	switch op {
	case "list":
		var entries []fs.DirEntry
		entries, err = fs.ReadDir(files, name)
		for _, e := range entries {
			out += fmt.Sprintf("%.1s%s ", e.Type(), e.Name())
		}
	case "sizes":
		out, err = sizes(files, name)
	case "stat":
		var info fs.FileInfo
		if info, err = fs.Stat(files, name); err == nil {
			out = fmt.Sprintf("%.1s %s", info.Mode(), info.Name())
			if info.Mode().IsRegular() {
				out += fmt.Sprintf(" %d %o", info.Size(), info.Mode()&0o100)
			}
		}
	case "read":
		var data []byte
		data, err = fs.ReadFile(files, name)
		out = fmt.Sprintf("%.20q", data)
	case "open":
		out, err = opened(files, name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "absent"
	case err != nil:
		return "refused"
	}
	return strings.TrimSpace(out)
}

func sizes(files fs.FS, name string) (out string, err error) {
	entries, err := fs.ReadDir(files, name)
	for _, e := range entries {
		if !e.Type().IsRegular() && e.Type() != fs.ModeSymlink {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return "", err
		}
		out += fmt.Sprintf("%s:%d ", info.Name(), info.Size())
	}
	return out, err
}

func opened(files fs.FS, name string) (string, error) {
	f, err := files.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		return "folder", nil
	}
	data, err := io.ReadAll(f)
	return fmt.Sprintf("%d = %d", info.Size(), len(data)), err
}

// refusal is the answer to a path that leaves the tree, which a map calls absent.
const refusal = "absent or refused"

// question is what is asked of every file system, and the answer.
type question struct {
	op, name, want string
	ours           bool // not asked of a map, which follows links and opens anything
}

func TestTreesAnswerAlike(t *testing.T) {
	questions := slices.Concat(aboutFolders(), aboutFiles(), aboutContent())
	for kind, files := range trees(t, true) {
		t.Run(kind, func(t *testing.T) {
			for _, q := range questions {
				if q.ours && kind == "map" {
					continue
				}
				got := answer(files, q.op, q.name)
				if got != q.want && (q.want != refusal || got != "absent" && got != "refused") {
					t.Errorf("%s %q: %s; want %s", q.op, q.name, got, q.want)
				}
			}
		})
	}
}

func aboutFolders() []question {
	return []question{
		{op: "list", name: ".", want: "-.gitmodules -a space & ümlaut.md -back\\slash.md ddeep -empty.md Linto ?laws Llink Lout dplaces -places-old.yaml -places.yaml -register.yaml -run.sh dvisits"},
		{op: "list", name: "visits", want: "-a.yaml Lup"},
		{op: "list", name: "deep/1/2/3/4/5", want: "-6.txt"},
		{op: "list", name: "register.yaml", want: "refused"},
		{op: "list", name: "register.yaml/x", want: "absent"},
		{op: "list", name: "none", want: "absent"},
		{op: "list", name: "..", want: refusal},
		{op: "list", name: "", want: refusal},
		{op: "list", name: "into", want: "refused", ours: true},
		{op: "list", name: "out", want: "refused", ours: true},
		{op: "list", name: "visits/up", want: "refused", ours: true},
		{op: "list", name: "laws", want: "refused"},
		{op: "sizes", name: ".", want: ".gitmodules:0 a space & ümlaut.md:2 back\\slash.md:2 empty.md:0 into:6 link:13 out:4 places-old.yaml:2 places.yaml:2 register.yaml:10 run.sh:10"},
		{op: "sizes", name: "deep/1/2/3/4/5", want: "6.txt:100000"},
	}
}

func aboutFiles() []question {
	return []question{
		{op: "stat", name: ".", want: "d ."},
		{op: "stat", name: "places", want: "d places"},
		{op: "stat", name: "register.yaml", want: "- register.yaml 10 0"},
		{op: "stat", name: "run.sh", want: "- run.sh 10 100"},
		{op: "stat", name: "laws", want: "? laws"},
		{op: "stat", name: "laws/register.yaml", want: "absent"},
		{op: "stat", name: "none", want: "absent"},
		{op: "stat", name: "places/none", want: "absent"},
		{op: "stat", name: "register.yaml/x", want: "absent"},
		{op: "stat", name: ".git", want: "absent"},
		{op: "stat", name: ".git/HEAD", want: "absent"},
		{op: "stat", name: "../x", want: refusal},
		{op: "stat", name: "/etc", want: refusal},
		{op: "stat", name: "places/../register.yaml", want: refusal},
		{op: "stat", name: "places/", want: refusal},
		{op: "stat", name: "./places", want: refusal},
		{op: "stat", name: "link", want: "L link", ours: true},
		{op: "stat", name: "out", want: "L out", ours: true},
		{op: "stat", name: "into/x/place.yaml", want: "absent", ours: true},
	}
}

func aboutContent() []question {
	return []question{
		{op: "read", name: "register.yaml", want: `"name: one\n"`},
		{op: "read", name: "empty.md", want: `""`},
		{op: "read", name: "deep/1/2/3/4/5/6.txt", want: `"long long long long "`},
		{op: "read", name: "places", want: "refused"},
		{op: "read", name: "none", want: "absent"},
		{op: "read", name: "register.yaml/x", want: "absent"},
		{op: "read", name: ".git/HEAD", want: "absent"},
		{op: "read", name: "../x", want: refusal},
		{op: "read", name: "/etc/hosts", want: refusal},
		{op: "read", name: "link", want: "refused", ours: true},
		{op: "read", name: "out/hosts", want: "absent", ours: true},
		{op: "read", name: "into/x/place.yaml", want: "absent", ours: true},
		{op: "read", name: "visits/up/register.yaml", want: "absent", ours: true},
		{op: "read", name: "laws", want: "refused", ours: true},
		{op: "open", name: ".", want: "folder"},
		{op: "open", name: "visits", want: "folder"},
		{op: "open", name: "deep/1/2/3/4/5/6.txt", want: "100000 = 100000"},
		{op: "open", name: "none", want: "absent"},
		{op: "open", name: "../x", want: refusal},
		{op: "open", name: "link", want: "refused", ours: true},
		{op: "open", name: "laws", want: "refused", ours: true},
		{op: "open", name: "into/x", want: "absent", ours: true},
	}
}

func TestTreesAreFileSystems(t *testing.T) {
	for kind, files := range trees(t, false) {
		t.Run(kind, func(t *testing.T) {
			if _, ok := files.(fs.StatFS); !ok {
				t.Error("no StatFS")
			}
			if _, ok := files.(fs.ReadFileFS); !ok {
				t.Error("no ReadFileFS")
			}
			if _, ok := files.(fs.ReadDirFS); !ok {
				t.Error("no ReadDirFS")
			}
			if err := fstest.TestFS(files, "register.yaml", "places/x/place.yaml", "run.sh", "deep/1/2/3/4/5/6.txt"); err != nil {
				t.Error(err)
			}
		})
	}
}

// A folder outside any repository can be read; a file that the system refuses
// is an error that names it, and not an absent file.
func TestWorkTreeAlone(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "register.yaml", "x\n")
	files := workTreeOf(t, dir)
	if got := answer(files, "list", "."); got != "-register.yaml" {
		t.Errorf("listed %s", got)
	}
	name := strings.Repeat("n", 300) // longer than file systems allow
	_, err := fs.ReadFile(files, name)
	if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), name) {
		t.Errorf("error %v", err)
	}
	if _, _, err := WorkTree(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v for a folder that does not exist", err)
	}
}

// A file that is too large is not read, though its size can be looked at.
func TestTooLarge(t *testing.T) {
	dir := repository(t)
	put(t, dir, "large", "")
	if err := os.Truncate(filepath.Join(dir, "large"), MaxFileSize+1); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "-c", "core.bigFileThreshold=1m", "-c", "core.compression=1", "add", ".") // straight into a pack
	run(t, dir, "commit", "-q", "-m", "large")
	if err := os.Truncate(filepath.Join(dir, "large"), 1<<40); err != nil {
		t.Fatal(err)
	}
	for kind, c := range map[string]struct {
		files fs.FS
		size  int64
	}{"working tree": {workTreeOf(t, dir), 1 << 40}, "revision": {headOf(t, dir), MaxFileSize + 1}} {
		if info, err := fs.Stat(c.files, "large"); err != nil || info.Size() != c.size {
			t.Errorf("%s: %v, %v", kind, info, err)
		}
		_, err := fs.ReadFile(c.files, "large")
		checkError(t, err, fmt.Sprintf("%d bytes are more than the 100 MiB", c.size))
	}
}
