package standard

import (
	"math"

	"gaja/interp/php"
)

// Direct forms of array functions; see php.DirectFunc.

func oneArray(args []php.Value) bool { return len(args) == 1 && args[0].IsArray() }

// refArray returns the array behind by-reference argument 0, or nil.
func refArray(args []php.Value) *php.Value {
	if len(args) == 0 || !args[0].IsRef() {
		return nil
	}
	if v := &args[0].Ref().V; v.IsArray() {
		return v
	}
	return nil
}

func countDirect(_ *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	return php.Int(int64(args[0].Array().Len()))
}

func arrayPopDirect(_ *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if len(args) != 1 || v == nil {
		return php.Undef()
	}
	if v.Array().Len() == 0 {
		return php.Null()
	}
	return v.WritableArray().Pop()
}

func arrayShiftDirect(_ *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if len(args) != 1 || v == nil {
		return php.Undef()
	}
	if v.Array().Len() == 0 {
		return php.Null()
	}
	return v.WritableArray().Shift()
}

func arrayPushDirect(ctx *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if v == nil || len(args) < 2 || v.Array().NextFree() > math.MaxInt64-int64(len(args)) {
		return php.Undef()
	}
	a := v.WritableArray()
	for _, w := range args[1:] {
		ctx.Append(a, w.CopyDeref())
	}
	return php.Int(int64(a.Len()))
}

func arrayKeyExistsDirect(_ *php.Context, args []php.Value) php.Value {
	if len(args) != 2 || !args[1].IsArray() {
		return php.Undef()
	}
	switch k := args[0]; k.Kind() {
	case php.KindString:
		return php.Bool(args[1].Array().Lookup(php.KeyOf(k.Str())) != nil)
	case php.KindInt:
		return php.Bool(args[1].Array().At(k.Int()) != nil)
	}
	return php.Undef()
}

func inArrayDirect(ctx *php.Context, args []php.Value) php.Value {
	it, found, ok := findDirectly(ctx, args)
	_ = it
	if !ok {
		return php.Undef()
	}
	return php.Bool(found)
}

func arraySearchDirect(ctx *php.Context, args []php.Value) php.Value {
	it, found, ok := findDirectly(ctx, args)
	if !ok {
		return php.Undef()
	}
	if !found {
		return php.False()
	}
	return it.Key().Value()
}

// findDirectly looks for an integer among integers, or a string among strings; ok is false when it meets other kinds
// that must be compared by PHP's rules.
func findDirectly(ctx *php.Context, args []php.Value) (it php.Iter, found, ok bool) {
	if len(args) < 2 || len(args) > 3 || !args[1].IsArray() || len(args) == 3 && !args[2].IsBool() {
		return it, false, false
	}
	strict := len(args) == 3 && args[2].IsTrue()
	it = args[1].Array().Iter()
	switch needle := args[0]; needle.Kind() {
	case php.KindInt:
		for n := needle.Int(); it.Next(); {
			if v := it.Value(); v.IsInt() {
				if v.Int() == n {
					return it, true, true
				}
			} else if !strict {
				return it, false, false
			}
		}
		return it, false, true
	case php.KindString:
		s := needle.Str().Peek()
		if !strict && (s == "" || !plainText(s[0])) {
			return it, false, false
		}
		for it.Next() {
			if v := it.Value(); v.IsString() {
				if v.Str().Peek() == s {
					return it, true, true
				}
			} else if !strict {
				return it, false, false
			}
		}
		return it, false, true
	}
	return it, false, false
}

// plainText reports a first byte that no numeric string has.
func plainText(c byte) bool { return c > '9' && c != 'I' && c != 'N' }

func arrayKeysDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	return keyList(ctx, args[0].Array())
}

func arrayValuesDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	return valueList(ctx, args[0])
}

func arraySumDirect(_ *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	sum := int64(0)
	for it := args[0].Array().Iter(); it.Next(); {
		v := it.Value()
		if !v.IsInt() {
			return php.Undef()
		}
		n := sum + v.Int()
		if (n > sum) != (v.Int() > 0) && v.Int() != 0 {
			return php.Undef()
		}
		sum = n
	}
	return php.Int(sum)
}

func arrayKeyFirstDirect(_ *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	a := args[0].Array()
	if a.Len() == 0 {
		return php.Null()
	}
	return a.KeyAt(a.First()).Value()
}

func currentDirect(_ *php.Context, args []php.Value) php.Value {
	if v := pointedDirectly(args); v != nil {
		return valueAt(v.Array(), v.Array().Pos())
	}
	return php.Undef()
}

func keyDirect(_ *php.Context, args []php.Value) php.Value {
	v := pointedDirectly(args)
	if v == nil {
		return php.Undef()
	}
	a := v.Array()
	if at := a.Pos(); at < a.End() {
		return a.KeyAt(at).Value()
	}
	return php.Null()
}

// pointedDirectly is the array in the only argument, behind a reference or not.
func pointedDirectly(args []php.Value) *php.Value {
	if oneArray(args) {
		return &args[0]
	}
	if len(args) == 1 {
		return refArray(args)
	}
	return nil
}

func resetDirect(_ *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if len(args) != 1 || v == nil {
		return php.Undef()
	}
	a := v.Array()
	if a.Pos() != a.First() {
		a = v.WritableArray()
		a.SetPos(a.First())
	}
	return valueAt(a, a.First())
}

func endDirect(_ *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if len(args) != 1 || v == nil {
		return php.Undef()
	}
	a := v.WritableArray()
	at, found := a.Before(int64(a.End()))
	if !found {
		return php.False()
	}
	a.SetPos(at)
	return valueAt(a, at)
}

func nextDirect(_ *php.Context, args []php.Value) php.Value {
	v := refArray(args)
	if len(args) != 1 || v == nil {
		return php.Undef()
	}
	a := v.WritableArray()
	if at := a.Pos(); at < a.End() {
		a.SetPos(a.After(at + 1))
	}
	return valueAt(a, a.Pos())
}

func arraySliceDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) < 2 || len(args) > 3 || !args[0].IsArray() || !args[1].IsInt() || len(args) == 3 && !args[2].IsInt() {
		return php.Undef()
	}
	n := int64(0)
	if len(args) == 3 {
		n = args[2].Int()
	}
	a := args[0].Array()
	vals, ok := a.PackedValues()
	if !ok {
		return php.Undef()
	}
	from, to := window(len(vals), args[1].Int(), len(args) == 3, n)
	if from == 0 && to == len(vals) && a.NextFree() == int64(len(vals)) {
		return args[0].Copy()
	}
	return php.ArrayValue(ctx.ListOf(vals[from:max(from, to)]))
}

func arrayMergeDirect(ctx *php.Context, args []php.Value) php.Value {
	n := 0
	for i := range args {
		if !args[i].IsArray() {
			return php.Undef()
		}
		vals, ok := args[i].Array().PackedValues()
		if !ok {
			return php.Undef()
		}
		n += len(vals)
	}
	if len(args) == 0 || n == 0 {
		return php.Undef()
	}
	out := ctx.NewArray(n)
	for i := range args {
		vals, _ := args[i].Array().PackedValues()
		out.AppendList(vals)
	}
	return php.ArrayValue(out)
}

func arrayReverseDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneArray(args) {
		return php.Undef()
	}
	vals, ok := args[0].Array().PackedValues()
	if !ok {
		return php.Undef()
	}
	out := ctx.NewArray(len(vals))
	for i := len(vals) - 1; i >= 0; i-- {
		out.Append(vals[i].CopyElem())
	}
	return php.ArrayValue(out)
}

func rangeDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 2 || !args[0].IsInt() || !args[1].IsInt() {
		return php.Undef()
	}
	lo, hi := args[0].Int(), args[1].Int()
	if hi < lo || uint64(hi)-uint64(lo) > 1000 {
		return php.Undef()
	}
	out := ctx.NewArray(int(hi-lo) + 1)
	for i := lo; i < hi; i++ {
		out.Append(php.Int(i))
	}
	out.Append(php.Int(hi))
	return php.ArrayValue(out)
}
