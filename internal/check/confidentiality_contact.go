package check

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// contactInPublic looks for telephone numbers, e-mail addresses and other long
// numbers in what everybody may read: they lead to a person.
func contactInPublic(in *inspection, rec record.Record) []finding {
	level := audience.LevelOf(in.set, rec, in.today)
	if level > audience.Public {
		return nil
	}
	var all []finding
	in.parts.EachText(rec, func(text register.Part) {
		if audience.FieldLevel(level, text.Field.Access) > audience.Public || text.Field.Name == "external_id" { // another body's number of the recommendation
			return
		}
		plain := withoutEntities(text.Text)
		for _, address := range addressesIn(plain) {
			all = append(all, contactFound(text, plain, address, "an e-mail address"))
		}
		for _, number := range numbersIn(text.Text, text.Field.Name == "address") {
			all = append(all, contactFound(text, text.Text, number, "a telephone number or another long number"))
		}
	})
	return all
}

func contactFound(text register.Part, plain string, part stretch, what string) finding {
	return finding{
		pointer: text.Pointer(), text: plain, from: part.from, to: part.to,
		message: fmt.Sprintf("%s stands in %q, which everybody may read", what, text.Field.Name),
		help:    "leave it out; how to reach somebody belongs in contacts, and whose file it is in a complaint",
	}
}

// eMail is an address with a sign for "at", perhaps in words, and a domain with a
// dot. Letters of any script make one (RFC 6531).
var eMail = regexp.MustCompile(`[\p{L}\p{M}\p{N}._%+'-]+\s?(?:[@＠]|(?i:[\[({]\s?at\s?[\])}]))\s?[\p{L}\p{M}\p{N}-]+(?:(?:[.。．]|\s?(?i:[\[({]\s?dot\s?[\])}])\s?)[\p{L}\p{M}\p{N}-]*\p{L}[\p{L}\p{M}\p{N}-]*)+`)

// atSigns are what every address has one of.
var atSigns = []string{"@", "＠", "(at)", "[at]", "{at}", "( at )", "[ at ]", "(AT)", "[AT]"}

// withoutEntities is a text in which no sign of an address is written as HTML may
// write it.
func withoutEntities(text string) string {
	if strings.Contains(text, "&#") || strings.Contains(text, "&commat;") {
		return html.UnescapeString(text)
	}
	return text
}

func addressesIn(text string) []stretch {
	if !slices.ContainsFunc(atSigns, func(sign string) bool { return strings.Contains(text, sign) }) {
		return nil
	}
	return stretches(eMail.FindAllStringIndex(withoutLinks(text), -1))
}

func stretches(found [][]int) []stretch {
	var all []stretch
	for _, at := range found {
		all = append(all, stretch{at[0], at[1]})
	}
	return all
}

// webAddress holds numbers and signs of its own; those that lead to a telephone
// are numbers all the same.
var (
	webAddress   = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>()\[\]"]+`)
	leadsToPhone = regexp.MustCompile(`(?i)//(?:wa\.me|t\.me|signal\.me|[a-z.]*whatsapp\.|[a-z.]*viber\.)|phone=|@`)
)

// withoutLinks blanks addresses on the web, so that places in the text stay.
func withoutLinks(text string) string {
	if !strings.Contains(text, "://") && !strings.Contains(text, "www.") {
		return text
	}
	return webAddress.ReplaceAllStringFunc(text, func(link string) string {
		if leadsToPhone.MatchString(link) && !strings.Contains(link, "/@") {
			return link
		}
		return strings.Repeat("\x00", len(link))
	})
}
