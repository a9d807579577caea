//go:build !linux

package snapshot

import "errors"

// Start needs memory files and a program that can be started again; without them there is no fork.
func Start([]byte, map[int]bool) (pid int, err error) {
	return -1, errors.New("this system cannot fork a script")
}

// Inherited returns nil: the process has no snapshot.
func Inherited() ([]byte, error) { return nil, nil }
