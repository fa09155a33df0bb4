package register

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

// Keys of nobody.
const (
	keyA   = "age1ddlwzlk76xm3m65c2c483kesdx926yst4jxcrlnwclep8hwm4f5svm7s9s"
	keyB   = "age14r64sdmh3wl02wep6th3r32cdhrlnfw5n925pqlengvjpgvmkgpqtr3e3h"
	keyC   = "age12k5gjjcmj9rkvkdhwx4t8vwwt6ymrpj3gaj6ddp8mqtcyrxaky9sz5j0g0"
	keySSH = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG1mMW6LzJpjb/1Qz8LIgSRr3xZqrm5GEzdY7HCMRC9p"
)

func readRecipients(t *testing.T, src string) (*record.Recipients, []string) {
	t.Helper()
	read, problems, err := ReadRecipients(tree(RecipientsFile, src))
	if err != nil {
		t.Fatal(err)
	}
	quoteNothing(t, problems)
	return read, found(&Register{Problems: problems})
}

func TestRecipientsAreRead(t *testing.T) {
	read, problems := readRecipients(t, `
recipients:
  ana: {key: `+keyA+`}
  experts/joao: {keys: [`+keyB+`]}
  leo: {key: `+keySSH+` leo@home, keys: [`+keyC+`]}
groups:
  doctors: [joao, ana]
  nurses: [leo]
seal:
  complaints: [nurses, experts/joao]
x-note: ours
`)
	if want := []string{"S004 recipients.yaml:7:13"}; !slices.Equal(problems, want) {
		t.Errorf("problems %q, want %q", problems, want)
	}
	want := &record.Recipients{
		ByName: map[string]record.Recipient{
			"ana": {Key: keyA}, "experts/joao": {Keys: []string{keyB}},
			"leo": {Key: keySSH + " leo@home", Keys: []string{keyC}},
		},
		Groups: map[string][]string{"doctors": {"joao", "ana"}, "nurses": {"leo"}},
		Seal:   map[string][]string{"complaints": {"nurses", "experts/joao"}},
	}
	if !reflect.DeepEqual(read, want) {
		t.Errorf("read %+v", read)
	}
}

func TestProblemsOfRecipients(t *testing.T) {
	const ana = "recipients:\n  ana: {key: " + keyA + "}\n"
	for src, want := range map[string]string{
		"":                      "",
		"# nobody yet\n\n":      "",
		"recipients:\n":         "",
		ana:                     "",
		"recipients: [ana]\n":   "S003 recipients.yaml:1:13",
		"recipient: {}\n":       "S001 recipients.yaml:1:1",
		"a: [\n":                "P004 recipients.yaml:1:1",
		ana + "group: {}\n":     "S001 recipients.yaml:3:1",
		"recipients: {ana: {}}": "S002 recipients.yaml:1:19",
		"recipients:\n  ana: {kye: " + keyA + "}\n":                                   "S002 recipients.yaml:2:8 S001 recipients.yaml:2:9",
		"recipients:\n  ana: {key: bad}\n":                                            "S009 recipients.yaml:2:14",
		"recipients:\n  ana: {key: AGE-SECRET-KEY-1X}\n":                              "S009 recipients.yaml:2:14",
		"recipients:\n  ana: {key: " + keyA + "x}\n":                                  "S009 recipients.yaml:2:14",
		"recipients:\n  ana: {keys: [age1bad]}\n":                                     "S009 recipients.yaml:2:16",
		"recipients:\n  ana: {keys: []}\n":                                            "S002 recipients.yaml:2:8 S010 recipients.yaml:2:15",
		"recipients:\n  Ana: {key: " + keyA + "}\n":                                   "S009 recipients.yaml:2:3",
		"recipients:\n  ana: {key: " + keySSH + "}\n  leo: {key: " + keySSH + " @}":   "S010 recipients.yaml:3:14",
		ana + "  leo: {keys: [age1bad, " + keyA + "]}":                                "S009 recipients.yaml:3:16 S010 recipients.yaml:3:25",
		"recipients:\n  ana: {key: " + keyA + ", keys: [" + keyB + ", " + keyA + "]}": "S010 recipients.yaml:2:149",
		ana + "groups: {doctors: []}\n":                                               "S010 recipients.yaml:3:19",
		ana + "groups: {doctors: [ann]}\n":                                            "S004 recipients.yaml:3:20",
		ana + "groups: {doctors: [Ana]}\n":                                            "S009 recipients.yaml:3:20",
		ana + "groups: {ana: [ana]}\n":                                                "S010 recipients.yaml:3:15",
		ana + "groups: {a: [ana], b: [a]}\n":                                          "S004 recipients.yaml:3:24",
		ana + "groups: {a: [ana]}\nseal: {complaints: [a, ana]}\n":                    "",
		ana + "seal: {complaints: [doctors]}\n":                                       "S004 recipients.yaml:3:21",
		ana + "seal: {complaint: [ana]}\n":                                            "S001 recipients.yaml:3:8",
		ana + "seal: {complaints: []}\n":                                              "S010 recipients.yaml:3:20",
	} {
		if _, problems := readRecipients(t, src); strings.Join(problems, " ") != want {
			t.Errorf("%q has the problems %q, want %q", src, problems, want)
		}
	}
}

// What is wrong with a key is said once, by whoever knows most of it, and by Load
// as much as by whoever reads nothing else.
func TestKeysAreHeld(t *testing.T) {
	r := load(t, RecipientsFile, "recipients: {ana: {key: "+strings.ToUpper("age-secret-key-1x")+"}}\n")
	if len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].Message, "a key cannot be used: this is a private key") {
		t.Errorf("it says %+v", r.Problems)
	}
	if len(r.Recipients.Names()) != 1 || r.Ruled() == false {
		t.Errorf("recipients %+v", r.Recipients)
	}
}

func TestRecipientsThatCannotBeRead(t *testing.T) {
	files := tree(RecipientsFile, "recipients: {}\n")
	files[RecipientsFile].Data = []byte(strings.Repeat("#", 1<<20+1))
	read, problems, err := ReadRecipients(files)
	if err != nil || len(problems) != 1 || problems[0].Code != "P009" || len(read.Names()) != 0 {
		t.Errorf("%+v, %v, %v", read, problems, err)
	}
	if read, problems, err := ReadRecipients(tree()); err != nil || len(problems) != 0 || read == nil {
		t.Errorf("%+v, %v, %v", read, problems, err)
	}
}

func TestParseRecipients(t *testing.T) {
	for src, want := range map[string]string{
		"recipients: {ana: {key: age1x}, leo: {keys: [a, b]}, Eva: 3}\nwhat: 1\n": "Eva [] ana [age1x] leo [a b]",
		"recipients: [":  "",
		"recipients: 17": "",
		"":               "",
	} {
		read := ParseRecipients([]byte(src))
		var got []string
		for _, name := range read.Names() {
			got = append(got, fmt.Sprint(name, " ", read.ByName[name].All()))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q says %q", src, got)
		}
	}
}
