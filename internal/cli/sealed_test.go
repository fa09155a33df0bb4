package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/cli"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
)

// key is a key of a test: the file of its owner, and what is sealed to it.
type key struct {
	file   string
	ring   *seal.Keyring
	public seal.Recipient
}

func newKey(t testing.TB) key {
	t.Helper()
	identity, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	k := key{file: filepath.Join(t.TempDir(), "identity.txt"), public: public}
	if k.ring, err = seal.ParseKeyring([]byte(identity)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(k.file, []byte(identity+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return k
}

// exampleInClear are the files of the example.
func exampleInClear(t testing.TB) fstest.MapFS {
	t.Helper()
	example, files := os.DirFS("../../examples/arvenia"), fstest.MapFS{}
	err := fs.WalkDir(example, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		src, err := fs.ReadFile(example, name)
		files[name] = &fstest.MapFile{Data: src, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// exampleSealed is the example with its complaints sealed whole, and what stands
// below visits and dialogue in companions.
func exampleSealed(t testing.TB, k key) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	put := func(name string, plain []byte) {
		sealed, err := seal.Seal(plain, []seal.Recipient{k.public})
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: sealed, Mode: 0o644}
	}
	for name, file := range exampleInClear(t) {
		stem, below := strings.CutSuffix(name, ".md")
		front, body, has := strings.Cut(string(file.Data), "\n---\n")
		switch {
		case strings.HasPrefix(name, "complaints/"):
			put(name+".age", file.Data)
		case below && has && strings.TrimSpace(body) != "" && (strings.HasPrefix(name, "visits/") || strings.HasPrefix(name, "dialogue/")):
			quoted, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: []byte(front + "\n---\n"), Mode: 0o644}
			put(stem+".sealed.age", append([]byte("body: "), quoted...))
		default:
			files[name] = file
		}
	}
	return files
}

// committed writes files into a repository of their own and commits them.
func committed(t testing.TB, files fs.FS) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "register")
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"commit", "-q", "-m", "all"}} {
		c := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"}, args...)...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE=2026-11-20T12:00:00Z", "GIT_COMMITTER_DATE=2026-11-20T12:00:00Z")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// said is what the program said on 21 November 2026.
type said struct {
	code     int
	out, err string
}

func say(identity, dir string, args ...string) said {
	var out, errs bytes.Buffer
	code := cli.Main(cli.World{
		Args: append([]string{"npm", "-C", dir}, args...), In: strings.NewReader(""), Out: &out, Err: &errs,
		Env: func(name string) string {
			return map[string]string{"REGISTER_IDENTITY": identity, "REGISTER_WIDTH": "200"}[name]
		},
		Now: func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
	})
	return said{code, out.String(), errs.String()}
}

// nowhere is the name of a key that is not there.
const nowhere = "/nowhere/identity.txt"

// TestSealedRegistersReadAsOpenOnes: with a key a sealed register is what it was in
// clear, in a folder, in a revision, and as plain files of a test.
func TestSealedRegistersReadAsOpenOnes(t *testing.T) {
	k := newKey(t)
	files := exampleSealed(t, k)
	clear, sealed := committed(t, exampleInClear(t)), committed(t, files)
	for _, command := range []string{
		"check", "check --format json", "rec overdue", "rec overdue --format json", "rec list --format json", "agenda", "agenda --format json", "stats --format json",
		"escalations", "diff --since 2026-01-01", "why complaints/2026/10/29-01",
	} {
		for _, where := range []string{"", " --rev HEAD"} {
			t.Run(command+where, func(t *testing.T) {
				args := strings.Fields(command + where)
				want, got := say("", clear, args...), say(k.file, sealed, args...)
				if want.out == "" || strings.Contains(want.out, ".age") {
					t.Fatalf("in clear: %+v", want)
				}
				for _, text := range []*string{&want.out, &got.out} { // commits differ, and what follows a name
					*text = withoutHashes(strings.ReplaceAll(*text, ".age", ""))
				}
				if want.err = withoutHashes(want.err); got.out != want.out || withoutHashes(got.err) != want.err || got.code != want.code {
					t.Errorf("sealed:\n%s%s(%d)\nin clear:\n%s%s(%d)", got.out, got.err, got.code, want.out, want.err, want.code)
				}
			})
		}
	}
	t.Run("files of a test", func(t *testing.T) {
		want, got := told(t, exampleInClear(t)), told(t, seal.FS(files, k.ring))
		if want != strings.ReplaceAll(got, ".age", "") {
			t.Errorf("sealed:\n%s\nin clear:\n%s", got, want)
		}
	})
}

// hash is the name of a commit, as the program shortens it.
var hash = regexp.MustCompile(`\b[0-9a-f]{10}\b`)

func withoutHashes(text string) string { return hash.ReplaceAllLiteralString(text, "COMMIT") }

// told is what is made of files without the program around it: problems, what is
// overdue, and the agenda.
func told(t *testing.T, files fs.FS) string {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	day := calendar.Of(2026, 11, 21)
	view, err := audience.Of(r, r, audience.Full, day)
	if err != nil {
		t.Fatal(err)
	}
	overdue, _ := report.Overdue(view, report.Moment{Day: day}, report.DueQuery{})
	agenda, _ := report.Agenda(view, report.Moment{Day: day}, report.DueQuery{}, report.ByDay)
	var out strings.Builder
	for _, write := range []func(io.Writer) error{
		func(w io.Writer) error {
			return render.ProblemsText(w, render.Checked{Records: r.Files, Problems: check.Run(r, day, nil)}, render.Terminal{})
		},
		func(w io.Writer) error { return render.JSON(w, overdue) },
		func(w io.Writer) error { return render.JSON(w, agenda) },
	} {
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// secrets are what stands in what is sealed, line by line, and nowhere else.
func secrets(t testing.TB, files fstest.MapFS, ring *seal.Keyring) []string {
	t.Helper()
	var open strings.Builder
	var all []string
	for name, file := range files {
		if !strings.HasSuffix(name, seal.Suffix) {
			open.WriteString(name + "\n" + string(file.Data))
			continue
		}
		plain, err := ring.Open(file.Data)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(strings.ReplaceAll(string(plain), `\n`, "\n")) {
			_, value, keyed := strings.Cut(line, ": ")
			if !keyed {
				value = line
			}
			all = append(all, strings.Trim(value, " \"\n"))
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(line string) bool {
		return len(line) < 12 || !strings.Contains(line, " ") || strings.Contains(open.String(), line)
	})
}

// TestWithoutAKeyNothingIsShown: who has no key works with what is open, is told how
// much that is not, and sees no word of it.
func TestWithoutAKeyNothingIsShown(t *testing.T) {
	k := newKey(t)
	files := exampleSealed(t, k)
	dir, hidden, parts := committed(t, files), secrets(t, files, k.ring), 0
	for name := range files {
		if strings.HasSuffix(name, seal.Suffix) {
			parts++
		}
	}
	if len(hidden) < 50 || parts < 10 {
		t.Fatalf("%d words in %d parts are hidden", len(hidden), parts)
	}
	other := newKey(t)
	for _, command := range []string{"check", "check --format sarif", "rec overdue", "agenda --format json", "stats", "diff --since 2026-01-01", "diff HEAD", "history --all", "history visits/2026/09/08-childrens-home-birchwood", "escalations", "rec list --format csv", "remind ministry-of-health"} {
		for _, identity := range []string{nowhere, other.file} {
			got := say(identity, dir, strings.Fields(command)...)
			for _, word := range hidden {
				if strings.Contains(got.out+got.err, word) {
					t.Errorf("npm %s shows %q", command, word)
				}
			}
			if all := strings.Join(strings.Fields(got.out+got.err), " "); command != "history --all" && !strings.Contains(all, strconv.Itoa(parts)+" sealed parts could not be read") {
				t.Errorf("npm %s does not say what it was made without: %s", command, got.err)
			}
			if got.code > 1 {
				t.Errorf("npm %s exits with %d: %s", command, got.code, got.err)
			}
		}
	}
}

func TestRequireSealed(t *testing.T) {
	k := newKey(t)
	dir := committed(t, exampleSealed(t, k))
	for _, test := range []struct {
		identity, args string
		code           int
		want           string
	}{
		{k.file, "rec overdue --require-sealed", 0, ""},
		{k.file, "check --require-sealed", 0, ""},
		{nowhere, "rec overdue --require-sealed", 5, "so what you see is not all there is"},
		{nowhere, "rec overdue --fail --require-sealed", 5, "not all there is"},
		{nowhere, "rec overdue --fail", 1, "made without"},
		{nowhere, "agenda --require-sealed --rev HEAD", 5, "not all there is"},
		{nowhere, "diff HEAD --require-sealed", 5, "not all there is"},
		{nowhere, "check --require-sealed", 5, "not all there is"},
		{nowhere, "check --require-sealed --format json", 5, "not all there is"},
		{nowhere, "why complaints/2026/10/29-01", 5, "complaints/2026/10/29-01 is sealed, and none of your keys opens it"},
		{nowhere, "version --require-sealed", 2, "reads no records"},
		{nowhere, "init --require-sealed", 2, "reads no records"},
		{nowhere, "explain C001 --require-sealed", 2, "reads no records"},
	} {
		got := say(test.identity, dir, strings.Fields(test.args)...)
		if got.code != test.code || !strings.Contains(got.err, test.want) || test.want == "" && got.err != "" {
			t.Errorf("npm %s exits with %d: %s", test.args, got.code, got.err)
		}
	}
}

// What is wrong with a key is said once, and only where something is sealed.
func TestKeysThatCannotBeUsed(t *testing.T) {
	k := newKey(t)
	sealed, clear := committed(t, exampleSealed(t, k)), committed(t, exampleInClear(t))
	folder := t.TempDir()
	write := func(name, src string) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	private, err := os.ReadFile(k.file)
	if err != nil {
		t.Fatal(err)
	}
	for identity, want := range map[string]string{
		nowhere:                                 "your key in " + nowhere + " cannot be used: no such file",
		folder:                                  "cannot be used: is a directory",
		write("empty", ""):                      "cannot be used: this is neither",
		write("cut", string(private)[:40]):      "cannot be used: this is neither",
		write("public.txt", k.public.String()):  "cannot be used: this is a public key",
		newKey(t).file:                          "your key is not among those they are sealed to",
		write("long", strings.Repeat("#", 2e6)): "cannot be used: this is neither",
	} {
		got := say(identity, sealed, "rec", "overdue")
		if !strings.Contains(strings.Join(strings.Fields(got.err), " "), want) || strings.Count(got.err, "could not be read") != 1 || got.code != 0 || got.out == "" {
			t.Errorf("%s: %d, %s", identity, got.code, got.err)
		}
		if strings.Contains(got.err, "AGE-SECRET-KEY-1") {
			t.Errorf("the key is shown: %s", got.err)
		}
		if got := say(identity, clear, "rec", "overdue"); got.err != "" {
			t.Errorf("nothing is sealed, and yet: %s", got.err)
		}
	}
}

// Where nothing else is said, the key lies in the user's own folder of settings.
func TestKeyInTheFolderOfSettings(t *testing.T) {
	k := newKey(t)
	dir := committed(t, exampleSealed(t, k))
	home := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, home)
	}
	if got := say("", dir, "rec", "overdue"); got.code != 0 || !strings.Contains(got.err, "'npm key new' makes a key") {
		t.Errorf("without a key: %d, %s", got.code, got.err)
	}
	settings, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	private, err := os.ReadFile(k.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(settings, "npm-register"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(settings, "npm-register", "identity.txt"), private, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := say("", dir, "rec", "overdue"); got.code != 0 || got.err != "" {
		t.Errorf("with one: %d, %s", got.code, got.err)
	}
}

// A shell may hand a key over by a pipe, which can be read once.
func TestKeyOutOfAPipe(t *testing.T) {
	k := newKey(t)
	dir := committed(t, exampleSealed(t, k))
	private, err := os.ReadFile(k.file)
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := w.Write(private); err != nil {
		t.Fatal(err)
	}
	w.Close()
	pipe := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(pipe); err != nil {
		t.Logf("left out: %v", err)
		return
	}
	if got := say(pipe, dir, "diff", "HEAD", "--require-sealed"); got.code != 0 || got.err != "" {
		t.Errorf("%d, %s", got.code, got.err)
	}
}

// A sealed file that is damaged is an error of the register; the rest still works.
func TestDamagedSealsAreErrors(t *testing.T) {
	k := newKey(t)
	files := exampleSealed(t, k)
	files["complaints/2026/90.yaml.age"] = &fstest.MapFile{Data: []byte("person: Amina\n"), Mode: 0o644}
	dir := committed(t, files)
	got := say(k.file, dir, "check")
	if got.code != 1 || !strings.Contains(got.out, "complaints/2026/90.yaml.age: error: this file cannot be opened") || strings.Contains(got.out, "Amina") {
		t.Errorf("check: %+v", got)
	}
	if got := say(k.file, dir, "rec", "overdue"); got.code != 5 || !strings.Contains(got.err, "the register has an error") || got.out == "" {
		t.Errorf("overdue: %+v", got)
	}
}

// Fixing leaves what is sealed as it lies, and the fixes of open files are made.
func TestFixLeavesSealedFilesAlone(t *testing.T) {
	k := newKey(t)
	files := exampleSealed(t, k)
	broken, err := seal.Seal([]byte("received: 2026-3-1\nurgent: yes\n# npm:ignore C005 reason=none\n"), []seal.Recipient{k.public})
	if err != nil {
		t.Fatal(err)
	}
	files["complaints/2026/90.yaml.age"] = &fstest.MapFile{Data: broken, Mode: 0o644}
	files["places/zz.yaml"] = &fstest.MapFile{Data: []byte("name: Z\ntype: prison\nsince: 2026-3-1\n"), Mode: 0o644}
	dir := committed(t, files)
	got := say(k.file, dir, "check", "--fix")
	if !strings.Contains(got.out, "mended places/zz.yaml") || strings.Contains(got.out, "mended complaints") || got.code != 1 {
		t.Errorf("%+v", got)
	}
	for name, file := range files {
		there, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || strings.HasSuffix(name, seal.Suffix) && !bytes.Equal(there, file.Data) {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
}
