package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// past is what a recommendation and those that it repeats tell together.
type past struct {
	first    calendar.Date // the earliest issue, none where all are drafts
	times    int           // repeated since, by the longest way back
	circular bool          // it leads back into a circle, which the checks report
}

// history says when r was first made and how many times it was repeated since:
// three that were put into one were repeated once.
func (f *folder) history(r *record.Recommendation) (first calendar.Date, times int) {
	if len(r.Repeats) == 0 {
		return f.set.IssuedOn(r), 0 // as with most
	}
	p := f.pastOf(r, map[string]past{})
	return p.first, p.times
}

// pastOf looks at each recommendation once, whatever the number of ways that
// lead to it. A circle ends where it closes, so that what is counted on it
// depends on where one begins: that is remembered in met, for one history only.
func (f *folder) pastOf(r *record.Recommendation, met map[string]past) past {
	if p, known := f.pasts[r.ID]; known {
		return p
	}
	if p, known := met[r.ID]; known {
		return p
	}
	met[r.ID] = past{times: -1, circular: true} // until it is counted
	p := past{first: f.set.IssuedOn(r)}
	for _, id := range r.Repeats {
		if earlier := f.set.Recommendations[id]; earlier != nil {
			p = p.after(f.pastOf(earlier, met), f.set.IssuedOn(earlier) != 0)
		}
	}
	if met[r.ID] = p; !p.circular {
		f.pasts[r.ID] = p
	}
	return p
}

// after adds the past of a recommendation that this one repeats. What was not
// issued was not made, and its repetition is the first time.
func (p past) after(earlier past, issued bool) past {
	if issued {
		earlier.times++
	}
	first := p.first
	if earlier.first != 0 {
		first = min(cmp.Or(first, earlier.first), earlier.first)
	}
	return past{first, max(p.times, earlier.times), p.circular || earlier.circular}
}
