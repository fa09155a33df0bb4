package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/docs"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE ...]",
		Short: "Explain what check looks for, and why",
		Long: `List all the rules of check, or show the page of one: why it matters, what to
do, and an example. A rule is named by its code or its name; the letter of a
family lists the rules of that family.`,
		Example: `  npm explain
  npm explain D006
  npm explain M`,
		Annotations:       heeds("format", "output"),
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, words []string) error {
			rules, listed, err := rulesNamed(words)
			if err != nil {
				return err
			}
			if listed {
				doc := render.Rules(rules)
				doc.Footer[0] = a.named(doc.Footer[0])
				return a.show(doc)
			}
			return a.show(render.RulePages(rules))
		},
	}
}

// rulesNamed finds the rules that words name; with no word, or with letters of
// families alone, they are listed.
func rulesNamed(words []string) (rules []render.ExplainedRule, listed bool, err error) {
	if len(words) == 0 {
		return explained(func(page.Rule) bool { return true }), true, nil
	}
	listed = true
	for _, word := range words {
		family := isFamily(word)
		found := explained(func(r page.Rule) bool {
			return strings.EqualFold(r.Code, word) || strings.EqualFold(r.Name, word) || family && strings.EqualFold(r.Family(), word)
		})
		if len(found) == 0 {
			return nil, false, usage(cmp.Or(register.DidYouMean(strings.ToUpper(word), codes()), "'npm explain' lists them"), "there is no rule %q", word)
		}
		rules, listed = append(rules, found...), listed && family
	}
	return rules, listed, nil
}

func isFamily(word string) bool {
	return slices.ContainsFunc(page.Families(), func(f page.Family) bool { return strings.EqualFold(f.Letter, word) })
}

// explained are the rules that are wanted, with their pages.
func explained(wanted func(page.Rule) bool) []render.ExplainedRule {
	var all []render.ExplainedRule
	for _, rule := range check.Rules() {
		if wanted(rule.Rule) {
			all = append(all, render.ExplainedRule{Rule: rule.Rule, Scope: string(rule.Scope()), Doc: docs.Check(rule.Code)})
		}
	}
	return all
}

func codes() []string {
	var all []string
	for _, rule := range check.Rules() {
		all = append(all, rule.Code)
	}
	return all
}

func completeRules(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, rule := range check.Rules() {
		if strings.HasPrefix(rule.Code, strings.ToUpper(typed)) {
			all = append(all, cobra.CompletionWithDesc(rule.Code, rule.Title))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}
