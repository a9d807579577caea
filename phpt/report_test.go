package phpt

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func sampleResults() []*Result {
	return []*Result{
		{Name: "ext/json/a.phpt", Title: "one", Statuses: []Status{Pass}, Duration: time.Second},
		{Name: "ext/json/sub/b.phpt", Title: "two & \x1b", Statuses: []Status{Fail}, Diff: "001- a<b\x00\n"},
		{Name: "Zend/tests/c.phpt", Statuses: []Status{Skip}, Reason: "no such thing"},
		{Name: "Zend/tests/d.phpt", Statuses: []Status{Leak, XFail}},
		{Name: "top.phpt", Statuses: []Status{Bork}, Reason: "broken"},
		{Name: "ext/pdo/e.phpt", Via: "ext/pdo_x/common.phpt", Statuses: []Status{Pass}},
	}
}

func TestTabulate(t *testing.T) {
	var out bytes.Buffer
	WriteTable(&out, Tabulate(sampleResults()))
	want := `directory                     passed /  total       %   the others
.                                  0 /      1    0.0%   1 BORK
Zend                               0 /      2    0.0%   1 SKIP, 1 LEAK
ext/json                           1 /      2   50.0%   1 FAIL
ext/pdo                            1 /      1  100.0%   
total                              2 /      6   33.3%   1 FAIL, 1 SKIP, 1 LEAK, 1 BORK
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestKnown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "known.txt")
	text := "# list\n\next/json/a.phpt was broken\next/json/sub/b.phpt  two words\ngone.phpt\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	known, err := ReadKnown(file)
	if err != nil {
		t.Fatal(err)
	}
	names := func(results []*Result) string {
		var out []string
		for _, r := range results {
			out = append(out, r.Name)
		}
		return strings.Join(out, " ")
	}
	fixed, broken := known.Compare(sampleResults(), false)
	if names(fixed) != "ext/json/a.phpt" || names(broken) != "Zend/tests/d.phpt top.phpt" {
		t.Errorf("fixed %s; broken %s", names(fixed), names(broken))
	}
	if _, broken = known.Compare(sampleResults(), true); names(broken) != "Zend/tests/c.phpt Zend/tests/d.phpt top.phpt" {
		t.Errorf("strictly broken: %s", names(broken))
	}
	var out bytes.Buffer
	if err := known.Update(sampleResults(), true).Write(&out); err != nil {
		t.Fatal(err)
	}
	want := `# Tests that are known not to pass: name, then the reason.
Zend/tests/c.phpt SKIP no such thing
Zend/tests/d.phpt LEAK&XFAIL
ext/json/sub/b.phpt two words
gone.phpt
top.phpt BORK broken
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestJUnit(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJUnit(&out, sampleResults()); err != nil {
		t.Fatal(err)
	}
	var read junitSuites
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Tests != 6 || read.Failures != 1 || read.Errors != 1 || read.Skipped != 1 || len(read.Suites) != 5 {
		t.Errorf("got %d tests, %d failures, %d errors, %d skipped in %d suites",
			read.Tests, read.Failures, read.Errors, read.Skipped, len(read.Suites))
	}
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, &Info{Version: "8.4.1"}, sampleResults()); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Counts map[Status]int
		Tests  []map[string]any
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Counts[Pass] != 2 || len(read.Tests) != 6 || read.Tests[3]["status"] != "LEAK&XFAIL" {
		t.Errorf("got %v", read)
	}
}

func TestFind(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"ext/b/2.phpt", "ext/b/1.phpt", "tests/z.phpt", "tests/run-test/y.phpt", "Zend/.hidden.phpt", "Zend/x.phpt", "other/o.phpt"} {
		f.write(name, "")
	}
	for _, c := range []struct{ args, want string }{
		{"", "tests/run-test/y.phpt tests/z.phpt Zend/x.phpt ext/b/1.phpt ext/b/2.phpt"},
		{"ext other/o.phpt ext/b/1.phpt", "ext/b/1.phpt ext/b/2.phpt other/o.phpt"},
		{"ext/b/*.phpt", "ext/b/1.phpt ext/b/2.phpt"},
		{"ext/b/2*", "ext/b/2.phpt"},
		{f.dir + "/Zend", "Zend/x.phpt"},
	} {
		got, err := Find(f.dir, strings.Fields(c.args)...)
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%q: %v, %v", c.args, got, err)
		}
	}
	if _, err := Find(f.dir, "nothing.phpt"); err == nil {
		t.Error("a missing test was found")
	}
	names := []string{"a", "b", "c", "d", "e"}
	if got := strings.Join(Shard(names, 2, 3), ""); got != "be" {
		t.Errorf("shard: %s", got)
	}
	if got := strings.Join(Below([]string{"ext/json/a", "ext/jsonp/a", "x"}, "ext/json/", "x"), " "); got != "ext/json/a x" {
		t.Errorf("below: %s", got)
	}
}

func TestBless(t *testing.T) {
	f := newFixture(t)
	r := f.run(head + "--FILE--\nsay int(1)\nsay new\nsay end\n--EXPECTF--\nint(%d)\nold\nend\n--CLEAN--\n\n")
	if err := Bless(r); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(f.dir, "a.phpt"))
	if want := head + "--FILE--\nsay int(1)\nsay new\nsay end\n--EXPECTF--\nint(%d)\nnew\nend\n--CLEAN--\n\n"; string(data) != want {
		t.Errorf("got\n%s", data)
	}
	if r := f.harness().Run(context.Background(), "a.phpt", 0)[0]; r.Status() != Pass {
		t.Errorf("after the blessing: %s", r.Label())
	}
}

// TestRunInGo is what an author of an extension writes.
func TestRunInGo(t *testing.T) {
	Run(t, &fakeRunner{}, "testdata/*.phpt")
}
