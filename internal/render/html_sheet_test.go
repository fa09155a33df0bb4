package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// Every printed sheet says whom it is for, whatever a body is called; the page's policy
// lets through just that style.
func TestEachSheet(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  *report.Document
		want string
	}{
		{"the NPM", &report.Document{Audience: "full"}, `"Confidential\3a  made from the whole register"`},
		{"a body", &report.Document{Audience: "justice", Addressed: true, Footer: []string{"As of today.", "For Ministère 3"}}, `"For Ministère 3"`},
		{"a hostile name", &report.Document{Audience: "justice", Addressed: true, Footer: []string{"For \"}</style><script>\n\\a*/"}},
			`"For \22 \7d \3c \2f style\3e \3c script\3e \a \5c a\2a \2f "`},
	} {
		var out bytes.Buffer
		test.doc.Title = "Paper"
		if err := render.HTML(&out, test.doc); err != nil {
			t.Fatal(err)
		}
		style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(out.String())[1]
		if want := "@bottom-left { content: " + test.want + ";"; !strings.Contains(style, want) {
			t.Errorf("%s: the style has no %s", test.name, want)
		}
		sum := sha256.Sum256([]byte(style))
		if policy := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(out.String(), policy) {
			t.Errorf("%s: the policy lets another style through", test.name)
		}
	}
}
