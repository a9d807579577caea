package hash

import (
	"gaja/interp/php"
)

// running is the native state of a HashContext. Both parts are nil once hash_final was called.
type running struct {
	algo *algo
	st   state
	mac  *mac
}

func (r *running) done() bool { return r == nil || r.st == nil && r.mac == nil }

func (r *running) copy() *running {
	n := &running{algo: r.algo}
	if r.mac != nil {
		n.mac = r.mac.clone()
	} else {
		n.st = r.st.clone()
	}
	return n
}

func (r *running) write(p []byte) {
	if r.mac != nil {
		r.mac.inner.Write(p)
	} else {
		r.st.Write(p)
	}
}

var contextHandlers = php.Handlers{
	Clone: func(ctx *php.Context, from, to *php.Object) error {
		r, _ := from.Native.(*running)
		if r.done() {
			return ctx.ThrowError("Error", "Cannot clone a finalized HashContext")
		}
		to.Native = r.copy()
		return nil
	},
}

func hashContext___construct(c *php.Call) (php.Value, error) { return php.Null(), nil }

func hashContext___debugInfo(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewHash(1)
	if r, _ := c.This.Native.(*running); r != nil {
		out.SetString("algo", c.Ctx.Text(r.algo.name))
	}
	return php.ArrayValue(out), nil
}

// newContext makes a HashContext.
func newContext(ctx *php.Context, r *running) (php.Value, error) {
	class, err := ctx.FindClass("HashContext", false)
	if err != nil {
		return php.Undef(), err
	}
	if err := ctx.Machine.PrepareClass(class); err != nil {
		return php.Undef(), err
	}
	o := php.NewObject(class)
	o.Native = r
	return php.ObjectValue(o), nil
}

func hashInit(c *php.Call) (php.Value, error) {
	a, err := plain(c)
	if a == nil {
		return php.False(), err
	}
	if c.Int(1)&1 == 0 {
		s, err := seed(c, a, 3)
		if err != nil {
			return php.Undef(), err
		}
		return newContext(c.Ctx, &running{algo: a, st: a.make(s)})
	}
	if a.block == 0 {
		return kdfError(c, 0, "must be a cryptographic hashing algorithm if HMAC is requested",
			"HMAC requested with a non-cryptographic hashing algorithm: "+c.Str(0))
	}
	if c.Peek(2) == "" {
		return kdfError(c, 2, "must not be empty when HMAC is requested", "HMAC requested without a key")
	}
	return newContext(c.Ctx, &running{algo: a, mac: newMAC(a, []byte(c.Peek(2)))})
}

// live returns the state of argument 0, or nil after a warning (7.4) or with an error when it is finalized.
func live(c *php.Call) (*running, error) {
	r, _ := c.Object(0).Native.(*running)
	if !r.done() {
		return r, nil
	}
	if is84(c) {
		return nil, c.ArgTypeError(0, "must be a valid, non-finalized HashContext")
	}
	c.Warn("supplied resource is not a valid Hash Context resource")
	return nil, nil
}

func hashUpdate(c *php.Call) (php.Value, error) {
	r, err := live(c)
	if r == nil {
		return php.Null(), err
	}
	r.write([]byte(c.Peek(1)))
	return php.True(), nil
}

func hashFinal(c *php.Call) (php.Value, error) {
	r, err := live(c)
	if r == nil {
		return php.Null(), err
	}
	var sum []byte
	if r.mac != nil {
		sum = r.mac.sum(nil)
	} else {
		sum = r.st.Sum(nil)
	}
	r.st, r.mac = nil, nil
	return result(sum, c.Bool(1)), nil
}

func hashCopy(c *php.Call) (php.Value, error) {
	r, err := live(c)
	if r == nil {
		return php.Null(), err
	}
	return newContext(c.Ctx, r.copy())
}
