package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// The parts of SARIF 2.1.0 (OASIS) that the program writes, as far as a comment
// is due. All else of them is as the standard names it.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Invocations []sarifInvocation    `json:"invocations"`
		BaseURIs    map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind  string               `json:"columnKind"`
		Results     []sarifResult        `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Name    string    `json:"name,omitempty"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Help    sarifText `json:"help"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
		Properties struct {
			Tags []string `json:"tags"`
		} `json:"properties"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    *int              `json:"ruleIndex,omitempty"` // none for a rule that is not listed
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Baseline     string            `json:"baselineState,omitempty"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI     string `json:"uri"`
		URIBase string `json:"uriBaseId"`
	}
	// sarifRegion is a place in lines and columns, the end just after the last
	// character, as it is in page.Problem.
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifBytes `json:"deletedRegion"`
		Inserted *sarifText `json:"insertedContent,omitempty"`
	}
	sarifBytes struct {
		Offset int `json:"byteOffset"`
		Length int `json:"byteLength"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sourceRoot  = "%SRCROOT%"
)

// problemsSARIF writes what code scanning and editors read. It holds no
// excerpts, only places.
func problemsSARIF(w io.Writer, c Checked) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
		BaseURIs: map[string]sarifBase{sourceRoot: {sarifText{Text: "the root of the repository"}}}}
	run.Tool.Driver = sarifDriver{Name: c.program(), Version: c.Version, Rules: []sarifRule{}}
	for _, rule := range c.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, c.ruleSARIF(rule))
	}
	done := sarifInvocation{Successful: true}
	for _, note := range c.Notes {
		done.Notifications = append(done.Notifications, sarifNotification{"warning", plainSARIF(oneLine(note))})
	}
	run.Invocations = []sarifInvocation{done}
	run.Results = append(run.Results, c.resultsSARIF(c.Problems, c.baselineState)...)
	if c.Base != nil {
		run.Results = append(run.Results, c.resultsSARIF(c.Base.Fixed, func(page.Problem) string { return "absent" })...)
	}
	return writeJSON(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func (c Checked) baselineState(p page.Problem) string {
	switch {
	case c.Base == nil:
		return ""
	case c.isOld(p):
		return "unchanged"
	}
	return "new"
}

// ruleSARIF tells of a rule. Servers show the help as Markdown where they can.
func (c Checked) ruleSARIF(rule page.Rule) sarifRule {
	doc := ""
	if c.Doc != nil {
		doc = c.Doc(rule.Code)
	}
	r := sarifRule{ID: rule.Code, Name: pascalCase(rule.Name), Short: sarifText{Text: rule.Title},
		Full: sarifText{Text: firstParagraph(doc)}, Help: sarifText{Text: doc, Markdown: doc}}
	if r.Full.Text == "" {
		r.Full.Text = rule.Title
	}
	if doc == "" {
		r.Help.Text = rule.Title
	}
	r.Default.Level = string(rule.Severity)
	r.Properties.Tags = []string{}
	for _, family := range page.Families() {
		if family.Letter == rule.Family() {
			r.Properties.Tags = append(r.Properties.Tags, family.Name)
		}
	}
	return r
}

func (c Checked) resultsSARIF(problems []page.Problem, state func(page.Problem) string) []sarifResult {
	marks := page.Fingerprints(problems)
	var results []sarifResult
	for i, p := range problems {
		r := sarifResult{RuleID: p.Code, Level: string(p.Severity), Message: plainSARIF(told(p)), Baseline: state(p),
			Fingerprints: map[string]string{"registerFinding/v1": marks[i]}, Locations: c.locationsSARIF(p), Fixes: c.fixesSARIF(p)}
		if _, index := c.rule(p.Code); index >= 0 {
			r.RuleIndex = &index
		}
		results = append(results, r)
	}
	return results
}

// plainSARIF breaks what a viewer would show as a link: [text](address).
func plainSARIF(s string) sarifText {
	return sarifText{Text: strings.ReplaceAll(s, "](", "] (")}
}

func (c Checked) locationsSARIF(p page.Problem) []sarifLocation {
	var place sarifLocation
	if path := c.inRepository(p.Path); path != "" {
		place.Physical = &sarifPhysical{Artifact: artifactSARIF(path)}
		if !p.Start.IsZero() {
			place.Physical.Region = &sarifRegion{p.Start.Line, p.Start.Column, p.End.Line, p.End.Column}
		}
	}
	if p.Record != "" {
		place.Logical = []sarifLogical{{p.Record}}
	}
	if place.Physical == nil && place.Logical == nil {
		return nil
	}
	return []sarifLocation{place}
}

// fixesSARIF leaves out a fix that would have to tell what the file holds: only
// the whole of a fix can be made.
func (c Checked) fixesSARIF(p page.Problem) []sarifFix {
	if p.Fix.What == "" || p.Fix.Private {
		return nil
	}
	change := sarifReplacement{Deleted: sarifBytes{p.Fix.From, p.Fix.To - p.Fix.From}}
	if p.Fix.New != "" {
		change.Inserted = &sarifText{Text: p.Fix.New}
	}
	return []sarifFix{{Description: plainSARIF(Clean(p.Fix.What)),
		Changes: []sarifChange{{artifactSARIF(c.inRepository(p.Path)), []sarifReplacement{change}}}}}
}

func artifactSARIF(path string) sarifArtifact { return sarifArtifact{uriOf(path), sourceRoot} }

// uriOf is a path as a relative URI (RFC 3986): every byte that is not
// unreserved is percent-encoded, the colon too, lest a scheme be seen before it.
func uriOf(path string) string {
	const unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
	var b strings.Builder
	for i := range len(path) {
		if strings.IndexByte(unreserved, path[i]) >= 0 {
			b.WriteByte(path[i])
			continue
		}
		fmt.Fprintf(&b, "%%%02X", path[i])
	}
	return b.String()
}

// pascalCase is "BrokenYaml" for "broken-yaml", as SARIF wants names of rules.
func pascalCase(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// firstParagraph is the first text of a rule's page, after its headings and
// the line on its severity.
func firstParagraph(doc string) string {
	for part := range strings.SplitSeq(doc, "\n\n") {
		part = strings.TrimSpace(part)
		if part != "" && !strings.HasPrefix(part, "#") && !strings.HasPrefix(part, "Severity:") {
			return strings.Join(strings.Fields(part), " ")
		}
	}
	return ""
}
