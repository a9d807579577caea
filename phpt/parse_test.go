package phpt

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	f, err := Parse([]byte("--TEST--\n name \n--FILE--\n<?php echo 1;\n===DONE===\nnot part\n--EXPECTF-- anything may follow\n%d\n" +
		"--EXTENSIONS--\njson\r\n\nctype\n--CONFLICTS--\nserver # port 80\n\nall\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Name(); got != "name" {
		t.Errorf("name: %q", got)
	}
	if got := f.Get(SectionFile); got != "<?php echo 1;\n===DONE===\n" {
		t.Errorf("FILE: %q", got)
	}
	if kind, text := f.Expectation(); kind != SectionExpectF || text != "%d\n" {
		t.Errorf("expectation: %s %q", kind, text)
	}
	if got := strings.Join(f.Extensions(), ","); got != "json,ctype" {
		t.Errorf("extensions: %q", got)
	}
	if got := strings.Join(f.Conflicts(), ","); got != "server,all" {
		t.Errorf("conflicts: %q", got)
	}
}

func TestParseFileEOF(t *testing.T) {
	f, err := Parse([]byte("--TEST--\nn\n--FILEEOF--\n<?php echo 1; //\r\n\r\n--EXPECT--\n1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Get(SectionFile); got != "<?php echo 1; //" {
		t.Errorf("FILE: %q", got)
	}
}

func TestParseErrors(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"empty", "", "empty test"},
		{"no head", "hello\n", "tests must start with --TEST-- on line 1"},
		{"head later", "\n--TEST--\n", "tests must start with --TEST-- on line 1"},
		{"head only", "--TEST--", "missing section --FILE--"},
		{"cut off in the script", "--TEST--\nn\n--FILE--\n<?php ec", "missing section --EXPECT--, --EXPECTF-- or --EXPECTREGEX--"},
		{"no script", "--TEST--\nn\n--EXPECT--\n1\n", "missing section --FILE--"},
		{"two scripts", "--TEST--\nn\n--FILE--\n1\n--FILEEOF--\n2\n--EXPECT--\n", "missing section --FILE--"},
		{"unknown section", "--TEST--\nn\n--FOO--\n", `Unknown section "FOO" on line 3`},
		{"unknown section by a letter", "--TEST--\nn\n--SKIP_IF--\n", `Unknown section "SKIP_IF" on line 3`},
		{"duplicate", "--TEST--\nn\n--FILE--\n1\n--FILE--\n2\n--EXPECT--\n", "duplicated FILE section on line 5"},
		{"two expectations", "--TEST--\nn\n--FILE--\n1\n--EXPECT--\n--EXPECTF--\n",
			"missing section --EXPECT--, --EXPECTF-- or --EXPECTREGEX--"},
	}
	for _, c := range cases {
		_, err := Parse([]byte(c.text))
		if syntax := (*SyntaxError)(nil); !errors.As(err, &syntax) || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestParseLenient holds what looks wrong and is right: an empty section may
// come twice, hyphens in the output are no sections, REDIRECTTEST needs nothing.
func TestParseLenient(t *testing.T) {
	for _, text := range []string{
		"--TEST--\nn\n--CLEAN--\n--CLEAN--\nx\n--FILE--\n1\n--EXPECT--\n",
		"--TEST--\nn\n--FILE--\n1\n--EXPECT--\n--- a\n-- b --\n--c--\n----A----\n",
		"--TEST--\nn\n--REDIRECTTEST--\nreturn [];\n",
		"--TEST--\nn\n--PHPDBG--\nr\n--EXPECT--\n",
		"--TEST--\nn\n--FILE_EXTERNAL--\na.inc\n--EXPECT_EXTERNAL--\na.txt\n",
	} {
		if _, err := Parse([]byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestParseFileExternal(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("a.inc", "<?php echo 1;")
	write("a.txt", "1")
	f, err := ParseFile(write("a.phpt", "--TEST--\nn\n--FILE_EXTERNAL--\n../a.inc\n--EXPECT_EXTERNAL--\na.txt\n"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Get(SectionFile) != "<?php echo 1;" || f.Get(SectionExpect) != "1" {
		t.Errorf("got %q, %q", f.Get(SectionFile), f.Get(SectionExpect))
	}
	if _, err := ParseFile(write("b.phpt", "--TEST--\nn\n--FILE_EXTERNAL--\nb.inc\n--EXPECT--\n")); err == nil ||
		err.Error() != "could not load --FILE_EXTERNAL-- b.inc" {
		t.Errorf("missing file: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("--TEST--\nn\n--FILE--\n<?php\n===DONE===\n--EXPECTF--\n%d %r[a-z]+%r\n"))
	f.Add([]byte("--TEST--\nn\n--FILEEOF--\n<?php\n--EXPECTREGEX--\n(a|b)*\n--CONFLICTS--\nall\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		kind, text := file.Expectation()
		m := NewMatcher(kind, text, Rules84)
		if ok, _ := m.Match(m.Expected()); kind == SectionExpect && !ok {
			t.Errorf("EXPECT does not match itself: %q", text)
		}
	})
}
