package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// tokens lists the tokens of src as "NAME:text", white space left out.
func tokens(src string, opt LexOptions) string {
	l := NewLexer([]byte(src), opt)
	var list []string
	for {
		t := l.Next()
		switch t {
		case TEnd:
			return strings.Join(list, " ")
		case TWhitespace:
			continue
		case TError:
			return strings.Join(append(list, "ERROR"), " ")
		}
		if t < 256 {
			list = append(list, l.Text())
		} else {
			list = append(list, fmt.Sprintf("%s:%s", strings.TrimPrefix(t.Name(), "T_"), l.Text()))
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		level     Level
		src, want string
	}{
		{Level84, `A\B \C namespace\D`, `NAME_QUALIFIED:A\B NAME_FULLY_QUALIFIED:\C NAME_RELATIVE:namespace\D`},
		{Level74, `A\B \C namespace\D`, `STRING:A NS_SEPARATOR:\ STRING:B NS_SEPARATOR:\ STRING:C NAMESPACE:namespace NS_SEPARATOR:\ STRING:D`},
		{Level84, `match enum X readonly ?->`, `MATCH:match ENUM:enum STRING:X READONLY:readonly NULLSAFE_OBJECT_OPERATOR:?->`},
		{Level74, `match enum X readonly ?->`, `STRING:match STRING:enum STRING:X STRING:readonly ? OBJECT_OPERATOR:->`},
		{Level84, `enum extends enum(enum Foo`, `STRING:enum EXTENDS:extends STRING:enum ( ENUM:enum STRING:Foo`},
		{Level84, "#[A]\n#x\n", "ATTRIBUTE:#[ STRING:A ] COMMENT:#x"},
		{Level74, "#[A]\n#x\n", "COMMENT:#[A]\n COMMENT:#x\n"},
		{Level84, `& $a & ...$b & /* */ $c && &d`, `AMPERSAND_FOLLOWED_BY_VAR_OR_VARARG:& VARIABLE:$a AMPERSAND_FOLLOWED_BY_VAR_OR_VARARG:& ` +
			`ELLIPSIS:... VARIABLE:$b AMPERSAND_FOLLOWED_BY_VAR_OR_VARARG:& COMMENT:/* */ VARIABLE:$c BOOLEAN_AND:&& AMPERSAND_NOT_FOLLOWED_BY_VAR_OR_VARARG:& STRING:d`},
		{Level74, `& $a`, `& VARIABLE:$a`},
		{Level84, `0x1F 0b1 0o7 0o8 1_0 1. .5 1e3 1.e-3 1_e`, `LNUMBER:0x1F LNUMBER:0b1 LNUMBER:0o7 LNUMBER:0 STRING:o8 LNUMBER:1_0 DNUMBER:1. DNUMBER:.5 DNUMBER:1e3 DNUMBER:1.e-3 LNUMBER:1 STRING:_e`},
		{Level74, `0o7`, `LNUMBER:0 STRING:o7`},
		{Level84, `9223372036854775807 9223372036854775808 0xFFFFFFFFFFFFFFFF`, `LNUMBER:9223372036854775807 DNUMBER:9223372036854775808 DNUMBER:0xFFFFFFFFFFFFFFFF`},
		{Level84, `(int) ( STRING ) (real) (x)`, `INT_CAST:(int) STRING_CAST:( STRING ) DOUBLE_CAST:(real) ( STRING:x )`},
		{Level84, `"a $b[0] {$c} ${d} e"`, `" ENCAPSED_AND_WHITESPACE:a  VARIABLE:$b [ NUM_STRING:0 ] ENCAPSED_AND_WHITESPACE:  CURLY_OPEN:{ VARIABLE:$c } ENCAPSED_AND_WHITESPACE:  DOLLAR_OPEN_CURLY_BRACES:${ STRING_VARNAME:d } ENCAPSED_AND_WHITESPACE: e "`},
		{Level84, "<<<A\n x\n A;", "START_HEREDOC:<<<A\n ENCAPSED_AND_WHITESPACE: x\n END_HEREDOC: A ;"},
		{Level84, "$a->class ->list", "VARIABLE:$a OBJECT_OPERATOR:-> STRING:class OBJECT_OPERATOR:-> STRING:list"},
		{Level84, "yield /* */ from yield fromage", "YIELD_FROM:yield /* */ from YIELD:yield STRING:fromage"},
		{Level84, "public(set) private (set)", "PUBLIC_SET:public(set) PRIVATE:private ( STRING:set )"},
		{Level84, "a ?>\nb <?= c", "STRING:a CLOSE_TAG:?>\n INLINE_HTML:b  OPEN_TAG_WITH_ECHO:<?= STRING:c"},
		{Level84, "\x01", "BAD_CHARACTER:\x01"},
	} {
		if got := tokens(c.src, LexOptions{Level: c.level, InCode: true}); got != c.want {
			t.Errorf("%s %q\n got %q\nwant %q", c.level, c.src, got, c.want)
		}
	}
}

func TestLexerRefuses(t *testing.T) {
	for _, src := range []string{"09", "(real)", "/*", ")", "( ]", `"\u{}"`} {
		if got := tokens(src, LexOptions{InCode: true, Parser: true}); !strings.HasSuffix(got, "ERROR") {
			t.Errorf("%q: %s", src, got)
		}
	}
}

func TestKeywords(t *testing.T) {
	for _, k := range keywordList {
		for _, s := range []string{k.text, strings.ToUpper(k.text)} {
			if got := lookupKeyword(s, Level84); got != k.tok {
				t.Errorf("%s: %s", s, got.Name())
			}
		}
		if got := lookupKeyword(k.text, Level74); k.new != (got == TString) {
			t.Errorf("7.4 %s: %s", k.text, got.Name())
		}
	}
	if got := lookupKeyword("foreachx", Level84); got != TString {
		t.Error(got)
	}
}

func TestTokenNumbers(t *testing.T) {
	for tok, want := range map[Token]int{TLNumber: 260, TString: 262, TInclude: 272, TPublicSet: 329, TAttribute: 355, TError: 410} {
		if int(tok) != want {
			t.Errorf("%s is %d", tok.Name(), tok)
		}
	}
}

func TestUnexpected(t *testing.T) {
	for _, c := range []struct {
		tok        Token
		text       string
		v84, v74   string
		want, in74 string
	}{
		{TVariable, "$b", `variable "$b"`, `'$b' (T_VARIABLE)`, "variable", "variable (T_VARIABLE)"},
		{';', ";", `token ";"`, `';'`, `";"`, `';'`},
		{TLNumber, "1", `integer "1"`, `'1' (T_LNUMBER)`, "integer", "integer number (T_LNUMBER)"},
		{TConstantEncapsedString, `"c"`, `double-quoted string "c"`, `'"c"' (T_CONSTANT_ENCAPSED_STRING)`, "quoted string", "quoted-string (T_CONSTANT_ENCAPSED_STRING)"},
		{TDoubleArrow, "=>", `token "=>"`, `'=>' (T_DOUBLE_ARROW)`, `"=>"`, "=> (T_DOUBLE_ARROW)"},
		{TIntCast, "(int)", `token "(int)"`, `'(int)' (int) (T_INT_CAST)`, `"(int)"`, "(int) (T_INT_CAST)"},
		{TEnd, "", "end of file", "end of file", "end of file", "end of file"},
	} {
		if got := Unexpected(Level84, c.tok, c.text); got != c.v84 {
			t.Error(got, c.v84)
		}
		if got := Unexpected(Level74, c.tok, c.text); got != c.v74 {
			t.Error(got, c.v74)
		}
		if got := Expected(Level84, c.tok); got != c.want {
			t.Error(got, c.want)
		}
		if got := Expected(Level74, c.tok); got != c.in74 {
			t.Error(got, c.in74)
		}
	}
}

func TestDecodeInt(t *testing.T) {
	for _, c := range []struct {
		text  string
		n     int64
		f     float64
		isInt bool
		ok    bool
	}{
		{"0", 0, 0, true, true}, {"1_000", 1000, 0, true, true}, {"017", 15, 0, true, true}, {"0o17", 15, 0, true, true},
		{"0XfF", 255, 0, true, true}, {"0B1_1", 3, 0, true, true}, {"08", 0, 0, true, false}, {"00", 0, 0, true, true},
		{"9223372036854775807", 9223372036854775807, 0, true, true}, {"9223372036854775808", 0, 9223372036854775808, false, true},
		{"0xFFFFFFFFFFFFFFFFF", 0, 295147905179352825855, false, true}, {"01777777777777777777777", 0, 18446744073709551615, false, true},
	} {
		n, f, isInt, ok := DecodeInt(c.text)
		if n != c.n || f != c.f || isInt != c.isInt || ok != c.ok {
			t.Errorf("%s: %d %g %v %v", c.text, n, f, isInt, ok)
		}
	}
}

func TestDecodeStrings(t *testing.T) {
	if got := DecodeSingle(`a\'b\\c\n\`); got != `a'b\c\n\` {
		t.Errorf("%q", got)
	}
	for _, c := range []struct {
		text  string
		quote byte
		want  string
	}{
		{`\n\r\t\v\f\e\\\$\"\'`, '"', "\n\r\t\v\f\x1b\\$\"\\'"}, {"\\\"\\`", '`', "\\\"`"}, {`\"`, 0, `\"`}, {`\0\12\1234\x4\x414\xg`, '"', "\x00\nS4\x04A4\\xg"},
		{`\u{41}\u{e9}\u{20AC}\u{1F600}\u{D800}\u1`, '"', "Aé€😀\xed\xa0\x80\\u1"}, {"\\", '"', "\\"},
	} {
		got, _, bad := DecodeDouble(c.text, c.quote)
		if bad != nil || got != c.want {
			t.Errorf("%s: %q %v", c.text, got, bad)
		}
	}
	if _, overflow, _ := DecodeDouble(`\400\377`, '"'); len(overflow) != 1 || overflow[0] != "400" {
		t.Error(overflow)
	}
}

func TestStringParts(t *testing.T) {
	for _, c := range []struct {
		text string
		opt  StringOptions
		want string
	}{
		{`a\n$b[0] {$c->d('x')}`, StringOptions{}, `"a\n" (Index $b 0) " " (MethodCall $c d (Args [(Arg "x")]))`},
		{`plain`, StringOptions{}, `"plain"`},
		{``, StringOptions{}, ``},
		{"x \\` $y", StringOptions{Kind: InBackquotes}, "\"x ` \" $y"},
		{"  a \"q\" $b\n\n    c", StringOptions{Kind: InHeredoc, Indent: 2}, `"a \"q\" " $b "\n\n  c"`},
		{"$a?->b {$c{0}} $d[-0]", StringOptions{Level: Level74}, `$a "?->b " (Index $c 0 Curly) " " (Index $d "-0")`},
		{"{$a['x' . 1 + 2]} {$b[match]} {$c[A\\B]}", StringOptions{Level: Level74}, `(Index $a (Binary + (Binary . "x" 1) 2)) " " (Index $b match) " " (Index $c A\B)`},
	} {
		parts, _, err := ParseStringParts(c.text, c.opt)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		var list []string
		for _, x := range parts {
			list = append(list, dump([]Stmt{&ExprStmt{X: x}}, false))
		}
		if got := strings.Join(list, " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	_, _, err := ParseStringParts("a\n{$b", StringOptions{Line: 7, Off: 100, File: "f.php"})
	if e, ok := err.(*Error); !ok || e.Line != 8 || e.Off != 105 {
		t.Errorf("%+v", err)
	}
}

// TestOnToken checks that the parser reports names as PHP's TOKEN_PARSE does.
func TestOnToken(t *testing.T) {
	src := `<?php class A { const list = 1; function class() { return $this::new; } } f(array: 1);`
	var got []string
	_, err := Parse("a.php", []byte(src), Options{OnToken: func(k Token, off, end int, line int32) {
		if k == TString {
			got = append(got, src[off:end])
		}
	}})
	if want := "A list class new f array"; err != nil || strings.Join(got, " ") != want {
		t.Error(got, err)
	}
}
