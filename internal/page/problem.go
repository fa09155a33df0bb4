// Package page reads one YAML or Markdown file of a register. It says what is
// wrong with the file as a file, hands out the record it holds as plain values,
// and finds the place in the file where a part of the record stands.
package page

import (
	"cmp"
	"slices"
	"strings"
)

// Position is a place in a file as its reader sees it: lines and columns count
// from 1, and a column is a character (code point), not a byte. A byte order
// mark has no column. Lines end at LF or CRLF.
type Position struct{ Line, Column int }

// IsZero reports whether the position names no place, so that the whole file is meant.
func (p Position) IsZero() bool { return p == Position{} }

// Severity says whether a problem has to be mended (Error) or looked at (Warning).
type Severity string

// The two severities, as they are written in every output format.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is one finding about a file or record: a value, rendered elsewhere.
//
// Message and Help reach readers who may not see the file (the log of a build
// server, say), so they name keys, ids and vocabulary words only.
type Problem struct {
	Code       string // such as "P004"
	Severity   Severity
	Path       string   // the file, slash-separated, relative to the register
	Start, End Position // End is just after the last character; both zero when the whole file is meant
	Record     string   // such as "recommendations/2026/x/03", or ""
	Pointer    string   // JSON pointer into the record, "" for the whole of it
	Message    string
	Help       string // what to do about it
	Excerpt    string // the source line of Start, "" if it is overlong; may hold anything, for the text format only
	Key, Value int    // where it stands inside a value: the lines of that value's key and of its beginning; 0 where both are Start's
	More       int    // the problem stands for this many more of its code in the file; usually 0
	Fix        Fix    // the edit that mends it, where there is one sure answer
}

// Fix is the one sure edit that mends a problem: the bytes From to To of the
// file give way to New. The zero Fix is none.
type Fix struct {
	What     string // what it does, such as "write 2026-03-01"; "" means that there is no fix
	From, To int    // byte offsets in the file
	New      string
	Private  bool // New holds what the file says in its own words: it stays out of whatever has other readers, and What does not tell it
}

// IsZero reports that there is no fix.
func (f Fix) IsZero() bool { return f == Fix{} }

// Sort returns the problems ordered by path, line, column, code and message,
// each of them once. The slice given is left as it was.
func Sort(ps []Problem) []Problem {
	sorted := slices.Clone(ps)
	slices.SortFunc(sorted, compare)
	return slices.Compact(sorted)
}

func compare(a, b Problem) int {
	return cmp.Or(
		strings.Compare(a.Path, b.Path),
		comparePositions(a.Start, b.Start),
		strings.Compare(a.Code, b.Code),
		strings.Compare(a.Message, b.Message),
		// The rest only brings duplicates together and keeps the order settled.
		comparePositions(a.End, b.End),
		strings.Compare(a.Record, b.Record),
		strings.Compare(a.Pointer, b.Pointer),
		strings.Compare(a.Help, b.Help),
		strings.Compare(a.Excerpt, b.Excerpt),
		strings.Compare(string(a.Severity), string(b.Severity)),
		strings.Compare(a.Fix.New, b.Fix.New),
		cmp.Or(cmp.Compare(a.Fix.From, b.Fix.From), cmp.Compare(a.Fix.To, b.Fix.To), cmp.Compare(a.More, b.More)),
	)
}

func comparePositions(a, b Position) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
