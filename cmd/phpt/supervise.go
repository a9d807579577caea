package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// supervise runs the tests in a child of this program with a journal, and
// starts a new child that goes on when one ends before its tests do. Every
// child settles at least one test, or else it is the last.
func supervise(ctx context.Context, f *flags, args []string, stdout, stderr io.Writer) (int, error) {
	self, err := os.Executable()
	if err != nil {
		return 2, err
	}
	file := f.Journal
	if file == "" {
		dir, err := os.MkdirTemp("", "phpt-journal-")
		if err != nil {
			return 2, err
		}
		defer os.RemoveAll(dir)
		file = filepath.Join(dir, "journal")
	}
	args = childArgs(args, file)
	if !f.Resume {
		if err := os.RemoveAll(file); err != nil {
			return 2, err
		}
	}
	for size := int64(-1); ; {
		cmd := exec.CommandContext(ctx, self, args...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, stdout, stderr
		cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
		failure := cmd.Run()
		code := cmd.ProcessState.ExitCode()
		p, err := readJournal(file)
		st, statErr := os.Stat(file)
		if failure == nil || ctx.Err() != nil || err != nil || statErr != nil || p.ended || st.Size() <= size {
			return max(code, 0), nil
		}
		size = st.Size()
		fmt.Fprintf(stderr, "phpt: the runner ended (%v); going on\n", failure)
	}
}

// childArgs are the arguments of the child: the same, with a journal.
func childArgs(args []string, file string) []string {
	out := []string{"--journal=" + file, "--resume"}
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--supervise" || a == "--resume" || strings.HasPrefix(a, "--journal="):
		case a == "--journal":
			i++
		default:
			out = append(out, a)
		}
	}
	return out
}
