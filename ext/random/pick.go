package random

import "gaja/interp/php"

// PickKeys chooses num keys of an array at random, in the array's order, with PHP's draws. One key comes as it is, more
// as a list. The bounds must have been checked.
func PickKeys(ctx *php.Context, e Engine, a *php.Array, num int64) (php.Value, error) {
	n := int64(a.Len())
	if num == 1 {
		return pickOne(ctx, e, a)
	}
	invert := num > n>>1
	if invert {
		num = n - num
	}
	chosen := make([]bool, n)
	for failures := 0; num > 0; {
		i, err := Range(ctx, e, 0, n-1)
		if err != nil {
			return php.Undef(), err
		}
		if !chosen[i] {
			chosen[i] = true
			num--
			failures = 0
			continue
		}
		if failures++; failures > attempts && ctx.Level != php.Level74 {
			return php.Undef(), broken(ctx)
		}
	}
	out := ctx.NewArray(0)
	i := 0
	for it := a.Iter(); it.Next(); i++ {
		if chosen[i] != invert {
			out.Append(it.Key().Value())
		}
	}
	return php.ArrayValue(out), nil
}

// pickOne draws slots until it meets one in use, or counts elements where most slots are free.
func pickOne(ctx *php.Context, e Engine, a *php.Array) (php.Value, error) {
	n, slots := int64(a.Len()), int64(a.End())
	if n < slots-slots>>1 {
		at, err := Range(ctx, e, 0, n-1)
		if err != nil {
			return php.Undef(), err
		}
		pos := a.First()
		for ; at > 0; at-- {
			pos = a.After(pos + 1)
		}
		return a.KeyAt(pos).Value(), nil
	}
	for {
		at, err := Range(ctx, e, 0, slots-1)
		if err != nil {
			return php.Undef(), err
		}
		if a.After(uint32(at)) == uint32(at) {
			return a.KeyAt(uint32(at)).Value(), nil
		}
	}
}
