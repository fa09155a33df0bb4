package seal

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"
)

// Keyring is what one reader opens sealed files with. Nil and the zero value
// open nothing. Goroutines may share it.
type Keyring struct {
	keys   []age.Identity
	public []Recipient
}

// Recipient is a public key to which files are sealed.
type Recipient struct {
	key  age.Recipient
	text string
}

// String is the key as it is written in recipients.yaml, an SSH key without its
// comment: two that are the same key read the same.
func (r Recipient) String() string { return r.text }

// NewKey makes an age key: what its owner keeps, one line of an identity file,
// and what others seal to.
func NewKey() (identity string, public Recipient, err error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", Recipient{}, fmt.Errorf("cannot make a key: %w", err)
	}
	return key.String(), Recipient{key.Recipient(), key.Recipient().String()}, nil
}

// ParseKeyring reads an age identity file, or an SSH private key without a
// passphrase. The error is a sentence that can stand behind the file's name; it
// holds nothing of the file.
func ParseKeyring(src []byte) (*Keyring, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	switch {
	case IsSealed(src):
		return nil, errors.New("this age identity is itself sealed with a passphrase, which npm does not ask for: name an identity file without one")
	case bytes.HasPrefix(src, []byte("age1")) || bytes.HasPrefix(src, []byte("ssh-")):
		return nil, errors.New("this is a public key, which others seal to: name the file of the private key that belongs to it")
	case bytes.Contains(src, []byte("-----BEGIN ")):
		return parseSSH(src)
	}
	keys, err := age.ParseIdentities(bytes.NewReader(src))
	if err != nil {
		return nil, errors.New("this is neither an age identity file, with a line AGE-SECRET-KEY-…, nor an SSH private key")
	}
	k := &Keyring{keys: keys}
	for _, key := range keys {
		if key, ok := key.(*age.X25519Identity); ok { // no other sort can be sealed to here
			k.public = append(k.public, Recipient{key.Recipient(), key.Recipient().String()})
		}
	}
	return k, nil
}

func parseSSH(src []byte) (*Keyring, error) {
	signer, err := ssh.ParsePrivateKey(src)
	if locked := (*ssh.PassphraseMissingError)(nil); errors.As(err, &locked) {
		return nil, errors.New("this SSH key has a passphrase, which npm does not ask for: make an age key with 'npm key new', or name a key without a passphrase")
	}
	key, errKey := agessh.ParseIdentity(src)
	if err != nil || errKey != nil {
		return nil, errors.New("this is not an SSH private key of the sorts that can be sealed to, which are ed25519 and rsa")
	}
	public, err := parseSSHRecipient(string(ssh.MarshalAuthorizedKey(signer.PublicKey())))
	if err != nil {
		return nil, err
	}
	return &Keyring{[]age.Identity{key}, []Recipient{public}}, nil
}

// Recipients are the public keys that belong to the keyring, in its order.
func (k *Keyring) Recipients() []Recipient {
	if k == nil {
		return nil
	}
	return slices.Clone(k.public)
}

// ParseRecipient reads a public key: age1…, ssh-ed25519 … or ssh-rsa …. The error
// holds nothing of what was given.
func ParseRecipient(s string) (Recipient, error) {
	s = strings.TrimSpace(s)
	switch {
	case strings.HasPrefix(strings.ToUpper(s), "AGE-SECRET-KEY-"), strings.Contains(s, "PRIVATE KEY"):
		return Recipient{}, errors.New("this is a private key, and nobody else may have it: make a new one, and give the public key that begins with age1")
	case strings.HasPrefix(s, "age1pq1") || strings.HasPrefix(s, "age1tag"):
		return Recipient{}, errors.New("age keys of this sort cannot stand beside others: give one that 'npm key new' makes")
	case strings.HasPrefix(s, "ssh-"):
		return parseSSHRecipient(s)
	}
	key, err := age.ParseX25519Recipient(s)
	if err != nil {
		return Recipient{}, errors.New("this is not a public key: one begins with age1, ssh-ed25519 or ssh-rsa, and was perhaps not copied whole")
	}
	return Recipient{key, key.String()}, nil
}

func parseSSHRecipient(s string) (Recipient, error) {
	public, _, _, _, err := ssh.ParseAuthorizedKey([]byte(s))
	if err != nil {
		return Recipient{}, errors.New("this is not an SSH public key, or it was not copied whole: it is one line of a file that ends in .pub")
	}
	key, err := agessh.ParseRecipient(s)
	if err != nil {
		return Recipient{}, errors.New("SSH keys of this sort cannot be sealed to: give one of ssh-ed25519, ssh-rsa of 2048 bits or more, or an age key")
	}
	return Recipient{key, strings.TrimSpace(string(ssh.MarshalAuthorizedKey(public)))}, nil
}
