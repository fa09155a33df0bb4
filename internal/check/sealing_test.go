package check_test

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// own is the key that all tests of this room seal to and open with.
var own = sync.OnceValues(func() (*seal.Keyring, seal.Recipient) {
	identity, public, err := seal.NewKey()
	if err != nil {
		panic(err)
	}
	keys, err := seal.ParseKeyring([]byte(identity))
	if err != nil {
		panic(err)
	}
	return keys, public
})

// opened are files as their owner reads them.
func opened(files fs.FS) fs.FS {
	keys, _ := own()
	return seal.FS(files, keys)
}

// asItIs begins what is not to be sealed, though its name says that it is.
const asItIs = "\x00"

// lain is a text as it lies in a file of a name: sealed, if that says so.
func lain(t testing.TB, name, text string) []byte {
	t.Helper()
	if rest, ok := strings.CutPrefix(text, asItIs); ok || !strings.HasSuffix(name, seal.Suffix) {
		return []byte(rest)
	}
	_, to := own()
	sealed, err := seal.Seal([]byte(text), []seal.Recipient{to})
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// withOthers adds to files a record of a kind that is sealed to somebody else.
func withOthers(t *testing.T, files fstest.MapFS, name string) fstest.MapFS {
	t.Helper()
	_, to, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := seal.Seal([]byte("body: a\n"), []seal.Recipient{to})
	if err != nil {
		t.Fatal(err)
	}
	all := maps.Clone(files)
	all[name] = &fstest.MapFile{Data: sealed, Mode: 0o644}
	return all
}

// That something is not there is no finding where it may be among what is sealed to
// others. The pages of the rules have an example of each.
func TestWhatIsSealedToOthersIsNotMissing(t *testing.T) {
	for code, kinds := range map[string][]record.Kind{
		"D001": {record.Dialogues}, "D002": {record.Dialogues}, "D003": {record.Dialogues}, "D004": {record.Dialogues},
		"D006": {record.Dialogues, record.Assessments, record.Recommendations},
		"M001": {record.Assessments, record.Recommendations}, "M002": {record.Assessments, record.Recommendations}, "M003": {record.Assessments}, "M004": {record.Dialogues, record.Assessments},
		"M005": {record.Recommendations}, "M006": {record.Dialogues, record.Recommendations},
		"M014": {record.Agreements}, "M016": {record.Agreements}, "M020": {record.Contacts}, "M021": {record.Dialogues}, "M022": {record.Dialogues},
	} {
		t.Run(code, func(t *testing.T) {
			src, err := os.ReadFile(docs + code + ".md")
			if err != nil {
				t.Fatal(err)
			}
			files := example(t, code, blocks(t, string(src)), "bad")
			finds := func(files fstest.MapFS) bool {
				return slices.ContainsFunc(check.Run(registerOf(t, files), today, nil), func(p page.Problem) bool { return p.Code == code })
			}
			if !finds(files) || !finds(withOthers(t, files, "complaints/zz.yaml.age")) {
				t.Error("not found, though nothing that it asks for is sealed")
			}
			for _, kind := range kinds {
				if finds(withOthers(t, files, string(kind)+"/zz.yaml.age")) {
					t.Errorf("found, though it may be among %s that are sealed", kind)
				}
			}
		})
	}
}

// assessment is a finding that must have evidence.
const assessment = "date: 2026-03-01\nbasis: document-review\nfindings:\n  - {recommendation: a, status: implemented} # npm:ignore D005 reason=it is sealed\n"

func TestEvidenceUnderSeal(t *testing.T) {
	base := map[string]string{"stakeholders/m.yaml": body, "reports/r.yaml": "type: visit\nsent: 2026-01-10\n", "recommendations/a.yaml": "report: r\ntitle: a\naddressees: [m]\nbody: a\n"}
	const companion = "assessments/1.sealed.age"
	with := func(open, sealed string) fstest.MapFS {
		files := small(base)
		files["assessments/1.yaml"] = &fstest.MapFile{Data: []byte(open)}
		if sealed != "" {
			files[companion] = &fstest.MapFile{Data: lain(t, companion, sealed)}
		}
		return files
	}
	open := strings.Split(assessment, " #")[0] + "\n"
	of := " assessments/1.yaml assessments/1"
	tests := []struct {
		name  string
		files fstest.MapFS
		want  []string
	}{
		{"none", with(open, ""), []string{"D005 4:33" + of}},
		{"sealed to us", with(open, "findings:\n  - {recommendation: a, evidence: seen}\n"), nil},
		{"not among what is sealed to us", with(open, "x-a: b\n"), []string{"D005 4:33" + of}},
		{"sealed to others", withOthers(t, with(open, ""), companion), nil},
		{"damaged", with(open, asItIs+"no seal"), []string{"S012 0:0 " + companion + " assessments/1"}},
		{"silenced", with(assessment, ""), nil},
		{"silenced, and sealed to us", with(assessment, "findings:\n  - {recommendation: a, evidence: seen}\n"), []string{"I004 4:46" + of}},
		{"silenced, and sealed to others", withOthers(t, with(assessment, ""), companion), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { same(t, problemsOf(t, test.files), test.want) })
	}
}

// A comment that silences a rule about what is missing is not unused where that may
// be among what is sealed to others.
func TestCommentsAboutWhatMayBeSealed(t *testing.T) {
	files := small(map[string]string{"stakeholders/m.yaml": "name: a # npm:ignore M020 reason=nobody yet\ncategory: line-ministry\nreviewed: 2026-11-01\n", "contacts/a.yaml": "name: A\nstakeholder: m\nfocal_point: true\n"})
	files["register.yaml"].Data = []byte("schema: 1\ninstitution: {name: NPM}\n")
	same(t, problemsOf(t, files), []string{"I004 1:9 stakeholders/m.yaml stakeholders/m"})
	same(t, problemsOf(t, withOthers(t, files, "dialogue/zz.yaml.age")), nil)
}

// What a rule finds in a field that is sealed has its place in the companion, and
// shows nothing of it.
func TestFindingsInACompanion(t *testing.T) {
	files := small(map[string]string{"stakeholders/m.yaml": body, "dialogue/1.yaml": "date: 2026-03-01\nform: letter\nwith: [m]\n"})
	put := func(text string) {
		files["dialogue/1.sealed.age"] = &fstest.MapFile{Data: lain(t, "a.age", text)}
	}
	put("body: He said so.\ncomplaint: 2026/01\n")
	same(t, problemsOf(t, files), []string{"R001 2:12 dialogue/1.sealed.age dialogue/1"})
	for _, p := range check.Run(registerOf(t, files), today, nil) {
		if p.Excerpt != "" || !p.Fix.IsZero() {
			t.Errorf("told as %+v", p)
		}
	}
	put("complaint: 2026/01 # npm:ignore R001 reason=it is yet to be written\n")
	same(t, problemsOf(t, files), nil)
}
