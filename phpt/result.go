package phpt

import (
	"strings"
	"time"
)

// Status is the verdict on a test, in the words of PHP's runner.
type Status string

const (
	Pass     Status = "PASS"     // the output is as expected
	Fail     Status = "FAIL"     // it is not
	Skip     Status = "SKIP"     // the test does not apply here
	XFail    Status = "XFAIL"    // it fails, as its XFAIL section says
	XLeak    Status = "XLEAK"    // it leaks, as its XLEAK section says
	Warn     Status = "WARN"     // it passes, but something is odd: see the reason
	Bork     Status = "BORK"     // the test itself is broken
	Leak     Status = "LEAK"     // memory leaked (valgrind)
	Redirect Status = "REDIRECT" // it stands for the tests of another directory
	Slow     Status = "SLOW"     // a mark on tests that took long, never a verdict of its own
)

// Statuses returns all verdicts in the order summaries list them.
func Statuses() []Status {
	return []Status{Pass, Fail, Warn, Skip, XFail, XLeak, Leak, Bork, Redirect}
}

// A Result is the verdict on one test and what led to it.
type Result struct {
	Name     string   // the test's path relative to the suite's root
	Via      string   // the redirecting test through which it ran, "" if none
	Title    string   // its TEST section
	Statuses []Status // the first is the verdict; others add to it (LEAK and FAIL)
	Reason   string   // why it was skipped, warned about, broken; "" if there is nothing to say

	Expected string // what was compared, when the test failed
	Output   string
	Diff     string

	Signal     int    // the signal that ended the script, 0 if none
	TimedOut   bool   // the script was ended because it was silent for too long
	Crash      string // an internal error of an in-process engine
	Retried    bool   // this is the second attempt
	Duration   time.Duration
	SkipTime   time.Duration     // what SKIPIF took
	LeakReport string            // what valgrind wrote
	Files      map[string]string // paths of the files that were left, by extension ("diff")
	Source     *File             // the parsed test, nil when it does not parse
	Script     string            // path of the script as it ran
}

// Status returns the verdict.
func (r *Result) Status() Status {
	if len(r.Statuses) == 0 {
		return Bork
	}
	return r.Statuses[0]
}

// ID names the test within a run: its name, behind that of the redirecting
// test if there is one.
func (r *Result) ID() string {
	if r.Via != "" {
		return r.Via + ":" + r.Name
	}
	return r.Name
}

// Label joins all statuses, as in LEAK&FAIL.
func (r *Result) Label() string {
	parts := make([]string, len(r.Statuses))
	for i, s := range r.Statuses {
		parts[i] = string(s)
	}
	return strings.Join(parts, "&")
}

// Bad reports whether the verdict makes a run fail.
func (r *Result) Bad() bool {
	for _, s := range r.Statuses {
		if s == Fail || s == Bork || s == Leak {
			return true
		}
	}
	return false
}

// verdict sets the statuses and the reason.
func (r *Result) verdict(reason string, statuses ...Status) *Result {
	r.Statuses, r.Reason = statuses, reason
	return r
}
