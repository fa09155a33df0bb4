package cli

import (
	"errors"
	"strings"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// oneInClear refuses a record that has no file in clear, or more than one.
func (h *holding) oneInClear() error {
	switch {
	case len(h.clear) == 0 && len(h.whole) == 0:
		return fail("restore the record's own file, which lay beside it, from Git", "%s has sealed fields and no open file", h.name)
	case len(h.clear) == 0:
		return usage("'npm unseal --print' shows it, 'npm key rotate' seals it to today's recipients", "%s is sealed already", h.name)
	case len(h.clear) > 1:
		return fail("keep one of "+strings.Join(h.clear, " and "), "%s has two files", h.name)
	case len(h.whole) > 1:
		return fail("keep one of "+strings.Join(h.whole, " and "), "%s has two sealed files", h.name)
	}
	return nil
}

// sealWhole puts all of a record into one sealed file. Where that is there already
// and says the same, what was begun before is only brought to its end.
func (s *strongroom) sealWhole(to *record.Recipients, h *holding) (*closed, error) {
	src, err := s.read(h.clear[0])
	if err != nil {
		return nil, err
	}
	if len(h.whole) > 0 {
		return s.finishSealing(to, h, src)
	}
	text, part, err := s.withPart(h, src)
	if err != nil {
		return nil, err
	}
	target := h.clear[0] + seal.Suffix
	c, err := s.sealed(to, h.kind(), text)
	if err == nil {
		err = s.create(target, c.data)
	}
	if err != nil {
		return nil, err
	}
	if err := git.Remove(s.root, h.clear[0], src); err != nil {
		_ = git.Remove(s.root, target, c.data) // it does not hold what the clear file holds now
		return nil, concurrent(h.clear[0], err)
	}
	if part != nil {
		if err := git.Remove(s.root, h.part, part); err != nil {
			return nil, concurrent(h.part, err)
		}
	}
	return c, nil
}

func (s *strongroom) finishSealing(to *record.Recipients, h *holding, src []byte) (*closed, error) {
	plain, _, err := s.open(h.whole[0])
	if err != nil || string(plain) != string(src) {
		return nil, fail("keep what is right of the two, and take the other away; nothing was changed", "%s lies there sealed and in clear, and the two are not known to say the same", h.name)
	}
	if err := git.Remove(s.root, h.clear[0], src); err != nil {
		return nil, concurrent(h.clear[0], err)
	}
	return &closed{names: to.Who(h.kind()), ours: true}, nil
}

// withPart is what a record's open file and its companion say together, and the
// companion's bytes, nil where there is none.
func (s *strongroom) withPart(h *holding, src []byte) (text, part []byte, err error) {
	if h.part == "" {
		return src, nil, nil
	}
	plain, part, err := s.open(h.part)
	if err != nil {
		return nil, nil, err
	}
	if text, err = s.joined(h, src, plain); err != nil {
		return nil, nil, err
	}
	return text, part, nil
}

func (s *strongroom) joined(h *holding, open, plain []byte) ([]byte, error) {
	text, err := edit.Join(h.clear[0], open, plain, s.kinds.Kind(string(h.kind())))
	if err != nil {
		return nil, fail("'npm check' shows what does not fit; nothing was changed", "the parts of %s do not fit: %v", h.name, err)
	}
	return text, nil
}

// sealPart puts the confidential fields of a record into its companion, beside
// those that are there.
func (s *strongroom) sealPart(to *record.Recipients, h *holding) (*closed, error) {
	if len(h.whole) > 0 {
		return nil, fail("keep what is right of the two, and take the other away; nothing was changed", "%s lies there sealed and in clear", h.name)
	}
	src, err := s.read(h.clear[0])
	if err != nil {
		return nil, err
	}
	kind := s.kinds.Kind(string(h.kind()))
	if _, err := edit.Part(h.clear[0], src, kind); errors.Is(err, edit.ErrNothingConfidential) {
		return nil, err
	}
	text, before, err := s.withPart(h, src)
	if err != nil {
		return nil, err
	}
	parts, err := edit.Part(h.clear[0], text, kind)
	if err != nil {
		return nil, fail("", "%s: %v", h.name, err)
	}
	c, err := s.sealed(to, h.kind(), parts.Sealed)
	if err != nil {
		return nil, err
	}
	companion := companionOf(h.clear[0])
	if err := s.put(companion, before, c.data); err != nil {
		return nil, err
	}
	if err := git.Replace(s.root, h.clear[0], src, parts.Open); err != nil {
		s.takeBack(companion, before, c.data)
		return nil, concurrent(h.clear[0], err)
	}
	return c, nil
}

// put writes a sealed file: a new one, or in place of what it held before.
func (s *strongroom) put(name string, before, now []byte) error {
	if before == nil {
		return s.create(name, now)
	}
	if err := git.Replace(s.root, name, before, now); err != nil {
		return concurrent(name, err)
	}
	return nil
}

// takeBack undoes put, as far as nobody has written since.
func (s *strongroom) takeBack(name string, before, now []byte) {
	if before == nil {
		_ = git.Remove(s.root, name, now)
		return
	}
	_ = git.Replace(s.root, name, now, before)
}
