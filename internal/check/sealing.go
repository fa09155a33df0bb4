package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// inClear looks at the kinds that `seal` names: every record of them lies open
// to whoever has the files, since this version cannot seal. Nobody is to
// believe otherwise (OPCAT art. 21).
func inClear(in *inspection) []finding {
	var all []finding
	for i, name := range in.policy.Seal {
		kind := record.Kind(name)
		if slices.Contains(record.Kinds(), kind) && len(in.set.IDs(kind)) > 0 {
			all = append(all, finding{
				path: register.File, pointer: fmt.Sprintf("/seal/%d", i),
				message: fmt.Sprintf("\"seal\" names %s, but they lie in clear", kind),
				help:    "this version cannot seal records: keep these outside the register, and leave the kind out here",
			})
		}
	}
	return all
}
