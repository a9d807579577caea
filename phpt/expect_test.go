package phpt

import (
	"strings"
	"testing"
)

func TestMatcher(t *testing.T) {
	cases := []struct {
		kind   Section
		expect string
		output string
		want   bool
	}{
		{SectionExpect, " a\r\nb \n", "a\nb", true},
		{SectionExpect, "%d", "1", false},
		{SectionExpectF, "int(%d)", "int(12)", true},
		{SectionExpectF, "int(%d)", "int(-12)", false},
		{SectionExpectF, "int(%i)", "int(-12)", true},
		{SectionExpectF, "int(%i)", "int(--12)", false},
		{SectionExpectF, "%s", "one line", true},
		{SectionExpectF, "%s", "", false},
		{SectionExpectF, "%s", "two\nlines", false},
		{SectionExpectF, "[%S]", "[]", true},
		{SectionExpectF, "%a", "two\nlines", true},
		{SectionExpectF, "[%a]", "[]", false},
		{SectionExpectF, "[%A]", "[]", true},
		{SectionExpectF, "a%wb", "a \t\n b", true},
		{SectionExpectF, "a%wb", "ab", true},
		{SectionExpectF, "%x", "DEADbeef09", true},
		{SectionExpectF, "%x", "g", false},
		{SectionExpectF, "%f", "1.5", true},
		{SectionExpectF, "%f", "-.5E-7", true},
		{SectionExpectF, "%f", "+10", true},
		{SectionExpectF, "%f", "5.", false},
		{SectionExpectF, "%f", ".", false},
		{SectionExpectF, "%f", "1.2.3", false},
		{SectionExpectF, "%c%c", "xy", true},
		{SectionExpectF, "%c", "", false},
		{SectionExpectF, "a%0b", "a\x00b", true},
		{SectionExpectF, "a\x00b", "a\x00b", true},
		{SectionExpectF, "a%eb", "a/b", true},
		{SectionExpectF, "100%", "100%", true},
		{SectionExpectF, "%%d", "%5", true},
		{SectionExpectF, "%q", "%q", true},
		{SectionExpectF, "%r(a|b){2}%r!", "ab!", true},
		{SectionExpectF, "%r\\d%r%d%r[x]%r", "12x", true},
		{SectionExpectF, "%r%s|-%r", "word", true}, // wildcards work inside
		{SectionExpectF, "a %r b", "a %r b", true}, // unbalanced
		{SectionExpectF, "$a.b*(c)[d]{2}^|?+/\\#", "$a.b*(c)[d]{2}^|?+/\\#", true},
		{SectionExpectF, "Warning: %s in %s on line %d", "Warning: x in /a/b.php on line 3", true},
		{SectionExpectF, "Warning: %s in %s on line 4", "Warning: x in /a/b.php on line 3", false},
		{SectionExpectF, "%a\nend", "x\ny\nend", true},
		{SectionExpectF, "%s bytes\xff%s", "1 bytes\xff\xfe", true},
		{SectionExpectF, "", "", true},
		{SectionExpectF, "", "x", false},
		{SectionExpectRegex, `int\(\d+\)`, "int(3)", true},
		{SectionExpectRegex, `a\/b`, "a/b", true},
		{SectionExpectRegex, `a/b`, "a/b", false}, // the slash ends PHP's pattern
		{SectionExpectRegex, `(`, "(", false},
		{SectionExpectRegex, `.*`, "a\nb", true},
		{SectionExpectRegex, `a|b`, "ax", true}, // the anchors bind to one branch each
	}
	for _, c := range cases {
		m := NewMatcher(c.kind, c.expect, Rules84)
		if got, _ := m.Match(c.output); got != c.want {
			t.Errorf("%s %q on %q: got %v", c.kind, c.expect, c.output, got)
		}
	}
}

// TestMatcher74 holds the wildcards that were different in 7.4.
func TestMatcher74(t *testing.T) {
	for _, c := range []struct {
		expect, output string
		want           bool
	}{
		{"%f", "5.", true},
		{"%f", "-.0.0", true},
		{"%0", "\x00", false},
		{"a%0", "a%0", true},
	} {
		if got, _ := NewMatcher(SectionExpectF, c.expect, Rules74).Match(c.output); got != c.want {
			t.Errorf("%q on %q: got %v", c.expect, c.output, got)
		}
	}
}

// TestMatcherCost matches long texts with many wildcards, which must neither
// take long nor be refused.
func TestMatcherCost(t *testing.T) {
	m := NewMatcher(SectionExpectF, strings.Repeat("%A%s(%d)%S\n", 30)+"end", Rules84)
	output := strings.Repeat("int(1) and\nsomething(22)\n", 1500)
	if ok, err := m.Match(output + "end"); !ok || err != nil {
		t.Errorf("got %v, %v", ok, err)
	}
	if ok, err := m.Match(output + "else"); ok || err != nil {
		t.Errorf("mismatch: got %v, %v", ok, err)
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("int(%d) %r[a-z]+%r %f%s", "int(3) abc 1.5x")
	f.Add("%a%A%c%0%w", "\x00 \n")
	f.Fuzz(func(t *testing.T, expect, output string) {
		for _, kind := range []Section{SectionExpectF, SectionExpectRegex} {
			_, _ = NewMatcher(kind, expect, Rules84).Match(output)
		}
	})
}
