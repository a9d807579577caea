//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// engine takes PHP's options and runs the script as shell code.
const engine = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
  -d) shift 2 ;;
  -f) script=$2; shift 2 ;;
  -*) shift ;;
  *) script=$1; shift ;;
  esac
done
case $script in
*/probe.php) printf 'phpt-probe\n8.4.0\ncli\nLinux\n\njson\n'; exit ;;
esac
. "$script"
`

// TestMain lets the test binary stand for the command, for the children that
// supervise starts.
func TestMain(m *testing.M) {
	if os.Getenv("PHPT_TEST_AS_COMMAND") != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// TestSupervise has a test that kills the program that runs it.
func TestSupervise(t *testing.T) {
	dir := suite(t)
	t.Setenv("PHPT_TEST_AS_COMMAND", "1")
	killer := "--TEST--\nkills\n--FILE--\nkill -9 $PPID\n--EXPECT--\n"
	if err := os.WriteFile(filepath.Join(dir, "ext/a/kill.phpt"), []byte(killer), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out := execute(t, dir, "--supervise -j2")
	if code != 1 || !strings.Contains(out, "going on") || !strings.Contains(out, "[ext/a/kill.phpt] crashed the runner") ||
		!strings.Contains(out, "Tests passed    :     1 ( 25.0%)") {
		t.Errorf("status %d\n%s", code, out)
	}
}

// suite writes a small suite and returns its root.
func suite(t *testing.T) string {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"engine":            engine,
		"other":             strings.Replace(engine, `. "$script"`, "echo other", 1),
		"ext/a/pass.phpt":   "--TEST--\npasses\n--FILE--\necho hi\n--EXPECT--\nhi\n",
		"ext/a/fail.phpt":   "--TEST--\nfails\n--FILE--\necho ho\n--EXPECT--\nhi\n",
		"ext/b/skip.phpt":   "--TEST--\nskips\n--SKIPIF--\necho skip why\n--FILE--\n--EXPECT--\n",
		"baseline.txt":      "ext/a/fail.phpt\next/a/pass.phpt\n",
		"known.txt":         "# what fails\next/a/fail.phpt because\n",
		"known-passed.txt":  "ext/a/fail.phpt because\next/a/pass.phpt was broken\n",
		"list.txt":          "ext/b/skip.phpt\n",
		"journal-begun.txt": "BEGIN\text/a/fail.phpt\nPASS\text/a/fail.phpt\t\t\nBEGIN\text/a/pass.phpt\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// execute runs the command and returns its exit status and output.
func execute(t *testing.T, dir, line string) (int, string) {
	t.Helper()
	for _, name := range []string{"TEST_PHP_EXECUTABLE", "TEST_PHP_ARGS", "TEST_PHP_JUNIT", "TEST_PHP_SRCDIR", "REPORT_EXIT_STATUS", "SHOW_ONLY_GROUPS"} {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	args := []string{"--suite", dir, "--engine", filepath.Join(dir, "engine"), "--out", filepath.Join(dir, "out")}
	for _, a := range strings.Fields(line) {
		args = append(args, strings.ReplaceAll(a, "DIR", dir))
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, &stdout, &stderr)
	return code, stdout.String() + stderr.String()
}

func TestCommand(t *testing.T) {
	cases := []struct {
		line string
		code int
		want string // a part of the output
	}{
		{"", 1, "FAIL fails [ext/a/fail.phpt]\nPASS passes [ext/a/pass.phpt]\nSKIP skips [ext/b/skip.phpt] (why)\n"},
		{"ext/b ext/a/pass.phpt", 0, "Tests passed    :     1 ( 50.0%)"},
		{"--list --shard 2/2", 0, "ext/a/pass.phpt\n"},
		{"-g SKIP", 1, "SKIP skips"},
		{"-r DIR/list.txt", 0, "Number of tests :     1"},
		{"--baseline DIR/baseline.txt", 1, "ext/a                              1 /      2   50.0%   1 FAIL\n"},
		{"--baseline DIR/baseline.txt ext/b", 2, "No tests found."},
		{"--known DIR/known.txt", 0, "0 broke, 0 fixed, 1 known."},
		{"--known DIR/known-passed.txt", 1, "fixed: passes [ext/a/pass.phpt] was: was broken\n"},
		{"--known DIR/list.txt", 1, "broke: FAIL fails [ext/a/fail.phpt]\n"},
		{"--show-diff ext/a/fail.phpt", 1, "========DIFF========\n001- hi\n001+ ho\n========DONE========\n"},
		{"-confirm DIR/other ext/a/pass.phpt", 1, "deviates: FAIL passes [ext/a/pass.phpt]\n001- hi\n001+ other\n"},
		{"-confirm=DIR/engine ext/a/pass.phpt", 0, "Confirmed: 1 of 1 tests."},
		{"--journal DIR/journal-begun.txt --resume", 1, "FAIL passes [ext/a/pass.phpt] crashed the runner"},
		{"--resume", 2, "--resume needs --journal"},
		{"no-such.phpt", 2, `Cannot find test file "no-such.phpt".`},
		{"--shard 3/2", 2, "is no shard"},
		{"--no-such-option", 2, "unknown flag"},
		{"-d nonsense", 2, "a setting is NAME=VALUE"},
		{"-p /no/such/php", 2, "no engine"},
		{"-j2 -q -n -x --offline --no-color --no-progress --set-timeout 5 --context 1 -v ext/a/pass.phpt", 0, "PASS passes"},
	}
	for _, c := range cases {
		t.Run(c.line, func(t *testing.T) {
			code, out := execute(t, suite(t), c.line)
			if strings.Contains(c.want, "crashed the runner") {
				out = strings.ReplaceAll(out, "FAIL  [", "FAIL passes [")
			}
			if code != c.code || !strings.Contains(out, c.want) {
				t.Errorf("status %d, want %d; output:\n%s", code, c.code, out)
			}
		})
	}
}

func TestReports(t *testing.T) {
	dir := suite(t)
	code, out := execute(t, dir, "--junit DIR/j.xml --json DIR/j.json -w DIR/w -a DIR/a -W DIR/W -s DIR/s --write-known --known DIR/new.txt")
	if code != 1 {
		t.Fatalf("status %d\n%s", code, out)
	}
	for name, want := range map[string]string{
		"w":                   "ext/a/fail.phpt\n",
		"a":                   "ext/a/fail.phpt\n",
		"W":                   "FAILED\text/a/fail.phpt\nPASSED\text/a/pass.phpt\nSKIPPED\text/b/skip.phpt\n",
		"new.txt":             "# Tests that are known not to pass: name, then the reason.\next/a/fail.phpt FAIL\n",
		"j.xml":               `<testsuites name="php" tests="3" failures="1"`,
		"j.json":              `"version": "8.4.0"`,
		"s":                   "001- hi\n",
		"out/ext/a/fail.diff": "001- hi\n001+ ho\n",
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}

// TestSuspects resumes after a crash with two tests at work: both run again,
// alone, and only one that began twice is to blame.
func TestSuspects(t *testing.T) {
	dir := suite(t)
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "j"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ journal, want string }{
		{"BEGIN\text/a/fail.phpt\nBEGIN\text/a/pass.phpt\n", "Tests passed    :     1"},
		{"BEGIN\text/a/fail.phpt\nBEGIN\text/a/pass.phpt\nBEGIN\text/a/pass.phpt\n", "Tests passed    :     0"},
		{"BEGIN\text/a/pass.phpt\nSTOP\n", "Tests passed    :     1"},
	} {
		write(c.journal)
		if _, out := execute(t, dir, "--journal DIR/j --resume"); !strings.Contains(out, c.want) {
			t.Errorf("%q:\n%s", c.journal, out)
		}
	}
	p, err := readJournal(filepath.Join(dir, "j"))
	if err != nil || !p.ended || len(p.finished) != 3 || len(p.begun) != 0 {
		t.Errorf("journal: %+v, %v", p, err)
	}
}

func TestChildArgs(t *testing.T) {
	got := strings.Join(childArgs([]string{"--supervise", "--journal", "x", "-j2", "--resume", "ext"}, "y"), " ")
	if got != "--journal=y --resume -j2 ext" {
		t.Errorf("got %s", got)
	}
}

// TestList runs -l twice: the second time only what failed is left.
func TestList(t *testing.T) {
	dir := suite(t)
	execute(t, dir, "-l DIR/failed.txt")
	if _, out := execute(t, dir, "-l DIR/failed.txt"); !strings.Contains(out, "Number of tests :     1") {
		t.Errorf("got\n%s", out)
	}
}

// TestBless makes a failing test right and runs it again.
func TestBless(t *testing.T) {
	dir := suite(t)
	execute(t, dir, "--bless ext/a/fail.phpt")
	if code, out := execute(t, dir, "ext/a/fail.phpt"); code != 0 {
		t.Errorf("status %d\n%s", code, out)
	}
}
