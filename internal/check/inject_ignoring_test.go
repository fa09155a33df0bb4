package check_test

var ignoringDefects = []defect{
	{name: "no such rule to silence", path: "places/x1.yaml", src: "name: a\ntype: prison # npm:ignore M999 reason=b\n", want: []string{"I001 2:14"}},
	{name: "schema silenced", path: "places/x2.yaml", src: "name: a\ntype: prison\nnmae: b # npm:ignore S001 reason=b\n", want: []string{"S001 3:1", "I001 3:9"}},
	{name: "no reason", path: "places/x3.yaml", src: "name: a\nauthority: nobody-3 # npm:ignore R001\ntype: prison\n", want: []string{"R001 2:12", "I002 2:21"}},
	{name: "until no day", path: "places/x4.yaml", src: "name: a\nauthority: nobody-4 # npm:ignore R001 until=soon reason=b\ntype: prison\n", want: []string{"R001 2:12", "I002 2:21"}},
	{name: "expired", path: "places/x5.yaml", src: "name: a\nauthority: nobody-5 # npm:ignore R001 until=2026-11-20 reason=b\ntype: prison\n", want: []string{"R001 2:12", "I003 2:21"}},
	{name: "unused", path: "places/x6.md", src: "---\nname: a\n# npm:ignore R001 reason=b\ntype: prison\n---\n", want: []string{"I004 3:1"}},
	{name: "on another line", path: "places/x7.yaml", src: "name: a # npm:ignore R001 reason=b\nauthority: nobody-7\ntype: prison\n", want: []string{"I004 1:9", "R001 2:12"}},
	{name: "silenced", path: "places/x8.yaml", src: "name: a\n# npm:ignore R001 until=2026-11-21 reason=the record comes with the next change\nauthority: nobody-8\ntype: prison\n"},
}
