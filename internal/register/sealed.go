package register

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
	"github.com/opcat-tools/npm/schema"
)

// SealedPart is a part of the register that could not be read, since it is sealed
// and none of the reader's keys opens it. That is no mistake of anybody's.
type SealedPart struct {
	Path   string // the sealed file
	Record string // kind and id
	Whole  bool   // the whole record; else some of its fields, in a companion
}

// Hides says whether some record of a kind is sealed whole and could not be read.
// Nobody can say then that there is none of a sort.
func (r *Register) Hides(kind record.Kind) bool {
	return slices.ContainsFunc(r.Sealed, func(s SealedPart) bool {
		of, _, _ := record.KindOf(s.Record)
		return s.Whole && of == kind
	})
}

// IsSealed says whether a record, by kind and id, is sealed whole and could not be
// read.
func (r *Register) IsSealed(name string) bool {
	return slices.ContainsFunc(r.Sealed, func(s SealedPart) bool { return s.Whole && s.Record == name })
}

// unopened is the problem of a sealed file that is not what was sealed.
func unopened(name string, err error) (p page.Problem, ok bool) {
	p = page.Problem{Code: "S012", Severity: page.Error, Path: name}
	switch {
	case errors.Is(err, seal.ErrConflict):
		p.Code = "S013"
		p.Message = "this sealed file holds both sides of a merge conflict, and neither can be read"
		p.Help = "take one side whole, with git checkout --ours or --theirs and the file's name; what the other wrote is read from the other side and sealed into it (npm explain S013)"
	case errors.Is(err, seal.ErrDamaged):
		p.Message = "this file cannot be opened: it is not a sealed file, or was cut short or changed since it was sealed"
		p.Help = "restore it from Git or a backup; a text that is to be sealed goes through 'npm seal'"
	case errors.Is(err, seal.ErrTooLarge):
		p.Message = "this sealed file is larger than 2 MiB and is not opened"
		p.Help = "a record is text: put scans under " + attachments + "/, and split what is too long"
	default:
		return p, false
	}
	return p, true
}

// inClear is what lies in clear of a record whose kind register.yaml wants sealed.
func (r *reader) inClear(f file, pg *page.Page) []string {
	if pg.Sealed() || !slices.Contains(r.register.Set.Policy.Seal, string(f.kind)) {
		return nil
	}
	kind := r.validator.schemas.Kind(string(f.kind))
	if SealedWhole(kind) {
		return []string{""}
	}
	return Confidential(pg, kind)
}

// Confidential lists the values in a page that are confidential whatever the
// record says, by their pointers: those that its companion holds where the record
// is sealed in part. Keys beginning with x- are the user's own, and nobody has said
// that they are open.
func Confidential(pg *page.Page, kind *schema.Field) []string {
	tree, _ := pg.Tree()
	var all []string
	confidentialIn(tree, kind, nil, func(at []string) { all = append(all, pointerTo(at)) })
	if body := kind.Field("body"); body != nil && isConfidential(body) {
		if _, ok := pg.Body(); ok {
			all = append(all, "/body")
		}
	}
	return all
}

func confidentialIn(value page.Value, f *schema.Field, at []string, found func(at []string)) {
	for key, value := range value.Pairs() {
		here := append(slices.Clip(at), key)
		sub := f.Field(key)
		switch {
		case value.IsNull():
		case isOwn(key) || sub != nil && isConfidential(sub):
			found(here)
		case sub == nil:
		case value.IsList():
			for i := range value.Len() {
				confidentialIn(value.Item(i), leaf(sub), append(slices.Clip(here), strconv.Itoa(i)), found)
			}
		default:
			confidentialIn(value, sub, here, found)
		}
	}
}

// SealedWhole says whether records of a kind can only be sealed whole: either all
// of their fields are confidential, or none is. Other records may keep their open
// fields, with the confidential ones in a companion.
func SealedWhole(kind *schema.Field) bool {
	return isConfidential(kind.Field("title")) || !holdsConfidential(kind)
}

func isConfidential(f *schema.Field) bool { return f.Access == "confidential" }

// holdsConfidential says whether a field is confidential or has one inside that is.
func holdsConfidential(f *schema.Field) bool {
	return f != nil && (isConfidential(f) || holdsConfidential(f.Items) || slices.ContainsFunc(f.Fields, holdsConfidential))
}

// isOwn says whether a key is the user's own.
func isOwn(key string) bool { return strings.HasPrefix(key, "x-") }
