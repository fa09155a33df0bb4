package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/render"
)

func (a *app) checkCommand() *cobra.Command {
	watch := false
	c := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong in the register's files",
		Long: `Find what is wrong in the register's files: pages that cannot be read, keys and
words that are not in the schema, references that lead nowhere. Every problem is
shown, each with the place and what to do. The exit code is 1 if there are
errors.`,
		Example: `  npm check
  npm check --format json
  npm check --rev HEAD~1
  npm check --watch`,
		Annotations: heeds("rev", "format", "output"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			if watch {
				return a.watch()
			}
			return a.check()
		},
	}
	c.Flags().BoolVar(&watch, "watch", false, "check again whenever a file changes, until interrupted")
	return c
}

func (a *app) check() error {
	format, err := a.formatOf("text", "json")
	if err != nil {
		return err
	}
	s, err := a.load()
	if err != nil {
		return err
	}
	defer s.close()
	checked := render.Checked{Records: s.register.Files, Problems: check.Run(s.register)}
	if err := a.write(func(w io.Writer, t render.Terminal) error {
		if format == "json" {
			return render.ProblemsJSON(w, checked)
		}
		return render.ProblemsText(w, checked, t)
	}); err != nil {
		return err
	}
	if errorsAmong(checked.Problems) > 0 {
		return errQuiet(exitFindings)
	}
	return nil
}
