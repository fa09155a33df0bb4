package render

import "strings"

// Most texts are paragraphs and nothing else. They are written at once; a test
// holds that they come out as they would the long way.

// signs are the characters that may mean something in Markdown wherever they stand.
const signs = "*_`[]<>&#!|~\\=@"

// plainBody says that a text, made harmless, is certainly nothing but paragraphs.
func plainBody(text string) bool {
	if strings.ContainsAny(text, signs) || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return false
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		if c := line[0]; c <= ' ' || c == '-' || c == '+' || c >= '0' && c <= '9' || strings.HasSuffix(line, " ") {
			return false
		}
	}
	return true
}

// plainParagraphs writes such a text.
func (h *hyper) plainParagraphs(text string) {
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.Trim(part, "\n"); part != "" {
			h.WriteString("<p>")
			h.attribute(part)
			h.WriteString("</p>\n")
		}
	}
}
