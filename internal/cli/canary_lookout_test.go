package cli

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

// lookout knows all that one reader may see.
type lookout struct {
	reader string
	pages  map[string]map[string]any   // by record: the most that is seen of it
	facts  map[string][]map[string]any // by kind and day: of records that it does not see
	own    map[string][]map[string]any // by kind and day: of dialogue that it took part in
	words  map[string]bool             // tokens and odd days in all these
}

func (r *canaryRules) lookout(t *testing.T, reader string) *lookout {
	t.Helper()
	l := &lookout{reader: reader, pages: map[string]map[string]any{}, facts: map[string][]map[string]any{}, own: map[string][]map[string]any{}, words: map[string]bool{}}
	for name, page := range r.pages {
		kind, _ := kindAndID(name)
		day := kind + "/" + asText(page["date"])
		if left := r.excerpt(reader, name); left != nil {
			l.pages[name] = left
			l.learn(t, name)
			l.learn(t, left)
		} else if told := r.facts(reader, name); told != nil {
			l.facts[day] = append(l.facts[day], told)
			l.learn(t, told)
		}
		for _, told := range []map[string]any{r.heard(reader, name), r.relieved(reader, name)} {
			if told != nil {
				l.own[day] = append(l.own[day], told)
				l.learn(t, told)
			}
		}
	}
	return l
}

// learn keeps the tokens and odd days of what may be seen.
func (l *lookout) learn(t *testing.T, v any) {
	t.Helper()
	said, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range tokensInClear(string(said)) {
		l.words[word] = true
	}
}

// leaks are the places of a set at which the reader would see what it may not, as
// a kind and a path; own, where it is what a body knows of its own obligations.
func (l *lookout) leaks(set *record.Set, own bool) []string {
	found := map[string]bool{}
	for _, kind := range record.Kinds() {
		set.Each(kind, func(r record.Record) {
			page := plainFields(reflect.ValueOf(r).Elem())
			for _, path := range l.beyond(record.Of(r), page, own) {
				found[strings.TrimSuffix(string(kind)+" "+path, " ")] = true
			}
		})
	}
	var all []string
	for path := range found {
		all = append(all, path)
	}
	slices.Sort(all)
	return all
}

func (l *lookout) beyond(c *record.Common, page map[string]any, own bool) []string {
	if c.SealedIn != "" || c.Unclear {
		return []string{"sealed in"}
	}
	if may := l.pages[c.Name()]; may != nil && c.Path != "" {
		return beyond("", page, may)
	}
	if c.Path != "" || c.ID != asText(page["date"]) && !strings.HasPrefix(c.ID, asText(page["date"])+"-") {
		return []string{""}
	}
	day := string(c.Kind) + "/" + asText(page["date"])
	known := l.facts[day]
	if own {
		known = append(slices.Clone(known), l.own[day]...)
	}
	return leastBeyond(page, known)
}

// leastBeyond is what a value has beyond the one of several that is nearest to it.
func leastBeyond(got any, may []map[string]any) []string {
	least := []string{""}
	for i, one := range may {
		if more := beyond("", got, one); i == 0 || len(more) < len(least) {
			least = more
		}
	}
	return least
}

// beyond are the paths of what is in a value and not in what may be there.
func beyond(path string, got, may any) []string {
	switch got := got.(type) {
	case map[string]any:
		of, ok := may.(map[string]any)
		if !ok {
			return []string{path}
		}
		var more []string
		for key, inner := range got {
			more = append(more, beyond(strings.TrimPrefix(path+"."+key, "."), inner, of[key])...)
		}
		return more
	case []any:
		of, _ := may.([]any)
		var more []string
		for _, inner := range got {
			more = append(more, beyondAll(path, inner, of)...)
		}
		return more
	}
	if fmt.Sprint(got) != fmt.Sprint(may) {
		return []string{path}
	}
	return nil
}

// beyondAll compares an item with the one of a list that is nearest to it.
func beyondAll(path string, got any, may []any) []string {
	least := []string{path}
	for i, one := range may {
		if more := beyond(path, got, one); i == 0 || len(more) < len(least) {
			least = more
		}
	}
	return least
}
