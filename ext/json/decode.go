package json

import (
	"gaja/interp/php"
)

// frame is a container that is being read: an array, or an object with the dynamic properties it gets.
type frame struct {
	v    php.Value
	into *php.Array
	list bool
	key  php.Key
	// keyValue owns the key's string.
	keyValue php.Value
}

// decoder reads one text.
type decoder struct {
	scanner
	stack []frame
	max   int64
	assoc bool
	std   *php.Class
	err   error
	steps int
	// names remembers keys: texts repeat the same few in every record.
	names [64]*php.Str
}

// keyText makes the string of a key, owned, or takes one that was made before.
func (d *decoder) keyText(s string) php.Value {
	if s == "" || len(s) > 32 {
		return d.made(s, false)
	}
	at := &d.names[(int(s[0])+int(s[len(s)-1])*7+len(s)*31)&63]
	if *at != nil && (*at).Peek() == s {
		return php.StrValue(*at).Copy()
	}
	v := d.made(s, false)
	if *at != nil {
		php.StrValue(*at).Release()
	}
	*at = v.Copy().Str()
	return v
}

// open begins a container.
func (d *decoder) open(list bool) bool {
	if int64(len(d.stack))+1 >= d.max {
		return d.fail(errDepth)
	}
	f := frame{list: list}
	switch {
	case d.skip:
	case list || d.assoc:
		f.into = php.NewArray(0)
		f.v = php.ArrayValue(f.into)
	default:
		o := php.NewObject(d.std)
		f.v = php.ObjectValue(o)
	}
	d.stack = append(d.stack, f)
	return true
}

// add stores a finished value in the innermost container.
func (d *decoder) add(v php.Value) bool {
	f := &d.stack[len(d.stack)-1]
	if d.skip {
		return true
	}
	if f.list {
		f.into.Append(v)
		return true
	}
	if f.into == nil {
		f.into = f.v.Object().DynArray()
	}
	f.into.Put(f.key, v)
	f.keyValue.Release()
	f.keyValue = php.Null()
	return true
}

// name reads an object's key and the colon.
func (d *decoder) name() bool {
	if d.p >= len(d.s) || d.s[d.p] != '"' {
		return d.token()
	}
	s, _, ok := d.text()
	if !ok {
		return false
	}
	f := &d.stack[len(d.stack)-1]
	if !d.skip {
		if !d.assoc && s != "" && s[0] == 0 {
			return d.fail(errPropertyName)
		}
		if n, ok := php.NumericKey(s); ok {
			f.key, f.keyValue = php.IntKey(n), php.Null()
		} else {
			f.keyValue = d.keyText(s)
			f.key = php.Key{Str: f.keyValue.Str()}
		}
	}
	d.space()
	if d.p < len(d.s) && d.s[d.p] == ':' {
		d.p++
		return true
	}
	return d.token()
}

// token fails with the error that the token here gives where it is not allowed.
func (d *decoder) token() bool {
	if d.p < len(d.s) && (d.s[d.p] == '"' || d.s[d.p] == '-' || d.s[d.p] >= '0' && d.s[d.p] <= '9') {
		d.scalar()
		return d.fail(errSyntax)
	}
	return d.wrong()
}

// closes reports whether a closing bracket is here; ok is false when it is the wrong one.
func (d *decoder) closes() (yes, ok bool) {
	if d.p >= len(d.s) || d.s[d.p] != ']' && d.s[d.p] != '}' {
		return false, true
	}
	if (d.s[d.p] == ']') != d.stack[len(d.stack)-1].list {
		return true, d.fail(errStateMismatch)
	}
	d.p++
	return true, true
}

// pop takes the finished container off the stack.
func (d *decoder) pop() php.Value {
	n := len(d.stack) - 1
	v := d.stack[n].v
	d.stack[n] = frame{}
	d.stack = d.stack[:n]
	return v
}

// run reads the whole text.
func (d *decoder) run() (v php.Value, ok bool) {
	if v, ok = d.document(); ok {
		d.space()
		if d.p < len(d.s) {
			v.Release()
			d.token()
			ok = false
		}
	}
	for len(d.stack) > 0 {
		d.stack[len(d.stack)-1].keyValue.Release()
		d.pop().Release()
	}
	for _, s := range d.names {
		if s != nil {
			php.StrValue(s).Release()
		}
	}
	return v, ok
}

func (d *decoder) document() (v php.Value, ok bool) {
	for {
		if d.steps++; d.steps&0xfff == 0 {
			if d.err = d.ctx.Poll(); d.err != nil {
				return v, false
			}
		}
		// A value begins here.
		d.space()
		if d.p < len(d.s) && (d.s[d.p] == '[' || d.s[d.p] == '{') {
			list := d.s[d.p] == '['
			d.p++
			if !d.open(list) {
				return v, false
			}
			d.space()
			shut, ok := d.closes()
			if !ok {
				return v, false
			}
			if !shut {
				if !list && !d.name() {
					return v, false
				}
				continue
			}
			v = d.pop()
		} else if v, ok = d.scalar(); !ok {
			return v, false
		}
		// A value is finished: store it, and close what closes with it.
		done, ok := d.finish(&v)
		if !ok || done {
			return v, ok
		}
	}
}

// finish stores a finished value; done is set when it is the document itself, and otherwise another value follows.
func (d *decoder) finish(v *php.Value) (done, ok bool) {
	for {
		if len(d.stack) == 0 {
			return true, true
		}
		d.add(*v)
		*v = php.Null()
		d.space()
		shut, ok := d.closes()
		if !ok {
			return false, false
		}
		if shut {
			*v = d.pop()
			continue
		}
		if d.p >= len(d.s) || d.s[d.p] != ',' {
			return false, d.token()
		}
		d.p++
		d.space()
		if !d.stack[len(d.stack)-1].list && !d.name() {
			return false, false
		}
		return false, true
	}
}

// depthArg checks a depth argument; ok is false after a 7.4 warning.
func depthArg(c *php.Call, i int) (n int64, ok bool, err error) {
	n = c.IntOr(i, defaultDecodedDepth)
	switch {
	case n <= 0 && c.Ctx.Level == php.Level74:
		c.Warn("Depth must be greater than zero")
	case n <= 0:
		return n, false, c.ArgValueError(i, "must be greater than 0")
	case n > maxDepthArg && c.Ctx.Level == php.Level74:
		c.Warn("Depth must be lower than %d", maxDepthArg)
	case n > maxDepthArg:
		return n, false, c.ArgValueError(i, "must be less than %d", maxDepthArg)
	default:
		return n, true, nil
	}
	return n, false, nil
}

func jsonDecode(c *php.Call) (php.Value, error) {
	opt := c.IntOr(3, 0)
	throws := opt&throwOnError != 0
	if !throws {
		last(c.Ctx).code = errNone
	}
	text := c.Str(0)
	if text == "" {
		if throws {
			return php.Undef(), throw(c.Ctx, errSyntax)
		}
		last(c.Ctx).code = errSyntax
		return php.Null(), nil
	}
	max, ok, err := depthArg(c, 2)
	if !ok {
		return php.Null(), err
	}
	d := &decoder{scanner: scanner{ctx: c.Ctx, s: text, opt: opt}, max: max, assoc: opt&objectAsArray != 0}
	if !c.IsNull(1) {
		d.assoc = c.Bool(1)
	}
	if d.std, err = c.Ctx.FindClass("stdClass", false); err != nil {
		return php.Undef(), err
	}
	v, ok := d.run()
	switch {
	case d.err != nil:
		return php.Undef(), d.err
	case ok:
		return v, nil
	case throws:
		return php.Undef(), throw(c.Ctx, d.code)
	}
	last(c.Ctx).code = d.code
	return php.Null(), nil
}

func jsonValidate(c *php.Call) (php.Value, error) {
	opt := c.IntOr(2, 0)
	if opt != 0 && opt != ignoreInvalidUTF8 {
		return php.Undef(), c.ArgValueError(2, "must be a valid flag (allowed flags: JSON_INVALID_UTF8_IGNORE)")
	}
	text := c.Str(0)
	if text == "" {
		last(c.Ctx).code = errSyntax
		return php.False(), nil
	}
	last(c.Ctx).code = errNone
	max, ok, err := depthArg(c, 1)
	if !ok {
		return php.False(), err
	}
	d := &decoder{scanner: scanner{ctx: c.Ctx, s: text, opt: opt, skip: true}, max: max}
	_, ok = d.run()
	if d.err != nil {
		return php.Undef(), d.err
	}
	last(c.Ctx).code = d.code
	return php.Bool(ok), nil
}
