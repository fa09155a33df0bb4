package register

import (
	"path"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// The forms that a record's file may have, by the end of its name: in clear, or
// sealed whole.
var forms = []string{".yaml", ".md", ".yaml" + seal.Suffix, ".md" + seal.Suffix}

// CutEnding takes a name apart into what its record is called and what ends a
// file of that record: .yaml or .md, the same with .age where it is sealed whole,
// or .sealed.age for a companion. Where it ends otherwise the ending is that of any
// file, and not ok.
func CutEnding(name string) (stem, ending string, ok bool) {
	for _, ending := range append([]string{seal.CompanionSuffix}, forms...) {
		if stem, found := strings.CutSuffix(name, ending); found {
			return stem, ending, true
		}
	}
	ending = path.Ext(name)
	return strings.TrimSuffix(name, ending), ending, false
}

// NameOf is the kind and id of the record that a file holds by its path, be it in
// clear or sealed whole; not ok for a companion, and where the path is no record's.
func NameOf(path string) (name string, ok bool) {
	stem, ending, ok := CutEnding(path)
	_, id, below := record.KindOf(stem)
	return stem, ok && ending != seal.CompanionSuffix && below && record.ValidID(id)
}

// isSealed says whether a file is a sealed one by its name.
func isSealed(name string) bool { return strings.HasSuffix(name, seal.Suffix) }

// otherForms are the files that a record may lie in instead of its own.
func otherForms(name string) []string {
	stem, own, _ := CutEnding(name)
	var others []string
	for _, form := range forms {
		if form != own {
			others = append(others, stem+form)
		}
	}
	return others
}
