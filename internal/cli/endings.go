package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// ending is what the name of a file ends in, and the format that it stands for; ""
// where no command has that format.
type ending struct{ suffix, format string }

// endings are those that programs on a person's computer go by, longer ones first. A
// name with another ending says nothing.
var endings = []ending{
	{".sarif.json", "sarif"}, {".sarif", "sarif"}, {".jsonl", "jsonl"}, {".json", "json"}, {".xml", "junit"},
	{".md", "markdown"}, {".markdown", "markdown"}, {".csv", "csv"}, {".ics", "ics"}, {".svg", "svg"},
	{".html", "html"}, {".htm", "html"}, {".mmd", "mermaid"}, {".mermaid", "mermaid"}, {".dot", "dot"}, {".gv", "dot"},
	{".docx", "docx"}, {".pdf", "pdf"},
	{".doc", ""}, {".odt", ""}, {".rtf", ""}, {".xls", ""}, {".xlsx", ""}, {".ods", ""}, {".png", ""}, {".jpg", ""}, {".jpeg", ""},
}

// endingOf is what the name of a file ends in, nil where that stands for no format.
func endingOf(name string) *ending {
	name = strings.ToLower(name)
	if i := slices.IndexFunc(endings, func(e ending) bool { return strings.HasSuffix(name, e.suffix) }); i >= 0 {
		return &endings[i]
	}
	return nil
}

// toScreen tells whether the output goes to the screen or a pipe, and not into a file.
func (a *app) toScreen() bool { return a.output == "" || a.output == "-" }

// takeFormat takes the format that the name of -o stands for, where --format names none.
// What would then lie under a name that promises something else is refused.
func (a *app) takeFormat(c *cobra.Command) error {
	if a.format != "" || a.toScreen() || !slices.Contains(strings.Fields(c.Annotations[flagsHeeded]), "format") {
		return nil
	}
	e := endingOf(a.output)
	if e == nil {
		return nil
	}
	if has := formatsOf(c); !slices.Contains(has, e.format) {
		return usage("it has "+strings.Join(has, ", ")+": end the name so, or choose with --format", "%s cannot write what a name that ends in %s stands for", words(c), e.suffix)
	}
	a.format, a.byName = e.format, e.suffix
	return nil
}

// mustStandFor refuses a file whose name stands for another format than the one that a
// command without --format writes.
func (a *app) mustStandFor(c *cobra.Command, format string) error {
	if e := endingOf(a.output); !a.toScreen() && e != nil && e.format != format {
		return usage("it writes "+format+": choose another name", "%s cannot write what a name that ends in %s stands for", words(c), e.suffix)
	}
	return nil
}

// asked says which option asks for the format.
func (a *app) asked() string {
	if a.byName != "" {
		return "-o " + a.output
	}
	return "--format " + a.format
}
