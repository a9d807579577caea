package z7

import (
	"errors"
	"strings"
	"testing"

	"gaja/interp/syntax"
)

// Every defect of the library's scanner and grammar has a case here, with the tree PHP 7.4 builds or the message it has.

// trees are sources the library hangs on, panics on, refuses, or misreads.
var trees = []struct{ name, src, want string }{
	// The library never comes back from these.
	{"variable variable in a heredoc", "<<<X\na$$x\nX", `(Interp [(StringLit "a$") (Variable "x")])`},
	// It panics on these.
	{"empty heredoc", "<<<X\nX", `(StringLit)`},
	{"empty nowdoc", "<<<'X'\nX", `(StringLit)`},
	// It misreads these without a word.
	{"two dollars", `"$$x"`, `(Interp [(StringLit "$") (Variable "x")])`},
	{"two dollars and an offset", `"a$$x[0]"`, `(Interp [(StringLit "a$") (Index (Variable "x") (IntLit 0))])`},
	{"escaped dollar behind a backslash in a heredoc", "<<<X\n\\\\\\$x\nX", `(StringLit "\\$x")`},
	{"escaped dollar behind a backslash in backticks", "`\\\\\\$x`", `(Shell [(StringLit "\\$x")])`},
	{"escaped brace", `"\\\{$x}"`, `(Interp [(StringLit "\\\\{") (Variable "x") (StringLit "}")])`},
	{"reference is a variable", `$a = &$b + 1`, `(Binary 0 (AssignRef (Variable "a") (Variable "b")) (IntLit 1))`},
	{"reference behind an operator", `!$a = &$b . 1`,
		`(Binary 6 (Unary 2 (AssignRef (Variable "a") (Variable "b"))) (IntLit 1))`},
	{"reference to a call", `$a->b = &f($x)[1]->m() == 2`, `(Binary 18 (AssignRef (Prop (Variable "a") (Ident "b")) ` +
		`(MethodCall (Index (Call (NameExpr (Name 0 "f")) (Args [(Arg (Variable "x"))])) (IntLit 1)) (Ident "m") (Args))) (IntLit 2))`},
	{"reference to a static property", `$a = &A::$b ? 1 : 2`,
		`(Ternary (AssignRef (Variable "a") (StaticProp (NameExpr (Name 0 "A")) (Ident "b"))) (IntLit 1) (IntLit 2))`},
	{"reference in a reference", `$a[$b = &$c] = &${'d'}{0}`, `(AssignRef (Index (Variable "a") ` +
		`(AssignRef (Variable "b") (Variable "c"))) (Index (VarVar (StringLit "d")) (IntLit 0) Curly))`},
	{"arrow function and a word operator", `fn() => $a and $b`,
		`(ArrowFunc (FuncDecl (Block [(Return (Binary 14 (Variable "a") (Variable "b")))])))`},
	{"arrow function in an argument", `f(fn() => fn() => $a xor $b, $c and $d)`,
		`(Call (NameExpr (Name 0 "f")) (Args [(Arg (ArrowFunc (FuncDecl (Block [(Return (ArrowFunc (FuncDecl (Block ` +
			`[(Return (Binary 16 (Variable "a") (Variable "b")))]))))])))) (Arg (Binary 14 (Variable "c") (Variable "d")))]))`},
	// It refuses these, which are valid.
	{"one property", `"$a->b->c"`, `(Interp [(Prop (Variable "a") (Ident "b")) (StringLit "->c")])`},
	{"property and bracket", `"$a->b[0]"`, `(Interp [(Prop (Variable "a") (Ident "b")) (StringLit "[0]")])`},
	{"property and open bracket", `"$x->p["`, `(Interp [(Prop (Variable "x") (Ident "p")) (StringLit "[")])`},
	{"escaped quote", `"a\"{$x}"`, `(Interp [(StringLit "a\"") (Variable "x")])`},
	{"escaped quote behind a backslash", `"a\\\"{$x}"`, `(Interp [(StringLit "a\\\"") (Variable "x")])`},
	{"binary string", `b'x'`, `(StringLit "x")`},
	{"binary string with a variable", `B"$x"`, `(Interp [(Variable "x")])`},
	{"binary heredoc", "b<<<X\n$x\nX", `(Interp [(Variable "x")])`},
	{"hexadecimal", `0X7F`, `(IntLit 127)`},
	{"binary number", `0B11`, `(IntLit 3)`},
	{"heredoc in a heredoc", "<<<A\nx{$a[<<<B\ny\nB\n]}z\nA", `(Interp [(StringLit "x") (Index (Variable "a") (StringLit "y")) (StringLit "z")])`},
	// Its values are raw.
	{"escapes", `"\x41\101\u{41}\n\q"`, `(StringLit "AAA\n\\q")`},
	{"single quotes", `'a\'\\b\n'`, `(StringLit "a'\\b\\n")`},
	{"indented heredoc", "<<<X\n    a\n      b\n    X", `(StringLit "a\n  b")`},
	{"nowdoc", "<<<'X'\n$a\\n\nX", `(StringLit "$a\\n")`},
	{"heredoc with a quoted label", "<<<\"X\"\n$a\nX", `(Interp [(Variable "a")])`},
	{"offsets in strings", `"$a[-0] $a[-1] $a[01] $a[x] $a[0x1] $a[$i]"`, `(Interp [(Index (Variable "a") (StringLit "-0")) ` +
		`(StringLit " ") (Index (Variable "a") (IntLit -1)) (StringLit " ") (Index (Variable "a") (StringLit "01")) (StringLit " ") ` +
		`(Index (Variable "a") (StringLit "x")) (StringLit " ") (Index (Variable "a") (StringLit "0x1")) (StringLit " ") ` +
		`(Index (Variable "a") (Variable "i"))])`},
	{"large offset in a string", `"$a[9223372036854775808]"`, `(Interp [(Index (Variable "a") (StringLit "9223372036854775808"))])`},
	// Its positions leave things out, and it forgets parentheses.
	{"empty slots", `[, $a, , $b] = $x`,
		`(Assign (ArrayLit [nil (ArrayItem (Variable "a")) nil (ArrayItem (Variable "b"))] 0) (Variable "x"))`},
	{"only commas", `[,] = $x`, `(Assign (ArrayLit [nil] 0) (Variable "x"))`},
	{"property in quotes in a string", `"{$o->{'x'}}"`, `(Interp [(Prop (Variable "o") (StringLit "x"))])`},
	{"name in braces with an offset", `"${a[0]}"`, `(Interp [(Index (Variable "a") (IntLit 0))])`},
	{"curly offset", `$a{0}[1]`, `(Index (Index (Variable "a") (IntLit 0) Curly) (IntLit 1))`},
	{"nested ternary", `$a ? 1 : ($b ? 2 : 3)`,
		`(Ternary (Variable "a") (IntLit 1) (Ternary (Variable "b") (IntLit 2) (IntLit 3) Paren))`},
	{"nested ternary without parentheses", `$a ? 1 : $b ? 2 : 3`,
		`(Ternary (Ternary (Variable "a") (IntLit 1) (Variable "b")) (IntLit 2) (IntLit 3))`},
	{"parentheses of an operand", `($a) . $o->{'x'}`, `(Binary 6 (Variable "a") (Prop (Variable "o") (StringLit "x")))`},
	{"parentheses around braces", `(($a) . $o->{'x'}) + 1`,
		`(Binary 0 (Binary 6 (Variable "a") (Prop (Variable "o") (StringLit "x")) Paren) (IntLit 1))`},
	{"arguments are no parentheses", `f($a . $b)`,
		`(Call (NameExpr (Name 0 "f")) (Args [(Arg (Binary 6 (Variable "a") (Variable "b")))]))`},
}

func TestTrees(t *testing.T) {
	for _, c := range trees {
		t.Run(c.name, func(t *testing.T) {
			if got := dump(exprOf(t, c.src)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
			}
		})
	}
}

func TestStatements(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"<?php", `[]`},
		{"<", `[(InlineHTML "<")]`},
		{"<?php echo 1 ?><", `[(Echo [(IntLit 1)]) (InlineHTML "<")]`},
		{"<?php yield from1234(42);", `[(ExprStmt (Yield (Call (NameExpr (Name 0 "from1234")) (Args [(Arg (IntLit 42))]))))]`},
		{"<?php foreach ($a as &$k => $v);", `[(Foreach (Variable "a") (Variable "k") (Variable "v") KeyByRef (Block [(Nop)]))]`},
		{"<?php foreach ($a as list($k) => $v);",
			`[(Foreach (Variable "a") (ArrayLit [(ArrayItem (Variable "k"))] 2) (Variable "v") (Block [(Nop)]))]`},
		{"<?php foreach ($a as [$k] => &$v);",
			`[(Foreach (Variable "a") (ArrayLit [(ArrayItem (Variable "k"))] 0) (Variable "v") ByRef (Block [(Nop)]))]`},
		{"<?php try {}", `[(Try (Block))]`}, // the compiler's error
		{"<?php __halt_compiler(); }", `[(HaltCompiler)]`},
		{"<?php namespace A; f(); namespace B { g(); } namespace C; __halt_compiler();", `[(Namespace (Name 0 "A") ` +
			`[(ExprStmt (Call (NameExpr (Name 0 "f")) (Args)))]) (Namespace (Name 0 "B") [(ExprStmt (Call (NameExpr (Name 0 "g")) (Args)))] Braces) ` +
			`(Namespace (Name 0 "C") [(HaltCompiler)])]`},
		{"<?php if ($a): 1; elseif ($b): else: 2; endif;", `[(If (Variable "a") (Block [(ExprStmt (IntLit 1))]) ` +
			`(If (Variable "b") (Block) (Block [(ExprStmt (IntLit 2))])))]`},
	} {
		if got := dump(mustParse(t, c.src).Stmts); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// killers are what hangs or crashes the library's scanner, in every place it can stand.
var killers = []string{"<", "\"$", "}", "<<<X\n$$x\nX;", "<<<X\nX;", "`$", "<<<X\n$", "\"${", "\"{$", "<<<X\n", "<<<'X'\n", "b\"",
	"/*", "'", "\"$a[", "\"$a->", "?>", "\\", "$", "$$", "<<<X", "\r", "\x00", "\xff"}

// TestKillers runs them all, behind the usual openings, under a watchdog. Nothing may hang or panic; an error is PHP's.
func TestKillers(t *testing.T) {
	for _, open := range []string{"", "<?php ", "<?php $a = ", "<?php if (1) { ", "<?php \"$b", "<?php <<<Y\n", "<?= "} {
		for _, k := range killers {
			watch(t, open+k, func() {
				_, err := parseString(open + k)
				if err != nil && !errors.As(err, new(*syntax.Error)) {
					t.Errorf("%q: %T", open+k, err)
				}
			})
		}
	}
}

// TestDepth nests as deep as nothing sane does.
func TestDepth(t *testing.T) {
	const n = 200_000
	for _, c := range []struct{ name, src, want string }{
		{"parentheses", strings.Repeat("(", n) + "1" + strings.Repeat(")", n) + ";", "memory exhausted"},
		{"blocks", strings.Repeat("{", n) + strings.Repeat("}", n), "memory exhausted"},
		{"prefix", strings.Repeat("!", n) + "1;", "memory exhausted"},
		{"elseif", "if (1) 1; " + strings.Repeat("else if (1) 1;", n), "memory exhausted"},
		{"concatenation", "$a" + strings.Repeat(".$a", 50_000) + ";", ""},
	} {
		_, err := parseString("<?php " + c.src)
		if got := message(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
