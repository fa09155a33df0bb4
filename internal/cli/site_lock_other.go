//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package cli

import "os"

// lockFolder does nothing: folders cannot be locked here.
func lockFolder(*os.File) (taken bool) { return false }
