package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/seal"
)

// largestIdentity is the size in bytes of the largest file of keys that is read.
const largestIdentity = 1 << 20

// errNoIdentity is wrapped where the reader has no key.
var errNoIdentity = errors.New("you have no key here")

// keyring is what the reader opens sealed files with, nil with the reason where
// there is none. Nothing of the keys is in the reason.
func (a *app) keyring() (*seal.Keyring, error) {
	if a.keys == nil {
		return a.readKeyring()
	}
	return a.keys()
}

func (a *app) readKeyring() (*seal.Keyring, error) {
	file := a.identityFile()
	named := a.Env("REGISTER_IDENTITY") != ""
	src, err := readIdentity(file)
	if !named && errors.Is(err, fs.ErrNotExist) || file == "" {
		return nil, errNoIdentity
	}
	var keys *seal.Keyring
	if err == nil {
		keys, err = seal.ParseKeyring(src)
	}
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err // the path is said once
	}
	if err != nil {
		return nil, fmt.Errorf("your key in %s cannot be used: %w", file, err)
	}
	return keys, nil
}

// readIdentity reads a file of keys, or what a shell gives in place of one.
func readIdentity(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largestIdentity))
}

// unreadParts says how many sealed parts were not read, "" where all were, and what
// can be done about it.
func (a *app) unreadParts(parts int) (said, hint string) {
	if parts == 0 {
		return "", ""
	}
	said = count(parts, "sealed part") + " could not be read"
	switch _, err := a.keyring(); {
	case errors.Is(err, errNoIdentity):
		hint = "'npm key new' makes a key, and REGISTER_IDENTITY names the file of one that you have elsewhere"
	case err != nil:
		hint = err.Error()
	default:
		hint = "your key is not among those they are sealed to: ask a colleague who can open them to add it, with 'npm key add', and to seal them anew, with 'npm key rotate'"
	}
	return said, hint
}

// tellUnread says beside an output what it was made without. Where everything was
// demanded, that is a failure.
func (a *app) tellUnread(parts int) error {
	said, hint := a.unreadParts(parts)
	switch {
	case said == "":
		return nil
	case a.requireSealed:
		return &failure{exitIncomplete, fmt.Errorf("%s, so what you see is not all there is", said), hint}
	}
	made := "what you see is made without"
	if a.whom != "" && audience.Audience(a.whom).Outside() {
		made += ", and so was the last look for names"
	}
	a.note("%s, and %s; %s", said, made, hint)
	return nil
}

// unread is how many sealed parts of the registers that were read could not be opened.
func (a *app) unread() int {
	most := 0
	for _, s := range a.opened {
		most = max(most, len(s.register.Sealed))
	}
	return most
}

// mayWrite refuses to write what was made without sealed parts, where everything was
// demanded, and for readers outside what errors of the register may have made wrong: they
// have nobody to tell them. What lies in its place is better.
func (a *app) mayWrite(so string) error {
	if wrong := a.wrongOutside(); wrong > 0 {
		return a.withErrors(wrong, so+": readers outside could not tell what is wrong in it")
	}
	said, hint := a.unreadParts(a.unread())
	if said == "" || !a.requireSealed {
		return nil
	}
	return &failure{exitIncomplete, fmt.Errorf("%s, so %s", said, so), hint}
}

// wrongOutside is how many errors may mislead readers outside.
func (a *app) wrongOutside() int {
	most := 0
	for _, s := range a.opened {
		if s.view != nil && s.view.Audience.Outside() && s.wrong != nil {
			most = max(most, s.wrong())
		}
	}
	return most
}

// orUnread is how a command ends that has shown something: that not everything was read
// which was demanded weighs more than what was found.
func (a *app) orUnread(err error) error {
	if f := (*failure)(nil); !a.requireSealed || errors.As(err, &f) && f.code != exitFindings {
		return err
	}
	return cmp.Or(a.tellUnread(a.unread()), err)
}
