package render_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// hostileLabels are labels that would be markup, script, or something else than they
// look like.
var hostileLabels = []string{
	"<script>alert(1)</script>", `" onload="alert(1)`, "]]> & <!-- &#x3c;", "\u202egnp.exe\u2066", "\x00\x1b[31m\ufffe", "javascript:alert(1)",
	"https://example.org/x.png", "</title></svg><svg onload=alert(1)>", "two\nlines\tand a tab", "\xff\xfe no letters",
}

// picture has so many bars of so many parts, and a trend as long.
func picture(bars, parts, largest int) *report.Document {
	stacked := report.Chart{Title: "Bars " + hostileLabels[0], Kind: report.Bars, Unit: "recommendations", Notes: []string{strings.Repeat("A long note. ", 30), hostileLabels[3]}}
	trend := report.Chart{Title: "Trend", Kind: report.Trend, Unit: "recommendations"}
	for i := range bars {
		stacked.Labels = append(stacked.Labels, fmt.Sprintf("%s %d %s", hostileLabels[i%len(hostileLabels)], i, scripts[i%len(scripts)]))
		trend.Labels = append(trend.Labels, fmt.Sprint(1990+i))
	}
	for part := range parts {
		s := report.Series{Name: fmt.Sprintf("part %d %s", part, hostileLabels[part%len(hostileLabels)])}
		for i := range bars {
			s.Values = append(s.Values, (i*7+part*part)%5*largest/(4*parts))
		}
		stacked.Series = append(stacked.Series, s)
		if part < 3 {
			trend.Series = append(trend.Series, s)
		}
	}
	return &report.Document{Charts: []report.Chart{stacked, trend}}
}

func svg(t *testing.T, doc *report.Document) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.SVG(w, doc) })
}

// allowed are the elements and attributes that a picture may have: none loads,
// links or runs anything.
var allowed = map[string]bool{
	"svg": true, "title": true, "desc": true, "defs": true, "pattern": true, "rect": true, "circle": true, "path": true, "polyline": true, "text": true,
	"xmlns": true, "viewBox": true, "width": true, "height": true, "role": true, "aria-labelledby": true, "id": true, "fill": true, "stroke": true,
	"font-family": true, "font-size": true, "font-weight": true, "text-anchor": true, "x": true, "y": true, "cx": true, "cy": true, "r": true, "rx": true, "d": true,
	"lang": true, "direction": true, "stroke-opacity": true, "points": true, "stroke-width": true, "stroke-dasharray": true, "patternUnits": true,
}

// elements reads a picture and holds that it is sound XML of nothing but what
// is allowed, in which everything lies within its borders.
func elements(t *testing.T, text string) (all []xml.StartElement, words string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all, words
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			words += string(token)
		case xml.StartElement:
			all = append(all, token.Copy())
			for _, a := range token.Attr {
				if !allowed[a.Name.Local] || strings.Contains(a.Value, "://") && a.Name.Local != "xmlns" {
					t.Errorf("<%s %s=%q>", token.Name.Local, a.Name.Local, a.Value)
				}
			}
			if !allowed[token.Name.Local] {
				t.Errorf("<%s>", token.Name.Local)
			}
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("%T", token)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func TestPicturesAreHarmlessAndWithinTheirBorders(t *testing.T) {
	for _, bars := range []int{0, 1, 20, 60} {
		for _, parts := range []int{1, 2, 9} {
			for _, largest := range []int{0, 1, 50000} {
				name := fmt.Sprintf("%d bars of %d parts up to %d", bars, parts, largest)
				text := svg(t, picture(bars, parts, largest))
				all, words := elements(t, text)
				if strings.ContainsAny(words, "\u202e\u2066\x1b\ufffe\ufffd") {
					t.Errorf("%s: a character that hides or reorders", name)
				}
				inside(t, name, all, 800)
			}
		}
	}
}

// inside holds that a picture is so wide, and everything within its borders.
func inside(t *testing.T, name string, all []xml.StartElement, wide float64) {
	t.Helper()
	var width, height float64
	if _, err := fmt.Sscanf(attribute(all[0], "viewBox"), "0 0 %f %f", &width, &height); err != nil || width != wide {
		t.Fatalf("%s: viewBox %q", name, attribute(all[0], "viewBox"))
	}
	for _, e := range all[1:] {
		x, errX := strconv.ParseFloat(attribute(e, "x"), 64)
		y, errY := strconv.ParseFloat(attribute(e, "y"), 64)
		w, _ := strconv.ParseFloat(attribute(e, "width"), 64)
		if errX == nil && (x < 0 || w < 0 || x+w > width) || errY == nil && (y < 0 || y > height) {
			t.Errorf("%s: %v lies outside %v × %v", name, e, width, height)
		}
	}
}

func TestPicturesCanBeReadAloud(t *testing.T) {
	doc := picture(3, 2, 40)
	doc.Charts[0].Labels[1] = "Prisons"
	all, words := elements(t, svg(t, doc))
	if attribute(all[0], "role") != "img" || attribute(all[0], "aria-labelledby") != attribute(all[1], "id")+" "+attribute(all[2], "id") ||
		all[1].Name.Local != "title" || all[2].Name.Local != "desc" {
		t.Errorf("%v", all[:3])
	}
	first, second := doc.Charts[0].Series[0].Values[1], doc.Charts[0].Series[1].Values[1]
	if want := fmt.Sprintf("Prisons: part 0 <script>alert(1)</script> %d, part 1 \" onload=\"alert(1) %d.", first, second); !strings.Contains(words, want) {
		t.Errorf("no %q in\n%s", want, words)
	}
	doc.Charts[0].Series[0].Values[1] = 0
	if _, words := elements(t, svg(t, doc)); !strings.Contains(words, "Prisons: part 1") {
		t.Errorf("a part of which there is none is told")
	}
	if want := fmt.Sprintf("1991: part 0 <script>alert(1)</script> %d,", first); !strings.Contains(words, want) {
		t.Errorf("no %q", want)
	}
}

func TestLongLabelsAreCutAndKept(t *testing.T) {
	long := "Ministry of Justice, Prisons, Probation and the Execution of Sentences"
	doc := &report.Document{Charts: []report.Chart{{Title: "T", Kind: report.Bars, Labels: []string{long, "Short"},
		Series: []report.Series{{Name: "n", Values: []int{3, 1}}}}}}
	text := svg(t, doc)
	if !strings.Contains(text, "…<title>"+long+"</title></text>") || !strings.Contains(text, ">Short</text>") {
		t.Error(text)
	}
	if strings.Contains(text, ">"+long+"</text>") {
		t.Error("the long label is drawn whole")
	}
}

// A picture on paper tells nothing when a pointer rests on it: the names of bodies, as
// long as they mostly are, stand there whole.
func TestNamesAreWhole(t *testing.T) {
	names := []string{"Management of Saint Maren Psychiatric Hospital", "Short"}
	doc := &report.Document{Charts: []report.Chart{{Title: "T", Kind: report.Bars, Labels: names, Series: []report.Series{{Name: "n", Values: []int{3, 1}}}}}}
	text := svg(t, doc)
	for _, name := range names {
		if !strings.Contains(text, ">"+name+"</text>") {
			t.Errorf("%s is cut", name)
		}
	}
	all, _ := elements(t, text)
	inside(t, "with a long name", all, 800)
}

// bar finds the parts of bars: what has a pattern and says what it is.
var bar = regexp.MustCompile(`<rect x="(\d+)" y="(\d+)" width="(\d+)" height="18" fill="url\(#chart-(part-\d)\)" stroke="#1a1a1a"><title>([^<]*)</title>`)

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	doc := &report.Document{Charts: []report.Chart{{Title: "T", Kind: report.Bars, Labels: []string{"a", "b"},
		Series: []report.Series{{Name: "x", Values: []int{30, 10}}, {Name: "nothing", Values: []int{0, 0}}, {Name: "y", Values: []int{10, 10}}}}}}
	var told []string
	text := svg(t, doc)
	for _, m := range bar.FindAllStringSubmatch(text, -1) {
		told = append(told, fmt.Sprintf("%s+%s %s %s", m[1], m[3], m[4], m[5]))
	}
	want := "290+330 part-1 a, x: 30; 620+110 part-3 a, y: 10; 290+110 part-1 b, x: 10; 400+110 part-3 b, y: 10"
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for _, total := range []string{`font-weight="bold">40</text>`, `font-weight="bold">20</text>`} {
		if !strings.Contains(text, total) {
			t.Errorf("no %s", total)
		}
	}
}

func TestTrendsRiseWithTheirNumbers(t *testing.T) {
	doc := &report.Document{Charts: []report.Chart{{Title: "T", Kind: report.Trend, Labels: []string{"2024", "2025", "2026"},
		Series: []report.Series{{Name: "x", Values: []int{0, 10, 20}}, {Name: "y", Values: []int{0, 0, 20}}}}}}
	points := regexp.MustCompile(`<polyline points="([^"]*)".*stroke-dasharray="([^"]*)"`).FindAllStringSubmatch(svg(t, doc), -1)
	var x, y [3]int
	for i, line := range points {
		fmt.Sscanf(line[1], "%d,%d %d,%d %d,%d", &x[0], &y[0], &x[1], &y[1], &x[2], &y[2])
		if x[1]-x[0] != x[2]-x[1] || y[0]-y[2] != 200 || i == 0 && y[0]-y[1] != 100 || i == 1 && y[0] != y[1] {
			t.Errorf("line %d: %v %v", i, x, y)
		}
	}
	if len(points) != 2 || points[0][2] == points[1][2] {
		t.Errorf("the lines are not told apart: %v", points)
	}
}

func TestCrowdedPicturesLeaveOutWhatWouldOverlap(t *testing.T) {
	years := regexp.MustCompile(`y="\d+" text-anchor="middle">(\d{4})<`)
	for n, want := range map[int]int{3: 3, 13: 13, 30: 10, 60: 12} {
		shown := years.FindAllStringSubmatch(svg(t, picture(n, 2, 40)), -1)
		if len(shown) != want || shown[len(shown)-1][1] != fmt.Sprint(1990+n-1) {
			t.Errorf("%d labels: %v", n, shown)
		}
	}
	doc := &report.Document{Charts: []report.Chart{{Title: "T", Kind: report.Bars, Labels: []string{"a"},
		Series: []report.Series{{Name: "large", Values: []int{990}}, {Name: "small", Values: []int{10}}}}}}
	if inside := regexp.MustCompile(`font-size="12">(\d+)<`).FindAllStringSubmatch(svg(t, doc), -1); len(inside) != 1 || inside[0][1] != "990" {
		t.Errorf("numbers in the bar: %v", inside)
	}
}

// luminance is how bright a colour is (WCAG 2).
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatal(colour)
	}
	part := func(v int) float64 {
		c := float64(v) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

// In black and white, what tells parts apart is a drawing, or a tint that no
// other part without a drawing comes near; every line stands out from its tint.
func TestPatternsCanBeToldApartInBlackAndWhite(t *testing.T) {
	patterns := regexp.MustCompile(`<pattern id="[^"]*"[^>]*><rect [^>]*fill="([^"]*)"/>(.*)</pattern>`).FindAllStringSubmatch(svg(t, picture(1, 7, 40)), -1)
	if len(patterns) != 7 {
		t.Fatalf("%d patterns", len(patterns))
	}
	drawings := map[string]float64{}
	for _, p := range patterns {
		tint := luminance(t, p[1])
		if before, there := drawings[p[2]]; there && contrast(before, tint) < 4.5 {
			t.Errorf("two parts look alike: %s", p[0])
		}
		drawings[p[2]] = tint
		if p[2] != "" && contrast(tint, luminance(t, "#1a1a1a")) < 4.5 {
			t.Errorf("the drawing does not stand out: %s", p[0])
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func TestPicturesAreTheSameEachTime(t *testing.T) {
	first, second := svg(t, picture(20, 7, 40)), svg(t, picture(20, 7, 40))
	if first != second {
		t.Error("two pictures of the same numbers differ")
	}
	if render.SVG(full{}, picture(1, 1, 1)) == nil {
		t.Error("no error from a full disk")
	}
}
