package syntax

import (
	"strings"
	"testing"
	"time"
)

// TestDeepNesting nests everything that nests, far beyond the limit: it must end in an error, fast.
func TestDeepNesting(t *testing.T) {
	const n = 50_000
	for _, unit := range []string{
		"(", "[", "{", "!", "-", "$a = ", "$a ** ", "$a ?? ", "$a ? ", "$a ?: ", "f(", "$$", "@", "(int)", "clone ", "print ",
		"throw ", "include ", "yield ", "yield from ", "new (", "fn() => ", "function() {", "static fn($a = ", "if (1) ",
		"if (1) {", "if (1): ", "while (1) ", "do ", "for (;;) ", "foreach ($a as $b) ", "switch (1) { case ", "try {",
		"match(1) { 1 => ", "$a[", "$a->{", "A::{", "\"{$a[", "`{$a[", "\"${", "<<<A\n{$a[", "isset(", "empty(", "list(", "[...",
		"new class { const A = ", "new class { public $a { get($b { get(", "#[A(", "namespace {", "declare(ticks=1) ", "1 + (", "else ",
		"${", "new class(", "function f() {", "class A { function f() {", "if (1) ; else ", "($a = ", "A::$b(", "1 . ",
	} {
		start := time.Now()
		if _, err := Parse("deep.php", []byte("<?php "+strings.Repeat(unit, n)), Options{}); err == nil {
			t.Errorf("%q: no error", unit)
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q: took %v", unit, d)
		}
	}
}

// TestNestingLimit compares the limit with that of PHP's parser stack.
func TestNestingLimit(t *testing.T) {
	for _, c := range []struct {
		depth int
		ok    bool
	}{{9000, true}, {20000, false}} {
		src := "<?php\n$a = " + strings.Repeat("(", c.depth) + "1" + strings.Repeat(")", c.depth) + ";"
		_, err := Parse("deep.php", []byte(src), Options{})
		switch {
		case c.ok && err != nil:
			t.Errorf("%d: %v", c.depth, err)
		case !c.ok && (err == nil || err.Error() != "PHP Parse error:  memory exhausted in deep.php on line 2"):
			t.Errorf("%d: %v", c.depth, err)
		}
	}
}

// TestLongChains parses what is long but not deep.
func TestLongChains(t *testing.T) {
	const n = 20_000
	for _, c := range [][3]string{
		{"$a = 1", " . 1", ";"}, {"$a", "->b()", ";"}, {"$a", "[0]", ";"}, {"$a = 1", " + 1 && 1", ";"}, {"if (1) ; ", "elseif (1) ; ", ";"},
		{"$a = [", "1,", "];"}, {"f(", "$a,", ");"}, {"$x = \"", "$a ", "\";"}, {"A", "::b", ";"}, {"echo 1", ", 1", ";"},
		{"$a = <<<A\n", "x {$a}\n", "A;"}, {"", "<<<A\n{$x[<<<B\nt\nB]}\nA;\n", ""}, {"", "function f() {} ", ""}, {"class A {", "public $a;", "}"},
	} {
		src := "<?php " + c[0] + strings.Repeat(c[1], n) + c[2] + "\n"
		start := time.Now()
		if _, err := Parse("long.php", []byte(src), Options{}); err != nil {
			t.Errorf("%q: %v", c[1], err)
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q: took %v", c[1], d)
		}
	}
}

// TestDepthBalanced checks that every level entered is left again.
func TestDepthBalanced(t *testing.T) {
	for _, src := range seeds(t) {
		p := newParser("a.php", src, Options{SkipShebang: true})
		p.next()
		if p.topStatements(false); p.depth != 0 || p.err != nil {
			t.Errorf("depth %d, error %v in %.40q", p.depth, p.err, src)
		}
	}
}
