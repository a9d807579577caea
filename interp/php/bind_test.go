package php

import (
	"fmt"
	"testing"
)

func param(name string, t *Type, flags ParamFlags) Param {
	return Param{Name: name, Type: t, Flags: flags}
}

// bindText runs the binder and writes what comes out as the tables do.
func bindText(ctx *Context, m *fakeMachine, fn *Function, strict bool, args ...Value) string {
	window := make([]Value, 0, 8)
	bound, ok, err := ctx.BindArgs(fn, append(window, args...), strict)
	if err != nil {
		return m.outcome(Undef(), err)
	}
	out := ""
	for _, s := range m.msgs {
		out += "[" + s + "]"
	}
	m.msgs = nil
	if !ok {
		return out + "refused"
	}
	for i, v := range bound {
		if i > 0 {
			out += " "
		}
		out += show(ctx, v)
	}
	return out
}

func TestBindCounts(t *testing.T) {
	ctx84, m84 := newTestContext(t, Level84)
	ctx74, m74 := newTestContext(t, Level74)
	opt := param("b", nil, ParamOptional)
	opt.Default = Literal{Kind: LitInt, I: 9}
	none := &Function{Name: "f"}
	one := &Function{Name: "f", Params: []Param{{Name: "a"}}, Required: 1}
	two := &Function{Name: "f", Params: []Param{{Name: "a"}, opt}, Required: 1}
	many := &Function{Name: "f", Params: []Param{{Name: "a"}, {Name: "r", Flags: ParamVariadic}}, Required: 1,
		Flags: FnVariadic}
	for _, c := range []struct {
		fn           *Function
		n            int
		want, want74 string
	}{
		{none, 0, "", ""},
		{none, 1, "ArgumentCountError: f() expects exactly 0 arguments, 1 given",
			"[Warning: f() expects exactly 0 parameters, 1 given]refused"},
		{one, 0, "ArgumentCountError: f() expects exactly 1 argument, 0 given",
			"[Warning: f() expects exactly 1 parameter, 0 given]refused"},
		{two, 0, "ArgumentCountError: f() expects at least 1 argument, 0 given",
			"[Warning: f() expects at least 1 parameter, 0 given]refused"},
		{two, 1, "i:0 i:9", "i:0 i:9"}, {two, 2, "i:0 i:1", "i:0 i:1"},
		{two, 3, "ArgumentCountError: f() expects at most 2 arguments, 3 given",
			"[Warning: f() expects at most 2 parameters, 3 given]refused"},
		{many, 0, "ArgumentCountError: f() expects at least 1 argument, 0 given",
			"[Warning: f() expects at least 1 parameter, 0 given]refused"},
		{many, 1, "i:0", "i:0"}, {many, 4, "i:0 i:1 i:2 i:3", "i:0 i:1 i:2 i:3"},
	} {
		args := []Value{}
		for i := range c.n {
			args = append(args, Int(int64(i)))
		}
		if got := bindText(ctx84, m84, c.fn, false, args...); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if got := bindText(ctx74, m74, c.fn, false, args...); got != c.want74 {
			t.Errorf("got %s, want %s", got, c.want74)
		}
	}
	if got, want := bindText(ctx74, m74, one, true), "ArgumentCountError: f() expects exactly 1 parameter, 0 given"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBindTypes(t *testing.T) {
	ctx84, m84 := newTestContext(t, Level84)
	ctx74, m74 := newTestContext(t, Level74)
	obj84, obj74 := tableOperands(t, ctx84), tableOperands(t, ctx74)
	resource := &Type{Mask: TResource, Text: "resource"}
	for _, c := range []struct {
		typ          *Type
		arg          string
		strict       bool
		want, want74 string
	}{
		{testTypes["int"], "7", false, "i:7", "i:7"},
		{testTypes["int"], `"1"`, false, "i:1", "i:1"},
		{testTypes["int"], `"1"`, true, "TypeError: f(): Argument #1 ($x) must be of type int, string given",
			"TypeError: f() expects parameter 1 to be int, string given"},
		{testTypes["int"], `"1x"`, false, "TypeError: f(): Argument #1 ($x) must be of type int, string given",
			"[Notice: A non well formed numeric value encountered]i:1"},
		{testTypes["int"], `"1.5"`, false,
			`[Deprecated: Implicit conversion from float-string "1.5" to int loses precision]i:1`, "i:1"},
		{testTypes["int"], "1e20", false, "TypeError: f(): Argument #1 ($x) must be of type int, float given",
			"[Warning: f() expects parameter 1 to be int, float given]refused"},
		{testTypes["int"], "null", false, "[Deprecated: f(): Passing null to parameter #1 ($x) of type int is deprecated]i:0",
			"i:0"},
		{testTypes["int"], "null", true, "TypeError: f(): Argument #1 ($x) must be of type int, null given",
			"TypeError: f() expects parameter 1 to be int, null given"},
		{testTypes["?int"], "null", true, "null", "null"},
		{testTypes["?int"], "[1]", false, "TypeError: f(): Argument #1 ($x) must be of type ?int, array given",
			"[Warning: f() expects parameter 1 to be int, array given]refused"},
		{testTypes["float"], "7", true, "f:7", "f:7"},
		{testTypes["string"], "S", false, "s:a", "s:a"},
		{testTypes["string"], "P", false, "TypeError: f(): Argument #1 ($x) must be of type string, P given",
			"[Warning: f() expects parameter 1 to be string, object given]refused"},
		{testTypes["string"], "null", false,
			"[Deprecated: f(): Passing null to parameter #1 ($x) of type string is deprecated]s:", "s:"},
		{testTypes["int|float"], "null", false,
			"[Deprecated: f(): Passing null to parameter #1 ($x) of type int|float is deprecated]i:0", "i:0"},
		{testTypes["bool"], `"a"`, false, "true", "true"},
		{testTypes["array"], "true", false, "TypeError: f(): Argument #1 ($x) must be of type array, true given",
			"[Warning: f() expects parameter 1 to be array, bool given]refused"},
		{testTypes["array"], "null", false, "TypeError: f(): Argument #1 ($x) must be of type array, null given",
			"[Warning: f() expects parameter 1 to be array, null given]refused"},
		{testTypes["P"], "P", true, "o:P", "o:P"},
		{testTypes["P"], "S", false, "TypeError: f(): Argument #1 ($x) must be of type P, S given",
			"[Warning: f() expects parameter 1 to be P, object given]refused"},
		{testTypes["?P"], "7", false, "TypeError: f(): Argument #1 ($x) must be of type ?P, int given",
			"[Warning: f() expects parameter 1 to be P, int given]refused"},
		{testTypes["callable"], `"a"`, false,
			`TypeError: f(): Argument #1 ($x) must be a valid callback, function "a" not found or invalid function name`,
			"[Warning: f() expects parameter 1 to be a valid callback, function 'a' not found or invalid function name]refused"},
		{testTypes["?callable"], "7", false,
			"TypeError: f(): Argument #1 ($x) must be a valid callback or null, no array or string given",
			"[Warning: f() expects parameter 1 to be a valid callback, no array or string given]refused"},
		{testTypes["?callable"], "null", true, "null", "null"},
		{resource, "7", false, "TypeError: f(): Argument #1 ($x) must be of type resource, int given",
			"[Warning: f() expects parameter 1 to be resource, int given]refused"},
		{nil, "null", true, "null", "null"},
		{testTypes["mixed"], "[1]", true, "{0=i:1}", "{0=i:1}"},
	} {
		fn := &Function{Name: "f", Params: []Param{param("x", c.typ, 0)}, Required: 1}
		if got := bindText(ctx84, m84, fn, c.strict, obj84[c.arg].Copy()); got != c.want {
			t.Errorf("%v %s: got %s, want %s", c.typ, c.arg, got, c.want)
		}
		if got := bindText(ctx74, m74, fn, c.strict, obj74[c.arg].Copy()); got != c.want74 {
			t.Errorf("7.4 %v %s: got %s, want %s", c.typ, c.arg, got, c.want74)
		}
	}
}

func TestBindReferences(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	fn := &Function{Name: "f", Params: []Param{param("a", testTypes["array"], ParamByRef), param("b", testTypes["int"], 0)},
		Required: 2}
	r := NewRef(ArrayValue(List(Int(1))))
	shared := NewRef(String("3"))
	shared.rc++
	if got := bindText(ctx, m, fn, false, RefValue(r), RefValue(shared)); got != "{0=i:1} i:3" {
		t.Error(got)
	}
	if shared.rc != 1 || !shared.V.IsString() {
		t.Error("a reference given for a value must be let go of, and stay as it is")
	}
	r.V = Int(1)
	if got := bindText(ctx, m, fn, false, RefValue(r), Int(1)); got != "TypeError: f(): Argument #1 ($a) must be of type array, int given" {
		t.Error(got)
	}
}

func TestBindHandlerThrows(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	m.throwOn = "Passing null"
	fn := &Function{Name: "f", Params: []Param{param("x", testTypes["string"], 0)}, Required: 1}
	if _, ok, err := ctx.BindArgs(fn, []Value{Null()}, false); ok || err == nil || ctx.Pending != nil {
		t.Error("what the error handler throws must keep the builtin from being called")
	}
}

func TestBindNamed(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	opt := func(name string, n int64) Param {
		p := param(name, testTypes["int"], ParamOptional)
		p.Default = Literal{Kind: LitInt, I: n}
		return p
	}
	fn := &Function{Name: "f", Params: []Param{param("a", testTypes["int"], 0), opt("b", 2), opt("c", 3)}, Required: 1}
	many := &Function{Name: "g", Params: []Param{param("a", nil, 0), param("r", nil, ParamVariadic)}, Required: 1,
		Flags: FnVariadic}
	named := func(kv ...any) *Array {
		a := NewHash(2)
		for i := 0; i < len(kv); i += 2 {
			a.SetString(kv[i].(string), Int(int64(kv[i+1].(int))))
		}
		return a
	}
	for _, c := range []struct {
		fn    *Function
		args  []Value
		named *Array
		want  string
	}{
		{fn, nil, named("c", 7, "a", 5), "i:5 i:2 i:7"},
		{fn, []Value{Int(1)}, named("c", 7), "i:1 i:2 i:7"},
		{fn, []Value{Int(1)}, named("a", 7), "Error: Named parameter $a overwrites previous argument"},
		{fn, nil, named("b", 7), "ArgumentCountError: f(): Argument #1 ($a) not passed"},
		{fn, nil, named("x", 7), "Error: Unknown named parameter $x"},
		{many, []Value{Int(1)}, named("x", 7, "y", 8), "i:1 {x=i:7,y=i:8}"},
		{many, []Value{Int(1)}, named("r", 7), "i:1 {r=i:7}"},
	} {
		args, extra, err := ctx.BindNamed(c.fn, append(make([]Value, 0, 8), c.args...), c.named)
		got := ""
		if err != nil {
			got = m.outcome(Undef(), err)
		} else {
			got = bindText(ctx, m, c.fn, false, args...)
			if extra != nil {
				got += " " + show(ctx, ArrayValue(extra))
			}
		}
		if got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func BenchmarkBindArgs(b *testing.B) {
	ctx, _ := newTestContext(b, Level84)
	opt := param("d", testTypes["int"], ParamOptional)
	opt.Default = Literal{Kind: LitInt}
	fn := &Function{Name: "f", Params: []Param{param("a", testTypes["string"], 0), param("b", testTypes["int"], 0),
		param("c", testTypes["?array"], 0), opt}, Required: 3}
	full := []Value{String("x"), Int(1), Null(), Int(4)}
	for n := 3; n <= 4; n++ {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok, err := ctx.BindArgs(fn, full[:n], false); !ok || err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
