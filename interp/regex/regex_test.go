package regex

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// all lists every match of a pattern: offsets of the match and its groups, "-" for those that are not set.
func all(t testing.TB, pattern string, opt Options, subject string) string {
	p, err := Compile(pattern, opt, V1046)
	if err != nil {
		return err.Error()
	}
	var m Matcher
	var out []string
	flags := Flags(0)
	for at := 0; at <= len(subject); {
		ok, err := m.Match(p, subject, at, flags)
		if err != nil {
			return err.Error()
		}
		if !ok {
			if flags == 0 {
				break
			}
			flags = 0
			at = m.next(subject, at)
			continue
		}
		var b strings.Builder
		for i := 0; i <= m.LastGroup(); i++ {
			if from, to := m.Loc(i); from < 0 {
				b.WriteString(" -")
			} else {
				fmt.Fprintf(&b, " %d,%d", from, to)
			}
		}
		if mark := m.Mark(); mark != "" {
			b.WriteString(" " + mark)
		}
		out = append(out, b.String()[1:])
		from, to := m.Loc(0)
		if at, flags = to, 0; from == to {
			flags = AnchoredHere | NotEmptyAtStart
		}
	}
	return strings.Join(out, "; ")
}

// The expectations are what PHP 8.4 answers with PCRE2's interpreter.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern string
		opt     Options
		subject string
		want    string
	}{
		{`a|ab|abc`, 0, "abc", "0,1"},
		{`(a)|(b)`, 0, "ba", "0,1 - 0,1; 1,2 1,2"},
		{`(a|ab)(c|bcd)(d*)`, 0, "abcd", "0,4 0,1 1,4 4,4"},
		{`x*`, 0, "axb", "0,0; 1,2; 2,2; 3,3"},
		{`(a*)*`, 0, "aab", "0,2 2,2; 2,2 2,2; 3,3 3,3"},
		{`(?:a?){3}a{3}`, 0, "aaa", "0,3"},
		{`(\w+)\s\1`, 0, "the the cat cat", "0,7 0,3; 8,15 8,11"},
		{`(?<q>['"]).*?\k<q>`, 0, `'a"b' "c"`, "0,5 0,1; 6,9 6,7"},
		{`\bfoo\b`, 0, "foo food foo", "0,3; 9,12"},
		{`^\w+$`, Multiline, "ab\ncd\n", "0,2; 3,5"},
		{`\w+\Z`, 0, "ab\n", "0,2"},
		{`\w+\z`, 0, "ab\n", ""},
		{`(?i)straße`, UTF | UCP, "STRAßE", "0,7"},
		{`k`, Caseless | UTF | UCP, "K\u212a", "0,1; 1,4"},
		{`\X`, UTF | UCP, "e\u0301\r\nx", "0,3; 3,5; 5,6"},
		{`\R`, 0, "a\r\nb\n", "1,3; 4,5"},
		{`(?<=\d)(?=(?:\d{3})+$)`, 0, "1234567", "1,1; 4,4"},
		{`(?<=ab?)c`, 0, "ac abc bc", "1,2; 5,6"},
		{`(?<!\\)"`, 0, `\" "`, "3,4"},
		{`(?>a+)b|a+c`, 0, "aac", "0,3"},
		{`a++a`, 0, "aaa", ""},
		{`(?|(a)|(b))(c)`, 0, "acbc", "0,2 0,1 1,2; 2,4 2,3 3,4"},
		{`(<)?a(?(1)>|b)`, 0, "<a> ab", "0,3 0,1; 4,6"},
		{`(?(?=\d)\d{2}|[a-z]{3})`, 0, "12abc", "0,2; 2,5"},
		{`\((?:[^()]++|(?R))*\)`, 0, "(a(b)c) (d", "0,7"},
		{`(?(DEFINE)(?<n>\d+))(?&n)-(?&n)`, 0, "1-22", "0,4"},
		{`^(.|(.)(?1)\2)$`, 0, "abcba", "0,5 0,5 0,1"},
		{`foo\Kbar`, 0, "foobar", "3,6"},
		{`a+(*PRUNE)b|a`, 0, "aac", ""},
		{`a(*SKIP)b|.`, 0, "aab", "1,3"},
		{`(*MARK:x)a|(*MARK:y)b`, 0, "ab", "0,1 x; 1,2 y"},
		{`a(*THEN)b|ac`, 0, "ac", "0,2"},
		{`(a(*ACCEPT)b)c`, 0, "a", "0,1 0,1"},
		{`(*ANYCRLF)^b$`, Multiline, "a\rb\r\nc", "2,3"},
		{`[[:^digit:]\d-]+`, 0, "a-1", "0,3"},
		{`[\w-]+`, 0, "a-b c", "0,3; 4,5"},
		{`\p{Lu}\P{L}`, UTF | UCP, "É1", "0,3"},
		{`[^\p{L}]`, UTF | UCP, "ſ.ß", "2,3"},
		{`(?#c)a(?x) b # c
			c`, 0, "abc", "0,3"},
		{`\Qa.b\E+`, 0, "a.bb", "0,4"},
		{`\x41\101\x{42}\o{103}\cA`, 0, "AABC\x01", "0,5"},
		{`a{,2}b`, 0, "aaab", "1,4"},
		{`(?J)(?<n>a)|(?<n>b)\k<n>`, 0, "bb", "0,2 - 0,1"},
		{`(?0)`, 0, "a", "recursion loop"},
		{`(`, 0, "", "missing closing parenthesis"},
	} {
		if got := all(t, c.pattern, c.opt, c.subject); got != c.want {
			t.Errorf("%s on %q: got %q, want %q", c.pattern, c.subject, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		pattern string
		version Version
		want    string
	}{
		{`a**`, V1046, "quantifier does not follow a repeatable item at 2"},
		{`[b-a]`, V1046, "range out of order in character class at 3"},
		{`[[:foo:]]`, V1046, "unknown POSIX class name at 8"},
		{`[[:foo:]]`, V1036, "unknown POSIX class name at 3"},
		{`(?<n>a)(?<n>b)`, V1046, "two named subpatterns have the same name (PCRE2_DUPNAMES not set) at 12"},
		{`(a)\2`, V1046, "reference to non-existent subpattern at 4"},
		{`(?<=a*)b`, V1046, "length of lookbehind assertion is not limited at 0"},
		{`(?<=a*)b`, V1036, "lookbehind assertion is not fixed length at 0"},
		{`\p{Foo}`, V1046, `unknown property after \P or \p at 7`},
		{`(*FOO)`, V1046, "(*VERB) not recognized or malformed at 5"},
		{strings.Repeat("(", 251), V1046, "parentheses are too deeply nested at 251"},
		{`(?:[a-z\d]{1,3}){65535}`, V1046, "regular expression is too large at 23"},
	} {
		_, err := Compile(c.pattern, 0, c.version)
		e := (*Error)(nil)
		if !errors.As(err, &e) || fmt.Sprintf("%v at %d", e, e.Offset) != c.want {
			t.Errorf("%s: got %v, want %s", c.pattern, err, c.want)
		}
	}
}

// A match that does not end by itself ends by the limit, or by what was remembered.
func TestLimits(t *testing.T) {
	p, err := Compile(`^(?:a|a)*b$`, 0, V1046)
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Repeat("a", 2000)
	m := Matcher{MatchLimit: 100_000}
	if _, err := m.Match(p, s, 0, 0); err != nil {
		t.Errorf("the alternatives are one set: %v", err)
	}
	if p, err = Compile(`^(?:aa|a|aa)*b$`, 0, V1046); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Match(p, s, 0, 0); !errors.Is(err, ErrBacktrack) {
		t.Errorf("got %v", err)
	}
	m.Remember = true
	if ok, err := m.Match(p, s, 0, 0); ok || err != nil {
		t.Errorf("remembering: got %v, %v", ok, err)
	}
	stop := errors.New("stop")
	m = Matcher{Poll: func() error { return stop }}
	if _, err := m.Match(p, s, 0, 0); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

// Matching takes no memory once the matcher has its own.
func TestNoAllocation(t *testing.T) {
	p, err := Compile(`(\w+)@(?:(\w+)\.)+([a-z]{2,})(?<=org|com)`, 0, V1046)
	if err != nil {
		t.Fatal(err)
	}
	var m Matcher
	if n := testing.AllocsPerRun(100, func() { m.Match(p, "write to user@mail.example.org now", 0, 0) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzMatch compiles any pattern and runs it with limits: nothing may panic or hang.
func FuzzMatch(f *testing.F) {
	for _, p := range benchPatterns {
		f.Add(p.pattern, uint32(p.opt), benchSubject[:50], false)
	}
	for _, s := range []string{`(?|(a)|b(?1)(*SKIP:x)\k{n}(?<n>c))`, `(?(R)a|(?<=b{1,3})\X\R)*+`, `[\w-\x{100}[:^alpha:]]{2,5}?(*THEN)|\Qa\E`} {
		f.Add(s, uint32(UTF|UCP|Caseless), "a\r\nbé", true)
	}
	f.Fuzz(func(t *testing.T, pattern string, opt uint32, subject string, old bool) {
		v := V1046
		if old {
			v = V1036
		}
		if len(pattern) > 150 || len(subject) > 50 {
			return
		}
		p, err := Compile(pattern, Options(opt), v)
		if err != nil {
			return
		}
		if p.UTF() {
			subject = strings.ToValidUTF8(subject, "?")
		}
		m := Matcher{MatchLimit: 500, Remember: old}
		began := time.Now()
		for at := 0; at <= len(subject); at++ {
			if p.UTF() && at < len(subject) && subject[at]&0xc0 == 0x80 {
				continue
			}
			ok, err := m.Match(p, subject, at, Flags(opt>>28))
			if err != nil {
				break
			}
			if ok {
				for i := 0; i <= m.LastGroup(); i++ {
					if from, to := m.Loc(i); from >= 0 && i > 0 && (to < from || to > len(subject)) {
						t.Fatalf("group %d is %d,%d", i, from, to)
					}
				}
			}
		}
		if d := time.Since(began); d > 20*time.Second {
			t.Fatalf("took %v", d)
		}
	})
}
