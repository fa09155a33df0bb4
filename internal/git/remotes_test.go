package git

import (
	"fmt"
	"strings"
	"testing"
)

func TestRemotes(t *testing.T) {
	for address, want := range map[string]Remote{
		"https://github.com/npm/register.git":                  {Hosts: []string{"github.com"}},
		"https://GitHub.com:443/npm/register.git":              {Hosts: []string{"github.com"}},
		"https://ana@host.example/r":                           {Hosts: []string{"host.example"}},
		"https://ana:hunter2@host.example/r":                   {Hosts: []string{"host.example"}, Password: true},
		"https://:hunter2@host.example/r":                      {Hosts: []string{"host.example"}, Password: true},
		"https://ghp_0123456789abcdef@github.com/r":            {Hosts: []string{"github.com"}, Password: true},
		"https://glpat-0123456789@gitlab.com/r":                {Hosts: []string{"gitlab.com"}, Password: true},
		"https://0123456789012345678901234567890123456789@h/r": {Hosts: []string{"h"}, Password: true},
		"https://ana:hunter%zz@host.example/r":                 {Hosts: []string{"host.example"}, Password: true},
		"https://ana:hun@ter2@host.example:1x/r":               {Hosts: []string{"host.example"}, Password: true},
		"http://host.example/r":                                {Hosts: []string{"host.example"}, Open: true},
		"git://host.example/r":                                 {Hosts: []string{"host.example"}, Open: true},
		"ssh://git@host.example:2222/r":                        {Hosts: []string{"host.example"}},
		"git@host.example:npm/register.git":                    {Hosts: []string{"host.example"}},
		"host.example:npm/register.git":                        {Hosts: []string{"host.example"}},
		"git@[::1]:r":                                          {Hosts: []string{"::1"}},
		"helper::https://host.example/r":                       {Hosts: []string{"host.example"}},
		"short:npm":                                            {Hosts: []string{"host.example"}},
		"short:special":                                        {Hosts: []string{"other.example"}},
		"push:npm":                                             {Hosts: []string{"push.example"}},
		"ana:hunter2@host.example:r":                           {Hosts: []string{"host.example"}, Password: true},
		"../elsewhere":                                         {},
		"/srv/git/register.git":                                {},
		"./a:b":                                                {},
		"C:/register":                                          {},
		"file:///srv/git/register.git":                         {},
	} {
		dir := t.TempDir()
		run(t, dir, "init", "-q")
		run(t, dir, "config", "url.git@other.example:x/.insteadOf", "short:spec")
		run(t, dir, "config", "url.https://host.example/.insteadOf", "short:")
		run(t, dir, "config", "url.https://push.example/.pushInsteadOf", "push:")
		run(t, dir, "remote", "add", "origin", address)
		got, err := open(t, dir).Remotes()
		want.Name = "origin"
		if err != nil || len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
			t.Errorf("%s: %+v, %v; want %+v", address, got, err, want)
		}
		if told := fmt.Sprintf("%+v", got); strings.Contains(told, "hunter2") || strings.Contains(told, "ghp_") {
			t.Errorf("a password is handed out: %s", told)
		}
	}
}

func TestRemotesPush(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	if got, err := open(t, dir).Remotes(); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
	run(t, dir, "remote", "add", "a", "/srv/a")
	run(t, dir, "remote", "add", "b", "/srv/b")
	run(t, dir, "remote", "set-url", "--push", "b", "https://u:p@github.com/x")
	run(t, dir, "remote", "add", "c", "http://u:p@host.example/c")
	run(t, dir, "remote", "set-url", "--push", "c", "/srv/c")
	got, err := open(t, dir).Remotes()
	if err != nil || len(got) != 3 || !got[2].Password || !got[2].Open || got[0].Name != "a" || got[0].Password || !got[1].Password || fmt.Sprint(got[1].Hosts) != "[github.com]" {
		t.Errorf("%+v, %v", got, err)
	}
	put(t, dir, ".git/config", "[remote \"a")
	if _, err := open(t, dir).Remotes(); err == nil {
		t.Error("settings that cannot be read are no error")
	}
}
