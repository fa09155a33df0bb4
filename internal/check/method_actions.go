package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/record"
)

// semicolons are those of the Latin and Cyrillic, Arabic and Chinese scripts.
const semicolons = ";؛；"

// severalActions: one action in each recommendation, or no state can be true of
// it. What a machine can see in any language is a title with a semicolon, and a
// text that is a list.
func severalActions(_ *inspection, r *record.Recommendation) []finding {
	const help = "make one recommendation of each action; if it has been sent as it is, do so when you repeat it"
	if at := strings.IndexAny(strings.TrimRight(r.Title, semicolons+" "), semicolons); at >= 0 {
		_, size := utf8.DecodeRuneInString(r.Title[at:])
		return []finding{{pointer: "/title", text: r.Title[at : at+size], message: "the title has a semicolon, so it seems to ask for several things", help: help}}
	}
	if second := secondAction(r.Body); second != "" {
		return []finding{{pointer: "/body", text: second, message: "the text is a list, so it seems to ask for several things", help: help}}
	}
	return nil
}

// Lines are looked at before expressions are tried on them: a register has a
// million.
const (
	bullets   = "-*+•–"
	labelSize = 12 // bytes: three spaces, a bracket, one character or three, and another bracket
)

var (
	lettered = regexp.MustCompile(`^( {0,3}\(?)([\pL\p{Nd}]|[ivx]{2,3})([).])\s+\S`)
	bulleted = regexp.MustCompile(`^( {0,3}[` + bullets + `]\s+)(\S.*)$`)
	heading  = regexp.MustCompile(`^#{1,6}\s`)
)

// secondAction is the line on which the second action of a text begins, "" where
// it has but one. Items that bear letters or numbers are meant to be told apart;
// points may be parts of one thing, so they count only where the whole text is
// made of them and each is a sentence.
func secondAction(text string) string {
	if second := secondLettered(text); second != "" {
		return second
	}
	return secondBulleted(text)
}

// secondLettered looks for two labels of one form and depth, the second after
// the first.
func secondLettered(text string) string {
	var first []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if !strings.ContainsAny(line[:min(len(line), labelSize)], ").") {
			continue // as nearly all do
		}
		label := lettered.FindStringSubmatch(line)
		switch {
		case label == nil:
		case first != nil && label[1] == first[1] && label[3] == first[3] && len(label[2]) >= len(first[2]) && label[2] > first[2]:
			return line
		case first == nil:
			first = label
		}
	}
	return ""
}

// secondBulleted goes through a text that ends with points, if it has words of
// its own before them only where these lead to the points by a colon.
func secondBulleted(text string) string {
	var points []*point
	before := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \r\n")
		var match []string
		if strings.ContainsRune(bullets, firstRune(strings.TrimLeft(line, " "))) {
			match = bulleted.FindStringSubmatch(line)
		}
		switch {
		case line == "" || line[0] == '#' && heading.MatchString(line):
		case match != nil && (len(points) == 0 || match[1] == points[0].mark):
			points = append(points, &point{line: line, mark: match[1], text: match[2]})
		case len(points) > 0 && (line[0] == ' ' || line[0] == '\t'):
			points[len(points)-1].text = line // it goes on
		case len(points) > 0:
			return "" // the list is part of a longer text
		default:
			before = line
		}
	}
	if len(points) < 2 || before != "" && !endsIn(before, ":：") {
		return ""
	}
	for _, p := range points {
		if before != "" && !endsIn(p.text, ".!?。؟۔।") {
			return ""
		}
	}
	return points[1].line
}

// point is an item of a list: its first line, what stands before its text there,
// and the last line of its text.
type point struct{ line, mark, text string }

func endsIn(text, marks string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(marks, last)
}

func firstRune(text string) rune {
	first, _ := utf8.DecodeRuneInString(text)
	return first
}
