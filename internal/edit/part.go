package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/schema"
)

// Parts are the two files that a record is kept in whose confidential fields are
// sealed.
type Parts struct {
	Open   []byte // what the record's own file holds from now on
	Sealed []byte // the text of its companion
}

// ErrNothingConfidential is what Part's error wraps where a record has no field
// that would have to be sealed.
var ErrNothingConfidential = errors.New("nothing in it is confidential")

// confidential is the level of the fields that are sealed.
const confidential = "confidential"

// Part takes the confidential fields of a record, and its text where that is
// confidential, into a part of their own. Both parts keep the words and comments
// as they stand; nothing is written in another way. An item of a list stands in
// both, and what it is about tells which belong together. A field that the schema
// does not know counts as confidential (OPCAT art. 21).
func Part(path string, src []byte, kind *schema.Field) (*Parts, error) {
	pg := page.Parse(path, src)
	tree, ok := pg.Tree()
	if !ok || hasErrors(pg) {
		return nil, errors.New("the file has errors, so its parts cannot be told apart: 'npm check' shows them")
	}
	p := &parting{page: pg}
	body, below := pg.Body()
	below = below && isSealed(kind.Field("body"))
	if !p.holds(tree, kind) && !below {
		return nil, ErrNothingConfidential
	}
	p.mapping("", tree, kind, "")
	if p.err != nil {
		return nil, p.err
	}
	parts := p.result(body, below)
	return parts, p.verify(parts, kind)
}

func isSealed(f *schema.Field) bool { return f == nil || f.Access == "" || f.Access == confidential }

// parting cuts a page in two.
type parting struct {
	page                *page.Page
	openCuts, sealedCut []page.Fix
	err                 error
}

// holds tells whether a value has a field inside that is confidential and not
// empty.
func (p *parting) holds(v page.Value, f *schema.Field) bool {
	for key, value := range v.Pairs() {
		if !value.IsNull() && p.isToSeal(value, f.Field(key)) {
			return true
		}
	}
	for i := range v.Len() {
		if f.Items != nil && p.holds(v.Item(i), f.Items) {
			return true
		}
	}
	return false
}

// isToSeal tells whether a value is confidential, or something in it.
func (p *parting) isToSeal(v page.Value, f *schema.Field) bool { return isSealed(f) || p.holds(v, f) }

// mapping parts the fields of a mapping; what bears the key both is kept in both.
func (p *parting) mapping(pointer string, v page.Value, f *schema.Field, both string) {
	m := mappingAt(p.page, pointer, v)
	sealed := func(e entry) bool { return !e.value.IsNull() && isSealed(f.Field(e.key)) }
	inside := func(e entry) bool { return !sealed(e) && !e.value.IsNull() && p.holds(e.value, f.Field(e.key)) }
	isBoth := func(e entry) bool { return both != "" && e.key == both }
	p.cut(&p.openCuts, m, func(e entry) bool { return isBoth(e) || !sealed(e) })
	p.cut(&p.sealedCut, m, func(e entry) bool { return isBoth(e) || sealed(e) || inside(e) })
	if pointer == "" && !slices.ContainsFunc(m.entries, func(e entry) bool { return !sealed(e) && !e.value.IsNull() }) {
		p.fail(errors.New("all of it is confidential, so nothing would lie open: seal it whole"))
	}
	for _, e := range m.entries {
		switch {
		case !inside(e):
		case e.value.IsList():
			p.list(e, f.Field(e.key))
		default:
			p.mapping(e.pointer, e.value, f.Field(e.key), "")
		}
	}
}

// list parts the items of a list. Those with nothing to seal stay in the open part
// alone.
func (p *parting) list(of entry, f *schema.Field) {
	about := matchKey(f)
	if about == "" || !areUnique(of.value, about) {
		p.fail(fmt.Errorf("its %s cannot be parted, since two of them are about the same: seal the record whole", of.key))
		return
	}
	l, err := listAt(p.page, of.pointer, of.value)
	if err != nil {
		p.fail(err)
		return
	}
	p.cut(&p.sealedCut, l, func(e entry) bool { return p.holds(e.value, f.Items) })
	for _, e := range l.entries {
		if p.holds(e.value, f.Items) {
			p.mapping(e.pointer, e.value, f.Items, about)
		}
	}
}

// matchKey is the key of a list's items that says what each is about: the reference
// that all of them must have; "" if there is none.
func matchKey(f *schema.Field) string {
	if f == nil || f.Items == nil {
		return ""
	}
	for _, sub := range f.Items.Fields {
		if sub.Required && len(sub.Refs) > 0 {
			return sub.Name
		}
	}
	return ""
}

// areUnique tells whether all items of a list are about something, each about
// something else.
func areUnique(list page.Value, about string) bool {
	met := map[string]bool{}
	for i := range list.Len() {
		value, _ := list.Item(i).Get(about)
		text, _, ok := value.Scalar()
		if !ok || met[text] {
			return false
		}
		met[text] = true
	}
	return true
}

func (p *parting) cut(cuts *[]page.Fix, m *mapping, wanted func(entry) bool) {
	some, err := m.without(wanted)
	if err != nil {
		p.fail(err)
	}
	*cuts = append(*cuts, some...)
}

func (p *parting) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// result makes the cuts. Text below the front matter becomes the key body of the
// sealed part.
func (p *parting) result(body string, below bool) *Parts {
	src, yaml := p.page.Source, yamlPart(p.page)
	var parts Parts
	if below {
		p.openCuts = append(p.openCuts, page.Fix{From: len(src) - len(body), To: len(src)})
	}
	parts.Open = splice(src, p.openCuts)
	p.sealedCut = append(p.sealedCut, page.Fix{From: 0, To: yaml.from}, page.Fix{From: yaml.to, To: len(src)})
	text := strings.ReplaceAll(string(splice(src, p.sealedCut)), "\r\n", "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	if below && strings.TrimSpace(text) == "{}" {
		text = ""
	}
	if below {
		text += textBlock("body", body)
	}
	parts.Sealed = []byte(text)
	return &parts
}

// verify demands that the open part has nothing confidential left, and that both
// parts say together what the record said.
func (p *parting) verify(parts *Parts, kind *schema.Field) error {
	open := page.Parse(p.page.Path, parts.Open)
	tree, ok := open.Tree()
	_, below := open.Body()
	if !ok || hasErrors(open) || p.holds(tree, kind) || below && isSealed(kind.Field("body")) {
		return errUnsafe
	}
	whole, err := Join(p.page.Path, parts.Open, parts.Sealed, kind)
	if err != nil || !same(pageValue(p.page), pageValue(page.Parse(p.page.Path, whole))) {
		return errUnsafe
	}
	return nil
}

// errUnsafe is why a file is left alone whose parts would not say what it says.
var errUnsafe = errors.New("it is written in a way that cannot be parted without changing what it says: write one key to a line, or seal it whole")
