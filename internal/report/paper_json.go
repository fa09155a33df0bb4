package report

import (
	"strconv"
)

type paperData struct {
	SchemaVersion int           `json:"schema_version"`
	AsOf          string        `json:"as_of"`
	Paper         string        `json:"paper"`
	Institution   string        `json:"institution"`
	About         *string       `json:"about"`
	Year          *int          `json:"year"`
	Language      string        `json:"language"`
	Title         string        `json:"title"`
	Sections      []sectionJSON `json:"sections"`
}

type sectionJSON struct {
	Section string           `json:"section"`
	Heading string           `json:"heading"`
	Facts   map[string]any   `json:"facts,omitempty"`
	Rows    []map[string]any `json:"rows,omitempty"`
	Steps   []stepOfJSON     `json:"steps,omitempty"`
	Text    string           `json:"text,omitempty"`
}

type stepOfJSON struct {
	Date   string `json:"date"`
	Text   string `json:"text"`
	Record string `json:"record,omitempty"`
}

func (p *paper) data() paperData {
	data := paperData{SchemaVersion: 1, AsOf: p.at.Day.String(), Paper: p.kind, Institution: p.set.Policy.Institution.Name, About: orNull(p.about),
		Language: p.words.Code, Title: p.document().Title, Sections: []sectionJSON{}}
	if p.year != 0 {
		data.Year = &p.year
	}
	for _, s := range p.parts {
		one := sectionJSON{Section: s.key, Heading: s.block.Heading, Text: s.block.Text}
		for _, f := range s.facts {
			if one.Facts == nil {
				one.Facts = map[string]any{}
			}
			one.Facts[f.key] = forScripts(f.cell.Data)
		}
		for _, h := range s.steps {
			one.Steps = append(one.Steps, stepOfJSON{h.day.String(), h.text, h.ref})
		}
		one.Rows = rowsJSON(s.block.Table)
		data.Sections = append(data.Sections, one)
	}
	return data
}

func rowsJSON(t *Table) []map[string]any {
	if t == nil {
		return nil
	}
	var rows []map[string]any
	for _, cells := range t.Rows {
		row := map[string]any{}
		for i, c := range t.Columns {
			switch data := cells[i].Data; {
			case data == "":
				row[c.Key] = nil // it is not known
			case c.Right:
				row[c.Key] = forScripts(data)
			default:
				row[c.Key] = data
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// forScripts gives a number where the text is one.
func forScripts(s string) any {
	if n, err := strconv.Atoi(s); err == nil && strconv.Itoa(n) == s {
		return n
	}
	return s
}
