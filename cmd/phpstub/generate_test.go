package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGeneratedCurrent proves that every extension's tables are what its stubs give.
func TestGeneratedCurrent(t *testing.T) {
	stubs, err := filepath.Glob("../../ext/*/*" + stubSuffix)
	if err != nil {
		t.Fatal(err)
	}
	gens, _ := filepath.Glob("../../ext/*/*" + genSuffix)
	dirs := map[string]bool{}
	for _, path := range append(stubs, gens...) {
		dirs[filepath.Dir(path)] = true
	}
	for dir := range dirs {
		if err := checkPackage(dir); err != nil {
			t.Error(err)
		}
	}
}

// stubText generates the table of one stub.
func stubText(t *testing.T, src string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"demo.stub.php": src, "demo.go": "package demo\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	outs, err := generate(dir)
	if err != nil {
		return "", err
	}
	return string(outs[0].text), nil
}

func TestDeclarations(t *testing.T) {
	got, err := stubText(t, `<?php
const A = 1;
const B = A | 2;
/** @since 8.4 @pure */
function str_x(string $a, ?int $b = null, array|string|null $c = "x\n", A&B ...$rest): int|false {}
/** @until 7.4 @impl strX74 */
function str_x(string $a, $b = UNKNOWN): int {}
/** @deprecated 7.4,8.4 since 7.2 */
function range(&$x, float $y = -1.5, int $z = self_evident, string $w = null): iterable {}
/** @unchecked $v */
function raw(string $v) {}
/** @resource ?$ctx */
function fopen($ctx, $p = B | 4) {}
/** @handlers demoHandlers @no-new */
final class PDOThing extends Base implements I, J {
	const X = 2;
	public readonly int $p;
	protected static $q = self::X;
	public function __construct(self $s = null) {}
	/** @tentative */
	public static function make_it(): ?static {}
}
enum E: string { case One = 'x'; }
interface K { function f(); }
ini('precision', '14', 'ALL', onchange: precisionChanged);
ini('log', null, 'PERDIR|SYSTEM', bool: true, since: '8.4');
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{Name: "B", Value: php.Literal{Kind: php.LitInt, I: 3}}`,
		`{Name: "str_x", Impl: strX, Params: []php.Param{`,
		`Default: php.Literal{Kind: php.LitNull}, DefaultText: "null"}`,
		`DefaultText: "\"x\\n\""}`,
		`Impl: strX74`, `Levels: php.Only74}`, `Impl: range_`,
		`Ret: &demoTypeIntFalse, Flags: php.FnPure, Levels: php.Only84}`,
		`{Name: "b", Flags: php.ParamOptional}`,
		`Deprecated: " since 7.2", DeprecatedLevels: php.Only74 | php.Only84}`,
		`Default: php.Literal{Kind: php.LitFloat, F: -1.5}, DefaultText: "-1.5"`,
		`Default: php.Literal{Kind: php.LitConst, S: "self_evident"}`,
		`Type: &demoTypeNullableString, Flags: php.ParamOptional | php.ParamNullableDefault`,
		`{Name: "p", Flags: php.ParamOptional, Default: php.Literal{Kind: php.LitInt, I: 7}, DefaultText: "B | 4"}`,
		`Flags: php.ClassFinal | php.ClassNoNew, Parent: "Base", Interfaces: []string{"I", "J"}, Handlers: &demoHandlers`,
		`{Name: "p", Flags: php.AccPublic | php.AccReadonly, Type: &demoTypeInt}`,
		`{Name: "q", Flags: php.AccProtected | php.AccStatic, Default: php.Literal{Kind: php.LitInt, I: 2}}`,
		`Impl: pdoThing_make_it`, `php.AccPublic | php.FnCtor`,
		`Interfaces: []string{"UnitEnum", "BackedEnum"}`, `Case: true`,
		`{Name: "f", Flags: php.AccPublic | php.AccAbstract}`,
		`{Name: "precision", Default: "14", Access: php.IniAll, OnChange: precisionChanged}`,
		`Access: php.IniPerDir | php.IniSystem, Levels: php.Only84, Bool: true, Null: true}`,
		`Text: "array|string|null"}`, `Text: "?static"}`, `Inter: [][]string{{"A", "B"}}, Text: "A&B"}`,
		`Mask: php.TArray | php.TIterable, Names: []string{"Traversable"}, Text: "iterable"}`,
		`Text: "?resource"}`, `{Name: "v", Type: &demoTypeString2}`, `{Mask: php.TMixed, Text: "string"}`,
		`Names: []string{"PDOThing"}, Text: "?self"}`,
	} {
		if !strings.Contains(squeeze(got), squeeze(want)) {
			t.Errorf("missing %s", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// squeeze drops the white space with which gofmt aligns.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"/** @nonsense */ function f() {}", "demo.stub.php:2: unknown tag @nonsense"},
		{"function f() {}\nfunction F() {}", "demo.stub.php:3: function f is declared twice"},
		{"function f($x = [1]) {}", "demo.stub.php:2: only the empty array can be a value"},
		{"function f($x = A | 2) {}", "demo.stub.php:2: constant A is not declared in the stubs of this package"},
		{"/** @since 8.1 */ function f() {}", "demo.stub.php:2: @since 8.1: only 8.4"},
		{"function f() { return 1; }", "demo.stub.php:2: f has a body"},
		{"\necho 1;", "demo.stub.php:3: a stub holds declarations only"},
		{"const A = B; const B = A;", "depends on itself"},
		{"ini('x', 'y');", "ini() needs a name, a default"},
		{"/** @resource $y */ function f($x) {}", "@resource: no parameter $y"},
		{"function f( {}", "demo.stub.php:2: syntax error"},
	} {
		_, err := stubText(t, "<?php\n"+c.src)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.src, err, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for php, want := range map[string]string{"str_repeat": "strRepeat", "range": "range_", "copy": "copy_",
		"utf8_encode": "utf8Encode", "is_a": "isA", "sort": "sort"} {
		if got := goFunc(php); got != want {
			t.Errorf("%s: %s", php, got)
		}
	}
	for class, want := range map[string]string{"ArrayObject": "arrayObject_f", "PDOStatement": "pdoStatement_f",
		"GMP": "gmp_f", `Random\Engine\Mt19937`: "randomEngineMt19937_f", "php_user_filter": "phpUserFilter_f"} {
		if got := goMethod(class, "f"); got != want {
			t.Errorf("%s: %s", class, got)
		}
	}
}
