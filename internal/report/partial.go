package report

import (
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// Readers outside the NPM see a part of the register. That something is not in
// it is not said to be missing: they are told what is owed only where they owe
// it themselves.
const (
	notSaid = "What is owed is not said outside the NPM."
	ownOnly = "By the dialogue that it took part in: answers, comments and promises of its own. Whether a recommendation is implemented is not said."
	ownFew  = "By the dialogue that it took part in: comments and promises of its own. Whether an answer is owed is not said, since another body may have given it; nor whether a recommendation is implemented."
)

// countsAnswers says whether figures of written answers are for the readers of a set:
// where register.yaml publishes none, those outside would read 0 of answers that came.
func countsAnswers(set *record.Set) bool {
	return !set.Partial || set.Policy.Publish.Answers == "written" || set.Policy.Publish.Answers == "all"
}

// owed is the set that what is due is worked out from, and what is due by it, in
// the order of lists. all lists it for the NPM's own people.
func owed(v *audience.View, at Moment, all func(*record.Set) []*followup.Item) (*record.Set, []*followup.Item) {
	if own := v.OwnOn(at.Day); own != nil {
		return own, followup.OwedBy(own, string(v.Audience), v.SpeaksAlone(), at.Day)
	}
	set := v.On(at.Day)
	return set, all(set)
}

// owedFooter says what was counted and, to readers outside, what that leaves out.
func owedFooter(v *audience.View, items []*followup.Item, late int, at Moment) []string {
	switch {
	case !v.Audience.Outside():
		return append([]string{overdueFooter(items, late, at)}, unlisted(items)...)
	case v.OwnOn(at.Day) == nil:
		return []string{at.String() + "."} // the empty list says why
	}
	return append([]string{overdueFooter(items, late, at), ownNote(v)}, unlisted(items)...)
}

// ownNote says what a body is told of its own obligations.
func ownNote(v *audience.View) string {
	if v.SpeaksAlone() {
		return ownOnly
	}
	return ownFew
}

// outward makes a list of what is due fit for readers outside: what we mean to do
// next is ours to know, and an empty list does not say that nothing is owed.
func outward(v *audience.View, at Moment, t *Table) {
	if !v.Audience.Outside() {
		return
	}
	t.dropColumn("next_step")
	t.Empty = notSaid
	if v.OwnOn(at.Day) != nil {
		t.Empty = "Nothing is due that is said here."
	}
}

// owedAbout is what is due about one recommendation, as far as the reader may
// know.
func owedAbout(v *audience.View, at Moment, r *record.Recommendation) []*followup.Item {
	_, items := owed(v, at, func(set *record.Set) []*followup.Item { return followup.DueAbout(set, r, at.Day) })
	return slices.DeleteFunc(items, func(i *followup.Item) bool { return i.Record != r.Name() })
}

// dropColumn leaves a column out.
func (t *Table) dropColumn(key string) {
	at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key })
	t.Columns = slices.Delete(t.Columns, at, at+1)
	for i, row := range t.Rows {
		t.Rows[i] = slices.Delete(row, at, at+1)
	}
}
