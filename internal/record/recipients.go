package record

import (
	"maps"
	"slices"
)

// Recipients is what recipients.yaml says: who holds keys, and who can open what
// is sealed.
type Recipients struct {
	ByName map[string]Recipient `json:"recipients"`
	Groups map[string][]string  `json:"groups"`
	Seal   map[string][]string  `json:"seal"` // by kind: recipients and groups
}

// Recipient is one who can open sealed files. The name of one who is a member is
// that member's id.
type Recipient struct {
	Key  string   `json:"key"`
	Keys []string `json:"keys"`
}

// All lists the public keys of a recipient as they are written. Any one of them
// opens.
func (r Recipient) All() []string {
	if r.Key == "" {
		return r.Keys
	}
	return append([]string{r.Key}, r.Keys...)
}

// Names lists the recipients in alphabetical order.
func (r *Recipients) Names() []string { return slices.Sorted(maps.Keys(r.ByName)) }

// Who lists those who can open sealed records of a kind, each once and in
// alphabetical order: whom the kind is sealed to, or all recipients where nothing
// is said of the kind. Who is named and is no recipient is left out.
func (r *Recipients) Who(kind Kind) []string {
	named, said := r.Seal[string(kind)]
	if !said {
		return r.Names()
	}
	var who []string
	for _, name := range named {
		members, group := r.Groups[name]
		if !group {
			members = []string{name}
		}
		for _, member := range members {
			if _, ok := r.ByName[member]; ok {
				who = append(who, member)
			}
		}
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// GroupsOf lists the groups that a recipient is in, in alphabetical order.
func (r *Recipients) GroupsOf(name string) []string {
	var groups []string
	for _, group := range slices.Sorted(maps.Keys(r.Groups)) {
		if slices.Contains(r.Groups[group], name) {
			groups = append(groups, group)
		}
	}
	return groups
}
