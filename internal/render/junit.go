package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

type suitesJUnit struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Time     int          `xml:"time,attr"`
	Suites   []suiteJUnit `xml:"testsuite"`
}

type suiteJUnit struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     int         `xml:"time,attr"`
	Cases    []caseJUnit `xml:"testcase"`
}

type caseJUnit struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Time    int           `xml:"time,attr"`
	Skipped *skippedJUnit `xml:"skipped"`
	Failure *failureJUnit `xml:"failure"`
	Out     string        `xml:"system-out,omitempty"`
}

type skippedJUnit struct {
	Text string `xml:",chardata"`
}

type failureJUnit struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// problemsJUnit writes a suite for each family of rules and in it a test for
// each file with findings. GitLab shows a test by class and name and keeps one
// of those that share both, and of several failures of one test servers show
// the first: so a test has one failure, which tells of all.
func problemsJUnit(w io.Writer, c Checked) error {
	all := suitesJUnit{Name: Clean(c.program()) + " check"}
	for _, family := range c.families() {
		all.Suites = append(all.Suites, c.suite(family))
	}
	if len(c.Notes) > 0 {
		all.Suites = append(all.Suites, notesJUnit(c.Notes))
	}
	for _, suite := range all.Suites {
		all.Tests += suite.Tests
		all.Failures += suite.Failures
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// families are those of the rules that were applied, and of the problems.
func (c Checked) families() []page.Family {
	applied := map[string]bool{}
	for _, rule := range c.Rules {
		applied[rule.Family()] = true
	}
	for _, p := range c.Problems {
		applied[page.FamilyOf(p.Code)] = true
	}
	known := page.Families()
	if len(applied) == 0 {
		return known
	}
	var families []page.Family
	for _, family := range known {
		if applied[family.Letter] {
			families = append(families, family)
		}
		delete(applied, family.Letter)
	}
	for letter := range applied {
		families = append(families, page.Family{Letter: letter, Name: "family " + letter})
	}
	slices.SortFunc(families, func(a, b page.Family) int { return strings.Compare(a.Letter, b.Letter) })
	return families
}

// suite has a test that passes beside those of files with findings, so that a
// register without any is not an empty report, which servers take for a
// failure.
func (c Checked) suite(family page.Family) suiteJUnit {
	name := Clean(family.Name)
	suite := suiteJUnit{Name: name}
	found := map[string][]page.Problem{}
	var paths []string
	for _, p := range c.Problems {
		if page.FamilyOf(p.Code) != family.Letter {
			continue
		}
		if len(found[p.Path]) == 0 {
			paths = append(paths, p.Path)
		}
		found[p.Path] = append(found[p.Path], p)
	}
	for _, path := range paths {
		test := c.test(found[path])
		test.Class, test.Name = name, Clean(c.inRepository(path))
		if test.Failure != nil {
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, test)
	}
	suite.Cases = append(suite.Cases, caseJUnit{Class: name, Name: "every other file"})
	suite.Tests = len(suite.Cases)
	return suite
}

// test fails by errors that are new; warnings and what was there already are
// told in its output.
func (c Checked) test(problems []page.Problem) caseJUnit {
	var test caseJUnit
	var failing []page.Problem
	for _, p := range problems {
		switch {
		case c.isOld(p):
			test.Out += c.lineJUnit("old "+string(p.Severity), p)
		case p.Severity != page.Error:
			test.Out += c.lineJUnit(string(p.Severity), p)
		default:
			failing = append(failing, p)
		}
	}
	if len(failing) == 0 {
		return test
	}
	first := failing[0]
	test.Failure = &failureJUnit{Type: Clean(first.Code), Message: Clean(first.Message)}
	if more := len(failing) - 1; more > 0 {
		test.Failure.Message += fmt.Sprintf(" (and %d more)", more)
	}
	for _, p := range failing {
		test.Failure.Text += c.lineJUnit(string(p.Severity), p)
	}
	return test
}

func (c Checked) lineJUnit(severity string, p page.Problem) string {
	line := fmt.Sprintf("%s: %s: %s [%s]\n", placeOf(c.inRepository(p.Path), p), severity, Clean(p.Message), Clean(p.Code))
	if p.Help != "" {
		line += "    help: " + Clean(p.Help) + "\n"
	}
	return line
}

// notesJUnit tells what could not be looked at as tests that were skipped.
func notesJUnit(notes []string) suiteJUnit {
	suite := suiteJUnit{Name: "notes", Tests: len(notes), Skipped: len(notes)}
	for _, note := range notes {
		text := oneLine(note)
		suite.Cases = append(suite.Cases, caseJUnit{Class: "notes", Name: text, Skipped: &skippedJUnit{text}})
	}
	return suite
}
