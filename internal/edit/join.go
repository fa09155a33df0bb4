package edit

import (
	"errors"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/schema"
)

// ErrBothSay is what Join's error wraps where the open part says something of its
// own that the sealed part says too.
var ErrBothSay = errors.New("the open part and the sealed part both say something, or not of the same")

// companionPath is the name that the sealed part has as a page: it is YAML.
const companionPath = "companion.yaml"

// Join puts the sealed part of a record back into its open one. Comments come
// along; keys stand below those that are there. It makes no file that says
// anything but what both say.
func Join(path string, open, sealed []byte, kind *schema.Field) ([]byte, error) {
	o, s := page.Parse(path, open), page.Parse(companionPath, sealed)
	says, hides := pageValue(o), pageValue(s)
	switch {
	case says == nil:
		return nil, errors.New("the file has errors: 'npm check' shows them")
	case hides == nil:
		return nil, errors.New("its sealed part has errors: 'npm unseal --print' shows it")
	}
	want, ok := merged(says, hides, func(list string) string { return matchKey(kind.Field(list)) })
	if !ok {
		return nil, ErrBothSay
	}
	j := &joining{open: o, sealed: s, kind: kind}
	openTree, _ := o.Tree()
	sealedTree, _ := s.Tree()
	j.mapping("", openTree, "", sealedTree)
	whole := append(splice(open, j.fixes), j.body...)
	if !same(want, pageValue(page.Parse(path, whole))) {
		return nil, errors.New("its parts are written in ways that cannot be joined without changing what they say: write one key to a line in both")
	}
	return whole, nil
}

// joining gathers what goes from the sealed part into the open one.
type joining struct {
	open, sealed *page.Page
	kind         *schema.Field
	fixes        []page.Fix
	body         string // goes below the front matter
}

func (j *joining) mapping(openAt string, open page.Value, sealedAt string, sealed page.Value) {
	to, from := mappingAt(j.open, openAt, open), mappingAt(j.sealed, sealedAt, sealed)
	var block, flow []string
	for _, e := range from.entries {
		there := to.get(e.key)
		text, _, isText := e.value.Scalar()
		switch {
		case e.value.IsNull():
		case there == nil && openAt == "" && e.key == "body" && isText && strings.HasSuffix(j.open.Path, ".md"):
			j.below(text)
		case there == nil || there.value.IsNull():
			block = append(block, j.lines(from, e, to.indent))
			flow = append(flow, keyText(e.key)+": "+inFlow(e.value))
			if there != nil {
				j.drop(to, e.key)
			}
		case e.value.IsMap():
			j.mapping(there.pointer, there.value, e.pointer, e.value)
		case e.value.IsList():
			j.list(*there, e)
		}
	}
	if len(block) > 0 {
		j.fixes = append(j.fixes, to.insert(strings.Join(block, ""), strings.Join(flow, ", ")))
	}
}

// drop takes a key without a value out of the open part, since the sealed one has
// a value for it.
func (j *joining) drop(m *mapping, key string) {
	if cuts, err := m.without(func(e entry) bool { return e.key != key }); err == nil {
		j.fixes = append(j.fixes, cuts...)
	}
}

func (j *joining) list(open, sealed entry) {
	about := matchKey(j.kind.Field(open.key))
	for i := range sealed.value.Len() {
		item := sealed.value.Item(i)
		for k := range open.value.Len() {
			if other := open.value.Item(k); about != "" && textAt(other, about) == textAt(item, about) {
				j.mapping(itemPointer(open.pointer, k), other, itemPointer(sealed.pointer, i), item)
			}
		}
	}
}

func textAt(v page.Value, key string) string {
	value, _ := v.Get(key)
	text, _, _ := value.Scalar()
	return text
}

// below puts a text under the front matter, with the line endings of the file.
func (j *joining) below(text string) {
	end := eol(j.open.Source)
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.HasSuffix(string(j.open.Source), "\n") {
		text = "\n" + text
	}
	j.body = strings.ReplaceAll(text, "\n", end)
}

// lines are those of an entry of the sealed part, as far in as the mapping they
// are to stand in.
func (j *joining) lines(m *mapping, e entry, indent int) string {
	text := string(m.src[e.from:e.to])
	switch {
	case m.flow:
		text = strings.Repeat(" ", indent) + keyText(e.key) + ": " + inFlow(e.value) + "\n"
	case e.behind:
		text = strings.Repeat(" ", m.indent) + text
	}
	if !m.flow && m.indent != indent {
		text = shifted(text, indent-m.indent)
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", eol(j.open.Source))
}

// shifted moves lines to the right, or to the left as far as they have room.
func shifted(text string, by int) string {
	var moved strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case strings.TrimSpace(line) == "":
		case by > 0:
			moved.WriteString(strings.Repeat(" ", by))
		default:
			line = line[min(-by, len(line)-len(strings.TrimLeft(line, " "))):]
		}
		moved.WriteString(line)
	}
	return moved.String()
}
