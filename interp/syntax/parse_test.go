package syntax

import "testing"

// treeTests pairs source with its tree. The trees were checked against PHP's own compiler: printed back with all
// parentheses, they compile to the same instructions.
var treeTests = []struct{ src, tree string }{
	{`1 + 2 * 3 - 4;`, `(Binary - (Binary + 1 (Binary * 2 3)) 4)`},
	{`2 ** 3 ** 4;`, `(Binary ** 2 (Binary ** 3 4))`},
	{`-2 ** 2;`, `(Unary - (Binary ** 2 2))`},
	{`"a" . 1 + 2 . "b";`, `(Binary . (Binary . "a" (Binary + 1 2)) "b")`},
	{`1 << 2 . 3;`, `(Binary . (Binary << 1 2) 3)`},
	{`!$a instanceof B;`, `(Unary ! (InstanceOf $a B))`},
	{`!$a = 1 && 2;`, `(Unary ! (Assign $a (Binary && 1 2)))`},
	{`$a && $b = 2 || 3;`, `(Binary && $a (Assign $b (Binary || 2 3)))`},
	{`$a = $b and $c;`, `(Binary and (Assign $a $b) $c)`},
	{`$a ?? $b ?? $c;`, `(Binary ?? $a (Binary ?? $b $c))`},
	{`$a ? 1 : ($b ? 2 : 3);`, `(Ternary $a Then:1 Else:(Ternary $b Then:2 Else:3 Paren))`},
	{`$a ?: 1;`, `(Ternary $a Else:1)`},
	{`$a < 1 == $b > 2;`, `(Binary == (Binary < $a 1) (Binary > $b 2))`},
	{`print 1 . 2 and 3;`, `(Binary and (Unary print (Binary . 1 2)) 3)`},
	{`(int) $a ** 2;`, `(Unary int (Binary ** $a 2))`},
	{`clone $a->b;`, `(Unary clone (Prop $a b))`},
	{`$a = &$b[1];`, `(AssignRef $a (Index $b 1))`},
	{`$a ??= 1;`, `(AssignOp ?? $a 1)`},
	{`$a **= 2;`, `(AssignOp ** $a 2)`},
	{`[$a, , 'k' => [$b]] = $c;`, `(Assign (ArrayLit [(ArrayItem $a) _ (ArrayItem Key:"k" (ArrayLit [(ArrayItem $b)]))]) $c)`},
	{`list($a, list(, $b)) = $c;`, `(Assign (ArrayLit [(ArrayItem $a) (ArrayItem (ArrayLit [_ (ArrayItem $b)] Form:2))] Form:2) $c)`},
	{`[...$a, &$b, 1 => 2,];`, `(ArrayLit [(ArrayItem $a Spread) (ArrayItem $b ByRef) (ArrayItem Key:1 2)])`},
	{`throw $a ?? $b;`, `(Unary throw (Binary ?? $a $b))`},
	{`yield $a => 1;`, `(Yield Key:$a 1)`},
	{`$x = yield;`, `(Assign $x (Yield))`},
	{`yield from f();`, `(YieldFrom (Call f (Args)))`},
	{`fn($x) => $x + 1;`, `(ArrowFunc (FuncDecl [(Param "x")] (Block [(Return (Binary + $x 1))])))`},
	{`static fn&(int ...$x): int => 1;`, `(ArrowFunc (FuncDecl ByRef Static [(Param "x" (Type int) Variadic)] Ret:(Type int) (Block [(Return 1)])))`},
	{`function() use ($a, &$b) {};`, `(Closure (FuncDecl (Block)) [(ClosureUse "a") (ClosureUse "b" ByRef)])`},
	{`match($a) { 1, 2 => 3, default => 4 };`, `(Match $a [(MatchArm [1 2] 3) (MatchArm 4)])`},
	{`exit;`, `(Unary exit)`},
	{`exit(1);`, `(Unary exit 1)`},
	{`exit(...);`, `(Call \exit (Args FirstClass))`},
	{`die(status: 1);`, `(Call \exit (Args [(Arg "status" 1)]))`},
	{`new A;`, `(New A)`},
	{`new A(1)->b();`, `(MethodCall (New A (Args [(Arg 1)])) b (Args))`},
	{`new $a->b['c']::$d;`, `(New (StaticProp (Index (Prop $a b) "c") d))`},
	{`new (f())(1);`, `(New (Call f (Args)) (Args [(Arg 1)]))`},
	{`new class(1) extends A implements B { use T; };`, `(New (AnonClass (ClassDecl A [B] [(TraitUse [T])])) (Args [(Arg 1)]))`},
	{`new static;`, `(New static)`},
	{`f(...);`, `(Call f (Args FirstClass))`},
	{`$a->b(...);`, `(MethodCall $a b (Args FirstClass))`},
	{`f(a: 1, list: 2, ...$c);`, `(Call f (Args [(Arg "a" 1) (Arg "list" 2) (Arg $c Spread)]))`},
	{`A\b();`, `(Call A\b (Args))`},
	{`namespace\c();`, `(Call namespace\c (Args))`},
	{`\D\e();`, `(Call \D\e (Args))`},
	{`readonly(1);`, `(Call readonly (Args [(Arg 1)]))`},
	{`$a?->b?->c()['d']->{'e'}::F::$g::h();`, `(StaticCall (StaticProp (ClassConst (Prop (Index (MethodCall (Prop $a b NullSafe) c (Args) NullSafe) "d") "e") F) g) h (Args))`},
	{`A::{'x'};`, `(ClassConst A "x")`},
	{`A::$b();`, `(StaticCall A $b (Args))`},
	{`A::$$b;`, `(StaticProp A $b)`},
	{`A::class;`, `(ClassConst A class)`},
	{`static::X;`, `(ClassConst static X)`},
	{`$a::class;`, `(ClassConst $a class)`},
	{`FOO[0]->x;`, `(Prop (Index FOO 0) x)`},
	{`"abc"[0]();`, `(Call (Index "abc" 0) (Args))`},
	{`$$a; ${'b'}; $$$c;`, `(VarVar $a) (VarVar "b") (VarVar (VarVar $c))`},
	{`isset($a, $b[0]); empty($c); eval('');`, `(Isset [$a (Index $b 0)]) (Unary empty $c) (Unary eval "")`},
	{`@$a++; --$b->c;`, `(Unary @ (IncDec $a)) (IncDec (Prop $b c) Dec Prefix)`},
	{`"x $a {$b->c()} $d[0] $d[-1] $d[k] $d[$e] $f->g $f?->g ${h} ${i[1]} ${'j'}";`, `(Interp ["x " $a " " (MethodCall $b c (Args)) " " (Index $d 0) " " (Index $d -1) " " (Index $d "k") " " (Index $d $e) " " (Prop $f g) " " (Prop $f g NullSafe) " " $h " " (Index $i 1) " " (VarVar "j")] [(DollarBrace 17) (DollarBrace 19) (DollarBrace 21 VarVar)])`},
	{"`ls $x`;", `(Shell ["ls " $x])`},
	{"<<<A\n  a $b\n    c\n  A;", `(Interp ["a " $b "\n  c"])`},
	{"<<<'A'\n  a $b\n  A . <<<B\nB;", `(Binary . "a $b" "")`},
	{`'a\'\\\n'; "\x41\101\u{20AC}\e\$\q";`, `"a'\\\\n" "AA€\x1b$\\q"`},
	{`0x1f; 0b11; 0o17; 017; 1_000; 9223372036854775808; .5; 1e3;`, `31 3 15 15 1000 (FloatLit 9.223372036854776e+18) (FloatLit 0.5) (FloatLit 1000)`},
	{`__LINE__; __CLASS__;`, `(MagicConst Kind:T_LINE) (MagicConst Kind:T_CLASS_C)`},
	{`echo 1, 2; ?>x<?= 3 ?>`, `(Echo [1 2]) (Nop) (InlineHTML "x") (Echo [3])`},
	{`if ($a) 1; elseif ($b) 2; else 3;`, `(If $a Then:(Block [1]) Else:(If $b Then:(Block [2]) Else:(Block [3])))`},
	{`if ($a): 1; else: 2; endif;`, `(If $a Then:(Block [1]) Else:(Block [2]))`},
	{`while (1) { break 2; }`, `(While 1 (Block [(Break 2)]))`},
	{`do continue; while (0);`, `(DoWhile (Block [(Continue)]) 0)`},
	{`for ($i = 0, $j = 1; $i < 3; $i++): endfor;`, `(For [(Assign $i 0) (Assign $j 1)] [(Binary < $i 3)] [(IncDec $i)] (Block))`},
	{`foreach ($a as $k => &$v); foreach (f() as [$x]) {}`, `(Foreach $a Key:$k $v ByRef (Block [(Nop)])) (Foreach (Call f (Args)) (ArrayLit [(ArrayItem $x)]) (Block))`},
	{`switch ($a) { case 1: case 2; 3; default: }`, `(Switch $a [(Case 1) (Case 2 [3]) (Case)])`},
	{`try { 1; } catch (A | B $e) {} catch (C) {} finally {}`, `(Try (Block [1]) [(Catch [A B] "e" (Block)) (Catch [C] (Block))] (Block))`},
	{`goto a; a: ;`, `(Goto "a") (Label "a") (Nop)`},
	{`global $a, $$b; static $c = 1, $d; unset($a, $b[0]);`, `(Global [$a (VarVar $b)]) (StaticVars [(StaticVar "c" Init:1) (StaticVar "d")]) (Unset [$a (Index $b 0)])`},
	{`declare(ticks=1) { }`, `(Declare [(DeclareItem "ticks" 1)] (Block))`},
	{`const A = 1, B = 2;`, `(ConstDecl [(ConstItem "A" 1) (ConstItem "B" 2)])`},
	{`namespace A\B; f(); namespace C; g();`, `(Namespace A\B [(Call f (Args))]) (Namespace C [(Call g (Args))])`},
	{`namespace { f(); } namespace D { }`, `(Namespace [(Call f (Args))] Braces) (Namespace D Braces)`},
	{`use A, B\C as D; use function e; use F\{G, H as I}; use J\{function k, const L};`, `(Use [(UseItem "A") (UseItem "B\\C" "D")]) (Use Kind:1 [(UseItem Kind:1 "e")]) (Use [(UseItem "F\\G") (UseItem "F\\H" "I")]) (Use [(UseItem Kind:1 "J\\k") (UseItem Kind:2 "J\\L")])`},
	{`/** d */ #[A(1)] function &f(?int $a = 1, A|(B&C) &...$b): static|null { return; }`, `(FuncDecl "f" ByRef [(Param "a" (Type int Nullable) Default:1) (Param "b" (Type Kind:1 [(Type A) (Type Kind:2 [(Type B) (Type C)])]) ByRef Variadic)] Ret:(Type Kind:1 [(Type static) (Type null)]) (Block [(Return)]) "/** d */" [(AttrGroup [(Attr A (Args [(Arg 1)]))])])`},
	{`abstract class A extends B implements C { /** d */ const int X = 1; public ?int $a = 1, $b; var $c; abstract protected static function f(); }`, `(ClassDecl "A" Mods:16 B [C] [(ClassConstDecl (Type int) [(ConstItem "X" 1 "/** d */")]) (PropDecl Mods:1 (Type int Nullable) [(PropItem "a" Init:1) (PropItem "b")]) (PropDecl Mods:1025 [(PropItem "c")]) (Method Mods:26 (FuncDecl "f" Abstract))])`},
	{`class A { use B, C { B::x insteadof C; x as protected y; z as list; } }`, `(ClassDecl "A" [(TraitUse [B C] [(TraitAdapt B "x" [C]) (TraitAdapt "x" "y" Mods:2) (TraitAdapt "z" "list")])])`},
	{`interface A extends B, C {}`, `(ClassDecl Kind:1 "A" [B C])`},
	{`trait A {}`, `(ClassDecl Kind:2 "A")`},
	{`enum A: int implements B { case X = 1; case Y; }`, `(ClassDecl Kind:3 "A" [B] (Type int) [(EnumCase "X" 1) (EnumCase "Y")])`},
	{`class A { public private(set) int $a = 1 { get => 2; set(int $v) { } } abstract public $b { &get; final set; } function __construct(public readonly int $x = 1 { get; }) {} }`, `(ClassDecl "A" [(PropDecl Mods:513 (Type int) [(PropItem "a" Init:1 [(Hook "get" (FuncDecl "get" (Block [(Return 2)])) Arrow) (Hook "set" (FuncDecl "set" [(Param "v" (Type int))] (Block)) HasParams)] HasHooks)]) (PropDecl Mods:17 [(PropItem "b" [(Hook "get" (FuncDecl "get" ByRef Abstract)) (Hook "set" Mods:32 (FuncDecl "set" Abstract))] HasHooks)]) (Method (FuncDecl "__construct" [(Param "x" (Type int) Default:1 Mods:65 [(Hook "get" (FuncDecl "get" Abstract))] HasHooks)] (Block)))])`},
	{`#[A] fn() => 1; #[B, C(2)] final readonly class D {}`, `(ArrowFunc (FuncDecl (Block [(Return 1)]) [(AttrGroup [(Attr A)])])) (ClassDecl "D" Mods:96 [(AttrGroup [(Attr B) (Attr C (Args [(Arg 2)]))])])`},
	{`__halt_compiler(); junk " {`, `(HaltCompiler)`},
}

func TestTrees(t *testing.T) {
	for _, c := range treeTests {
		f, err := Parse("test.php", []byte("<?php "+c.src), Options{})
		if err != nil {
			t.Errorf("%s\n%v", c.src, err)
			continue
		}
		if got := dump(f.Stmts, false); got != c.tree {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.tree)
		}
	}
}

// lineTests pair source with the lines PHP gives its nodes.
var lineTests = []struct{ src, tree string }{
	{"\n$a\n+\n$b\n;", `(Binary + $a@2 $b@4)@2@2`},
	{"\n-\n$a;", `(Unary - $a@3)@3@3`},
	{"\n$a\n->b()\n->c(\n1\n);", `(MethodCall (MethodCall $a@2 b@3 (Args)@3)@2 c@4 (Args [(Arg 1@5)@5])@5)@2@2`},
	{"\n$f\n(\n);", `(Call $f@2 (Args)@4)@3@3`},
	{"\nf\n(\n);", `(Call f@2@2 (Args)@4)@2@2`},
	{"\n[\n];", `(ArrayLit)@3@3`},
	{"\n[\n1];", `(ArrayLit [(ArrayItem 1@3)@3])@3@3`},
	{"\n'a\nb';\n$c;", `"a\nb"@2@2 $c@4@4`},
	{"<<<A\n$a\n{$b}\nA\n;\n$c;", `(Interp [$a@2 "\n"@2 $b@3])@2@2 $c@6@6`},
	{"\nreturn\n;", `(Return)@3`},
	{"\nreturn\n1\n;", `(Return 1@3)@3`},
	{"?>\n\n<?php\n$a;", `(Nop)@1 (InlineHTML "\n")@2 $a@4@4`},
	{"\nif (\n$a\n) {\n}", `(If $a@3 Then:(Block)@4)@3`},
	{"\nfunction\nf\n(\n$a\n)\n{\n}", `(FuncDecl "f" [(Param "a")@5] (Block)@7)@2`},
	{"\nabstract\nclass\nA\n{\n}", `(ClassDecl "A" Mods:16)@3`},
}

func TestLines(t *testing.T) {
	for _, c := range lineTests {
		f, err := Parse("test.php", []byte("<?php "+c.src), Options{})
		if err != nil {
			t.Errorf("%q\n%v", c.src, err)
			continue
		}
		if got := dump(f.Stmts, true); got != c.tree {
			t.Errorf("%q\n got %s\nwant %s", c.src, got, c.tree)
		}
	}
}

func TestFile(t *testing.T) {
	f, err := Parse("a.php", []byte("#!/usr/bin/php\n<?php\n\"\\400\";\n__halt_compiler();rest \" {"), Options{SkipShebang: true})
	if err != nil {
		t.Fatal(err)
	}
	if f.Halt != 47 || len(f.Warnings) != 1 || f.Warnings[0].Line != 3 {
		t.Errorf("halt %d, warnings %v", f.Halt, f.Warnings)
	}
	if f, err = Parse("a.php", []byte("<? echo 1;"), Options{NoShortTags: true}); err != nil || dump(f.Stmts, false) != `(InlineHTML "<? echo 1;")` {
		t.Error(err, f)
	}
	if f, err = Parse("a.php", []byte("1;"), Options{InCode: true}); err != nil || dump(f.Stmts, false) != "1" {
		t.Error(err, f)
	}
}

// TestDocComments checks to what documentation comments belong.
func TestDocComments(t *testing.T) {
	src := `<?php
/** a */ class A { /** b */ public $b, /** c */ $c = 1; /** d */ const D = 1; /** e */ function e(/** p */ $p) {} function f() {} }
/** lost */ $x = 1; function g() {}
/** x */ { } function h() {}
enum E { /** k */ case K; }
$f = /** i */ function () {}; /** j */ trait T {}
`
	f, err := Parse("a.php", []byte(src), Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := f.Stmts[0].(*ClassDecl)
	p := a.Members[0].(*PropDecl)
	e := a.Members[2].(*Method).Fn
	got := []string{a.Doc, p.Items[0].Doc, p.Items[1].Doc, a.Members[1].(*ClassConstDecl).Items[0].Doc, e.Doc, e.Params[0].Doc,
		a.Members[3].(*Method).Fn.Doc, f.Stmts[2].(*FuncDecl).Doc, f.Stmts[4].(*FuncDecl).Doc,
		f.Stmts[5].(*ClassDecl).Members[0].(*EnumCase).Doc, f.Stmts[6].(*ExprStmt).X.(*Assign).Y.(*Closure).Fn.Doc, f.Stmts[7].(*ClassDecl).Doc}
	want := []string{"/** a */", "/** b */", "/** c */", "/** d */", "/** e */", "/** p */", "", "/** lost */", "", "/** k */", "/** i */", "/** j */"}
	for i, w := range want {
		if got[i] != w {
			t.Errorf("%d: got %q, want %q", i, got[i], w)
		}
	}
}
