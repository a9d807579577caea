package random

import (
	"encoding/binary"
	"math"

	"gaja/interp/php"
)

// user is an engine that the script wrote.
type user struct{ o *php.Object }

// Generate makes user an Engine.
func (u user) Generate(ctx *php.Context) (v uint64, size int, err error) {
	r, err := ctx.CallMethod(u.o, "generate")
	if err != nil {
		return 0, 0, err
	}
	defer r.Release()
	if r.IsRef() {
		r = r.Deref()
	}
	if !r.IsString() || r.Str().Len() == 0 {
		return 0, 0, ctx.ThrowError("Random\\BrokenRandomEngineError", "A random engine must return a non-empty string")
	}
	var b [8]byte
	n := copy(b[:], r.Str().Peek())
	return binary.LittleEndian.Uint64(b[:]), n, nil
}

var randomizerHandlers = php.Handlers{NoClone: true}

// engineOf returns the engine of a Randomizer.
func engineOf(c *php.Call) (Engine, error) {
	if p := c.This.Prop("engine"); p != nil && p.Deref().IsObject() {
		return engineFor(p.Deref().Object()), nil
	}
	return nil, c.Ctx.ThrowError("Error",
		"Typed property Random\\Randomizer::$engine must not be accessed before initialization")
}

func engineFor(o *php.Object) Engine {
	if e, ok := o.Native.(Engine); ok {
		return e
	}
	return user{o}
}

func randomizerConstruct(c *php.Call) (php.Value, error) {
	if p := c.This.Prop("engine"); p != nil && !p.IsUndef() {
		return php.Undef(), c.Ctx.ThrowError("Error", "Cannot modify readonly property Random\\Randomizer::$engine")
	}
	if o := c.Object(0); o != nil {
		c.This.SetProp("engine", php.ObjectValue(o).Copy())
		return php.Null(), nil
	}
	cl, err := c.Ctx.FindClass("Random\\Engine\\Secure", false)
	if err != nil {
		return php.Undef(), err
	}
	o, err := c.Ctx.Instantiate(cl)
	if err != nil {
		return php.Undef(), err
	}
	c.This.SetProp("engine", php.ObjectValue(o))
	return php.Null(), nil
}

func randomizerNextInt(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	v, _, err := e.Generate(c.Ctx)
	return php.Int(int64(v >> 1)), err
}

func randomizerNextFloat(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	v, err := gather(c.Ctx, e, 8)
	return php.Float(float64(v>>11) / (1 << 53)), err
}

func randomizerGetInt(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	lo, hi := c.Int(0), c.Int(1)
	if hi < lo {
		return php.Undef(), c.ArgValueError(1, "must be greater than or equal to argument #1 ($min)")
	}
	if m, ok := e.(*MT); ok && m.Legacy {
		return php.Int(m.scaled(lo, hi)), nil
	}
	n, err := Range(c.Ctx, e, lo, hi)
	return php.Int(n), err
}

func randomizerGetBytes(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	n := c.Int(0)
	if n < 1 {
		return php.Undef(), c.ArgValueError(0, "must be greater than 0")
	}
	if err := c.Charge(n); err != nil {
		return php.Undef(), err
	}
	out := make([]byte, 0, n)
	var b [8]byte
	for int64(len(out)) < n {
		v, size, err := e.Generate(c.Ctx)
		if err != nil {
			return php.Undef(), err
		}
		binary.LittleEndian.PutUint64(b[:], v)
		out = append(out, b[:min(int64(size), n-int64(len(out)))]...)
	}
	return php.Bytes(out), nil
}

func randomizerGetBytesFromString(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	src, n := c.Peek(0), c.Int(1)
	if src == "" {
		return php.Undef(), c.ArgValueError(0, "must not be empty")
	}
	if n < 1 {
		return php.Undef(), c.ArgValueError(1, "must be greater than 0")
	}
	if err := c.Charge(n); err != nil {
		return php.Undef(), err
	}
	last := uint64(len(src) - 1)
	out := make([]byte, 0, n)
	if last > 0xff {
		for int64(len(out)) < n {
			i, err := Range(c.Ctx, e, 0, int64(last))
			if err != nil {
				return php.Undef(), err
			}
			out = append(out, src[i])
		}
		return php.Bytes(out), nil
	}
	mask := last | last>>1
	mask |= mask >> 2
	mask |= mask >> 4
	for failures := 0; int64(len(out)) < n; {
		v, size, err := e.Generate(c.Ctx)
		if err != nil {
			return php.Undef(), err
		}
		for ; size > 0 && int64(len(out)) < n; size, v = size-1, v>>8 {
			i := v & mask
			if i <= last {
				failures = 0
				out = append(out, src[i])
			} else if failures++; failures > attempts {
				return php.Undef(), broken(c.Ctx)
			}
		}
	}
	return php.Bytes(out), nil
}

func randomizerShuffleArray(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	a := c.Array(0).Clone()
	a.Reorder(a.Elems(), true)
	vals, _ := a.PackedValues()
	err = Shuffle(c.Ctx, e, len(vals), func(i, j int) { vals[i], vals[j] = vals[j], vals[i] })
	return php.ArrayValue(a), err
}

func randomizerShuffleBytes(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	b := []byte(c.Peek(0))
	err = Shuffle(c.Ctx, e, len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
	return php.Bytes(b), err
}

func randomizerPickArrayKeys(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	a, n := c.Array(0), c.Int(1)
	if a.Len() == 0 {
		return php.Undef(), c.ArgValueError(0, "must not be empty")
	}
	if n < 1 || n > int64(a.Len()) {
		return php.Undef(), c.ArgValueError(1, "must be between 1 and the number of elements in argument #1 ($array)")
	}
	v, err := PickKeys(c.Ctx, e, a, n)
	if err != nil || v.IsArray() {
		return v, err
	}
	return php.ArrayValue(php.List(v)), nil
}

func randomizerSerialize(c *php.Call) (php.Value, error) {
	return php.ArrayValue(php.List(php.ArrayValue(c.This.StandardProps()))), nil
}

func randomizerUnserialize(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	members := a.Get(0)
	if p := c.This.Prop("engine"); a.Len() != 1 || !members.IsArray() || p == nil || !p.IsUndef() {
		return php.Undef(), badData(c)
	}
	for k := range members.Array().All() {
		if k.Str == nil || k.Str.Peek() != "engine" {
			return php.Undef(), badData(c)
		}
	}
	v := members.Array().GetString("engine")
	cl, err := c.Ctx.FindClass("Random\\Engine", false)
	if err != nil {
		return php.Undef(), err
	}
	if !v.IsObject() || cl == nil || !v.Object().Class.Is(cl) {
		return php.Undef(), badData(c)
	}
	c.This.SetProp("engine", v.Copy())
	return php.Null(), nil
}

func finite(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }
