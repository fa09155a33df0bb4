package page

import (
	"testing"

	"gopkg.in/yaml.v3"
)

// record is a recommendation of ordinary length, 900 bytes of front matter.
const record = `title: Provide a call button in every cell and log the time of each answer
report: 2026/lakeside-prison
addressees: [ministry-of-justice, prison-service]
places:
  - lakeside-prison
themes: [solitary-confinement, safety]
priority: high
issued: 2026-04-12
respond_by: 2026-10-12
implement_by: 2027-04-12
level: practice
groups: [women, persons-with-disabilities]
standards:
  - Nelson Mandela Rules 43-45
  - European Prison Rules 52.4
root_cause: The wing was built without wiring for a call system, and no post is held at night.
indicator: >-
  Every cell has a working button, and the log of one month shows
  that no call waited for longer than five minutes.
repeats: [2023/lakeside-prison/07]
related:
  - 2024/northgate-prison/02
external_id: "LP-2026-03"
tags: [cells, night]
notes: Raised with the director at the debrief; he said that funds are set aside.
`

const markdownRecord = "---\n" + record + "---\nThe NPM recommends that a call button be provided in every cell.\n"

func BenchmarkParse(b *testing.B) {
	src := []byte(markdownRecord)
	b.ReportAllocs()
	for b.Loop() {
		if p := Parse("recommendations/2026/lakeside-prison/03.md", src); scalars(p) == 0 {
			b.Fatal(p.Problems)
		}
	}
}

// BenchmarkBareNodes is what the YAML parser alone takes for the same page.
func BenchmarkBareNodes(b *testing.B) {
	src := []byte(record)
	b.ReportAllocs()
	for b.Loop() {
		var n yaml.Node
		if err := yaml.Unmarshal(src, &n); err != nil {
			b.Fatal(err)
		}
	}
}
