package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// commandWord finds the program's name where help speaks of a command.
var commandWord = regexp.MustCompile(`(^|[\s'])npm `)

// nodeWords are commands of Node's package manager, which is called npm too.
var nodeWords = []string{
	"access", "add", "audit", "bin", "bugs", "cache", "ci", "config", "create", "dedupe", "deprecate", "dist-tag",
	"docs", "edit", "exec", "explore", "find-dupes", "fund", "get", "hook", "i", "install", "install-ci-test",
	"install-test", "link", "ll", "login", "logout", "ls", "org", "outdated", "owner", "pack", "ping", "pkg", "prefix",
	"profile", "prune", "publish", "rebuild", "repo", "restart", "root", "run", "run-script", "search", "set",
	"shrinkwrap", "start", "stop", "team", "test", "token", "uninstall", "unpublish", "update", "view", "whoami", "x",
}

// meantNode answers a word that only Node's package manager knows.
func (a *app) meantNode(word string) error {
	if !slices.Contains(nodeWords, word) {
		return nil
	}
	return usage(a.otherNpm(), "%q is a command of Node's package manager; this is another program of the same name, the register of National Preventive Mechanisms", word)
}

// otherNpm says where Node's package manager is, if it can be found.
func (a *app) otherNpm() string {
	if path := a.findOther(); path != "" {
		return fmt.Sprintf("Node's package manager is at %s; a link to this program under another name, such as npmr, keeps them apart", path)
	}
	return "Node's package manager is not on the PATH"
}

// findOther looks along the PATH for an npm that is not this program.
func (a *app) findOther() string {
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	own, err := os.Stat(self)
	if err != nil {
		return ""
	}
	for _, dir := range filepath.SplitList(a.Env("PATH")) {
		path := filepath.Join(dir, "npm")
		info, err := os.Stat(path)
		if err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 && !os.SameFile(info, own) && !strings.HasPrefix(dir, ".") {
			return path
		}
	}
	return ""
}
