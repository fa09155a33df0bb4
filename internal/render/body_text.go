package render

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// fileLinks finds ordinary links, which may lead to the file of a record.
var fileLinks = regexp.MustCompile(`!?\[([^\[\]\n]*)\]\(([^()\s]+)[^()\n]*\)`)

// bodyText is the text of a record as it was written, for where nothing can be
// followed. A link to a record is its words, or the title of what it leads to: what the
// readers do not see is no more named than on a page.
func bodyText(b *report.Body) string {
	if !strings.Contains(b.Text, "[") {
		return b.Text
	}
	return fileLinks.ReplaceAllStringFunc(withoutRecordLinks(b), func(link string) string {
		parts := fileLinks.FindStringSubmatch(link)
		if idOnly(recordPath(parts[2])) == "" {
			return link
		}
		return parts[1]
	})
}

func withoutRecordLinks(b *report.Body) string {
	var out strings.Builder
	for text := b.Text; ; {
		at := strings.Index(text, "[[")
		if at < 0 {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:at])
		text = text[at:]
		target, words, length := linkAt(text)
		if length == 0 { // a sign of nothing
			out.WriteString(text[:1])
			text = text[1:]
			continue
		}
		shown, _ := wordsOfLink(b, target, words)
		out.WriteString(shown)
		text = text[length:]
	}
}

// linkAt reads a link to a record that a text begins with: [[kind/id]] or
// [[kind/id|words]]. Its length is 0 where there is none: what is no path, as in
// "[[sic]]", or not in one line.
func linkAt(text string) (target, words string, length int) {
	if !strings.HasPrefix(text, "[[") {
		return "", "", 0
	}
	line, _, _ := strings.Cut(text[:min(len(text), longestLink)], "\n")
	end := strings.Index(line, "]]")
	if end < 0 {
		return "", "", 0
	}
	target, words, _ = strings.Cut(line[2:end], "|")
	if target = strings.TrimSpace(target); !strings.Contains(target, "/") || strings.ContainsAny(target, " \t[]:") {
		return "", "", 0
	}
	return target, strings.TrimSpace(words), end + len("]]")
}

// wordsOfLink is what a link says: its own words, else the title of what it leads to. What
// leads nowhere for these readers is not named.
func wordsOfLink(b *report.Body, target, words string) (shown string, known bool) {
	title, known := b.Links[target]
	if !known {
		return cmp.Or(words, "[…]"), false
	}
	return cmp.Or(words, oneLine(title), target), true
}
