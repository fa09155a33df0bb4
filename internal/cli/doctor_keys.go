package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// lookAtKeys looks at who can open what is sealed.
func (e *examination) lookAtKeys() {
	to := e.session.register.Recipients
	if len(e.sealing) > 0 && len(to.ByName) == 0 {
		e.error("no-recipients", register.RecipientsFile, "there are sealed records, or there are to be, and nobody is named to whom they could be sealed",
			"'npm key new' makes a key, 'npm key add NAME KEY' names it")
		return
	}
	for _, name := range to.Names() {
		e.lookAtRecipient(name)
	}
	for _, group := range slices.Sorted(maps.Keys(to.Groups)) {
		for _, name := range to.Groups[group] {
			if _, listed := to.ByName[name]; !listed { // a recipient is looked at above
				e.lookAtFormer(name, "the name is still in the group "+group)
			}
		}
	}
	e.lookAtSpare()
}

// lookAtRecipient looks whether one who can open things still should.
func (e *examination) lookAtRecipient(name string) {
	if !e.session.register.Has(record.Members, name) {
		e.warn("recipient-without-member", name, "this recipient is no member, so nobody will notice when the key has to go",
			"give the recipient the id of the member who holds the key; if it is a spare key in a safe, write down who has the safe's")
		return
	}
	e.lookAtFormer(name, "the key can still open what is sealed")
}

func (e *examination) lookAtFormer(name, still string) {
	m := e.session.register.Set.Members[name]
	if m == nil {
		return
	}
	today := e.app.today()
	why := ""
	switch {
	case past(m.Until, today):
		why = "\"until\" has passed"
	case m.Contract != nil && past(m.Contract.End, today):
		why = "\"contract\" has ended"
	default:
		return
	}
	e.error("key-of-former-member", string(record.Members)+"/"+name, why+", and "+still,
		"take the name out of recipients and groups in "+register.RecipientsFile+", then 'npm key rotate'; what was sealed before stays open to the key in every copy of Git's history")
}

// past says whether a last day is over.
func past(last, today calendar.Date) bool { return last != 0 && last < today }

// lookAtSpare looks for kinds that one person alone can open.
func (e *examination) lookAtSpare() {
	to := e.session.register.Recipients
	for _, kind := range slices.Sorted(maps.Keys(e.sealing)) {
		if who := to.Who(kind); len(who) == 1 {
			e.warn("single-key", string(kind), "one recipient alone can open what is sealed: if that key is lost, all of it is",
				"'npm key add' a second person's key, or a spare one that lies in a safe, and 'npm key rotate'")
		}
	}
}

// secretMarks are what private keys hold in their first lines.
var secretMarks = [][]byte{[]byte("AGE-SECRET-KEY-"), []byte("PRIVATE KEY-----")}

// lookAtIdentity looks where private keys lie, and who can read the reader's own.
func (e *examination) lookAtIdentity() {
	own := e.app.identityFile()
	if real, err := filepath.EvalSymlinks(own); err == nil {
		own = real
	}
	for _, file := range slices.Sorted(maps.Keys(e.lies.other)) {
		if filepath.Join(e.root, filepath.FromSlash(file)) == own || e.isSecret(file) {
			e.lookAtMisplaced(file)
		}
	}
	info, err := os.Stat(own)
	if err != nil {
		return
	}
	if runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		e.error("identity-readable", own, "others on this computer may read your private key", fmt.Sprintf("chmod 600 %s", own))
	}
	if e.repo != nil && e.repo.Root() != "" && within(own, e.repo.Root()) && !within(own, e.root) {
		e.misplaced(own, e.inHead(own))
	}
}

func (e *examination) isSecret(file string) bool {
	begin, err := beginning(e.files, file, 4<<10)
	return err == nil && slices.ContainsFunc(secretMarks, func(mark []byte) bool { return bytes.Contains(begin, mark) })
}

func (e *examination) lookAtMisplaced(file string) {
	e.misplaced(file, e.committed(file))
}

// misplaced tells of a private key among files that are shared.
func (e *examination) misplaced(file string, committed bool) {
	if committed {
		e.error("identity-in-repository", file, "a private key lies here, and Git has it: whoever has a copy of the repository can open what is sealed to it",
			"take the key for lost: 'npm key new', put the new public key in the place of the old one in "+register.RecipientsFile+", 'npm key rotate', and remove the file")
		return
	}
	e.error("identity-in-repository", file, "a private key lies here, where the next commit could take it along", "move it out of the repository, and set REGISTER_IDENTITY to where it is; 'npm key new' puts keys in the right place")
}

// inHead tells whether the last commit holds a file, given by its whole path.
func (e *examination) inHead(file string) bool {
	rel, err := filepath.Rel(e.repo.Root(), file)
	if err != nil || e.last == nil {
		return false
	}
	files, err := e.last.Sub(".")
	if err != nil {
		return false
	}
	_, err = fs.Stat(files, filepath.ToSlash(rel))
	return err == nil
}

// within tells whether a path lies below a folder.
func within(file, folder string) bool {
	rel, err := filepath.Rel(folder, file)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// identityFile is where the reader's private key lies, whether or not it is there.
func (a *app) identityFile() string {
	if named := a.Env("REGISTER_IDENTITY"); named != "" {
		return named
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "npm-register", "identity.txt")
}
