package register

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// loadPolicy reads register.yaml and its holidays, and makes the schemas with
// the register's own words. What is wrong is a problem; the rest is read with
// the defaults.
func (r *Register) loadPolicy() (*record.Policy, error) {
	var err error
	if r.Schemas, err = schema.Load(nil); err != nil {
		return nil, err
	}
	v, err := newValidator(r.Schemas, schema.Register)
	if err != nil {
		return nil, err
	}
	policy := record.DefaultPolicy()
	pg, values := r.readPolicy(v)
	decode(policy, values)
	if r.Schemas, err = schema.Load(r.known(policy.Vocabulary)); err != nil {
		return nil, err
	}
	policy.Overrides = overrides(policy.Deadlines, values)
	r.makeCalendar(policy, pg)
	return policy, nil
}

// known leaves out vocabularies that there are none of: as keys of register.yaml
// they are unknown, and the others are good all the same.
func (r *Register) known(vocabulary map[string][]string) map[string][]string {
	names := r.Schemas.Vocabularies()
	known := maps.Clone(vocabulary)
	maps.DeleteFunc(known, func(name string, _ []string) bool { return !slices.Contains(names, name) })
	return known
}

func (r *Register) readPolicy(v *validator) (*page.Page, map[string]any) {
	src, err := r.read(File)
	if err != nil {
		r.Problems = append(r.Problems, unreadable(File, err))
		r.unsure = []string{"themes", "vocabulary"}
		return page.Parse(File, nil), nil
	}
	r.settings = src
	pg := page.Parse(File, src)
	r.Problems = append(r.Problems, pg.Problems...)
	if ignores := pg.Ignores(); len(ignores) > 0 {
		r.Ignores[File] = ignores
	}
	tree, ok := pg.Tree()
	if !ok {
		r.unsure = []string{"themes", "vocabulary"}
		return pg, nil
	}
	values := coerceMap(tree, v.schemas.Kind(schema.Register))
	m := v.examine(pg, schema.Register, values)
	r.unsure = m.unknown[""]
	for _, p := range m.found {
		r.unsure = append(r.unsure, strings.TrimPrefix(p.Pointer, "/"))
	}
	r.Problems = append(r.Problems, m.all()...)
	return pg, values
}

// overrides lays the keys that each override names over the register's own
// deadlines.
func overrides(base record.Deadlines, values map[string]any) []record.Override {
	deadlines, _ := values["deadlines"].(map[string]any)
	list, _ := deadlines["overrides"].([]any)
	var all []record.Override
	for i, item := range list {
		keys, _ := item.(map[string]any)
		o := record.Override{When: base.Overrides[i].When, Deadlines: base}
		decode(&o.Deadlines, keys)
		all = append(all, o)
	}
	return all
}

func (r *Register) makeCalendar(policy *record.Policy, pg *page.Page) {
	var weekend []time.Weekday
	for _, name := range policy.Calendar.Weekend {
		if day, err := calendar.ParseWeekday(name); err == nil { // the schema tells of the others
			weekend = append(weekend, day)
		}
	}
	days, err := calendar.New(weekend, r.holidays(policy, pg), policy.Calendar.Roll == "next")
	if err != nil {
		r.Problems = append(r.Problems, located(pg, "S010", "/calendar/weekend", err.Error(), "name the days of rest only"))
		days, _ = calendar.New(nil, nil, false)
	}
	policy.Days = days
}

// holidays reads the file of public holidays: date,name with an optional
// heading.
func (r *Register) holidays(policy *record.Policy, pg *page.Page) map[calendar.Date]string {
	name := policy.Calendar.Holidays
	if name == "" {
		return nil
	}
	src, err := r.read(name)
	if err != nil {
		r.Problems = append(r.Problems, located(pg, "S011", "/calendar/holidays", "the file of holidays cannot be read: "+reason(err), "name a CSV file below the register with lines such as 2026-01-01,New Year"))
		return nil
	}
	days, problems := parseHolidays(name, string(src))
	r.Problems = append(r.Problems, problems...)
	return days
}

// parseHolidays reads each line on its own, so that a quotation mark that is not
// closed spoils one day and no more.
func parseHolidays(name, src string) (map[calendar.Date]string, []page.Problem) {
	days := map[calendar.Date]string{}
	var problems []page.Problem
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(src, "\ufeff"))
	number, heading := 0, true
	for line := range strings.SplitSeq(src, "\n") {
		number++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		date, what, err := parseHoliday(line)
		switch {
		case err == nil:
			days[date] = what
		case !heading || !isHeading(line):
			problems = append(problems, badHoliday(name, number, err.Error()))
		}
		heading = false
	}
	return days, SumUp(problems)
}

func isHeading(line string) bool {
	first, _, _ := strings.Cut(line, ",")
	return strings.EqualFold(strings.Trim(first, `" `), "date")
}

func parseHoliday(line string) (calendar.Date, string, error) {
	cells, err := csv.NewReader(strings.NewReader(line)).Read()
	if err != nil {
		return 0, "", errors.New("the line is not CSV: check its quotation marks")
	}
	date, err := calendar.ParseDate(strings.TrimSpace(cells[0]))
	if err != nil {
		return 0, "", fmt.Errorf("the date of the holiday is %w", err)
	}
	if len(cells) == 1 {
		return date, "", nil
	}
	return date, strings.TrimSpace(cells[1]), nil
}

func badHoliday(name string, line int, message string) page.Problem {
	at := page.Position{Line: line, Column: 1}
	return page.Problem{Code: "S011", Severity: page.Error, Path: name, Start: at, End: at, Message: message, Help: "write lines such as 2026-01-01,New Year"}
}

// ReadPolicy reads register.yaml and nothing else, as well as it can be read.
func ReadPolicy(files fs.FS) (*record.Policy, error) {
	r := &Register{files: files, Ignores: map[string][]page.Ignore{}}
	return r.loadPolicy()
}
