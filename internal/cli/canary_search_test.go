package cli

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	isSpace  = regexp.MustCompile(`[\s\x{200b}\x{00ad}\x{2028}|│]+|\\[nr]`)
	isBase64 = regexp.MustCompile(`[A-Za-z0-9+/_-]{10,}`)
	isHex    = regexp.MustCompile(`[0-9A-Fa-f]{14,}`)
	isEscape = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)
)

// tokensIn are the tokens and odd days in an output, in whatever way they are
// written there: escaped, encoded, or broken into lines.
func tokensIn(output string) []string {
	found := map[string]bool{}
	look := func(s string) {
		for _, word := range tokensInClear(s) {
			found[word] = true
		}
	}
	for _, s := range spellings(output) {
		look(s)
	}
	joined := isSpace.ReplaceAllString(output, "")
	for _, s := range []string{output, joined} {
		for _, run := range isBase64.FindAllString(s, -1) {
			look(fromBase64(run))
		}
		for _, run := range isHex.FindAllString(s, -1) {
			plain, _ := hex.DecodeString(run[:len(run)/2*2])
			look(string(plain))
		}
	}
	var all []string
	for word := range found {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
}

// tokensInClear are the tokens and odd days in a text that is not encoded.
func tokensInClear(s string) []string {
	all := isToken.FindAllString(strings.ToLower(s), -1)
	for _, day := range isOddDay.FindAllString(s, -1) {
		all = append(all, strings.ReplaceAll(day, "-", ""))
	}
	return all
}

// spellings are an output as it is, without line breaks, and without escapes.
func spellings(output string) []string {
	all := []string{output, isSpace.ReplaceAllString(output, "")}
	for _, s := range all[:2] {
		all = append(all, html.UnescapeString(s))
		if plain, err := url.QueryUnescape(s); err == nil {
			all = append(all, plain)
		} else {
			all = append(all, percentDecoded(s))
		}
		all = append(all, isEscape.ReplaceAllStringFunc(s, func(escape string) string {
			var plain string
			_ = json.Unmarshal([]byte(`"`+escape+`"`), &plain) // what is no escape is nothing
			return plain
		}))
	}
	return all
}

var isPercent = regexp.MustCompile(`%[0-9a-fA-F]{2}`)

func percentDecoded(s string) string {
	return isPercent.ReplaceAllStringFunc(s, func(code string) string {
		plain, _ := hex.DecodeString(code[1:])
		return string(plain)
	})
}

// fromBase64 is what a run of signs says, wherever in it the first group begins.
func fromBase64(run string) string {
	run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
	var all strings.Builder
	for from := range 4 {
		part := run[min(from, len(run)):]
		if len(part)%4 == 1 {
			part = part[:len(part)-1]
		}
		plain, _ := base64.RawStdEncoding.DecodeString(part)
		all.Write(plain)
		all.WriteByte(' ')
	}
	return all.String()
}

// TestCanarySearch finds a token however it is written.
func TestCanarySearch(t *testing.T) {
	const token = "qjbcdfk"
	coded := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for name, output := range map[string]string{
		"in clear":             "a " + token + ".",
		"in capitals":          strings.ToUpper(token),
		"in HTML":              "&#113;j&#x62;cdfk",
		"in a URL":             "?q=%71jb%63dfk",
		"in a URL with a %":    "100% %71jb%63dfk",
		"in JSON":              `"\u0071jbcdfk"`,
		"in base64":            coded("..." + token),
		"in base64, shifted":   coded("." + token + "..."),
		"in base64, shifted 2": coded(".." + token + "...."),
		"in base64 of a URL":   base64.RawURLEncoding.EncodeToString([]byte("??>>" + token)),
		"in base64, in lines":  coded("the quick brown fox " + token)[:34] + "\n" + coded("the quick brown fox " + token)[34:],
		"in hexadecimal":       hex.EncodeToString([]byte(token)),
		"in a folded line":     "SUMMARY:qjb\r\n cdfk",
		"in a table":           "qjbc\n  dfk",
	} {
		if got := tokensIn(output); !slices.Equal(got, []string{token}) {
			t.Errorf("%s: %v in %s", name, got, output)
		}
	}
	for _, day := range []string{"2063-07-19", "20630719", "20630719T090000"} {
		if got := tokensIn("DTSTART:" + day); !slices.Equal(got, []string{"20630719"}) {
			t.Errorf("%s: %v", day, got)
		}
	}
	if got := tokensIn("nothing at all, 2026-11-21, " + coded("nothing here either")); len(got) > 0 {
		t.Errorf("found %v", got)
	}
}
