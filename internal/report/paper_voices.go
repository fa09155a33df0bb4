package report

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
)

// voice is what one body says, on a day.
type voice struct {
	body string
	said Cell
	day  calendar.Date
}

// positions are what the addressees say.
func (p *paper) positions(s *scope, st *followup.Standing) Cell {
	c := p.voices(s, st, func(a *followup.Addressee) voice {
		return voice{a.Stakeholder, p.term("position", string(a.Position)), a.PositionIn.Date}
	})
	if c.Text == "" && st.Partial {
		return p.term("state", string(followup.NoPublishedAnswer)).toned(Faint)
	}
	return c.or()
}

// claims are what they say they did.
func (p *paper) claims(s *scope, st *followup.Standing) Cell {
	return p.voices(s, st, func(a *followup.Addressee) voice {
		return voice{a.Stakeholder, p.term("claims", string(a.Claims)), a.ClaimsIn.Date}
	})
}

// voices tells what each of the bodies says and, where they are several, whose it is.
// Of many it tells how many say the same.
func (p *paper) voices(s *scope, st *followup.Standing, of func(*followup.Addressee) voice) Cell {
	var all []voice
	var words []string
	addressees := s.addressees(st)
	for _, a := range addressees {
		if v := of(a); v.said.Text != "" {
			all, words = append(all, v), append(words, v.said.Data)
		}
	}
	if len(all) > p.room.voices {
		return Cell{Text: p.many(all), Data: joined(words)}
	}
	var texts []string
	for _, v := range all {
		text := p.onDay(v.said, v.day).Text
		if len(addressees) > 1 || v.body != s.of && s.below {
			text = p.say.Noted.With("subject", p.body(v.body), "text", text)
		}
		texts = append(texts, text)
	}
	return Cell{Text: strings.Join(texts, p.say.Apart), Data: joined(words)}
}

// many counts those that say the same, what most say first.
func (p *paper) many(all []voice) string {
	var said []string
	times := map[string]int{}
	for _, v := range all {
		if times[v.said.Text]++; times[v.said.Text] == 1 {
			said = append(said, v.said.Text)
		}
	}
	slices.SortStableFunc(said, func(a, b string) int { return times[b] - times[a] })
	for i, text := range said {
		said[i] = p.say.Noted.With("subject", text, "text", p.words.Number(times[text]))
	}
	return strings.Join(said, p.say.Apart)
}
