package check

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is one word of a text as names are compared: without regard to case and
// accents. It is only its hash, so that reading fifty thousand texts costs no
// memory.
type word struct {
	hash     uint64
	letters  int
	small    bool // it begins with a small letter
	from, to int  // in the text
}

// words reads the words of a text one by one. A copy reads on from the same place.
type words struct {
	text string
	at   int
}

const (
	hashStart = 14695981039346656037 // FNV-1a, 64 bits
	hashStep  = 1099511628211
)

// next is the next word, false at the end of the text. Letters, marks and digits
// make a word; soft hyphens, other invisible signs and the asterisks of Markdown
// do not end one. In scripts that leave no space between words each letter is one.
func (t *words) next() (w word, ok bool) {
	w.hash = hashStart
	for t.at < len(t.text) {
		if char := t.text[t.at]; char < utf8.RuneSelf { // most are, and this is asked of every character in a register
			if plain := plainASCII[char]; plain != 0 {
				if w.letters == 0 {
					w.from, w.small = t.at, 'a' <= char && char <= 'z'
				}
				w.hash, w.letters, w.to = (w.hash^uint64(plain))*hashStep, w.letters+1, t.at+1
			} else if w.letters > 0 && char != '*' {
				return w, true
			}
			t.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.at:])
		class, alone := classOf(r), r >= 0x0e00 && spaceless(r)
		if w.letters > 0 && (class == wordEnd || alone) {
			return w, true
		}
		if class == wordSign {
			w.add(r, t.at, t.at+size)
		}
		t.at += size
		if alone {
			return w, true
		}
	}
	return w, w.letters > 0
}

// plainASCII is a letter or digit without its case; 0 for any other character.
var plainASCII = func() (plain [utf8.RuneSelf]byte) {
	for c := range plain {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			plain[c] = c
		case 'A' <= c && c <= 'Z':
			plain[c] = c + 'a' - 'A'
		}
	}
	return plain
}()

// add puts a letter at the end of a word.
func (w *word) add(r rune, from, to int) {
	if w.letters == 0 {
		w.from, w.small = from, unicode.IsLower(r)
	}
	w.to = to
	plain := foldTable()
	if int(r) < len(plain) && plain[r] > 0 {
		w.hash, w.letters = (w.hash^uint64(plain[r]))*hashStep, w.letters+1
		return
	}
	for _, r := range folded(r) {
		w.hash, w.letters = (w.hash^uint64(r))*hashStep, w.letters+1
	}
}

// class says what a character is to a word.
type class int

const (
	wordEnd  class = iota // it ends a word
	wordSign              // it is part of one
	wordSkip              // it does neither
)

// classOf is asked of characters beyond ASCII.
func classOf(r rune) class {
	switch {
	case int(r) < len(foldTable()) && foldTable()[r] > 0:
		return wordSign
	case isAccent(r):
		return wordSkip
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return wordSign
	case r != '\u200b' && unicode.Is(unicode.Cf, r): // that one is a space of no width
		return wordSkip
	}
	return wordEnd
}

// isAccent says whether a mark can be left out: in the scripts of India and its
// neighbours marks are vowels, and cannot.
func isAccent(r rune) bool {
	return unicode.IsMark(r) && (r < 0x0900 || 0x1ab0 <= r && r < 0x1b00 || 0x1dc0 <= r && r < 0x1e00 || 0x20d0 <= r && r < 0x2100 || 0xfe00 <= r && r < 0xfe30)
}

// spaceless says whether a letter belongs to a script without spaces.
func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// foldTable holds what a letter is compared as, for the letters that most
// registers are written in; 0 where it is not one letter. It never changes.
var foldTable = sync.OnceValue(func() *[0x2000]rune {
	table := &[0x2000]rune{}
	for r := range rune(len(table)) {
		if !unicode.IsLetter(r) {
			continue
		}
		if plain := []rune(folded(r)); len(plain) == 1 {
			table[r] = plain[0]
		}
	}
	return table
})

// unmarked are letters that Unicode does not take apart.
var unmarked = map[rune]string{'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ə': "e"}

// folded is a letter without its case and accents.
func folded(r rune) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(string(r)) {
		if r = unicode.ToLower(r); isAccent(r) {
			continue
		}
		if plain, ok := unmarked[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Tags within a line and those that break it. What only looks like a tag is
// text: <Ana Horvat>.
var (
	tagWithin = regexp.MustCompile(`(?i)</?(?:b|i|u|s|em|strong|small|span|sub|sup|mark|code|del|ins|font|a)\s*/?>`)
	tagBreak  = regexp.MustCompile(`(?i)</?(?:br|p|div|li|td|tr|wbr)\s*/?>`)
)

// entity is a character as HTML may write it.
var entity = regexp.MustCompile(`&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);?`)

// asShown is a text without the plain tags and the entities of HTML, which a
// reader of the page does not see. Asterisks, which end no word, and spaces are put
// in their place, so that each word stands where it stands in the text.
func asShown(text string) string {
	if strings.ContainsRune(text, '<') {
		text = tagWithin.ReplaceAllStringFunc(text, func(tag string) string { return strings.Repeat("*", len(tag)) })
		text = tagBreak.ReplaceAllStringFunc(text, func(tag string) string { return strings.Repeat(" ", len(tag)) })
	}
	if strings.ContainsRune(text, '&') {
		text = entity.ReplaceAllStringFunc(text, func(written string) string {
			char := html.UnescapeString(written)
			return char + strings.Repeat("*", max(0, len(written)-len(char)))
		})
	}
	return text
}

// asWritten is an address on the web or in attachments/ without its escapes.
func asWritten(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return strings.ReplaceAll(address, "+", " ")
}
