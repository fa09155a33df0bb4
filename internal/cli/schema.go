package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/schema"
)

func (a *app) schemaCommand() *cobra.Command {
	folder := ""
	names := schema.Names()
	c := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the schema of a kind of record, or write all of them",
		Long: `Print the JSON Schema of a kind of record, of register.yaml (schema register) or
of recipients.yaml (schema recipients), with the register's own words. With
--write, write all schemas into a folder, and settings by which an editor
completes and explains keys.`,
		Example: `  npm schema
  npm schema recommendations
  npm schema --write .schema`,
		Annotations: heeds("rev", "output"),
		ValidArgs:   names,
		Args: func(c *cobra.Command, args []string) error {
			format := "json"
			switch {
			case len(args) > 1 || len(args) == 1 && folder != "":
				return usage("name one kind, or --write and a folder", "too many words")
			case folder != "" && a.output != "":
				return usage("leave one of them out", "--write and -o do not go together")
			case len(args) == 0:
				format = "text"
			case !slices.Contains(names, args[0]):
				return usage(cmp.Or(register.DidYouMean(args[0], names), "it is one of: "+strings.Join(names, ", ")), "there is no kind %q", args[0])
			}
			return a.mustStandFor(c, format)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			schemas, root, err := a.schemas()
			switch {
			case err != nil:
				return err
			case folder != "":
				return a.writeSchemas(schemas, root, folder)
			case len(args) == 0:
				return a.listSchemas(schemas)
			}
			return a.write(func(w io.Writer, _ render.Terminal) error {
				_, err := w.Write(schemas.JSON(args[0]))
				return err
			})
		},
	}
	c.Flags().StringVar(&folder, "write", "", "write all schemas into this `folder`, and editor settings into the register")
	must(c.MarkFlagDirname("write"))
	return c
}

// schemas are those of the register where the program runs, with its own
// words, and its folder; outside a register they are the plain ones.
func (a *app) schemas() (*schema.Schemas, string, error) {
	src, err := a.find()
	if errors.Is(err, errNoRegister) {
		plain, err := schema.Load(nil)
		return plain, "", err
	}
	if err != nil {
		return nil, "", err
	}
	defer src.close()
	policy, err := register.ReadPolicy(src.files)
	if err != nil {
		return nil, "", fail("", "cannot read %s: %v", register.File, err)
	}
	schemas, err := schema.Load(policy.Vocabulary)
	if err != nil {
		return nil, "", fail("'npm check' shows where", "%s: %v", register.File, err)
	}
	root, err := rootOf(a.dir)
	return schemas, root, err
}

func (a *app) listSchemas(schemas *schema.Schemas) error {
	var kinds []report.Fact
	for _, name := range schema.Names() {
		kinds = append(kinds, report.Fact{Name: name, Cell: report.Cell{Text: schemas.Kind(name).Description}})
	}
	doc := &report.Document{Blocks: []report.Block{{Facts: kinds}}}
	return a.write(func(w io.Writer, t render.Terminal) error { return render.Text(w, doc, t) })
}

// writeSchemas writes into folder; the editor's settings go to the register's
// root, or beside the schemas outside a register. Settings that a user changed
// are left alone, and named.
func (a *app) writeSchemas(schemas *schema.Schemas, root, folder string) error {
	target, err := filepath.Abs(folder)
	if err != nil {
		return fail("", "%v", err)
	}
	if root == "" {
		root = filepath.Dir(target)
	}
	if err := os.MkdirAll(target, 0o777); err != nil {
		return fail("", "cannot make the folder: %v", err)
	}
	if _, err := edit.Renew(target, edit.Schemas(schemas, "."), nil); err != nil {
		return fail("name another folder, or move the file away", "cannot write the schemas: %v", err)
	}
	relative, err := filepath.Rel(root, target)
	if err != nil {
		return fail("", "%v", err)
	}
	settings, err := edit.EditorSettings(schemas, filepath.ToSlash(relative), a.name)
	if err != nil {
		return err
	}
	left, err := edit.Renew(root, nil, settings)
	if err != nil {
		return fail("", "cannot write the editor's settings: %v", err)
	}
	fmt.Fprintf(a.Out, "%d schemas are in %s, editor settings in %s.\n", len(schema.Names()), render.Clean(folder), render.Clean(filepath.Join(root, ".vscode")))
	a.nameLeft(left)
	return nil
}
