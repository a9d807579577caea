package streams

import (
	"slices"
	"strings"
	"testing"

	"gaja/interp/stream"
)

func TestFnmatch(t *testing.T) {
	for _, x := range []struct {
		pattern, name string
		flags         int
		want          bool
	}{
		{"*.txt", "a.txt", 0, true}, {"*.txt", "a.txt.bak", 0, false}, {"a?c", "abc", 0, true}, {"a?c", "ac", 0, false},
		{"[a-c]x", "bx", 0, true}, {"[!a-c]x", "bx", 0, false}, {"[]]", "]", 0, true}, {"[a", "[a", 0, true},
		{`\*`, "*", 0, true}, {`\*`, "*", FnNoEscape, false}, {`\*`, `\x`, FnNoEscape, true}, {"*", ".hidden", FnPeriod, false},
		{".*", ".hidden", FnPeriod, true}, {"*", "a/b", FnPathname, false}, {"*/b", "a/b", FnPathname, true},
		{"ABC", "abc", FnCaseFold, true}, {"[[:digit:]]*", "7up", 0, true}, {"", "", 0, true}, {"*", "", 0, true},
		{strings.Repeat("a*", 50) + "b", strings.Repeat("a", 3000), 0, false},
	} {
		if got := Fnmatch(x.pattern, x.name, x.flags); got != x.want {
			t.Errorf("Fnmatch(%q, %.20q, %d) = %v", x.pattern, x.name, x.flags, got)
		}
	}
}

func TestExpandBraces(t *testing.T) {
	for pattern, want := range map[string][]string{
		"{a,b}c": {"ac", "bc"}, "x{1,{2,3}}": {"x1", "x2", "x3"}, "{a": {"{a"}, "{}": {""}, "a{b,c}{d,e}": {"abd", "abe", "acd", "ace"},
	} {
		if got := expandBraces(pattern); !slices.Equal(got, want) {
			t.Errorf("%q: %q", pattern, got)
		}
	}
	if n := len(expandBraces(strings.Repeat("{a,b}", 40))); n > maxBraces {
		t.Errorf("%d patterns", n)
	}
}

func TestScheme(t *testing.T) {
	for path, want := range map[string]string{"/a/b": "", "php://memory": "php", "data:,x": "data", "a.b+c://x": "a.b+c",
		"c:/x": "", "://x": "", "DATA:x": "data"} {
		if got := Scheme(path); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func filterAll(f stream.Filter, pieces ...string) string {
	var out []byte
	for i, p := range pieces {
		flush := stream.FlushNone
		if i == len(pieces)-1 {
			flush = stream.FlushClose
		}
		b, _, _ := f.Filter(nil, []byte(p), flush)
		out = append(out, b...)
	}
	return string(out)
}

func TestConversionFilters(t *testing.T) {
	if got := filterAll(&base64Encoder{}, "h", "el", "lo"); got != "aGVsbG8=" {
		t.Errorf("%q", got)
	}
	if got := filterAll(&base64Decoder{bad: func() error { return nil }}, "aGV", "sbG8", "="); got != "hello" {
		t.Errorf("%q", got)
	}
	if got := filterAll(&qpDecoder{bad: func() error { return nil }}, "a=", "3D=\r", "\nb"); got != "a=b" {
		t.Errorf("%q", got)
	}
	if got := filterAll(&dechunk{}, "5\r\nhel", "lo\r\n3\r\nabc\r\n0\r\n", "\r\n"); !strings.HasPrefix(got, "helloabc") {
		t.Errorf("%q", got)
	}
}

func FuzzFnmatch(f *testing.F) {
	f.Add("[a-z]*", "abc", 0)
	f.Fuzz(func(_ *testing.T, pattern, name string, flags int) { Fnmatch(pattern, name, flags) })
}

func FuzzData(f *testing.F) {
	f.Add("text/plain;charset=x;base64")
	f.Fuzz(func(_ *testing.T, head string) { dataHead(head); decodeBase64(head); urlDecode(head) })
}
