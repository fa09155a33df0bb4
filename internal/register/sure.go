package register

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// fix is the edit that mends a problem which stands in its place, where there is
// one sure answer. A guess is none: it would change what a record says.
func (m *misfits) fix(p page.Problem) page.Fix {
	if p.More > 0 || m.page.Sealed() {
		return page.Fix{}
	}
	fix := m.sure(p)
	if fix.New == "" {
		return page.Fix{}
	}
	fix.From, fix.To = m.page.Offsets(p.Start, p.End)
	return fix
}

// write is a fix that puts a word which says nothing of anybody: a key, a word of
// the vocabulary, a theme, a date or a period.
func write(word string) page.Fix { return page.Fix{What: "write " + word, New: word} }

// sure is a fix whose place is not known yet, an empty one if nothing is sure.
func (m *misfits) sure(p page.Problem) page.Fix {
	at := steps(p.Pointer)
	f, text, plain := m.field(at), "", false
	if value, ok := m.valueAt(at); ok {
		text, plain, _ = value.Scalar()
	}
	switch p.Code {
	case "S001":
		return write(m.sureKey(at))
	case "S003":
		return sureOfType(f, text, plain)
	case "S004":
		return write(sureWord(text, f.Enum))
	case "S005":
		return write(sureDate(text))
	case "S009":
		return write(m.sureForm(f, text))
	}
	return page.Fix{}
}

// steps takes a pointer apart.
func steps(pointer string) []string {
	all := split(pointer)
	for i, step := range all {
		all[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
	}
	return all
}

// valueAt follows a pointer through the page.
func (m *misfits) valueAt(at []string) (value page.Value, ok bool) {
	value, ok = m.page.Tree()
	for _, step := range at {
		if i, err := strconv.Atoi(step); err == nil && value.IsList() && i >= 0 && i < value.Len() {
			value = value.Item(i)
		} else if value, ok = value.Get(step); !ok {
			return value, false
		}
	}
	return value, ok
}

// sureKey is the key that a misspelt one must be. One that is there already it
// cannot be.
func (m *misfits) sureKey(at []string) string {
	around := at[:len(at)-1]
	value, _ := m.valueAt(around)
	there := map[string]bool{} // looking for each key by itself would go through a long mapping many times
	for key := range value.Pairs() {
		there[key] = true
	}
	var free []string
	for _, field := range fieldsOf(m.field(around)) {
		if !there[field.Name] {
			free = append(free, field.Name)
		}
	}
	return sureWord(at[len(at)-1], free)
}

// shortest is the length in letters from which a slip of one letter still leaves
// no doubt.
const shortest = 5

// sureWord is the one word that another must be: it is the same but for capitals
// and what joins its parts, or but for one letter.
func sureWord(word string, words []string) string {
	same := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slug(w) != slug(word) })
	if len(same) == 0 && utf8.RuneCountInString(word) >= shortest-1 {
		same = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) < shortest || distance(slug(word), slug(w)) > 1 })
	}
	if len(same) == 1 {
		return same[0]
	}
	return ""
}

var joints = regexp.MustCompile(`[ _-]+`)

func slug(word string) string {
	return joints.ReplaceAllString(strings.ToLower(strings.TrimSpace(word)), "-")
}

// sureOfType writes a value of another type as its field has it. What was meant
// for a list of free text may be anything, a name with several parts too.
func sureOfType(f *schema.Field, text string, plain bool) page.Fix {
	switch {
	case f == nil || text == "":
	case f.Is("boolean"):
		return write(map[string]string{"yes": "true", "true": "true", "on": "true", "no": "false", "false": "false", "off": "false"}[strings.ToLower(text)])
	case f.Is("integer") && integer.MatchString(strings.TrimPrefix(text, "+")) && (!plain || text[0] == '+'):
		return page.Fix{What: "write the number without quotes or a plus sign", New: strings.TrimPrefix(text, "+"), Private: true}
	case f.Is("array") && f.Items != nil && f.Items.Is("string") && ofKnownWords(f.Items) && plain && record.ValidID(text):
		return page.Fix{What: "put it in brackets", New: "[" + text + "]", Private: true}
	}
	return page.Fix{}
}

func ofKnownWords(f *schema.Field) bool { return len(f.Refs) > 0 || len(f.Enum) > 0 || f.Theme }

var anyDate = regexp.MustCompile(`^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\.?$`)

// sureDate is a date that begins with the year: of the others nobody knows which
// number is the month.
func sureDate(text string) string {
	parts := anyDate.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil {
		return ""
	}
	month, _ := strconv.Atoi(parts[2])
	day, _ := strconv.Atoi(parts[3])
	date := fmt.Sprintf("%s-%02d-%02d", parts[1], month, day)
	if _, err := calendar.ParseDate(date); err != nil {
		return ""
	}
	return date
}

var anyPeriod = regexp.MustCompile(`^([1-9][0-9]{0,3}) ?-?(wd|working days?|d|days?|weeks?|m|months?|y|years?)$`)

// sureForm writes a period or a theme as its field has it.
func (m *misfits) sureForm(f *schema.Field, text string) string {
	switch {
	case f == nil:
	case strings.Contains(f.Pattern, "wd"):
		return surePeriod(text)
	case f.Theme:
		return m.sureTheme(text)
	}
	return ""
}

func surePeriod(text string) string {
	parts := anyPeriod.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if parts == nil {
		return ""
	}
	n, _ := strconv.Atoi(parts[1])
	unit := parts[2][:1]
	if unit == "w" && !strings.HasPrefix(parts[2], "week") {
		unit = "wd"
	} else if unit == "w" {
		n, unit = n*7, "d"
	}
	period := strconv.Itoa(n) + unit
	if new(calendar.Period).UnmarshalText([]byte(period)) != nil {
		return ""
	}
	return period
}

// sureTheme is the theme whose name stands in place of its word.
func (m *misfits) sureTheme(text string) string {
	var meant []string
	for word, name := range m.themes {
		if strings.EqualFold(strings.TrimSpace(text), name) || slug(text) == word {
			meant = append(meant, word)
		}
	}
	if len(meant) == 1 && record.ValidID(meant[0]) {
		return meant[0]
	}
	return ""
}
