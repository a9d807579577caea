package phpt

import (
	"path/filepath"
	"strings"
	"testing"
)

// Run runs the phpt files that the patterns match as subtests. Scripts start
// in the package's directory. A test that fails shows its diff; one that is
// skipped says why.
//
//	func TestPHP(t *testing.T) {
//		phpt.Run(t, runner, "testdata/*.phpt")
//	}
func Run(t *testing.T, runner Runner, glob ...string) {
	t.Helper()
	RunWith(t, runner, Options{}, glob...)
}

// RunWith is [Run] with options.
func RunWith(t *testing.T, runner Runner, o Options, glob ...string) {
	t.Helper()
	h, err := NewHarness(t.Context(), runner, o)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, pattern := range glob {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		paths = append(paths, matches...)
	}
	if len(paths) == 0 {
		t.Fatalf("no tests: nothing matches %s", strings.Join(glob, ", "))
	}
	for _, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.ToSlash(path), ".phpt"), func(t *testing.T) {
			for _, r := range h.Run(t.Context(), absolute, 0) {
				report(t, r)
			}
		})
	}
}

// report turns a result into that of a Go test.
func report(t *testing.T, r *Result) {
	t.Helper()
	switch {
	case r.Bad():
		t.Errorf("%s %s: %s\n%s", r.Label(), r.Title, r.Reason, r.Diff)
	case r.Status() == Skip:
		t.Skip(r.Reason)
	case r.Reason != "":
		t.Logf("%s %s: %s", r.Label(), r.Title, r.Reason)
	}
}
