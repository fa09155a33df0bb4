package edit_test

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/edit"
)

func TestAddRecipient(t *testing.T) {
	ana := edit.Newcomer{Name: "ana", Key: "age1a"}
	grouped := edit.Newcomer{Name: "ana", Key: "ssh-ed25519 AA+/=", Groups: []string{"doctors"}}
	for name, test := range map[string]struct {
		src  string
		who  edit.Newcomer
		want string
	}{
		"nothing there":     {"", ana, "# Who can open what is sealed in this register: public keys, each under a name.\n# 'npm key list' shows it; run 'npm key rotate' after each change.\nrecipients:\n  ana: {key: age1a}\n"},
		"comments":          {"# ours", ana, "# ours\nrecipients:\n  ana: {key: age1a}\n"},
		"empty":             {"recipients: # none\ngroups:\n", ana, "recipients: # none\n  ana: {key: age1a}\ngroups:\n"},
		"empty at last":     {"recipients:", ana, "recipients:\n  ana: {key: age1a}\n"},
		"brackets":          {"recipients: {leo: {key: age1l}} # all\n", ana, "recipients: {leo: {key: age1l}, ana: {key: age1a}} # all\n"},
		"empty brackets":    {"recipients: {}\n", ana, "recipients: {ana: {key: age1a}}\n"},
		"all in brackets":   {"{recipients: {leo: {key: age1l}}}\n", grouped, "{recipients: {leo: {key: age1l}, ana: {key: ssh-ed25519 AA+/=}}, groups: {doctors: [ana]}}\n"},
		"behind the last":   {"recipients:\n    leo:\n        key: age1l # old\n    # soon to leave\n    eva: {key: age1e}\n\n# who opens what\nseal: {complaints: [leo]}\n", ana, "recipients:\n    leo:\n        key: age1l # old\n    # soon to leave\n    eva: {key: age1e}\n    ana: {key: age1a}\n\n# who opens what\nseal: {complaints: [leo]}\n"},
		"no last line":      {"recipients:\n  leo: {key: age1l}", ana, "recipients:\n  leo: {key: age1l}\n  ana: {key: age1a}\n"},
		"groups alone":      {"groups: {doctors: [leo]}\n", ana, "groups: {doctors: [leo]}\nrecipients:\n  ana: {key: age1a}\n"},
		"a new group":       {"recipients:\n  leo: {key: age1l}\n", grouped, "recipients:\n  leo: {key: age1l}\n  ana: {key: ssh-ed25519 AA+/=}\ngroups:\n  doctors: [ana]\n"},
		"another group":     {"groups:\n  nurses: [leo]\nrecipients: {leo: {key: age1l}}\n", grouped, "groups:\n  nurses: [leo]\n  doctors: [ana]\nrecipients: {leo: {key: age1l}, ana: {key: ssh-ed25519 AA+/=}}\n"},
		"group in brackets": {"recipients: {}\ngroups: {doctors: [leo, eva]}\n", grouped, "recipients: {ana: {key: ssh-ed25519 AA+/=}}\ngroups: {doctors: [leo, eva, ana]}\n"},
		"group in lines":    {"recipients: {}\ngroups:\n  doctors:\n    - leo # who\n    - eva\n", grouped, "recipients: {ana: {key: ssh-ed25519 AA+/=}}\ngroups:\n  doctors:\n    - leo # who\n    - eva\n    - ana\n"},
		"in the group":      {"recipients: {}\ngroups: {doctors: [ana]}\n", grouped, "recipients: {ana: {key: ssh-ed25519 AA+/=}}\ngroups: {doctors: [ana]}\n"},
		"a member's id":     {"recipients:\n  leo: {key: age1l}\n", edit.Newcomer{Name: "experts/ana", Key: "a: b"}, "recipients:\n  leo: {key: age1l}\n  experts/ana: {key: \"a: b\"}\n"},
		"Windows":           {"recipients:\r\n  leo: {key: age1l}\r\n", ana, "recipients:\r\n  leo: {key: age1l}\r\n  ana: {key: age1a}\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := edit.AddRecipient([]byte(test.src), test.who)
			if err != nil || string(got) != test.want {
				t.Errorf("got\n%s(%v), want\n%s", got, err, test.want)
			}
		})
	}
}

func TestAddRecipientRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"recipients: {ana: {key: age1x}}\n":        "ana is in recipients.yaml already",
		"recipients: [\n":                          "it has errors",
		"recipients: {leo: {key: a}, leo: {}}\n":   "it has errors",
		"recipients: leo\n":                        "no mapping",
		"recipients: {}\ngroups: {doctors: leo}\n": "nothing can be added",
	} {
		got, err := edit.AddRecipient([]byte(src), edit.Newcomer{Name: "ana", Key: "age1a", Groups: []string{"doctors"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %q, %v", src, got, err)
		}
	}
}

func TestWithAttributes(t *testing.T) {
	for src, want := range map[string]string{
		"":                       "*.age binary\n",
		"*.csv text":             "*.csv text\n*.age binary\n",
		"*.csv text\r\n":         "*.csv text\r\n*.age binary\r\n",
		"# *.age\n":              "# *.age\n*.age binary\n",
		"*.age -diff\n*.md text": "*.age -diff\n*.md text",
	} {
		if got := string(edit.WithAttributes([]byte(src))); got != want {
			t.Errorf("%q becomes %q, want %q", src, got, want)
		}
	}
}
