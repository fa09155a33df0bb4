package schema

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// testdata holds one record of each kind that has every field there is.
func full(t *testing.T, name string) map[string]any {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestFullRecordsAreValid(t *testing.T) {
	s := load(t, nil)
	for _, name := range names() {
		record := full(t, name)
		if err := compile(t, name+".json", s.JSON(name)).Validate(record); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, path := range absent(s.Kind(name), record) {
			t.Errorf("testdata/%s.json lacks %s%s", name, name, path)
		}
	}
}

// absent lists the fields, at any depth, that a value does not have.
func absent(f *Field, value any) []string {
	if list, ok := value.([]any); ok && len(list) > 0 {
		return absent(f.Items, list[0])
	}
	record, _ := value.(map[string]any)
	var paths []string
	for _, sub := range f.Fields {
		v, ok := record[sub.Name]
		if !ok {
			paths = append(paths, "."+sub.Name)
			continue
		}
		for _, deeper := range absent(sub, v) {
			paths = append(paths, "."+sub.Name+deeper)
		}
	}
	return paths
}

func TestSmallestRecordsAreValid(t *testing.T) {
	tests := []struct{ kind, keys string }{
		{"places", "name type"}, {"visits", "place start"}, {"reports", "type"},
		{"recommendations", "report title addressees body"}, {"dialogue", "date form with"},
		{"assessments", "date basis findings"}, {"stakeholders", "name category"},
		{"contacts", "name stakeholder"}, {"complaints", "received"}, {"members", "name role"},
		{"agreements", "type parties"}, {"agreements", "type expert"},
		{"processes", "mechanism stakeholder"}, {Register, "schema"},
	}
	s := load(t, nil)
	for _, tt := range tests {
		record, keys := full(t, tt.kind), strings.Fields(tt.keys)
		for key := range record {
			if !slices.Contains(keys, key) {
				delete(record, key)
			}
		}
		sch := compile(t, tt.kind+".json", s.JSON(tt.kind))
		if err := sch.Validate(record); err != nil {
			t.Errorf("%s with %s: %v", tt.kind, tt.keys, err)
		}
		for _, key := range keys {
			kept := record[key]
			delete(record, key)
			if err := sch.Validate(record); err == nil {
				t.Errorf("%s without %s is let in", tt.kind, key)
			}
			record[key] = kept
		}
	}
}

// A change to a full record that makes it valid or not. A path leads through the
// first item of every list on the way; the value nil removes the key.
func TestChangedRecords(t *testing.T) {
	type list = []any
	type object = map[string]any
	tests := []struct {
		path  string
		value any
		ok    bool
	}{
		{"places/x-file-number", object{"any": list{1, true}}, true},
		{"places/own-key", "x", false},
		{"places/type", "castle", false},
		{"places/capacity", "120", false},
		{"places/capacity", -1, false},
		{"places/visit_every", "0d", false},
		{"places/visit_every", "10wd", true},
		{"places/visit_every", "2 years", false},
		{"places/since", "2026-02-30", false},
		{"places/since", "2026-3-1", false},
		{"places/population/count", nil, false},
		{"places/links/url", nil, false},
		{"places/links/url", "https://example.org/a?b", true},
		{"places/links/url", "http://[", false},
		{"places/access", "secret", false},
		{"visits/place", "lakeside-prison", true},
		{"visits/place", "Lakeside Prison", false},
		{"visits/place", list{}, false},
		{"visits/place", list{"Lakeside"}, false},
		{"visits/announced", "yes", false},
		{"visits/reprisal_risk", "high", false},
		{"visits/groups", list{"tall"}, false},
		{"reports/visits", "2026/lakeside-prison", false},
		{"reports/sent", "12 April 2026", false},
		{"recommendations/addressees", list{}, false},
		{"recommendations/body", nil, false},
		{"recommendations/priority", "low", false},
		{"recommendations/themes", list{"Solitary confinement"}, false},
		{"recommendations/repeats", list{"/2021/07"}, false},
		{"recommendations/status", "implemented", false},
		{"dialogue/with", nil, false},
		{"dialogue/form", nil, false},
		{"dialogue/form", "telegram", false},
		{"dialogue/stage", "later", false},
		{"dialogue/recommendations/position", "agreed", false},
		{"dialogue/recommendations/claims", "done", false},
		{"dialogue/recommendations/recommendation", nil, false},
		{"dialogue/recommendations/status", "implemented", false},
		{"dialogue/recommendations/extends/respond_by", "6m", false},
		{"dialogue/recommendations/moves/to", nil, false},
		{"dialogue/commitments/by", nil, false},
		{"dialogue/commitments/dropped/date", nil, false},
		{"dialogue/escalation", "king", false},
		{"assessments/findings", list{}, false},
		{"assessments/findings/status", "accepted", false},
		{"assessments/findings/evidence", nil, true},
		{"stakeholders/influence", 0, false},
		{"stakeholders/influence", 6, false},
		{"stakeholders/category", "ministry", false},
		{"stakeholders/relations/to", nil, false},
		{"contacts/focal_point", "yes", false},
		{"contacts/level", "top", false},
		{"complaints/consent/share", "maybe", false},
		{"complaints/actions/identity", "known", false},
		{"complaints/actions/action", nil, false},
		{"members/role", "expert", false},
		{"members/contract/end", "2026", false},
		{"agreements/parties", nil, true},
		{"agreements/covers", list{"money"}, false},
		{"processes/steps/step", "List of issues", false},
		{"processes/steps/step", nil, false},
		{"processes/mechanism", "un", false},
		{"register/schema", 2, false},
		{"register/institution/name", nil, false},
		{"register/institution/country", "Slovenia", false},
		{"register/calendar/weekend", list{"saturdays"}, false},
		{"register/deadlines/response", "none", true},
		{"register/deadlines/response", "0d", false},
		{"register/deadlines/reponse", "6m", false},
		{"register/deadlines/long-overdue", 0, false},
		{"register/deadlines/overrides/when/category", "ministry", false},
		{"register/deadlines/overrides/overrides", list{}, false},
		{"register/escalation/after", "none", false},
		{"register/themes/Prison food", "Food", false},
		{"register/themes/food", 3, false},
		{"register/access/visit", "internal", false},
		{"register/access/visits", "closed", false},
		{"register/publish/counts", list{"members"}, false},
		{"register/seal", list{"complaint"}, false},
		{"register/vocabulary/plaec-type", list{"camp"}, false},
		{"register/vocabulary/place-type", list{"Youth camp"}, false},
	}
	s := load(t, nil)
	for _, tt := range tests {
		keys := strings.Split(tt.path, "/")
		record := full(t, keys[0])
		change(t, record, keys[1:], tt.value)
		err := compile(t, keys[0]+".json", s.JSON(keys[0])).Validate(record)
		if (err == nil) != tt.ok {
			t.Errorf("%s = %v: %v", tt.path, tt.value, err)
		}
		if n := mistakes(err); n > 1 {
			t.Errorf("%s = %v: %d problems for one mistake: %v", tt.path, tt.value, n, err)
		}
	}
}

// An entry about the media is the only one that may have spoken with nobody.
func TestMediaNeedNobody(t *testing.T) {
	record := full(t, "dialogue")
	delete(record, "with")
	record["form"] = "media"
	if err := compile(t, "dialogue.json", load(t, nil).JSON("dialogue")).Validate(record); err != nil {
		t.Error(err)
	}
}

func change(t *testing.T, at map[string]any, keys []string, value any) {
	t.Helper()
	for _, key := range keys[:len(keys)-1] {
		next := at[key]
		if items, ok := next.([]any); ok {
			next = items[0]
		}
		at = next.(map[string]any)
	}
	last := keys[len(keys)-1]
	if value == nil {
		delete(at, last)
		return
	}
	at[last] = value
}

// mistakes counts the innermost causes of an error.
func mistakes(err error) int {
	var v *jsonschema.ValidationError
	if !errors.As(err, &v) {
		return 0
	}
	n := 0
	for _, cause := range v.Causes {
		n += mistakes(cause)
	}
	return max(n, 1)
}
