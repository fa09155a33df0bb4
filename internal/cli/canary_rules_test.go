package cli

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/schema"
)

// The rules of access a second time, from the schemas as files and on nothing but
// texts: what is expected may not come from the room that is tested.

// pages are the records of a register as their files say, by kind and id.
type pages map[string]map[string]any

// publishSetting is what register.yaml says of release and access.
type publishSetting struct {
	Answers     string            `json:"answers"`
	Assessments bool              `json:"assessments"`
	Counts      []string          `json:"counts"`
	access      map[string]string // of kinds, without a reason
}

// canaryRules say who may see what of pages.
type canaryRules struct {
	pages   pages
	schemas map[string]map[string]any // by kind
	today   string
	publish publishSetting
	asked   map[string]bool     // what is seen, by reader and record
	moved   map[string][]string // to whom who was there, by recommendation
	within  map[string][]string // recommendations, by report
}

func newCanaryRules(t *testing.T, all pages, today string, publish publishSetting) *canaryRules {
	t.Helper()
	known, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &canaryRules{pages: all, schemas: map[string]map[string]any{}, today: today, publish: publish,
		asked: map[string]bool{}, moved: map[string][]string{}, within: map[string][]string{}}
	for _, kind := range schema.Kinds() {
		var file map[string]any
		if err := json.Unmarshal(known.JSON(kind), &file); err != nil {
			t.Fatal(err)
		}
		r.schemas[kind] = file
	}
	for name, page := range all {
		if kind, _ := kindAndID(name); kind == "recommendations" {
			r.within[asText(page["report"])] = append(r.within[asText(page["report"])], name)
		}
		r.follow(name, page)
	}
	return r
}

// follow notes where a dialogue moved recommendations, if those to whom it moved
// them were there.
func (r *canaryRules) follow(name string, page map[string]any) {
	if kind, _ := kindAndID(name); kind != "dialogue" || asText(page["date"]) > r.today {
		return
	}
	for _, item := range asObjects(page["recommendations"]) {
		if to := asText(asObject(item["moves"])["to"]); slices.Contains(asTexts(page["with"]), to) {
			r.moved[asText(item["recommendation"])] = append(r.moved[asText(item["recommendation"])], to)
		}
	}
}

func asText(v any) string { s, _ := v.(string); return s }

func asTexts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, asText(item))
		}
		return all
	}
	return nil
}

func asObject(v any) map[string]any { m, _ := v.(map[string]any); return m }

func asObjects(v any) []map[string]any {
	list, _ := v.([]any)
	var all []map[string]any
	for _, item := range list {
		all = append(all, asObject(item))
	}
	return all
}

// The levels, from the widest.
const (
	toAll = iota
	toSome
	toStaff
	toFew
)

func levelAt(word any) int {
	if i := slices.Index([]string{"public", "shared", "internal"}, asText(word)); i >= 0 {
		return i
	}
	return toFew
}

func kindAndID(name string) (kind, id string) {
	kind, id, _ = strings.Cut(name, "/")
	return kind, id
}

func (r *canaryRules) happened(v any) bool { return asText(v) != "" && asText(v) <= r.today }

// level is how far a record is open.
func (r *canaryRules) level(name string) int {
	kind, _ := kindAndID(name)
	page := r.pages[name]
	own := r.usual(kind, page)
	if told := r.publish.access[kind]; told != "" {
		own = max(own, levelAt(told))
	}
	if page["access"] != nil {
		own = levelAt(page["access"])
	}
	switch kind {
	case "complaints":
		return toFew
	case "recommendations":
		if report := "reports/" + asText(page["report"]); r.pages[report] != nil {
			return max(own, r.level(report))
		}
		return toFew
	}
	return own
}

func (r *canaryRules) usual(kind string, page map[string]any) int {
	ours := cmp.Or(asText(page["issued_by"]), "npm") == "npm"
	switch {
	case kind == "places", kind == "stakeholders", kind == "recommendations", kind == "reports" && r.happened(page["published"]):
		return toAll
	case kind == "reports" && !ours, kind == "visits" && page["announced"] != true && asText(page["start"]) > r.today, kind == "complaints",
		kind == "dialogue" && asText(page["complaint"]) != "":
		return toFew
	case kind == "reports" && r.happened(page["sent"]):
		return toSome
	}
	return toStaff
}

// seesOf is the narrowest level of field that a reader sees of a record; not ok:
// it does not see the record.
func (r *canaryRules) seesOf(reader, name string) (level int, ok bool) {
	if r.pages[name] == nil {
		return 0, false
	}
	level = r.level(name)
	switch reader {
	case "full":
		return toFew, true
	case "internal":
		return toStaff, level <= toStaff
	case "public":
		return toAll, level == toAll
	}
	if level <= toSome && r.named(reader, name) {
		return toSome, true
	}
	return toAll, level == toAll
}

// named says whether a record that is shared is shared with a body.
func (r *canaryRules) named(body, name string) bool {
	kind, id := kindAndID(name)
	page := r.pages[name]
	with, exactly := page["share_with"]
	switch kind {
	case "recommendations":
		report := "reports/" + asText(page["report"])
		among, chosen := r.pages[report]["share_with"]
		if chosen && !slices.Contains(asTexts(among), body) && r.level(report) != toAll {
			return false
		}
		if !exactly {
			return r.concerned(body, id)
		}
	case "reports":
		if slices.ContainsFunc(r.within[id], func(rec string) bool { return r.level(rec) <= toSome && r.named(body, rec) }) {
			return true
		}
	case "dialogue":
		if !exactly {
			return slices.Contains(asTexts(page["with"]), body)
		}
	}
	return slices.Contains(asTexts(with), body)
}

// concerned: those to whom a recommendation is addressed or moved, who stands in
// their place, and those above.
func (r *canaryRules) concerned(body, recommendation string) bool {
	to := slices.Concat(asTexts(r.pages["recommendations/"+recommendation]["addressees"]), r.moved[recommendation])
	for _, one := range to {
		for _, now := range r.nowCalled(one) {
			for ; now != ""; now = asText(r.pages["stakeholders/"+now]["parent"]) {
				if now == body {
					return true
				}
			}
		}
	}
	return false
}

// nowCalled are a body and those that stand in its place today.
func (r *canaryRules) nowCalled(body string) []string {
	all := []string{body}
	for i := 0; i < len(all); i++ {
		if page := r.pages["stakeholders/"+all[i]]; r.happened(page["ended"]) {
			for _, heir := range asTexts(page["succeeded_by"]) {
				if !slices.Contains(all, heir) {
					all = append(all, heir)
				}
			}
		}
	}
	return all
}

// onceCalled are a body and those in whose place it stands today.
func (r *canaryRules) onceCalled(body string) []string {
	var all []string
	for name := range r.pages {
		if kind, id := kindAndID(name); kind == "stakeholders" && slices.Contains(r.nowCalled(id), body) {
			all = append(all, id)
		}
	}
	return all
}

// sees says whether a reader sees a record at all.
func (r *canaryRules) sees(reader, name string) bool {
	key := reader + " " + name
	seen, asked := r.asked[key]
	if !asked {
		_, seen = r.seesOf(reader, name)
		r.asked[key] = seen
	}
	return seen
}

// excerpt is the most that a reader may see of a record, nil for nothing.
func (r *canaryRules) excerpt(reader, name string) map[string]any {
	to, ok := r.seesOf(reader, name)
	if !ok {
		return nil
	}
	kind, _ := kindAndID(name)
	left, _ := r.open(reader, to, r.pages[name], r.schemas[kind], toAll)
	return asObject(left)
}

// open is what may be seen of a value that lies in a place of this level. lost
// says that a reference in it leads to what the reader does not see.
func (r *canaryRules) open(reader string, to int, v any, at map[string]any, level int) (left any, lost bool) {
	if at["x-access"] != nil {
		level = max(level, levelAt(at["x-access"]))
	}
	if at == nil || level > to {
		return nil, false
	}
	switch v := v.(type) {
	case map[string]any:
		return r.openObject(reader, to, v, asObject(at["properties"]), level)
	case []any:
		return r.openList(reader, to, v, at, level)
	case string:
		if kinds := asTexts(at["x-ref"]); len(kinds) > 0 && !slices.Contains(asTexts(at["x-literal"]), v) {
			seen := slices.ContainsFunc(kinds, func(kind string) bool { return r.sees(reader, kind+"/"+v) })
			if !seen {
				return nil, true
			}
		}
	}
	return v, false
}

func (r *canaryRules) openList(reader string, to int, v []any, at map[string]any, level int) (left any, lost bool) {
	one := maps.Clone(asObject(at["items"]))
	if one["x-ref"] == nil {
		one["x-ref"] = at["x-ref"]
	}
	var list []any
	for _, item := range v {
		if inner, gone := r.open(reader, to, item, one, level); inner != nil && !gone {
			list = append(list, inner)
		}
	}
	if list == nil {
		return nil, one["x-ref"] != nil && len(v) > 0
	}
	return list, false
}

// openObject: what lies in a part of a record and has lost a reference goes with
// the whole part.
func (r *canaryRules) openObject(reader string, to int, v, properties map[string]any, level int) (left any, lost bool) {
	kept := map[string]any{}
	for key, value := range v {
		inner, gone := r.open(reader, to, value, asObject(properties[key]), level)
		if _, part := value.(map[string]any); part && gone {
			continue
		}
		if lost = lost || gone; inner != nil {
			kept[key] = inner
		}
	}
	return kept, lost
}
