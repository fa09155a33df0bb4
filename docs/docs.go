// Package docs holds the pages of the rules, so that the program can show them
// where there is no web.
package docs

import (
	"embed"
	"regexp"
)

//go:embed checks/*.md
var files embed.FS

// Check returns the page of a rule as Markdown, "" where there is none.
func Check(code string) string {
	page, err := files.ReadFile("checks/" + code + ".md")
	if err != nil {
		return ""
	}
	return fence.ReplaceAllString(string(page), "$1$2")
}

// fence is the beginning of a block with what the tests are to do with it, which
// is nothing to a reader.
var fence = regexp.MustCompile("(?m)^(`{3,})([a-z]*)[ -].*$")
