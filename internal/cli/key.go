package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/seal"
)

func (a *app) keyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "key",
		Short: "Make keys, say who can open what, seal anew",
		Long: `A key has two halves. The private one opens what is sealed; it stays with its
owner, outside the register. The public one is what others seal to; it stands in
recipients.yaml, under its owner's name, for everybody to see.`,
		Example: `  npm key new
  npm key add complaints-officer
  npm key list`,
		Args: cobra.ArbitraryArgs,
		RunE: helpOrUnknown,
	}
	c.AddCommand(a.keyNewCommand(), a.keyAddCommand(), a.keyListCommand(), a.keyRotateCommand())
	return c
}

func (a *app) keyNewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new",
		Short: "Make a key of your own",
		Long: `Make a key, and print its public half. The private half goes into a file that
only you can read: where every command looks for it, or the one that -o names,
which REGISTER_IDENTITY must then name. A key that is there is never written
over.

Keep a copy of that file where nobody finds it and you do: what is sealed to a
lost key alone is lost.`,
		Example: `  npm key new
  npm key new -o ../spare-key.txt`,
		Annotations: heeds("output"),
		Args:        noArguments,
		RunE:        func(*cobra.Command, []string) error { return a.keyNew() },
	}
}

func (a *app) keyNew() error {
	file := a.identityFile()
	switch {
	case a.output == "-":
		return usage("name a file, or leave -o out", "a private key is not for a screen or a pipe")
	case a.output != "":
		file = a.output
	case file == "":
		return fail("-o names one", "there is no folder for your settings, so no place for a key")
	}
	if err := a.mayHoldKey(file); err != nil {
		return err
	}
	private, public, err := seal.NewKey()
	if err != nil {
		return fail("", "%v", err)
	}
	text := fmt.Sprintf("# the private key of one person, made on %s: nobody else may have it\n# public key: %s\n%s\n", a.today(), public, private)
	if err := writePrivate(file, text); err != nil {
		return noKeyWritten(file, err)
	}
	fmt.Fprintln(a.Out, public)
	a.note("the private half is in %s; keep a copy of that file in a safe place", render.Clean(file))
	if a.output != "" && a.Env("REGISTER_IDENTITY") != a.output {
		a.note("REGISTER_IDENTITY must name that file wherever the key is to be used")
	}
	return nil
}

// mayHoldKey refuses a file within a register: the next commit could take it along.
func (a *app) mayHoldKey(file string) error {
	folder := filepath.Dir(file)
	for {
		if _, err := os.Stat(folder); err == nil || folder == filepath.Dir(folder) {
			break
		}
		folder = filepath.Dir(folder)
	}
	if root, err := rootOf(folder); err != nil || root != "" {
		return fail("name a file outside", "%s lies in a register, where a private key must not be", file)
	}
	if repo, err := git.Open(folder); err == nil {
		defer repo.Close()
		a.note("%s lies in a Git repository: see that it is never committed", render.Clean(file))
	}
	return nil
}

// writePrivate writes a file that must not be there yet and that nobody else may
// read. Folders that are missing are made for the owner alone.
func writePrivate(file, text string) (err error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(file)
		}
	}()
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	return f.Sync()
}

func noKeyWritten(file string, err error) error {
	if errors.Is(err, fs.ErrExist) {
		return fail("'npm key add NAME' adds it to a register; -o names another file for another key", "there is a key in %s already, and it is not written over", file)
	}
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err // the path is said once
	}
	return fail("-o names a file that you may write", "cannot write %s: %v", file, err)
}

// publicKey reads a public key: from the words of a command line, from a file, or,
// where nothing is given, from the reader's own.
func (a *app) publicKey(words []string) (seal.Recipient, error) {
	given := strings.TrimSpace(strings.Join(words, " "))
	if given == "" {
		return a.ownPublicKey()
	}
	key, err := seal.ParseRecipient(given)
	if err == nil || len(words) > 1 || looksLikeKey(given) {
		return key, notAKey(err)
	}
	return a.publicKeyIn(inside(a.dir, given))
}

// looksLikeKey tells a key that was not copied whole from the name of a file.
func looksLikeKey(given string) bool {
	return strings.HasPrefix(given, "age1") || strings.HasPrefix(given, "ssh-") || strings.HasPrefix(strings.ToUpper(given), "AGE-SECRET-KEY-")
}

func notAKey(err error) error {
	if err == nil {
		return nil
	}
	return usage("'npm key new' prints one", "%v", err)
}

func (a *app) ownPublicKey() (seal.Recipient, error) {
	keys, err := a.keyring()
	if err != nil {
		return seal.Recipient{}, fail("'npm key new' makes one; a colleague's public key stands behind the name", "%v", err)
	}
	own := keys.Recipients()
	if len(own) != 1 || own[0].String() == "" {
		return seal.Recipient{}, usage("write the public key behind the name", "your file of keys does not tell which public key is meant")
	}
	return own[0], nil
}

// publicKeyIn finds the one public key in a file, as ssh-keygen leaves
// it.
func (a *app) publicKeyIn(file string) (seal.Recipient, error) {
	src, err := readIdentity(file)
	if err != nil {
		return seal.Recipient{}, usage("write the public key, or name the file it is in", "this is no public key, and no file that can be read")
	}
	var found []seal.Recipient
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if key, err := seal.ParseRecipient(line); err == nil {
			found = append(found, key)
		}
	}
	switch {
	case strings.Contains(string(src), "AGE-SECRET-KEY-") || strings.Contains(string(src), "PRIVATE KEY"):
		return seal.Recipient{}, usage("ask its owner for the public key alone", "the file holds a private key, which nobody else may have")
	case len(found) != 1:
		return seal.Recipient{}, usage("name a file with one public key in it, or write the key", "there is no public key in that file, or more than one")
	}
	return found[0], nil
}
