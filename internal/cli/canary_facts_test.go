package cli

import (
	"slices"
)

// What is released of dialogue and assessments that stay closed, and what a body
// knows of its own obligations: again from the words of the rules.

// facts are those that a reader may know of a record that it does not see, nil
// for none.
func (r *canaryRules) facts(reader, name string) map[string]any {
	kind, _ := kindAndID(name)
	page := r.pages[name]
	switch {
	case reader == "full" || r.sees(reader, name):
		return nil
	case kind == "assessments" && (reader == "internal" || r.publish.Assessments && r.tellable(name)):
		return r.statuses(reader, page)
	case kind != "dialogue":
		return nil
	case reader == "internal":
		return r.happening(reader, page)
	case r.publish.Answers != "none" && r.publish.Answers != "" && page["complaint"] == nil && r.tellable(name):
		return r.answers(reader, page)
	}
	return nil
}

// tellable: what a record says of its own access may withhold facts too.
func (r *canaryRules) tellable(name string) bool {
	return r.pages[name]["access"] == nil && r.level(name) <= toStaff
}

// some are some of the keys of a page.
func some(page map[string]any, keys ...string) map[string]any {
	kept := map[string]any{}
	for _, key := range keys {
		if page[key] != nil {
			kept[key] = page[key]
		}
	}
	return kept
}

func (r *canaryRules) statuses(reader string, page map[string]any) map[string]any {
	told := some(page, "date")
	var findings []any
	for _, found := range asObjects(page["findings"]) {
		if r.sees(reader, "recommendations/"+asText(found["recommendation"])) {
			findings = append(findings, some(found, "recommendation", "status"))
		}
	}
	told["findings"] = findings
	return told
}

func (r *canaryRules) answers(reader string, page map[string]any) map[string]any {
	told := some(page, "date", "form", "direction", "indirect")
	written := slices.Contains([]string{"letter", "email", "submission"}, asText(page["form"])) && page["indirect"] != true
	var items []any
	for _, item := range asObjects(page["recommendations"]) {
		if r.sees(reader, "recommendations/"+asText(item["recommendation"])) && (written || r.publish.Answers == "all") {
			items = append(items, r.said(item, func(body string) bool { return r.seesBody(reader, body) }))
		}
	}
	told["recommendations"] = items
	return told
}

func (r *canaryRules) seesBody(reader, body string) bool {
	return body == "npm" || r.sees(reader, "stakeholders/"+body)
}

// said is what was said of a recommendation, for those bodies that the reader may
// know. Where an item names none, it may have been any that was asked.
func (r *canaryRules) said(item map[string]any, known func(string) bool) map[string]any {
	told := some(item, "recommendation", "position", "claims")
	told["extends"] = some(asObject(item["extends"]), "respond_by", "implement_by")
	told["for"] = only(asTexts(item["for"]), known)
	if item["for"] == nil {
		told["for"] = only(asTexts(r.pages["recommendations/"+asText(item["recommendation"])]["addressees"]), known)
	}
	return told
}

func only(ids []string, known func(string) bool) []any {
	var some []any
	for _, id := range ids {
		if known(id) {
			some = append(some, id)
		}
	}
	return some
}

// happening is what the NPM's people know of a confidential dialogue: that it was,
// with whom, and what it changed.
func (r *canaryRules) happening(reader string, page map[string]any) map[string]any {
	known := func(body string) bool { return r.seesBody(reader, body) }
	told := some(page, "date", "form", "direction", "indirect", "purpose", "escalation", "follow_up")
	told["with"] = only(asTexts(page["with"]), known)
	if r.sees(reader, "reports/"+asText(page["report"])) {
		told["report"] = page["report"]
	}
	var items []any
	for _, item := range asObjects(page["recommendations"]) {
		if r.sees(reader, "recommendations/"+asText(item["recommendation"])) {
			one := r.said(item, known)
			one["moves"] = r.movedIn(item, known)
			items = append(items, one)
		}
	}
	told["recommendations"] = items
	return told
}

func (r *canaryRules) movedIn(item map[string]any, known func(string) bool) map[string]any {
	told := map[string]any{}
	for _, key := range []string{"from", "to"} {
		if body := asText(asObject(item["moves"])[key]); body != "" && known(body) {
			told[key] = body
		}
	}
	return told
}

// relieved is what a body knows of a dialogue in which it took no part and that
// freed it of something, nil where it did not: that a recommendation was moved
// away from it, and what another said for it by name.
func (r *canaryRules) relieved(body, name string) map[string]any {
	page := r.pages[name]
	if kind, _ := kindAndID(name); kind != "dialogue" || asText(page["date"]) > r.today {
		return nil
	}
	names := r.onceCalled(body)
	var items []any
	for _, item := range asObjects(page["recommendations"]) {
		if !r.sees(body, "recommendations/"+asText(item["recommendation"])) {
			continue
		}
		one := some(item, "recommendation")
		if by := only(asTexts(item["for"]), func(id string) bool { return slices.Contains(names, id) }); by != nil {
			one["for"], one["position"] = by, item["position"]
			one["extends"] = some(asObject(item["extends"]), "respond_by", "implement_by")
		}
		if moves := asObject(item["moves"]); slices.Contains(names, asText(moves["from"])) {
			to := map[string]any{"from": moves["from"], "to": "npm"}
			if r.seesBody(body, asText(moves["to"])) {
				to["to"] = moves["to"]
			}
			one["moves"] = to
		}
		if len(one) > 1 {
			items = append(items, one)
		}
	}
	if items == nil {
		return nil
	}
	told := some(page, "date", "form", "direction", "indirect")
	told["recommendations"] = items
	return told
}

// heard is what a body knows of a dialogue in which it took part, or one in whose
// place it stands: what was said to it and for it. nil: it was not there.
func (r *canaryRules) heard(body, name string) map[string]any {
	page := r.pages[name]
	if kind, _ := kindAndID(name); kind != "dialogue" || asText(page["date"]) > r.today {
		return nil
	}
	names := r.onceCalled(body)
	own := func(id string) bool { return slices.Contains(names, id) }
	with := only(asTexts(page["with"]), own)
	if with == nil {
		return nil
	}
	told := some(page, "date", "form", "direction", "indirect")
	told["with"] = with
	if r.sees(body, "reports/"+asText(page["report"])) {
		told["report"] = page["report"]
	}
	var items, promises []any
	for _, item := range asObjects(page["recommendations"]) {
		if r.sees(body, "recommendations/"+asText(item["recommendation"])) {
			one := r.said(item, own)
			one["moves"] = r.movedIn(item, func(id string) bool { return r.seesBody(body, id) })
			items = append(items, one)
		}
	}
	for _, promise := range asObjects(page["commitments"]) {
		about := asText(promise["recommendation"])
		if own(asText(promise["by"])) && (about == "" || r.sees(body, "recommendations/"+about)) {
			one := some(promise, "by", "due", "done", "recommendation")
			one["what"] = "a promise made on " + asText(page["date"])
			one["dropped"] = some(asObject(promise["dropped"]), "date")
			promises = append(promises, one)
		}
	}
	told["recommendations"], told["commitments"] = items, promises
	return told
}
