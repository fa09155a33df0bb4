package render_test

import (
	"encoding/xml"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// junitReport is what Jenkins and GitLab read of a report.
type junitReport struct {
	XMLName  xml.Name `xml:"testsuites"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Suites   []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Skipped  int    `xml:"skipped,attr"`
		Cases    []struct {
			Class    string `xml:"classname,attr"`
			Name     string `xml:"name,attr"`
			Failures []struct {
				Type    string `xml:"type,attr"`
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Skipped []struct{} `xml:"skipped"`
			Out     []string   `xml:"system-out"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func reportOf(t *testing.T, c render.Checked) junitReport {
	t.Helper()
	var got junitReport
	decoder := xml.NewDecoder(strings.NewReader(in(t, "junit", c)))
	decoder.Strict = true
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestJUnit(t *testing.T) {
	other := finding(whole)
	other.Message = "has no <name> & more"
	c := checked(finding(), other, finding(warning))
	c.Rules = nil
	want := `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="npm check" tests="4" failures="1" errors="0" time="0">
  <testsuite name="page" tests="2" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="page" name="places/a.yaml" time="0">
      <system-out>places/a.yaml:3:1: warning: begins with a byte order mark [P012]&#xA;</system-out>
    </testcase>
    <testcase classname="page" name="every other file" time="0"></testcase>
  </testsuite>
  <testsuite name="schema" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="schema" name="places/a.yaml" time="0">
      <failure type="S001" message="has no &lt;name&gt; &amp; more (and 1 more)">places/a.yaml: error: has no &lt;name&gt; &amp; more [S001]&#xA;    help: write &#34;name&#34;&#xA;places/a.yaml:3:1: error: key &#34;nmae&#34; is not known [S001]&#xA;    help: write &#34;name&#34;&#xA;</failure>
    </testcase>
    <testcase classname="schema" name="every other file" time="0"></testcase>
  </testsuite>
</testsuites>
`
	if out := in(t, "junit", c); out != want {
		t.Errorf("%s\nwant %s", out, want)
	}
}

// TestJUnitIsWhatServersRead holds the rules of the servers' readers: counts
// that agree with what is there, no test with two outcomes, no two tests of
// one class and name, and no report without a test.
func TestJUnitIsWhatServersRead(t *testing.T) {
	for name, c := range cases() {
		got := reportOf(t, c)
		tests, failures := 0, 0
		met := map[string]bool{}
		for _, suite := range got.Suites {
			failed, skipped := 0, 0
			for _, test := range suite.Cases {
				tests++
				failed += len(test.Failures)
				skipped += len(test.Skipped)
				if len(test.Failures)+len(test.Skipped) > 1 || len(test.Out) > 1 {
					t.Errorf("%s: %s has more than one outcome", name, test.Name)
				}
				if key := test.Class + "\x00" + test.Name; met[key] || test.Class == "" {
					t.Errorf("%s: %q is no name of its own", name, key)
				} else {
					met[key] = true
				}
			}
			failures += failed
			if suite.Tests != len(suite.Cases) || suite.Failures != failed || suite.Skipped != skipped {
				t.Errorf("%s: the counts of %s are wrong", name, suite.Name)
			}
		}
		if got.Tests != tests || got.Failures != failures || tests == 0 {
			t.Errorf("%s: %d tests, %d failures counted, %d and %d are there", name, got.Tests, got.Failures, tests, failures)
		}
	}
}

// TestJUnitIsReadElsewhere has another program read the reports, and hold them to
// the schema of the server that most others follow, where $JUNIT_XSD names it.
func TestJUnitIsReadElsewhere(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("left out: xmllint is not installed")
		return
	}
	words := []string{"--noout", "--huge"}
	if xsd := os.Getenv("JUNIT_XSD"); xsd != "" {
		words = append(words, "--schema", xsd)
	} else {
		t.Log("left out: $JUNIT_XSD names no schema of JUnit reports")
	}
	for name, c := range cases() {
		command := exec.Command(xmllint, append(words, "-")...)
		command.Stdin = strings.NewReader(in(t, "junit", c))
		if out, err := command.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %.400s", name, err, out)
		}
	}
}

func TestJUnitFailsByNewErrorsAlone(t *testing.T) {
	c := since(checked(finding(), finding(secret)), []page.Problem{finding()}, nil)
	for _, suite := range reportOf(t, c).Suites {
		test := suite.Cases[0]
		switch suite.Name {
		case "schema":
			if len(test.Failures) > 0 || !strings.Contains(test.Out[0], "old error: ") {
				t.Errorf("%+v", test)
			}
		case "confidentiality":
			if len(test.Failures) != 1 || test.Failures[0].Type != "C001" || len(test.Out) > 0 {
				t.Errorf("%+v", test)
			}
		}
	}
}
