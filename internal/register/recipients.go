package register

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
	"github.com/opcat-tools/npm/schema"
)

// RecipientsFile is the name of the file, beside register.yaml, that says who
// holds keys and who can open what is sealed.
const RecipientsFile = recipients

// ReadRecipients reads recipients.yaml and nothing else. Where there is none, there
// are no recipients. What is wrong with it is in the problems, sorted: whoever seals
// must not go on with any of them, since a slip in who can open what may open it
// to all.
func ReadRecipients(files fs.FS) (*record.Recipients, []page.Problem, error) {
	schemas, err := schema.Load(nil)
	if err != nil {
		return nil, nil, err
	}
	r := &Register{files: files, Schemas: schemas, Ignores: map[string][]page.Ignore{}}
	if err := r.loadRecipients(); err != nil {
		return nil, nil, err
	}
	return r.Recipients, page.Sort(r.Problems), nil
}

// loadRecipients reads recipients.yaml. What does not fit its schema is left out.
func (r *Register) loadRecipients() error {
	r.Recipients = &record.Recipients{}
	v, err := newValidator(r.Schemas, schema.Recipients)
	if err != nil {
		return err
	}
	src, err := r.read(recipients)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		r.Problems = append(r.Problems, unreadable(recipients, err))
		return nil
	case saysNothing(src):
		return nil
	}
	pg := page.Parse(recipients, src)
	r.Problems = append(r.Problems, pg.Problems...)
	if ignores := pg.Ignores(); len(ignores) > 0 {
		r.Ignores[recipients] = ignores
	}
	if tree, ok := pg.Tree(); ok {
		values := coerceMap(tree, v.schemas.Kind(schema.Recipients))
		misfits := v.examine(pg, schema.Recipients, values).all()
		decode(r.Recipients, values)
		h := &held{page: pg, recipients: r.Recipients}
		h.look()
		h.keys()
		r.Problems = append(append(r.Problems, unsaid(misfits, h.problems)...), SumUp(h.problems)...)
	}
	return nil
}

// ParseRecipients is what a text of recipients.yaml says, as well as it can be
// read: what it said in the past need not be right.
func ParseRecipients(src []byte) *record.Recipients {
	read := &record.Recipients{}
	if tree, ok := page.Parse(recipients, src).Tree(); ok {
		decode(read, coerceMap(tree, nil))
	}
	return read
}

// unsaid leaves out what is said again, and better, of the same place: one mistake
// is one problem.
func unsaid(problems, again []page.Problem) []page.Problem {
	return slices.DeleteFunc(problems, func(p page.Problem) bool {
		return slices.ContainsFunc(again, func(q page.Problem) bool { return p.Pointer == q.Pointer })
	})
}

// saysNothing tells of a file in which there are comments at most: a list of
// recipients before the first of them.
func saysNothing(src []byte) bool {
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// held is what holds the parts of recipients.yaml together: names that must be
// there, and keys.
type held struct {
	page       *page.Page
	recipients *record.Recipients
	problems   []page.Problem
}

func (h *held) report(code, pointer, message, help string) {
	h.problems = append(h.problems, located(h.page, code, pointer, message, help))
}

func (h *held) look() {
	for _, name := range h.recipients.Names() {
		at := pointerTo([]string{"recipients", name})
		if len(h.recipients.ByName[name].All()) == 0 && record.ValidID(name) {
			h.report("S002", at, "a recipient has no key", "give a public key under key: or several under keys:, or take the name out")
		}
		if _, twice := h.recipients.Groups[name]; twice && record.ValidID(name) {
			h.report("S010", pointerTo([]string{"groups", name}), "a group has the name of a recipient", "give the group another name")
		}
	}
	people := h.recipients.Names()
	for _, group := range slices.Sorted(maps.Keys(h.recipients.Groups)) {
		h.names([]string{"groups", group}, h.recipients.Groups[group], people, "write the key under recipients: first; 'npm key add' does")
	}
	for _, kind := range slices.Sorted(maps.Keys(h.recipients.Seal)) {
		known := append(slices.Sorted(maps.Keys(h.recipients.Groups)), people...)
		h.names([]string{"seal", kind}, h.recipients.Seal[kind], known, "name a recipient or a group of this file")
	}
}

// names reports those of a list that nobody bears. What has not the form of a name
// the schema complains of.
func (h *held) names(at, list, known []string, otherwise string) {
	for i, name := range list {
		if slices.Contains(known, name) || !record.ValidID(name) {
			continue
		}
		h.report("S004", pointerTo(append(slices.Clone(at), fmt.Sprint(i))), fmt.Sprintf("%q names somebody who is not there", at[0]),
			didYouMean(Nearest(name, known), otherwise))
	}
}

// keys reports the keys that cannot be read, and those that stand twice, since
// whoever is taken out under one name could then still open everything under the
// other.
func (h *held) keys() {
	first := map[string]string{}
	for _, name := range h.recipients.Names() {
		of := h.recipients.ByName[name]
		for i, key := range of.All() {
			at := keyPointer(of, name, i)
			public, err := seal.ParseRecipient(key)
			switch other, twice := first[public.String()]; {
			case err != nil:
				h.report("S009", at, "a key cannot be used: "+err.Error(), "ask its owner for it again, and copy the whole line")
			case twice && other == name:
				h.report("S010", at, "a key stands here twice", "take one of the two out")
			case twice:
				h.report("S010", at, "two recipients have the same key", "take one of the two out: who leaves under one name would keep the key under the other")
			default:
				first[public.String()] = name
			}
		}
	}
}

// keyPointer is where a recipient's key stands, counted as All lists them.
func keyPointer(of record.Recipient, name string, i int) string {
	if of.Key != "" && i == 0 {
		return pointerTo([]string{"recipients", name, "key"})
	}
	if of.Key != "" {
		i--
	}
	return pointerTo([]string{"recipients", name, "keys", fmt.Sprint(i)})
}
