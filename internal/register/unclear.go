package register

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// deciding are the keys that a record may be closed by. Where one could not be
// read as it was meant, the record would read as if it were not there.
var deciding = []string{"access", "share_with", "issued_by", "start", "complaint"}

// isUnclear says whether something is wrong with a page that may hide what it says
// of who may see the record: with one of those keys, with what was probably meant
// to be one, or with the page itself, such as a key that stands twice.
func isUnclear(ofPage, ofSchema []page.Problem) bool {
	broken := func(p page.Problem) bool { return p.Severity == page.Error && p.Code != "P002" } // a character hides no key
	return slices.ContainsFunc(ofPage, broken) || slices.ContainsFunc(ofSchema, bearsOnAccess)
}

func bearsOnAccess(p page.Problem) bool {
	key, inside, _ := strings.Cut(strings.TrimPrefix(p.Pointer, "/"), "/")
	if p.Code != "S001" || inside != "" {
		return slices.Contains(deciding, key)
	}
	return p.More > 0 || !isName(key) || Nearest(key, deciding) != ""
}
