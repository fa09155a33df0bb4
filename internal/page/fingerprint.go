package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// places are parts of a pointer or message that change when something is
// written above them, or the history that led there is written anew.
var (
	listPlaces = regexp.MustCompile(`/\d+(/|$)`)
	lineNumber = regexp.MustCompile(`\bline \d+`)
	commitOf   = regexp.MustCompile(`\bcommit [0-9a-f]+ of \d{4}-\d\d-\d\d\b`) // amending and rebasing change both
	moreOfIt   = regexp.MustCompile(`^\d+ more`)
)

// Fingerprints gives each problem a mark that stays the same when lines are
// added above it, so that a finding can be recognised from one commit to the
// next. Of several alike in one file each has a mark of its own.
func Fingerprints(problems []Problem) []string {
	marks := make([]string, len(problems))
	met := map[string]int{}
	for i, p := range problems {
		key := p.key()
		met[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, met[key]))
		marks[i] = hex.EncodeToString(sum[:16])
	}
	return marks
}

// key is what makes a problem the same finding after its file was edited
// elsewhere.
func (p Problem) key() string {
	pointer := p.Pointer
	for listPlaces.MatchString(pointer) {
		pointer = listPlaces.ReplaceAllString(pointer, "/-$1")
	}
	message := lineNumber.ReplaceAllString(p.Message, "line")
	message = moreOfIt.ReplaceAllString(commitOf.ReplaceAllString(message, "commit"), "more")
	return strings.Join([]string{p.Code, p.Path, pointer, message}, "\x00")
}
