package z7

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gaja/interp/syntax"
)

// TestLines looks at the lines PHP shows in errors and traces.
func TestLines(t *testing.T) {
	f := mustParse(t, `<?php
/** not this */ /** doc of f */
function
f($a,
  $b) {
	return
		$a
			->m(1,
				2)
			->n();
}
abstract
class A {
	/** doc of x */
	public $x = [
		1, 2];
	/** gone */
	}
final class B { /** doc of g */ public
	function g() {}
	/** doc of C */ const C = 1, /** doc of D */ D = 2; }
echo 1;
`)
	fn := f.Stmts[0].(*syntax.FuncDecl)
	if fn.Line != 3 || fn.NamePos.Line != 4 || fn.End != 11 || fn.Doc != "/** doc of f */" {
		t.Errorf("function: line %d, name %d, end %d, doc %q", fn.Line, fn.NamePos.Line, fn.End, fn.Doc)
	}
	call := fn.Body.List[0].(*syntax.Return).X.(*syntax.MethodCall)
	inner := call.Base.(*syntax.MethodCall)
	if call.Line != 7 || call.NameLine != 10 || inner.NameLine != 8 || inner.Args.End != 9 {
		t.Errorf("calls: %d, %d, %d, %d", call.Line, call.NameLine, inner.NameLine, inner.Args.End)
	}
	a := f.Stmts[1].(*syntax.ClassDecl)
	x := a.Members[0].(*syntax.PropDecl)
	if a.Line != 13 || a.End != 18 || a.Doc != "" || x.Items[0].Doc != "/** doc of x */" || x.Line != 15 {
		t.Errorf("class: line %d, end %d, doc %q; property %+v", a.Line, a.End, a.Doc, x.Items[0])
	}
	b := f.Stmts[2].(*syntax.ClassDecl)
	g, c := b.Members[0].(*syntax.Method), b.Members[1].(*syntax.ClassConstDecl)
	if b.Doc != "" || g.Line != 20 || g.Fn.Doc != "/** doc of g */" || c.Items[0].Doc != "/** doc of C */" || c.Items[1].Doc != "/** doc of D */" {
		t.Errorf("class: %q, method on %d %q, constants %q %q", b.Doc, g.Line, g.Fn.Doc, c.Items[0].Doc, c.Items[1].Doc)
	}
	if f.Lines != 23 || f.Halt != -1 {
		t.Errorf("file: %d lines, halt %d", f.Lines, f.Halt)
	}
}

// TestSpans checks the byte offsets of declarations.
func TestSpans(t *testing.T) {
	src := "<?php class A { static public function f() {} }\n$f = static function() { };\n$g = fn() => ($a);"
	f := mustParse(t, src)
	m := f.Stmts[0].(*syntax.ClassDecl).Members[0].(*syntax.Method).Fn
	c := f.Stmts[1].(*syntax.ExprStmt).X.(*syntax.Assign).Y.(*syntax.Closure).Fn
	a := f.Stmts[2].(*syntax.ExprStmt).X.(*syntax.Assign).Y.(*syntax.ArrowFunc).Fn
	for fn, want := range map[*syntax.FuncDecl]string{m: "static public function f() {}", c: "function() { }", a: "fn() => ($a)"} {
		if got := src[fn.Start:fn.EndOff]; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHalt(t *testing.T) {
	src := "<?php f(); __halt_compiler() ?>\nrest }"
	if f := mustParse(t, src); src[f.Halt:] != "rest }" {
		t.Errorf("data begins at %d: %q", f.Halt, src[f.Halt:])
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		src  string
		opt  syntax.Options
		want string
	}{
		{"#!x\n<?php 1;", syntax.Options{SkipShebang: true}, `[(ExprStmt (IntLit 1))]`},
		{"#!x\n<?php 1;", syntax.Options{}, `[(InlineHTML "#!x\n") (ExprStmt (IntLit 1))]`},
		{"1;", syntax.Options{InCode: true}, `[(ExprStmt (IntLit 1))]`},
		{"<? 1 ?>", syntax.Options{NoShortTags: true}, `[(InlineHTML "<? 1 ?>")]`},
		{"<? 1 ?>", syntax.Options{}, `[(ExprStmt (IntLit 1))]`},
	} {
		f, err := Parse("t.php", []byte(c.src), c.opt)
		if err != nil {
			t.Fatal(err)
		}
		if got := dump(f.Stmts); got != c.want {
			t.Errorf("%q: got %s, want %s", c.src, got, c.want)
		}
	}
}

// TestWarnings has what 7.4 warns of and goes on.
func TestWarnings(t *testing.T) {
	f := mustParse(t, "<?php (real)1; \x01 2; /* open")
	var got []string
	for _, w := range f.Warnings {
		got = append(got, w.Msg)
	}
	want := []string{"The (real) cast is deprecated, use (float) instead",
		"Unexpected character in input:  '\x01' (ASCII=1) state=0", "Unterminated comment starting line 1"}
	if !slices.Equal(got, want) || !f.Warnings[0].Deprecated {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTokens checks which reserved words the listener sees as names; PHP's TOKEN_PARSE says the same.
func TestTokens(t *testing.T) {
	src := `<?php namespace A; use B\{C, function d}; class X { use T, U { T::list insteadof U; list as echo; if as public while;
		as2 as protected; } const LIST = 1, FOR = 2; function &for() { return A::class . X::print . $this->list . static::$x; } }
		foreach ($a as list($b)) {} $f = fn() => 1; $a = &$b; foreach ($a as &$k => $v) {}`
	var names []string
	n := 0
	_, err := Parse("t.php", []byte(src), syntax.Options{OnToken: func(k syntax.Token, off, end int, line int32) {
		if off < n || line < 1 {
			t.Errorf("token %q at %d, line %d", src[off:end], off, line)
		}
		n = end
		if k == syntax.TString {
			names = append(names, src[off:end])
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("A B C d X T U T list U list echo if while as2 LIST FOR for A class X print list")
	if n != len(src) || !reflect.DeepEqual(names, want) {
		t.Errorf("read to %d of %d\n got %v\nwant %v", n, len(src), names, want)
	}
}
