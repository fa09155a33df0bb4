package register

import (
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/schema"
)

// belongs says where a key has its place that is unknown where it stands, such as
// below a line that was lost. It is "" where there is no such place, or several;
// mappings come before lists, which may repeat what they hold.
func belongs(root *schema.Field, key string) string {
	homes := homesOf(root, nil, key, false)
	if len(homes) == 0 {
		homes = homesOf(root, nil, key, true)
	}
	if len(homes) != 1 || len(homes[0]) == 0 {
		return ""
	}
	return fmt.Sprintf("%q belongs under `%s:`; %s", key, strings.Join(homes[0], ": "), ownKeys)
}

// homesOf are the mappings that know a key, as the keys that lead there; with those
// inside lists if asked.
func homesOf(f *schema.Field, at []string, key string, lists bool) [][]string {
	var homes [][]string
	for _, sub := range fieldsOf(f) {
		if sub.Name == key {
			homes = append(homes, at)
		}
		below := append(at[:len(at):len(at)], sub.Name)
		homes = append(homes, homesOf(sub, below, key, lists)...)
		if lists {
			homes = append(homes, homesOf(sub.Items, below, key, lists)...)
		}
	}
	return homes
}
