package register

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
)

// opened gives the register of a test's repository and the history of all kinds.
func (p *past) opened() (*Register, *git.History) {
	p.Helper()
	keys, _ := ownKey()
	r := loadOpened(p, os.DirFS(filepath.Join(p.dir, p.folder)), keys)
	repo, err := git.Open(p.dir)
	if err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() { repo.Close() })
	asked := git.Asked{Revision: "HEAD", Folder: p.folder, Mark: File}
	for _, kind := range record.Kinds() {
		asked.Kinds = append(asked.Kinds, string(kind))
	}
	h, err := repo.Changes(asked)
	if err != nil {
		p.Fatal(err)
	}
	return r, h
}

// inWords tells an edit: "edited c2 Ben 2026-03-01 (priority: normal → high)".
func inWords(e record.Edit) string {
	words := []string{string(e.What), e.Subject, e.Author, e.Day.String()}
	if e.From != "" {
		words = append(words, "from "+e.From)
	}
	var keys []string
	for _, c := range e.Changed {
		if c.Told {
			keys = append(keys, fmt.Sprintf("%s: %s → %s", c.Key, c.Was, c.Is))
		} else {
			keys = append(keys, c.Key)
		}
	}
	if len(keys) > 0 {
		words = append(words, "("+strings.Join(keys, ", ")+")")
	}
	if e.Unread {
		words = append(words, "unread")
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// pastOf tells the past of a file, the last line what is not committed.
func (p *past) pastOf(file string) []string {
	p.Helper()
	r, h := p.opened()
	edits, err := r.Past(h, file)
	if err != nil {
		p.Fatal(err)
	}
	last, err := r.Uncommitted(h, file)
	if err != nil {
		p.Fatal(err)
	}
	var told []string
	for _, e := range edits {
		told = append(told, inWords(e))
	}
	if last != nil {
		told = append(told, inWords(*last))
	}
	return told
}

const letterKeys = `date: 2026-02-02\nform: letter\ndirection: incoming\nwith: [m]\n`

func TestPast(t *testing.T) {
	for _, test := range []struct {
		name  string
		file  string
		steps []string
		want  []string
	}{
		{"made", rec, []string{issue, issued}, []string{"created c0 Ana 2026-02-01"}},
		{"a text is only named", rec, []string{issue, issued, "rec " + rec + " Mend the wall / It drips.", "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (title, body)"}},
		{"words and dates are told", rec, []string{issue, issued, `put ` + rec + ` ---\nreport: r\naddressees: [m]\ntitle: Mend the roof\npriority: high\nrespond_by: 2026-05-01\n---\nIt leaks.\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (priority: normal → high, respond_by:  → 2026-05-01)"}},
		{"a word that is no word is not told", rec, []string{issue, issued, `put ` + rec + ` ---\nreport: r\naddressees: [m]\ntitle: Mend the roof\npriority: Ms Smith\n---\nIt leaks.\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (priority)"}},
		{"names, numbers and lists are only named", "stakeholders/m.yaml", []string{issued, `put stakeholders/m.yaml name: Ministry of M\ncategory: parliament\ninfluence: 4\naliases: [Mini]\nparent: m2\n`, "put stakeholders/m2.yaml name: M2\\ncategory: parliament\\n", "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (name, category: line-ministry → parliament, parent, aliases, influence)"}},
		{"inside a list", answer, []string{issue, accept, issued, "says " + answer + " 01 position: rejected", "commit c1 Ben 2026-03-01", "says " + answer + " 01 position: rejected; 01 claims: implemented", "commit c2 Ben 2026-03-02"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (recommendations.position: accepted → rejected)", "edited c2 Ben 2026-03-02 (recommendations)"}},
		{"inside a mapping", "complaints/c.yaml", []string{`put complaints/c.yaml received: 2026-01-01\nchannel: mail\nfrom: family\nconsent: {share: yes}\n`, issued, `put complaints/c.yaml received: 2026-01-01\nchannel: mail\nfrom: family\nconsent: {share: no}\n`, "commit c1 Ben 2026-03-01",
			`put complaints/c.yaml received: 2026-01-01\nchannel: mail\nfrom: family\n`, "commit c2 Ben 2026-03-02"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (consent.share: yes → no)", "edited c2 Ben 2026-03-02 (consent)"}},
		{"yes and no", answer, []string{issue, `put ` + answer + ` ` + letterKeys, issued, `put ` + answer + ` ` + letterKeys + `indirect: true\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (indirect: false → true)"}},
		{"comments and line ends say nothing", rec, []string{issue, issued, `put ` + rec + ` ---\n# not sent yet\nreport: r\naddressees: [m]\ntitle: Mend the roof\n---\nIt\nleaks.\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01"}},
		{"a version that cannot be read", rec, []string{issue, issued, "put " + rec + " ---\\nreport: [\\n---\\n", "commit c1 Ben 2026-03-01", issue, "commit c2 Ben 2026-03-02"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 unread", "edited c2 Ben 2026-03-02 unread"}},
		{"renamed", "recommendations/02.md", []string{issue, issued, "mv " + rec + " recommendations/02.md", "commit c1 Ben 2026-03-01", "rec recommendations/02.md Mend the wall / It leaks.", "commit c2 Eva 2026-04-01"},
			[]string{"created c0 Ana 2026-02-01", "renamed c1 Ben 2026-03-01 from " + rec, "edited c2 Eva 2026-04-01 (title)"}},
		{"written in the other form", recYAML, []string{issue, issued, "rm -q " + rec, "rec " + recYAML + " Mend the wall / It leaks.", "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "rewritten c1 Ben 2026-03-01 from " + rec + " (title)"}},
		{"renamed after it was written in the other form", "recommendations/02.yaml", []string{issue, issued, "rm -q " + rec, "rec " + recYAML + " Mend the roof / It leaks.", "commit c1 Ben 2026-03-01", "mv " + recYAML + " recommendations/02.yaml", "commit c2 Eva 2026-04-01"},
			[]string{"created c0 Ana 2026-02-01", "rewritten c1 Ben 2026-03-01 from " + rec, "renamed c2 Eva 2026-04-01 from " + recYAML}},
		{"renamed, and edited in the other form since", "recommendations/02.yaml", []string{issue, issued, "mv " + rec + " recommendations/02.md", "commit c1 Ben 2026-03-01", "rm -q recommendations/02.md", "rec recommendations/02.yaml Mend the wall / It leaks.", "commit c2 Eva 2026-04-01"},
			[]string{"created c0 Ana 2026-02-01", "renamed c1 Ben 2026-03-01 from " + rec, "rewritten c2 Eva 2026-04-01 from recommendations/02.md (title)"}},
		{"sealed", "complaints/c.yaml.age", []string{`put complaints/c.yaml received: 2026-01-01\nperson: Amina\n`, issued, "rm -q complaints/c.yaml", `seal complaints/c.yaml.age received: 2026-01-02\nperson: Amina\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "rewritten c1 Ben 2026-03-01 from complaints/c.yaml unread"}},
		{"edited while sealed", "complaints/c.md.age", []string{`seal complaints/c.md.age ---\nreceived: 2026-01-01\n---\n`, issued, `seal complaints/c.md.age ---\nreceived: 2026-01-02\n---\n`, "commit c1 Ben 2026-03-01", `seal complaints/c.md.age ---\nreceived: 2026-01-03\n---\n`},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 unread", "edited unread"}},
		{"plain text under the name of a sealed file", "complaints/c.yaml.age", []string{`put complaints/c.yaml.age received: 2026-01-01\n`, issued, `put complaints/c.yaml.age received: 2026-01-02\n`, "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 unread"}},
		{"sealed and not edited since", "complaints/c.yaml.age", []string{`seal complaints/c.yaml.age received: 2026-01-01\n`, issued}, []string{"created c0 Ana 2026-02-01"}},
		{"sealed, not committed", "complaints/c.yaml.age", []string{`put complaints/c.yaml received: 2026-01-01\n`, issued, "rm -q complaints/c.yaml", `seal complaints/c.yaml.age received: 2026-01-01\n`},
			[]string{"created c0 Ana 2026-02-01", "rewritten from complaints/c.yaml unread"}},
		{"unsealed", "complaints/c.yaml", []string{`seal complaints/c.yaml.age received: 2026-01-01\n`, issued, "rm -q complaints/c.yaml.age", `put complaints/c.yaml received: 2026-01-01\n`, "commit c1 Ben 2026-03-01", `put complaints/c.yaml received: 2026-01-02\n`},
			[]string{"created c0 Ana 2026-02-01", "rewritten c1 Ben 2026-03-01 from complaints/c.yaml.age unread", "edited (received: 2026-01-01 → 2026-01-02)"}},
		{"fields sealed apart", "visits/v.yaml", []string{`put visits/v.yaml place: p\nstart: 2026-01-01\nbody: alone\n`, issued, `put visits/v.yaml place: p\nstart: 2026-01-01\n`, `seal visits/v.sealed.age body: alone\n`, "commit c1 Ben 2026-03-01", `seal visits/v.sealed.age body: not alone\n`, "commit c2 Eva 2026-04-01"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (body)"}},
		{"sealed under another id", "complaints/d.yaml.age", []string{`seal complaints/c.yaml.age received: 2026-01-01\n`, issued, "mv complaints/c.yaml.age complaints/d.yaml.age", "commit c1 Ben 2026-03-01"},
			[]string{"created c0 Ana 2026-02-01", "renamed c1 Ben 2026-03-01 from complaints/c.yaml.age"}},
		{"removed", rec, []string{issue, issued, "rm -q " + rec, "commit c1 Ben 2026-03-01"}, []string{"created c0 Ana 2026-02-01", "removed c1 Ben 2026-03-01"}},
		{"removed, and made again in the other form later", recYAML, []string{issue, issued, "rm -q " + rec, "commit c1 Ben 2026-03-01", "rec " + recYAML + " Mend the roof / It leaks.", "commit c2 Eva 2026-04-01"},
			[]string{"created c0 Ana 2026-02-01", "removed c1 Ben 2026-03-01", "created c2 Eva 2026-04-01"}},
		{"a merge that took one side tells nothing", rec, []string{issue, issued, "switch -q -c side", retitle, "commit c1 Ben 2026-03-01", "switch -q main", "put places/p.yaml name: P\\ntype: prison\\n", "commit c2 Ana 2026-03-02", "merge -q --no-ff --no-commit side", "commit m Ana 2026-03-03"},
			[]string{"created c0 Ana 2026-02-01", "edited c1 Ben 2026-03-01 (title)"}},
		{"a merge that wrote words of its own", rec, []string{issue, issued, "switch -q -c side", retitle, "commit c1 Ben 2026-03-01", "switch -q main", "rec " + rec + " Mend the roof / It drips.", "commit c2 Ana 2026-03-02", "merge -q --no-ff --no-commit -s ours side", "rec " + rec + " Mend the door / It drips.", "commit m Ana 2026-03-03"},
			[]string{"created c0 Ana 2026-02-01", "edited c2 Ana 2026-03-02 (body)", "edited c1 Ben 2026-03-01 (title)", "edited m Ana 2026-03-03 (title)"}},

		{"not committed", rec, []string{issue, issued, retitle}, []string{"created c0 Ana 2026-02-01", "edited (title)"}},
		{"never committed", rec, []string{issued, issue}, []string{"created"}},
		{"the other form, not committed", recYAML, []string{issue, issued, "rm -q " + rec, "rec " + recYAML + " Mend the wall / It leaks."}, []string{"created c0 Ana 2026-02-01", "rewritten from " + rec + " (title)"}},
		{"taken away, not committed", rec, []string{issue, issued, "rm -q " + rec}, []string{"created c0 Ana 2026-02-01", "removed"}},
		{"never there", "places/none.yaml", []string{issue, issued}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPast(t)
			p.T = t
			for _, step := range test.steps {
				p.do(step)
			}
			if got := p.pastOf(test.file); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// All pasts are those of each record, without keys; what is gone is marked.
func TestPasts(t *testing.T) {
	p := newPast(t)
	for _, step := range []string{issue, "rec recommendations/03.md Open the yard / Daily.", "put places/p.yaml name: P\\ntype: prison\\n", "put places/README.txt not a record\\n",
		`seal complaints/c.yaml.age received: 2026-01-01\n`, `seal places/p.sealed.age x-a: b\n`, issued,
		"mv " + rec + " recommendations/02.md", "rm -q recommendations/03.md", "commit c1 Ben 2026-03-01",
		"rec recommendations/02.md Mend the wall / It leaks.", "commit c2 Eva 2026-04-01"} {
		p.do(step)
	}
	_, h := p.opened()
	pasts, err := Pasts(h)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, past := range pasts {
		line := past.Record
		if past.Gone {
			line += " gone"
		}
		for _, e := range past.Edits {
			line += "; " + inWords(e)
		}
		got = append(got, line)
	}
	want := []string{
		"complaints/c; created c0 Ana 2026-02-01",
		"places/p; created c0 Ana 2026-02-01",
		"recommendations/02; created c0 Ana 2026-02-01; renamed c1 Ben 2026-03-01 from " + rec + "; edited c2 Eva 2026-04-01",
		"recommendations/03 gone; created c0 Ana 2026-02-01; removed c1 Ben 2026-03-01",
		"reports/r; created c0 Ana 2026-02-01",
		"stakeholders/m; created c0 Ana 2026-02-01",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	former, err := Former(h)
	if err != nil || fmt.Sprint(former) != "map[recommendations/01:recommendations/02.md recommendations/03:recommendations/03.md]" {
		t.Errorf("former: %v, %v", former, err)
	}
}

// Where a shallow clone begins nobody made the files.
func TestPastOfShallowClone(t *testing.T) {
	p := newPast(t)
	for _, step := range []string{issue, issued, retitle, "commit c1 Ben 2026-03-01", "rec " + rec + " Mend the door / It leaks.", "commit c2 Eva 2026-04-01"} {
		p.do(step)
	}
	clone := filepath.Join(t.TempDir(), "clone")
	p.git("clone", "-q", "--depth", "2", "file://"+p.dir, clone)
	p.dir = clone
	want := []string{"oldest c1 Ben 2026-03-01", "edited c2 Eva 2026-04-01 (title)"}
	if got := p.pastOf(rec); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
