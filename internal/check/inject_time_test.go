package check_test

var timeDefects = []defect{
	{name: "visit ends before it starts", path: "visits/2026/05/t1.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\nend: 2026-05-03\n", want: []string{"T001 3:6"}},
	{name: "promise kept before it was made", path: "dialogue/2026/05/t1.yaml", want: []string{"T001 5:57"},
		src: letter + "commitments:\n  - {what: Plans, by: ombudsman, due: 2026-06-01, done: 2026-05-03}\n"},
	{name: "several dates before the dialogue", path: "dialogue/2026/05/t2.yaml", want: []string{"T001 1:7"},
		src: letter + "follow_up: 2026-04-30\ncommitments:\n  - {what: Plans, by: ombudsman, due: 2026-04-30}\n"},
	{name: "report sent before its draft", path: "reports/2026/t1.yaml", src: "type: thematic\ndrafted: 2026-02-01\ndraft_sent: 2026-03-01\nsent: 2026-02-15\n", want: []string{"T002 4:7"}},
	{name: "reply due before the report was sent", path: "reports/2026/t2.yaml", src: "type: thematic\nsent: 2026-02-15\nrespond_by: 2026-02-14\n", want: []string{"T002 3:13"}},
	{name: "position before the issue", path: "dialogue/2024/01/t1.yaml", want: []string{"T003 5:57"},
		src: "date: 2024-01-04\nform: letter\nwith: [prison-service]\nrecommendations:\n  - {recommendation: 2025/prison-lakeside/05, position: noted}\n"},
	{name: "found before the issue", path: "assessments/2024/01/t1.yaml", want: []string{"T003 4:55"},
		src: "date: 2024-01-04\nbasis: document-review\nfindings:\n  - {recommendation: 2025/prison-lakeside/05, status: started}\n"},
	{name: "done the day after tomorrow", path: "processes/t1.yaml", src: "mechanism: network\nstakeholder: ombudsman\nsteps:\n  - {step: submission, done: 2026-11-23}\n", want: []string{"T004 4:30"}},
	{name: "date unlike its folder", path: "dialogue/2026/05/t4.yaml", src: "date: 2026-06-04\nform: letter\nwith: [ombudsman]\n", want: []string{"T005 1:7"}},
	{name: "date unlike its name", path: "visits/2026/05/05-t2.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\n", want: []string{"T005 2:8"}},
	{name: "any day of the visit", path: "visits/2026/05/05-t3.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\nend: 2026-05-06\n"},
}
