// Command phpt runs PHP's regression tests (phpt files) on a PHP engine and
// judges them as PHP's own run-tests.php does.
//
//	phpt Zend/tests                        the tests below a directory, on gaja
//	phpt --engine /usr/bin/php -j2 ext     on another engine, two at a time
//	phpt --suite php-src --baseline FILE   those of a list, with a table
//	phpt --known known.txt testdata        only deviations from a list fail
//	phpt -confirm php testdata             what does the real PHP say?
//
// It takes the options of run-tests.php. The exit status is 0 when all is as
// it should be, 1 when tests failed, 2 when nothing could be run.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the command without its process.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	f, code, ok := parseFlags(args, stdout, stderr)
	if !ok {
		return code
	}
	if f.Supervise {
		code, err := supervise(ctx, f, args, stdout, stderr)
		if err != nil {
			fmt.Fprintln(stderr, "phpt:", err)
		}
		return code
	}
	s, err := newSession(ctx, f, stdout)
	if err == nil {
		defer s.close()
		code, err = s.run(ctx)
	}
	if err != nil {
		fmt.Fprintln(stderr, "phpt:", err)
		return 2
	}
	return code
}
