package php

import "unsafe"

// chargeFrom is the size from which a new string is charged against the memory limit; shorter ones are too many to count
// and too small to matter before the next measurement.
const chargeFrom = 1024

// Concat is a . b.
func (ctx *Context) Concat(a, b Value) (Value, error) {
	var abuf, bbuf [20]byte
	s, ok := PeekText(a, abuf[:0])
	if !ok {
		return ctx.concatSlow(a, b)
	}
	t, ok := PeekText(b, bbuf[:0])
	if !ok {
		return ctx.concatSlow(a, b)
	}
	if n := len(s) + len(t); n >= chargeFrom {
		if err := ctx.Charge(int64(n)); err != nil {
			return Undef(), err
		}
	}
	return StrValue(ctx.concat(s, t)), nil
}

// PeekText is the text of a value that has one without any message or work: a view of the string itself, valid until
// the script runs again, or digits in buf, which need 20 bytes.
func PeekText(v Value, buf []byte) (string, bool) {
	switch v.Kind() {
	case KindString:
		return v.Str().s, true
	case KindInt:
		b := AppendInt(buf, v.Int())
		return unsafe.String(unsafe.SliceData(b), len(b)), true
	case KindUndef, KindNull, KindFalse:
		return "", true
	case KindTrue:
		return "1", true
	case KindRef:
		return PeekText(v.Ref().V, buf)
	}
	return "", false
}

func (ctx *Context) concatSlow(a, b Value) (Value, error) {
	s, err := ctx.ToString(a)
	if err != nil {
		return Undef(), err
	}
	t, err := ctx.ToString(b)
	if err != nil {
		StrValue(s).Release()
		return Undef(), err
	}
	r := ctx.concat(s.s, t.s)
	StrValue(s).Release()
	StrValue(t).Release()
	return StrValue(r), nil
}

// AppendText appends (string) v to a buffer: what echo and "…{$v}…" need. On error the buffer comes back as it was.
func (ctx *Context) AppendText(dst []byte, v Value) ([]byte, error) {
	var buf [20]byte
	if t, ok := PeekText(v, buf[:0]); ok {
		return append(dst, t...), nil
	}
	if v.IsFloat() {
		return append(dst, ctx.FloatString(v.Float())...), nil
	}
	s, err := ctx.ToString(v)
	if err != nil {
		return dst, err
	}
	dst = append(dst, s.s...)
	StrValue(s).Release()
	return dst, nil
}

// ConcatAssign is $slot .= v: a string with one owner grows in place. The slot may hold a reference; v is borrowed.
func (ctx *Context) ConcatAssign(slot *Value, v Value) error {
	if slot.Kind() == KindRef {
		slot = &slot.Ref().V
	}
	var buf [20]byte
	if slot.Kind() == KindString {
		if t, ok := PeekText(v, buf[:0]); ok {
			s := slot.Str()
			if n := len(s.s) + len(t); n >= chargeFrom && (n > int(s.cap) || s.rc > 1) {
				if err := ctx.Charge(int64(growTo(n))); err != nil {
					return err
				}
			}
			*slot = StrValue(ctx.AppendStr(s, t))
			return nil
		}
	}
	held := slot.Copy()
	r, err := ctx.Concat(held, v)
	held.Release()
	if err != nil {
		return err
	}
	old := *slot
	*slot = r
	old.Release()
	return nil
}
