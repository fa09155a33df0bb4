package render

import (
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/report"
)

// ExplainedRule is a rule as it is listed and explained.
type ExplainedRule struct {
	page.Rule
	Scope string // how much of a register it looks at: local or register
	Doc   string // its page as Markdown
}

type ruleJSON struct {
	Code     string  `json:"code"`
	Name     string  `json:"name"`
	Family   string  `json:"family"`
	Severity string  `json:"severity"`
	Scope    string  `json:"scope"`
	Title    string  `json:"title"`
	Doc      *string `json:"doc,omitempty"`
}

type rulesJSON struct {
	SchemaVersion int        `json:"schema_version"`
	Rules         []ruleJSON `json:"rules"`
}

// Rules is the list of rules as a document.
func Rules(rules []ExplainedRule) *report.Document {
	table := &report.Table{Columns: []report.Column{
		{Key: "code", Title: "CODE"}, {Key: "severity", Title: "SEVERITY"}, {Key: "scope"}, {Key: "name", Title: "NAME"},
		{Key: "title", Title: "WHAT IS WRONG", Flex: true}, {Key: "family"},
	}}
	for _, r := range rules {
		tone := report.Alarm
		if r.Severity == page.Warning {
			tone = report.Warning
		}
		table.Rows = append(table.Rows, []report.Cell{cell(r.Code), {Text: string(r.Severity), Data: string(r.Severity), Tone: tone},
			cell(r.Scope), cell(r.Name), cell(r.Title), cell(familyName(r.Rule))})
	}
	return &report.Document{Audience: operator, Blocks: []report.Block{{Table: table}}, Table: table, Data: rulesData(rules, false),
		Footer: []string{count(len(rules), "rule") + ". 'npm explain CODE' shows the page of one."}}
}

// RulePages is the pages of some rules as a document.
func RulePages(rules []ExplainedRule) *report.Document {
	doc := &report.Document{Audience: operator, Data: rulesData(rules, true)}
	for _, r := range rules {
		doc.Blocks = append(doc.Blocks, report.Block{Text: r.Doc})
	}
	return doc
}

func rulesData(rules []ExplainedRule, pages bool) func() any {
	return func() any {
		data := rulesJSON{SchemaVersion: 1, Rules: []ruleJSON{}}
		for _, r := range rules {
			j := ruleJSON{Code: r.Code, Name: r.Name, Family: familyName(r.Rule), Severity: string(r.Severity), Scope: r.Scope, Title: r.Title}
			if pages {
				j.Doc = &r.Doc
			}
			data.Rules = append(data.Rules, j)
		}
		return data
	}
}

func familyName(r page.Rule) string {
	for _, f := range page.Families() {
		if f.Letter == r.Family() {
			return f.Name
		}
	}
	return ""
}

func cell(s string) report.Cell { return report.Cell{Text: s, Data: s} }
