// Package check holds the semantic rules: what is wrong with a register whose
// pages and schemas are in order. A rule is a row of one table; its function
// sees the register, the day and what Git remembers, and nothing else.
package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// Rule is one row of the table of rules. Its functions say how much it looks at:
// one file by itself, what a record names, what dialogue says of a
// recommendation, a record among the others, or the register. Rules that have
// none are applied where pages are read, or by the runner itself.
type Rule struct {
	page.Rule
	past bool // it asks what Git remembers

	local  func(*sheet, record.Record) []finding
	named  func(*inspection, record.Record, register.Part) *finding
	said   func(saying) *finding
	record func(*inspection, record.Record) []finding
	whole  func(*inspection) []finding
}

// Scope is how much of a register a rule has to see.
type Scope string

// The scopes. A Local rule looks at one file by itself, so that an editor can
// ask it at every change.
const (
	Local    Scope = "local"
	Register Scope = "register"
)

// Scope tells how much the rule looks at. Pages, schemas and comments are read
// file by file.
func (r Rule) Scope() Scope {
	if r.local != nil || strings.Contains("PSI", r.Family()) {
		return Local
	}
	return Register
}

// sheet is what a local rule may know beside the record.
type sheet struct {
	policy *record.Policy
	parts  *register.Parts
	today  calendar.Date
}

// inspection is what the other rules may know.
type inspection struct {
	*sheet
	register *register.Register
	set      *record.Set
	schemas  *schema.Schemas
	changes  []record.Change
	people   func() *people // made when it is first asked for
}

// finding is what a rule says; the runner adds code, severity and place. The
// message names keys, ids and words of a vocabulary, never what a person wrote:
// the logs of build servers have readers too.
type finding struct {
	path, record string // left out by rules that look at one record: that is meant
	pointer      string
	key          bool   // the key is meant, not its value
	text         string // the value as it was read, or what is met in it first; it finds the place and is not shown
	from, to     int    // the part of text that is meant; both 0 for all of it
	message      string
	help         string
	// word was perhaps meant to be one of these kinds' ids, a theme, or else one of words.
	word  string
	kinds []record.Kind
	theme bool
	words []string
	// write is what the value must be instead, where there is one sure answer.
	write string
}

// rules are the rules of this room; those of pages and schemas are applied when
// the register is loaded.
func rules() []Rule {
	return slices.Concat(confidentialityRules(), dialogueRules(), ignoringRules(), methodRules(), referenceRules(), timeRules())
}

// Rules lists every rule of the program by code, those of pages and schemas
// included.
func Rules() []Rule {
	all := rules()
	for _, r := range slices.Concat(page.Rules, register.Rules) {
		all = append(all, Rule{Rule: r})
	}
	slices.SortFunc(all, func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// on makes a rule about records of one kind out of a function that looks at one.
func on[R record.Record](look func(*inspection, R) []finding) func(*inspection, record.Record) []finding {
	return func(in *inspection, rec record.Record) []finding {
		if r, ok := rec.(R); ok {
			return look(in, r)
		}
		return nil
	}
}

// onSheet is on for local rules.
func onSheet[R record.Record](look func(*sheet, R) []finding) func(*sheet, record.Record) []finding {
	return func(s *sheet, rec record.Record) []finding {
		if r, ok := rec.(R); ok {
			return look(s, r)
		}
		return nil
	}
}
