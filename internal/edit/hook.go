package edit

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/opcat-tools/npm/internal/register"
)

// Hook is what the check before a commit must know.
type Hook struct {
	Program string // the whole path of this program
	Folder  string // of the register below the repository's root, "." for the root
}

// hookName is what Git calls before each commit.
const hookName = "pre-commit"

// AddHook writes the hook into a repository's folder of hooks, which is made if
// it is missing, and lets it be run. One that is there stays as it is.
func AddHook(hooks string, h Hook) (Placed, error) {
	content, err := h.script()
	if err != nil {
		return Placed{}, err
	}
	if err := os.MkdirAll(hooks, 0o777); err != nil {
		return Placed{}, err
	}
	left, err := writeMissing(hooks, []File{{hookName, content}})
	if err != nil || len(left) > 0 {
		return Placed{Path: hookName, Left: true}, err
	}
	return Placed{Path: hookName}, os.Chmod(filepath.Join(hooks, hookName), 0o755) // Git passes over one that cannot be run
}

func (h Hook) script() ([]byte, error) {
	return fillWith(hookName, map[string]string{
		"Program": inShell(filepath.ToSlash(h.Program)), "Register": inShell(h.Folder), "Settings": inShell(path.Join(h.Folder, register.File)),
	})
}

// Line is what another's hook needs to check the register too, in one line.
func (h Hook) Line() string {
	program, folder := inShell(filepath.ToSlash(h.Program)), inShell(h.Folder)
	return fmt.Sprintf(`%[1]s doctor -C %[2]s --rev "$(git write-tree)" --changed && %[1]s check -C %[2]s --rev "$(git write-tree)" --base HEAD --changed || exit 1`, program, folder)
}

// FrameworkEntry is what goes under repos: in .pre-commit-config.yaml, for those
// who use the pre-commit framework. That sets aside what is not staged, so the
// check may look at the files as they are. program is a name, since everybody
// shares that file.
func FrameworkEntry(program, folder string) (string, error) {
	where := ""
	if folder != "." {
		where = " -C " + inShell(folder)
	}
	entry, err := fillWith("pre-commit-config.yaml", map[string]string{
		"Doctor": quoted(program + " doctor" + where + " --changed"), "Entry": quoted(program + " check" + where + " --base HEAD --changed"),
	})
	return string(entry), err
}

// safeWord means the same to a shell with and without quotes.
var safeWord = regexp.MustCompile(`^[A-Za-z0-9_./@%+,:-]+$`)

// inShell is a word as a shell reads it, whatever characters it holds.
func inShell(word string) string {
	if safeWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
