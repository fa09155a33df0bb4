package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// phrases are rows of words, by the first of them.
type phrases map[uint64][][]uint64

// phrasesOf are what register.yaml lets stand in texts for readers outside. Those
// without a reason excuse nothing.
func phrasesOf(exceptions []record.Exception) phrases {
	all := phrases{}
	for _, e := range exceptions {
		if hashes := hashesOf(e.Text); len(hashes) > 0 && strings.TrimSpace(e.Reason) != "" {
			all[hashes[0]] = append(all[hashes[0]], hashes)
		}
	}
	return all
}

// in is where the phrases stand in a text.
func (all phrases) in(text string) spans {
	found := spans{{}}
	if len(all) == 0 {
		return found
	}
	read := words{text: text}
	for {
		w, ok := read.next()
		if !ok {
			return found
		}
		for _, hashes := range all[w.hash] {
			if to, ok := follow(hashes, w, read); ok {
				found = found.with(w.from, to)
			}
		}
	}
}

// excuses are the parts of a text in which something may stand.
type excuses struct {
	where      string
	told, free spans
}

// spans are parts of a text by their beginnings. Each goes as far as it or one
// before it does, so that one look finds whether a stretch lies in any; the first
// is empty.
type spans []stretch

// with adds a part that begins no earlier than the last.
func (s spans) with(from, to int) spans {
	return append(s, stretch{from, max(to, s[len(s)-1].to)})
}

// cover says whether a stretch lies in one of the parts; where more is asked for,
// in one that says more than the stretch does. A bare name is not excused by being
// listed: the list would tell who is in the register.
func (s spans) cover(at stretch, more bool) bool {
	if more {
		return s.reach(at.from-1) >= at.to || s.reach(at.from) > at.to
	}
	return s.reach(at.from) >= at.to
}

// reach is how far the parts go that begin at a place or before it.
func (s spans) reach(from int) int {
	i, _ := slices.BinarySearchFunc(s, from+1, func(part stretch, from int) int { return cmp.Compare(part.from, from) })
	return s[max(0, i-1)].to
}

// wordsOf is a stretch from its first word to its last, without the signs around.
func wordsOf(text string, at stretch) stretch {
	read := words{text: text[:at.to], at: at.from}
	first, ok := read.next()
	last := first
	for ok {
		at = stretch{first.from, last.to}
		last, ok = read.next()
	}
	return at
}
