package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"

	"github.com/opcat-tools/npm/internal/calendar"
)

// leastDigits make a number long enough to be that of a telephone, an identity
// card or a file.
const leastDigits = 7

// numbersIn finds the long numbers of a text, as they stand there. Dates, years,
// hours, amounts of money, and the signs of laws, standards and documents are
// none; in a postal address nor are postcodes.
func numbersIn(text string, postal bool) []stretch {
	if !mayHoldNumber(text) {
		return nil
	}
	plain, starts := latinDigits(withoutLinks(text))
	for _, sign := range signs {
		plain = sign.ReplaceAllStringFunc(plain, blankSign)
	}
	var found []stretch
	for _, at := range number.FindAllStringIndex(plain, -1) {
		n, before, after := groupsOf(plain[at[0]:at[1]]), plain[:at[0]], plain[at[1]:]
		if n.digits() < leastDigits || postal && n.isPostal() || n.isMoney(before, after) {
			continue
		}
		if n.unknown() >= leastDigits && (isCalled(before) || !n.isRow() && !n.isRound()) {
			found = append(found, stretch{starts[at[0]], starts[at[1]]})
		}
	}
	return found
}

// mayHoldNumber is quick, since it is asked of every public text: it looks for
// seven digits with few signs between them that are no date as 2026-03-01.
func mayHoldNumber(text string) bool {
	count, between, start := 0, 0, 0
	long := func(to int) bool {
		return count >= leastDigits && !isDate(strings.TrimRight(text[start:to], " \n./-()"))
	}
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= firstFarDigit && unicode.IsDigit(r):
			if count == 0 {
				start = i
			}
			count, between = count+1, 0
		case count == 0:
		case between < mostBetween && (strings.ContainsRune(" \n-./()+*_", r) || r >= utf8.RuneSelf && !unicode.IsLetter(r)):
			if !unicode.Is(unicode.Cf, r) {
				between++
			}
		default:
			if long(i) {
				return true
			}
			count, between = 0, 0
		}
	}
	return long(len(text))
}

const (
	firstFarDigit = 0x660 // the first digit beyond ASCII
	mostBetween   = 3     // signs between two digits of a number
)

// isDate knows the form 2026-03-01.
func isDate(text string) bool {
	_, err := calendar.ParseDate(text)
	return err == nil
}

// latinDigits writes a text with the digits 0 to 9 and one sort each of the signs
// between digits. Every character becomes one byte, or none where it is invisible;
// starts says where each byte stands in the text.
func latinDigits(text string) (plain string, starts []int) {
	var b strings.Builder
	for i, r := range text {
		if !unicode.Is(unicode.Cf, r) {
			starts = append(starts, i)
			b.WriteByte(latin(r))
		}
	}
	return b.String(), append(starts, len(text))
}

func latin(r rune) byte {
	switch {
	case r < utf8.RuneSelf && r != '\t' && r != '\r':
		return byte(r)
	case unicode.IsDigit(r):
		return byte('0' + digitOf(r))
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Pd, r) || r == '−':
		return '-'
	case unicode.Is(unicode.Sc, r):
		return '$'
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return 'x'
	}
	switch r {
	case '＋':
		return '+'
	case '（', '）':
		return '('
	case '．', '·', '•':
		return '.'
	case '／':
		return '/'
	}
	return '?'
}

// digitOf is the value of a digit of any script: each has its ten in a row.
func digitOf(r rune) int {
	for _, ten := range unicode.Nd.R16 {
		if rune(ten.Lo) <= r && r <= rune(ten.Hi) {
			return int(r-rune(ten.Lo)) % 10
		}
	}
	for _, ten := range unicode.Nd.R32 {
		if rune(ten.Lo) <= r && r <= rune(ten.Hi) {
			return int(r-rune(ten.Lo)) % 10
		}
	}
	return 0
}

// number is a run of digits with at most three signs between two of them.
var number = regexp.MustCompile(`[+(]*\d(?:[-./()+*_ \n]{0,3}\d)*`)

// signs are numbers of documents, those of items in a list, and dates in brackets:
// papers put one behind the number of a recommendation.
var signs = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^[ >|]*\d{1,3}[.)] `),
	regexp.MustCompile(`\b[A-Z]{1,6}/[A-Za-z0-9./()-]+`),                                                // E/CN.4/2001/66
	regexp.MustCompile(`\b(?:ISO|IEC|EN|DIN|CEN)(?:[ /](?:IEC|EN|ISO|TS|TR))*[ -]\d{2,6}(?:-\d{1,4})*`), // ISO 15189-2012
	regexp.MustCompile(`\b[A-Z]{2,6}-\d{1,2}(?:-\d{1,2})*/(?:\d{1,2}|\d{4})(?:[-/]\d{1,2})*\b`),         // ICC-01/04-01/06
	regexp.MustCompile(`\bIS[BS]N(?:-1[03])?:? ?\d[\d -]{6,16}[\dX]`),
	regexp.MustCompile(`\bECLI:[A-Z]{2}:[A-Za-z0-9:.]+`),
	regexp.MustCompile(`\((?:[1-9]|[12]\d|3[01])(?:er)? (?:de )?[A-Za-z/]{3,20} (?:de )?(?:19|20)\d\d(?: x\.)?\)`), // (10 May 2024), in any language
	regexp.MustCompile(`(?i)\bdoi(?:\.org/|:? ?)10\.\d{4,5}/[^ \n]+`),
}

var longGroup = regexp.MustCompile(`\d{5}`)

// blankSign takes the sign of a document out. The signs of the United Nations have
// short numbers; with a long one it is none.
func blankSign(sign string) string {
	unitedNations := strings.Contains(sign, "/") && !strings.HasPrefix(sign, "IS") && !strings.Contains(sign, "10.")
	if unitedNations && longGroup.MatchString(sign) || wordOfCall.MatchString(sign) {
		return sign
	}
	return strings.Repeat("\x00", len(sign))
}

// groups is a number taken apart: its groups of digits, and what stands before
// each of them.
type groups struct {
	of     []string
	before []string
}

func groupsOf(number string) groups {
	var g groups
	for number != "" {
		i := strings.IndexAny(number, "0123456789")
		if i < 0 {
			break
		}
		j := i + len(number[i:]) - len(strings.TrimLeft(number[i:], "0123456789"))
		g.before, g.of = append(g.before, number[:i]), append(g.of, number[i:j])
		number = number[j:]
	}
	return g
}

func (g groups) digits() int { return len(strings.Join(g.of, "")) }

// isPostal knows what an address holds beside names: codes of two groups, as in
// Brazil, Portugal and the United States, and degrees of latitude and longitude.
func (g groups) isPostal() bool {
	if len(g.of) != 2 {
		return false
	}
	first, second := len(g.of[0]), len(g.of[1])
	degrees := g.before[1] == "." && first <= 3 && second >= 4 && g.number(0, 1, 3) <= 180 && g.of[0][0] != '0'
	return degrees || g.before[1] == "-" && (first == 5 && (second == 3 || second == 4) || first == 4 && second == 3)
}

// isMoney looks for a currency beside a number that is written as an amount.
func (g groups) isMoney(before, after string) bool {
	whole := len(g.of) == 1 && g.of[0][0] != '0' && g.before[0] == ""
	if !whole && g.amount(0) != len(g.of) {
		return false
	}
	before = strings.TrimRight(before, " ")
	after = strings.TrimLeft(cents.ReplaceAllString(after, ""), " ")
	if strings.HasSuffix(before, "$") || strings.HasPrefix(after, "$") {
		return true
	}
	return isCurrency(lastWord.FindString(before)) || isCurrency(firstWord.FindString(after)) || wordOfMoney.MatchString(after) || g.isQuantity(before, after)
}

// isQuantity looks for what is counted, beside a number that does not begin as one
// to call.
func (g groups) isQuantity(before, after string) bool {
	return g.before[0] == "" && !isCalled(before) && (wordOfQuantity.MatchString(after) || quantityBefore.MatchString(before))
}

// isCalled says whether a word before a number tells that it is one to call.
func isCalled(before string) bool {
	return wordOfCall.MatchString(before[max(0, len(before)-longestCall):])
}

const longestCall = 30 // characters from a word such as "telephone" to the number

var (
	wordOfCall     = regexp.MustCompile(`(?i)(?:\bt[ex]l|phone|\bfax\b|\bmob(?:ile)?\b|whatsapp|viber|signal\b|\bcall|\bdial\b|\bring\b|\bappele|\bllam)[a-z]*[.:]?[^0-9a-z]*(?:(?:me|us|him|her|them|on|at|no|nr|number|au|al)[.:]?[^0-9a-z]*){0,2}(?:\d[\d/ -]*)?$`)
	wordOfQuantity = regexp.MustCompile(`(?i)^(?:(?:of )?(?:inhabitants|people|persons|residents|citizens|prisoners|detainees|inmates|patients|men|women|children|visits|votes|copies|percent|per cent|hectares|kilomet|met(?:er|re)s|km\b|tons|tonnes|lit(?:er|re)s|habitantes|habitants|personas|personnes|presos|reclusos|internos|prisonniers|dxtenus))|^%`)
	quantityBefore = regexp.MustCompile(`(?i)\b(?:population|budget|cost|costs|total|sum|amount|poblacixn|presupuesto)(?: (?:of|was|is|de))?:?$`)
	cents          = regexp.MustCompile(`^(?:[.,]\d\d|[.,]-)`)
	lastWord       = regexp.MustCompile(`\b[A-Z]{3}$`)
	firstWord      = regexp.MustCompile(`^[A-Z]{3}\b`)
	wordOfMoney    = regexp.MustCompile(`(?i)^(?:euro|dollar|franc|dinar|dirham|peso|pound|kron|krone|crown|lev|lei|rubl|roubl|rupe|riyal|rial|shilling|som|tenge|lari|dram|zlot|forint|rand\b|yen|sol\b|soles|quetzal|lempira|guaran|manat|lira|naira|cedi|kwacha|baht|ringgit|million)`)
)

func isCurrency(word string) bool {
	_, err := currency.ParseISO(word)
	return word != "" && err == nil
}
