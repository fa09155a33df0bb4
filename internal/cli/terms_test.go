package cli

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
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
	"agreements.type":   "agreement-type",
	"assessments.basis": "", "assessments.status": "",
	"contacts.level": "contact-level",
	"dialogue.form":  "", "dialogue.stage": "", "dialogue.level": "contact-level", "dialogue.purpose": "",
	"dialogue.position": "", "dialogue.claims": "", "dialogue.escalation": "",
	"places.type":              "place-type",
	"processes.mechanism":      "",
	"recommendations.priority": "", "recommendations.level": "", "recommendations.groups": "group",
	"reports.type":          "report-type",
	"stakeholders.category": "", "stakeholders.stance": "", "stakeholders.kind": "relation",
	"visits.type": "visit-type", "visits.access_given": "", "visits.groups": "group",
}

// unread are words of forms that no page or paper shows, and so need no terms; nor
// do those of who may see a record.
var unread = []string{
	"agreements.covers", "complaints.acknowledge", "complaints.action", "complaints.by", "complaints.channel", "complaints.from",
	"complaints.identity", "complaints.publish", "complaints.reprisal_risk", "complaints.seriousness", "complaints.share",
	"contacts.preferred", "dialogue.direction", "members.modality", "members.role", "processes.how", "visits.reprisal_risk",
}

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
			case f.Name == "access" || slices.Contains(unread, name):
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
			if want[vocabulary] == nil {
				t.Errorf("%s: %s is no vocabulary", w.Code, vocabulary)
			}
		}
		if got := w.Term("place-type", "sobering-station"); got != "sobering station" {
			t.Errorf("%s: a word of a register's own is %q", w.Code, got)
		}
	}
}

// asksFor finds the vocabularies that documents ask for by their names.
var asksFor = regexp.MustCompile(`[tT]erms?\("([a-z-]+)"`)

// Terms are there for what pages and papers say: one of a vocabulary that none of
// them asks for is five translations that nobody reads.
func TestEveryVocabularyIsAskedFor(t *testing.T) {
	files, err := filepath.Glob("../report/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	asked := map[string]bool{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range asksFor.FindAllSubmatch(source, -1) {
			asked[string(found[1])] = true
		}
	}
	for vocabulary := range language.Of("en").Terms {
		if !asked[vocabulary] {
			t.Errorf("no page or paper asks for the terms of %s", vocabulary)
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
