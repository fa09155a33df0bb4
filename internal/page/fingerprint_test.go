package page

import "testing"

func TestFingerprints(t *testing.T) {
	first := Problem{Code: "R001", Path: "dialogue/a.yaml", Start: Position{4, 1}, Pointer: "/recommendations/3/for/0", Message: "names x; the first is on line 3"}
	moved := first
	moved.Start, moved.Pointer, moved.Message = Position{9, 1}, "/recommendations/0/for/12", "names x; the first is on line 8"
	others := []Problem{first, first, first, first}
	others[0].Code, others[1].Path, others[2].Pointer, others[3].Message = "R002", "dialogue/b.yaml", "/recommendations/3/note", "names y; the first is on line 3"

	mark := func(p Problem) string { return Fingerprints([]Problem{p})[0] }
	if mark(first) != mark(moved) {
		t.Error("a problem that only moved has another mark")
	}
	for _, other := range others {
		if mark(first) == mark(other) {
			t.Errorf("%+v has the mark of %+v", other, first)
		}
	}
	if twice := Fingerprints([]Problem{first, moved}); twice[0] == twice[1] {
		t.Error("two problems of one file share a mark")
	}
	if mark(Problem{Message: "3 more problems"}) != mark(Problem{Message: "4 more problems"}) {
		t.Error("a count changes the mark")
	}
	edit := Problem{Code: "D007", Path: "recommendations/1.md", Pointer: "/title", Message: "edited in commit 0123456789 of 2026-03-04"}
	amended := edit
	amended.Message = "edited in commit abcdef of 2026-05-06"
	if mark(edit) != mark(amended) {
		t.Error("an amended commit changes the mark")
	}
	if both := Fingerprints([]Problem{edit, amended}); both[0] != mark(edit) || both[1] == both[0] {
		t.Error("a second commit has no mark of its own")
	}
}
