package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// doctorChanged refuses what a commit would put into Git's history in clear: what
// it holds once, it holds for good. No setting of `checks` and no comment in a file
// changes that, and who takes a kind out of `seal` does so in a commit of its own.
func (a *app) doctorChanged() error {
	now, err := a.find()
	if err != nil {
		return err
	}
	defer now.close()
	before, err := a.lastCommit()
	if err != nil {
		return err
	}
	var was fs.FS
	if before != nil {
		defer before.close()
		was = before.files
	}
	found, err := exposing(now.files, was)
	if err != nil {
		return fail("'npm check' may tell more", "cannot tell what would be committed: %v", err)
	}
	if len(found) == 0 && a.format == "" && a.output == "" {
		return nil
	}
	return a.diagnosis(found, nil)
}

// lastCommit is the register as the last commit has it, nil where there is none.
func (a *app) lastCommit() (*source, error) {
	src, err := a.findRevision("--changed", "HEAD")
	if errors.Is(err, errNoRegisterThen) || errors.Is(err, git.ErrNoCommits) || errors.Is(err, git.ErrUnborn) {
		return nil, nil
	}
	return src, err
}

// exposing finds what is in clear now, was not so before, and is to be sealed or
// was. before may be nil, for nothing.
func exposing(now, before fs.FS) ([]ailment, error) {
	schemas, err := schema.Load(nil)
	if err != nil {
		return nil, err
	}
	kinds, err := demandedBy(now, before)
	if err != nil {
		return nil, err
	}
	lies, err := layOf(now)
	if err != nil {
		return nil, err
	}
	was := &lying{}
	if before != nil {
		if was, err = layOf(before); err != nil {
			return nil, err
		}
	}
	var found []ailment
	for _, name := range slices.Sorted(maps.Keys(lies.clear)) {
		f := ailment{name: "clear-in-commit", severity: page.Error, where: name, do: "'npm seal " + name + "', then 'git add' the file it makes and the one it takes away"}
		switch {
		case slices.Contains(kinds, kindOf(name)):
			f.what = "it lies in clear though \"seal\" names its kind, and Git would keep the text for good"
		case was.whole[name] != "" || was.part[name] != "":
			f.what = "it was sealed and lies in clear now, and Git would keep the text for good"
			f.do += "; if everybody may read it from now on, 'git commit --no-verify'"
		default:
			continue
		}
		if isNew(schemas, now, before, lies.clear[name], was.whole[name] != "") {
			found = append(found, f)
		}
	}
	return found, nil
}

// demandedBy are the kinds to be sealed by the settings there are, or by those of
// the last commit.
func demandedBy(trees ...fs.FS) ([]record.Kind, error) {
	var kinds []record.Kind
	for _, files := range trees {
		if files == nil {
			continue
		}
		if _, err := fs.Stat(files, register.File); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		policy, err := register.ReadPolicy(files)
		if err != nil {
			return nil, err
		}
		kinds = append(kinds, demanded(policy)...)
	}
	return kinds, nil
}

// isNew tells whether a file holds what is to be sealed and was not the same
// before. Whatever stands in the place of a record that was sealed whole does.
func isNew(schemas *schema.Schemas, now, before fs.FS, file string, wasWhole bool) bool {
	is, err := fs.ReadFile(now, file)
	if err != nil {
		return true
	}
	if before != nil {
		if was, err := fs.ReadFile(before, file); err == nil && bytes.Equal(is, was) {
			return false
		}
	}
	return wasWhole || tellsAll(schemas, file, is)
}
