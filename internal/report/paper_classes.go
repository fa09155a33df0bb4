package report

import (
	"github.com/opcat-tools/npm/internal/language"
)

func (p *paper) class(key string) Cell {
	return Cell{Text: language.Capital(p.words.Chart.Classes[key]), Data: key}
}

func (p *paper) unstated(key string, named func(string) Cell) Cell {
	if key == "" {
		return Cell{Text: p.say.Unstated, Tone: Faint}
	}
	return named(key)
}

// inTerms names things by the terms of a vocabulary.
func (p *paper) inTerms(vocabulary string) func(key string) Cell {
	return func(key string) Cell {
		return p.unstated(key, func(key string) Cell { return p.term(vocabulary, key) })
	}
}

func (p *paper) theme(key string) Cell {
	return p.unstated(key, func(key string) Cell { return Cell{Text: p.words.Foreign(p.site.themeName(key)), Data: key} })
}

func (p *paper) placeCell(key string) Cell {
	return p.unstated(key, func(key string) Cell { return Cell{Text: p.place(key), Data: key, Ref: p.ref("places/" + key)} })
}

func (p *paper) yearIn(key string) Cell { return p.unstated(key, text) }
