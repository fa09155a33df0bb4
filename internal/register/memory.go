package register

import (
	"bytes"
	"io/fs"
	"os"
	"time"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
)

// Memory remembers what was read of a register, so that it can be read again quickly
// after a change. Of what is sealed, whole or in part, nothing is remembered. The zero
// Memory has read nothing yet. Nothing is written to a disk: that would be a second
// copy of what is confidential.
type Memory struct {
	settings []byte // register.yaml, by whose words all else was read
	files    map[string]*kept
	now      time.Time
}

// kept is what was read of a file, and what the file was like then.
type kept struct {
	info     fs.FileInfo
	record   record.Record
	problems []page.Problem
	ignores  []page.Ignore
	clear    []string // what should be sealed and is not, as pointers
}

// Load reads a register as the function of that name does, but for the files that are
// as they were. The register that was read before must not be used any more: both
// share records. now is the time, before which a file must have come to rest: one that
// was changed just now may change again and bear the same time.
func (m *Memory) Load(files fs.FS, now time.Time, progress func(done, all int)) (*Register, error) {
	m.now = now
	return loadWith(files, m, progress)
}

// atRest is how long nobody must have written to a file before it is remembered. Some
// disks count time in steps of two seconds.
const atRest = 3 * time.Second

// trust forgets everything where register.yaml is another or cannot be read.
func (m *Memory) trust(settings []byte) {
	if m != nil && (settings == nil || !bytes.Equal(settings, m.settings)) {
		m.settings, m.files = settings, nil
	}
}

// recall is what was read of a file if that is the same and nobody has touched it.
func (m *Memory) recall(s *slot) *kept {
	if m == nil || m.files[s.path] == nil {
		return nil
	}
	then := m.files[s.path]
	info, err := s.entry.Info()
	if err != nil || !os.SameFile(info, then.info) || info.Mode() != then.info.Mode() ||
		info.Size() != then.info.Size() || !info.ModTime().Equal(then.info.ModTime()) {
		return nil
	}
	return then
}

// keep remembers what was read of the open files that have no companion: values of
// that are in the record now.
func (m *Memory) keep(r *Register, found []*slot) {
	if m == nil {
		return
	}
	m.files = make(map[string]*kept, len(found))
	for _, s := range found {
		whole := s.record == nil || record.Of(s.record).SealedIn == "" && r.joined[s.path] == nil
		if s.kept != nil && whole && !isSealed(s.path) && m.now.Sub(s.kept.info.ModTime()) > atRest {
			m.files[s.path] = s.kept
		}
	}
}
