package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// MaxSize is the size of the largest file that is read, in bytes.
const MaxSize = 1 << 20

// MaxDepth is the number of levels lists and mappings may be nested; the record itself is the first.
const MaxDepth = 32

// perCode is how many problems of one code a file may have before the rest are
// only counted: a file of another format would yield one for every byte.
const perCode = 20

// longLine is the length in bytes from which a line is no longer quoted in a problem.
const longLine = 2000

// Page is one file of a register. It takes some ten times the memory of its
// source: a program that holds many records keeps what it has made of the Tree,
// and parses again for a position. The methods may be called concurrently.
type Page struct {
	Path     string
	Source   []byte
	Problems []Problem

	text    []byte     // Source without a byte order mark
	parts   parts      // where YAML and Markdown lie in text
	record  section    // the YAML that root was read from
	root    *yaml.Node // the record's mapping, or nil
	doubled bool       // some key stands twice
}

// Parse reads a file. It never fails: what is wrong with the file is in
// Problems, sorted. The path decides the form: ".md" and ".md.age" are Markdown with
// front matter, anything else is YAML. The source is kept and must not be changed.
func Parse(path string, src []byte) *Page {
	p := &Page{Path: path, Source: src}
	r := &reader{page: p}
	r.read()
	r.close()
	return p
}

// sealedSuffix ends the name of a file whose text was sealed and has been opened.
const sealedSuffix = ".age"

// Sealed says that the page is the text of a sealed file. It is in memory only: no
// problem quotes it, and none offers an edit, which would be one of other bytes.
func (p *Page) Sealed() bool { return strings.HasSuffix(p.Path, sealedSuffix) }

// Body returns the Markdown below the front matter as it is written. It is not
// ok for a YAML page, and where there is nothing but white space.
func (p *Page) Body() (body string, ok bool) {
	below := p.body()
	if len(bytes.TrimSpace(below)) == 0 {
		return "", false
	}
	return string(below), true
}

func (p *Page) body() []byte { return p.text[p.parts.body:] }

// Line returns a line of the source without its line ending, counted from 1;
// "" where there is no such line.
func (p *Page) Line(n int) string {
	at := lineStart(p.text, n)
	if at < 0 {
		return ""
	}
	line, _ := cutLine(p.text[at:])
	return string(line)
}

// lineStart returns the offset of line n (from 1), or -1 where there is no such line.
func lineStart(text []byte, n int) int {
	if n < 1 {
		return -1
	}
	at := 0
	for ; n > 1; n-- {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
	}
	return at
}

// cutLine returns the first line without its ending, and its length with it.
func cutLine(text []byte) (line []byte, size int) {
	size = bytes.IndexByte(text, '\n') + 1
	if size == 0 {
		return text, len(text)
	}
	return bytes.TrimSuffix(text[:size-1], []byte("\r")), size
}

// reader is the state of one Parse.
type reader struct {
	page     *Page
	counts   map[string]int     // problems by code
	next     map[string]Problem // the first problem of a code that was only counted
	conflict []marker           // merge conflict markers, in order
	odd      []int              // lines with line breaks that only YAML knows
	dirty    bool               // the YAML part holds something that its parser would stumble over
	probes   int                // bytes that may still be parsed to find where YAML breaks
}

func (r *reader) read() {
	p := r.page
	if len(p.Source) > MaxSize {
		r.report("P009", Position{}, Position{}, "the file is larger than 1 MiB and was not read",
			"keep long documents under attachments/ and name them in `links`")
		return
	}
	p.text = r.stripMark(p.Source)
	if bytes.HasPrefix(p.text, []byte("\xff\xfe")) || bytes.HasPrefix(p.text, []byte("\xfe\xff")) {
		p.parts.body = len(p.text)
		r.report("P001", Position{1, 1}, Position{1, 2}, "the file is UTF-16, not UTF-8", "save the file as UTF-8")
		return
	}
	p.parts = split(p.text, strings.HasSuffix(strings.TrimSuffix(p.Path, sealedSuffix), ".md"))
	r.checkFences()
	r.scan()
	r.checkMarkers()
	if !p.parts.missing {
		r.readSections()
	}
}

// stripMark returns the source without its byte order mark.
func (r *reader) stripMark(src []byte) []byte {
	text, found := bytes.CutPrefix(src, []byte("\ufeff"))
	if found {
		r.page.text = text
		r.reportFix("P012", Position{1, 1}, Position{1, 1}, "the file begins with a byte order mark", "save the file as UTF-8 without BOM",
			Fix{What: "delete the byte order mark", From: -len("\ufeff")})
	}
	return text
}

// report adds a problem; beyond the first few of a code it only counts them.
func (r *reader) report(code string, start, end Position, message, help string) {
	r.reportFix(code, start, end, message, help, Fix{})
}

// reportFix adds a problem with the edit that mends it. Offsets are those of
// text; in the file they come after the byte order mark.
func (r *reader) reportFix(code string, start, end Position, message, help string, fix Fix) {
	if r.counted(code) {
		return
	}
	if r.page.Sealed() {
		fix = Fix{}
	}
	if mark := len(r.page.Source) - len(r.page.text); !fix.IsZero() {
		fix.From, fix.To = fix.From+mark, fix.To+mark
	}
	problem := Problem{Code: code, Severity: severityOf(code), Path: r.page.Path, Start: start, End: end, Message: message, Help: help,
		Excerpt: r.page.Excerpt(start.Line), Fix: fix}
	if r.counts == nil {
		r.counts, r.next = map[string]int{}, map[string]Problem{}
	}
	r.counts[code]++
	if r.counts[code] > perCode {
		r.next[code] = problem
		return
	}
	r.page.Problems = append(r.page.Problems, problem)
}

// counted reports whether further problems of the code are only counted, and
// counts one: whoever asks first is spared finding its position.
func (r *reader) counted(code string) bool {
	if _, ok := r.next[code]; !ok {
		return false
	}
	r.counts[code]++
	return true
}

// close adds one problem for those that were only counted, and sorts.
func (r *reader) close() {
	p := r.page
	for code, problem := range r.next {
		problem.More = r.counts[code] - perCode
		problem.Message = fmt.Sprintf("%d more problems of this kind from here on", problem.More)
		problem.Help = "mend those above and check the file again"
		problem.End, problem.Fix = problem.Start, Fix{}
		p.Problems = append(p.Problems, problem)
	}
	p.Problems = slices.Clip(Sort(p.Problems))
}
