//go:build unix

package phpt

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shellEngine takes PHP's options and runs the script as shell code.
const shellEngine = `#!/bin/sh
settings=
while [ $# -gt 0 ]; do
  case $1 in
  -m) printf '[PHP Modules]\nCore\nfromM\n\n[Zend Modules]\nZend OPcache\n'; exit ;;
  -d) settings="$settings $2"; shift 2 ;;
  -f) script=$2; shift 2 ;;
  --) shift; break ;;
  -*) shift ;;
  *) script=$1; shift ;;
  esac
done
case $script in
*/probe.php) printf 'phpt-probe\n8.4.0\ncli\nLinux\n\n%s\n' "$EXTENSIONS"; exit ;;
*/identity.php) printf 'phpt-unwrap\000%s\0008.4.0\000ini\000json\000WRAPPED=%s' "$0" "$WRAPPED"; exit ;;
esac
. "$script"
`

// A shellFixture is a fixture whose engine is a child process.
type shellFixture struct {
	*fixture
	engine string
}

func newShellFixture(t *testing.T) *shellFixture {
	f := &shellFixture{fixture: newFixture(t)}
	f.engine = filepath.Join(t.TempDir(), "engine")
	if err := os.WriteFile(f.engine, []byte(shellEngine), 0o755); err != nil {
		t.Fatal(err)
	}
	f.opts.Env = append(os.Environ(), "EXTENSIONS=json,Zend OPcache,Core")
	return f
}

func (f *shellFixture) run(text string) *Result {
	f.t.Helper()
	p, err := NewProcess([]string{f.engine}, ProcessOptions{})
	if err != nil {
		f.t.Fatal(err)
	}
	defer p.Close()
	h, err := NewHarness(context.Background(), p, f.opts)
	if err != nil {
		f.t.Fatal(err)
	}
	f.write("a.phpt", text)
	return h.Run(context.Background(), "a.phpt", 0)[0]
}

func TestProcess(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"output", "--FILE--\necho out; echo err >&2; echo out\n--EXPECT--\nout\nerr\nout\n", "PASS"},
		{"arguments", "--ARGS--\na 'b c' $((1+1))\n--FILE--\nprintf '<%s>' \"$@\"\n--EXPECT--\n<a><b c><2>\n", "PASS"},
		{"input", "--STDIN--\none\ntwo\n--FILE--\nread a; read b; echo $b $a\n--EXPECT--\ntwo one\n", "PASS"},
		{"no input", "--FILE--\nread a || echo none\n--EXPECT--\nnone\n", "PASS"},
		{"unread input", "--STDIN--\n" + strings.Repeat("x", 1<<18) + "\n--FILE--\necho hi\n--EXPECT--\nhi\n", "PASS"},
		{"settings", "--INI--\na.b=c d\n--FILE--\ncase $settings in *' a.b=c d'*) echo yes;; esac\n--EXPECT--\nyes\n", "PASS"},
		{"variables in settings", "--INI--\na.b=\"$HOME_X\"\n--ENV--\nHOME_X=/x\n--FILE--\necho \"$settings\"\n--EXPECTF--\n%Aa.b=\"/x\"\n", "PASS"},
		{"extensions", "--EXTENSIONS--\njson\nopcache\n--FILE--\n--EXPECT--\n", "PASS"},
		{"exit status", "--FILE--\necho hi; exit 3\n--EXPECT--\nhi\n", "PASS"},
		{"exit status of a signal", "--FILE--\necho hi; exit 139\n--EXPECT--\nhi\n\nTermsig=11\n", "PASS"},
		{"signal", "--FILE--\necho hi; kill -SEGV $$\n--EXPECT--\nhi\n", "FAIL"},
		{"no group leader", "--FILE--\n[ \"$(cut -d' ' -f5 /proc/$$/stat)\" != $$ ] && echo yes\n--EXPECT--\nyes\n", "PASS"},
		{"only stderr", "--CAPTURE_STDIO--\nSTDIN STDERR\n--FILE--\necho err >&2\n--EXPECT--\nerr\n", "PASS"},
		{"no CGI", "--GET--\na=1\n--FILE--\n--EXPECT--\n", "SKIP"},
		{"clean", "--FILE--\ntouch x.tmp\n--CLEAN--\nrm x.tmp\n--EXPECT--\n", "PASS"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := newShellFixture(t)
			r := f.run(head + c.text)
			if r.Label() != c.want {
				t.Errorf("got %s %s\n%s", r.Label(), r.Reason, r.Diff)
			}
			if left := f.leftovers(); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestProcessTimeout holds that nothing a script does makes the runner wait
// much longer than it should, and that its children end with it.
func TestProcessTimeout(t *testing.T) {
	for name, script := range map[string]string{
		"silent":               "sleep 100",
		"child keeps the pipe": "sleep 100 & echo $! > child.pid; exit",
		"talks without end":    "while :; do echo x; sleep 0.05; done",
		"closes its output":    "exec >&- 2>&-; sleep 100",
		"ignores signals":      "trap '' TERM INT HUP; sleep 100 & echo $! > child.pid; sleep 100",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newShellFixture(t)
			f.opts.Timeout, f.opts.Rules = 300*time.Millisecond, "7.4" // no second attempt
			started := time.Now()
			r := f.run(head + "--FILE--\n" + script + "\n--EXPECT--\n")
			if r.Status() != Fail || !r.TimedOut {
				t.Errorf("got %s, timed out %v", r.Label(), r.TimedOut)
			}
			if d := time.Since(started); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
			data, err := os.ReadFile(filepath.Join(f.dir, "child.pid"))
			if err != nil {
				return
			}
			pid, _ := strconv.Atoi(strings.TrimSpace(string(data)))
			for range 100 {
				if state, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat"); len(state) == 0 || strings.Contains(string(state), ") Z ") {
					return
				}
				if syscall.Kill(pid, 0) != nil {
					return
				}
				time.Sleep(20 * time.Millisecond)
			}
			t.Errorf("process %d of the test still runs", pid)
		})
	}
}

func TestProcessModules(t *testing.T) {
	f := newShellFixture(t)
	f.opts.Env = os.Environ() // the probe names no extensions: -m must
	if r := f.run(head + "--EXTENSIONS--\nfromm\nopcache\n--FILE--\n--EXPECT--\n"); r.Status() != Pass {
		t.Errorf("got %s %s", r.Label(), r.Reason)
	}
}

func TestProcessErrors(t *testing.T) {
	if _, err := NewProcess(nil, ProcessOptions{}); err == nil {
		t.Error("an empty command was accepted")
	}
	if _, err := NewProcess([]string{"/no/such/engine"}, ProcessOptions{}); err == nil {
		t.Error("a missing engine was accepted")
	}
	p, err := NewProcess([]string{"/bin/true"}, ProcessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := NewHarness(context.Background(), p, Options{}); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("a mute engine: %v", err)
	}
}

// TestUnwrap gives commands of several words: one that only sets a variable
// is replaced by the binary behind it, another by a script.
func TestUnwrap(t *testing.T) {
	f := newShellFixture(t)
	p, err := NewProcess([]string{"/usr/bin/env", "WRAPPED=1", f.engine}, ProcessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if info, _ := p.Info(context.Background()); info.Path != f.engine || strings.Join(info.Env, " ") != "WRAPPED=1" {
		t.Errorf("got %s with %v", info.Path, info.Env)
	}
	p.Close()
	p, err = NewProcess([]string{"/bin/sh", f.engine, "-n"}, ProcessOptions{CGI: "-"})
	if err != nil {
		t.Fatal(err)
	}
	info, _ := p.Info(context.Background())
	if info.Path == f.engine && len(p.command) == 1 {
		return // the engine is executable by itself and answers the same
	}
	if st, err := os.Stat(info.Path); err != nil || st.Mode()&0o100 == 0 {
		t.Errorf("no wrapper: %v", err)
	}
	p.Close()
	if _, err := os.Stat(info.Path); err == nil {
		t.Error("the wrapper stays")
	}
}

func TestSibling(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"php8.4", "php-cgi8.4", "gaja", "sapi/cgi/php-cgi", "sapi/cli/php"} {
		path := filepath.Join(dir, name)
		_ = os.MkdirAll(filepath.Dir(path), 0o755)
		_ = os.WriteFile(path, nil, 0o755)
	}
	for _, c := range []struct{ given, path, want string }{
		{"", "php8.4", filepath.Join(dir, "php-cgi8.4")},
		{"", "gaja", ""},
		{"", "sapi/cli/php", filepath.Join(dir, "sapi/cgi/php-cgi")},
		{"-", "php8.4", ""},
		{"/x", "php8.4", "/x"},
	} {
		if got := sibling(c.given, filepath.Join(dir, c.path), "php-cgi", "sapi/cgi/php-cgi"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
}

func TestShell(t *testing.T) {
	for line, want := range map[string]string{
		"a b  c":           "a|b|c",
		`"a b" 'c d' e\ f`: "a b|c d|e f",
		"":                 "",
	} {
		got, err := shellWords(line, os.Environ(), "/")
		if err != nil || strings.Join(got, "|") != want {
			t.Errorf("%q: %v, %v", line, got, err)
		}
	}
	if got := shellQuote("it's"); got != `'it'\''s'` {
		t.Errorf("quote: %s", got)
	}
}
