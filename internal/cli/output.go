package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// mayOverwrite refuses to write a report over what the register is made of: its
// settings, its records, and Git's own files. It may lie anywhere else.
func (a *app) mayOverwrite(name string) error {
	where, err := realPath(name)
	if err != nil {
		return fail("", "%v", err)
	}
	if isGits(where) {
		return usage("choose another file", "%s lies in a folder that is Git's own", name)
	}
	root, err := rootOf(a.dir)
	if err != nil || root == "" {
		return err
	}
	below, inside, err := belowFolder(where, root)
	if err != nil || !inside {
		return err
	}
	if isRegisters(root, below, append(wordsOf(record.Kinds()), register.File, register.RecipientsFile)) {
		return usage("choose another file, such as -o report.md", "%s is or would be one of the register's own files", name)
	}
	return nil
}

// isGits tells whether a path leads into a folder of Git's, however its letters are
// written: many disks take .GIT for the same.
func isGits(where string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(where), "/"), func(part string) bool { return strings.EqualFold(part, ".git") })
}

// isRegisters tells whether a path below a register is one of these names in its root or lies
// below one: by what is there, and by the name, whatever the case of its letters.
func isRegisters(root, below string, names []string) bool {
	first, _, _ := strings.Cut(below, "/")
	there, err := os.Stat(filepath.Join(root, first))
	return slices.ContainsFunc(names, func(name string) bool {
		own, missing := os.Stat(filepath.Join(root, name))
		return strings.EqualFold(first, name) || err == nil && missing == nil && os.SameFile(there, own)
	})
}

// belowFolder is where a path, in which no link is left, lies below a folder, and whether
// it does. The folder is known by what it is: a disk may take several names for one.
func belowFolder(where, folder string) (below string, inside bool, err error) {
	its, err := os.Stat(folder)
	if err != nil {
		return "", false, fail("", "%v", err)
	}
	for at := where; ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, its) {
			below, err := filepath.Rel(at, where)
			return filepath.ToSlash(below), true, err
		}
		if filepath.Dir(at) == at {
			return "", false, nil
		}
	}
}
