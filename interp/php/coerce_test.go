package php

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// testTypes are the types of the table, as the compiler would make them.
var testTypes = map[string]*Type{
	"int": {Mask: TInt, Text: "int"}, "?int": {Mask: TInt | TNull, Text: "?int"},
	"float": {Mask: TFloat, Text: "float"}, "string": {Mask: TString, Text: "string"},
	"bool": {Mask: TBool, Text: "bool"}, "?bool": {Mask: TBool | TNull, Text: "?bool"},
	"array": {Mask: TArray, Text: "array"}, "?array": {Mask: TArray | TNull, Text: "?array"},
	"iterable": {Mask: TArray | TIterable, Names: []string{"Traversable"}, Text: "Traversable|array"},
	"?iterable": {Mask: TArray | TIterable | TNull, Names: []string{"Traversable"},
		Text: "Traversable|array|null"},
	"object": {Mask: TObject, Text: "object"}, "?object": {Mask: TObject | TNull, Text: "?object"},
	"callable": {Mask: TCallable, Text: "callable"}, "?callable": {Mask: TCallable | TNull, Text: "?callable"},
	"P": {Names: []string{"P"}, Text: "P"}, "?P": {Mask: TNull, Names: []string{"P"}, Text: "?P"},
	"Traversable":      {Names: []string{"Traversable"}, Text: "Traversable"},
	"?Traversable":     {Mask: TNull, Names: []string{"Traversable"}, Text: "?Traversable"},
	"int|string":       {Mask: TInt | TString, Text: "string|int"},
	"int|float":        {Mask: TInt | TFloat, Text: "int|float"},
	"int|float|string": {Mask: TInt | TFloat | TString, Text: "string|int|float"},
	"float|bool":       {Mask: TFloat | TBool, Text: "float|bool"},
	"string|bool":      {Mask: TString | TBool, Text: "string|bool"},
	"int|bool":         {Mask: TInt | TBool, Text: "int|bool"},
	"int|false":        {Mask: TInt | TFalse, Text: "int|false"},
	"string|false":     {Mask: TString | TFalse, Text: "string|false"},
	"float|string":     {Mask: TFloat | TString, Text: "string|float"},
	"int|array":        {Mask: TInt | TArray, Text: "array|int"},
	"P|string":         {Mask: TString, Names: []string{"P"}, Text: "P|string"},
	"int|bool|null":    {Mask: TInt | TBool | TNull, Text: "int|bool|null"},
	"int|float|bool":   {Mask: TInt | TFloat | TBool, Text: "int|float|bool"},
	"true|int":         {Mask: TInt | TTrue, Text: "int|true"},
	"mixed":            {Mask: TMixed | TMixedTag, Text: "mixed"},
	"null":             {Mask: TNull, Text: "null"},
	"S|P|null":         {Mask: TNull, Names: []string{"S", "P"}, Text: "S|P|null"},
	"object|string":    {Mask: TObject | TString, Text: "object|string"},
}

func TestCoerceTables(t *testing.T) {
	for level, file := range map[Level]string{Level84: "testdata/coerce-8.4.txt", Level74: "testdata/coerce-7.4.txt"} {
		ctx, m := newTestContext(t, level)
		values := tableOperands(t, ctx)
		c, _ := ctx.FindClass("T", false)
		values["T"] = ObjectValue(NewObject(c))
		m.frames = []Frame{{FromNative: true}}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for sc := bufio.NewScanner(f); sc.Scan(); {
			col := strings.Split(sc.Text(), "\t")
			fn := &Function{Name: "f", Params: []Param{{Name: "x", Type: testTypes[col[0]]}}, Required: 1}
			arg := values[col[2]].Copy()
			err := ctx.CoerceArg(fn, 0, &arg, col[1] == "strict")
			if got := m.outcome(arg, err); got != col[3] {
				t.Errorf("%s: %s %s %s: got %s, want %s", file, col[0], col[1], col[2], got, col[3])
			}
			arg.Release()
		}
		f.Close()
		for name, v := range values {
			if v.Count() > 1 {
				t.Errorf("%s has %d owners afterwards", name, v.Count())
			}
		}
	}
}

func TestCoerceMessages(t *testing.T) {
	ctx84, m84 := newTestContext(t, Level84)
	ctx74, m74 := newTestContext(t, Level74)
	for _, m := range []*fakeMachine{m84, m74} {
		m.frames = []Frame{{}, {File: "a.php", Line: 7}}
		if _, err := m.ctx.FindClass("P", false); err != nil {
			t.Fatal(err)
		}
	}
	class := &Class{Name: "C"}
	one := &Function{Name: "f", Params: []Param{{Name: "x", Type: testTypes["int"]}}, Required: 1, Ret: testTypes["?P"]}
	two := &Function{Name: "m", Class: class, Params: []Param{{Name: "x"}, {Name: "y", Flags: ParamVariadic,
		Type: testTypes["int"]}}, Required: 1, Ret: testTypes["int"]}
	prop := &PropInfo{Name: "p", Class: class, Type: testTypes["?int"]}
	obj := &PropInfo{Name: "q", Class: class, Type: testTypes["?P"]}
	arg := func(ctx *Context, fn *Function, i int) error {
		v := String("x")
		return ctx.CoerceArg(fn, i, &v, false)
	}
	ret := func(ctx *Context, fn *Function, v Value) error { return ctx.CoerceReturn(fn, &v, false) }
	put := func(ctx *Context, p *PropInfo) error { _, err := ctx.CoerceProp(p, String("x"), false); return err }
	ref := func(ctx *Context, p ...*PropInfo) error {
		r := NewRef(Null())
		r.Types = p
		return ctx.AssignRef(r, String("x"))
	}
	for _, c := range []struct {
		run          func(ctx *Context) error
		want, want74 string
	}{
		{func(ctx *Context) error { return arg(ctx, one, 0) },
			"TypeError: f(): Argument #1 ($x) must be of type int, string given, called in a.php on line 7",
			"TypeError: Argument 1 passed to f() must be of the type int, string given, called in a.php on line 7"},
		{func(ctx *Context) error { return arg(ctx, two, 2) },
			"TypeError: C::m(): Argument #3 must be of type int, string given, called in a.php on line 7",
			"TypeError: Argument 3 passed to C::m() must be of the type int, string given, called in a.php on line 7"},
		{func(ctx *Context) error { return ctx.TooFewArgs(one, 0) },
			"ArgumentCountError: Too few arguments to function f(), 0 passed in a.php on line 7 and exactly 1 expected", ""},
		{func(ctx *Context) error { return ctx.TooFewArgs(two, 0) },
			"ArgumentCountError: Too few arguments to function C::m(), 0 passed in a.php on line 7 and at least 1 expected", ""},
		{func(ctx *Context) error { return ret(ctx, one, Int(5)) },
			"TypeError: f(): Return value must be of type ?P, int returned",
			"TypeError: Return value of f() must be an instance of P or null, int returned"},
		{func(ctx *Context) error { return ret(ctx, two, Undef()) },
			"TypeError: C::m(): Return value must be of type int, none returned",
			"TypeError: Return value of C::m() must be of the type int, none returned"},
		{func(ctx *Context) error { return put(ctx, prop) },
			"TypeError: Cannot assign string to property C::$p of type ?int",
			"TypeError: Typed property C::$p must be int or null, string used"},
		{func(ctx *Context) error { return put(ctx, obj) },
			"TypeError: Cannot assign string to property C::$q of type ?P",
			"TypeError: Typed property C::$q must be an instance of P or null, string used"},
		{func(ctx *Context) error { return ref(ctx, prop) },
			"TypeError: Cannot assign string to reference held by property C::$p of type ?int", ""},
	} {
		if c.want74 == "" {
			c.want74 = c.want
		}
		if got := m84.outcome(Undef(), c.run(ctx84)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if got := m74.outcome(Undef(), c.run(ctx74)); got != c.want74 {
			t.Errorf("got %s, want %s", got, c.want74)
		}
	}
}

func TestTypedReferences(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	class := &Class{Name: "C"}
	asInt := &PropInfo{Name: "i", Class: class, Type: testTypes["int"]}
	asFloat := &PropInfo{Name: "f", Class: class, Type: testTypes["float"]}
	asString := &PropInfo{Name: "s", Class: class, Type: testTypes["string"]}
	both := &PropInfo{Name: "b", Class: class, Type: testTypes["int|float"]}
	for _, c := range []struct {
		types []*PropInfo
		v     Value
		want  string
	}{
		{[]*PropInfo{asInt}, String("5"), "i:5"},
		{[]*PropInfo{asInt, both}, String("5"), "i:5"},
		{[]*PropInfo{both, asFloat}, String("1.5"), "f:1.5"},
		{[]*PropInfo{asInt, asString}, True(), "TypeError: Cannot assign true to reference held by property C::$i of type " +
			"int and property C::$s of type string, as this would result in an inconsistent type conversion"},
	} {
		r := NewRef(Null())
		r.Types = c.types
		err := ctx.AssignRef(r, c.v)
		if got := m.outcome(r.V, err); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
