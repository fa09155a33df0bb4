package register

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
)

// Traced are the kinds whose history Trace needs.
func Traced() []string { return []string{string(record.Recommendations), string(record.Dialogues)} }

// Trace finds each edit of a recommendation's title or text after the first
// answer to it was committed, unless the words are now as they were then: by the order of the commits, since
// a letter's date says nothing about when it was entered. A file that was only
// moved, or written in the other form, is not edited. What is not committed yet
// counts as the last of all edits. A recommendation that was moved and edited in
// one commit is another one by then, which nobody had answered.
func (r *Register) Trace(h *git.History) ([]record.Change, error) {
	t := tracer{r, h}
	changes := []record.Change{}
	for _, id := range r.Set.IDs(record.Recommendations) {
		found, err := t.edits(r.Set.Recommendations[id])
		if err != nil {
			return nil, fmt.Errorf("recommendations/%s: %w", id, err)
		}
		changes = append(changes, found...)
	}
	return changes, nil
}

type tracer struct {
	*Register
	history *git.History
}

// edits are the changes of one recommendation. Nearly all have one version,
// which is the file as it is: they are not looked at further.
func (t tracer) edits(now *record.Recommendation) ([]record.Change, error) {
	if isSealed(now.Path) {
		return nil, nil // what it said before cannot be read
	}
	answers := t.answers(now)
	past := t.past(now.Path)
	if len(answers) == 0 || len(past) == 0 || len(past) == 1 && t.holds(now.Path, past[0].Blob) {
		return nil, nil
	}
	answered, err := t.firstAnswer(answers, past)
	if answered == nil || err != nil {
		return nil, err
	}
	then, err := t.at(answered, past)
	if then == nil || err != nil {
		return nil, err
	}
	var changes []record.Change
	for _, field := range differing(then, now) {
		found, err := t.editsOf(field, then, now, answered, past)
		if err != nil {
			return nil, err
		}
		changes = append(changes, found...)
	}
	return changes, nil
}

// answers are the dialogues in which an addressee took a position. What was said
// of a draft is no answer: a draft is there to be edited.
func (t tracer) answers(r *record.Recommendation) []*record.Dialogue {
	issued := t.Set.IssuedOn(r)
	if issued == 0 && t.Set.Reports[r.Report] != nil {
		return nil
	}
	var all []*record.Dialogue
	for _, said := range t.Set.SaidAbout(r.ID) {
		if said.In.Date >= issued && isAnswer(said.In, *said.Item) {
			all = append(all, said.In)
		}
	}
	return all
}

// isAnswer says whether an addressee took a position, in a letter, a meeting or
// otherwise. What the news or a third party tells of it is no answer.
func isAnswer(d *record.Dialogue, item record.Item) bool {
	return item.Position != "" && d.Direction != record.Outgoing && !d.Indirect && d.Form != "media"
}

// past are the versions of a record's file, in whichever form it was written.
func (t tracer) past(name string) []*git.Version {
	past := t.history.Past(name)
	for _, form := range otherForms(name) {
		other := t.history.Past(form)
		if len(other) > 0 && other[len(other)-1].Blob == (git.Blob{}) {
			past = append(past, other...)
		} // a file that is still there, or has another name now, is another record's
	}
	slices.SortStableFunc(past, func(a, b *git.Version) int { return cmp.Compare(a.Commit.Order, b.Commit.Order) })
	return past
}

// holds says whether a file is what Git has under a hash. A sealed one is compared
// as it lies there.
func (t tracer) holds(name string, blob git.Blob) bool {
	src, err := t.raw(name)
	return err == nil && sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(src), src)) == blob
}

// firstAnswer is the first commit that held a position on a recommendation, nil
// if none is committed yet.
func (t tracer) firstAnswer(answers []*record.Dialogue, past []*git.Version) (*git.Commit, error) {
	var first *git.Commit
	for _, d := range answers {
		for _, v := range t.past(d.Path) {
			if first != nil && v.Commit.Order >= first.Order {
				break
			}
			holds, err := t.answersAny(v, past)
			if err != nil {
				return nil, err
			}
			if holds {
				first = v.Commit
				break
			}
		}
	}
	return first, nil
}

// answersAny says whether a dialogue, as it was, held a position on the
// recommendation, under whatever id that had then.
func (t tracer) answersAny(v *git.Version, past []*git.Version) (bool, error) {
	rec, err := t.recordOf(v)
	d, ok := rec.(*record.Dialogue)
	if !ok || err != nil {
		return false, err
	}
	return slices.ContainsFunc(d.Recommendations, func(item record.Item) bool {
		return isAnswer(d, item) && slices.ContainsFunc(past, func(p *git.Version) bool {
			f, _ := fileAt(p.Path)
			return f.id == item.Recommendation && knows(v.Commit, p.Commit)
		})
	}), nil
}

// knows says whether a commit is another or comes after it, so that it holds
// what that left. Names are used again: by one that a file got later, a commit
// may know another file.
func knows(c, earlier *git.Commit) bool { return c == earlier || c.Follows(earlier) }

// at is the recommendation as it was at a commit, nil where it was not there.
func (t tracer) at(commit *git.Commit, past []*git.Version) (*record.Recommendation, error) {
	for _, v := range slices.Backward(past) {
		if !knows(commit, v.Commit) {
			continue
		}
		blob, err := t.history.Blob(commit, v.Path)
		if err != nil {
			return nil, err
		}
		if blob != (git.Blob{}) {
			return t.recommendation(&git.Version{Path: v.Path, Commit: commit, Blob: blob})
		}
	}
	return nil, nil
}

// editsOf are the edits of a field that the answer's author could not know, in
// the order of their commits; one that is in no commit comes last. To put the
// words back that were answered is none.
func (t tracer) editsOf(field string, then, now *record.Recommendation, answered *git.Commit, past []*git.Version) ([]record.Change, error) {
	var changes []record.Change
	for _, v := range past {
		if knows(answered, v.Commit) {
			continue
		}
		after, err := t.recommendation(v)
		if err != nil {
			return nil, err
		}
		if after == nil || !slices.Contains(differing(then, after), field) {
			continue
		}
		before, err := t.before(v.Commit.Parents, then, past)
		if err != nil {
			return nil, err
		}
		if differsFromAll(before, after, field) {
			changes = append(changes, record.Change{ID: now.ID, Fields: []string{field}, Commit: v.Commit.Hash, When: v.Commit.When})
		}
	}
	last, err := t.before(t.history.Commits[len(t.history.Commits)-1:], then, past)
	if err == nil && (len(changes) == 0 || differsFromAll(last, now, field)) {
		changes = append(changes, record.Change{ID: now.ID, Fields: []string{field}})
	}
	return changes, err
}

// before are the recommendation as each of the commits left it, and where none
// of them had it, as it last was: it may have been away, or been unreadable.
func (t tracer) before(commits []*git.Commit, then *record.Recommendation, past []*git.Version) ([]*record.Recommendation, error) {
	var all []*record.Recommendation
	for _, c := range commits {
		r, err := t.at(c, past)
		if err != nil {
			return nil, err
		}
		if r != nil {
			all = append(all, r)
		}
	}
	if len(all) > 0 {
		return all, nil
	}
	for _, v := range slices.Backward(past) {
		if slices.ContainsFunc(commits, func(c *git.Commit) bool { return knows(c, v.Commit) }) {
			if r, err := t.recommendation(v); r != nil || err != nil {
				return []*record.Recommendation{r}, err
			}
		}
	}
	return []*record.Recommendation{then}, nil
}

// differsFromAll says whether a version has words of its own: a merge that took
// those of one side edited nothing.
func differsFromAll(before []*record.Recommendation, after *record.Recommendation, field string) bool {
	return !slices.ContainsFunc(before, func(r *record.Recommendation) bool { return !slices.Contains(differing(r, after), field) })
}

func (t tracer) recommendation(v *git.Version) (*record.Recommendation, error) {
	rec, err := t.recordOf(v)
	r, _ := rec.(*record.Recommendation)
	return r, err
}

// recordOf is the record that a version of a file holds, nil if it holds none. What
// was sealed is not opened: the history of a record is told without its text.
func (t tracer) recordOf(v *git.Version) (record.Record, error) {
	if v.Blob == (git.Blob{}) || isSealed(v.Path) {
		return nil, nil
	}
	src, err := t.history.Content(v.Blob)
	if err != nil {
		return nil, err
	}
	return t.Read(v.Path, src).Record, nil
}

// differing lists the keys in which two versions of a recommendation do not say
// the same.
func differing(a, b *record.Recommendation) []string {
	var keys []string
	if words(a.Title) != words(b.Title) {
		keys = append(keys, "title")
	}
	if words(a.Body) != words(b.Body) {
		keys = append(keys, "body")
	}
	return keys
}

// unshown is a comment in Markdown, such as one that silences a finding.
var unshown = regexp.MustCompile(`(?s)<!--.*?-->`)

// words are those of a text, in a row. Where lines end says nothing: editors
// wrap them anew, and the other form of a record indents them.
func words(text string) string {
	return strings.Join(strings.Fields(unshown.ReplaceAllString(text, "")), " ")
}
