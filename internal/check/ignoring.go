package check

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
)

func ignoringRules() []Rule {
	return []Rule{
		{Rule: page.Rule{Code: "I001", Name: "no-such-rule", Title: "rule that there is not, or that cannot be set", Severity: page.Error}, whole: settingsOfNoRule},
		{Rule: page.Rule{Code: "I002", Name: "incomplete-ignore", Title: "ignore comment without code or reason", Severity: page.Error}},
		{Rule: page.Rule{Code: "I003", Name: "expired-ignore", Title: "ignore comment that has expired", Severity: page.Warning}},
		{Rule: page.Rule{Code: "I004", Name: "unused-ignore", Title: "ignore comment that silences nothing", Severity: page.Warning}},
	}
}

// silence leaves out the problems that a comment in their file silences, and
// tells of the comments that are wrong, have expired, or silence nothing. asked
// says whether a rule was applied: of the others nobody knows what they find.
func (run *run) silence(problems []page.Problem, ignores map[string][]page.Ignore, asked func(Rule) bool) []page.Problem {
	if len(ignores) == 0 {
		return problems
	}
	kept := slices.Clone(problems)
	for path, comments := range ignores {
		pg := sync.OnceValue(func() *page.Page { return pageOf(run.register, path) }) // parsed for none or for all
		for _, comment := range comments {
			wrong := run.wrong(comment)
			if wrong.Code == "" {
				before := len(kept)
				kept = slices.DeleteFunc(kept, func(p page.Problem) bool { return p.Path == path && silences(comment, p) })
				if before == len(kept) && run.idle(problems, path, comment, asked) {
					wrong = unused(comment)
				}
			}
			if wrong.Code != "" && asked(run.rules[wrong.Code]) {
				kept = append(kept, run.about(path, pg, comment, wrong)...)
			}
		}
	}
	return page.Sort(kept)
}

func silences(comment page.Ignore, p page.Problem) bool {
	around := p.Key <= comment.Line && comment.Line <= p.Value // nothing but comments stands between a key and its value
	return p.Code == comment.Code && (p.Start.Line == comment.Line || around) && p.More == 0
}

// wrong is the problem of a comment that cannot silence anything; one without a
// code if there is none.
func (run *run) wrong(comment page.Ignore) page.Problem {
	until, err := calendar.ParseDate(comment.Until)
	switch {
	case comment.Wrong != "":
		return page.Problem{Code: "I002", Message: "this comment silences nothing: " + comment.Wrong,
			Help: "write it as # npm:ignore CODE until=2027-01-31 reason=why it may stay"}
	case comment.Until != "" && err != nil:
		return page.Problem{Code: "I002", Message: "this comment silences nothing: \"until\" is no date", Help: "write the day as 2027-01-31, or leave until= out"}
	case fixed(comment.Code):
		return page.Problem{Code: "I001", Message: comment.Code + " cannot be silenced", Help: fixedHelp}
	case !slices.Contains(codes(), comment.Code):
		return page.Problem{Code: "I001", Message: "this comment names a rule that there is not", Help: cmp.Or(register.DidYouMean(comment.Code, codes()), codesHelp)}
	case comment.Until == "" && run.rules[comment.Code].past:
		return page.Problem{Code: "I002", Message: fmt.Sprintf("this comment silences nothing: for %s it must say until when", comment.Code),
			Help: "add until=2027-01-31 or the like: it would excuse every edit still to come"}
	case comment.Until != "" && until < run.today:
		return page.Problem{Code: "I003", Message: fmt.Sprintf("this comment silenced %s until %s", comment.Code, comment.Until),
			Help: "mend what it silenced, or give a new day and the reason for it"}
	}
	return page.Problem{}
}

// idle says whether a comment that silenced nothing can be called unused: its
// rule is on, was applied, and not merely counted. Where something could not be
// read, rules that look beyond a record and what it names may have kept quiet.
func (run *run) idle(problems []page.Problem, path string, comment page.Ignore, asked func(Rule) bool) bool {
	rule := run.rules[comment.Code]
	if rule.Severity == off || !asked(rule) || partly(run.register, path) {
		return false
	}
	if whole := run.register.Whole() && len(run.register.Sealed) == 0; rule.Scope() == Register && rule.named == nil && !whole {
		return false
	}
	return !slices.ContainsFunc(problems, func(p page.Problem) bool {
		return p.Path == path && p.Code == comment.Code && p.More > 0
	})
}

func unused(comment page.Ignore) page.Problem {
	return page.Problem{Code: "I004", Message: fmt.Sprintf("this comment silences no finding of %s on line %d", comment.Code, comment.Line),
		Help: "delete it: what it silenced is mended, or stands on another line", Fix: comment.Delete}
}

// about completes a problem of a comment.
func (run *run) about(path string, parsed func() *page.Page, comment page.Ignore, p page.Problem) []page.Problem {
	p.Severity = run.rules[p.Code].Severity
	if p.Severity == off {
		return nil
	}
	p.Path, p.Start, p.End = path, comment.Start, comment.End
	p.Record = run.register.RecordAt(path)
	if pg := parsed(); pg != nil {
		p.Excerpt = pg.Excerpt(p.Start.Line)
	}
	return []page.Problem{p}
}
