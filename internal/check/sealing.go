package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// inClear looks at the kinds that `seal` names: what is confidential in a record of
// them must not lie open to whoever has the files (OPCAT art. 21).
func inClear(in *inspection) []finding {
	var all []finding
	for _, path := range slices.Sorted(maps.Keys(in.register.Clear)) {
		name := in.register.RecordAt(path)
		kind, id, _ := record.KindOf(name)
		for _, pointer := range in.register.Clear[path] {
			f := finding{path: path, record: name, pointer: pointer, key: true}
			if pointer == "" {
				f.message = fmt.Sprintf("\"seal\" names %s, but this record lies in clear", kind)
			} else {
				f.message = fmt.Sprintf("\"seal\" names %s, but %s lies in clear", kind, keyAt(pointer))
			}
			f.help = fmt.Sprintf("seal it: npm seal %s/%s; what was committed in clear stays in Git's history", kind, id)
			all = append(all, f)
		}
	}
	return all
}

// keyAt is the key that a pointer leads to, as messages write it. Keys of one's own
// may say anything.
func keyAt(pointer string) string {
	key := pointer[strings.LastIndexByte(pointer, '/')+1:]
	if strings.HasPrefix(key, "x-") {
		return "a key of your own"
	}
	return quoted(key)
}

// hidden says whether some record of one of the kinds is sealed to others. Nobody
// can say then that none of a sort is there.
func (in *inspection) hidden(kinds ...record.Kind) bool {
	return slices.ContainsFunc(kinds, in.register.Hides)
}

// partly says whether some fields of the record in a file are sealed to others.
func partly(r *register.Register, path string) bool {
	return slices.ContainsFunc(r.Sealed, func(s register.SealedPart) bool { return s.Record == r.RecordAt(path) })
}
