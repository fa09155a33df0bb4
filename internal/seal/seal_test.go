package seal_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"filippo.io/age/armor"

	"github.com/opcat-tools/npm/internal/seal"
)

const secret = "person: Amina K.\nbody: he was alone for 19 days\n"

// newKey makes a key and what its owner opens files with.
func newKey(t testing.TB) (*seal.Keyring, seal.Recipient) {
	t.Helper()
	identity, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	k, err := seal.ParseKeyring([]byte("# made for a test\n" + identity + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return k, public
}

func sealed(t testing.TB, plain string, to ...seal.Recipient) []byte {
	t.Helper()
	out, err := seal.Seal([]byte(plain), to)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatIsSealedOpensForEachRecipientAndNobodyElse(t *testing.T) {
	one, toOne := newKey(t)
	two, toTwo := newKey(t)
	other, _ := newKey(t)
	for _, plain := range []string{"", "a", secret, strings.Repeat(secret, 20_000)} {
		file := sealed(t, plain, toOne, toTwo)
		for _, k := range []*seal.Keyring{one, two} {
			if got, err := k.Open(file); err != nil || string(got) != plain {
				t.Errorf("%d bytes came back as %d: %v", len(plain), len(got), err)
			}
		}
		for _, k := range []*seal.Keyring{nil, {}, other} {
			if got, err := k.Open(file); got != nil || !errors.Is(err, seal.ErrNoKey) {
				t.Errorf("who has no key got %d bytes and %v", len(got), err)
			}
		}
	}
}

func TestSealedFilesAreTextThatTellsNothing(t *testing.T) {
	_, to := newKey(t)
	file := sealed(t, secret, to)
	if !seal.IsSealed(file) || seal.IsSealed([]byte(secret)) {
		t.Error("IsSealed cannot tell what is sealed from what is not")
	}
	for _, b := range file {
		if b >= 0x7f || b < 0x20 && b != '\n' {
			t.Fatalf("byte %#x in what should be plain text for Git", b)
		}
	}
	if bytes.Contains(file, []byte("Amina")) {
		t.Error("the sealed file holds what it hides")
	}
	if bytes.Equal(file, sealed(t, secret, to)) {
		t.Error("two seals of a text are alike: who reads both knows that the texts are")
	}
}

func TestSealRefusesToCloseForNobody(t *testing.T) {
	for _, to := range [][]seal.Recipient{nil, {}, {{}}} {
		if out, err := seal.Seal([]byte(secret), to); err == nil || out != nil {
			t.Errorf("sealed to %v: %q", to, out)
		}
	}
}

func TestFilesThatAreNotAsTheyWereWritten(t *testing.T) {
	k, to := newKey(t)
	file := string(sealed(t, secret, to))
	lines := strings.SplitAfter(file, "\n")
	bare := bareOf(t, file)
	flipped := []byte(bare)
	flipped[len(flipped)-1] ^= 1
	header := strings.Replace(bare, "X25519", "X25518", 1)
	conflict := lines[0] + "<<<<<<< HEAD\n" + strings.Join(lines[1:3], "") + "=======\n" + strings.Join(lines[3:], "") + ">>>>>>> other\n"
	tests := []struct {
		name    string
		file    string
		want    error // with the key
		without error // without one
	}{
		{"as it was written", file, nil, seal.ErrNoKey},
		{"line ends of Windows", strings.ReplaceAll(file, "\n", "\r\n"), nil, seal.ErrNoKey},
		{"blank lines around it", "\n" + file + "\n\n", nil, seal.ErrNoKey},
		{"without armour", bare, nil, seal.ErrNoKey},
		{"empty", "", seal.ErrDamaged, seal.ErrDamaged},
		{"plain text", secret, seal.ErrDamaged, seal.ErrDamaged},
		{"of another program", "-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n", seal.ErrDamaged, seal.ErrDamaged},
		{"of a version yet to come", strings.Replace(bare, "/v1", "/v2", 1), seal.ErrDamaged, seal.ErrDamaged},
		{"cut in the armour", file[:len(file)/2], seal.ErrDamaged, seal.ErrDamaged},
		{"a line lost", strings.Join(append(lines[:3:3], lines[4:]...), ""), seal.ErrDamaged, seal.ErrDamaged},
		{"something below it", file + "and more\n", seal.ErrDamaged, seal.ErrDamaged},
		{"cut in the header", bare[:40], seal.ErrDamaged, seal.ErrDamaged},
		{"cut after the header", bare[:strings.Index(bare, "\n---")+49], seal.ErrDamaged, seal.ErrDamaged},
		{"cut in the text", bare[:len(bare)-3], seal.ErrDamaged, seal.ErrNoKey},
		{"text changed", string(flipped), seal.ErrDamaged, seal.ErrNoKey},
		{"header changed", header, seal.ErrNoKey, seal.ErrNoKey},
		{"merge conflict", conflict, seal.ErrConflict, seal.ErrConflict},
		{"merge conflict on Windows", strings.ReplaceAll(conflict, "\n", "\r\n"), seal.ErrConflict, seal.ErrConflict},
		{"last marker of a conflict left", file + ">>>>>>> other\n", seal.ErrConflict, seal.ErrConflict},
		{"too large", file + strings.Repeat("\n", seal.MaxSize), seal.ErrTooLarge, seal.ErrTooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plain, err := k.Open([]byte(test.file))
			if err != test.want || err == nil && string(plain) != secret || err != nil && plain != nil {
				t.Errorf("with the key: %q, %v, not %v", plain, err, test.want)
			}
			if plain, err := (*seal.Keyring)(nil).Open([]byte(test.file)); err != test.without || plain != nil {
				t.Errorf("without: %q, %v, not %v", plain, err, test.without)
			}
		})
	}
}

// bareOf is a sealed file without its armour.
func bareOf(t *testing.T, file string) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := out.ReadFrom(armor.NewReader(strings.NewReader(file))); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// FuzzOpen holds that whatever lies in a repository under the name of a sealed
// file ends in a text or in one of the four errors.
func FuzzOpen(f *testing.F) {
	k, to := newKey(f)
	file := sealed(f, secret, to)
	f.Add(file)
	f.Add(file[:len(file)-70])
	f.Add([]byte("age-encryption.org/v1\n-> X25519 aaaa\nbbbb\n--- cccc\n"))
	f.Add([]byte("-----BEGIN AGE ENCRYPTED FILE-----\n=======\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		plain, err := k.Open(src)
		switch err {
		case nil:
			if string(plain) != secret {
				t.Errorf("opened what nobody sealed: %q", plain)
			}
		case seal.ErrNoKey, seal.ErrDamaged, seal.ErrConflict, seal.ErrTooLarge:
		default:
			t.Errorf("an error that is none of ours: %v", err)
		}
	})
}
