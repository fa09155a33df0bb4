package edit

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
)

// recipientsHead begins a new recipients.yaml.
const recipientsHead = `# Who can open what is sealed in this register: public keys, each under a name.
# 'npm key list' shows it; run 'npm key rotate' after each change.
`

// Newcomer is a recipient to be added.
type Newcomer struct {
	Name, Key string
	Groups    []string // made if they are not there
}

// AddRecipient writes a recipient into recipients.yaml, whose text is src, and
// keeps the rest as it stands; an empty src begins the file. A name that is there is
// an error. The keys are not looked at.
func AddRecipient(src []byte, n Newcomer) ([]byte, error) {
	if strings.TrimSpace(string(src)) == "" {
		src = []byte(recipientsHead)
	}
	want, err := recipientsIn(src)
	if err != nil {
		return nil, err
	}
	people := below(want, "recipients")
	if _, there := people[n.Name]; there {
		return nil, fmt.Errorf("%s is in %s already", n.Name, register.RecipientsFile)
	}
	people[n.Name] = map[string]any{"key": n.Key}
	after, err := addKey(src, "recipients", n.Name, "{key: "+quotedKey(n.Key)+"}")
	for _, group := range n.Groups {
		if err != nil {
			return nil, err
		}
		members, _ := below(want, "groups")[group].([]any)
		if slices.Contains(members, any(n.Name)) {
			continue
		}
		below(want, "groups")[group] = append(slices.Clone(members), n.Name)
		if members == nil {
			after, err = addKey(after, "groups", group, "["+n.Name+"]")
		} else {
			after, err = addItem(after, "groups", group, n.Name)
		}
	}
	if err != nil {
		return nil, err
	}
	if got, err := recipientsIn(after); err != nil || !same(want, got) {
		return nil, errors.New("it is written in a way that nothing can be added to: add the lines by hand")
	}
	return after, nil
}

// quotedKey is a public key as YAML takes it for text.
func quotedKey(key string) string {
	if strings.ContainsAny(key, `:#,[]{}"'`) {
		return quoted(key)
	}
	return key
}

// recipientsIn is what recipients.yaml says; where there are comments at most it
// says nothing.
func recipientsIn(src []byte) (map[string]any, error) {
	pg := page.Parse(register.RecipientsFile, src)
	tree, ok := pg.Tree()
	switch {
	case !ok && isBlank(src):
		return map[string]any{}, nil
	case !ok || hasErrors(pg):
		return nil, errors.New("it has errors: 'npm check' shows them")
	}
	return maps.Clone(valuesOf(tree)), nil
}

func isBlank(src []byte) bool {
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// below is the mapping under a key, which is made if it is not there.
func below(values map[string]any, key string) map[string]any {
	inner, ok := values[key].(map[string]any)
	if !ok {
		inner = map[string]any{}
		values[key] = inner
	}
	return inner
}

// addKey puts name: text into the mapping under a key of the page.
func addKey(src []byte, key, name, text string) ([]byte, error) {
	pg := page.Parse(register.RecipientsFile, src)
	tree, ok := pg.Tree()
	end, line := eol(src), keyText(name)+": "+text
	block := "  " + line + end
	if !ok {
		return withLines(src, key+":"+end+block), nil
	}
	root := mappingAt(pg, "", tree)
	e := root.get(key)
	switch {
	case e == nil:
		fix := root.insert(key+":"+end+block, key+": {"+line+"}")
		return splice(src, []page.Fix{fix}), nil
	case e.value.IsNull() && !root.flow:
		if e.to > 0 && src[e.to-1] != '\n' {
			block = end + block
		}
		return splice(src, []page.Fix{{From: e.to, To: e.to, New: block}}), nil
	case !e.value.IsMap():
		return nil, fmt.Errorf("its %s are no mapping of names", key)
	}
	inner := mappingAt(pg, e.pointer, e.value)
	fix := inner.insert(strings.Repeat(" ", inner.indent)+line+end, line)
	return splice(src, []page.Fix{fix}), nil
}

// addItem puts a word into the list that a name has in the mapping under a key.
func addItem(src []byte, key, name, item string) ([]byte, error) {
	pg := page.Parse(register.RecipientsFile, src)
	tree, _ := pg.Tree()
	pointer := "/" + key + "/" + escaped(name)
	inner, _ := tree.Get(key)
	value, _ := inner.Get(name)
	l, err := listAt(pg, pointer, value)
	if err != nil || !value.IsList() {
		return nil, fmt.Errorf("the group %s is written in a way that nothing can be added to: add the name by hand", name)
	}
	fix := l.insert(strings.Repeat(" ", l.indent)+"- "+item+eol(src), item)
	return splice(src, []page.Fix{fix}), nil
}

// withLines puts lines at the end of a file.
func withLines(src []byte, lines string) []byte {
	text := string(src)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += eol(src)
	}
	return []byte(text + lines)
}

// AttributesFile is where Git is told how to treat sealed files.
const AttributesFile = ".gitattributes"

// sealedAttributes says to Git that a sealed file is no text: it is not merged
// line by line, which would spoil it, and its differences say nothing.
const sealedAttributes = "*.age binary"

// WithAttributes adds to the text of a .gitattributes what Git must know of sealed
// files. It is unchanged where something is said of them already.
func WithAttributes(src []byte) []byte {
	for line := range strings.Lines(string(src)) {
		if words := strings.Fields(line); len(words) > 0 && words[0] == "*.age" {
			return src
		}
	}
	return withLines(src, sealedAttributes+eol(src))
}
