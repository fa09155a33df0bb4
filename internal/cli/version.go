package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/render"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "version",
		Short:       "Show the version of the program",
		Example:     "  npm version",
		Annotations: heeds("output"),
		Args:        noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.mustStandFor(c, "text"); err != nil {
				return err
			}
			return a.write(func(w io.Writer, _ render.Terminal) error {
				_, err := io.WriteString(w, a.versionLine())
				return err
			})
		},
	}
}

// versionLine says what this program is, and of which version.
func (a *app) versionLine() string {
	return fmt.Sprintf("%s, the register of National Preventive Mechanisms: version %s, register schema 1, %s %s/%s\n",
		a.name, version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version is the module's, as the build recorded it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
