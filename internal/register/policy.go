package register

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	if words, err := schema.Load(policy.Vocabulary); err == nil { // an unknown vocabulary is an unknown key
		r.Schemas = words
	}
	policy.Overrides = overrides(policy.Deadlines, values)
	r.makeCalendar(policy, pg)
	return policy, nil
}

func (r *Register) readPolicy(v *validator) (*page.Page, map[string]any) {
	src, err := r.read(File)
	if err != nil {
		r.Problems = append(r.Problems, page.Problem{Code: "P015", Severity: page.Error, Path: File,
			Message: "the file cannot be read: " + reason(err), Help: "give yourself permission to read it, or restore it from Git"})
		return page.Parse(File, nil), nil
	}
	pg := page.Parse(File, src)
	r.Problems = append(r.Problems, pg.Problems...)
	tree, ok := pg.Tree().(*page.Map)
	if !ok {
		return pg, nil
	}
	values := coerceMap(tree, v.schemas.Kind(schema.Register))
	r.Problems = append(r.Problems, v.misfits(pg, schema.Register, values)...)
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

func parseHolidays(name, src string) (map[calendar.Date]string, []page.Problem) {
	days := map[calendar.Date]string{}
	var problems []page.Problem
	lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(src, "\ufeff")))
	lines.FieldsPerRecord = -1
	lines.Comment = '#'
	for {
		cells, err := lines.Read()
		if err == io.EOF {
			return days, problems
		}
		if broken := (*csv.ParseError)(nil); errors.As(err, &broken) {
			return days, append(problems, badHoliday(name, broken.Line, "the line is not CSV: check its quotation marks"))
		}
		line, _ := lines.FieldPos(0)
		date, err := calendar.ParseDate(strings.TrimSpace(cells[0]))
		switch {
		case err == nil && len(cells) > 1:
			days[date] = strings.TrimSpace(cells[1])
		case err == nil:
			days[date] = ""
		case line > 1 || cells[0] != "date":
			problems = append(problems, badHoliday(name, line, fmt.Sprintf("the date of the holiday is %v", err)))
		}
	}
}

func badHoliday(name string, line int, message string) page.Problem {
	at := page.Position{Line: line, Column: 1}
	return page.Problem{Code: "S011", Severity: page.Error, Path: name, Start: at, End: at, Message: message, Help: "write lines such as 2026-01-01,New Year"}
}

// ReadPolicy reads register.yaml and nothing else, as well as it can be read.
func ReadPolicy(files fs.FS) (*record.Policy, error) {
	r := &Register{files: files}
	return r.loadPolicy()
}
