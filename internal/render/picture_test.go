package render_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// onPage are the pictures of charts on a page in a language.
func onPage(t *testing.T, code string, charts ...report.Chart) []string {
	t.Helper()
	doc := report.Document{Title: "T", Words: language.Of(code)}
	for i := range charts {
		doc.Blocks = append(doc.Blocks, report.Block{Heading: "H", Chart: &charts[i]})
	}
	pictures := svgs.FindAllString(paper(t, forReaders("public", doc)), -1)
	if len(pictures) != len(charts) {
		t.Fatalf("%d pictures of %d charts", len(pictures), len(charts))
	}
	return pictures
}

// parted is a chart of two bars of two parts each.
func parted(labels ...string) report.Chart {
	return report.Chart{Title: "By authority", Kind: report.Bars, Unit: "recommendations", Labels: labels,
		Series: []report.Series{{Name: "done", Values: []int{1000, 10}}, {Name: "open", Values: []int{234, 5}, Like: 6}}}
}

func TestPicturesOnPagesAreHarmlessAndWithinTheirBorders(t *testing.T) {
	for _, code := range language.Codes() {
		for _, bars := range []int{0, 1, 20, 60} {
			doc := picture(bars, 9, 50000)
			for i, text := range onPage(t, code, doc.Charts...) {
				all, words := elements(t, text)
				if strings.ContainsAny(words, "\u202e\u2066\x1b\ufffe\ufffd") {
					t.Errorf("%s: a character that hides or reorders", code)
				}
				inside(t, fmt.Sprintf("%s: %d bars, chart %d", code, bars, i), all, 380)
			}
		}
	}
}

// What a picture refers to is in it, and in no other of the page.
func TestIdsOfPicturesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, text := range onPage(t, "en", parted("a", "b"), parted("a", "c"), picture(3, 2, 40).Charts[1]) {
		own := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(text, -1) {
			if seen[m[1]] {
				t.Errorf("the id %s is there twice", m[1])
			}
			seen[m[1]], own[m[1]] = true, true
		}
		for _, m := range regexp.MustCompile(`url\(#([^)]*)\)`).FindAllStringSubmatch(text, -1) {
			if !own[m[1]] {
				t.Errorf("nothing is called %s", m[1])
			}
		}
		for _, id := range strings.Fields(regexp.MustCompile(`aria-labelledby="([^"]*)"`).FindStringSubmatch(text)[1]) {
			if !own[id] {
				t.Errorf("nothing is called %s", id)
			}
		}
	}
}

// placed finds where parts of bars lie.
var placed = regexp.MustCompile(`<rect x="(\d+)" y="(\d+)" width="(\d+)" height="18"`)

// In Arabic every bar begins where it ends in English, and its words run with it.
func TestPicturesMirror(t *testing.T) {
	chart := parted("2025", "Ministry of Justice and Home Affairs")
	en, ar := onPage(t, "en", chart)[0], onPage(t, "ar", chart)[0]
	left, right := placed.FindAllStringSubmatch(en, -1), placed.FindAllStringSubmatch(ar, -1)
	if len(left) != 4 || len(right) != 4 {
		t.Fatalf("%d and %d parts", len(left), len(right))
	}
	for i := range left {
		x, _ := strconv.Atoi(left[i][1])
		mirrored, _ := strconv.Atoi(right[i][1])
		wide, _ := strconv.Atoi(left[i][3])
		if x+wide+mirrored != 380 || left[i][2] != right[i][2] || left[i][3] != right[i][3] {
			t.Errorf("%v is mirrored as %v", left[i], right[i])
		}
	}
	for text, want := range map[string]string{en: `lang="en" direction="ltr"`, ar: `lang="ar" direction="rtl"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}

// Numbers and what is read aloud are in the language of the page.
func TestPicturesSpeakTheLanguageOfThePage(t *testing.T) {
	for code, want := range map[string][]string{
		"en": {">1,234</text>", "By authority, in numbers of recommendations. a: done 1,000, open 234. b: done 10, open 5."},
		"fr": {">1\u202f234</text>", "a\u00a0: done 1\u202f000, open 234."},
		"ar": {">1\u202f234</text>", "a: done 1\u202f000، open 234."},
	} {
		text := onPage(t, code, parted("a", "b"))[0]
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: no %q in\n%s", code, part, text)
			}
		}
		if empty := onPage(t, code, report.Chart{Title: "T"})[0]; !strings.Contains(empty, language.Of(code).Chart.Nothing) {
			t.Errorf("%s: %s", code, empty)
		}
	}
}

// A label of a word stands beside its bar; one of many words above it, where it
// has the whole width.
func TestLongLabelsStandAboveTheirBars(t *testing.T) {
	short := placed.FindStringSubmatch(onPage(t, "en", parted("2025", "2026"))[0])
	long := placed.FindStringSubmatch(onPage(t, "en", parted("2025", "Ministry of Justice"))[0])
	if short[1] == "2" || long[1] != "2" {
		t.Errorf("the bars begin at %s and %s", short[1], long[1])
	}
	text := onPage(t, "en", parted("2025", strings.Repeat("Ministry ", 20)))[0]
	if !strings.Contains(text, "…<title>Ministry Ministry") {
		t.Error("what is cut off is nowhere to be read")
	}
}

// What is drawn like another thing has its pattern.
func TestPartsKeepTheirPattern(t *testing.T) {
	text := onPage(t, "en", parted("a", "b"))[0]
	for _, part := range []string{`-part-1)" stroke="currentColor"><title>a, done: 1,000`, `-part-6)" stroke="currentColor"><title>a, open: 234`} {
		if !strings.Contains(text, part) {
			t.Errorf("no %s in\n%s", part, text)
		}
	}
}

// The style of pages has each tint twice: one on which dark drawings stand out,
// as in pictures that stand for themselves, and one for light drawings.
func TestPagesHaveTheTintsOfPictures(t *testing.T) {
	style, err := os.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light := regexp.MustCompile(`var\(--(s\d), (#[0-9a-f]{6})\)"/>(<?)`).FindAllStringSubmatch(onPage(t, "en", parted("a", "b"))[0], -1)
	if len(light) != 7 {
		t.Fatalf("%d tints", len(light))
	}
	for _, tint := range light {
		var colours []string
		for _, m := range regexp.MustCompile(`--`+tint[1]+`: (#[0-9a-f]{6})`).FindAllStringSubmatch(string(style), -1) {
			colours = append(colours, m[1])
		}
		if len(colours) < 3 || colours[0] != tint[2] || colours[1] == colours[0] || colours[1] != colours[2] {
			t.Errorf("--%s is %q, want %s first and then the same dark one twice", tint[1], colours, tint[2])
			continue
		}
		if drawn := tint[1] != "s0" && tint[1] != "s5"; drawn && contrast(luminance(t, colours[1]), luminance(t, "#e6eaf0")) < 4.5 {
			t.Errorf("a light drawing does not stand out from %s", colours[1])
		}
	}
}
