package reflection

import (
	"reflect"
	"testing"
)

func TestSplitType(t *testing.T) {
	for in, want := range map[string][]string{
		"int": {"int"}, "int|string|null": {"int", "string", "null"}, "(A&B)|null": {"(A&B)", "null"}, "?A": {"?A"},
	} {
		if got := splitType(in, '|'); !reflect.DeepEqual(got, want) {
			t.Errorf("splitType(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDefaultTexts(t *testing.T) {
	for _, c := range []struct {
		text, name string
		computed   bool
	}{
		{"PHP_INT_MAX", "PHP_INT_MAX", true}, {`\A\B`, `A\B`, true}, {"self::X", "self::X", true}, {"null", "", false},
		{"1.5e10", "", false}, {"[1, 'k' => 2]", "", false}, {"'it\\'s FOO'", "", false}, {"A | B", "", true},
		{"new Foo()", "", true}, {"TRUE", "", false}, {"-5", "", false}, {"0x1F", "", false},
	} {
		if got := constantName(c.text); got != c.name {
			t.Errorf("constantName(%q) = %q, want %q", c.text, got, c.name)
		}
		if got := computed(c.text); got != c.computed {
			t.Errorf("computed(%q) = %v", c.text, got)
		}
	}
}
