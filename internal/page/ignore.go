package page

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Ignore is a comment that silences one finding, with the reason for it:
//
//	# npm:ignore D006 until=2027-01-31 reason=two ministries are agreeing who takes it
//
// In Markdown below the front matter it is an HTML comment with the same words.
// At the end of a line it concerns that line; on a line of its own, the next
// line that holds something.
type Ignore struct {
	Code, Until, Reason string   // as written; "" where left out
	Wrong               string   // what is wrong with the comment itself, "" if nothing
	Line                int      // the line whose findings it silences
	Start, End          Position // the comment
	Delete              Fix      // takes the comment out, with its line if nothing else stands there
}

const ignoreWord = "npm:ignore"

// mostIgnores is how many comments of a page are looked at: each costs a walk
// through the page. Those below are not heeded, so that what they would silence
// is told.
const mostIgnores = 200

var (
	yamlIgnore     = regexp.MustCompile(`(?:^|[ \t])(#)[ \t]*npm:ignore(?:[ \t]|$)`)
	markdownIgnore = regexp.MustCompile(`<!--[ \t]*npm:ignore(?:[ \t].*?)?-->`)
)

// Ignores lists the comments of the page that silence a finding, in order. Text
// that only looks like one, in quotes or in a block, is none.
func (p *Page) Ignores() []Ignore {
	if !bytes.Contains(p.text, []byte(ignoreWord)) {
		return nil
	}
	var all []Ignore
	search := ignoreSearch{page: p, texts: p.texts()}
	for at, number := 0, 1; at < len(p.text); number++ {
		line, size := cutLine(p.text[at:])
		if from, to, ok := search.in(line, at, number); ok {
			all = append(all, search.ignore(line, at, size, number, from, to))
		}
		if search.looked > mostIgnores {
			all[len(all)-1].Wrong = "there are too many such comments above it"
			break
		}
		at += size
	}
	return all
}

// ignoreSearch looks for comments that silence.
type ignoreSearch struct {
	page   *Page
	texts  []*yaml.Node // quoted and block texts, in which a comment is none
	looked int          // what was looked at and may be a comment

	content, contentAt int // the line that the last comment on a line of its own concerns, and where it begins
}

// in finds the comment in a line that begins at an offset: from and to count
// within the line. The first of too many is found whatever it is.
func (s *ignoreSearch) in(line []byte, at, number int) (from, to int, ok bool) {
	parts := s.page.parts
	if at >= parts.start && at < parts.end {
		for _, m := range yamlIgnore.FindAllSubmatchIndex(line, mostIgnores+1) {
			s.looked++
			if s.looked > mostIgnores || !s.page.withinText(s.texts, Position{number, 1 + countRunes(line[:m[2]])}) {
				return m[2], len(line), true
			}
		}
	} else if at >= parts.body {
		if m := markdownIgnore.FindIndex(line); m != nil {
			s.looked++
			return m[0], m[1], true
		}
	}
	return 0, 0, false
}

func (s *ignoreSearch) ignore(line []byte, at, size, number, from, to int) Ignore {
	p := s.page
	_, words, _ := strings.Cut(string(line[from:to]), ignoreWord)
	words = strings.TrimSuffix(words, "-->")
	before, after := bytes.TrimSpace(line[:from]), bytes.TrimSpace(line[to:])
	alone := len(before) == 0 && len(after) == 0
	found := Ignore{
		Line:   number,
		Start:  Position{number, 1 + countRunes(line[:from])},
		End:    Position{number, 1 + countRunes(line[:to])},
		Delete: Fix{What: "delete the comment"},
	}
	mark := len(p.Source) - len(p.text) // a byte order mark counts in the file
	if alone {
		found.Line = s.nextContent(at+size, number+1)
		found.Delete.From, found.Delete.To = mark+at, mark+at+size
	} else {
		for from > 0 && (line[from-1] == ' ' || line[from-1] == '\t') && len(after) == 0 {
			from--
		}
		found.Delete.From, found.Delete.To = mark+at+from, mark+at+to
	}
	if p.Sealed() {
		found.Delete = Fix{}
	}
	found.read(words)
	return found
}

// nextContent is the number of the first line from an offset on that holds more
// than a comment. Offsets only grow: what was found for a comment above may hold
// for this one.
func (s *ignoreSearch) nextContent(at, number int) int {
	if s.content > 0 && at <= s.contentAt {
		return s.content
	}
	p := s.page
	for ; at < len(p.text); number++ {
		line, size := cutLine(p.text[at:])
		trimmed := bytes.TrimSpace(line)
		comment := bytes.HasPrefix(trimmed, []byte("#")) && at < p.parts.end || bytes.HasPrefix(trimmed, []byte("<!--")) && bytes.HasSuffix(trimmed, []byte("-->"))
		if len(trimmed) > 0 && !comment {
			break
		}
		at += size
	}
	s.content, s.contentAt = number, at
	return number
}

// read takes the words of a comment apart: a code, until=, and reason=, which is
// the rest of the line.
func (ignore *Ignore) read(words string) {
	words = strings.TrimSpace(words)
	head, reason, given := strings.Cut(" "+words, " reason=")
	ignore.Reason = strings.Trim(strings.TrimSpace(reason), `"'`)
	for i, word := range strings.Fields(head) {
		until, ok := strings.CutPrefix(word, "until=")
		switch {
		case ok && i > 0 && ignore.Until == "":
			ignore.Until = until
		case i == 0 && !strings.Contains(word, "="):
			ignore.Code = word
		default:
			ignore.Wrong = "it holds a word that is none of a code, until= and reason="
		}
	}
	switch {
	case ignore.Code == "":
		ignore.Wrong = "it names no code first"
	case ignore.Wrong != "":
	case !given || ignore.Reason == "":
		ignore.Wrong = "it gives no reason"
	case strings.Contains(" "+ignore.Reason, " until="):
		ignore.Wrong = "until= stands after reason=, which takes the rest of the line"
	}
}

// texts are all quoted and block texts, in the order of the file.
func (p *Page) texts() []*yaml.Node {
	var all []*yaml.Node
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && !isPlain(n) {
			all = append(all, n)
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	if p.root != nil {
		walk(p.root)
	}
	return all
}

// withinText says whether a place lies in one of the texts. Only the last that
// begins above it can hold it, and only its end is looked for: each costs a walk
// from the top of the page.
func (p *Page) withinText(texts []*yaml.Node, at Position) bool {
	i, _ := slices.BinarySearchFunc(texts, at, func(n *yaml.Node, at Position) int {
		return comparePositions(Position{p.record.top + n.Line, n.Column}, at)
	})
	if i == 0 {
		return false
	}
	start, end := p.span(texts[i-1])
	if start.Line == at.Line && texts[i-1].Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return false // the header of a block may have a comment
	}
	return comparePositions(start, at) <= 0 && comparePositions(at, end) < 0
}
