package phpt

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	cases := []struct {
		name, want, got string
		context         int
		diff            string
	}{
		{"same", "a\nb", "a\nb", 0, "--\n"},
		{"one line", "a\nb\nc", "a\nx\nc", 0, "     a\n002- b\n002+ x\n     c\n"},
		{"missing", "a\nb\nc", "a\nc", 0, "     a\n002- b\n     c\n"},
		{"more", "a", "a\nb", 0, "     a\n002+ b\n"},
		{"context", "1\n2\n3\n4\n5", "1\n2\nx\n4\n5", 1, "--\n     2\n003- 3\n003+ x\n     4\n--\n"},
		{"no context", "1\n2\n3", "1\nx\n3", -1, "--\n002- 2\n002+ x\n--\n"},
		{"two places", "a\nb\nc\nd", "x\nb\nc\ny", -1, "001- a\n001+ x\n--\n004- d\n004+ y\n"},
	}
	for _, c := range cases {
		if got := Diff(c.want, c.got, c.context, nil); got != c.diff {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.diff)
		}
	}
}

func TestDiffUsesWildcards(t *testing.T) {
	m := NewMatcher(SectionExpectF, "int(%d)\nfoo\n%s", Rules84)
	got := Diff(m.Expected(), "int(7)\nbar\nrest", 0, m.lineMatcher())
	if want := "     int(7)\n002- foo\n002+ bar\n     rest\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestDiffOfHugeTexts(t *testing.T) {
	a, b := strings.Repeat("a\n", 20_000), strings.Repeat("b\n", 20_000)
	if got := Diff(a, b, 0, nil); strings.Count(got, "\n") < 40_000 {
		t.Errorf("only %d lines", strings.Count(got, "\n"))
	}
}
