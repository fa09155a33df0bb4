package schema

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func load(t *testing.T, vocabulary map[string][]string) *Schemas {
	t.Helper()
	s, err := Load(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFieldsKeepTheOrderOfTheFile(t *testing.T) {
	s := load(t, nil)
	var got []string
	for _, f := range s.Kind("agreements").Fields {
		got = append(got, f.Name)
	}
	want := "type parties expert signed expires review_by ended covers title access share_with tags links notes body"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v", got)
	}
}

func TestField(t *testing.T) {
	s := load(t, nil)
	place := s.Kind("visits").Field("place")
	if !place.Required || !place.Is("string") || !place.Is("array") || !slices.Equal(place.Refs, []string{"places"}) {
		t.Errorf("visits.place: %+v", place)
	}
	if place.Items == nil || place.Items.Pattern != place.Pattern || place.Items.Name != "place" {
		t.Errorf("items of visits.place: %+v", place.Items)
	}
	to := s.Kind("recommendations").Field("addressees").Items
	if !slices.Equal(to.Literals, []string{"npm"}) || to.Access != "public" {
		t.Errorf("items of recommendations.addressees: %+v", to)
	}
	item := s.Kind("dialogue").Field("recommendations").Items
	if item.Field("extends").Field("respond_by").When != "due" || !item.Field("recommendation").Required || item.Field("note").Required {
		t.Errorf("items of dialogue.recommendations: %+v", item)
	}
	if themes := s.Kind(Register).Field("themes"); themes.Open == nil || !themes.Open.Is("string") {
		t.Errorf("themes: %+v", themes)
	}
	if theme := s.Kind("recommendations").Field("themes").Items; !theme.Theme {
		t.Error("recommendations.themes are not marked as themes")
	}
	if s.Kind("visits").Title != "Visit" || s.Kind("nothing") != nil || s.JSON("nothing") != nil {
		t.Error("kinds by name")
	}
	if s.Kind("nothing").Field("name") != nil || place.Field("name") != nil {
		t.Error("a field that is not there must be nil")
	}
}

// The levels that protect people are written out here a second time, so that nobody
// widens one by accident (OPCAT art. 21).
func TestAccessLevels(t *testing.T) {
	s := load(t, nil)
	want := map[string]string{
		"visits/body": "confidential", "dialogue/body": "confidential", "dialogue/complaint": "confidential",
		"assessments/findings/evidence": "confidential", "contacts/other_channel": "confidential",
		"contacts/phone": "internal", "contacts/email": "internal",
		"stakeholders/influence": "internal", "stakeholders/interest": "internal", "stakeholders/stance": "internal",
		"stakeholders/relations": "internal", "stakeholders/relations/to": "internal", "stakeholders/owner": "internal",
		"places/visit_every": "internal", "visits/type": "internal", "visits/reprisal_risk": "internal",
		"visits/reprisal_check": "internal", "visits/follow_up_of": "internal", "visits/team": "internal",
		"dialogue/recommendations/note": "internal", "dialogue/recommendations/obstacle": "internal",
		"dialogue/recommendations/good_practice": "internal", "assessments/findings/note": "internal",
		"assessments/findings/obstacle": "internal", "dialogue/handed_over": "internal",
		"dialogue/lead": "internal", "dialogue/team": "internal", "dialogue/obstacles": "internal",
		"members/conflicts": "internal", "members/contract": "internal",
		"dialogue/commitments/due": "shared", "dialogue/recommendations/position": "public",
		"recommendations/body": "public", "assessments/findings/status": "public",
	}
	for path, level := range want {
		keys := strings.Split(path, "/")
		f := s.Kind(keys[0])
		for _, key := range keys[1:] {
			if f.Items != nil {
				f = f.Items
			}
			f = f.Field(key)
		}
		if f == nil || f.Access != level {
			t.Errorf("%s: %+v, want %s", path, f, level)
		}
	}
	for _, kind := range Kinds() {
		for _, name := range []string{"access", "share_with", "tags", "notes"} {
			want := "internal"
			if kind == "complaints" {
				want = "confidential"
			}
			if f := s.Kind(kind).Field(name); f == nil || f.Access != want {
				t.Errorf("%s.%s: %+v, want %s", kind, name, f, want)
			}
		}
	}
	tree, _ := open(t, "complaints")
	eachProperty("complaints", tree, "public", func(path string, p *object, _ string) {
		if p.text("x-access") != "confidential" {
			t.Errorf("%s is %s", path, p.text("x-access"))
		}
	})
}

func TestLoadAddsTheRegistersWords(t *testing.T) {
	s := load(t, map[string][]string{"place-type": {"youth-camp", "prison"}, "report-type": {"letter-report"}})
	enum := s.Kind("places").Field("type").Enum
	if enum[len(enum)-1] != "youth-camp" || enum[0] != "prison" || len(enum) != 15 {
		t.Errorf("place-type: %v", enum)
	}
	if !bytes.Contains(s.JSON("places"), []byte("\"other\",\n        \"youth-camp\"\n")) {
		t.Error("JSON(places) lacks the new word")
	}
	when := s.Kind(Register).Field("deadlines").Field("overrides").Items.Field("when")
	if !slices.Contains(when.Field("report-type").Enum, "letter-report") {
		t.Error("a vocabulary must grow wherever it is used")
	}
	if slices.Contains(s.Kind("visits").Field("type").Enum, "youth-camp") {
		t.Error("the word went into another vocabulary too")
	}
	sch := compile(t, "places.json", s.JSON("places"))
	if err := sch.Validate(map[string]any{"name": "Camp", "type": "youth-camp"}); err != nil {
		t.Error(err)
	}
	if slices.Contains(load(t, nil).Kind("places").Field("type").Enum, "youth-camp") {
		t.Error("one register's words turned up in another")
	}
}

func TestLoadRefusesUnknownVocabularies(t *testing.T) {
	s, err := Load(map[string][]string{"plaec-type": {"x"}, "": {"y"}, "place-type": {"camp"}})
	if err == nil || s != nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], `unknown vocabulary "plaec-type": use one of place-type, `) {
		t.Errorf("got %v", err)
	}
}

func TestJSONIsTheEmbeddedFileUnlessWordsWereAdded(t *testing.T) {
	s := load(t, nil)
	for _, name := range names() {
		_, raw := open(t, name)
		got := s.JSON(name)
		if !bytes.Equal(got, raw) {
			t.Errorf("%s differs", name)
		}
		got[0] = 'x'
		if s.JSON(name)[0] == 'x' {
			t.Errorf("%s: a caller can change the schema", name)
		}
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{`{"b":[1,{"a":null}],"a":"<&>","c":{},"d":[],"e":true}`, "{\n  \"b\": [\n    1,\n    {\n      \"a\": null\n    }\n  ],\n  \"a\": \"<&>\",\n  \"c\": {},\n  \"d\": [],\n  \"e\": true\n}\n"},
		{`[]`, ""}, {`{"a":`, ""}, {`{"a"`, ""}, {`{"a":[1`, ""}, {``, ""},
	}
	for _, tt := range tests {
		o, err := parse([]byte(tt.in))
		if (err != nil) != (tt.want == "") {
			t.Errorf("%s: %v", tt.in, err)
		}
		if err == nil && string(o.indented()) != tt.want {
			t.Errorf("%s: got %s", tt.in, o.indented())
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(map[string][]string{"place-type": {"youth-camp"}}); err != nil {
			b.Fatal(err)
		}
	}
}
