package git

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/config"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// MissingError is for a revision that is not here, in a clone that was made
// without a part of the repository: the revision may be in that part.
type MissingError struct {
	Revision string // what was asked for; "" where it lies before what the clone has
	Shallow  bool   // the clone has only the last commits; else only some branches
	Fetch    string // the command that gets it; "" if the clone knows no remote

	cut string // where the history stops, in words; for what lies before that
}

func (e *MissingError) Error() string {
	what := fmt.Sprintf("the revision %q is not in this clone, which has only some of the branches", e.Revision)
	switch {
	case e.cut != "":
		what = "the history of this shallow clone stops at " + e.cut
	case e.Shallow:
		what = fmt.Sprintf("the revision %q is not in this shallow clone", e.Revision)
	}
	if e.Fetch == "" {
		return what + "; clone again without --depth"
	}
	return fmt.Sprintf("%s; '%s' gets the rest", what, e.Fetch)
}

// remote is another copy of the repository that this one was cloned from.
type remote struct {
	name   string
	narrow bool // not all of its branches are fetched
}

// plainForm is what can stand in a command as it is: settings and revisions
// may hold what a shell would execute.
var plainForm = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_./+-]*$`)

// remotesIn returns the remotes that can be named in a command, origin before others.
func remotesIn(settings *config.Config) []remote {
	var remotes []remote
	for _, r := range settings.Section("remote").Subsections {
		if !plainForm.MatchString(r.Name) || !r.HasOption("url") {
			continue
		}
		all := r.OptionAll("fetch")
		one := remote{name: r.Name, narrow: len(all) > 0 && !slices.ContainsFunc(all, takesAll)}
		if one.name == "origin" {
			remotes = slices.Insert(remotes, 0, one)
		} else {
			remotes = append(remotes, one)
		}
	}
	return remotes
}

// takesAll tells whether a line of a remote's settings fetches every branch.
func takesAll(refspec string) bool {
	from, _, _ := strings.Cut(strings.TrimPrefix(refspec, "+"), ":")
	return from == "refs/heads/*" || from == "refs/*"
}

// elsewhere returns the error for a revision that a remote may have, nil where
// nothing says so.
func (s *storage) elsewhere(rev string) *MissingError {
	name, steps := rev, ""
	if i := strings.IndexAny(rev, "~^"); i >= 0 {
		name, steps = rev[:i], rev[i:]
	}
	if !plainForm.MatchString(name) || len(s.remotes) == 0 {
		return nil
	}
	r, what := s.remotes[0], ""
	switch isHash := hashForm.MatchString(strings.ToLower(name)); {
	case isHash && len(name) == 40:
		what = " " + strings.ToLower(name)
	case isHash && len(s.shallow) > 0:
		steps = "~" // no remote looks for the beginning of a hash: it takes the whole
	default:
		if r, what = s.branchOf(name); what == "" {
			return nil
		}
	}
	shallow := len(s.shallow) > 0
	if !shallow && !r.narrow {
		return nil
	}
	return &MissingError{Revision: rev, Shallow: shallow, Fetch: "git fetch " + depth(shallow, steps) + r.name + what}
}

// depth is the option that gets a revision and no more than a shallow clone needs.
func depth(shallow bool, steps string) string {
	switch {
	case !shallow:
		return ""
	case steps != "":
		return "--unshallow "
	}
	return "--depth=1 "
}

// branchOf returns the remote, and what to fetch from it, of names such as
// origin/main and tags/v1; "" for a name that could be a branch or a tag.
func (s *storage) branchOf(name string) (remote, string) {
	short := strings.TrimPrefix(strings.TrimPrefix(name, "refs/"), "remotes/")
	if strings.HasPrefix(short, "heads/") || strings.HasPrefix(short, "tags/") {
		if plumbing.ReferenceName("refs/"+short).Validate() == nil {
			return s.remotes[0], fmt.Sprintf(" refs/%s:refs/%s", short, short)
		}
		return remote{}, ""
	}
	for _, r := range s.remotes {
		branch, ok := strings.CutPrefix(short, r.name+"/")
		if ok && branch != "HEAD" && plumbing.NewBranchReferenceName(branch).Validate() == nil {
			return r, fmt.Sprintf(" %s:refs/remotes/%s/%s", branch, r.name, branch)
		}
	}
	return remote{}, ""
}

// cutOff is the error for the parents of the commit where a shallow clone ends.
func (s *storage) cutOff(c *object.Commit) error {
	e := &MissingError{Shallow: true, cut: fmt.Sprintf("%.10s of %s", c.Hash, c.Committer.When.Format(time.DateOnly))}
	if len(s.remotes) == 0 {
		return e
	}
	e.Fetch = "git fetch --unshallow " + s.remotes[0].name
	if head, err := s.refs.Ref(plumbing.HEAD); err == nil && head.Type() == plumbing.HashReference {
		e.Fetch += " " + c.Hash.String() // no branch that is fetched need lead there
	}
	return e
}
