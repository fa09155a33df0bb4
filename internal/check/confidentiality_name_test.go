package check_test

import (
	"fmt"
	"strings"
	"testing"
)

// contactTests each have a text in a public recommendation, and a name in an
// internal contact.
var contactTests = []struct {
	name, text string
	want       bool
}{
	{"Ana Horvat", "Said to Ana Horvat.", true},
	{"Ana Horvat", "ANA HORVAT", true},
	{"Ana Horvat", "ana horvat", true},
	{"Ana Horvat", "Horvat, Ana", true},
	{"Ana Horvat", "Ana   \tHorvat", true},
	{"Ana Horvat", "Ana\nHorvat", true},
	{"Ana Horvat", "**Ana** Horvat", true},
	{"Ana Horvat", "**Ana Hor**vat", true},
	{"Ana Horvat", "_Ana_ _Horvat_", true},
	{"Ana Horvat", "<b>Ana</b> <i>Horvat</i>", true},
	{"Ana Horvat", "Ana<br>Horvat", true},
	{"Ana Horvat", "<Ana Horvat>", true},
	{"Ana Horvat", "<!-- Ana Horvat -->", true},
	{"Ana Horvat", "An&#97;&nbsp;Horvat", true},
	{"Ana Horvat", "Ana\u00a0Hor\u00advat", true},
	{"Ana Horvat", "[Ana Horvat](https://example.org)", true},
	{"Ana Horvat", "Ana M. Horvat", true},
	{"Ana Horvat", "Ana Horvat's office", true},
	{"Dr. Ana Horvat, MD", "Ana Horvat", true},
	{"Ana Horvat (acting)", "Ana Horvat", true},
	{"Horvat, Ana", "Ana Horvat", true},
	{"Ana Maria Horvat", "Ana Horvat", true},
	{"Ana Maria Horvat", "Horvat Ana Maria", true},
	{"Ana Horvat; Ivo Kos", "Ivo Kos", true},
	{"Ana de la Cruz", "Ana de la Cruz", true},
	{"Kwabena Nordstrøm", "Kwabena Nordstrom", true},
	{"Désirée Vantongeren", "DESIREE VANTONGEREN", true},
	{"Désirée Vantongeren", "De\u0301sire\u0301e Vantongeren", true},
	{"Jürgen Groß", "Juergen Gross", true},
	{"Łucja Đorđević", "Lucja Dordevic", true},
	{"Seán O'Brien", "Sean O’Brien", true},
	{"Romaine Delacroix-Usman", "Romaine Delacroix Usman", true},
	{"Милена Југовац", "милена југовац", true},
	{"ياسمين العطار", "السيدة يَاسمين العطار", true},
	{"王小明", "据王小明说", true},
	{"สมชาย ใจดี", "คุณสมชายใจดี", true},
	{"राम कुमार", "श्री राम कुमार", true},
	{"Ingeborg", "Said to Ingeborg.", true},
	{"Li Na", "Li Na", true},

	{"Ana Horvat", "Ana went to see Mr Kos.", false},
	{"Ana Horvat", "Mr Horvat", false}, // an official's surname alone may be anybody's
	{"Ana Horvat", "Anamaria Horvatova", false},
	{"Ana Horvat", "Ana Maria Horvat", false},
	{"Ingeborg", "in ingeborg", false},
	{"Eva", "Eva", false},
	{"Duty officer", "Call the duty officer.", false},
	{"Secretariat", "Secretariat of the Council", false},
	{"Press Office", "the press office", false},
	{"Justice", "Ministry of Justice", false},
}

func TestNamesOfContactsInText(t *testing.T) {
	for _, test := range contactTests {
		t.Run(test.name+" in "+test.text, func(t *testing.T) {
			files := discreet(map[string]string{
				"contacts/c.yaml":      fmt.Sprintf("name: %q\nstakeholder: ministry\n", test.name),
				"recommendations/1.md": "---\n" + recommends("public") + "---\n" + test.text + "\n",
			})
			if found := confidential(t, "C004", files); (len(found) == 1) != test.want || len(found) > 1 {
				t.Errorf("found %v", placesOf(found))
			}
		})
	}
}

// Each text stands in a public recommendation, and the name in a complaint.
func TestNamesOfComplaintsInText(t *testing.T) {
	tests := []struct {
		person, text string
		want         bool
	}{
		{"Zoran Petrov", "Zoran was moved.", true},
		{"Zoran Petrov", "Mr PETROV was moved.", true},
		{"Zoran Petrov", "zoran petrov", true},
		{"Kestrel", "The case of Kestrel shows", true},
		{"The brother of Marko", "Marko was moved.", true},
		{"Zoran Petrov and Ivo Kos", "Ivo Kos", true},
		{"Samuel North", "North alone", true},
		{"Juan Méndez", "Mr Méndez was moved.", true},
		{"Juan Méndez", "the Méndez Principles, and Méndez", true},
		{"Jürgen Groß", "Juergen was moved.", true},
		{"Prisoner 4711007", "file 4711007", true},
		{"Nelson Ruiz", "Nelson was moved.", true},
		{"王小明", "据王小明说", true},

		{"Kestrel", "a kestrel in the yard", false},
		{"anonymous", "Anonymous complaints", false},
		{"A group of women", "a group of women", false},
		{"Prisoner in cell 12", "Prisoners are moved. Prisoner in cell 12.", false},
		{"Ana Kos", "Ana", false}, // three letters are in too many words
		{"Juan Méndez", "the Méndez Principles", false},
		{"Case of 2024", "In 2024", false},
		{"Maria della Croce", "Della", false},
		{"Nelson Ruiz", "the Nelson Mandela Rules", false},
		{"John Lakeside", "Lakeside Prison", false},
	}
	for _, test := range tests {
		t.Run(test.person+" in "+test.text, func(t *testing.T) {
			files := discreet(map[string]string{
				"complaints/c.yaml":    fmt.Sprintf("received: 2026-01-01\nperson: %q\n", test.person),
				"recommendations/1.md": "---\n" + recommends("public") + "---\n" + test.text + "\n",
			})
			if found := confidential(t, "C004", files); (len(found) == 1) != test.want || len(found) > 1 {
				t.Errorf("found %v", placesOf(found))
			}
		})
	}
}

func TestWhereNamesMayNotStand(t *testing.T) {
	const contact, complaint = "name: Ana Horvat\nstakeholder: ministry\n", "received: 2026-01-01\nperson: Zoran Petrov\ncomplainant: Mila Petrova\n"
	with := func(path, src string) map[string]string {
		return map[string]string{"contacts/c.yaml": contact, "members/m.yaml": "name: Ivo Kos\nrole: staff\n", "complaints/c.yaml": complaint, path: src}
	}
	const talk = "date: 2026-01-01\nform: letter\nwith: [ministry]\n"
	const rec = "recommendations/1.yaml"
	confidentialityTests(t, "C004", []confidentialityTest{
		{"a contact in a public title", with(rec, strings.Replace(recommends("public"), "Mend the roof", "For Ana Horvat", 1)+"body: a\n"), []string{rec + " /title"}},
		{"a contact in a shared one", with(rec, recommends("sent")+"body: For Ana Horvat\n"), []string{rec + " /body"}},
		{"a contact in a draft", with(rec, recommends("draft")+"body: For Ana Horvat\n"), nil},
		{"a contact in internal notes", with(rec, recommends("public")+"body: a\nnotes: Said Ana Horvat\n"), nil},
		{"a member in public", with(rec, recommends("public")+"body: Ivo Kos saw it\n"), []string{rec + " /body"}},
		{"over the lines of a folded block", with(rec, recommends("public")+"body: >\n  It was Ana\n  Horvat who said it.\n"), []string{rec + " /body"}},
		{"over lines in quotes", with(rec, recommends("public")+"body: \"It was Ana\n  Horvat.\"\n"), []string{rec + " /body"}},
		{"in a list", with(rec, recommends("public")+"body: a\nstandards: [Rule 1, as Ana Horvat says]\n"), []string{rec + " /standards/1"}},
		{"in the title of a link", with(rec, recommends("public")+"body: a\nlinks: [{title: Letter of Ana Horvat, url: a.pdf}]\n"), []string{rec + " /links/0/title"}},
		{"in the address of a link", with(rec, recommends("public")+"body: a\nlinks: [{title: Letter, url: attachments/2026-ana-horvat.pdf}]\n"), []string{rec + " /links/0/url"}},
		{"in an address with escapes", with(rec, recommends("public")+"body: a\nlinks: [{title: Letter, url: attachments/An%61%20Horvat.pdf}]\n"), []string{rec + " /links/0/url"}},
		{"in an alias", with("stakeholders/x.yaml", "name: x\ncategory: other\naliases: [Office, Office of Ana Horvat]\n"), []string{"stakeholders/x.yaml /aliases/1"}},
		{"a contact in a tag, which is internal", with(rec, recommends("public")+"body: a\ntags: [ana-horvat]\n"), nil},
		{"a complainant in a tag", with(rec, recommends("public")+"body: a\ntags: [mila-petrova]\n"), []string{rec + " /tags/0"}},
		{"a complainant in internal notes", with(rec, recommends("public")+"body: a\nnotes: Zoran told us\n"), []string{rec + " /notes"}},
		{"a complainant in an item", with("dialogue/d.yaml", talk+"obstacles: [Petrova wrote]\n"), []string{"dialogue/d.yaml /obstacles/0"}},
		{"a complainant in minutes, as closed as the complaint", with("dialogue/d.yaml", talk+"body: Petrova wrote\n"), nil},
		{"a complainant in a complaint", with("complaints/d.yaml", "received: 2026-01-01\nnotes: as Zoran Petrov said\n"), nil},
		{"each mention in a text", with(rec, recommends("public")+"body: Zoran Petrov, then Zoran, or Petrov.\n"), []string{rec + " /body", rec + " /body", rec + " /body"}},
		{"mentions that cannot be told apart", with(rec, recommends("public")+"body: \"Zor\\x61n. Zor\\x61n.\"\n"), []string{rec + " /body"}},
		{"two persons in a text", with(rec, recommends("public")+"body: Zoran Petrov and Ana Horvat.\n"), []string{rec + " /body", rec + " /body"}},
		{"a public contact", with("contacts/d.yaml", "name: Olga Lind\nstakeholder: ministry\naccess: public\ntitle: Olga Lind\n"), nil},
		{"a public member who is a contact too", map[string]string{"contacts/c.yaml": contact, "members/m.yaml": "name: Ana Horvat\nrole: member\naccess: public\n", rec: recommends("public") + "body: Ana Horvat\n"}, nil},
		{"a lawyer who complained and is a contact", map[string]string{"contacts/c.yaml": contact, "complaints/c.yaml": "received: 2026-01-01\ncomplainant: Ana Horvat\n",
			"dialogue/d.yaml": talk + "obstacles: [Ana Horvat had no time]\n", rec: recommends("public") + "body: Ana Horvat\n"}, []string{rec + " /body"}},
		{"a contact's own name", map[string]string{"contacts/c.yaml": "name: Zoran Petrov\nstakeholder: ministry\naccess: public\n", "complaints/c.yaml": complaint}, nil},
		{"a private office that bears a name", map[string]string{"stakeholders/o.yaml": "name: Zoran\ncategory: other\naccess: confidential\n", "complaints/c.yaml": complaint, rec: recommends("public") + "body: Zoran was moved\n"}, []string{rec + " /body"}},
		{"a hospital that bears a name", map[string]string{"places/h.yaml": "name: Zoran Petrov Hospital\ntype: psychiatric-hospital\n", "complaints/c.yaml": "received: 2026-01-01\nperson: Zoran Ilić\n"}, nil},
	})
}

func TestNamesInIDs(t *testing.T) {
	const contact, complaint = "name: Ana Horvat\nstakeholder: ministry\n", "received: 2026-01-01\nperson: Žoran Petrov\n"
	const place = "name: a\ntype: prison\n"
	confidentialityTests(t, "C011", []confidentialityTest{
		{"the contact's own", map[string]string{"contacts/ana-horvat.yaml": contact}, []string{"contacts/ana-horvat.yaml "}},
		{"a public one too", map[string]string{"contacts/horvat-ana.yaml": contact + "access: public\n"}, []string{"contacts/horvat-ana.yaml "}},
		{"a post", map[string]string{"contacts/ministry-director.yaml": contact}, nil},
		{"one half", map[string]string{"contacts/horvat.yaml": contact}, nil},
		{"in another record", map[string]string{"contacts/c.yaml": contact, "dialogue/2026/01/02-ana-horvat.yaml": "date: 2026-01-02\nform: phone\nwith: [ministry]\n"}, []string{"dialogue/2026/01/02-ana-horvat.yaml "}},
		{"over a folder", map[string]string{"contacts/c.yaml": contact, "places/ana/horvat.yaml": place}, []string{"places/ana/horvat.yaml "}},
		{"within a word", map[string]string{"contacts/c.yaml": contact, "places/indiana-horvath.yaml": place}, nil},
		{"half the name of one who complained", map[string]string{"complaints/2026/petrov.yaml": complaint}, []string{"complaints/2026/petrov.yaml "}},
		{"without accents", map[string]string{"complaints/c.yaml": complaint, "visits/zoran.yaml": "place: lakeside\nstart: 2026-01-02\n"}, []string{"visits/zoran.yaml "}},
		{"with ue for ü", map[string]string{"members/juergen-gross.yaml": "name: Jürgen Groß\nrole: staff\n"}, []string{"members/juergen-gross.yaml "}},
		{"a word in the name of a place", map[string]string{"complaints/c.yaml": "received: 2026-01-01\nperson: John Lakeside\n"}, nil},
	})
}
