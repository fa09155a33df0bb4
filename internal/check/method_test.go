package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/register"
)

// methodCase is a small register and what the rules of method find in it:
// "M001 recommendations/r /title". Of the others only those in codes are asked.
type methodCase struct {
	name  string
	files map[string]string // added to those that all cases have
	want  []string
}

func runMethod(t *testing.T, base map[string]string, codes []string, tests []methodCase) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{"register.yaml": {Data: []byte("schema: 1\ninstitution: {name: NPM}\n")}}
			for _, all := range []map[string]string{base, test.files} {
				for name, src := range all {
					files[name] = &fstest.MapFile{Data: []byte(src)}
				}
			}
			if got := methodFindings(t, files, codes); !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func methodFindings(t *testing.T, files fstest.MapFS, codes []string) []string {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Logf("the register has a problem: %s %s", p.Path, p.Message)
	}
	var found []string
	for _, p := range check.Run(r, today, nil) {
		if slices.Contains(codes, p.Code) {
			found = append(found, fmt.Sprintf("%s %s %s", p.Code, p.Record, p.Pointer))
		}
	}
	slices.Sort(found)
	return found
}

// changed is a text with parts replaced, in pairs of old and new.
func changed(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%q is not in the text", pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
