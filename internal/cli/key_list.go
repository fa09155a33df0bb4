package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
)

func (a *app) keyListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List who can open what",
		Long: `List the recipients of recipients.yaml: their keys, their groups, and the kinds
of record that they can open once these are sealed.`,
		Example: `  npm key list
  npm key list --format json`,
		Annotations: heeds("format", "output"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.withStrongroom(func(s *strongroom) error {
				to, err := s.recipients()
				if err != nil {
					return err
				}
				return a.show(keyTable(to, s.keys))
			})
		},
	}
}

// listedKey is a recipient as scripts read it.
type listedKey struct {
	Name   string   `json:"name"`
	Keys   []string `json:"keys"`
	Groups []string `json:"groups"`
	Opens  []string `json:"opens"`
	You    bool     `json:"you"`
}

// keyTable lists the recipients; own are the reader's keys.
func keyTable(to *record.Recipients, own *seal.Keyring) *report.Document {
	table := &report.Table{
		Columns: []report.Column{{Key: "name", Title: "NAME"}, {Key: "keys", Title: "KEY", Flex: true}, {Key: "groups", Title: "GROUPS", Flex: true}, {Key: "opens", Title: "OPENS", Flex: true}},
		Empty:   "Nobody can open anything yet. 'npm key add NAME RECIPIENT' adds a recipient.",
	}
	listed := []listedKey{}
	for _, name := range to.Names() {
		one := listedKey{name, to.ByName[name].All(), to.GroupsOf(name), opens(to, name), isOwn(to.ByName[name], own)}
		if one.Groups == nil {
			one.Groups = []string{}
		}
		listed = append(listed, one)
		shown := name
		if one.You {
			shown += " (you)"
		}
		table.Rows = append(table.Rows, []report.Cell{
			{Text: shown, Data: name},
			{Text: shortKeys(one.Keys), Data: strings.Join(one.Keys, " ")},
			{Text: dashed(one.Groups), Data: strings.Join(one.Groups, " ")},
			{Text: opensText(to, name), Data: strings.Join(one.Opens, " ")},
		})
	}
	return &report.Document{
		Audience: audience.Full, Blocks: []report.Block{{Table: table}}, Table: table,
		Footer: []string{fmt.Sprintf("%s in %s.", count(len(listed), "recipient"), register.RecipientsFile)},
		Data: func() any {
			return struct {
				SchemaVersion int         `json:"schema_version"`
				Recipients    []listedKey `json:"recipients"`
			}{1, listed}
		},
	}
}

func dashed(words []string) string {
	if len(words) == 0 {
		return "–"
	}
	return strings.Join(words, ", ")
}

// isOwn tells whether one of a recipient's keys is the reader's.
func isOwn(of record.Recipient, own *seal.Keyring) bool {
	for _, mine := range own.Recipients() {
		for _, key := range of.All() {
			if public, err := seal.ParseRecipient(key); err == nil && public.String() == mine.String() {
				return true
			}
		}
	}
	return false
}

// keyEnd is how many characters at the end of a key tell it from others.
const keyEnd = 6

// shortKeys shows keys by their sort and their end, as two people compare them.
func shortKeys(keys []string) string {
	var short []string
	for _, key := range keys {
		sort, rest, isSSH := strings.Cut(key, " ")
		if !isSSH {
			sort, rest = key[:min(4, len(key))], key
		}
		rest, _, _ = strings.Cut(rest, " ")
		short = append(short, sort+"…"+rest[max(0, len(rest)-keyEnd):])
	}
	return strings.Join(short, ", ")
}
