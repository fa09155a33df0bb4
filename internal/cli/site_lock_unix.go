//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cli

import (
	"errors"
	"os"
	"syscall"
)

// lockFolder keeps others from building in a folder until the handle is closed, or
// the program has ended in whatever way. It says whether somebody else does. Where
// the disk knows no locks there is none.
func lockFolder(folder *os.File) (taken bool) {
	return errors.Is(syscall.Flock(int(folder.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
