package render

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/opcat-tools/npm/internal/page"
)

type problemJSON struct {
	Code        string   `json:"code"`
	Severity    string   `json:"severity"`
	Status      string   `json:"status,omitempty"` // new or old, with a base
	Path        string   `json:"path"`
	Line        *int     `json:"line"`
	Column      *int     `json:"column"`
	EndLine     *int     `json:"end_line"`
	EndColumn   *int     `json:"end_column"`
	Record      string   `json:"record"`
	Message     string   `json:"message"`
	Help        string   `json:"help"`
	Fix         *fixJSON `json:"fix"`
	Fingerprint string   `json:"fingerprint"`
}

type fixJSON struct {
	What string `json:"what"`
}

type checkedJSON struct {
	SchemaVersion int           `json:"schema_version"`
	Problems      []problemJSON `json:"problems"`
	outcomeJSON
}

// outcomeJSON is what is told of the check as a whole.
type outcomeJSON struct {
	Base    *string        `json:"base,omitempty"`
	Fixed   *[]problemJSON `json:"fixed,omitempty"`
	Notes   []string       `json:"notes"`
	Summary summaryJSON    `json:"summary"`
}

type summaryJSON struct {
	Records     int  `json:"records"`
	Errors      int  `json:"errors"`
	Warnings    int  `json:"warnings"`
	NewErrors   *int `json:"new_errors,omitempty"`
	NewWarnings *int `json:"new_warnings,omitempty"`
	Old         *int `json:"old,omitempty"`
	Fixed       *int `json:"fixed,omitempty"`
	Hidden      *int `json:"hidden,omitempty"`
}

// ProblemsJSON writes problems for scripts. Excerpts stay out of it: they may
// hold anything, and the logs of build servers have readers too.
func ProblemsJSON(w io.Writer, c Checked) error {
	return writeJSON(w, checkedJSON{SchemaVersion: 1, Problems: c.problemsJSON(), outcomeJSON: c.outcomeJSON()})
}

// problemsJSONLines writes a line for each problem and a last one for the
// whole, for what reads line by line.
func problemsJSONLines(w io.Writer, c Checked) error {
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	encoder.SetEscapeHTML(false)
	for _, p := range c.problemsJSON() {
		if err := encoder.Encode(p); err != nil {
			return err
		}
	}
	if err := encoder.Encode(c.outcomeJSON()); err != nil {
		return err
	}
	_, err := w.Write(escaped(lines.Bytes()))
	return err
}

func (c Checked) problemsJSON() []problemJSON {
	list := listJSON(c.Problems)
	for i, p := range c.Problems {
		switch {
		case c.Base == nil:
		case c.isOld(p):
			list[i].Status = "old"
		default:
			list[i].Status = "new"
		}
	}
	return list
}

func (c Checked) outcomeJSON() outcomeJSON {
	told := outcomeJSON{Notes: append([]string{}, c.Notes...)}
	told.Summary.Records = c.Records
	told.Summary.Errors, told.Summary.Warnings = c.Count()
	if c.Base == nil {
		return told
	}
	fixed := listJSON(c.Base.Fixed)
	told.Base, told.Fixed = &c.Base.Name, &fixed
	fresh, old := c.split()
	errors, warnings := countSeverities(fresh)
	gone, before := len(fixed), len(old)
	s := &told.Summary
	s.NewErrors, s.NewWarnings, s.Old, s.Fixed, s.Hidden = &errors, &warnings, &before, &gone, &c.Base.Hidden
	return told
}

func listJSON(problems []page.Problem) []problemJSON {
	list := []problemJSON{}
	marks := page.Fingerprints(problems)
	for i, p := range problems {
		j := problemJSON{Code: p.Code, Severity: string(p.Severity), Path: p.Path, Record: p.Record,
			Message: p.Message, Help: p.Help, Fingerprint: marks[i]}
		if !p.Start.IsZero() {
			j.Line, j.Column = &p.Start.Line, &p.Start.Column
		}
		if !p.End.IsZero() {
			j.EndLine, j.EndColumn = &p.End.Line, &p.End.Column
		}
		if p.Fix.What != "" {
			j.Fix = &fixJSON{p.Fix.What}
		}
		list = append(list, j)
	}
	return list
}
