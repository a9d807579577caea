package json

import (
	"bytes"
	"strconv"

	"gaja/interp/php"
)

// encoder writes one value. code is the first error with partial output, and the only one without.
type encoder struct {
	ctx          *php.Context
	b            []byte
	opt          int64
	depth, max   int64
	prec         int
	code         int
	serializable *php.Class
	safe         *[256]bool
	err          error // what the script threw
}

func jsonEncode(c *php.Call) (php.Value, error) {
	e := &encoder{ctx: c.Ctx, opt: c.IntOr(1, 0), max: c.IntOr(2, 512), prec: int(c.Ctx.Ini.Int("serialize_precision"))}
	e.safe = safeBytes(e.opt)
	cl, err := c.Ctx.FindClass("JsonSerializable", false)
	if err != nil {
		return php.Undef(), err
	}
	e.serializable = cl
	e.b = make([]byte, 0, 64)
	e.value(c.Arg(0))
	if e.err == nil {
		e.err = c.Ctx.Pending
	}
	if e.err != nil {
		return php.Undef(), e.err
	}
	if e.opt&throwOnError != 0 && e.opt&partialOutput == 0 {
		if e.code != errNone {
			return php.Undef(), throw(c.Ctx, e.code)
		}
		return php.Bytes(e.b), nil
	}
	last(c.Ctx).code = e.code
	if e.code != errNone && e.opt&partialOutput == 0 {
		return php.False(), nil
	}
	return php.Bytes(e.b), nil
}

// fail notes an error; it reports true when the encoding goes on with what stands in for the value.
func (e *encoder) fail(code int, stand string) bool {
	e.code = code
	if e.opt&partialOutput == 0 {
		return false
	}
	e.b = append(e.b, stand...)
	return true
}

// value writes a value and reports whether to go on.
func (e *encoder) value(v php.Value) bool {
	v = v.Deref()
	switch v.Kind() {
	case php.KindFalse:
		e.b = append(e.b, "false"...)
	case php.KindTrue:
		e.b = append(e.b, "true"...)
	case php.KindInt:
		e.b = strconv.AppendInt(e.b, v.Int(), 10)
	case php.KindFloat:
		return e.float(v.Float())
	case php.KindString:
		return e.text(v.Str().Peek(), e.opt)
	case php.KindArray:
		return e.array(v)
	case php.KindObject:
		return e.object(v.Object())
	case php.KindResource:
		return e.fail(errUnsupported, "null")
	default:
		e.b = append(e.b, "null"...)
	}
	return true
}

func (e *encoder) float(f float64) bool {
	if f-f != 0 {
		return e.fail(errInfOrNaN, "0")
	}
	start := len(e.b)
	e.b = append(e.b, php.FormatFloat(f, e.prec)...)
	out := e.b[start:]
	if i := bytes.IndexByte(out, 'E'); i >= 0 {
		out[i] = 'e'
	}
	if e.opt&preserveZero != 0 && bytes.IndexByte(out, '.') < 0 {
		e.b = append(e.b, ".0"...)
	}
	return true
}

// open begins a list or object one level deeper; ok is false when that is too deep to go on.
func (e *encoder) open(c byte) (ok bool) {
	e.depth++
	e.b = append(e.b, c)
	return e.depth <= e.max && e.depth <= hardEncodeDepth || e.opt&partialOutput != 0 && e.depth <= hardEncodeDepth
}

// shut ends it.
func (e *encoder) shut(c byte, filled bool) bool {
	tooDeep := e.depth > e.max
	e.depth--
	if tooDeep {
		e.code = errDepth
		if e.opt&partialOutput == 0 {
			return false
		}
	}
	if filled {
		e.line()
	}
	e.b = append(e.b, c)
	return true
}

// line begins a new line of pretty output.
func (e *encoder) line() {
	if e.opt&prettyPrint == 0 {
		return
	}
	e.b = append(e.b, '\n')
	for i := int64(0); i < e.depth; i++ {
		e.b = append(e.b, "    "...)
	}
}

func (e *encoder) tooDeep() bool {
	e.code = errDepth
	e.depth--
	return false
}

func (e *encoder) next(first *bool) {
	if !*first {
		e.b = append(e.b, ',')
	}
	*first = false
	e.line()
}

func (e *encoder) array(v php.Value) bool {
	a := v.Array()
	if a.Len() > 0 && !a.Enter() {
		return e.fail(errRecursion, "null")
	}
	ok := e.arrayBody(v)
	if a.Len() > 0 {
		a.Leave()
	}
	return ok
}

func (e *encoder) arrayBody(v php.Value) bool {
	a := v.Array()
	list := e.opt&forceObject == 0 && a.IsList()
	open, shut := byte('['), byte(']')
	if !list {
		open, shut = '{', '}'
	}
	if !e.open(open) {
		return e.tooDeep()
	}
	first := true
	if vals, ok := a.PackedValues(); ok && list {
		held := v.Copy()
		defer held.Release()
		for i := range vals {
			e.next(&first)
			if !e.value(vals[i]) {
				return false
			}
		}
		return e.shut(shut, !first)
	}
	held := v.Copy()
	defer held.Release()
	for it := a.Iter(); it.Next(); {
		e.next(&first)
		if !list && !e.key(it.Key()) {
			return false
		}
		if !e.value(*it.Slot()) {
			return false
		}
	}
	return e.shut(shut, !first)
}

func (e *encoder) key(k php.Key) bool {
	if k.Str != nil {
		start, code := len(e.b), e.code
		e.code = errNone
		if !e.text(k.Str.Peek(), e.opt&^numericCheck) {
			return false
		}
		if e.code != errNone {
			e.b = append(e.b[:start], `""`...) // what cannot be written as a key is an empty one
		} else {
			e.code = code
		}
	} else {
		e.b = append(e.b, '"')
		e.b = strconv.AppendInt(e.b, k.Int, 10)
		e.b = append(e.b, '"')
	}
	e.b = append(e.b, ':')
	if e.opt&prettyPrint != 0 {
		e.b = append(e.b, ' ')
	}
	return true
}
