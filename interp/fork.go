package interp

import "os"

// forkEnv names the descriptor that a forked child reads its state from.
const forkEnv = "GAJA_FORK"

// ForkMain lets the program's scripts fork. A program that wants pcntl_fork calls it first thing in main; it returns
// false at once, unless the process was started as the child of a fork.
func ForkMain() bool {
	return os.Getenv(forkEnv) != ""
}
