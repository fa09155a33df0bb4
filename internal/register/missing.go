package register

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// missing is a key that a mapping must have.
type missing struct{ pointer, key string }

// tellMissing reports the keys that are missing or have no value, save for
// those that another problem tells of: one mistake is one problem.
func (m *misfits) tellMissing() {
	if len(m.missing) == 0 {
		return
	}
	tree, _ := m.page.Tree()
	for _, gap := range m.missing {
		pointer := gap.pointer + "/" + gap.key
		switch {
		case m.misspelt(gap):
		case !stands(tree, split(gap.pointer), gap.key):
			m.lacks(gap.pointer, fmt.Sprintf("%q is missing", gap.key), m.describe(gap))
		case !m.told(pointer):
			m.lacks(pointer, fmt.Sprintf("%q has no value", gap.key), m.describe(gap))
		}
	}
}

func (m *misfits) lacks(pointer, message, help string) {
	m.atKey[pointer] = true
	m.found = append(m.found, page.Problem{Code: "S002", Pointer: pointer, Message: message, Help: help})
}

// stands says whether a key is written in the mapping at a location, though it
// may have no value.
func stands(value page.Value, location []string, key string) bool {
	for _, step := range location {
		if !value.IsList() {
			value, _ = value.Get(step)
		} else if i, err := strconv.Atoi(step); err == nil && i < value.Len() {
			value = value.Item(i)
		}
	}
	_, ok := value.Get(key)
	return ok
}

// told says whether the page has a problem with a value, such as an alias, for
// which it was taken to be none. Looking takes a walk through the page, so where
// very many values are missing it is not done.
func (m *misfits) told(pointer string) bool {
	if len(m.page.Problems) == 0 || len(m.missing) > 5*mostOfACode {
		return false
	}
	start, _ := m.page.Locate(pointer)
	return slices.ContainsFunc(m.page.Problems, func(p page.Problem) bool { return p.Start == start })
}

// misspelt says whether a missing key is there after all: a key beside it is a
// misspelling of it or, where it may be left out if another key says so, of that
// other key.
func (m *misfits) misspelt(gap missing) bool {
	meant := m.unknown[gap.pointer]
	if slices.Contains(meant, gap.key) {
		return true
	}
	f := m.field(split(gap.pointer)).Field(gap.key)
	return f != nil && !f.Required && slices.ContainsFunc(meant, func(key string) bool { return key != "" })
}

func (m *misfits) describe(gap missing) string {
	f := m.field(split(gap.pointer)).Field(gap.key)
	switch {
	case f == nil:
		return ""
	case gap.pointer == "" && gap.key == "body" && strings.HasSuffix(m.page.Path, ".md"):
		return "write it below the second line of hyphens: " + f.Description
	}
	return gap.key + ": " + f.Description
}
