package spl

import "gaja/interp/php"

// The flags of CachingIterator; the last one is internal and shows in getFlags all the same.
const (
	citCallToString = 1
	citUseKey       = 2
	citUseCurrent   = 4
	citUseInner     = 8
	citCatch        = 16
	citFull         = 256
	citPublic       = 0xFFFF
	citValid        = 0x10000
)

// cachingState is what a CachingIterator, which is one element ahead, remembers of the element it shows.
type cachingState struct {
	flags     int64
	recursive bool
	full      *php.Array
	text      php.Value
	children  php.Value
}

func (s *cachingState) drop() {
	text, children := s.text, s.children
	s.text, s.children = php.Undef(), php.Undef()
	text.Release()
	children.Release()
}

// oneToString reports whether at most one of the flags says where the text comes from.
func oneToString(flags int64) bool {
	f := flags & (citCallToString | citUseKey | citUseCurrent | citUseInner)
	return f&(f-1) == 0
}

func toStringFlags(c *php.Call, i int) error {
	if c.Ctx.Level == php.Level74 {
		return c.Ctx.ThrowError("InvalidArgumentException", "Flags must contain only one of CALL_TOSTRING, "+
			"TOSTRING_USE_KEY, TOSTRING_USE_CURRENT, TOSTRING_USE_INNER")
	}
	return c.ArgValueError(i, "must contain only one of CachingIterator::CALL_TOSTRING, "+
		"CachingIterator::TOSTRING_USE_KEY, CachingIterator::TOSTRING_USE_CURRENT, "+
		"or CachingIterator::TOSTRING_USE_INNER")
}

func buildCaching(c *php.Call, recursive bool) (php.Value, error) {
	d, flags := c.This.Native.(*dualState), c.IntOr(1, citCallToString)
	if !d.ready && !oneToString(flags) {
		return php.Undef(), toStringFlags(c, 1)
	}
	if err := d.build(c, c.Object(0)); err != nil {
		return php.Undef(), err
	}
	d.cache = &cachingState{flags: flags & citPublic, recursive: recursive, full: php.NewHash(0)}
	return php.Null(), nil
}

func cachingIterator___construct(c *php.Call) (php.Value, error) { return buildCaching(c, false) }

func recursiveCachingIterator___construct(c *php.Call) (php.Value, error) {
	class, err := c.Ctx.FindClass("RecursiveIterator", false)
	if err != nil {
		return php.Undef(), err
	}
	if o := c.Object(0); !o.Class.Is(class) {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.Throwf("TypeError",
				"%s() expects parameter 1 to be RecursiveIterator, object given", c.Name())
		}
		return php.Undef(), c.ArgTypeError(0, "must be of type RecursiveIterator, %s given", o.Class.Name)
	}
	return buildCaching(c, true)
}

// ahead fetches the element to show and moves the iterator inside past it.
func (d *dualState) ahead(ctx *php.Context) error {
	s := d.cache
	ok, err := d.fetch(ctx, true)
	if err != nil || !ok {
		s.flags &^= citValid
		return err
	}
	s.flags |= citValid
	if s.flags&citFull != 0 {
		k, err := arrayKey(ctx, d.key)
		if err != nil {
			return err
		}
		s.writable().Put(k, d.data.CopyDeref())
	}
	if s.recursive {
		if err := d.fetchChildren(ctx); err != nil && (s.flags&citCatch == 0 || !caught(err)) {
			return err
		}
	}
	if s.flags&(citUseInner|citCallToString) != 0 {
		from := d.data
		if s.flags&citUseInner != 0 {
			from = d.inner
		}
		text, err := ctx.ToString(from.Deref())
		if err != nil {
			return err
		}
		s.text = php.StrValue(text)
	}
	return d.next(ctx, false)
}

// writable separates the cache from copies that getCache gave out.
func (s *cachingState) writable() *php.Array {
	v := php.ArrayValue(s.full)
	s.full = v.WritableArray()
	return s.full
}

func (d *dualState) fetchChildren(ctx *php.Context) error {
	inner := d.inner.Object()
	v, err := ctx.CallMethod(inner, "haschildren")
	has := ctx.Truth(v)
	v.Release()
	if err != nil || !has {
		return err
	}
	kids, err := ctx.CallMethod(inner, "getchildren")
	if err != nil {
		return err
	}
	defer kids.Release()
	class, err := ctx.FindClass("RecursiveCachingIterator", false)
	if err != nil {
		return err
	}
	o, err := ctx.Instantiate(class, kids, php.Int(d.cache.flags&citPublic))
	if err == nil {
		d.cache.children = php.ObjectValue(o)
	}
	return err
}

func cachingIterator_rewind(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if err := d.rewind(c.Ctx); err != nil {
		return php.Undef(), err
	}
	d.cache.writable().Clear()
	return php.Null(), d.ahead(c.Ctx)
}

func cachingIterator_valid(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(d.cache.flags&citValid != 0), nil
}

func cachingIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Null(), d.ahead(c.Ctx)
}

func cachingIterator_hasNext(c *php.Call) (php.Value, error) { return noRewindIterator_valid(c) }

func cachingIterator___toString(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	s := d.cache
	from := s.text
	switch {
	case s.flags&(citCallToString|citUseKey|citUseCurrent|citUseInner) == 0:
		return php.Undef(), c.Ctx.Throwf("BadMethodCallException",
			"%s does not fetch string value (see CachingIterator::__construct)", c.This.Class.Name)
	case s.flags&citUseKey != 0:
		from = d.key
	case s.flags&citUseCurrent != 0:
		from = d.data
	}
	if from.IsUndef() {
		return c.Ctx.EmptyString(), nil
	}
	text, err := c.Ctx.ToString(from.Deref())
	if err != nil {
		return php.Undef(), err
	}
	return php.StrValue(text), nil
}

// fullCache returns the state if it keeps all elements.
func fullCache(c *php.Call) (*cachingState, error) {
	d, err := dualOf(c)
	if err != nil {
		return nil, err
	}
	if d.cache.flags&citFull == 0 {
		return nil, c.Ctx.Throwf("BadMethodCallException",
			"%s does not use a full cache (see CachingIterator::__construct)", c.This.Class.Name)
	}
	return d.cache, nil
}

func cachingIterator_offsetGet(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err != nil {
		return php.Undef(), err
	}
	k := c.Arg(0).Str()
	if v := s.full.Lookup(php.KeyOf(k)); v != nil {
		return v.CopyDeref(), nil
	}
	return php.Null(), undefinedKey(c.Ctx, php.Key{Str: k})
}

func cachingIterator_offsetSet(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err == nil {
		s.writable().Put(php.KeyOf(c.Arg(0).Str()), c.Arg(1).Copy())
	}
	return php.Null(), err
}

func cachingIterator_offsetUnset(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err == nil {
		s.writable().Remove(php.KeyOf(c.Arg(0).Str()))
	}
	return php.Null(), err
}

func cachingIterator_offsetExists(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err != nil {
		return php.Undef(), err
	}
	v := s.full.Lookup(php.KeyOf(c.Arg(0).Str()))
	return php.Bool(v != nil && (c.Ctx.Level != php.Level74 || !v.Deref().IsNil())), nil
}

func cachingIterator_getCache(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.ArrayValue(s.full).Copy(), nil
}

func cachingIterator_count(c *php.Call) (php.Value, error) {
	s, err := fullCache(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(s.full.Len())), nil
}

func cachingIterator_getFlags(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(d.cache.flags), nil
}

func cachingIterator_setFlags(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	s, flags := d.cache, c.Int(0)
	switch {
	case !oneToString(flags):
		return php.Undef(), toStringFlags(c, 0)
	case s.flags&citCallToString != 0 && flags&citCallToString == 0:
		return php.Undef(), c.Ctx.ThrowError("InvalidArgumentException", "Unsetting flag CALL_TO_STRING is not possible")
	case s.flags&citUseInner != 0 && flags&citUseInner == 0:
		return php.Undef(), c.Ctx.ThrowError("InvalidArgumentException",
			"Unsetting flag TOSTRING_USE_INNER is not possible")
	case flags&citFull != 0 && s.flags&citFull == 0:
		s.writable().Clear()
	}
	s.flags = s.flags&^citPublic | flags&citPublic
	return php.Null(), nil
}

func recursiveCachingIterator_hasChildren(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(!d.cache.children.IsUndef()), nil
}

func recursiveCachingIterator_getChildren(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return orNull(d.cache.children), nil
}
