package phpt

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const head = "--TEST--\nname\n"

func TestVerdicts(t *testing.T) {
	cases := []struct {
		name, text string
		want       string
		reason     string
	}{
		{"pass", head + "--FILE--\nsay hi\n--EXPECT--\nhi\n", "PASS", ""},
		{"fail", head + "--FILE--\nsay ho\n--EXPECT--\nhi\n", "FAIL", ""},
		{"bork", head + "--FILE--\nsay ho\n", "BORK", "missing section --EXPECT--, --EXPECTF-- or --EXPECTREGEX--"},
		{"unknown", head + "--NEW--\n", "BORK", `Unknown section "NEW" on line 3`},
		{"skip", head + "--SKIPIF--\nsay Skip  for a reason\nsay more\n--FILE--\n--EXPECT--\n", "SKIP", "for a reason"},
		{"skip alone", head + "--SKIPIF--\nsay skip\n--FILE--\n--EXPECT--\n", "SKIP", ""},
		{"no skip", head + "--SKIPIF--\n\n--FILE--\n--EXPECT--\n", "PASS", ""},
		{"nocache", head + "--SKIPIF--\nsay nocache\n--FILE--\n--EXPECT--\n", "PASS", ""},
		{"bad skipif", head + "--SKIPIF--\nsay Fatal error\n--FILE--\n--EXPECT--\n", "BORK", "invalid output from SKIPIF: Fatal error"},
		{"info", head + "--SKIPIF--\nsay info i\n--FILE--\n--EXPECT--\nx\n", "FAIL", "info: i"},
		{"warn", head + "--SKIPIF--\nsay warn w\n--FILE--\n--EXPECT--\nx\n", "WARN&FAIL", "warn: w"},
		{"warn and pass", head + "--SKIPIF--\nsay warn w\n--FILE--\n--EXPECT--\n", "PASS", ""},
		{"xfail by skipif", head + "--SKIPIF--\nsay xfail bug 1\n--FILE--\n--EXPECT--\nx\n", "XFAIL", "XFAIL REASON: bug 1"},
		{"xfail", head + "--XFAIL--\nbug 2\n--FILE--\n--EXPECT--\nx\n", "XFAIL", "XFAIL REASON: bug 2"},
		{"xfail passes", head + "--XFAIL--\nbug 2\n--FILE--\n--EXPECT--\n", "WARN", "warn: XFAIL section but test passes"},
		{"xleak", head + "--XLEAK--\nleak\n--FILE--\n--EXPECT--\n", "PASS", ""},
		{"extension", head + "--EXTENSIONS--\njson\nstandard\n--FILE--\n--EXPECT--\n", "PASS", ""},
		{"no extension", head + "--EXTENSIONS--\njson\nfoo\n--FILE--\n--EXPECT--\n", "SKIP", "Required extension missing: foo"},
		{"no extensions", head + "--EXTENSIONS--\nfoo\nbar\n--FILE--\n--EXPECT--\n", "SKIP", "Required extensions missing: foo, bar"},
		{"clean prints", head + "--FILE--\n--CLEAN--\nsay oops\n--EXPECT--\n", "BORK", "invalid output from CLEAN: oops"},
		{"clean is silent", head + "--FILE--\n--CLEAN--\n\n--EXPECT--\n", "PASS", ""},
		{"clean of a failure", head + "--FILE--\n--CLEAN--\nsay oops\n--EXPECT--\nx\n", "FAIL", ""},
		{"phpdbg", head + "--PHPDBG--\nr\n--EXPECT--\n", "SKIP", "phpdbg not available"},
		{"flaky fixed", head + "--FLAKY--\nnetwork\n--FILE--\nonce x\n--EXPECT--\n", "WARN", "warn: Test passed on retry attempt"},
		{"flaky by skipif", head + "--SKIPIF--\nsay flaky net\n--FILE--\nonce x\n--EXPECT--\n", "WARN", "warn: Test passed on retry attempt"},
		{"flaky by function", head + "--FILE--\nonce usleep(1)\n--EXPECT--\n", "WARN", "warn: Test passed on retry attempt"},
		{"flaky by output", head + "--FILE--\nonce Address already in use\n--EXPECT--\n", "WARN", "warn: Test passed on retry attempt"},
		{"not flaky", head + "--FILE--\nonce x\n--EXPECT--\n", "FAIL", ""},
		{"crash", head + "--FILE--\nsay hi\nsignal 11\n--EXPECT--\nhi\n", "FAIL", "ended by signal 11"},
		{"expected crash", head + "--FILE--\nsay hi\nsignal 9\n--EXPECT--\nhi\n\nTermsig=9\n", "PASS", ""},
		{"internal error", head + "--FILE--\nsay hi\ncrash nil pointer\n--EXPECT--\nhi\n", "FAIL", "crashed: nil pointer"},
		{"bad pattern", head + "--FILE--\n--EXPECTREGEX--\n(\n", "FAIL", "expectation: regular expression: missing closing parenthesis at offset 3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			r := f.run(c.text)
			if r.Label() != c.want || r.Reason != c.reason {
				t.Errorf("got %s %q, want %s %q", r.Label(), r.Reason, c.want, c.reason)
			}
			if left := f.leftovers(); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestTimeout needs both attempts, because "timed out" counts as flaky.
func TestTimeout(t *testing.T) {
	r := newFixture(t).run(head + "--FILE--\nsay hi\ntimeout\n--EXPECT--\nhi\n")
	if r.Status() != Fail || !r.TimedOut || !r.Retried || !strings.Contains(r.Output, "** ERROR: process timed out **") {
		t.Errorf("got %+v", r)
	}
}

// TestRules74 holds what the older runner did differently.
func TestRules74(t *testing.T) {
	for text, want := range map[string]Status{
		"--SKIPIF--\nsay Warning: x\n--FILE--\n--EXPECT--\n": Pass,
		"--FILE--\n--CLEAN--\nsay oops\n--EXPECT--\n":        Pass,
		"--FILE--\nonce usleep(\n--EXPECT--\n":               Fail,
		"--FILE--\nsay 5.\n--EXPECTF--\n%f\n":                Pass,
	} {
		f := newFixture(t)
		f.fake.version = "7.4.33"
		if r := f.run(head + text); r.Status() != want {
			t.Errorf("%q: got %s (%s)", text, r.Label(), r.Reason)
		}
	}
}

func TestEnvironment(t *testing.T) {
	f := newFixture(t)
	f.fake.cgi = "/bin/fake-cgi"
	r := f.run(head + "--ENV--\nFOO=bar\nDIR={PWD}\nnonsense\n--SKIPIF--\nsay {REQUEST_METHOD}\n" +
		"--FILE--\nsay {FOO} {DIR} {REQUEST_METHOD} {TEST_PHP_EXECUTABLE} {SKIP_ONLINE_TESTS} {TZ} {HOME}\n--EXPECT--\n")
	if r.Status() != Bork || r.Reason != "invalid output from SKIPIF: {REQUEST_METHOD}" {
		t.Errorf("SKIPIF sees the request: %s %s", r.Label(), r.Reason)
	}
	r = f.run(head + "--ENV--\nFOO=bar\nDIR={PWD}\nnonsense\n--FILE--\n" +
		"say {FOO} {DIR} {REQUEST_METHOD} {TEST_PHP_EXECUTABLE} {SKIP_ONLINE_TESTS} {TZ} {HOME}\ndir\n" +
		"--EXPECT--\nbar " + f.dir + " GET /bin/fake 1 {TZ} /home\n" + f.dir + "\n")
	if r.Status() != Pass {
		t.Errorf("got %s\n%s", r.Label(), r.Diff)
	}
}

func TestSettings(t *testing.T) {
	f := newFixture(t)
	f.opts.Settings = []Setting{{"my.b", "1"}}
	r := f.run(head + "--INI--\nprecision = 17\nmy.a={PWD}/x\nmy.quote=it's \"so\"\nmy.mail={MAIL:/tmp/m}\n--FILE--\nini\n--EXPECT--\n" +
		"precision=17\nmy.b=1\nmy.a=" + f.dir + "/x\nmy.quote=it\\'s \"so\"\nmy.mail=tee /tmp/m >/dev/null\n")
	if r.Status() != Pass {
		t.Errorf("got %s\n%s", r.Label(), r.Diff)
	}
	env := strings.Join(f.fake.requests[0].Env, "\n")
	if !strings.Contains(env, `-d "precision=17"`) || !strings.Contains(env, `-d "my.quote=it\'s \"so\""`) {
		t.Errorf("TEST_PHP_EXTRA_ARGS: %s", env)
	}
	if r := f.run(head + "--INI--\nmy.x={ENV:PHPT_NO_SUCH}\n--FILE--\n--EXPECT--\n"); r.Status() != Skip {
		t.Errorf("unset variable: %s", r.Label())
	}
}

func TestInputs(t *testing.T) {
	f := newFixture(t)
	f.fake.cgi = "/bin/fake-cgi"
	for text, want := range map[string]string{
		"--ARGS--\n-a 'b c' --d\n--FILE--\nargs\n":                                                            "-a|b c|--d",
		"--STDIN--\nline 1\n--FILE--\nstdin\n":                                                                "line 1",
		"--GET--\na=1&b=2\n--FILE--\nsay {QUERY_STRING}\n":                                                    "a=1&b=2",
		"--COOKIE--\nc=1\n--FILE--\nsay {HTTP_COOKIE}\n":                                                      "c=1",
		"--POST--\na=1\n--FILE--\nsay {REQUEST_METHOD} {CONTENT_TYPE} {CONTENT_LENGTH}\nbody\n":               "POST application/x-www-form-urlencoded 3\na=1",
		"--POST_RAW--\nContent-Type: text/x\nabc\ndef\n--FILE--\nsay {CONTENT_TYPE} {CONTENT_LENGTH}\nbody\n": "text/x 7\nabc\ndef",
		"--PUT--\nContent-Type: text/x\nabc\n--FILE--\nsay {REQUEST_METHOD}\nbody\n":                          "PUT\nabc",
		"--DEFLATE_POST--\na=1\n--FILE--\nsay {HTTP_CONTENT_ENCODING} {REQUEST_METHOD}\n":                     "deflate POST",
		"--EXPECTHEADERS--\nX-A: 1\nStatus: 404 Not Found\n--FILE--\nheaders\nsay x\n":                        "x",
	} {
		if r := f.run(head + text + "--EXPECT--\n" + want + "\n"); r.Status() != Pass {
			t.Errorf("%q: %s %s\n%s", text, r.Label(), r.Reason, r.Diff)
		}
	}
	r := f.run(head + "--EXPECTHEADERS--\nX-A: 2\nX-B: 3\n--FILE--\nheaders\n--EXPECT--\n")
	if r.Status() != Fail || !strings.HasPrefix(r.Diff, "001- X-A: 2\n002- X-B: 3\n001+ X-A: 1\n") {
		t.Errorf("headers: %s\n%s", r.Label(), r.Diff)
	}
}

func TestCapture(t *testing.T) {
	f := newFixture(t)
	f.run(head + "--CAPTURE_STDIO--\nSTDERR stdin\n--FILE--\n--EXPECT--\n")
	if got := f.fake.requests[0].Capture; got != (Capture{Stdin: true, Stderr: true}) {
		t.Errorf("got %+v", got)
	}
}

func TestArtifacts(t *testing.T) {
	f := newFixture(t)
	f.opts.Artifacts.Dir = t.TempDir()
	f.write("sub/b.phpt", head+"--FILE--\nsay ho\n--EXPECT--\nhi\n")
	r := f.harness().Run(context.Background(), "sub/b.phpt", 0)[0]
	for ext, want := range map[string]string{"exp": "hi", "out": "ho", "diff": "001- hi\n001+ ho\n", "php": "say ho\n"} {
		data, err := os.ReadFile(r.Files[ext])
		if err != nil || string(data) != want || r.Files[ext] != filepath.Join(f.opts.Artifacts.Dir, "sub", "b."+ext) {
			t.Errorf("%s: %q, %v", r.Files[ext], data, err)
		}
	}
	if script, err := os.ReadFile(r.Files["sh"]); err != nil || !strings.Contains(string(script), "cd "+f.dir) {
		t.Errorf("sh: %s, %v", script, err)
	}
	if _, err := os.Stat(filepath.Join(f.dir, "sub/b.php")); err == nil {
		t.Error("the script was left beside the test")
	}
}

func TestBeside(t *testing.T) {
	f := newFixture(t)
	f.opts.Artifacts = Artifacts{Beside: true, Format: "D"}
	f.run(head + "--FILE--\nsay ho\n--EXPECT--\nhi\n")
	if got := strings.Join(f.leftovers(), " "); got != "a.diff a.php" {
		t.Errorf("left: %s", got)
	}
	f.run(head + "--FILE--\nsay hi\n--EXPECT--\nhi\n")
	if got := f.leftovers(); len(got) > 0 {
		t.Errorf("a passing test leaves %v", got)
	}
}

func TestSkipCache(t *testing.T) {
	f := newFixture(t)
	h := f.harness()
	for _, name := range []string{"a.phpt", "b.phpt", "c/a.phpt"} {
		f.write(name, head+"--SKIPIF--\nsay skip same\n--FILE--\n--EXPECT--\n")
		h.Run(context.Background(), name, 0)
	}
	if n := len(f.fake.requests); n != 2 {
		t.Errorf("%d runs of SKIPIF, want 2 (one for each directory)", n)
	}
}

func TestRefusedRequests(t *testing.T) {
	f := newFixture(t)
	f.fake.refuse = func(r *Request) bool { return r.SAPI == CGI }
	if r := f.run(head + "--CGI--\n--FILE--\n--EXPECT--\n"); r.Status() != Skip || r.Reason != "this not available" {
		t.Errorf("got %s %q", r.Label(), r.Reason)
	}
}

func TestRepeat(t *testing.T) {
	f := newFixture(t)
	f.opts.Repeat = 2
	r := f.run(head + "--FILE--\nsay Executing for the first time...\nsay a\nsay Finished execution, repeating...\nsay b\n--EXPECT--\nb\n")
	if r.Status() != Pass || strings.Join(f.fake.requests[0].Options, " ") != "--repeat 2" {
		t.Errorf("got %s %v\n%s", r.Label(), f.fake.requests[0].Options, r.Diff)
	}
	if r := f.run(head + "--STDIN--\n--FILE--\n--EXPECT--\n"); r.Status() != Skip {
		t.Errorf("STDIN under --repeat: %s", r.Label())
	}
}

func TestTempTarget(t *testing.T) {
	f := newFixture(t)
	target := t.TempDir()
	f.opts.TempSource, f.opts.TempTarget = f.dir, target
	f.run(head + "--FILE--\nsay hi\n--EXPECT--\nhi\n")
	if data, err := os.ReadFile(filepath.Join(target, "a.phps")); err != nil || string(data) != "say hi\n" {
		t.Errorf("got %q, %v", data, err)
	}
}

func TestRedirect(t *testing.T) {
	f := newFixture(t)
	// The fake engine cannot evaluate PHP: the section prints the answer itself.
	f.write("common.phpt", "--TEST--\nDriver\n--REDIRECTTEST--\nsay phpt-redirect\nsay c2hhcmVk\nsay RFNOPXNxbGl0ZQ==\n")
	f.write("shared/one.phpt", head+"--FILE--\nsay {DSN} {REDIR_TEST_DIR}\n--EXPECT--\nsqlite "+f.dir+"/shared/\n")
	f.write("shared/two.phpt", "--TEST--\nn\n--REDIRECTTEST--\n")
	results := f.harness().Run(context.Background(), "common.phpt", 0)
	var got []string
	for _, r := range results {
		got = append(got, r.Label()+" "+r.ID()+" "+r.Title)
	}
	want := "REDIRECT common.phpt Driver; PASS common.phpt:shared/one.phpt Driver name; BORK common.phpt:shared/two.phpt n"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s", strings.Join(got, "; "))
	}
}

func TestRunAll(t *testing.T) {
	f := newFixture(t)
	var names []string
	for _, dir := range []string{"a", "b", "c"} {
		for _, name := range []string{"1", "2", "3"} {
			f.write(dir+"/"+name+".phpt", head+"--FILE--\nsay hi\n--EXPECT--\nhi\n")
			names = append(names, dir+"/"+name+".phpt")
		}
	}
	f.write("a/CONFLICTS", "all # alone\n")
	f.write("b/CONFLICTS", "key\n")
	var order []string
	f.harness().RunAll(context.Background(), names, 3, nil, func(r *Result) {
		order = append(order, r.Name)
		if r.Status() != Pass {
			t.Errorf("%s: %s", r.Name, r.Label())
		}
	})
	if len(order) != len(names) {
		t.Fatalf("%d results for %d tests", len(order), len(names))
	}
	if got := strings.Join(order[6:], " "); got != "a/1.phpt a/2.phpt a/3.phpt" {
		t.Errorf("the tests that run alone do not come last: %s", got)
	}
}

func TestRunAllStops(t *testing.T) {
	f := newFixture(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f.write("a.phpt", head+"--FILE--\n--EXPECT--\n")
	f.harness().RunAll(ctx, []string{"a.phpt"}, 2, nil, func(r *Result) { t.Errorf("a result: %s", r.Label()) })
}
