// Command npm keeps the register of a National Preventive Mechanism.
package main

import (
	"os"
	"time"

	"github.com/opcat-tools/npm/internal/cli"
)

func main() {
	os.Exit(cli.Main(cli.World{
		Args: os.Args,
		In:   os.Stdin,
		Out:  os.Stdout,
		Err:  os.Stderr,
		Env:  os.Getenv,
		Now:  time.Now,
	}))
}
