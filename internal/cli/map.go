package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/schema"
)

// mapOptions are the flags of map.
type mapOptions struct {
	view, language string
	query          report.MapQuery
}

func (a *app) mapCommand() *cobra.Command {
	o := &mapOptions{}
	c := &cobra.Command{
		Use:   "map --view VIEW",
		Short: "Draw maps of stakeholders",
		Long: `Draw a map of the bodies that the NPM deals with. --view says which:

  grid          who has how much influence and interest, and which stance
  institutions  bodies and departments, with focal points, the last contact,
                and the recommendations that are open and overdue
  relations     who supervises, funds or influences whom
  coverage      who was never met, has no focal point, has been silent for
                longest, or has most overdue

With --format svg, html or pdf it is a picture, institutions and relations also
with mermaid or dot, else a table that says the same. The grid and coverage are
for the NPM's own people and refused to anybody else.`,
		Example: `  npm map --view coverage
  npm map --view grid --format svg -o grid.svg
  npm map --view institutions --audience public --format html -o bodies.html
  npm map --view relations --place prison-lakeside --format mermaid`,
		Annotations: inForms(heeds("rev", "as-of", "format", "output", "audience"), "csv", "svg", "html", "docx", "pdf", "mermaid", "dot"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			if err := o.viewNamed(); err != nil {
				return err
			}
			return a.withRegister(func(s *session) error { return a.drawMap(s, o) })
		},
	}
	flags := c.Flags()
	flags.StringVar(&o.view, "view", "", "`what` to draw: grid, institutions, relations or coverage (required)")
	flags.StringSliceVar(&o.query.Categories, "category", nil, "only bodies of this `category`, such as line-ministry")
	flags.StringSliceVar(&o.query.Places, "place", nil, "only the authority of this `place` and those above it")
	flags.StringSliceVar(&o.query.Themes, "theme", nil, "only addressees of recommendations on this `theme`")
	flags.StringVar(&o.language, "language", "", "`code` of the language (left out: the first of register.yaml)")
	complete(c, "view", mapViews()...)
	must(c.RegisterFlagCompletionFunc("category", completeCategories))
	must(c.RegisterFlagCompletionFunc("place", a.completeIDs(record.Places)))
	must(c.RegisterFlagCompletionFunc("theme", a.completeThemes))
	must(c.RegisterFlagCompletionFunc("language", completeLanguages))
	return c
}

func mapViews() []string {
	var names []string
	for _, v := range report.MapViews() {
		names = append(names, string(v))
	}
	return names
}

// viewNamed refuses a map of nothing, or of what there is no map of.
func (o *mapOptions) viewNamed() error {
	if o.view == "" {
		return usage("choose one with --view: "+strings.Join(mapViews(), ", "), "map needs to know what to draw")
	}
	return oneOf("view", []string{o.view}, mapViews())
}

func (a *app) drawMap(s *session, o *mapOptions) error {
	q := o.query
	q.View = report.MapView(o.view)
	if q.View.Inside() && s.view.Audience.Outside() {
		return usage("the views institutions and relations can be shown outside",
			"the %s is for the NPM's own people: how bodies are assessed and what is missing in the contacts is not said outside", o.view)
	}
	set := s.register.Set
	if err := oneOf("theme", q.Themes, themesOf(set.Policy)); err != nil {
		return err
	}
	if err := oneOf("category", q.Categories, categories(s.register.Schemas)); err != nil {
		return err
	}
	var err error
	if q.Places, err = resolveAll(set, record.Places, q.Places); err != nil {
		return err
	}
	if q.Language, err = letterLanguage(o.language, set.Policy.Institution.Languages); err != nil {
		return err
	}
	return a.show(report.MapOf(s.view, s.at, q))
}

// categories are the words that the category of a stakeholder may be.
func categories(schemas *schema.Schemas) []string {
	return schemas.Kind(string(record.Stakeholders)).Field("category").Enum
}

func completeCategories(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	schemas, err := schema.Load(nil)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return categories(schemas), cobra.ShellCompDirectiveNoFileComp
}
