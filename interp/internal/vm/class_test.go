package vm

import (
	"fmt"
	"strings"
	"testing"

	"gaja/interp/internal/bytecode"
	"gaja/interp/internal/compile"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// recorder keeps the errors of declarations.
type recorder struct {
	*VM
	said []string
}

func (r *recorder) HandleError(level int, msg, _ string, line int) {
	word := map[int]string{php.EError: "E", php.ECompileError: "CE", php.ECoreError: "core", php.EDeprecated: "D",
		php.EWarning: "W"}[level]
	r.said = append(r.said, fmt.Sprintf("%s %d: %s", word, line, msg))
}

// newRecorder makes a machine without any builtin class.
func newRecorder(t *testing.T, level php.Level) *recorder {
	t.Helper()
	lib, err := php.NewLibrary(level, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx := php.NewContext(lib, &php.Host{}, php.Limits{})
	r := &recorder{VM: New(ctx, nil)}
	ctx.Machine = r
	return r
}

// compileUnit compiles declarations, one class on each line.
func compileUnit(t *testing.T, level php.Level, src string) *bytecode.Unit {
	t.Helper()
	f, err := syntax.Parse("t.php", []byte("<?php\n"+src), syntax.Options{})
	if err != nil {
		t.Fatal(src, err)
	}
	f.Level = level
	b, err := compile.File(f, []byte(src), compile.Options{Level: level})
	if err != nil {
		t.Fatal(src, err)
	}
	return b
}

// declareAll declares a unit's classes as running it would.
func (r *recorder) declareAll(u *Unit) {
	for _, i := range u.B.EarlyClasses {
		if _, _, err := r.declareClass(u, i, true); err != nil {
			return
		}
	}
	for i := range u.B.Classes {
		if u.classes[i] == nil {
			if _, _, err := r.declareClass(u, i, false); err != nil {
				return
			}
		}
	}
}

// declarations are classes and what PHP says about them; the second class stands on line 3. Confirmed with PHP 8.4.24
// and 7.4.33.
var declarations = []struct{ src, want84, want74 string }{
	{"final class A {}\nclass B extends A {}", "CE 3: Class B cannot extend final class A",
		"CE 3: Class B may not inherit from final class (A)"},
	{"interface A {}\nclass B extends A {}", "CE 3: Class B cannot extend interface A",
		"CE 3: Class B cannot extend from interface A"},
	{"class A {}\nclass B { use A; }", "E 3: B cannot use A - it is not a trait", "="},
	{"class A {}\nclass B implements A {}", "E 3: B cannot implement A - it is not an interface", "="},
	{"class A { final function f() {} }\nclass B extends A { function f() {} }",
		"CE 3: Cannot override final method A::f()", "="},
	{"class A { function f(int $x) {} }\nclass B extends A { function f(string $x) {} }",
		"CE 3: Declaration of B::f(string $x) must be compatible with A::f(int $x)",
		"W 3: Declaration of B::f(string $x) should be compatible with A::f(int $x)"},
	{"class A { function f(): int {} }\nclass B extends A { function f() {} }",
		"CE 3: Declaration of B::f() must be compatible with A::f(): int", "="},
	{"class A { function &f($a = [], $b = [1], $c = 'a long string', $d = self::X, $e = 1 + PHP_INT_MAX) {} }\n" +
		"class B extends A { function &f() {} const X = 1; }",
		"CE 3: Declaration of & B::f() must be compatible with & A::f($a = [], $b = [...], $c = 'a long str...', " +
			"$d = self::X, $e = <expression>)",
		"W 3: Declaration of & B::f() should be compatible with & A::f($a = Array, $b = Array, $c = 'a long str...', " +
			"$d = self::X, $e = <expression>)"},
	{"class A { public function f() {} }\nclass B extends A { private function f() {} }",
		"CE 3: Access level to B::f() must be public (as in class A)", "="},
	{"class A { protected static $x; }\nclass B extends A { public $x; }",
		"CE 3: Cannot redeclare static A::$x as non static B::$x", "="},
	{"class A { public int $x; }\nclass B extends A { public string $x; }",
		"CE 3: Type of B::$x must be int (as in class A)", "="},
	{"abstract class A { abstract function x(); abstract function y(); }\nclass B extends A {}",
		"E 3: Class B contains 2 abstract methods and must therefore be declared abstract or implement the remaining methods " +
			"(A::x, A::y)", "="},
	{"interface I { function a(); function b(); function c(); function d(); }\nclass B implements I {}",
		"E 3: Class B contains 4 abstract methods and must therefore be declared abstract or implement the remaining methods " +
			"(I::a, I::b, I::c, ...)", "="},
	{"interface I { const X = 1; }\nclass B implements I { const X = 2; }", "",
		"CE 3: Cannot inherit previously-inherited or override constant X from interface I"},
	{"trait T { function x() {} } trait U { function x() {} }\nclass B { use T, U; }",
		"CE 3: Trait method U::x has not been applied as B::x, because of collision with T::x",
		"CE 3: Trait method x has not been applied, because there are collisions with other trait methods on B"},
	{"trait T { public $x = 1; }\nclass B { use T; public $x = 2; }",
		"CE 3: B and T define the same property ($x) in the composition of B. However, the definition differs and is " +
			"considered incompatible. Class was composed", "="},
	{"trait T { function f() {} }\nclass B { use T { nope as q; } }",
		"CE 3: An alias (q) was defined for method nope(), but this method does not exist", "="},
	{"class A { function f(self $x): ?A {} }\nclass B extends A { function f(A $x): self {} }", "", "="},
	{"class A { function f(A $x) {} }\nclass B extends A { function f(self $x) {} }",
		"CE 3: Declaration of B::f(B $x) must be compatible with A::f(A $x)",
		"W 3: Declaration of B::f(B $x) should be compatible with A::f(A $x)"},
	{"class A { const X = 1; }\nclass A {}", "CE 3: Cannot redeclare class A (previously declared in t.php:2)",
		"CE 3: Cannot declare class A, because the name is already in use"},
}

func TestDeclarations(t *testing.T) {
	for _, c := range declarations {
		if c.want74 == "=" {
			c.want74 = c.want84
		}
		for level, want := range map[php.Level]string{php.Level84: c.want84, php.Level74: c.want74} {
			r := newRecorder(t, level)
			r.declareAll(r.link(compileUnit(t, level, c.src)))
			if got := strings.Join(r.said, "\n"); got != want {
				t.Errorf("%v: %s\n got %s\nwant %s", level, c.src, got, want)
			}
		}
	}
}

// declarations84 are those that only 8.4 has.
var declarations84 = []struct{ src, want string }{
	{"class A { const int X = 1; }\nclass B extends A { const string X = 'a'; }",
		"CE 3: Type of B::X must be compatible with A::X of type int"},
	{"class A { final const X = 1; }\nclass B extends A { const X = 2; }",
		"CE 3: B::X cannot override final constant A::X"},
	{"class A { public readonly int $x; }\nclass B extends A { public int $x; }",
		"CE 3: Cannot redeclare readonly property A::$x as non-readonly B::$x"},
	{"class A { public private(set) int $x; }\nclass B extends A { public int $x; }",
		"CE 3: Cannot override final property A::$x"},
	{"interface P { public int $x { get; } }\nclass B implements P {}",
		"E 3: Class B contains 1 abstract method and must therefore be declared abstract or implement the remaining methods " +
			"(P::$x::get)"},
	{"class A {}\nclass B extends A { #[Override] function f() {} }",
		"CE 3: B::f() has #[\\Override] attribute, but no matching parent method exists"},
	{"trait T { abstract function f(int $x); }\nclass B { use T; function f(string $x) {} }",
		"CE 3: Declaration of B::f(string $x) must be compatible with T::f(int $x)"},
	{"class A { function f(int|string $x): mixed {} }\nclass B extends A { function f(string|int|null $x): static {} }", ""},
	{"class A { function f(): static {} }\nclass B extends A { function f(): self {} }",
		"CE 3: Declaration of B::f(): B must be compatible with A::f(): static"},
	{"readonly class A {}\nclass B extends A {}", "CE 3: Non-readonly class B cannot extend readonly class A"},
}

func TestDeclarations84(t *testing.T) {
	for _, c := range declarations84 {
		r := newRecorder(t, php.Level84)
		r.declareAll(r.link(compileUnit(t, php.Level84, c.src)))
		if got := strings.Join(r.said, "\n"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestMembersInOrder(t *testing.T) {
	r := newRecorder(t, php.Level84)
	u := r.link(compileUnit(t, php.Level84, `class A { public $a; private $p; static $s = 1; function am() {} function over() {} }
trait T { public $t; function tm() {} }
class B extends A { use T; public $b; public $a; function over() {} function bm() {} }`))
	r.declareAll(u)
	c := u.classes[2]
	var methods, slots, order []string
	for _, f := range c.MethodOrder {
		methods = append(methods, f.Class.Name+"::"+f.Name)
	}
	for _, p := range c.Props {
		slots = append(slots, p.Class.Name+"::"+p.Name)
	}
	for _, p := range c.PropOrder {
		order = append(order, p.Name)
	}
	for got, want := range map[string]string{
		strings.Join(methods, " "): "B::over B::bm A::am B::tm",
		strings.Join(slots, " "):   "B::a A::p B::b B::t",
		strings.Join(order, " "):   "b a p s t",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if u.classes[0].Statics[0] != c.Statics[0] {
		t.Error("an inherited static property is not shared")
	}
}
