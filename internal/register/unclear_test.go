package register

import (
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

// TestUnclearAccess: a record that was meant to be closed must not read as one that
// says nothing of it.
func TestUnclearAccess(t *testing.T) {
	for _, test := range []struct {
		lines   string
		unclear bool
	}{
		{"access: confidential\n", false},
		{"x-access: 1\n", false},
		{"access: secret\n", true},
		{"access: [confidential]\n", true},
		{"access: {level: confidential}\n", true},
		{"acces: confidential\n", true},
		{"Access: confidential\n", true},
		{"share-with: []\n", true},
		{"access: public\naccess: confidential\n", true},
		{"x-level: &level confidential\naccess: *level\n", true},
		{"x-all: &all {access: confidential}\n<<: *all\n", true},
		{"\ufeffaccess: confidential\n", true},
		{"issued_by: [spt]\n", true},
		{"notes: [text]\n", false},
		{"remarks: text\n", false},
	} {
		r := loadOpened(t, tree("reports/2026/a.yaml", "title: A\ntype: visit\nsent: 2026-01-01\n"+test.lines), nil)
		rec := r.Set.Reports["2026/a"]
		if rec == nil {
			t.Errorf("%q: not read", test.lines)
		} else if got := record.Of(rec).Unclear; got != test.unclear {
			t.Errorf("%q: unclear is %v", test.lines, got)
		}
	}
}
