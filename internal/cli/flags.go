package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/opcat-tools/npm/internal/render"
)

// flagsHeeded is the annotation of a command under which it names the global
// flags it heeds.
const flagsHeeded = "flags"

// moreFormats is the annotation of a command under which it names the formats it
// has beside table, json and markdown; a command without it has csv.
const moreFormats = "formats"

// heeds names the global flags that a command heeds, beside -C and --color,
// which may be given to any.
func heeds(flags ...string) map[string]string {
	return map[string]string{flagsHeeded: strings.Join(flags, " ")}
}

// inForms adds to the annotations of a command the formats that it has beside table,
// json and markdown.
func inForms(annotations map[string]string, more ...string) map[string]string {
	annotations[moreFormats] = strings.Join(more, " ")
	return annotations
}

// formatsOf are the formats that a command may have.
func formatsOf(c *cobra.Command) []string {
	if c.Name() == "check" {
		return render.ProblemFormats()
	}
	more, named := c.Annotations[moreFormats]
	if !named {
		more = "csv"
	}
	return append([]string{"table", "json", "markdown"}, strings.Fields(more)...)
}

func completeFormats(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return formatsOf(c), cobra.ShellCompDirectiveNoFileComp
}

// refuseUnheeded refuses a global flag that the command would ignore. Commands
// that name none only show help.
func refuseUnheeded(c *cobra.Command) error {
	heeded, named := c.Annotations[flagsHeeded]
	for _, flag := range []string{"rev", "as-of", "format", "output", "audience"} {
		if named && c.Flag(flag).Changed && !slices.Contains(strings.Fields(heeded), flag) {
			return usage(fmt.Sprintf("'%s --help' shows how it is used", c.CommandPath()), "%s has no --%s", words(c), flag)
		}
	}
	if named && c.Flag("require-sealed").Changed && !readsRecords(heeded) {
		return usage("leave --require-sealed out", "%s reads no records, sealed or not", words(c))
	}
	return nil
}

// readsRecords tells by the flags that a command heeds whether it shows what stands
// in records: in some form or for some reader, as of a day or at a revision.
func readsRecords(heeded string) bool {
	flags := strings.Fields(heeded)
	return (slices.Contains(flags, "format") || slices.Contains(flags, "audience")) && (slices.Contains(flags, "rev") || slices.Contains(flags, "as-of"))
}

// listsFlag tells whether the help of a command lists a global flag: one that it heeds,
// or that one of the commands below it does.
func listsFlag(c *cobra.Command, flag string) bool {
	heeded, named := c.Annotations[flagsHeeded]
	switch {
	case !named:
		return slices.ContainsFunc(c.Commands(), func(sub *cobra.Command) bool { return listsFlag(sub, flag) })
	case flag == "require-sealed":
		return readsRecords(heeded)
	}
	return slices.Contains(strings.Fields(heeded), flag)
}

// suitFlags has the help of a command, and of those below it, list the global flags that
// it heeds and no others, and the formats that it has. A flag of its own stays as it is.
func suitFlags(c *cobra.Command, global *pflag.FlagSet) {
	for _, sub := range c.Commands() {
		suitFlags(sub, global)
	}
	for _, name := range []string{"rev", "as-of", "format", "output", "audience", "require-sealed"} {
		listed := listsFlag(c, name)
		if c.Flags().Lookup(name) != nil || listed && (name != "format" || c.HasSubCommands()) {
			continue
		}
		own := *global.Lookup(name)
		own.Hidden = !listed
		c.Flags().AddFlag(&own)
		if name == "format" {
			own.Usage = "`form` of the output: " + strings.Join(formatsOf(c), ", ") + " (left out: as the name of -o ends)"
			must(c.RegisterFlagCompletionFunc(name, completeFormats))
		}
	}
}

// single is the value of a flag that is given once: were the last of several taken, the
// file or the readers that the first names would be left out without a word.
type single struct {
	value *string
	given bool
}

// errTwice is why a flag is refused that was given before.
var errTwice = errors.New("given twice")

func (s *single) String() string { return *s.value }
func (s *single) Type() string   { return "string" }

func (s *single) Set(value string) error {
	if s.given {
		return errTwice
	}
	*s.value, s.given = value, true
	return nil
}

// flagError says what is wrong with a flag that could not be read.
func flagError(c *cobra.Command, err error) error {
	hint := fmt.Sprintf("'%s --help' lists the options", c.CommandPath())
	if f := (*pflag.InvalidValueError)(nil); errors.As(err, &f) && errors.Is(err, errTwice) {
		return usage("leave one of them out", "%s is given twice", typed(f.GetFlag()))
	}
	reason, _, _ := strings.Cut(err.Error(), ": strconv.") // Go's words for what is no number
	return usage(hint, "%s", reason)
}

// refuseEmpty refuses a flag with nothing behind it: an audience or a filter that a script
// left empty would let more be shown than was meant.
func refuseEmpty(c *cobra.Command) error {
	var empty *pflag.Flag
	c.Flags().Visit(func(f *pflag.Flag) {
		if value := f.Value.String(); value == "" || value == "[]" && f.Value.Type() == "stringSlice" {
			empty = f
		}
	})
	if empty == nil {
		return nil
	}
	return usage("give it a value, or leave it out; a variable in a script may be empty", "%s names nothing", typed(empty))
}

// typed is a flag as it is mostly typed.
func typed(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}
