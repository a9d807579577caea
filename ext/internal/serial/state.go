package serial

import "gaja/interp/php"

// state is what an engine has under way. A Serializable's methods that call serialize() or unserialize() themselves go on
// with the outer numbering; everything else that runs meanwhile is locked out and begins anew.
type state struct {
	lock int
	enc  *Encoder
	dec  *Decoder
	// vars, buf and objs are memory of calls that are over, for the next one.
	vars []place
	buf  []byte
	objs map[*php.Object]int64
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return &state{} })
}

// reuse keeps the memory of an encoder that is done.
func (st *state) reuse(e *Encoder) {
	if cap(e.b) <= 1<<20 {
		st.buf = e.b[:0]
	}
	if len(e.objs) <= 1<<12 {
		clear(e.objs)
		st.objs = e.objs
	}
}

// Serialize is serialize().
func Serialize(ctx *php.Context, name string, v php.Value) (php.Value, error) {
	st := stateOf(ctx)
	if st.lock > 0 || st.enc == nil {
		outer, lock := st.enc, st.lock
		e := NewEncoder(ctx, name)
		e.b, e.objs = st.buf[:0], st.objs
		st.buf, st.objs = nil, nil
		st.enc, st.lock = e, 0
		err := e.value(v, false, true)
		st.enc, st.lock = outer, lock
		e.Close()
		defer st.reuse(e)
		if err == nil {
			err = ctx.Pending
		}
		if err != nil {
			return php.Undef(), err
		}
		r, b := ctx.StartStr(len(e.b))
		return php.StrValue(r.Finish(append(b, e.b...))), nil
	}
	e := st.enc
	text := e.b
	e.b = nil
	err := e.value(v, false, true)
	inner := e.b
	e.b = text
	if err != nil {
		return php.Undef(), err
	}
	return php.Bytes(inner), nil
}

// Unserialize is unserialize() without its options' checks. ok is false when the text is wrong at offset end.
func Unserialize(ctx *php.Context, s string, opt Options, check func(end int, ok bool)) (php.Value, error) {
	st := stateOf(ctx)
	if st.lock == 0 && st.dec != nil {
		d := st.dec
		before, depth := d.opt, d.depth
		if opt.HasAllowed {
			d.opt.Allowed = opt.Allowed
		}
		if opt.HasDepth {
			d.opt.MaxDepth, d.depth = opt.MaxDepth, 0
		}
		v, end, ok, err := d.Decode(s)
		d.opt, d.depth = before, depth
		if err != nil {
			v.Release()
			return php.Undef(), err
		}
		check(end, ok)
		return v, ctx.Pending
	}
	outer, lock := st.dec, st.lock
	d := NewDecoder(ctx, opt)
	st.dec, st.lock = d, 0
	v, end, ok, err := d.Decode(s)
	st.dec, st.lock = outer, lock
	if err == nil {
		check(end, ok)
		err = ctx.Pending
	}
	if late := d.runAllLate(); err == nil {
		err = late
	}
	if ok && len(d.roots) > 0 {
		// What the delayed methods did to a value that refers to the whole shows in the result.
		v.Release()
		v = d.roots[len(d.roots)-1].CopyDeref()
	}
	if late := d.Close(); err == nil {
		err = late
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	return v, nil
}

// locked runs f with the numbering locked.
func locked(ctx *php.Context, f func() (php.Value, error)) (php.Value, error) {
	st := stateOf(ctx)
	st.lock++
	defer func() { st.lock-- }()
	return f()
}
