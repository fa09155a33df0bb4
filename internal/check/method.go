package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
)

// methodRules hold what good practice of the field asks for and a machine can
// see. All are warnings: the register is in order without, the work less so.
func methodRules() []Rule {
	return slices.Concat(recommendationRules(), expertRules(), partnerRules(), complaintRules(), contactRules())
}

func methodRule(code, name, title string) page.Rule {
	return page.Rule{Code: code, Name: name, Title: title, Severity: page.Warning}
}

// isOurs says of a key that names who made a report or a visit whether it was
// the NPM, which leaves the key out.
func isOurs(by string) bool { return cmp.Or(by, record.Institution) == record.Institution }

// covers says whether something that holds from one day to another, each zero
// where it has no such end, holds on all days from first to last.
func covers(from, until, first, last calendar.Date) bool {
	return from <= first && (until == 0 || until >= last)
}

// overlaps is covers for any one of the days.
func overlaps(from, until, first, last calendar.Date) bool {
	return from <= last && (until == 0 || until >= first)
}

func item(key string, i int) string { return fmt.Sprintf("/%s/%d", key, i) }

// allRead says whether every record of a kind could be read. Where one could
// not, nobody can say that there is none of a sort.
func allRead(in *inspection, kind record.Kind) bool {
	return !in.hidden(kind) && !slices.ContainsFunc(in.register.Problems, func(p page.Problem) bool {
		if !strings.HasPrefix(p.Path, string(kind)) {
			return false
		}
		of, id, _ := strings.Cut(p.Record, "/")
		return of == "" || of == string(kind) && in.set.Get(kind, id) == nil
	})
}
