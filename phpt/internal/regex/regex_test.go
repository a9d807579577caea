package regex

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	s := Flags{DotAll: true}
	cases := []struct {
		pattern string
		flags   Flags
		input   string
		want    bool
	}{
		{`^abc$`, s, "abc", true},
		{`^abc$`, s, "abc\n", true},
		{`^abc\z`, s, "abc\n", false},
		{`^a|b$`, s, "ax", true},
		{`^a|b$`, s, "xb", true},
		{`^a|b$`, s, "xbx", false},
		{`^.+$`, s, "a\nb", true},
		{`^.+$`, Flags{}, "a\nb", false},
		{`^[+-]?(?:\d+|(?=\.\d))(?:\.\d+)?(?:[Ee][+-]?\d+)?$`, s, "-.5E+10", true},
		{`^[+-]?(?:\d+|(?=\.\d))(?:\.\d+)?(?:[Ee][+-]?\d+)?$`, s, "5.", false},
		{`^[+-]?(?:\d+|(?=\.\d))(?:\.\d+)?(?:[Ee][+-]?\d+)?$`, s, ".", false},
		{`^a{2,3}b{2}c{0,1}$`, s, "aaabb", true},
		{`^a{2,3}$`, s, "aaaa", false},
		{`^a{,3}$`, s, "a{,3}", true},
		{`^x{$`, s, "x{", true},
		{`^(ab|cd){2,}$`, s, "abcdab", true},
		{`^(ab|cd){2,}$`, s, "ab", false},
		{`^(a*)*$`, s, "aaaa", true},
		{`^(a*)*b$`, s, strings.Repeat("a", 200), false},
		{`^(a|a)*b$`, s, strings.Repeat("a", 2000), false},
		{`^(?:a?){30}a{30}$`, s, strings.Repeat("a", 30), true},
		{`^(\w)(\w)\2\1$`, s, "abba", true},
		{`^(\w)(\w)\2\1$`, s, "abab", false},
		{`^(?<q>['"]).*\k<q>$`, s, `"x"`, true},
		{`^(?<q>['"]).*\k{q}$`, s, `"x'`, false},
		{`^(?>a*)a$`, s, "aaa", false},
		{`^a*+a$`, s, "aaa", false},
		{`^(?:ab)++c$`, s, "ababc", true},
		{`^a.*?b$`, s, "axbxb", true},
		{`(?<=foo|ba)x`, s, "bax", true},
		{`(?<=foo|ba)x`, s, "bbx", false},
		{`(?<!a)b`, s, "ab", false},
		{`^(?!abc)a..$`, s, "abd", true},
		{`(?i)^HeLLo$`, s, "hEllO", true},
		{`^a(?i:b)c$`, s, "aBC", false},
		{`(?x)^ a b # comment
			c $`, s, "abc", true},
		{`^[[:alpha:]_-]+[^[:digit:]]$`, s, "ab-_x", true},
		{`^[]a]+$`, s, "]a", true},
		{`^[a\-z]+$`, s, "-az", true},
		{`^[\d-x]+$`, s, "1-x", true},
		{`^\x41\101\x{42}\0$`, s, "AAB\x00", true},
		{`^\Qa.b*\E+$`, s, "a.b**", true},
		{`^\Qa|b)\E$`, s, "a|b)", true},
		{`^a\R\h*b$`, s, "a\r\n\t b", true},
		{`(?m)^b$`, s, "a\nb\nc", true},
		{`\bfoo\b`, s, "a foo.", true},
		{`\bfoo\b`, s, "afoo", false},
		{`^%\d+ \$1\.0$`, s, "%12 $1.0", true},
		{`^(?#note)a$`, s, "a", true},
		{`^\S+\s*,\W\D\w$`, s, "ab , xy", true},
		{`^.*x.*x.*$`, s, "axbxc", true},
		{"^\xc3\xa9.$", s, "é!", true},
		{`^$`, s, "", true},
		{``, s, "", true},
	}
	for _, c := range cases {
		re, err := Compile(c.pattern, c.flags)
		if err != nil {
			t.Errorf("Compile(%q): %v", c.pattern, err)
			continue
		}
		if got, err := re.Match([]byte(c.input)); got != c.want || err != nil {
			t.Errorf("%q on %.40q: got %v, %v", c.pattern, c.input, got, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, pattern := range []string{
		`(`, `)`, `a)`, `[a`, `[z-a]`, `*a`, `a**`, `\`, `(?R)`, `(?|a|b)`, `(*FAIL)`, `\2(a)`, `(?<=a*)b`,
		`\p{L}`, `a{3,2}`, `a{70000}`, `[[:foo:]]`, `\x{100}`, `(?P=no)`, `((((a{999}){999}){999}){999})`,
		`(?:(?:(?:){60000}){60000}){60000}`, strings.Repeat("(", 5000), `^*`,
	} {
		if _, err := Compile(pattern, Flags{}); err == nil {
			t.Errorf("%.40q was accepted", pattern)
		} else if syntax := (*SyntaxError)(nil); !errors.As(err, &syntax) {
			t.Errorf("%.40q: %T", pattern, err)
		}
	}
}

// TestStepLimit holds a pattern that cannot be remembered to the step limit.
func TestStepLimit(t *testing.T) {
	re, err := Compile(`^(a)?(?:\1?a?)*(?:a?a?)*b\1$`, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := re.Match([]byte(strings.Repeat("a", 60))); ok || !errors.Is(err, ErrTooComplex) {
		t.Errorf("got %v, %v", ok, err)
	}
}

// TestLongInput runs many wildcards over a long text that fails at its end.
func TestLongInput(t *testing.T) {
	re, err := Compile("^"+strings.Repeat(`[^\r\n]+ .* \d+\n`, 200)+"$", Flags{DotAll: true})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("some words and 42\n", 200)
	if ok, err := re.Match([]byte(text)); !ok || err != nil {
		t.Errorf("long match: %v, %v", ok, err)
	}
	if ok, err := re.Match([]byte(text + "!")); ok || err != nil {
		t.Errorf("long mismatch: %v, %v", ok, err)
	}
}

// FuzzMatch compares with Go's regexp where both understand the pattern.
func FuzzMatch(f *testing.F) {
	for _, seed := range []string{`^a+b$`, `(a|b)*c`, `[a-c]{1,3}?x`, `a.c|^$`, `(?i)ab\b`, `\d+\.\w`} {
		f.Add(seed, "abcabc aab 12.x")
	}
	f.Fuzz(func(t *testing.T, pattern, input string) {
		re, err := Compile(pattern, Flags{})
		if err != nil || len(input) > 200 {
			return
		}
		got, err := re.Match([]byte(input))
		plain := !strings.ContainsAny(pattern, `\$[{?`) && !strings.Contains(pattern, "++") &&
			!strings.Contains(pattern, "*+") && isASCII(pattern) && isASCII(input)
		other, otherErr := regexp.Compile(pattern)
		if err != nil || otherErr != nil || !plain {
			return
		}
		if want := other.MatchString(input); got != want {
			t.Errorf("%q on %q: got %v, regexp says %v", pattern, input, got, want)
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 126 || r < 9 }) < 0
}
