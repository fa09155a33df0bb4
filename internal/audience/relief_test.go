package audience_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// What freed a body of an answer counts, also where it was not there; it learns
// nothing else of it.
func TestWhatHappenedBehindABodysBack(t *testing.T) {
	said := func(with, item string) string {
		return "date: 2026-06-05\nform: letter\ndirection: incoming\nwith: [" + with + "]\ncontacts: [guard]\n" +
			"recommendations: [{recommendation: 2026/h/01, note: secret-note, " + item + "}]\n"
	}
	for name, test := range map[string]struct {
		dialogue string
		owes     bool
	}{
		"nothing":                          {"", true},
		"moved away":                       {said("ministry", "moves: {from: health, to: ministry, reason: secret-reason}"), false},
		"moved to whom it does not see":    {said("informer", "moves: {from: health, to: informer, reason: secret-reason}"), false},
		"another answered for it":          {said("ministry", "for: [health], position: noted"), false},
		"another answered for itself":      {said("ministry", "for: [ministry], position: noted"), true},
		"moved away, confidential too":     {"access: confidential\n" + said("ministry", "moves: {from: health, to: ministry}"), false},
		"given more time behind its back":  {said("ministry", "for: [health], extends: {respond_by: 2027-01-01, reason: secret-reason}"), true},
		"moved, but only after today":      {strings.Replace(said("ministry", "moves: {from: health, to: ministry}"), "2026-06-05", "2026-12-05", 1), true},
		"another body's matter moved away": {said("ministry", "moves: {from: prison, to: ministry}"), true},
	} {
		texts := small()
		delete(texts, "dialogue/2026/06/01-reply.yaml")
		if test.dialogue != "" {
			texts["dialogue/2026/06/05-behind.yaml"] = test.dialogue
		}
		v, _ := seen(t, texts, "health")
		own := v.OwnOn(day(t, "2026-11-21"))
		owes := slices.ContainsFunc(followup.OwedBy(own, "health", true, day(t, "2026-11-21")), func(i *followup.Item) bool {
			return i.What == followup.Response && i.Record == "recommendations/2026/h/01"
		})
		if owes != test.owes {
			t.Errorf("%s: it owes an answer: %t", name, owes)
		}
		for _, d := range own.Dialogues {
			for _, item := range d.Recommendations {
				if item.Note != "" || item.Moves != nil && item.Moves.Reason+item.Moves.To == "informer" || d.Contacts != nil || strings.Contains(d.ID, "behind") {
					t.Errorf("%s: it learns of %+v", name, d)
				}
			}
		}
	}
}

// For whom a published answer counts is judged by what readers are told: a move
// that they know nothing of does not show.
func TestWithheldMovesDoNotShowInFacts(t *testing.T) {
	texts := small()
	texts["dialogue/2026/03/01-answer.yaml"] = "date: 2026-03-01\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations: [{recommendation: 2025/p/03, position: accepted}]\n"
	_, before := seen(t, texts, audience.Everyone)
	texts["dialogue/2026/02/20-move.yaml"] = "date: 2026-02-20\nform: meeting\nwith: [ministry, health]\naccess: confidential\nrecommendations: [{recommendation: 2025/p/03, moves: {from: ministry, to: health}}]\n"
	_, after := seen(t, texts, audience.Everyone)
	for when, set := range map[string]*record.Set{"before": before, "after": after} {
		if bodies := set.Dialogues["2026-03-01"].Recommendations[0].For; !slices.Equal(bodies, []string{"ministry"}) {
			t.Errorf("%s: for %v", when, bodies)
		}
	}
}
