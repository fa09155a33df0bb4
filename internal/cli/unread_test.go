package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
)

// TestNobodyIsAccusedOfWhatIsSealed: an answer may lie in dialogue that is sealed
// whole. Who has no key for it does not tell a body that it owes one, nor writes it
// a reminder.
func TestNobodyIsAccusedOfWhatIsSealed(t *testing.T) {
	k, files := newKey(t), fstest.MapFS{}
	for name, file := range exampleInClear(t) {
		if strings.HasPrefix(name, "dialogue/") {
			sealed, err := seal.Seal(file.Data, []seal.Recipient{k.public})
			if err != nil {
				t.Fatal(err)
			}
			name, file = name+seal.Suffix, &fstest.MapFile{Data: sealed, Mode: 0o644}
		}
		files[name] = file
	}
	dir := filepath.Join(t.TempDir(), "register")
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	const body = "ministry-of-health"
	for _, command := range []string{"rec overdue --within 40y", "agenda", "rec show 2025/solitary-confinement/02"} {
		got := say(nowhere, dir, append(strings.Fields(command), "--audience", body, "--format", "json")...)
		var data struct {
			Items []report.OverdueItem `json:"items"`
		}
		if err := json.Unmarshal([]byte(got.out), &data); err != nil || len(data.Items) > 0 {
			t.Errorf("npm %s: %v\n%s%s", command, err, got.out, got.err)
		}
	}
	if got := say(k.file, dir, "rec", "overdue", "--audience", body); !strings.Contains(got.out, "commitment") {
		t.Errorf("with the key: %s%s", got.out, got.err)
	}
	if got := say(nowhere, dir, "remind", body); got.code != 5 || got.out != "" {
		t.Errorf("a letter without the key: %d\n%s%s", got.code, got.out, got.err)
	}
}

// TestARevisionIsNotOpenedByErrorsOfToday: what register.yaml closes today is not
// known where it cannot be read.
func TestARevisionIsNotOpenedByErrorsOfToday(t *testing.T) {
	dir := committed(t, exampleInClear(t))
	file := filepath.Join(dir, "register.yaml")
	policy, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(policy, "\naccess: {reports: [confidential]}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []string{"public", "ministry-of-health", "internal"} {
		if got := say(nowhere, dir, "rec", "list", "--rev", "HEAD", "--audience", reader); got.code == 0 || got.out != "" {
			t.Errorf("for %s: %d\n%.300s%s", reader, got.code, got.out, got.err)
		}
	}
}
