package cli

import (
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
	if slices.Contains(strings.Split(filepath.ToSlash(where), "/"), ".git") {
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
	first, _, _ := strings.Cut(below, "/")
	if below == register.File || below == register.RecipientsFile || slices.Contains(record.Kinds(), record.Kind(first)) {
		return usage("choose another file, such as -o report.md", "%s is or would be one of the register's own files", name)
	}
	return nil
}

// belowFolder is where a path lies below a folder, and whether it does. Links are
// followed.
func belowFolder(where, folder string) (below string, inside bool, err error) {
	if folder, err = realPath(folder); err != nil {
		return "", false, fail("", "%v", err)
	}
	below, err = filepath.Rel(folder, where)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return "", false, nil
	}
	return filepath.ToSlash(below), true, nil
}
