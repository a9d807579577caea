package z7

import (
	"errors"
	"testing"

	"gaja/interp/syntax"
)

// message returns the text of an error, "" for none.
func message(err error) string {
	var e *syntax.Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return ""
}

// messages are what PHP 7.4.33 says, confirmed with php -l.
var messages = []struct {
	src  string
	line int32
	want string
}{
	{`<?php $a = 1 $b`, 1, `syntax error, unexpected '$b' (T_VARIABLE)`},
	{`<?php }`, 1, `syntax error, unexpected '}', expecting end of file`},
	{"<?php $a = 5;\n?> <?php ) ?>", 2, `syntax error, unexpected ')', expecting end of file`},
	{`<?php foo( ?>`, 1, `syntax error, unexpected '?>'`},
	{`<?php if (1) {`, 1, `syntax error, unexpected end of file`},
	{"<?php\n\nfoo(1,\n2", 4, `syntax error, unexpected end of file, expecting ')'`},
	{`<?php $a = "x" "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz" ;`, 1,
		`syntax error, unexpected '"abcdefghijklmnopqrstuvwxyzabc' (T_CONSTANT_ENCAPSED_STRING)`},
	{`<?php class 1`, 1, `syntax error, unexpected '1' (T_LNUMBER), expecting identifier (T_STRING)`},
	{`<?php \\ \`, 1, `syntax error, unexpected '\' (T_NS_SEPARATOR), expecting identifier (T_STRING)`},
	{`<?php $x = 1 "a{$b}"`, 1, `syntax error, unexpected '"'`},
	{`<?php $x = 08;`, 1, `Invalid numeric literal`},
	{`<?php "\u{zz}"`, 1, `Invalid UTF-8 codepoint escape sequence`},
	{"<?php $a = <<<X\n  a\n b\n  X;\n", 3, `Invalid body indentation level (expecting an indentation level of at least 2)`},
	{`<?php "abc $a[ $b"`, 1, `syntax error, unexpected '' (T_ENCAPSED_AND_WHITESPACE), expecting '-' or ` +
		`identifier (T_STRING) or variable (T_VARIABLE) or number (T_NUM_STRING)`},
	{"<?php \n\"$", 2, `syntax error, unexpected end of file, expecting variable (T_VARIABLE) or ` +
		`${ (T_DOLLAR_OPEN_CURLY_BRACES) or {$ (T_CURLY_OPEN)`},
	{`<?php <`, 1, `syntax error, unexpected '<', expecting end of file`},
	{`<?php class A { function } }`, 1, `syntax error, unexpected '}'`},
	{`<?php $a -> 5`, 1, `syntax error, unexpected '5' (T_LNUMBER), expecting identifier (T_STRING) or variable (T_VARIABLE) or '{' or '$'`},
	{`<?php (int)(int)`, 1, `syntax error, unexpected end of file`},
	{`<?php 1 (int) 2`, 1, `syntax error, unexpected '(int)' (int) (T_INT_CAST)`},
	{`<?php use A\{B`, 1, `syntax error, unexpected end of file, expecting '}'`},
	// Where the library's tables give up too early.
	{`<?php if (1): $a; ]`, 1, `syntax error, unexpected ']', expecting elseif (T_ELSEIF) or else (T_ELSE) or endif (T_ENDIF)`},
	{`<?php if (1): $a; else: ]`, 1, `syntax error, unexpected ']'`},
	{`<?php while(1): $a; ]`, 1, `syntax error, unexpected ']'`},
	{`<?php switch(1): case 1: $a; ]`, 1, `syntax error, unexpected ']', expecting endswitch (T_ENDSWITCH) or case (T_CASE) or default (T_DEFAULT)`},
	{`<?php switch(1) { case 1: if (1) 2; ]`, 1, `syntax error, unexpected ']', expecting case (T_CASE) or default (T_DEFAULT) or '}'`},
	{`<?php function f() { try {} ]`, 1, `syntax error, unexpected ']'`},
	{`<?php try { } ]`, 1, `syntax error, unexpected ']', expecting end of file`},
	{`<?php namespace A { ]`, 1, `syntax error, unexpected ']'`},
	{`<?php namespace A::b`, 1, `syntax error, unexpected '::' (T_PAAMAYIM_NEKUDOTAYIM), expecting '{'`},
	{`<?php namespace $a`, 1, `syntax error, unexpected '$a' (T_VARIABLE), expecting '{'`},
	{`<?php foreach ($a as list($b) {`, 1, `syntax error, unexpected '{', expecting => (T_DOUBLE_ARROW) or ')'`},
	{`<?php foreach ($a as [$b] 5)`, 1, `syntax error, unexpected '5' (T_LNUMBER), expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php foreach ($a as &$b 5)`, 1, `syntax error, unexpected '5' (T_LNUMBER), expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php foreach ($a as $b 5)`, 1, `syntax error, unexpected '5' (T_LNUMBER), expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php foreach ($a as $k => $b 5)`, 1, `syntax error, unexpected '5' (T_LNUMBER), expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	// References.
	{`<?php $a = &new B;`, 1, `syntax error, unexpected 'new' (T_NEW)`},
	{`<?php $a = &foo;`, 1, `syntax error, unexpected ';', expecting '['`},
	{`<?php $a = &A::B;`, 1, `syntax error, unexpected ';', expecting '['`},
	{`<?php $a = &static;`, 1, `syntax error, unexpected ';', expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php $a = &(1);`, 1, `syntax error, unexpected ';', expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php $a = &5;`, 1, `syntax error, unexpected '5' (T_LNUMBER)`},
	{`<?php $a = &;`, 1, `syntax error, unexpected ';'`},
	{`<?php $a = &$;`, 1, `syntax error, unexpected ';', expecting variable (T_VARIABLE) or '{' or '$'`},
	{`<?php $a = &$b = 5;`, 1, `syntax error, unexpected '='`},
	{`<?php $a = &$b++;`, 1, `syntax error, unexpected '++' (T_INC)`},
	{`<?php 1 = &$b;`, 1, `syntax error, unexpected '='`},
	{`<?php foo = &$b;`, 1, `syntax error, unexpected '='`},
	{`<?php ($a) = &$b;`, 1, `syntax error, unexpected '='`},
	{`<?php [$a] = &$b;`, 1, `syntax error, unexpected '&'`},
	{`<?php list($a) = &$b;`, 1, `syntax error, unexpected '&'`},
	{`<?php function f($a = &$b){}`, 1, `syntax error, unexpected '&'`},
	{`<?php static $a = &$b;`, 1, `syntax error, unexpected '&'`},
	{`<?php const A = &$b;`, 1, `syntax error, unexpected '&'`},
	{`<?php new $a = &$b;`, 1, `syntax error, unexpected '='`},
	{`<?php ++$a = &$b;`, 1, `syntax error, unexpected '='`},
	{`<?php unset($a = &$b);`, 1, `syntax error, unexpected '=', expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php "{$a = &$b}";`, 1, `syntax error, unexpected '=', expecting :: (T_PAAMAYIM_NEKUDOTAYIM)`},
	{`<?php {} = &$b;`, 1, `syntax error, unexpected '=', expecting end of file`},
	{`<?php fn() => $a and;`, 1, `syntax error, unexpected ';'`},
	{`<?php fn() => and $b;`, 1, `syntax error, unexpected 'and' (T_LOGICAL_AND)`},
}

func TestMessages(t *testing.T) {
	for _, c := range messages {
		_, err := parseString(c.src)
		checkError(t, c.src, err, syntax.ParseError, c.line, c.want)
	}
}

// fatals are errors PHP's parser throws on its own account; they are reported as fatal errors.
var fatals = []struct {
	src  string
	line int32
	want string
}{
	{`<?php abstract abstract class X {}`, 1, `Multiple abstract modifiers are not allowed`},
	{`<?php final abstract class X {}`, 1, `Cannot use the final modifier on an abstract class`},
	{"<?php class A {\npublic\npublic $a; }", 3, `Multiple access type modifiers are not allowed`},
	{`<?php class A { static static $a; }`, 1, `Multiple static modifiers are not allowed`},
	{`<?php class A { final abstract function f(); }`, 1, `Cannot use the final modifier on an abstract class member`},
	{`<?php declare(encoding=$x); )`, 1, `Encoding must be a literal`},
	{`<?php declare(ticks=1, encoding='x'.'y');`, 1, `Encoding must be a literal`},
	{`<?php if (1) { __halt_compiler();`, 1, `__HALT_COMPILER() can only be used from the outermost scope`},
}

func TestFatals(t *testing.T) {
	for _, c := range fatals {
		_, err := parseString(c.src)
		checkError(t, c.src, err, syntax.CompileError, c.line, c.want)
	}
}

// TestNames has modifiers that are names.
func TestNames(t *testing.T) {
	for _, src := range []string{
		`<?php class A { use T { a as public public; b as static; } const public = 1, final = 2; function static() {} }`,
		`<?php A::static(A::final, A::class, $a->public);`,
		`<?php declare(encoding="x", ticks=1);`,
	} {
		mustParse(t, src)
	}
}

func checkError(t *testing.T, src string, err error, kind syntax.ErrorKind, line int32, want string) {
	t.Helper()
	var e *syntax.Error
	if !errors.As(err, &e) {
		t.Errorf("%q: accepted; want %q", src, want)
		return
	}
	if e.Msg != want || e.Line != line || e.Kind != kind || e.File != "t.php" {
		t.Errorf("%q:\n got %q on line %d (kind %d)\nwant %q on line %d", src, e.Msg, e.Line, e.Kind, want, line)
	}
}
