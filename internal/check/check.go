// Package check holds the semantic rules: what is wrong with a register whose
// pages and schemas are in order. A rule is a row of one table; its functions
// see the register and nothing else.
package check

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// Rule is one row of the table of rules.
type Rule struct {
	Code     string
	Title    string
	Severity page.Severity

	// named looks at one reference or theme in a record, record at a record,
	// whole at the register.
	named  func(*register.Register, record.Record, register.Named) *finding
	record func(*register.Register, record.Record) []finding
	whole  func(*register.Register) []finding
}

// finding is what a rule says; the runner adds code, severity and place.
type finding struct {
	path, record, pointer string
	message, help         string
	// word was perhaps meant to be one of these kinds' ids, or else of words.
	word  string
	kinds []record.Kind
	words []string
}

// rules are the rules of this room; those of pages and schemas are applied when
// the register is loaded.
func rules() []Rule {
	return []Rule{
		{Code: "C001", Title: "record in clear that should be sealed", Severity: page.Error, whole: inClear},
		{Code: "D001", Title: "said for a body that is no addressee", Severity: page.Error, record: itemRule(saidForStranger)},
		{Code: "D002", Title: "said by a body that speaks for no addressee", Severity: page.Error, record: itemRule(saidByStranger)},
		{Code: "D003", Title: "moved from a body that is no addressee", Severity: page.Error, record: itemRule(movedFromStranger)},
		{Code: "R001", Title: "reference to nothing", Severity: page.Error, named: refersToNothing, whole: overridesNameBodies},
		{Code: "R002", Title: "reference to the wrong kind", Severity: page.Error, named: refersToWrongKind},
		{Code: "R003", Title: "reference to itself", Severity: page.Error, named: refersToItself},
		{Code: "R004", Title: "references in a circle", Severity: page.Error, whole: circles},
		{Code: "R005", Title: "theme that register.yaml does not list", Severity: page.Error, named: unknownTheme, whole: overridesNameThemes},
	}
}

// Rules lists every rule of the program by code, those of pages and schemas
// included.
func Rules() []Rule {
	all := rules()
	for _, r := range slices.Concat(page.Rules, register.Rules) {
		all = append(all, Rule{Code: r.Code, Title: r.Title, Severity: r.Severity})
	}
	slices.SortFunc(all, func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// Run gives all problems of a register, sorted: those of its pages and schemas
// and those that the rules find. None hides another.
func Run(r *register.Register) []page.Problem {
	found := findings(r)
	slices.SortFunc(found, byPlace)
	problems := make([]page.Problem, 0, len(found))
	hints := suggester{register: r}
	for _, f := range found {
		f.Problem.Help = cmp.Or(hints.suggest(f.finding), f.help)
		problems = append(problems, f.Problem)
	}
	problems = register.SumUp(problems)
	r.Locate(problems)
	return page.Sort(append(problems, r.Problems...))
}

// placed is a finding with the problem it becomes.
type placed struct {
	finding
	page.Problem
}

func byPlace(a, b placed) int {
	return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.pointer, b.pointer), cmp.Compare(a.Code, b.Code))
}

// findings applies every rule. Each record is gone through once, on all cores,
// for all rules that look at what it names.
func findings(r *register.Register) []placed {
	var records []record.Record
	for _, kind := range record.Kinds() {
		r.Set.Each(kind, func(rec record.Record) { records = append(records, rec) })
	}
	parts := make([][]placed, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range parts {
		wait.Go(func() {
			for n := i; n < len(records); n += len(parts) {
				parts[i] = append(parts[i], inRecord(r, records[n])...)
			}
		})
	}
	wait.Wait()
	return append(slices.Concat(parts...), inWhole(r)...)
}

// inRecord applies the rules that look at one record.
func inRecord(r *register.Register, rec record.Record) []placed {
	c := record.Of(rec)
	var all []placed
	add := func(rule Rule, f finding) {
		f.path, f.record = c.Path, c.Name()
		all = append(all, rule.place(f))
	}
	r.EachNamed(rec, func(n register.Named) {
		if isReference(n) && n.Value != c.ID && resolves(r, n) {
			return // as nearly all do
		}
		for _, rule := range namedRules {
			if f := rule.named(r, rec, n); f != nil {
				f.pointer = n.Pointer()
				add(rule, *f)
			}
		}
	})
	for _, rule := range recordRules {
		for _, f := range rule.record(r, rec) {
			add(rule, f)
		}
	}
	return all
}

var (
	namedRules  = slices.DeleteFunc(rules(), func(r Rule) bool { return r.named == nil })
	recordRules = slices.DeleteFunc(rules(), func(r Rule) bool { return r.record == nil })
)

// inWhole applies the rules that look at the register.
func inWhole(r *register.Register) []placed {
	var all []placed
	for _, rule := range rules() {
		if rule.whole != nil {
			for _, f := range rule.whole(r) {
				all = append(all, rule.place(f))
			}
		}
	}
	return all
}

func (r Rule) place(f finding) placed {
	return placed{f, page.Problem{Code: r.Code, Severity: r.Severity, Path: f.path, Record: f.record, Pointer: f.pointer, Message: f.message}}
}
