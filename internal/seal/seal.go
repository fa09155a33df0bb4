// Package seal closes records to all but those who hold a key, and opens them
// for whoever does. What it writes are age files (age-encryption.org/v1) in ASCII
// armour, which Git keeps as text and any age program opens. What it opens stays
// in memory, and no error of it holds a word of it.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Suffix ends the name of every sealed file: ID.yaml.age and ID.md.age are
// records sealed whole.
const Suffix = ".age"

// CompanionSuffix ends the name of a file that holds the sealed fields of a
// record whose other fields lie open beside it: ID.sealed.age.
const CompanionSuffix = ".sealed" + Suffix

// MaxSize is the size in bytes over which a sealed file is not opened. It leaves
// room for a page of 1 MiB in armour, and for its recipients.
const MaxSize = 2 << 20

// What a sealed file that cannot be opened is. The words say nothing of what is
// in it.
var (
	// ErrNoKey: it is sealed, and to none of the reader's keys.
	ErrNoKey = errors.New("it is sealed, and none of your keys opens it")
	// ErrDamaged: it is no sealed file, or not as it was written.
	ErrDamaged = errors.New("it is not a sealed file, or was cut short or changed since it was sealed")
	// ErrConflict: it holds the markers of a merge that Git could not finish.
	ErrConflict = errors.New("it holds both sides of a merge conflict")
	// ErrTooLarge: it is over MaxSize.
	ErrTooLarge = errors.New("it is larger than 2 MiB and is not opened")
)

// Seal closes a text to all but the recipients. Each call gives other bytes for
// the same text: whoever writes a file again compares the texts first.
func Seal(plain []byte, to []Recipient) ([]byte, error) {
	if len(to) == 0 {
		return nil, errors.New("nobody could open it again: name at least one recipient")
	}
	keys := make([]age.Recipient, len(to))
	for i, r := range to {
		if r.key == nil {
			return nil, errors.New("a recipient has no key")
		}
		keys[i] = r.key
	}
	var out bytes.Buffer
	coat := armor.NewWriter(&out)
	w, err := age.Encrypt(coat, keys...)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = errors.Join(w.Close(), coat.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("cannot seal: %w", err)
	}
	return out.Bytes(), nil
}

// Open gives the text of a sealed file, in armour or, as other age programs may
// have written it, without. The error is ErrNoKey, ErrDamaged, ErrConflict or
// ErrTooLarge; what can be seen to be wrong without a key is told without one.
func (k *Keyring) Open(sealed []byte) ([]byte, error) {
	bare, err := unarmoured(sealed)
	if err != nil {
		return nil, err
	}
	if k == nil || len(k.keys) == 0 {
		return nil, withoutKey(bare)
	}
	r, err := age.Decrypt(bytes.NewReader(bare), k.keys...)
	if none := (*age.NoIdentityMatchError)(nil); errors.As(err, &none) {
		return nil, withoutKey(bare)
	}
	if err != nil {
		return nil, ErrDamaged
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// leastPayload is the length in bytes of what follows the header where the text
// is empty: a nonce and the mark of its authenticity.
const leastPayload = 16 + 16

// withoutKey says why a file is not opened that no key fits: mostly that. Whether
// its header can be read, and something follows, is seen without one.
func withoutKey(bare []byte) error {
	header, err := age.ExtractHeader(bytes.NewReader(bare))
	if err != nil || len(bare)-len(header) < leastPayload {
		return ErrDamaged
	}
	return ErrNoKey
}

// unarmoured takes a sealed file out of its armour, which must be whole.
func unarmoured(sealed []byte) ([]byte, error) {
	switch {
	case len(sealed) > MaxSize:
		return nil, ErrTooLarge
	case conflicted(sealed):
		return nil, ErrConflict
	}
	if bytes.HasPrefix(sealed, []byte("age-encryption.org/")) {
		return sealed, nil
	}
	bare, err := io.ReadAll(armor.NewReader(bytes.NewReader(sealed)))
	if err != nil {
		return nil, ErrDamaged
	}
	return bare, nil
}

// conflicted says whether Git has put both sides of a merge into a file: a line
// begins with its markers, which no armour holds.
func conflicted(sealed []byte) bool {
	for line := range bytes.Lines(sealed) {
		for _, marker := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
			if bytes.HasPrefix(line, []byte(marker)) {
				return true
			}
		}
	}
	return false
}

// IsSealed says whether a file begins as sealed ones do.
func IsSealed(src []byte) bool {
	return bytes.HasPrefix(src, []byte(armor.Header)) || bytes.HasPrefix(src, []byte("age-encryption.org/"))
}
