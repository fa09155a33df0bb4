package check_test

import (
	"time"

	"github.com/opcat-tools/npm/internal/record"
)

var dialogueDefects = []defect{
	{name: "said by a body that is not there", path: "dialogue/2026/05/dz.yaml", want: []string{"R001 3:8"},
		src: "date: 2026-05-04\nform: letter\nwith: [ombudsmann]\nrecommendations:\n  - {recommendation: 2025/prison-lakeside/05, claims: in-progress}\n"},
	{name: "position put down to somebody absent", path: "dialogue/2026/05/u1.yaml", want: []string{"D004 5:52"},
		src: letter + "recommendations:\n  - {recommendation: 2025/prison-lakeside/05, for: [prison-service], position: noted}\n"},
	{name: "found implemented, nobody knows why", path: "assessments/2026/05/u1.yaml", want: []string{"D005 4:55"},
		src: "date: 2026-05-04\nbasis: document-review\nfindings:\n  - {recommendation: 2025/prison-lakeside/02, status: implemented}\n"},
	{name: "not competent, and moved to nobody", path: "dialogue/2026/11/u1.yaml", want: []string{"D006 5:53"},
		src: "date: 2026-11-20\nform: letter\nwith: [ministry-of-health]\nrecommendations:\n  - {recommendation: 2026/annual-2025/02, position: not-competent}\n"},
	{name: "edited after it was answered", path: "recommendations/2025/juvenile-centre-seredin/02.md", old: "title: Teach a full school week", src: "title: Teach a school week",
		past: []record.Change{{ID: "2025/juvenile-centre-seredin/02", Fields: []string{"title"}, Commit: "0123456789abcdef", When: time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)}},
		want: []string{"D007 3:8"}},
	{name: "promise by somebody absent", path: "dialogue/2026/05/u2.yaml", want: []string{"D008 5:23"},
		src: letter + "commitments:\n  - {what: Plans, by: ministry-of-health, due: 2026-06-01}\n"},
}
