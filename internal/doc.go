// Package internal holds the rooms of the program; the test beside this file
// holds which of them may import which.
package internal
