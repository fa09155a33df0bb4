package cli

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/seal"
)

// sealFrom seals a text as a record: in place of what is sealed of it, or as a new
// one, whose name must then be written in full. A text that is the same as before
// changes nothing.
func (s *strongroom) sealFrom(word, from string) error {
	to, err := s.recipients()
	if err != nil {
		return err
	}
	text, err := s.app.readText(from)
	if err != nil {
		return err
	}
	h, target, err := s.target(word, text)
	if err != nil {
		return err
	}
	if err := s.mayHold(h, target, text); err != nil {
		return err
	}
	var before []byte
	if target == h.part || len(h.whole) > 0 {
		plain, sealed, err := s.open(target)
		if err != nil {
			return err
		}
		if string(plain) == string(text) {
			s.app.say("%s says the same already, and is left as it is", h.name)
			return nil
		}
		before = sealed
	}
	c, err := s.sealed(to, h.kind(), text)
	if err != nil {
		return err
	}
	if err := s.put(target, before, c.data); err != nil {
		return err
	}
	s.tellSealed(h.name, c)
	s.keepFromMerging()
	return nil
}

// readText reads the text to be sealed from a file or from standard input.
func (a *app) readText(from string) ([]byte, error) {
	in := a.In
	if from != "-" {
		f, err := os.Open(inside(a.dir, from))
		if err != nil {
			return nil, fail("", "cannot read the text: %v", err)
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, page.MaxSize+1)) // one byte too many, and it is no page
	switch {
	case err != nil:
		return nil, fail("", "cannot read the text: %v", err)
	case seal.IsSealed(text):
		return nil, usage("'npm unseal --print' gives the text", "what is to be sealed is sealed already")
	}
	return text, nil
}

// target finds the file that a text is to be sealed into. A path that ends in
// .sealed.age asks for a companion.
func (s *strongroom) target(word string, text []byte) (*holding, string, error) {
	all := s.holdings()
	stem, ending, whole := register.CutEnding(strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(word)), "/"))
	h := all[stem]
	if h == nil && !isRecordName(stem) { // a whole name may be that of a new record, and is never taken for another's
		name, err := resolveName(sortedKeys(all), stem)
		if err != nil {
			return nil, "", err
		}
		h = all[name]
	}
	wantsPart := whole && ending == seal.CompanionSuffix
	switch {
	case h == nil && wantsPart:
		return nil, "", fail("write the open file first", "%s has no open file, beside which its sealed fields could lie", stem)
	case h == nil:
		return &holding{name: stem}, stem + endingFor(ending, whole, text) + seal.Suffix, nil
	case len(h.whole) == 1 && len(h.clear) == 0 && !wantsPart:
		return h, h.whole[0], nil
	case len(h.clear) == 1 && len(h.whole) == 0 && h.part != "":
		return h, h.part, nil
	case len(h.clear) == 1 && len(h.whole) == 0 && wantsPart:
		return h, companionOf(h.clear[0]), nil
	case len(h.clear) == 1 && len(h.whole) == 0:
		return nil, "", usage("change that file, then 'npm seal' it", "%s lies in clear", h.name)
	}
	return nil, "", fail("'npm check' shows what to do about it; nothing was changed", "%s has files that do not go together", h.name)
}

// endingFor is the ending of a new record: as asked for, else by the look of it.
func endingFor(ending string, asked bool, text []byte) string {
	if asked {
		return strings.TrimSuffix(ending, seal.Suffix)
	}
	if strings.HasPrefix(string(text), "---\n") || strings.HasPrefix(string(text), "---\r\n") {
		return ".md"
	}
	return ".yaml"
}

// mayHold refuses a text that is no record, or no part of this one: a slip that is
// sealed is not seen any more. It names the place and never the text.
func (s *strongroom) mayHold(h *holding, target string, text []byte) error {
	pg := page.Parse(target, text)
	for _, p := range pg.Problems {
		if p.Severity == page.Error {
			return fail(p.Help, "the text is no record: in line %d, %s; nothing was written", max(p.Start.Line, 1), p.Message)
		}
	}
	if !strings.HasSuffix(target, seal.CompanionSuffix) {
		return nil
	}
	open, err := s.read(h.clear[0])
	if err == nil {
		_, err = s.joined(h, open, text)
	}
	return err
}
