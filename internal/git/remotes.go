package git

import (
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// Remote is another copy of the repository, as far as may be told: its address
// can hold a password, and is not handed out.
type Remote struct {
	Name     string
	Hosts    []string // of the addresses to fetch from and to push to, in small letters; none for a folder
	Password bool     // an address holds a password or a token
	Open     bool     // an address is one by which everything travels unencrypted
}

// Remotes returns the copies that the repository's own settings name, in their
// order. Addresses are read as git reads them, with what url.<base>.insteadOf
// makes of them; the user's own settings are not known here.
func (r *Repo) Remotes() ([]Remote, error) {
	settings, err := readSettings(filepath.Join(r.common, "config"))
	if err != nil {
		return nil, err
	}
	var remotes []Remote
	for _, section := range settings.Section("remote").Subsections {
		one := Remote{Name: section.Name}
		for _, key := range []string{"url", "pushurl"} {
			for _, address := range section.OptionAll(key) {
				one.add(rewritten(settings, address))
			}
		}
		remotes = append(remotes, one)
	}
	return remotes, nil
}

func (r *Remote) add(address string) {
	host, password, open := partsOf(address)
	if host != "" {
		r.Hosts = append(r.Hosts, host)
	}
	r.Password = r.Password || password
	r.Open = r.Open || open
}

// rewritten is an address with the longest beginning replaced that a
// url.<base>.insteadOf or pushInsteadOf names.
func rewritten(settings *config.Config, address string) string {
	longest, base := "", ""
	for _, section := range settings.Section("url").Subsections {
		for _, key := range []string{"insteadOf", "pushInsteadOf"} {
			for _, begin := range section.OptionAll(key) {
				if strings.HasPrefix(address, begin) && len(begin) > len(longest) {
					longest, base = begin, section.Name
				}
			}
		}
	}
	return base + address[len(longest):]
}

// shortForm is user@host:path, which no "://" and no slash stands before. One
// letter before the colon is a disk.
var shortForm = regexp.MustCompile(`^(?:([^@/]*)@)?(\[[^\]]*\]|[^@/:]{2,}):`)

// partsOf takes an address apart: its host, "" for a folder; whether it holds a
// password; whether it travels unencrypted. What cannot be taken apart has none.
func partsOf(address string) (host string, password, open bool) {
	if scheme, rest, ok := strings.Cut(address, "://"); ok {
		scheme = strings.ToLower(scheme[strings.LastIndex(scheme, ":")+1:]) // a helper may stand before it: ext::https
		u, err := url.Parse(scheme + "://" + rest)
		if err != nil { // such as a port that is none, or an odd character in a password
			return roughly(rest)
		}
		_, password = u.User.Password()
		if u.User != nil && (scheme == "http" || scheme == "https") && isToken(u.User.Username()) {
			password = true
		}
		return strings.ToLower(u.Hostname()), password, scheme == "http" || scheme == "git" || scheme == "ftp"
	}
	if m := shortForm.FindStringSubmatch(address); m != nil {
		return strings.ToLower(strings.Trim(m[2], "[]")), strings.Contains(m[1], ":"), false
	}
	return "", false, false
}

// roughly takes apart what stands after "://" and is no proper address.
func roughly(rest string) (host string, password, open bool) {
	authority, _, _ := strings.Cut(rest, "/")
	at := strings.LastIndex(authority, "@")
	host, _, _ = strings.Cut(authority[at+1:], ":")
	return strings.ToLower(host), at >= 0 && strings.Contains(authority[:at], ":"), false
}

// tokenForm is how hosts write what stands for a password in the place of a user.
var tokenForm = regexp.MustCompile(`^(gh[a-z]_|github_pat_|glpat-|ATBB|[0-9a-fA-F]{40}$)`)

func isToken(user string) bool { return tokenForm.MatchString(user) }
