package render_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// hostileNames are names that would be markup, script, a directive, or something
// else than they look like, in one of the forms of a map.
var hostileNames = append(slices.Clone(hostileLabels),
	`a"]; end; b["`, `%%{init: {"theme":"dark"}}%%`, `x\" , URL="javascript:alert(1)`, `<b>bold</b><br/>`, "1. list", "- list", "`md`", `\N \G \l`,
	"end", "#quot;", "{{}}", "((x))", "|pipe|", "click b1 call alert()", "&amp; &#34;", "---\ntitle: x\n---", "subgraph", "日本語の名前", "وزارة العدل", "a\u200fb\u202ec")

func bodyNamed(i int) string {
	long := []string{"Ministry of Justice", "Management of the Saint Maren Psychiatric Hospital and its Forensic Wards", "Court",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"}
	return fmt.Sprintf("%s %d %s", long[i%len(long)], i, hostileNames[i%len(hostileNames)])
}

// maps are pictures of so many bodies, of every sort.
func maps(n int, w *language.Words) map[string]*report.Document {
	of := func(m *report.Map) *report.Document {
		m.Title, m.Description = "A map", "What there is to see."
		table := &report.Table{Columns: []report.Column{{Key: "name", Title: "Body"}, {Key: "id"}}}
		for i := range n {
			table.Rows = append(table.Rows, []report.Cell{{Text: bodyNamed(i)}, {Text: "id"}})
		}
		return &report.Document{Audience: "internal", Title: m.Title, Words: w, Addressed: true, Table: table,
			Blocks: []report.Block{{Map: m, Table: table}}, Footer: []string{"As of today.", "For the people of the mechanism."}}
	}
	return map[string]*report.Document{
		"grid": of(&report.Map{Grid: gridOf(n)}), "outline": of(&report.Map{Outline: outlineOf(n)}), "graph": of(&report.Map{Graph: graphOf(n)}),
	}
}

// gridOf puts most of them into one cell.
func gridOf(n int) *report.Grid {
	g := &report.Grid{Up: "Influence", Across: "Interest", Low: "low", High: "high", Unplaced: "Not placed", Names: "Names"}
	for i, stance := range []string{"champion", "supportive", "neutral", "reluctant", "opposed", ""} {
		g.Marks = append(g.Marks, report.GridMark{Stance: stance, Name: fmt.Sprintf("stance %d", i)})
	}
	for i := range n {
		p := report.GridPoint{Name: bodyNamed(i), Up: 3, Across: 4, Mark: i % 6}
		if i%3 == 0 {
			p.Up, p.Across = i%5+1, i/5%5+1
		}
		if i%11 == 5 {
			g.UnplacedOff = append(g.UnplacedOff, p)
			continue
		}
		g.Points = append(g.Points, p)
	}
	return g
}

func outlineOf(n int) *report.Outline {
	o := &report.Outline{Tree: true, Head: "Body", Columns: []report.OutlineColumn{{Title: "Focal point"}, {Title: "Time since then", Bars: true}, {Title: "Open", Right: true}}}
	for i := range n {
		row := report.OutlineRow{Name: bodyNamed(i), Above: -1, Cells: []report.OutlineCell{{Text: hostileNames[i%len(hostileNames)], Gap: i%4 == 0},
			{Text: fmt.Sprint(i*7, " days"), Size: i * 7}, {Text: fmt.Sprint(i), Gap: i%5 == 0}}}
		if i%6 > 0 {
			row.Above, row.Depth = i-1, i%6
		}
		o.Rows = append(o.Rows, row)
	}
	return o
}

// graphOf is a tree with ties across it, in both directions, and a circle.
func graphOf(n int) *report.Graph {
	g := &report.Graph{Alone: "Alone", Kinds: []report.GraphKind{{Name: "supervises", Ranks: true}, {Name: "influences"}, {Name: hostileNames[2]}, {Name: "belongs to", Ranks: true, Tree: true}}}
	for i := range n {
		if i%13 == 12 {
			g.Others = append(g.Others, bodyNamed(i))
			continue
		}
		g.Nodes = append(g.Nodes, bodyNamed(i))
	}
	for i := range g.Nodes {
		if i > 0 {
			g.Edges = append(g.Edges, report.GraphEdge{From: i, To: (i - 1) / 4, Kind: 3})
		}
		if i%3 == 0 && len(g.Nodes) > 1 {
			g.Edges = append(g.Edges, report.GraphEdge{From: i, To: (i*7 + 5) % len(g.Nodes), Kind: i / 3 % 3})
		}
	}
	g.Edges = slices.DeleteFunc(g.Edges, func(e report.GraphEdge) bool { return e.From == e.To })
	return g
}

// box is what an element of a picture covers.
type box struct {
	left, top, right, bottom float64
	what                     string
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// mapShape are the elements and attributes of a map: none loads, links or runs
// anything.
var mapShape = map[string]bool{
	"svg": true, "title": true, "desc": true, "rect": true, "circle": true, "path": true, "polygon": true, "text": true, "xmlns": true, "viewBox": true, "width": true,
	"height": true, "role": true, "aria-labelledby": true, "id": true, "fill": true, "stroke": true, "font-family": true, "font-size": true, "font-weight": true,
	"text-anchor": true, "x": true, "y": true, "cx": true, "cy": true, "r": true, "rx": true, "d": true, "points": true, "stroke-width": true, "stroke-opacity": true,
	"stroke-dasharray": true, "class": true, "lang": true, "direction": true,
}

// boxesOf reads a map, holds that it is sound and harmless, and gives its texts
// and its boxes with rounded corners. A letter is taken to be 0.58 of its size
// wide, a bold one 0.65.
func boxesOf(t *testing.T, text string) (texts, nodes []box, width, height float64) {
	t.Helper()
	decoder, rtl := xml.NewDecoder(strings.NewReader(text)), false
	var open *xml.StartElement
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts, nodes, width, height
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := token.Copy()
			open = &e
			holdShape(t, e)
			number := func(name string) float64 { n, _ := strconv.ParseFloat(attribute(e, name), 64); return n }
			switch {
			case e.Name.Local == "svg":
				width, height, rtl = number("width"), number("height"), attribute(e, "direction") == "rtl"
			case e.Name.Local == "rect" && attribute(e, "rx") != "":
				nodes = append(nodes, box{number("x"), number("y"), number("x") + number("width"), number("y") + number("height"), "node"})
			}
		case xml.CharData:
			if open != nil && open.Name.Local == "text" && strings.TrimSpace(string(token)) != "" {
				texts = append(texts, textBox(*open, string(token), rtl))
			}
		case xml.EndElement:
			open = nil
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("%T", token)
		}
	}
}

func holdShape(t *testing.T, e xml.StartElement) {
	t.Helper()
	if !mapShape[e.Name.Local] {
		t.Errorf("<%s>", e.Name.Local)
	}
	for _, a := range e.Attr {
		if !mapShape[a.Name.Local] || strings.Contains(a.Value, "://") && a.Name.Local != "xmlns" || strings.Contains(a.Value, "url(") {
			t.Errorf("<%s %s=%q>", e.Name.Local, a.Name.Local, a.Value)
		}
	}
}

func textBox(e xml.StartElement, s string, rtl bool) box {
	x, _ := strconv.ParseFloat(attribute(e, "x"), 64)
	y, _ := strconv.ParseFloat(attribute(e, "y"), 64)
	size := 12.0
	if own, err := strconv.ParseFloat(attribute(e, "font-size"), 64); err == nil {
		size = own
	}
	share := 0.58
	if attribute(e, "font-weight") == "bold" {
		share = 0.65
	}
	long := float64(columns(s)) * size * share
	b := box{left: x, right: x + long, top: y - size*0.8, bottom: y + size*0.2, what: s}
	anchor := attribute(e, "text-anchor")
	switch {
	case anchor == "middle":
		b.left, b.right = x-long/2, x+long/2
	case anchor == "end" != rtl:
		b.left, b.right = x-long, x
	}
	return b
}

// columns is how many letters wide a text is, two for each Chinese one.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 && r < 0xa000 {
			n++
		}
	}
	return n
}

// No label lies on another or leaves the picture, whatever it says and however
// many there are, in either direction of the script.
func TestLabelsOfMapsDoNotOverlap(t *testing.T) {
	for _, n := range []int{1, 12, 60, 150} {
		for _, code := range []string{"en", "ar"} {
			for name, doc := range maps(n, language.Of(code)) {
				texts, nodes, width, height := boxesOf(t, written(t, func(w io.Writer) error { return render.SVG(w, doc) }))
				at := fmt.Sprintf("%s of %d in %s", name, n, code)
				for i, a := range texts {
					if a.left < 0 || a.top < 0 || a.right > width || a.bottom > height {
						t.Errorf("%s: %q leaves the picture: %v of %v × %v", at, a.what, a, width, height)
					}
					for _, b := range texts[i+1:] {
						if a.meets(b) {
							t.Errorf("%s: %q and %q overlap", at, a.what, b.what)
						}
					}
				}
				for i, a := range nodes {
					for _, b := range nodes[i+1:] {
						if a.meets(b) {
							t.Errorf("%s: two nodes overlap: %v %v", at, a, b)
						}
					}
				}
				if name == "graph" && len(nodes) != len(doc.Blocks[0].Map.Graph.Nodes) {
					t.Errorf("%s: %d nodes are drawn", at, len(nodes))
				}
			}
		}
	}
}

var curve = regexp.MustCompile(`<path d="M([0-9-]+) ([0-9-]+)(C[^"]*)" fill="none" stroke="#[^"]*" stroke-width="2"|<path d="M([0-9-]+) ([0-9-]+)(C[^"]*)" fill="none" stroke="[^"]*" stroke-opacity="0.7"`)

// Every arrow begins and ends at the border of a box, and none has a bend within
// one.
func TestArrowsRunBetweenBoxes(t *testing.T) {
	doc := maps(60, nil)["graph"]
	text := written(t, func(w io.Writer) error { return render.SVG(w, doc) })
	_, nodes, _, _ := boxesOf(t, text)
	g := doc.Blocks[0].Map.Graph
	curves := curve.FindAllStringSubmatch(text, -1)
	if want := len(g.Edges) + len(g.Kinds); len(curves) != want {
		t.Fatalf("%d arrows, want %d and those of the legend", len(curves), want)
	}
	atBorder := func(x, y float64) bool {
		return slices.ContainsFunc(nodes, func(b box) bool {
			near := min(abs(x-b.left), abs(x-b.right))
			return near <= 10 && y > b.top && y < b.bottom
		})
	}
	for _, c := range curves[len(g.Kinds):] { // the legend comes first
		d := strings.Join(c[1:4], " ")
		if c[1] == "" {
			d = strings.Join(c[4:7], " ")
		}
		fields := strings.Fields(strings.NewReplacer("C", " ", "H", " ").Replace(d))
		number := func(i int) float64 { n, _ := strconv.ParseFloat(fields[i], 64); return n }
		if last := len(fields) - 2; !atBorder(number(0), number(1)) || !atBorder(number(last), number(last+1)) {
			t.Errorf("an arrow does not end at a box: %s", d)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestMapsAreHarmlessEverywhere(t *testing.T) {
	for name, doc := range maps(60, nil) {
		for _, format := range []func(io.Writer, *report.Document) error{render.SVG, render.HTML} {
			text := written(t, func(w io.Writer) error { return format(w, doc) })
			if strings.ContainsAny(text, "\u202e\u2066\x1b\ufffe") || strings.Contains(text, "<script") || strings.Contains(text, "<b>bold") || strings.Contains(text, `" onload="`) {
				t.Errorf("%s: something of a name is left", name)
			}
		}
	}
}

var (
	mermaidLine = regexp.MustCompile(`^(flowchart LR|  acc(Title|Descr): [^%{}"<>]*|  b\d+\["([^"%{}<>|\x60]|<br/>)*"\]|  b\d+ (==>|-->|-\.->|---)(\|"[^"%{}<>|\x60]*"\|)? b\d+|%% [^%{}]*)$`)
	dotLine     = regexp.MustCompile(`^(digraph map \{|\}|  (graph|node|edge) \[.*\];|  b\d+( -> b\d+)? \[.*\];)$`)
	dotString   = regexp.MustCompile(`"(\\.|[^"\\])*"`)
	dotRest     = regexp.MustCompile(`^[a-zLR0-9 \[\]=,;{}>-]*$`)
)

// What a name says is never read as a part of the language of a graph.
func TestGraphsAreQuoted(t *testing.T) {
	for _, name := range []string{"graph", "outline"} {
		doc := maps(80, nil)[name]
		for line := range strings.Lines(written(t, func(w io.Writer) error { return render.Mermaid(w, doc) })) {
			if !mermaidLine.MatchString(strings.TrimSuffix(line, "\n")) {
				t.Errorf("%s: %q is not what Mermaid should read", name, line)
			}
			if strings.Contains(line, `["1. `) || strings.Contains(line, `["- `) {
				t.Errorf("%s: %q would be a list", name, line)
			}
		}
		for line := range strings.Lines(written(t, func(w io.Writer) error { return render.DOT(w, doc) })) {
			line = strings.TrimSuffix(line, "\n")
			if rest := dotString.ReplaceAllString(line, ""); !dotLine.MatchString(line) || !dotRest.MatchString(rest) {
				t.Errorf("%s: %q is not what Graphviz should read", name, line)
			}
			if strings.Contains(line, `label="\N`) || strings.Contains(line, "&quot;") {
				t.Errorf("%s: %q has an escape of Graphviz", name, line)
			}
		}
	}
	for name, write := range map[string]func(io.Writer, *report.Document) error{"mermaid": render.Mermaid, "dot": render.DOT} {
		if err := write(io.Discard, maps(3, nil)["grid"]); err == nil {
			t.Errorf("%s: a grid is no graph", name)
		}
	}
}

// Who cannot see a picture that stands alone hears what its table says; and whom
// it is for stands on it.
func TestMapsCanBeReadAloud(t *testing.T) {
	for name, doc := range maps(12, language.Of("fr")) {
		text := written(t, func(w io.Writer) error { return render.SVG(w, doc) })
		head, _, _ := strings.Cut(text, "</desc>")
		for _, want := range []string{`role="img"`, `lang="fr"`, ">A map</title>", "What there is to see.", "Body: Ministry of Justice 0 ", "Body: Court 2", "For the people of the mechanism."} {
			if !strings.Contains(head, want) {
				t.Errorf("%s: no %q in the head of the picture", name, want)
			}
		}
		if !strings.Contains(text, ">For the people of the mechanism.</text>") {
			t.Errorf("%s does not say whom it is for", name)
		}
	}
}

func TestMapsNeedAnAudience(t *testing.T) {
	for name, doc := range maps(3, nil) {
		doc.Audience = ""
		for format, write := range map[string]func(io.Writer, *report.Document) error{"svg": render.SVG, "mermaid": render.Mermaid, "dot": render.DOT, "html": render.HTML} {
			if err := write(io.Discard, doc); err == nil {
				t.Errorf("%s is written as %s for nobody in particular", name, format)
			}
		}
	}
}

func TestMapsAreTheSameEachTime(t *testing.T) {
	for name := range maps(1, nil) {
		first := written(t, func(w io.Writer) error { return render.SVG(w, maps(150, nil)[name]) })
		if second := written(t, func(w io.Writer) error { return render.SVG(w, maps(150, nil)[name]) }); first != second {
			t.Errorf("%s differs", name)
		}
	}
}

// On a page two maps have ids of their own, letters take the page's colour, and
// what tells sorts apart is seen on white and on black (WCAG 2.2, 1.4.11).
func TestMapsOnPages(t *testing.T) {
	doc := maps(12, nil)["graph"]
	doc.Blocks = append(doc.Blocks, maps(12, nil)["grid"].Blocks...)
	text := written(t, func(w io.Writer) error { return render.HTML(w, doc) })
	ids := regexp.MustCompile(` id="(map-[0-9a-f]+)-title"`).FindAllStringSubmatch(text, -1)
	if len(ids) != 2 || ids[0][1] == ids[1][1] || strings.Count(text, `fill="currentColor">`) < 2 {
		t.Errorf("ids %v", ids)
	}
	for _, hit := range regexp.MustCompile(`(?:fill|stroke)="(#[0-9a-f]{6})"`).FindAllStringSubmatch(text, -1) {
		l := luminance(t, hit[1])
		if contrast(l, 1) < 3 || contrast(l, luminance(t, "#11161d")) < 3 {
			t.Errorf("%s is hard to see: %.1f on white, %.1f on dark", hit[1], contrast(l, 1), contrast(l, luminance(t, "#11161d")))
		}
	}
}
