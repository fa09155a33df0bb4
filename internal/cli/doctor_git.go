package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/seal"
)

// publicHosts are sites where anybody can have repositories, for everybody to
// see or not.
var publicHosts = []string{"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "gitea.com", "notabug.org", "framagit.org", "disroot.org", "sourceforge.net", "code.sf.net", "gitee.com", "dev.azure.com", "visualstudio.com"}

// publicHost is the site that a host belongs to, "" if it is none of them.
func publicHost(host string) string {
	for _, site := range publicHosts {
		if host == site || strings.HasSuffix(host, "."+site) {
			return site
		}
	}
	return ""
}

// lookAtRemotes looks at where copies of the repository lie. No address is shown.
func (e *examination) lookAtRemotes() {
	remotes, err := e.repo.Remotes()
	if err != nil {
		e.notSeen("where copies of the repository lie: %v", err)
		return
	}
	for _, r := range remotes {
		where := "remote " + r.Name
		if r.Password {
			e.error("password-in-remote", where, "its address holds a password or a token, in clear in the repository's settings",
				"withdraw it at the host; then 'git remote set-url' with the address alone, so that Git asks for it")
		}
		var sites []string
		for _, host := range r.Hosts {
			if site := publicHost(host); site != "" && !slices.Contains(sites, site) {
				sites = append(sites, site)
			}
		}
		for _, site := range sites {
			e.warn("public-host", where, fmt.Sprintf("%s shows repositories to everybody, or to members only: which of the two this one is cannot be seen from here", site),
				"look there that it is private, and who its members are; what is sealed stays sealed, but ids, dates and all that lies open can be read by the host")
		}
		if r.Open {
			e.warn("open-connection", where, "its address is one by which everything travels unencrypted", "'git remote set-url' with an address that begins with https:// or ssh://")
		}
	}
}

// hookWords say of each state of the hook but the right one what it is, and what
// to do.
var hookWords = map[edit.HookState][2]string{
	edit.HookMissing:  {"Git does not check the register before a commit on this computer", "'npm init --hook' has it do so"},
	edit.HookOld:      {"the check before a commit is of another version of this program, or was changed", "move the file away, and 'npm init --hook' writes it anew"},
	edit.HookForeign:  {"another check runs before a commit, and leaves the register out", "'npm init --hook' shows the line that it needs"},
	edit.HookDisabled: {"the check before a commit is there, and may not be run, so Git passes over it", "chmod +x the file"},
	edit.HookStranded: {"the check before a commit calls a program that is not there any more", "delete the file, and 'npm init --hook' writes it anew"},
}

// lookAtHook looks whether Git checks the register before a commit.
func (e *examination) lookAtHook() {
	if e.repo.Root() == "" {
		return
	}
	hooks, err := e.repo.Hooks()
	if err != nil {
		e.notSeen("the check before a commit: %v", err)
		return
	}
	state, err := edit.LookAtHook(hooks, e.repo.Root(), edit.Hook{Folder: e.repo.Folder()})
	if err != nil {
		e.notSeen("the check before a commit: %v", err)
		return
	}
	if words, wrong := hookWords[state]; wrong {
		e.warn("hook-"+string(state), hooks, words[0], words[1])
	}
}

// lookAtHandling looks whether Git would change or open sealed files by itself.
func (e *examination) lookAtHandling() {
	if len(e.sealing) == 0 || e.repo.Root() == "" {
		return
	}
	h, err := e.repo.Handling(e.inRepository(e.anySealed()))
	if err != nil {
		e.notSeen("how Git handles sealed files: %v", err)
		return
	}
	if h.Merged {
		e.warn("sealed-files-merged", ".gitattributes", "Git would merge sealed files line by line, and so spoil them", "write this line into .gitattributes: *"+seal.Suffix+" binary")
	}
	if h.Filter != "" {
		e.warn("sealed-files-filtered", ".gitattributes", "a filter stands between sealed files and Git: the text may lie on the disk, or in Git, in clear", "take \"filter\" out of the line for *"+seal.Suffix)
	}
	if h.Kept != "" {
		e.error("sealed-text-kept", "diff."+h.Kept, "to show differences Git opens sealed files, and keeps their text in its notes", fmt.Sprintf("'git config --unset diff.%[1]s.cachetextconv', then 'git update-ref -d refs/notes/textconv/%[1]s'", h.Kept))
	}
}

// anySealed is the path of a sealed file, or of one as there is to be.
func (e *examination) anySealed() string {
	all := slices.Sorted(maps.Values(e.lies.whole))
	all = append(all, slices.Sorted(maps.Values(e.lies.part))...)
	return append(all, e.theseKinds()[0]+"/x.yaml"+seal.Suffix)[0]
}

// lookAtGaps says what this clone was made without.
func (e *examination) lookAtGaps() {
	gaps, err := e.repo.Gaps()
	if err != nil {
		e.notSeen("what this clone lacks: %v", err)
		return
	}
	for _, gap := range []struct {
		there bool
		words string
	}{
		{gaps.Shallow, "the commits before those of this clone, which holds the last ones only; 'git fetch --unshallow' gets the rest"},
		{gaps.Narrow, "branches that this clone does not fetch; 'git remote set-branches origin \"*\"' and 'git fetch' get them"},
		{gaps.Partial, "what this partial clone has not fetched yet; clone again without --filter"},
	} {
		if gap.there {
			e.notSeen("%s", gap.words)
		}
	}
}

// theseKinds are the names of the kinds that are sealed or are to be.
func (e *examination) theseKinds() []string {
	var names []string
	for kind := range e.sealing {
		names = append(names, string(kind))
	}
	slices.Sort(names)
	return names
}
