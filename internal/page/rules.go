package page

// Rule is what is told of one rule wherever findings are read. What it looks
// for is done elsewhere: here for pages, in register for schemas, in check for
// all else.
type Rule struct {
	Code     string // such as "P004": the letter of the family and a number, never given to another rule
	Name     string // such as "broken-yaml"
	Title    string // a few words, for lists
	Severity Severity
}

// Family is the letter that a rule's code begins with, which is that of its
// family.
func (r Rule) Family() string { return FamilyOf(r.Code) }

// FamilyOf is the letter of the family of a code.
func FamilyOf(code string) string {
	if code == "" {
		return ""
	}
	return code[:1]
}

// Families lists the families of rules by letter.
func Families() []Family {
	return []Family{
		{"C", "confidentiality"},
		{"D", "dialogue"},
		{"I", "ignoring"},
		{"M", "method"},
		{"P", "page"},
		{"R", "references"},
		{"S", "schema"},
		{"T", "time"},
	}
}

// Family is a group of rules that concern one thing.
type Family struct{ Letter, Name string }

// Rules lists what is looked for in every file, by code. P011 and P015 concern
// the file's place on disk and are found by whoever opens it.
var Rules = []Rule{
	{"P001", "not-utf-8", "text that is not UTF-8", Error},
	{"P002", "invisible-character", "control or invisible character", Error},
	{"P003", "merge-conflict", "merge conflict marker", Error},
	{"P004", "broken-yaml", "broken YAML", Error},
	{"P005", "duplicate-key", "duplicate key", Error},
	{"P006", "yaml-machinery", "anchor, alias, merge key, tag, directive or second document", Error},
	{"P007", "front-matter-without-end", "front matter without an end", Error},
	{"P008", "odd-line-break", "line break that editors do not show as one", Error},
	{"P009", "file-too-large", "file over the size limit", Error},
	{"P010", "nested-too-deep", "nesting over the depth limit", Error},
	{"P011", "symbolic-link", "symbolic link", Error},
	{"P012", "byte-order-mark", "byte order mark", Warning},
	{"P013", "no-record", "no record in the file", Error},
	{"P014", "odd-key", "key that is not plain text", Error},
	{"P015", "unreadable-file", "file that cannot be read", Error},
}

func severityOf(code string) Severity {
	for _, r := range Rules {
		if r.Code == code {
			return r.Severity
		}
	}
	return Error
}
