package check_test

import "strings"

// sound is a draft recommendation in which the rules of method find nothing.
const sound = `---
report: 2026/court-cells-velmora-visit
title: Post the times of departure in the cells
addressees: [department-of-escorts]
themes: [transport]
standards: ["Nelson Mandela Rule 73"]
root_cause: Departures are settled by telephone on the day.
indicator: A list of departures on the wall of each cell.
---
We recommend that the times of departure be posted in the cells.
`

// unsound is sound with one thing changed.
func unsound(old, src string) string { return strings.Replace(sound, old, src, 1) }

const (
	planned = "place: prison-lakeside\nstart: 2026-12-01\n"
	inquiry = "received: 2026-10-01\nchannel: mail\nfrom: detained-person\nplace: prison-lakeside\n"
)

var methodDefects = []defect{
	{name: "sound advice", path: "recommendations/2026/court-cells-velmora/m0.md", src: sound},
	{name: "no indicator", path: "recommendations/2026/court-cells-velmora/m1.md", src: unsound("indicator: A list of departures on the wall of each cell.\n", ""), want: []string{"M001 3:1"}},
	{name: "no root cause", path: "recommendations/2026/court-cells-velmora/m2.md", src: unsound("root_cause: Departures are settled by telephone on the day.\n", ""), want: []string{"M002 3:1"}},
	{name: "no standard", path: "recommendations/2026/court-cells-velmora/m3.md", src: unsound("standards: [\"Nelson Mandela Rule 73\"]\n", ""), want: []string{"M003 3:1"}},
	{name: "no deadline", path: "recommendations/2026/court-cells-velmora/m4.md", src: unsound("department-of-escorts", "parliament-human-rights-committee"), want: []string{"M004 3:1"}},
	{name: "two actions in a title", path: "recommendations/2026/court-cells-velmora/m5.md", src: unsound("in the cells", "in the cells; open the yard"), want: []string{"M005 3:48"}},
	{name: "two actions in a text", path: "recommendations/2026/court-cells-velmora/m6.md", want: []string{"M005 13:1"},
		src: unsound("that the times of departure be posted in the cells.", "that the department:\n\n(a) post the times of departure;\n(b) open the yard.")},
	{name: "addressee of the past", path: "recommendations/2026/court-cells-velmora/m7.md", src: unsound("[department-of-escorts]", "[police-directorate, ministry-of-interior]"), want: []string{"M006 4:34"}},
	{name: "expert alone", path: "visits/2026/12/m1.yaml", src: planned + "team: [expert-psychiatry]\n", want: []string{"M010 3:1"}},
	{name: "expert of last year", path: "visits/2026/12/m2.yaml", src: planned + "team: [chair, expert-nutrition]\n", want: []string{"M011 3:15", "M012 3:15"}},
	{name: "accreditation ran out", path: "visits/2026/12/m3.yaml", src: planned + "team: [chair, expert-architecture]\n", want: []string{"M012 3:15"}},
	{name: "not yet introduced", path: "visits/2025/05/m4.yaml", src: "place: prison-lakeside\nstart: 2025-05-10\nteam: [chair, expert-architecture]\n", want: []string{"M013 3:15"}},
	{name: "signed afterwards", path: "members/expert-forensic-medicine.yaml", old: "confidentiality: 2025-10-01", src: "confidentiality: 2026-11-02",
		want: []string{"M014 6:30 visits/2026/10/27-sobering-station-velmora.yaml visits/2026/10/27-sobering-station-velmora"}},
	{name: "conflict", path: "visits/2026/12/m5.yaml", src: "place: psychiatric-hospital-uplands\nstart: 2026-12-01\nteam: [chair, expert-psychiatry]\n", want: []string{"M015 3:15"}},
	{name: "joint visits on too little", path: "visits/2026/12/m6.yaml", src: planned + "team: [chair]\njoint_with: [families-of-detainees, open-door-arvenia, university-law-clinic]\n",
		want: []string{"M016 4:14", "M016 4:56"}},
	{name: "draft kept from the expert", path: "reports/2026/social-care-home-elm-court-visit.yaml", old: "expert_comments: 2026-03-04", src: "tags: [homes]", want: []string{"M017 6:1"}},
	{name: "complaint without anything", path: "complaints/2026/10/m1.yaml", src: "received: 2026-10-01\nchannel: mail\nfrom: detained-person\n", want: []string{"M018 1:1"}},
	{name: "named or not", path: "complaints/2026/10/m2.yaml", src: inquiry + "type: conditions\nthemes: [overcrowding]\nactions:\n  - {date: 2026-10-05, action: refer, to: ombudsman}\n", want: []string{"M019 8:32"}},
	{name: "nobody to ring", path: "stakeholders/method.yaml", src: "name: a\ncategory: other-executive\n", want: []string{"M020 1:1"}},
	{name: "visited before anybody was met", path: "visits/2024/02/m7.yaml", src: "place: military-guardhouse-fort-orlo\nstart: 2024-02-20\nteam: [chair]\n", want: []string{"M021 1:8"}},
	{name: "press before a word", path: "dialogue/2026/10/m1.yaml", want: []string{"M022 4:13"},
		src: "date: 2026-10-01\nform: media\ndirection: outgoing\nescalation: media\nrecommendations:\n  - {recommendation: 2026/immigration-centre-port-arvel/03, for: [ministry-of-health]}\n"},
}
