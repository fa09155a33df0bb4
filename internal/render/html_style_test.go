package render_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
)

// Letters stand out from what lies behind them as the Web Content Accessibility
// Guidelines ask (2.2, 1.4.3: 4.5 to 1), by day, by night and on paper.
func TestColoursCanBeRead(t *testing.T) {
	style := string(render.Assets()["assets/style.css"])
	schemes := regexp.MustCompile(`\n +color-scheme: `).Split(style, -1)[1:]
	if len(schemes) != 4 {
		t.Fatalf("%d sets of colours, want those of day, night, chosen night and paper", len(schemes))
	}
	for i, scheme := range schemes {
		scheme, _, _ = strings.Cut(scheme, "}")
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(scheme, -1) {
			colours[m[1]] = m[2]
		}
		for _, pair := range [][2]string{
			{"ink", "paper"}, {"ink", "panel"}, {"soft", "paper"}, {"soft", "panel"}, {"link", "paper"}, {"link", "panel"},
			{"good", "good-tint"}, {"warning", "warning-tint"}, {"alarm", "alarm-tint"}, {"good", "paper"}, {"warning", "paper"}, {"alarm", "paper"},
		} {
			if got := contrast(luminance(t, colours[pair[0]]), luminance(t, colours[pair[1]])); got < 4.5 {
				t.Errorf("set %d: %s on %s: %.1f to 1", i+1, pair[0], pair[1], got)
			}
		}
	}
}

// Pages mirror for scripts that run from right to left because no side is named.
func TestStyleNamesNoSide(t *testing.T) {
	style := string(render.Assets()["assets/style.css"])
	style = regexp.MustCompile(`(?s)/\*.*?\*/|@bottom-right`).ReplaceAllString(style, "")
	if found := regexp.MustCompile(`\b(left|right|top:|bottom:|width:|height:)`).FindAllString(regexp.MustCompile(`(line-height|max-width|max-height):`).ReplaceAllString(style, ""), -1); len(found) > 0 {
		t.Errorf("the style names %q", found)
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style loads something")
	}
}
