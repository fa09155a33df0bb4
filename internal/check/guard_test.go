package check_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// guarded is what a small register has in all tests of the guard.
func guarded(records map[string]string) fstest.MapFS {
	files := discreet(map[string]string{
		"contacts/kos.yaml":       "name: Ivo Kos\nstakeholder: ministry\n",
		"contacts/lind.yaml":      "name: Olga Lind\nstakeholder: ministry\naccess: public\n",
		"contacts/shared.yaml":    "name: Pia Ruud\nstakeholder: ministry\naccess: shared\nshare_with: [ministry]\n",
		"members/chair.yaml":      "name: Vera Moll\nrole: member\n",
		"complaints/2026/01.yaml": "received: 2026-01-01\nperson: Zoran Petrov\ncomplainant: Mila Heron\n",
		"recommendations/1.md":    "---\n" + recommends("public") + "---\nText.\n",
		"recommendations/2.md":    "---\n" + recommends("sent") + "---\nText.\n",
	})
	for name, src := range records {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return files
}

// guard gives "path:line:column CODE" for what may not be written for a reader.
func guard(t *testing.T, files fstest.MapFS, reader audience.Audience, texts ...string) []page.Problem {
	t.Helper()
	r := registerOf(t, files)
	if len(r.Problems) > 0 {
		t.Fatalf("the test itself is broken: %v", r.Problems)
	}
	found, err := look(check.NewGuard(r, nil, reader, today), texts...)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func look(g *check.Guard, texts ...string) ([]page.Problem, error) {
	for _, text := range texts {
		g.Read(text)
	}
	return g.Problems()
}

func marksOf(problems []page.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s:%d:%d %s", p.Path, p.Start.Line, p.Start.Column, p.Code))
	}
	return all
}

// Each text is all that is written for everybody.
func TestGuardOnTexts(t *testing.T) {
	tests := []struct {
		text string
		want string // the code, "" for nothing
	}{
		{"Call 0555 014 223.", "C003"},
		{"passport AB1234567", "C003"},
		{"٠٩١٢٣٤٥٦٧٨", "C003"},
		{"see https://wa.me/385911234567", "C003"},
		{"a@example.org", "C003"},
		{"a (at) example.org", "C003"},
		{"a&#64;example.org", "C003"},
		{"Said Ivo Kos.", "C004"},
		{"KOS, Ivo", "C004"},
		{"Ivo\nKos", "C004"},
		{"An officer, I&#118;o Kos", "C004"},
		{"<b>Ivo</b> Kos", "C004"},
		{"attachments/ivo-kos.pdf", "C004"},
		{"attachments/letter%20of%20Ivo%20K%6fs.pdf", "C004"},
		{"Vera Moll", "C004"},
		{"as Zoran told us", "C004"},
		{"Ms Heron", "C004"},
		{"Pia Ruud", "C004"},

		{"Olga Lind", ""},
		{"Olga", ""},
		{"a heron by the lake", ""},
		{"As of 2026-11-21, from the register at 12ab456789", ""},
		{"12345678901234567890abcdef12345678901234", ""},
		{"recommendations/2026/lakeside-prison/03", ""},
		{"dialogue/2026/05/02-01", ""},
		{"visits 2019-2023: 1 200 000 EUR, Regulation 2016/679, Rules 43-45, 58-63", ""},
		{"https://example.org/12345678", ""},
		{"454 days late, due 2026-03-01 or 01.03.2026", ""},
		{"", ""},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			var got []string
			for _, p := range guard(t, guarded(nil), audience.Everyone, "Mend the roof", test.text) {
				got = append(got, p.Code)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// What a document says comes from somewhere: that is to be mended.
func TestGuardFindsWhereItComesFrom(t *testing.T) {
	const rec = "recommendations/1.md"
	says := func(body string) string { return "---\n" + recommends("public") + "---\n" + body }
	tests := []struct {
		name    string
		records map[string]string
		text    string
		want    []string
	}{
		{"a number in a body", map[string]string{rec: says("A.\nCall 0555 014 223.\n")}, "Call 0555 014 223.", []string{rec + ":7:6 C003"}},
		{"written otherwise there", map[string]string{rec: says("A.\nCall 0555-014-223.\n")}, "Call 0555 014 223.", []string{rec + ":7:6 C003"}},
		{"an address", map[string]string{rec: says("To A@example.org.\n")}, "a@example.org", []string{rec + ":6:4 C003"}},
		{"a name in a body", map[string]string{rec: says("Said\nIvo Kos.\n")}, "Ivo Kos", []string{rec + ":7:1 C004"}},
		{"over lines and tags", map[string]string{rec: says("Said <b>Ivo</b>\nKos.\n")}, "Ivo Kos", []string{rec + ":6:9 C004"}},
		{"in two records, one of them closed", map[string]string{rec: says("Ivo Kos\n"), "dialogue/d.md": "---\ndate: 2026-05-01\nform: letter\nwith: [ministry]\n---\nIvo Kos\n"}, "Ivo Kos", []string{rec + ":6:1 C004"}},
		{"in a closed field of an open record", map[string]string{rec: "---\n" + recommends("public") + "notes: Ivo Kos\n---\nA.\n"}, "Ivo Kos", []string{"contacts/kos.yaml:1:7 C004", rec + ":5:8 C004"}},
		{"in no record but its own", nil, "Ivo Kos", []string{"contacts/kos.yaml:1:7 C004"}},
		{"in the address of a link", map[string]string{rec: "---\n" + recommends("public") + "links: [{title: A, url: attachments/ivo-kos.pdf}]\n---\nA.\n"}, "attachments/ivo-kos.pdf", []string{rec + ":5:37 C004"}},
		{"in an address with escapes", map[string]string{rec: "---\n" + recommends("public") + "links: [{title: A, url: attachments/iv%6f%20kos.pdf}]\n---\nA.\n"}, "attachments/iv%6f%20kos.pdf", []string{rec + ":5:25 C004"}},
		{"in the settings", map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM}\nthemes: {a: The case of Zoran}\n"}, "The case of Zoran", []string{"register.yaml:3:25 C004"}},
		{"the institution's name", map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM 0555014223}\n"}, "NPM 0555014223", []string{"register.yaml:2:25 C003"}},
		{"nowhere", nil, "0555 014 223", []string{":0:0 C003"}},
		{"in an id", map[string]string{"recommendations/zoran/1.md": says("A.\n")}, "see recommendations/zoran/1", []string{"recommendations/zoran/1.md:2:1 C011"}},
		{"in an id that is part of another", map[string]string{"recommendations/zoran.md": says("A.\n")}, "see recommendations/zorana", nil},
		{"in an id that is the end of another", map[string]string{"recommendations/zoran.md": says("A.\n")}, "see xzoran, x-zoran and 1zoran", nil},
		{"an open name in an id", map[string]string{"recommendations/olga-lind.md": says("A.\n")}, "see recommendations/olga-lind", nil},
		{"part of another, and itself", map[string]string{"recommendations/zoran.md": says("A.\n")}, "zorana, zoran", []string{"recommendations/zoran.md:2:1 C011"}},
		{"many times over", map[string]string{rec: says(strings.Repeat("Ivo Kos.\n", 3))}, strings.Repeat("Ivo Kos. ", 90), []string{rec + ":6:1 C004", rec + ":7:1 C004", rec + ":8:1 C004"}},
		{"two things", map[string]string{rec: says("Ivo Kos, 0555014223\n")}, "Ivo Kos, 0555014223", []string{rec + ":6:1 C004", rec + ":6:10 C003"}},
		{"a postcode", map[string]string{"places/b.yaml": "name: B\ntype: prison\naddress: \"Main Street, 12345-6789\"\n"}, "Main Street, 12345-6789", nil},
		{"a telephone in an address", map[string]string{"places/b.yaml": "name: B\ntype: prison\naddress: \"call 0555 014 223\"\n"}, "call 0555 014 223", []string{"places/b.yaml:3:16 C003"}},
		{"an e-mail address in an address", map[string]string{"places/b.yaml": "name: B\ntype: prison\naddress: a@example.org\n"}, "a@example.org", []string{"places/b.yaml:3:10 C003"}},
		{"a name in another body's number", map[string]string{rec: "---\n" + recommends("public") + "external_id: Ivo Kos\n---\nA.\n"}, "Ivo Kos", []string{rec + ":5:14 C004"}},
		{"a postcode that is a number elsewhere", map[string]string{"places/b.yaml": "name: B\ntype: prison\naddress: 12345-6789\n", rec: says("12345-6789\n")}, "12345-6789", []string{rec + ":6:1 C003"}},
		{"a postcode of a closed place", map[string]string{"places/b.yaml": "name: B\ntype: prison\naddress: 12345-6789\naccess: internal\n"}, "12345-6789", []string{"places/b.yaml:3:10 C003"}},
		{"another body's number", map[string]string{rec: "---\n" + recommends("public") + "external_id: \"1234567\"\n---\nA.\n"}, "1234567", nil},
		{"an id of digits", map[string]string{"recommendations/20260512/7654321.md": says("A.\n")}, "20260512/7654321 and recommendations/20260512/7654321", nil},
		{"an id of digits beside a number", map[string]string{"recommendations/20260512/7654321.md": says("A.\n")}, "20260512/7654321 0555014223", []string{":0:0 C003"}},
		{"an id of digits that is a number by itself", map[string]string{"recommendations/7654321.md": says("A.\n")}, "7654321", nil},
		{"a number with an id in it", map[string]string{"recommendations/014.md": says("A.\n"), "recommendations/223.md": says("A.\n")}, "0555 014 223", []string{":0:0 C003"}},
		{"a closed record by its path", map[string]string{"visits/20260512.yaml": "place: lakeside\nstart: 2026-05-12\n"}, "visits/20260512", []string{":0:0 C003"}},
		{"the id of a closed record", map[string]string{"visits/20260512.yaml": "place: lakeside\nstart: 2026-05-12\n"}, "20260512", []string{":0:0 C003"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := marksOf(guard(t, guarded(test.records), audience.Everyone, test.text)); !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestGuardKnowsItsReader(t *testing.T) {
	tests := []struct {
		name   string
		reader audience.Audience
		text   string
		want   int
	}{
		{"a contact shared with the reader", "ministry", "Pia Ruud", 0},
		{"a contact shared with another", "spt", "Pia Ruud", 1},
		{"a public one", "ministry", "Olga Lind", 0},
		{"a closed one", "ministry", "Ivo Kos", 1},
		{"a complainant", "ministry", "Zoran", 1},
		{"a number", "ministry", "0555 014 223", 1},
		{"one's own id", "ministry", "ministry", 0},
	}
	for _, test := range tests {
		if found := guard(t, guarded(nil), test.reader, test.text); len(found) != test.want {
			t.Errorf("%s: found %q", test.name, marksOf(found))
		}
	}
	if found := guard(t, guarded(nil), "ministry", "0555 014 223"); !strings.Contains(found[0].Message, "for ministry,") {
		t.Errorf("the reader is not named: %s", found[0].Message)
	}
}

// A name that is open because of a post may stand there, though somebody of that
// name complained.
func TestGuardOnOpenNames(t *testing.T) {
	public := "---\nname: Zoran Maria Petrov\nrole: member\naccess: public\n---\n"
	for text, want := range map[string]int{"Zoran Maria Petrov": 0, "Petrov, Zoran": 0, "Zoran": 1, "Mr Petrov and Zoran Maria Petrov": 1, "Mila Petrov": 2} {
		if found := guard(t, guarded(map[string]string{"members/z.md": public}), audience.Everyone, text); len(found) != want {
			t.Errorf("%s: found %q", text, marksOf(found))
		}
	}
}

// That a name is open elsewhere does not hide where it comes from.
func TestGuardFindsClosedNamesThatAreOpenElsewhere(t *testing.T) {
	files := guarded(map[string]string{"members/z.md": "---\nname: Zoran Maria Petrov\nrole: member\naccess: public\n---\n"})
	if got, want := marksOf(guard(t, files, audience.Everyone, "Mr Petrov")), []string{"complaints/2026/01.yaml:2:9 C004"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestExceptionsOfTheGuard(t *testing.T) {
	except := func(items string) string {
		return "schema: 1\ninstitution: {name: NPM}\npublish:\n  exceptions:\n" + items
	}
	const street, press, phone = "    - {text: Heron Street, reason: a street}\n", "    - {text: press@ministry.example, reason: its press office}\n", "    - {text: 0555 014 223, reason: the free line for all}\n"
	tests := []struct {
		name, items, text string
		want              int
	}{
		{"a street", street, "the police station in Heron Street", 0},
		{"in other letters", street, "HERON  STREET", 0},
		{"another street", street, "Heron Road", 1},
		{"the person too", street, "Heron Street, where Ms Heron lives", 1},
		{"after many streets", street, strings.Repeat("Heron Street. ", 60) + "Ms Heron", 1},
		{"a bare name is none", "    - {text: Heron, reason: a bird}\n", "Heron", 1},
		{"nor is a whole one", "    - {text: Mila Heron, reason: consent}\n", "Mila Heron", 1},
		{"beside it a phrase", "    - {text: Heron, reason: a bird}\n" + street, "Heron Street", 0},
		{"a phrase that begins before", "    - {text: the Grey Heron, reason: a bird}\n", "the Grey Heron, Heron", 1},
		{"a press office", press, "write to press@ministry.example", 0},
		{"in other letters", press, "Press@Ministry.example.", 0},
		{"a person there", press, "ana.press@ministry.example", 1},
		{"another domain", press, "press@ministry.example.org", 1},
		{"a free line", phone, "0555-014-223, at all hours", 0},
		{"a longer number", phone, "0555 014 223 1", 1},
		{"a number with signs before it", "    - {text: +385 91 234 5678, reason: the free line}\n", "(+385 91 234 5678)", 0},
		{"another number", phone, "0555 014 224", 1},
		{"without a reason", "    - {text: Heron Street, reason: \" \"}\n", "Heron Street", 1},
		{"of signs", "    - {text: \"--\", reason: a}\n", "0555 014 223", 1},
		{"within another", street + "    - {text: the station in Heron Street, reason: a}\n", "the station in Heron Street, the bird Heron", 1},
		{"that contains another", "    - {text: the station in Heron Street now, reason: a}\n    - {text: station in, reason: b}\n", "the station in Heron Street now", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := guarded(map[string]string{"register.yaml": except(test.items)})
			if found := guard(t, files, audience.Everyone, test.text); len(found) != test.want {
				t.Errorf("found %q, want %d", marksOf(found), test.want)
			}
		})
	}
}

// An id may be excused with what stands before it, or if it has several words.
func TestExceptionsForIDs(t *testing.T) {
	files := func(path, text string) fstest.MapFS {
		return guarded(map[string]string{path: "---\n" + recommends("public") + "---\nA.\n",
			"register.yaml": "schema: 1\ninstitution: {name: NPM}\npublish: {exceptions: [{text: " + text + ", reason: the bird}]}\n"})
	}
	for _, test := range []struct {
		path, exception, text string
		want                  int
	}{
		{"recommendations/heron/1.md", "heron/1", "see heron/1", 0},
		{"recommendations/heron/1.md", "heron", "see heron/1", 1},
		{"recommendations/heron.md", "heron", "see recommendations/heron", 1},
		{"recommendations/heron.md", "recommendations/heron", "see recommendations/heron", 0},
	} {
		if found := guard(t, files(test.path, test.exception), audience.Everyone, test.text); len(found) != test.want {
			t.Errorf("%s in %q: found %q", test.exception, test.text, marksOf(found))
		}
	}
}

// Neither a severity nor a comment turns the guard off.
func TestNothingTurnsTheGuardOff(t *testing.T) {
	files := guarded(map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM}\nchecks: {C: off}\n",
		"recommendations/1.md": "---\n" + recommends("public") + "---\nIvo Kos. <!-- npm:ignore C004 reason=known -->\n"})
	found := guard(t, files, audience.Everyone, "Ivo Kos.")
	if got := marksOf(found); !slices.Equal(got, []string{"recommendations/1.md:6:1 C004"}) || found[0].Severity != page.Error {
		t.Errorf("found %q", got)
	}
}

// No problem may say what it found, and none has the line.
func TestGuardTellsNothing(t *testing.T) {
	const text = "Ivo Kos, Zoran Petrov, 0555 014 223, a@example.org, zoran/1"
	files := guarded(map[string]string{"recommendations/zoran/1.md": "---\n" + recommends("public") + "---\n" + text + "\n"})
	found := guard(t, files, audience.Everyone, text, "0555 999 999", "b@example.org")
	if len(found) != 7 {
		t.Errorf("found %q", marksOf(found))
	}
	for _, p := range found {
		for _, word := range []string{"ivo", "kos ", "zoran", "petrov", "0555", "014", "999", "example"} {
			if strings.Contains(strings.ToLower(p.Message+p.Help+p.Excerpt+p.Fix.New), word) {
				t.Errorf("%q is told: %+v", word, p)
			}
		}
		if p.Excerpt != "" || p.Fix.What != "" {
			t.Errorf("the line is shown: %+v", p)
		}
	}
}

// Looking back, what is closed or excepted is judged by today's register as well.
func TestGuardOnARevision(t *testing.T) {
	const rec, says, settings = "recommendations/1.md", "---\nreport: public\ntitle: A\naddressees: [ministry]\n---\n", "schema: 1\ninstitution: {name: NPM}\n"
	const excepted = settings + "publish: {exceptions: [{text: press@ministry.example, reason: a}]}\n"
	const closed, shared = "name: Olga Lind\nstakeholder: ministry\n", "name: Olga Lind\nstakeholder: ministry\naccess: shared\nshare_with: [ministry]\n"
	tests := []struct {
		name      string
		then, now map[string]string
		reader    audience.Audience
		text      string
		want      []string
	}{
		{"nothing has changed", nil, nil, audience.Everyone, "Olga Lind", nil},
		{"closed since", nil, map[string]string{"contacts/lind.yaml": closed}, audience.Everyone, "Olga Lind", []string{"contacts/lind.yaml:1:7 C004"}},
		{"opened since", map[string]string{"contacts/lind.yaml": closed}, nil, audience.Everyone, "Olga Lind", []string{"contacts/lind.yaml:1:7 C004"}},
		{"shared no more", map[string]string{"contacts/lind.yaml": shared}, map[string]string{"contacts/lind.yaml": "name: Nobody\nstakeholder: ministry\n"}, "ministry", "Olga Lind", []string{"contacts/lind.yaml:1:7 C004"}},
		{"excepted then", map[string]string{"register.yaml": excepted}, nil, audience.Everyone, "press@ministry.example", []string{":0:0 C003"}},
		{"excepted now", nil, map[string]string{"register.yaml": excepted}, audience.Everyone, "press@ministry.example", nil},
		{"mended since", map[string]string{rec: says + "To a@example.org\n"}, nil, audience.Everyone, "a@example.org", []string{rec + ":6:4 C003"}},
		{"written since", nil, map[string]string{rec: says + "To a@example.org\n"}, audience.Everyone, "a@example.org", []string{":0:0 C003"}},
		{"another body's number then", map[string]string{rec: strings.Replace(says, "title: A", "title: A\nexternal_id: \"1234567\"", 1) + "A.\n"}, nil, audience.Everyone, "1234567", nil},
		{"an id of now", nil, map[string]string{"contacts/new.yaml": "name: Eve Noll\nstakeholder: ministry\n", "recommendations/eve-noll.md": says + "A.\n"}, audience.Everyone, "see eve-noll", []string{"contacts/new.yaml:1:7 C004", "recommendations/eve-noll.md:2:1 C011"}},
		{"a name mended since, of somebody who is gone", map[string]string{"contacts/new.yaml": "name: Eve Noll\nstakeholder: ministry\n"}, nil, audience.Everyone, "Eve Noll", []string{"contacts/new.yaml:1:7 C004"}},
		{"somebody who is new", nil, map[string]string{"contacts/new.yaml": "name: Eve Noll\nstakeholder: ministry\n"}, audience.Everyone, "Eve Noll", []string{"contacts/new.yaml:1:7 C004"}},
		{"a number then, a name now", map[string]string{rec: says + "0555014223\n"}, map[string]string{"contacts/new.yaml": "name: Eve Noll\nstakeholder: ministry\n"}, audience.Everyone, "Eve Noll, 0555014223", []string{"contacts/new.yaml:1:7 C004", rec + ":6:1 C003"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			then, now := registerOf(t, guarded(test.then)), registerOf(t, guarded(test.now))
			found, err := look(check.NewGuard(then, now, test.reader, today), test.text)
			if got := marksOf(found); err != nil || !slices.Equal(got, test.want) {
				t.Errorf("found %q, %v, want %q", got, err, test.want)
			}
		})
	}
}

// A reader of whom nothing is known is told nothing.
func TestGuardOfAnUnknownReader(t *testing.T) {
	found, err := look(check.NewGuard(registerOf(t, guarded(nil)), nil, "nobody", today), "Olga Lind, Ivo Kos")
	if err == nil {
		t.Errorf("found %q", marksOf(found))
	}
}

// The example says what it may: nothing is found in what everybody reads of it.
func TestGuardOnTheExample(t *testing.T) {
	r, err := register.Load(os.DirFS("../../examples/arvenia"), nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := audience.Of(r, nil, audience.Everyone, today)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, kind := range record.Kinds() {
		v.On(today).Each(kind, func(rec record.Record) {
			texts = append(texts, record.Of(rec).Name())
			r.Parts.EachText(rec, func(text register.Part) { texts = append(texts, text.Text) })
		})
	}
	found, err := look(check.NewGuard(r, nil, audience.Everyone, today), texts...)
	if err != nil || len(found) > 0 || len(texts) < 500 {
		t.Errorf("%d texts, found %v, %v", len(texts), found, err)
	}
}

// What decides over a text is the same for the same register, and changes with all that
// the guard goes by.
func TestKnowledge(t *testing.T) {
	known := func(records map[string]string) []any {
		return check.NewGuard(registerOf(t, guarded(records)), nil, audience.Everyone, today).Knowledge()
	}
	before := known(nil)
	for range 5 {
		if !reflect.DeepEqual(known(nil), before) {
			t.Fatal("it is another each time")
		}
	}
	for name, records := range map[string]map[string]string{
		"a contact":               {"contacts/new.yaml": "name: Eve Noll\nstakeholder: ministry\n"},
		"a contact's level":       {"contacts/kos.yaml": "name: Ivo Kos\nstakeholder: ministry\naccess: public\n"},
		"who complained":          {"complaints/2026/01.yaml": "received: 2026-01-01\nperson: Zoran Petrov\ncomplainant: Mila Hawk\n"},
		"a public body's name":    {"stakeholders/heron.yaml": "name: Heron House\ntype: ministry\naccess: public\n"},
		"a record that is open":   {"recommendations/3.md": "---\n" + recommends("public") + "---\nText.\n"},
		"a record that is closed": {"recommendations/1.md": "---\n" + recommends("sent") + "---\nText.\n"},
		"a record's id":           {"recommendations/petrov.md": "---\n" + recommends("sent") + "---\nText.\n"},
		"an exception":            {"register.yaml": "schema: 1\ninstitution: {name: NPM, languages: [en]}\npublish: {exceptions: [{text: Heron Street, reason: a street}]}\n"},
	} {
		if reflect.DeepEqual(known(records), before) {
			t.Errorf("%s changes nothing", name)
		}
	}
	if text := (map[string]string{"recommendations/1.md": "---\n" + recommends("public") + "---\nOther text.\n"}); !reflect.DeepEqual(known(text), before) {
		t.Error("the text of a record changes it")
	}
}
