package check_test

var confidentialityDefects = []defect{
	{name: "names what the SPT has not published", path: "recommendations/2024/prison-lakeside/02.md", old: "related: [2024/upr-third-cycle/02]",
		src: "related: [2024/upr-third-cycle/02, 2026/spt-visit-report/01]", want: []string{"C002 12:36"}},
	{name: "telephone in an address", path: "places/c3.yaml", src: "name: a\ntype: prison\naddress: 3 Lake Road, tel. 091/234-567\n", want: []string{"C003 3:28"}},
	{name: "e-mail and telephone in a body", path: "recommendations/2024/prison-lakeside/01.md", old: "\n---\n", src: "\n---\nWrite to\nward@example.org, or call 091 234 5678.\n\n",
		want: []string{"C003 14:1", "C003 14:27"}},
	{name: "a contact by name", path: "places/c4.yaml", src: "name: a\ntype: prison\nregion: below **Ingvild**  MBATHA\n", want: []string{"C004 3:17"}},
	{name: "who complained, by a word", path: "places/c5.yaml", src: "name: a\ntype: prison\nnotes: as Peregrine told us\n", want: []string{"C004 3:11"}},
	{name: "with a consent that was refused", path: "complaints/2026/06/10-01.yaml", old: "identity: withheld", src: "identity: with-consent", want: []string{"C005 15:81"}},
	{name: "opened without consent", path: "complaints/2026/09/17-01.yaml", old: "closed: 2026-09-29\n", src: "closed: 2026-09-29\naccess: shared\n", want: []string{"C006 19:9"}},
	{name: "told the press", path: "dialogue/2026/10/15-press.yaml", old: "form: media\n", src: "form: media\ncomplaint: 2026/10/29-01\n", want: []string{"C006 4:12"}},
	{name: "public before it is sent", path: "reports/2026/c7.yaml", src: "type: thematic\ndrafted: 2026-11-02\naccess: public\n", want: []string{"C007 3:9"}},
	{name: "a woman in a room for ten", path: "visits/2026/10/27-sobering-station-velmora.yaml", old: "access_given: full\n", src: "access_given: full\naccess: public\ngroups: [women]\n", want: []string{"C008 9:9"}},
	{name: "second of five", path: "recommendations/2025/prison-lakeside/02.md", old: "priority:", src: "access: internal\npriority:", want: []string{"C009 6:9"}},
	{name: "members opened", path: "register.yaml", old: "# Everything the program needs to know about our own rules stands in this one file.", src: "access: {members: shared}",
		want: []string{"C010 2:19 register.yaml -"}},
	{name: "a path with a name", path: "places/wing-ingvild-mbatha.yaml", src: "name: a\ntype: prison\n", want: []string{"C011 1:1"}},
	{name: "told the hospital's ministry", path: "complaints/2025/02/13-01.yaml", old: "to: prosecutor-general", src: "to: ministry-of-health", want: []string{"C012 18:43"}},
}
