package page

import "bytes"

// marker is a line that a version control system leaves where two versions
// could not be merged: seven times one of the signs < | = >.
type marker struct {
	sign byte
	line int
	yaml bool // stands in the YAML part
}

// collectMarker notes the line at offset at if it is a conflict marker.
func (r *reader) collectMarker(at, line int) {
	text := r.page.text
	if at+7 > len(text) {
		return
	}
	sign := text[at]
	if sign != '<' && sign != '=' && sign != '>' && sign != '|' {
		return
	}
	found, _ := cutLine(text[at:])
	if bytes.Count(found[:min(7, len(found))], []byte{sign}) < 7 {
		return
	}
	alone := len(found) == 7
	if alone || sign != '=' && found[7] == ' ' {
		r.conflict = append(r.conflict, marker{sign, line, r.inYAML(at)})
	}
}

// checkMarkers reports the conflict markers. In Markdown a line of equals signs
// underlines a heading and a line of bars may be text, so there they count only
// next to another marker.
func (r *reader) checkMarkers() {
	var found []marker
	for i, m := range r.conflict {
		if m.yaml || r.inConflict(i) {
			found = append(found, m)
		}
	}
	r.conflict = found
	for _, m := range found {
		r.dirty = r.dirty || m.yaml
		if r.counted("P003") {
			continue
		}
		start, end := r.page.lineSpan(m.line)
		r.report("P003", start, end, "a merge conflict was left in the file",
			"keep the lines that are right, and delete the others and the lines of `<<<<<<<`, `=======` and `>>>>>>>`")
	}
}

func (r *reader) inConflict(i int) bool {
	sign := r.conflict[i].sign
	if sign == '<' || sign == '>' {
		return true
	}
	before := i > 0 && (r.conflict[i-1].sign == '<' || r.conflict[i-1].sign == '|' && sign == '=')
	after := i+1 < len(r.conflict) && r.conflict[i+1].sign == '>'
	return before || after
}

// dropped returns which lines are passed over so that the rest can be read: the
// markers, and the version below the first of each conflict. Reading both
// versions would report every key that they share as a duplicate.
func (r *reader) dropped() func(line int) bool {
	type span struct{ from, to int }
	var spans []span
	open := false
	for i, m := range r.conflict {
		spans = append(spans, span{m.line, m.line})
		if m.sign == '<' {
			open = true
			continue
		}
		if open && m.sign != '>' && i+1 < len(r.conflict) && r.conflict[i+1].sign != '<' {
			spans[len(spans)-1].to = r.conflict[i+1].line
		}
		open = open && m.sign != '>'
	}
	next := 0
	return func(line int) bool { // asked for in ascending order
		for next < len(spans) && spans[next].to < line {
			next++
		}
		return next < len(spans) && spans[next].from <= line
	}
}
