package edit

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// valueOf is a value of a page without its place, for comparing: what was spliced
// must say what it said, and what was added. Keys without a value count as not
// there.
func valueOf(v page.Value) any {
	if text, plain, ok := v.Scalar(); ok {
		if plain && plainMeans.MatchString(text) {
			return word(text)
		}
		return strings.ReplaceAll(text, "\r\n", "\n")
	}
	switch {
	case v.IsList():
		list := []any{}
		for i := range v.Len() {
			list = append(list, valueOf(v.Item(i)))
		}
		return list
	case v.IsMap():
		return valuesOf(v)
	}
	return nil
}

// word is a scalar without quotes that means something else with them.
type word string

var plainMeans = regexp.MustCompile(`^(true|false|-?[0-9]+)$`)

func valuesOf(v page.Value) map[string]any {
	values := map[string]any{}
	for key, value := range v.Pairs() {
		if !value.IsNull() {
			values[key] = valueOf(value)
		}
	}
	return values
}

// pageValue is what a whole page says, the text below its front matter under the
// key body; nil where it cannot be read or has errors.
func pageValue(pg *page.Page) map[string]any {
	tree, ok := pg.Tree()
	if !ok || hasErrors(pg) {
		return nil
	}
	values := valuesOf(tree)
	if body, ok := pg.Body(); ok {
		values["body"] = trimmedBody(body)
	}
	if body, ok := values["body"].(string); ok {
		values["body"] = trimmedBody(body)
	}
	return values
}

// trimmedBody is a text as Markdown has it: blank lines around it say nothing.
func trimmedBody(body string) string {
	return strings.Trim(strings.ReplaceAll(body, "\r\n", "\n"), "\n")
}

func hasErrors(pg *page.Page) bool {
	return slices.ContainsFunc(pg.Problems, func(p page.Problem) bool { return p.Severity == page.Error })
}

func same(a, b map[string]any) bool { return a != nil && reflect.DeepEqual(a, b) }

// inFlow writes a value as it may stand within brackets.
func inFlow(v page.Value) string {
	text, plain, ok := v.Scalar()
	switch {
	case ok && plain && safeInFlow.MatchString(text):
		return text
	case ok:
		return quoted(text)
	case v.IsList():
		var items []string
		for i := range v.Len() {
			items = append(items, inFlow(v.Item(i)))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	var pairs []string
	for key, value := range v.Pairs() {
		pairs = append(pairs, keyText(key)+": "+inFlow(value))
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

var safeInFlow = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_./+-]*$`)

// keyText is a key as it may stand anywhere.
func keyText(key string) string {
	if safeInFlow.MatchString(key) {
		return key
	}
	return quoted(key)
}

// textBlock writes a text of several lines as a YAML block under a key, two spaces
// in, or in quotes where no block can hold it.
func textBlock(key, text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Trim(text, "\n \t") == "" || strings.ContainsRune(text, '\r') {
		return key + ": " + quoted(text) + "\n"
	}
	header := "|"
	if first := strings.TrimLeft(text, "\n"); first != text || strings.HasPrefix(first, " ") || strings.HasPrefix(first, "\t") {
		header = "|2" // the first line does not tell how far the block is indented
	}
	switch {
	case !strings.HasSuffix(text, "\n"):
		header += "-"
	case strings.HasSuffix(text, "\n\n"):
		header += "+"
	}
	var block strings.Builder
	block.WriteString(key + ": " + header + "\n")
	for line := range strings.Lines(text) {
		if line != "\n" {
			block.WriteString("  ")
		}
		block.WriteString(line)
	}
	if !strings.HasSuffix(text, "\n") {
		block.WriteString("\n")
	}
	return block.String()
}

// merged lays what a sealed part says over what lies open. It is not ok where both
// say something else of the same thing, or where nothing open is meant.
func merged(open, part map[string]any, match func(list string) string) (all map[string]any, ok bool) {
	all = maps.Clone(open)
	for key, value := range part {
		there, both := open[key]
		if !both {
			all[key] = value
			continue
		}
		switch value := value.(type) {
		case map[string]any:
			inner, isMap := there.(map[string]any)
			if !isMap {
				return nil, false
			}
			if all[key], ok = merged(inner, value, match); !ok {
				return nil, false
			}
		case []any:
			inner, isList := there.([]any)
			if !isList {
				return nil, false
			}
			if all[key], ok = mergedList(inner, value, match, key); !ok {
				return nil, false
			}
		default:
			if !reflect.DeepEqual(there, value) {
				return nil, false
			}
		}
	}
	return all, true
}

func mergedList(open, part []any, match func(string) string, list string) ([]any, bool) {
	all := slices.Clone(open)
	for _, item := range part {
		one, isMap := item.(map[string]any)
		at := slices.IndexFunc(open, func(o any) bool {
			other, ok := o.(map[string]any)
			return ok && isMap && match(list) != "" && reflect.DeepEqual(other[match(list)], one[match(list)])
		})
		if at < 0 {
			return nil, false
		}
		inner, ok := merged(open[at].(map[string]any), one, match)
		if !ok {
			return nil, false
		}
		all[at] = inner
	}
	return all, true
}
