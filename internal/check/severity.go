package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// off is the severity of a rule that register.yaml turns off.
const off page.Severity = "off"

// severityOf is how serious a rule is in this register: as `checks` says of its
// code, else of its family, else as usual.
func severityOf(policy *record.Policy, rule page.Rule) page.Severity {
	told := page.Severity(cmp.Or(policy.Checks[rule.Code], policy.Checks[rule.Family()]))
	switch told {
	case off, page.Warning, page.Error:
		return told
	}
	return rule.Severity
}

// HoldTo has a register's findings of confidentiality judged by the severities of
// an earlier version of it: who proposes a change cannot turn off in it what looks
// at it.
func HoldTo(now, before *register.Register) {
	checks := maps.Clone(now.Set.Policy.Checks)
	maps.DeleteFunc(checks, func(code, _ string) bool { return page.FamilyOf(code) == "C" })
	for code, severity := range before.Set.Policy.Checks {
		if page.FamilyOf(code) == "C" {
			if checks == nil {
				checks = map[string]string{}
			}
			checks[code] = severity
		}
	}
	now.Set.Policy.Checks = checks
}

// fixed says whether a rule is always an error: what pages and schemas complain
// of could not be read, so figures would be wrong in silence.
func fixed(code string) bool { return page.FamilyOf(code) == "P" || page.FamilyOf(code) == "S" }

const fixedHelp = "what it finds could not be read, and every figure may be wrong: mend it, or compare with an earlier revision by --base"

// settingsOfNoRule looks at the codes that `checks` in register.yaml names.
func settingsOfNoRule(in *inspection) []finding {
	var all []finding
	for _, code := range slices.Sorted(maps.Keys(in.policy.Checks)) {
		f := finding{path: register.File, pointer: "/checks/" + code, key: true}
		switch {
		case fixed(code):
			f.message, f.help = fmt.Sprintf("%s cannot be set", code), fixedHelp
		case !isRule(code):
			f.message, f.help = "\"checks\" names a rule that there is not", codesHelp
			f.word, f.words = code, codes()
		default:
			continue
		}
		all = append(all, f)
	}
	return all
}

const codesHelp = "'npm explain' lists the rules"

// isRule says whether a code is that of a rule, or a letter that of a family.
func isRule(code string) bool {
	return slices.Contains(codes(), code) || slices.ContainsFunc(page.Families(), func(f page.Family) bool { return f.Letter == code })
}

func codes() []string {
	var all []string
	for _, rule := range Rules() {
		all = append(all, rule.Code)
	}
	return all
}
