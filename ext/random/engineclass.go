package random

import (
	"encoding/binary"

	"gaja/interp/php"
)

// The engine of an object is its native state.

func cloneEngine(_ *php.Context, from, to *php.Object) error {
	if k, ok := from.Native.(keeper); ok {
		to.Native = k.copied()
	}
	return nil
}

var mtHandlers = php.Handlers{
	New:   func(_ *php.Context, o *php.Object) { o.Native = &MT{} },
	Clone: cloneEngine,
}

var pcgHandlers = php.Handlers{
	New:   func(_ *php.Context, o *php.Object) { o.Native = &pcg{} },
	Clone: cloneEngine,
}

var xoshiroHandlers = php.Handlers{
	New:   func(_ *php.Context, o *php.Object) { o.Native = &xoshiro{} },
	Clone: cloneEngine,
}

var secureHandlers = php.Handlers{
	New:     func(_ *php.Context, o *php.Object) { o.Native = Secure{} },
	NoClone: true,
}

func mtConstruct(c *php.Call) (php.Value, error) {
	m := c.This.Native.(*MT)
	switch c.IntOr(1, 0) {
	case 0:
		m.Legacy = false
	case 1:
		c.Ctx.Deprecated("The MT_RAND_PHP variant of Mt19937 is deprecated")
		m.Legacy = true
	default:
		return php.Undef(), c.ArgValueError(1, "must be either MT_RAND_MT19937 or MT_RAND_PHP")
	}
	if !c.IsNull(0) {
		m.Seed(uint32(c.Int(0)))
		return php.Null(), c.Ctx.Pending
	}
	var b [4]byte
	if err := seedBytes(c, b[:]); err != nil {
		return php.Undef(), err
	}
	m.Seed(binary.LittleEndian.Uint32(b[:]))
	return php.Null(), c.Ctx.Pending
}

func seedBytes(c *php.Call, b []byte) error {
	if err := secureFill(c.Ctx, b); err != nil {
		return c.Ctx.ThrowError("Random\\RandomException", "Failed to generate a random seed")
	}
	return nil
}

// words reads a seed of n 64-bit words. ok is false when the argument is an integer instead.
func words(c *php.Call, n int) (w [4]uint64, ok bool, err error) {
	var b [32]byte
	seed := b[:n*8]
	switch v := c.Arg(0); {
	case v.IsNil():
		if err := seedBytes(c, seed); err != nil {
			return w, false, err
		}
	case v.IsString():
		if v.Str().Len() != len(seed) {
			return w, false, c.ArgValueError(0, "must be a %d byte (%d bit) string", n*8, n*64)
		}
		copy(seed, v.Str().Peek())
	default:
		return w, false, nil
	}
	for i := 0; i < n; i++ {
		w[i] = binary.LittleEndian.Uint64(seed[i*8:])
	}
	return w, true, nil
}

func pcgConstruct(c *php.Call) (php.Value, error) {
	p := c.This.Native.(*pcg)
	w, ok, err := words(c, 2)
	switch {
	case err != nil:
		return php.Undef(), err
	case ok:
		p.seed(u128{w[0], w[1]})
	default:
		p.seed(u128{0, uint64(c.Int(0))})
	}
	return php.Null(), nil
}

func pcgJump(c *php.Call) (php.Value, error) {
	if c.Int(0) < 0 {
		return php.Undef(), c.ArgValueError(0, "must be greater than or equal to 0")
	}
	c.This.Native.(*pcg).jump(uint64(c.Int(0)))
	return php.Null(), nil
}

func xoshiroConstruct(c *php.Call) (php.Value, error) {
	x := c.This.Native.(*xoshiro)
	w, ok, err := words(c, 4)
	switch {
	case err != nil:
		return php.Undef(), err
	case !ok:
		x.seed64(uint64(c.Int(0)))
	case w == [4]uint64{}:
		return php.Undef(), c.ArgValueError(0, "must not consist entirely of NUL bytes")
	default:
		x.s = w
	}
	return php.Null(), nil
}

func xoshiroJump(c *php.Call) (php.Value, error) {
	c.This.Native.(*xoshiro).jump([4]uint64{0x180ec6d33cfd0aba, 0xd5a61266f0c9392c, 0xa9582618e03fc9aa, 0x39abdc4529b1661c})
	return php.Null(), nil
}

func xoshiroJumpLong(c *php.Call) (php.Value, error) {
	c.This.Native.(*xoshiro).jump([4]uint64{0x76e15d3efefdcbbf, 0xc5004e441c522fb3, 0x77710069854ee241, 0x39109bb02acbe635})
	return php.Null(), nil
}

func engineGenerate(c *php.Call) (php.Value, error) {
	v, size, err := c.This.Native.(Engine).Generate(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], v)
	return c.Ctx.Text(string(b[:size])), nil
}

func stateList(o *php.Object) php.Value {
	return php.ArrayValue(php.List(o.Native.(keeper).save()...))
}

func engineSerialize(c *php.Call) (php.Value, error) {
	return php.ArrayValue(php.List(php.ArrayValue(c.This.StandardProps()), stateList(c.This))), nil
}

func engineDebugInfo(c *php.Call) (php.Value, error) {
	props := c.This.StandardProps()
	props.SetString("__states", stateList(c.This))
	return php.ArrayValue(props), nil
}

func badData(c *php.Call) error {
	return c.Ctx.Throwf("Exception", "Invalid serialization data for %s object", c.This.Class.Name)
}

func engineUnserialize(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	members, state := a.Get(0), a.Get(1)
	if a.Len() != 2 || !members.IsArray() || !state.IsArray() {
		return php.Undef(), badData(c)
	}
	parts := make([]php.Value, state.Array().Len())
	for i := range parts {
		parts[i] = state.Array().Get(int64(i))
	}
	if !c.This.Native.(keeper).load(parts) {
		return php.Undef(), badData(c)
	}
	return php.Null(), nil
}
