package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// generate writes a register of n recommendations with what belongs to them:
// reports, visits, dialogue, assessments, bodies and places. The same n gives
// the same bytes. It returns how many records there are.
func generate(tb testing.TB, dir string, n int) int {
	tb.Helper()
	g := &generator{tb: tb, dir: dir, rand: rand.New(rand.NewPCG(1, uint64(n))), n: n}
	g.write("register.yaml", "schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health-care: Health care, use-of-force: Use of force, safeguards: Safeguards}\n"+
		"publish: {answers: all, assessments: true, counts: [visits, dialogue]}\n")
	g.records = 0
	g.bodies()
	g.reports()
	for i := range n {
		g.recommendation(i)
		g.dialogue(i)
		if i%4 == 0 {
			g.assessment(i)
		}
	}
	return g.records
}

type generator struct {
	tb      testing.TB
	dir     string
	rand    *rand.Rand
	n       int
	records int

	reportIDs []string // in the order of issue
}

const (
	bodies    = 300
	perReport = 12
)

func (g *generator) write(name, content string) {
	path := filepath.Join(g.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		g.tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		g.tb.Fatal(err)
	}
	g.records++
}

// addressees are the two bodies that recommendation i goes to.
func addressees(i int) (string, string) {
	first := i * 7 % bodies
	return fmt.Sprintf("body-%03d", first), fmt.Sprintf("body-%03d", (first+1+i%29)%bodies)
}

// day is a date in the year that recommendation i was issued, or some years
// after; none lies after 2025, as in a register nobody has written ahead in.
func (g *generator) day(i, after int) string {
	return fmt.Sprintf("%d-%02d-%02d", 2007+i*15/g.n+after, 1+g.rand.IntN(12), 1+g.rand.IntN(28))
}

func (g *generator) bodies() {
	for i := range bodies {
		parent := ""
		if i >= 30 {
			parent = fmt.Sprintf("parent: body-%03d\n", i%30)
		}
		g.write(fmt.Sprintf("stakeholders/body-%03d.yaml", i), fmt.Sprintf("name: Department of affairs number %d\ncategory: line-ministry\n%sinfluence: 4\ninterest: 2\ncontact_every: 6m\nreviewed: 2025-03-01\n", i, parent))
		g.write(fmt.Sprintf("places/place-%03d.yaml", i), fmt.Sprintf("name: Prison number %d\ntype: prison\nauthority: body-%03d\nregion: North\ncapacity: 450\nvisit_every: 1y\n", i, i))
	}
}

func (g *generator) reports() {
	for i := range g.n/perReport + 1 {
		day := g.day(i*perReport, 0)
		place := g.rand.IntN(bodies)
		g.write(fmt.Sprintf("visits/%s/%04d.yaml", day[:4], i), fmt.Sprintf("place: place-%03d\nstart: %s\ntype: full\nannounced: false\n", place, day))
		g.write(fmt.Sprintf("reports/%s/%04d.yaml", day[:4], i), fmt.Sprintf("type: visit\ntitle: Report on the visit to prison number %d\nvisits: [%s/%04d]\nsent: %s\npublished: %s\n", place, day[:4], i, day, day))
		g.reportIDs = append(g.reportIDs, fmt.Sprintf("%s/%04d", day[:4], i))
	}
}

func (g *generator) recID(i int) string {
	return fmt.Sprintf("%s/%02d", g.reportIDs[i/perReport], i%perReport+1)
}

const prose = "The persons held in the unit spend twenty-two hours a day in their cells, and the logbook shows no " +
	"offer of association or work. Staff explained that posts had been vacant since the spring. The mechanism " +
	"recommends that each person be offered at least two hours of meaningful human contact a day, and that the " +
	"offer and its outcome be recorded.\n"

func (g *generator) recommendation(i int) {
	first, second := addressees(i)
	g.write("recommendations/"+g.recID(i)+".md", fmt.Sprintf(`---
report: %s
title: Offer at least two hours of meaningful contact a day in unit %d
addressees: [%s, %s]
themes: [health-care, safeguards]
priority: normal
level: practice
indicator: The logbook shows the offer for each person and day
root_cause: Vacant posts since the spring
standards: ["Nelson Mandela Rules 43-45"]
---
%s`, g.reportIDs[i/perReport], i, first, second, prose))
}

func (g *generator) dialogue(i int) {
	first, second := addressees(i)
	for k, speaker := range []string{first, second} {
		day := g.day(i, 1+k)
		position := []string{"accepted", "partly-accepted", "rejected", "noted"}[g.rand.IntN(4)]
		claims := []string{"not-started", "in-progress", "implemented"}[g.rand.IntN(3)]
		form := []string{"letter", "meeting", "email"}[g.rand.IntN(3)]
		g.write(fmt.Sprintf("dialogue/%s/%s/%s-%06d-%d.md", day[:4], day[5:7], day[8:], i, k), fmt.Sprintf(`---
date: %s
form: %s
direction: incoming
with: [%s]
level: technical
purpose: [follow-up]
recommendations:
  - {recommendation: %s, position: %s, claims: %s, note: as discussed}
  - {recommendation: %s, note: in passing}
---
%s`, day, form, speaker, g.recID(i), position, claims, g.recID(g.rand.IntN(g.n)), prose[:200]))
	}
}

func (g *generator) assessment(i int) {
	day := g.day(i, 3)
	status := []string{"started", "implemented", "not-implemented", "partly-implemented"}[g.rand.IntN(4)]
	g.write(fmt.Sprintf("assessments/%s/%s/%s-%06d.yaml", day[:4], day[5:7], day[8:], i), fmt.Sprintf(`date: %s
basis: document-review
findings:
  - {recommendation: %s, status: %s, evidence: the logbook of the unit}
  - {recommendation: %s, status: started, note: seen in passing}
`, day, g.recID(i), status, g.recID(g.rand.IntN(i+1))))
}
