package php

import (
	"bufio"
	"math"
	"os"
	"strings"
	"testing"
)

// The files in testdata are tables of operators and casts over pairs of values, written by the reference engines:
// operator, operands and outcome, separated by tabs.

func TestOperatorTables(t *testing.T) {
	for _, c := range []struct {
		level Level
		file  string
	}{{Level84, "testdata/operators-8.4.txt"}, {Level74, "testdata/operators-7.4.txt"}} {
		t.Run(c.file, func(t *testing.T) { checkTable(t, c.level, c.file) })
	}
}

func checkTable(t *testing.T, level Level, file string) {
	ctx, m := newTestContext(t, level)
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	operands := tableOperands(t, ctx)
	bad := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		col := strings.Split(sc.Text(), "\t")
		a, ok := operands[col[1]]
		b, ok2 := operands[col[2]]
		if !ok || !ok2 {
			t.Fatalf("no operand for %q", col)
		}
		got := m.outcome(applyOp(ctx, col[0], a, b))
		if got != col[3] {
			if bad++; bad <= 40 {
				t.Errorf("%s %s %s: got %s, want %s", col[1], col[0], col[2], got, col[3])
			}
		}
	}
	if bad > 40 {
		t.Errorf("%d differences in all", bad)
	}
}

func applyOp(ctx *Context, op string, a, b Value) (Value, error) {
	if f := binaryOps[op]; f != nil {
		return f(ctx, a, b)
	}
	return castOps[op](ctx, a)
}

func asBool(ok bool, err error) (Value, error) { return Bool(ok), err }

var binaryOps = map[string]func(ctx *Context, a, b Value) (Value, error){
	"+": (*Context).Add, "-": (*Context).Sub, "*": (*Context).Mul, "/": (*Context).Div, "%": (*Context).Mod,
	"**": (*Context).Pow, ".": (*Context).Concat, "<<": (*Context).Shl, ">>": (*Context).Shr, "&": (*Context).BitAnd,
	"|": (*Context).BitOr, "^": (*Context).BitXor,
	"==":  func(ctx *Context, a, b Value) (Value, error) { return asBool(ctx.LooseEqual(a, b)) },
	"===": func(ctx *Context, a, b Value) (Value, error) { return Bool(Identical(a, b)), nil },
	"<":   func(ctx *Context, a, b Value) (Value, error) { return asBool(ctx.Less(a, b)) },
	"<=":  func(ctx *Context, a, b Value) (Value, error) { return asBool(ctx.LessEqual(a, b)) },
	"<=>": func(ctx *Context, a, b Value) (Value, error) {
		c, err := ctx.Compare(a, b)
		return Int(int64(c)), err
	},
}

var castOps = map[string]func(ctx *Context, v Value) (Value, error){
	"neg": (*Context).Negate, "plus": (*Context).Plus, "not": (*Context).BitNot, "inc": (*Context).Increment,
	"dec":   (*Context).Decrement,
	"bool":  func(ctx *Context, v Value) (Value, error) { return Bool(ctx.Truth(v)), nil },
	"int":   func(ctx *Context, v Value) (Value, error) { return Int(ctx.ToInt(v)), nil },
	"float": func(ctx *Context, v Value) (Value, error) { return Float(ctx.ToFloat(v)), nil },
	"array": (*Context).ToArray,
	"string": func(ctx *Context, v Value) (Value, error) {
		s, err := ctx.ToString(v)
		if err != nil {
			return Undef(), err
		}
		return StrValue(s), nil
	},
	"object": func(ctx *Context, v Value) (Value, error) {
		o, err := ctx.ToObject(v)
		if err != nil {
			return o, err
		}
		return ctx.ToArray(o)
	},
}

func tableOperands(t testing.TB, ctx *Context) map[string]Value {
	newOf := func(class string) Value {
		c, err := ctx.FindClass(class, false)
		if c == nil || err != nil {
			t.Fatal(class, err)
		}
		return ObjectValue(NewObject(c))
	}
	with := func(v Value, name string, p Value) Value {
		v.Object().SetProp(name, p)
		return v
	}
	keyed := func(k string, v Value) Value {
		a := NewHash(1)
		a.SetString(k, v)
		return ArrayValue(a)
	}
	swapped := NewHash(2)
	swapped.Set(1, Int(2))
	swapped.Set(0, Int(1))
	m := map[string]Value{"": Undef(), "null": Null(), "false": False(), "true": True(), "0": Int(0), "1": Int(1),
		"-1": Int(-1), "7": Int(7), "65": Int(65), "max": Int(math.MaxInt64), "min": Int(math.MinInt64), "0.0": Float(0),
		"-0.0": Float(math.Copysign(0, -1)), "1.5": Float(1.5), "-2.5": Float(-2.5), "3.0": Float(3), "1e20": Float(1e20),
		"inf": Float(math.Inf(1)), "nan": Float(math.NaN()),
		"[]": ArrayValue(List()), "[1]": ArrayValue(List(Int(1))), "[1,2]": ArrayValue(List(Int(1), Int(2))),
		"[k=>1]": keyed("k", Int(1)), "[2]": ArrayValue(List(Int(2))), "[nan]": ArrayValue(List(Float(math.NaN()))),
		`["1"]`: ArrayValue(List(String("1"))), "[1=>2,0=>1]": ArrayValue(swapped),
		"P": newOf("P"), "P2": newOf("P"), "S": newOf("S"), "Q": newOf("Q"), "Q2": with(newOf("Q"), "x", Int(2)),
		"Qa": with(newOf("Q"), "x", ArrayValue(List(Int(1)))), "std": newOf("stdClass"),
		"std2": with(newOf("stdClass"), "a", Int(1)), "std3": with(newOf("stdClass"), "a", Int(2))}
	for _, s := range []string{"", "0", "1", "a", "abc", " 1", "1 ", "1x", "1.5", "1e3", "1000", "0x1A",
		"9223372036854775808", "9223372036854775809", "-9223372036854775808", ".5", "1.", "-", " ", "1e1000", "2e1000", "3.0",
		"null", "-0", "1.5x", "00", "INF", "z", "Zz", "a9", "Az", "zZ9", "a-z", "é", "9z", "-5", "5.5", "1e5", "a b", " 5",
		"a!", "Z!"} {
		m[`"`+s+`"`] = String(s)
	}
	return m
}
