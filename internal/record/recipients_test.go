package record_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

func TestWho(t *testing.T) {
	r := &record.Recipients{
		ByName: map[string]record.Recipient{"joao": {}, "ana": {}, "leo": {}},
		Groups: map[string][]string{"doctors": {"joao", "ana"}, "gone": {"nobody"}},
		Seal:   map[string][]string{"complaints": {"doctors", "ana"}, "visits": {"leo", "nobody"}, "contacts": {"gone"}},
	}
	for kind, want := range map[record.Kind][]string{
		record.Complaints: {"ana", "joao"},
		record.Visits:     {"leo"},
		record.Contacts:   nil, // nobody is not everybody
		record.Dialogues:  {"ana", "joao", "leo"},
	} {
		if got := r.Who(kind); !slices.Equal(got, want) {
			t.Errorf("%s is for %q, want %q", kind, got, want)
		}
	}
	if got := r.GroupsOf("ana"); !slices.Equal(got, []string{"doctors"}) {
		t.Errorf("ana is in %q", got)
	}
	if got := new(record.Recipients).Who(record.Visits); len(got) != 0 {
		t.Errorf("where there are none: %q", got)
	}
}

func TestKeysOfARecipient(t *testing.T) {
	for _, test := range []struct {
		of   record.Recipient
		want []string
	}{
		{record.Recipient{}, nil},
		{record.Recipient{Key: "a"}, []string{"a"}},
		{record.Recipient{Keys: []string{"b", "c"}}, []string{"b", "c"}},
		{record.Recipient{Key: "a", Keys: []string{"b"}}, []string{"a", "b"}},
	} {
		if got := test.of.All(); !slices.Equal(got, test.want) {
			t.Errorf("%+v has %q", test.of, got)
		}
	}
}
