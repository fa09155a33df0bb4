package seal_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"github.com/opcat-tools/npm/internal/seal"
)

// sshKey makes a pair of SSH keys as files hold them; with a passphrase if one
// is given.
func sshKey(t *testing.T, private any, public any, passphrase string) (identity, recipient string) {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(private, "somebody@somewhere")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "somebody@somewhere", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(block)), strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
}

func ed25519Key(t *testing.T, passphrase string) (identity, recipient string) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return sshKey(t, private, public, passphrase)
}

func rsaKey(t *testing.T, bits int) (identity, recipient string) {
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return sshKey(t, private, private.Public(), "")
}

func ecdsaKey(t *testing.T) (identity, recipient string) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return sshKey(t, private, private.Public(), "")
}

func TestKeysOfEverySort(t *testing.T) {
	own, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	another, _, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	ed, edPublic := ed25519Key(t, "")
	rsa, rsaPublic := rsaKey(t, 2048)
	tests := []struct{ name, identity, recipient, written string }{
		{"age", own, public.String(), public.String()},
		{"age file of Windows", "\ufeff# created: today\r\n# public key: age1…\r\n" + own + "\r\n", " " + public.String() + "\n", public.String()},
		{"second of an age file", another + "\n" + own, public.String(), public.String()},
		{"ssh-ed25519", ed, edPublic + " amina@home", edPublic},
		{"ssh-rsa", rsa, rsaPublic, rsaPublic},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			k, err := seal.ParseKeyring([]byte(test.identity))
			if err != nil {
				t.Fatal(err)
			}
			to, err := seal.ParseRecipient(test.recipient)
			if err != nil {
				t.Fatal(err)
			}
			if to.String() != test.written {
				t.Errorf("written %q, not %q", to, test.written)
			}
			if all := k.Recipients(); len(all) == 0 || all[len(all)-1].String() != test.written {
				t.Errorf("the keyring knows %v for its public keys", all)
			}
			for _, to := range []seal.Recipient{to, k.Recipients()[0]} {
				if plain, err := k.Open(sealed(t, secret, to)); err != nil || string(plain) != secret {
					t.Errorf("sealed to it and not opened by it: %v", err)
				}
			}
		})
	}
	if all := (*seal.Keyring)(nil).Recipients(); all != nil {
		t.Errorf("no keyring has keys: %v", all)
	}
}

func TestFilesThatAreNoKeyring(t *testing.T) {
	own, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	locked, edPublic := ed25519Key(t, "open sesame")
	curve, _ := ecdsaKey(t)
	tests := []struct{ name, src, want string }{
		{"empty", "", "neither an age identity file"},
		{"only comments", "# created: today\n", "neither an age identity file"},
		{"cut", own[:40], "neither an age identity file"},
		{"no text", "\x00\xff\xfe", "neither an age identity file"},
		{"public key", public.String(), "is a public key"},
		{"public SSH key", edPublic, "is a public key"},
		{"passphrase", locked, "has a passphrase"},
		{"sealed identity", string(sealed(t, own, public)), "itself sealed"},
		{"SSH key of another sort", curve, "not an SSH private key of the sorts"},
		{"cut SSH key", locked[:100], "not an SSH private key of the sorts"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			k, err := seal.ParseKeyring([]byte(test.src))
			if k != nil || err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, which does not say %q", err, test.want)
			}
			quiet(t, err, test.src)
		})
	}
}

func TestTextsThatAreNoRecipient(t *testing.T) {
	own, public, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	private, edPublic := ed25519Key(t, "")
	_, curve := ecdsaKey(t)
	tests := []struct{ name, text, want string }{
		{"empty", "", "not a public key"},
		{"a name", "amina-k", "not a public key"},
		{"cut", public.String()[:30], "not a public key"},
		{"a letter changed", public.String()[:20] + other(public.String()[20]) + public.String()[21:], "not a public key"},
		{"private key", own, "is a private key"},
		{"private key in small letters", strings.ToLower(own), "is a private key"},
		{"private SSH key", private, "is a private key"},
		{"key of another sort", "age1pq1" + strings.Repeat("q", 50), "of this sort"},
		{"cut SSH key", edPublic[:40], "not an SSH public key"},
		{"ECDSA", curve, "not a public key"},
		{"SSH key of another sort", "ssh-dss AAAA", "not an SSH public key"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := seal.ParseRecipient(test.text); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, which does not say %q", err, test.want)
			} else {
				quiet(t, err, test.text)
			}
		})
	}
}

// other is another letter than the one given.
func other(letter byte) string {
	if letter == 'q' {
		return "p"
	}
	return "q"
}

// quiet holds that an error repeats no line of what it complains of.
func quiet(t *testing.T, err error, of string) {
	t.Helper()
	for line := range strings.Lines(of) {
		if line = strings.TrimSpace(line); len(line) > 10 && strings.Contains(err.Error(), line) {
			t.Errorf("the error repeats %q", line)
		}
	}
}
