// Package oshost is the operating system as a [php.Host]: real files, processes, environment and clock. The command line
// gives its engine all of it; a host program picks the parts it wants to grant.
package oshost

import (
	"crypto/rand"
	"os"

	"gaja/interp/php"
)

// New returns a host that grants everything, and says that the process is the script's own.
func New() *php.Host {
	return &php.Host{
		FS: Files(), Net: Network(), Proc: Processes(), Env: Environment(), Clock: Clock(), Rand: rand.Reader,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, OwnsProcess: true,
	}
}
