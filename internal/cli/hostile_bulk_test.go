package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// numbered is a text with a number in it, over and over.
func numbered(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

const (
	aPlace   = "name: Lake\ntype: prison\n"
	toNobody = "report: 2026/lake\ntitle: Mend the roof\n"
	toOne    = toNobody + "addressees: [ministry]\n"
	aLetter  = "date: 2026-03-03\nform: letter\ndirection: incoming\nwith: [ministry]\n"
	forAll   = "schema: 1\ninstitution: {name: NPM, languages: [en]}\n"
	ignoring = "# npm:ignore M001 reason=x\n"
)

func frontMatter(yaml, body string) string { return "---\n" + yaml + "---\n" + body }

// bulk are files of about the largest size, each of which would take hours where
// the time grows with the square of something in it.
func bulk() []hostileFile {
	times := strings.Repeat
	const most = 1 << 20
	var all []hostileFile
	add := func(name, path, src string) { all = append(all, hostileFile{name, path, []byte(src)}) }
	const place, rec, letter = "places/x.yaml", "recommendations/x.md", "dialogue/2026/03/03-x.yaml"
	add("just under the limit", place, aPlace+"address: "+times("x", most-len(aPlace)-len("address: \n"))+"\n")
	add("just over the limit", place, aPlace+"address: "+times("x", most))
	add("a title of half a megabyte", rec, frontMatter("report: 2026/lake\ntitle: \""+times("x", 500_000)+"\"\naddressees: [ministry]\n", "x\n"))
	add("a title of combining marks", rec, frontMatter("report: 2026/lake\ntitle: \"a"+times("\u0301", 250_000)+"\"\naddressees: [ministry]\n", "x\n"))
	add("unknown keys", place, aPlace+numbered(40_000, "k%d: x\n"))
	add("keys that are nearly known", place, aPlace+numbered(40_000, "nam%x: x\n"))
	add("a key 100,000 times", place, aPlace+times("a: b\n", 100_000))
	add("a key of half a megabyte", place, aPlace+"? "+times("n", 500_000)+"\n: x\n")
	add("items of a wrong type", place, aPlace+"population:\n"+times("  - {date: x, count: y}\n", 20_000))
	add("a theme that is none, over and over", rec, frontMatter(toOne+"themes: ["+times("a,", 100_000)+"]\n", "x\n"))
	add("addressees that are not there", rec, frontMatter(toNobody+"addressees: ["+numbered(50_000, "b%d,")+"]\n", "x\n"))
	add("an addressee 50,000 times", rec, frontMatter(toNobody+"addressees: ["+times("ministry,", 50_000)+"]\n", "x\n"))
	add("a successor 50,000 times", "stakeholders/ministry.yaml", "name: M\ncategory: other\nended: 2026-02-01\nsucceeded_by: ["+times("b,", 50_000)+"]\n")
	add("one answer 6,000 times", letter, aLetter+"recommendations:\n"+times("  - {recommendation: lake/01, for: [ministry], position: accepted}\n", 6_000))
	add("aliases", place, "x-a: &a x\n"+aPlace+"x-b: ["+times("*a,", 200_000)+"]\n")
	add("documents", place, times("---\na: b\n", 90_000))
	add("NULs", place, times("\x00", most-1))
	add("bidirectional marks", place, aPlace+"address: \""+times("\u202e", 300_000)+"\"\n")
	add("escapes", place, aPlace+"address: \""+times(`\e`, 300_000)+"\x1b\"\n")
	add("carriage returns", place, aPlace+times("\r", 900_000))
	add("brackets", place, aPlace+"x-a: "+times("[", 900_000))
	add("brackets that are closed", place, aPlace+"x-a: "+times("[", 9_000)+times("]", 9_000)+"\n")
	add("indentation", place, aPlace+indented(1_200))
	add("quotes never closed", place, aPlace+numbered(60_000, "x-%d: \"a\n"))
	add("merge conflicts", place, aPlace+times("<<<<<<< a\nx: y\n=======\nx: z\n>>>>>>> b\n", 20_000))
	add("fences", rec, times("---\n", 250_000))
	add("ignore comments", rec, frontMatter(toOne+times(ignoring, 30_000)+"priority: high\n", "x\n"))
	add("ignore comments at the ends of lines", rec, frontMatter(toOne+numbered(20_000, "x-%d: a "+ignoring), "x\n"))
	add("ignore comments in quotes", rec, frontMatter(toOne+"x-a: \""+times(" # npm:ignore", 60_000)+"\"\n", "x\n"))
	add("ignore comments in Markdown", rec, frontMatter(toOne, times("<!-- npm:ignore M001 reason=x -->\n", 30_000)))
	add("telephone numbers", rec, frontMatter(toOne, times("+44 20 7946 0958 ", 50_000)))
	add("digits", rec, frontMatter(toOne, times("0 ", 500_000)))
	add("at signs", rec, frontMatter(toOne, times("@", 1_000_000)))
	add("a name of 100,000 words", "contacts/x.yaml", "name: \""+times("Lake ab ", 50_000)+"\"\nstakeholder: ministry\n")
	add("one name 100,000 times", "complaints/2026/x.yaml", "received: 2026-01-01\nchannel: mail\nfrom: family\nperson: \""+times("Lake, ", 100_000)+"\"\n")
	add("vocabulary", "register.yaml", forAll+"vocabulary: {place-type: ["+numbered(60_000, "w%d,")+"]}\n")
	add("themes", "register.yaml", forAll+"themes: {"+numbered(40_000, "t%d: T,")+"}\n")
	add("overrides", "register.yaml", forAll+"deadlines:\n  overrides:\n"+times("    - {when: {category: parliament}, response: 10d}\n", 10_000))
	add("lines without a holiday", "holidays.csv", times("\n", most-1))
	add("holidays that are none", "holidays.csv", times("\"\n", 100_000))
	add("holidays beyond the limit", "holidays.csv", times("2026-01-01,x\n", 1_000_000))
	add("an id of 240 letters", "places/"+times("a", 240)+".yaml", aPlace)
	add("an id of 200 folders", "places/"+times("a/", 200)+"x.yaml", aPlace)
	return all
}

func indented(levels int) string {
	var b strings.Builder
	b.WriteString("x-a:\n")
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i+1) + "k:\n")
	}
	return b.String()
}

func TestHostileBulk(t *testing.T) {
	r := newHostileRegister(t)
	for _, f := range bulk() {
		r.write(t, f.path, f.src)
		r.run(t, f.name, "check", "--format", "json")
		if !strings.HasPrefix(f.path, "places/") {
			r.run(t, f.name, "rec", "list")
		}
		if sound, ok := soundFiles()[f.path]; ok {
			r.write(t, f.path, []byte(sound))
		} else if err := os.RemoveAll(filepath.Join(r.dir, strings.Join(strings.Split(f.path, "/")[:2], "/"))); err != nil {
			t.Fatal(err)
		}
		r.write(t, "dialogue/2026/03/02-ministry.yaml", []byte(soundFiles()["dialogue/2026/03/02-ministry.yaml"]))
	}
	t.Logf("the slowest took %v: %s", r.slowest, r.slowestRun)
}

// Circles and chains of bodies and recommendations, and all at once what a body
// may be succeeded by.
func TestHostileLinks(t *testing.T) {
	r := newHostileRegister(t)
	circle := func(kind, ext, form string, lengths ...int) {
		for _, n := range lengths {
			for i := range n {
				r.write(t, fmt.Sprintf("%s/circle-%d-%d%s", kind, n, i, ext), fmt.Appendf(nil, form, fmt.Sprintf("circle-%d-%d", n, (i+1)%n)))
			}
		}
	}
	circle("stakeholders", ".yaml", "name: A\ncategory: other\nparent: %[1]s\nended: 2026-01-01\nsucceeded_by: [%[1]s]\n", 1, 2, 3, 7, 300)
	circle("recommendations", ".md", frontMatter(toOne+"repeats: [%[1]s]\nrelated: [%[1]s]\n", "x\n"), 1, 2, 3, 7, 300)
	circle("visits/2026", ".yaml", "place: lake\nstart: 2026-01-02\nfollow_up_of: [2026/%s]\n", 1, 2, 3, 7, 100)
	for i := range 60 { // each step has two ways on: as many paths as there are grains of sand
		pair := i/2*2 + 2
		r.write(t, fmt.Sprintf("stakeholders/ladder-%d.yaml", i), fmt.Appendf(nil, "name: A\ncategory: other\nended: 2026-01-02\nsucceeded_by: [ladder-%d, ladder-%d]\n", pair, pair+1))
		r.write(t, fmt.Sprintf("recommendations/ladder-%d.md", i), fmt.Appendf(nil, frontMatter(toNobody+"addressees: [ladder-0]\nrepeats: [ladder-%d, ladder-%d]\n", "x\n"), pair, pair+1))
	}
	heirs := make([]string, 300)
	for i := range heirs {
		heirs[i] = fmt.Sprintf("heir-%d", i)
		r.write(t, "stakeholders/"+heirs[i]+".yaml", []byte("name: A\ncategory: other\n"))
	}
	r.write(t, "stakeholders/ministry.yaml", []byte("name: M\ncategory: line-ministry\nended: 2026-02-01\nsucceeded_by: ["+strings.Join(heirs, ", ")+"]\n"))
	for _, words := range [][]string{{"check", "--format", "json"}, {"rec", "list", "--format", "json"}, {"rec", "overdue"}, {"rec", "why", "lake/01"}, {"rec", "show", "ladder-0"}} {
		r.run(t, "circles", words...)
	}
	t.Logf("the slowest took %v: %s", r.slowest, r.slowestRun)
}
