package edit_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

func kindOf(t *testing.T, kind string) *schema.Field {
	t.Helper()
	s, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return s.Kind(kind)
}

const assessment = `# found on the spot
date: 2026-03-01
basis: follow-up-visit
findings:
  # the first
  - recommendation: a/01
    status: implemented   # at last
    # whom we asked
    evidence: |
      Seen by us.

      # not a comment
    note: fine

  - recommendation: a/02
    status: started
  - evidence: 'two words'
    recommendation: a/03
    status: started
# the end
`

func TestPart(t *testing.T) {
	for name, test := range map[string]struct {
		path, src, open, sealed string
	}{
		"findings": {"assessments/a.yaml", assessment, `# found on the spot
date: 2026-03-01
basis: follow-up-visit
findings:
  # the first
  - recommendation: a/01
    status: implemented   # at last
    note: fine

  - recommendation: a/02
    status: started
  - recommendation: a/03
    status: started
# the end
`, `findings:
  # the first
  - recommendation: a/01
    # whom we asked
    evidence: |
      Seen by us.

      # not a comment
  - evidence: 'two words'
    recommendation: a/03
# the end
`},
		"in brackets": {"assessments/a.yaml",
			"{date: 2026-03-01, findings: [{evidence: a, recommendation: a/01, status: started}, {recommendation: a/02, status: started}, {recommendation: a/03, evidence: \"b, c\", status: started}]}\n",
			"{date: 2026-03-01, findings: [{recommendation: a/01, status: started}, {recommendation: a/02, status: started}, {recommendation: a/03, status: started}]}\n",
			"{findings: [{evidence: a, recommendation: a/01}, {recommendation: a/03, evidence: \"b, c\"}]}\n"},
		"items in brackets": {"assessments/a.yaml",
			"findings:\n- {recommendation: a/01, status: started, evidence: a}\n-\n  {recommendation: a/02, status: started}\ndate: 2026-03-01\n",
			"findings:\n- {recommendation: a/01, status: started}\n-\n  {recommendation: a/02, status: started}\ndate: 2026-03-01\n",
			"findings:\n- {recommendation: a/01, evidence: a}\n"},
		"text below": {"visits/a.md", "---\nplace: a\n# our own\nx-file: 7\nstart: 2026-03-01\n---\n\nThey told us: no.\n\n  So.\n",
			"---\nplace: a\nstart: 2026-03-01\n---\n", "# our own\nx-file: 7\nbody: |2\n\n  They told us: no.\n\n    So.\n"},
		"text alone": {"visits/a.md", "---\nplace: a\nstart: 2026-03-01\n---\nA",
			"---\nplace: a\nstart: 2026-03-01\n---\n", "body: |-\n  A\n"},
		"text and brackets": {"visits/a.md", "---\n{place: a, start: 2026-03-01}\n---\nA\n",
			"---\n{place: a, start: 2026-03-01}\n---\n", "body: |\n  A\n"},
		"lines of Windows": {"visits/a.md", "---\r\nplace: a\r\nx-a: 1\r\nstart: 2026-03-01\r\n---\r\nA\r\nB\r\n",
			"---\r\nplace: a\r\nstart: 2026-03-01\r\n---\r\n", "x-a: 1\nbody: |\n  A\n  B\n"},
		"a key": {"dialogue/a.yaml", "complaint: 2026/01 # see there\ndate: 2026-03-01\nbody:\n",
			"date: 2026-03-01\nbody:\n", "complaint: 2026/01 # see there\n"},
		"the last line": {"contacts/a.yaml", "name: A\nother_channel: by boat",
			"name: A\n", "other_channel: by boat\n"},
		"a text like a comment": {"assessments/a.yaml",
			"date: 2026-03-01\nfindings:\n- recommendation: a/01\n  evidence: |\n    Seen.\n    # by us\n- recommendation: a/02\n",
			"date: 2026-03-01\nfindings:\n- recommendation: a/01\n- recommendation: a/02\n",
			"findings:\n- recommendation: a/01\n  evidence: |\n    Seen.\n    # by us\n"},
		"unknown": {"places/a.yaml", "name: A\ntype: prison\nnmae: B\n", "name: A\ntype: prison\n", "nmae: B\n"},
	} {
		t.Run(name, func(t *testing.T) {
			kind, _, _ := strings.Cut(test.path, "/")
			parts, err := edit.Part(test.path, []byte(test.src), kindOf(t, kind))
			if err != nil {
				t.Fatal(err)
			}
			if string(parts.Open) != test.open {
				t.Errorf("open is\n%s\nwant\n%s", parts.Open, test.open)
			}
			if string(parts.Sealed) != test.sealed {
				t.Errorf("sealed is\n%s\nwant\n%s", parts.Sealed, test.sealed)
			}
		})
	}
}

func TestPartRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"name: A\nstakeholder: b\n":                 "nothing in it is confidential",
		"name: A\nother_channel:\n":                 "nothing in it is confidential",
		"other_channel: A\n":                        "all of it is confidential",
		"name: [\nother_channel: A\n":               "the file has errors",
		"name: A\nname: B\nother_channel: A\n":      "the file has errors",
		"{name: A, # who\n other_channel: A}\n":     "a comment stands where",
		"{other_channel: A, # who\n name: A}\n":     "a comment stands where",
		"{other_channel: A, name: A, # who\n b: c}": "a comment stands where",
		"":                                      "the file has errors",
		"? other_channel\n: by boat\nname: A\n": "cannot be parted without changing",
	} {
		_, err := edit.Part("contacts/a.yaml", []byte(src), kindOf(t, "contacts"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", src, err, want)
		}
		if errors.Is(err, edit.ErrNothingConfidential) != (want == "nothing in it is confidential") {
			t.Errorf("%q: %v", src, err)
		}
	}
	for src, want := range map[string]string{
		"findings:\n- {recommendation: a, evidence: b}\n- {recommendation: a, evidence: c}\ndate: x\n":   "two of them are about the same",
		"findings:\n- {evidence: b}\ndate: x\n":                                                          "two of them are about the same",
		"date: x\nfindings:\n  - evidence: b\n    # about\n    recommendation: a\n    status: started\n": "a comment stands where",
		"date: x\nfindings:\n  - # about\n    evidence: b\n    recommendation: a\n    status: started\n": "a comment stands where",
	} {
		if _, err := edit.Part("assessments/a.yaml", []byte(src), kindOf(t, "assessments")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", src, err, want)
		}
	}
}

func TestJoin(t *testing.T) {
	for name, test := range map[string]struct {
		path, open, sealed, want string
	}{
		"block": {"assessments/a.yaml",
			"date: 2026-03-01\nfindings:\n- recommendation: a/01\n  status: started\n- recommendation: a/02\n  status: started",
			"findings:\n    - recommendation: a/02\n      # who\n      evidence: >\n        A\n        B\n    - recommendation: a/01\n      evidence: C\n",
			"date: 2026-03-01\nfindings:\n- recommendation: a/01\n  status: started\n  evidence: C\n- recommendation: a/02\n  status: started\n  # who\n  evidence: >\n    A\n    B\n"},
		"behind a hyphen": {"assessments/a.yaml", "findings:\n      - recommendation: a\n        status: started\n", "findings:\n- evidence: |\n    A\n     B\n  recommendation: a\n",
			"findings:\n      - recommendation: a\n        status: started\n        evidence: |\n          A\n           B\n"},
		"into brackets": {"assessments/a.yaml", "findings: [{recommendation: a, status: started}]\n", "findings:\n- recommendation: a\n  evidence: |\n    A: \"b\"\n    C\n",
			"findings: [{recommendation: a, status: started, evidence: \"A: \\\"b\\\"\\nC\\n\"}]\n"},
		"out of brackets": {"assessments/a.yaml", "findings:\n  - recommendation: a\n    status: started\n", "{findings: [{recommendation: a, evidence: [b, {c: d}]}]}\n",
			"findings:\n  - recommendation: a\n    status: started\n    evidence: [b, {c: d}]\n"},
		"text below":     {"visits/a.md", "---\nplace: a\nstart: 2026-03-01\n---\n", "body: |2\n\n  A\n    B\nx-a: 1\n", "---\nplace: a\nstart: 2026-03-01\nx-a: 1\n---\n\nA\n  B\n"},
		"text in a key":  {"visits/a.yaml", "place: a\nstart: 2026-03-01\n", "body: |\n  A\n", "place: a\nstart: 2026-03-01\nbody: |\n  A\n"},
		"empty places":   {"visits/a.yaml", "place: a\nbody:\nstart: 2026-03-01\n", "body: A\n", "place: a\nstart: 2026-03-01\nbody: A\n"},
		"empty at last":  {"visits/a.yaml", "place: a\nbody: # none\n", "body: A\n", "place: a\nbody: A\n"},
		"Windows":        {"visits/a.md", "---\r\nplace: a\r\n---\r\n", "x-a: 1\nbody: |\n  A\n  B\n", "---\r\nplace: a\r\nx-a: 1\r\n---\r\nA\r\nB\r\n"},
		"the same twice": {"visits/a.yaml", "place: a\nbody: A\n", "body: 'A'\n", "place: a\nbody: A\n"},
		"nothing to say": {"visits/a.yaml", "place: a\n", "x-a:\nbody: A\n", "place: a\nbody: A\n"},
		"a blank line": {"assessments/a.yaml", "findings:\n      - recommendation: a\n", "findings:\n- recommendation: a\n  evidence: |\n    A\n\n    B\n",
			"findings:\n      - recommendation: a\n        evidence: |\n          A\n\n          B\n"},
		"words and commas": {"assessments/a.yaml", "findings: [{recommendation: a}]\n", "findings:\n- recommendation: a\n  evidence: A, b\n",
			"findings: [{recommendation: a, evidence: \"A, b\"}]\n"},
		"no last line": {"visits/a.md", "---\nplace: a\n---", "body: A\n", "---\nplace: a\n---\nA"},
	} {
		t.Run(name, func(t *testing.T) {
			kind, _, _ := strings.Cut(test.path, "/")
			got, err := edit.Join(test.path, []byte(test.open), []byte(test.sealed), kindOf(t, kind))
			if err != nil || string(got) != test.want {
				t.Errorf("got %q (%v), want %q", got, err, test.want)
			}
		})
	}
}

func TestJoinRefuses(t *testing.T) {
	for _, test := range []struct{ open, sealed, want string }{
		{"date: x\nfindings: [{recommendation: a, evidence: b}]\n", "findings: [{recommendation: a, evidence: c}]\n", "both say"},
		{"date: x\nfindings: [{recommendation: a}]\n", "findings: [{recommendation: b, evidence: c}]\n", "both say"},
		{"date: x\nfindings: a\n", "findings: [{recommendation: b, evidence: c}]\n", "both say"},
		{"date: x\nfindings: [a]\n", "findings: {a: b}\n", "both say"},
		{"date: x\n", "date: y\n", "both say"},
		{"date: x\nlinks: [{url: a}]\n", "links: [{title: b}]\n", "both say"},
		{"date: x\n", "x-a: [\n", "its sealed part has errors"},
		{"date: x\n", "", "its sealed part has errors"},
		{"date: [\n", "x-a: 1\n", "the file has errors"},
		{"{}\n", "x-a: 1\n", ""},
		{"{date: }\n", "date: 1\n", "cannot be joined"},
	} {
		got, err := edit.Join("assessments/a.yaml", []byte(test.open), []byte(test.sealed), kindOf(t, "assessments"))
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q and %q: %q, %v", test.open, test.sealed, got, err)
		}
		if errors.Is(err, edit.ErrBothSay) != (test.want == "both say") {
			t.Errorf("%q and %q: %v", test.open, test.sealed, err)
		}
	}
}

// Every record of the example can be parted and joined again, and no piece of it is
// lost on the way.
func TestPartKeepsEveryPiece(t *testing.T) {
	files, parted := os.DirFS("../../examples/arvenia"), 0
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		kind, _, ok := record.KindOf(path)
		if err != nil || entry.IsDir() || !ok || kind == record.Complaints {
			return err
		}
		src, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		parts, err := edit.Part(path, src, kindOf(t, string(kind)))
		if errors.Is(err, edit.ErrNothingConfidential) {
			return nil
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		parted++
		both := string(parts.Open) + string(parts.Sealed)
		for _, piece := range strings.FieldsFunc(string(src), func(r rune) bool { return strings.ContainsRune("\n{},", r) }) {
			if !strings.Contains(both, strings.TrimSpace(piece)) {
				t.Errorf("%s: %q is lost", path, piece)
			}
		}
		whole, err := edit.Join(path, parts.Open, parts.Sealed, kindOf(t, string(kind)))
		if err != nil || len(whole) < len(bytes.TrimSpace(src)) {
			t.Errorf("%s: joined to %q (%v)", path, whole, err)
		}
		return nil
	})
	if err != nil || parted < 20 {
		t.Errorf("%d were parted (%v)", parted, err)
	}
}

// A field of which nobody has said how far it is open is sealed.
func TestPartFailsClosed(t *testing.T) {
	kind := &schema.Field{Fields: []*schema.Field{{Name: "a", Access: "public"}, {Name: "b"}}}
	parts, err := edit.Part("visits/a.yaml", []byte("a: 1\nb: 2\n"), kind)
	if err != nil || string(parts.Open) != "a: 1\n" || string(parts.Sealed) != "b: 2\n" {
		t.Errorf("%+v, %v", parts, err)
	}
}
