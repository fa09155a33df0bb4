package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
	"github.com/opcat-tools/npm/schema"
)

// strongroom is what the commands work with that seal and open: the files as they
// lie there, and who can open what. It reads no more records than it is asked for.
type strongroom struct {
	app    *app
	root   string
	files  fs.FS
	close  func() error
	policy *record.Policy
	kinds  *schema.Schemas

	keys   *seal.Keyring // nil where the reader has none
	noKeys error         // why

	last func() fs.FS // the files of the last commit, none where there is no commit
}

func (a *app) strongroom() (*strongroom, error) {
	root, err := a.ownRoot()
	if err != nil {
		return nil, err
	}
	files, done, err := workTree(root)
	if err != nil {
		return nil, err
	}
	s := &strongroom{app: a, root: root, files: files, close: done}
	s.last = sync.OnceValue(s.lastCommit)
	if s.policy, err = register.ReadPolicy(files); err == nil {
		s.kinds, err = schema.Load(nil)
	}
	if err != nil {
		done()
		return nil, fail("", "%v", err)
	}
	s.keys, s.noKeys = a.keyring()
	return s, nil
}

// withStrongroom opens it for a command and closes it after.
func (a *app) withStrongroom(work func(*strongroom) error) error {
	s, err := a.strongroom()
	if err != nil {
		return err
	}
	defer func() { s.close() }() // looking at the last commit adds to what it closes
	return work(s)
}

// recipients are those of recipients.yaml, which must be without errors.
func (s *strongroom) recipients() (*record.Recipients, error) {
	to, problems, err := register.ReadRecipients(s.files)
	if err != nil {
		return nil, fail("", "%v", err)
	}
	if errorsAmong(problems) > 0 {
		return nil, fail("'npm check' shows where", "%s has errors, so nobody can say who may open what", register.RecipientsFile)
	}
	return to, nil
}

// keysFor are the keys to which a kind is sealed, and the names of those who hold
// them.
func keysFor(to *record.Recipients, kind record.Kind) (keys []seal.Recipient, names []string, err error) {
	names = to.Who(kind)
	if len(names) == 0 {
		return nil, nil, fail("'npm key add NAME RECIPIENT' adds one", "%s names nobody who could open %s", register.RecipientsFile, kind)
	}
	for _, name := range names {
		for _, key := range to.ByName[name].All() {
			public, err := seal.ParseRecipient(key)
			if err != nil {
				return nil, nil, fail("'npm check' shows where", "a key of %s cannot be used", name)
			}
			keys = append(keys, public)
		}
	}
	return keys, names, nil
}

// holding is the files of one record.
type holding struct {
	name  string   // kind and id
	clear []string // .yaml or .md; more than one is a mistake
	whole []string // the same, sealed
	part  string   // its companion, "" if there is none
}

func (h *holding) kind() record.Kind {
	kind, _, _ := record.KindOf(h.name)
	return kind
}

// holdings are the files of all records, by name.
func (s *strongroom) holdings() map[string]*holding {
	all := map[string]*holding{}
	for _, kind := range record.Kinds() {
		_ = fs.WalkDir(s.files, string(kind), func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // what cannot be read is told by check
			}
			stem, ending, ok := register.CutEnding(name)
			if ok && entry.Type().IsRegular() && isRecordName(stem) {
				h := all[stem]
				if h == nil {
					h = &holding{name: stem}
					all[stem] = h
				}
				h.add(name, ending)
			}
			return nil
		})
	}
	return all
}

// isRecordName tells whether a name is a kind and an id.
func isRecordName(name string) bool {
	_, id, ok := record.KindOf(name)
	return ok && record.ValidID(id)
}

func (h *holding) add(name, ending string) {
	switch {
	case ending == seal.CompanionSuffix:
		h.part = name
	case strings.HasSuffix(ending, seal.Suffix):
		h.whole = append(h.whole, name)
	default:
		h.clear = append(h.clear, name)
	}
}

// named finds the records that words mean, each once.
func (s *strongroom) named(words []string) ([]*holding, error) {
	all := s.holdings()
	names := sortedKeys(all)
	var found []*holding
	for _, word := range words {
		stem, _, _ := register.CutEnding(word)
		name, err := resolveName(names, stem)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(found, all[name]) {
			found = append(found, all[name])
		}
	}
	return found, nil
}

func sortedKeys(all map[string]*holding) []string {
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare)
	return names
}

// read gives the bytes of a file as it lies there.
func (s *strongroom) read(name string) ([]byte, error) {
	info, err := fs.Stat(s.files, name)
	most := int64(page.MaxSize)
	if strings.HasSuffix(name, seal.Suffix) {
		most = seal.MaxSize
	}
	if err == nil && info.Size() > most {
		return nil, fail("a record is text: put scans under attachments/, and split what is too long", "%s is too large for a record", name)
	}
	src, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil, fail("", "cannot read %s: %v", name, err)
	}
	return src, nil
}

// open gives the text of a sealed file, and the bytes it was in.
func (s *strongroom) open(name string) (plain, sealed []byte, err error) {
	if sealed, err = s.read(name); err != nil {
		return nil, nil, err
	}
	plain, err = s.keys.Open(sealed)
	switch {
	case errors.Is(err, seal.ErrNoKey) && s.noKeys != nil:
		hint := "'npm key new' makes a key, and REGISTER_IDENTITY names the file of one that you have elsewhere"
		return nil, nil, &failure{exitIncomplete, fmt.Errorf("%s is sealed, and %w", name, s.noKeys), hint}
	case errors.Is(err, seal.ErrNoKey):
		return nil, nil, &failure{exitIncomplete, fmt.Errorf("none of your keys opens %s", name), "'npm key list' shows who can"}
	case err != nil:
		return nil, nil, fail("'npm check' says what to do about it", "%s cannot be opened: %v", name, err)
	}
	return plain, sealed, nil
}

// closed is a text that was sealed.
type closed struct {
	data  []byte
	names []string // of those who can open it
	ours  bool     // the reader can, too
}

// sealed closes a text to the recipients of a kind. Whoever can open it again has it
// opened before anything is written: what comes out must be the text.
func (s *strongroom) sealed(to *record.Recipients, kind record.Kind, text []byte) (*closed, error) {
	keys, names, err := keysFor(to, kind)
	if err != nil {
		return nil, err
	}
	data, err := seal.Seal(text, keys)
	if err != nil {
		return nil, fail("", "%v", err)
	}
	again, err := s.keys.Open(data)
	if err == nil && string(again) != string(text) || err != nil && !errors.Is(err, seal.ErrNoKey) {
		return nil, fail("nothing was written", "what was sealed does not open to what it was made of")
	}
	return &closed{data, names, err == nil}, nil
}

// create writes a file that must not be there yet, and looks that it lies there as
// it was written.
func (s *strongroom) create(name string, data []byte) error {
	err := git.Create(s.root, name, data)
	if errors.Is(err, fs.ErrExist) {
		return fail("move one of the two away; nothing was written over", "%s is there already", name)
	}
	if err != nil {
		return fail("", "cannot write %s: %v", name, err)
	}
	if there, err := fs.ReadFile(s.files, name); err != nil || string(there) != string(data) {
		return fail("look at the disk; nothing was taken away", "%s does not read as it was written", name)
	}
	return nil
}

// concurrent says of a write that failed whether somebody else was quicker.
func concurrent(name string, err error) error {
	if errors.Is(err, git.ErrChanged) {
		return &failure{exitConcurrent, fmt.Errorf("%s was changed meanwhile, and is left as it is", name), "run the command again"}
	}
	return fail("", "cannot write %s: %v", name, err)
}

// keepFromMerging has Git take sealed files for what they are, where nothing is
// said of them yet.
func (s *strongroom) keepFromMerging() {
	was, err := fs.ReadFile(s.files, edit.AttributesFile)
	now := edit.WithAttributes(was)
	switch {
	case err == nil && len(now) == len(was):
		return
	case errors.Is(err, fs.ErrNotExist):
		err = git.Create(s.root, edit.AttributesFile, now)
	case err == nil:
		err = git.Replace(s.root, edit.AttributesFile, was, now)
	}
	if err != nil {
		s.app.note("cannot write %s: put a line *.age binary into it, so that Git does not merge sealed files line by line", edit.AttributesFile)
		return
	}
	s.app.say("%s now tells Git not to merge sealed files line by line", edit.AttributesFile)
}

// say tells what was done.
func (a *app) say(format string, args ...any) {
	said := report.Document{Blocks: []report.Block{{Text: a.named(fmt.Sprintf(format, args...))}}}
	_ = render.Text(a.Out, &said, a.terminal(a.Out)) // the files are what counts
}

// committed tells whether the last commit holds a file, and what.
func (s *strongroom) committed(name string) (src []byte, ok bool) {
	files := s.last()
	if files == nil {
		return nil, false
	}
	src, err := fs.ReadFile(files, name)
	return src, err == nil
}

// lastCommit is open until the strongroom is closed.
func (s *strongroom) lastCommit() fs.FS {
	repo, err := git.Open(s.root)
	if err != nil {
		return nil
	}
	done := s.close
	s.close = func() error { return errors.Join(repo.Close(), done()) }
	last, err := repo.Revision("HEAD")
	if err != nil {
		return nil
	}
	files, err := last.Sub(repo.Folder())
	if err != nil {
		return nil
	}
	return files
}

// pagePath is the name of a sealed file as its text would have it.
func pagePath(name string) string { return strings.TrimSuffix(name, seal.Suffix) }

// companionOf is the name of the companion of a record's file.
func companionOf(name string) string {
	return strings.TrimSuffix(name, path.Ext(name)) + seal.CompanionSuffix
}
