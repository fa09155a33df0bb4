package cli

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/schema"
)

// termsOf are the fields whose words people read in pages and papers, with the
// vocabulary that has the terms for them where it is not called as they are.
var termsOf = map[string]string{
	"agreements.type": "agreement-type", "agreements.covers": "", "agreements.access": "",
	"assessments.basis": "", "assessments.status": "",
	"complaints.channel": "", "complaints.from": "", "complaints.seriousness": "", "complaints.action": "", "complaints.reprisal_risk": "",
	"contacts.level": "contact-level", "contacts.preferred": "",
	"dialogue.form": "", "dialogue.direction": "", "dialogue.stage": "", "dialogue.level": "contact-level", "dialogue.purpose": "",
	"dialogue.position": "", "dialogue.claims": "", "dialogue.escalation": "",
	"members.role": "", "members.modality": "",
	"places.type":         "place-type",
	"processes.mechanism": "", "processes.how": "",
	"recommendations.priority": "", "recommendations.level": "", "recommendations.groups": "group",
	"reports.type":          "report-type",
	"stakeholders.category": "", "stakeholders.stance": "", "stakeholders.kind": "relation",
	"visits.type": "visit-type", "visits.access_given": "", "visits.reprisal_risk": "", "visits.groups": "group",
}

// unread are words of forms that no page or paper shows.
var unread = []string{"complaints.share", "complaints.publish", "complaints.by", "complaints.acknowledge", "complaints.identity"}

// wanted are the words of each vocabulary of terms.
func wanted(t *testing.T) map[string]map[string]bool {
	t.Helper()
	all := map[string]map[string]bool{}
	add := func(vocabulary string, words ...string) {
		if all[vocabulary] == nil {
			all[vocabulary] = map[string]bool{}
		}
		for _, word := range words {
			all[vocabulary][word] = true
		}
	}
	known, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range schema.Kinds() {
		add("kind", kind)
		eachEnum(known.Kind(kind), func(f *schema.Field) {
			name := kind + "." + f.Name
			vocabulary, there := termsOf[name]
			switch {
			case there && vocabulary == "":
				vocabulary = strings.ReplaceAll(f.Name, "_", "-")
			case f.Name == "access":
				vocabulary = "access"
			case slices.Contains(unread, name):
				return
			case !there:
				t.Errorf("nothing is said of the words of %s", name)
			}
			add(vocabulary, f.Enum...)
		})
	}
	for _, state := range followup.States() {
		add("state", string(state))
	}
	for _, what := range followup.AllWhats() {
		add("item", string(what))
	}
	for _, when := range []followup.Timeliness{followup.InTime, followup.Late, followup.Awaited, followup.NotAnswered, followup.NotOwed, followup.Unpublished} {
		add("timeliness", string(when))
	}
	for _, tier := range []followup.Tier{followup.DueSoon, followup.Overdue, followup.LongOverdue} {
		add("tier", string(tier))
	}
	for _, a := range []string{"public", "internal", "full"} {
		add("audience", a)
	}
	return all
}

func eachEnum(f *schema.Field, do func(*schema.Field)) {
	if f == nil {
		return
	}
	if len(f.Enum) > 0 {
		do(f)
	}
	eachEnum(f.Items, do)
	eachEnum(f.Open, do)
	for _, sub := range f.Fields {
		eachEnum(sub, do)
	}
}

// Every word that people read has a term in every language, and no term is
// left of a word that is no more.
func TestEveryWordHasATerm(t *testing.T) {
	want := wanted(t)
	for _, w := range language.All() {
		for vocabulary, words := range want {
			have := terms(w, vocabulary)
			for word := range words {
				if have[word] == "" || w.Term(vocabulary, word) != have[word] {
					t.Errorf("%s: %s %q has no term", w.Code, vocabulary, word)
				}
			}
			for word := range have {
				if !words[word] {
					t.Errorf("%s: %s has a term of %q, which is no word", w.Code, vocabulary, word)
				}
			}
		}
		for vocabulary := range w.Terms {
			// The types of stakeholders are free; terms are those of the manual's.
			if want[vocabulary] == nil && vocabulary != "stakeholder-type" {
				t.Errorf("%s: %s is no vocabulary", w.Code, vocabulary)
			}
		}
		if got := w.Term("place-type", "sobering-station"); got != "sobering station" {
			t.Errorf("%s: a word of a register's own is %q", w.Code, got)
		}
	}
}

// terms are those of a vocabulary, written a second time.
func terms(w *language.Words, vocabulary string) map[string]string {
	switch vocabulary {
	case "form":
		return w.Forms
	case "position":
		return w.Positions
	case "state":
		all := maps.Clone(w.Positions)
		maps.Copy(all, w.Terms["status"])
		maps.Copy(all, w.Terms["state"])
		return all
	}
	return w.Terms[vocabulary]
}
