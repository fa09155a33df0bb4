package git

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Hooks returns the absolute path of the folder where git looks for the
// repository's hooks, which need not exist: the one that the repository's own
// core.hooksPath names, wherever it is, or else one that all its linked working
// trees share. What the user's own settings and included files say is not known
// here: 'git rev-parse --git-path hooks' tells. Nothing is executed.
func (r *Repo) Hooks() (string, error) {
	settings, err := readSettings(filepath.Join(r.common, "config"))
	if err != nil {
		return "", err
	}
	dir := settings.Section("core").Option("hooksPath")
	if settings.Section("extensions").Option("worktreeConfig") == "true" {
		own, err := readSettings(filepath.Join(r.dir, "config.worktree"))
		if err != nil {
			return "", err
		}
		if own.Section("core").HasOption("hooksPath") {
			dir = own.Section("core").Option("hooksPath")
		}
	}
	switch {
	case dir == "":
		return filepath.Join(r.common, "hooks"), nil
	case strings.HasPrefix(dir, "~"), strings.HasPrefix(dir, "%("):
		return "", fmt.Errorf("core.hooksPath begins with %q, which only git can resolve; 'git rev-parse --git-path hooks' tells where the hooks belong", dir[:1])
	case r.root == "":
		return below(r.dir, dir), nil
	}
	return below(r.root, dir), nil
}
