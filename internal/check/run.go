package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// Run gives all problems of a register on a day, sorted: those of its pages and
// schemas and those that the rules find. None hides another; what register.yaml
// turns off and what a comment in the file silences is left out. changes is what
// Git remembers, nil where nobody asked it.
func Run(r *register.Register, today calendar.Date, changes []record.Change) []page.Problem {
	run := newRun(r, today, changes, func(Rule) bool { return true })
	problems := page.Sort(append(place(r, run.all()), r.Problems...))
	return run.silence(problems, r.Ignores, func(rule Rule) bool { return !rule.past || changes != nil })
}

// Misleading gives the errors of a register because of which its figures may be
// wrong: of pages, schemas, references, dates and dialogue. What only concerns
// method or confidentiality changes no figure, and is not looked for; who holds keys
// changes none either. A comment that silences one excuses the file, not the figure.
func Misleading(r *register.Register, today calendar.Date) []page.Problem {
	run := newRun(r, today, nil, func(rule Rule) bool { return strings.Contains("RTD", rule.Family()) && rule.Severity == page.Error })
	of := slices.DeleteFunc(slices.Clone(r.Problems), func(p page.Problem) bool { return p.Path == register.RecipientsFile })
	return page.Sort(append(place(r, run.all()), of...))
}

// File gives the problems of one file by itself, as an editor holds it: of its
// page, its schema, and the local rules. The register lends its schemas and
// settings; its records are not looked at.
func File(r *register.Register, today calendar.Date, path string, src []byte) []page.Problem {
	read := r.Read(path, src)
	run := newRun(r, today, nil, func(rule Rule) bool { return rule.Scope() == Local })
	var problems []page.Problem
	if read.Record != nil {
		problems = placeIn(read.Page, run.locally(read.Record), &suggester{register: r})
	}
	problems = page.Sort(append(problems, read.Problems...))
	return run.silence(problems, map[string][]page.Ignore{path: read.Ignores}, func(rule Rule) bool { return rule.Scope() == Local })
}

// run is one application of all rules.
type run struct {
	inspection
	local, named, said, record, whole []Rule
	rules                             map[string]Rule // all of this room by code, with the severity that they have here
}

func newRun(r *register.Register, today calendar.Date, changes []record.Change, wanted func(Rule) bool) *run {
	policy := r.Set.Policy
	run := &run{inspection: inspection{
		sheet:    &sheet{policy: policy, parts: r.Parts, today: today},
		register: r, set: r.Set, schemas: r.Schemas, changes: changes,
	}, rules: map[string]Rule{}}
	run.people = sync.OnceValue(func() *people { return newPeople(&run.inspection) })
	for _, rule := range rules() {
		rule.Severity = severityOf(policy, rule.Rule)
		run.rules[rule.Code] = rule
		if rule.Severity != off && wanted(rule) {
			run.apply(rule)
		}
	}
	return run
}

// apply puts a rule among those of each sort of function that it has.
func (run *run) apply(rule Rule) {
	if rule.local != nil {
		run.local = append(run.local, rule)
	}
	if rule.named != nil {
		run.named = append(run.named, rule)
	}
	if rule.said != nil {
		run.said = append(run.said, rule)
	}
	if rule.record != nil {
		run.record = append(run.record, rule)
	}
	if rule.whole != nil {
		run.whole = append(run.whole, rule)
	}
}

// placed is a finding with the problem it becomes.
type placed struct {
	finding
	page.Problem
}

func (r Rule) place(f finding) placed {
	return placed{f, page.Problem{Code: r.Code, Severity: r.Severity, Path: f.path, Record: f.record, Pointer: f.pointer, Message: f.message, Help: f.help}}
}

// all applies every rule of the run.
func (run *run) all() []placed { return append(run.inRecords(), run.inWhole()...) }

// inRecords applies the rules that look at one record. Each record is gone
// through once, on all cores.
func (run *run) inRecords() []placed {
	var records []record.Record
	for _, kind := range record.Kinds() {
		run.set.Each(kind, func(rec record.Record) { records = append(records, rec) })
	}
	return slices.Concat(followup.OnAllCores(len(records), func() func(int) []placed {
		return func(n int) []placed { return run.inRecord(records[n]) }
	})...)
}

func (run *run) inRecord(rec record.Record) []placed {
	all := run.locally(rec)
	add := adder(&all, rec)
	for _, rule := range run.record {
		for _, f := range rule.record(&run.inspection, rec) {
			add(rule, f)
		}
	}
	if d, ok := rec.(*record.Dialogue); ok && len(run.said) > 0 {
		run.sayings(d, add)
	}
	run.parts.EachName(rec, func(n register.Part) {
		if isReference(n) && n.Text != record.Of(rec).ID && resolves(run.register, n) {
			return // as nearly all do
		}
		for _, rule := range run.named {
			if f := rule.named(&run.inspection, rec, n); f != nil {
				f.pointer = n.Pointer()
				add(rule, *f)
			}
		}
	})
	return all
}

// locally applies the rules that need to see no other record.
func (run *run) locally(rec record.Record) []placed {
	var all []placed
	add := adder(&all, rec)
	for _, rule := range run.local {
		for _, f := range rule.local(run.sheet, rec) {
			add(rule, f)
		}
	}
	return all
}

// adder gives findings without a record the one that they were found in.
func adder(all *[]placed, rec record.Record) func(Rule, finding) {
	return func(rule Rule, f finding) {
		if f.path == "" {
			f.path, f.record = record.Of(rec).Path, record.Of(rec).Name()
		}
		*all = append(*all, rule.place(f))
	}
}

// inWhole applies the rules that look at the register.
func (run *run) inWhole() []placed {
	var all []placed
	for _, rule := range run.whole {
		for _, f := range rule.whole(&run.inspection) {
			all = append(all, rule.place(f))
		}
	}
	return all
}
