package spl

import (
	"strings"

	"gaja/interp/php"
)

// recursiveTreeIterator___construct puts a RecursiveCachingIterator in between, which knows whether an element has a
// next one beside it: the lines of the tree are drawn by that.
func recursiveTreeIterator___construct(c *php.Call) (php.Value, error) {
	inner, err := insideOf(c)
	if err != nil {
		return php.Undef(), err
	}
	r := c.This.Native.(*recursiveState)
	flags, citFlags, mode := c.IntOr(1, treeBypassKey), c.IntOr(2, citCatch), c.IntOr(3, ritSelfFirst)
	class, err := c.Ctx.FindClass("RecursiveCachingIterator", false)
	if err != nil {
		inner.Release()
		return php.Undef(), err
	}
	o, err := c.Ctx.Instantiate(class, inner, php.Int(citFlags))
	inner.Release()
	if err != nil {
		return php.Undef(), err
	}
	r.tree = true
	return php.Null(), r.build(c.Ctx, c.This, php.ObjectValue(o), mode, flags)
}

// drawing returns the lines in front of the current element.
func (r *recursiveState) drawing(ctx *php.Context) (string, error) {
	var b strings.Builder
	b.WriteString(r.prefix[0])
	for i := range r.levels {
		v, err := ctx.CallMethod(r.levels[i].obj.Object(), "hasnext")
		if err != nil {
			return "", err
		}
		part := 1
		if i == len(r.levels)-1 {
			part = 3
		}
		if !v.IsTrue() {
			part++
		}
		v.Release()
		b.WriteString(r.prefix[part])
	}
	b.WriteString(r.prefix[5])
	return b.String(), nil
}

// entry returns the current element as text.
func (r *recursiveState) entry(ctx *php.Context) (string, error) {
	v, err := r.top().it.Current(ctx)
	if err != nil {
		return "", err
	}
	defer v.Release()
	if v.Deref().IsArray() {
		return "Array", nil
	}
	return text(ctx, v.Deref())
}

func text(ctx *php.Context, v php.Value) (string, error) {
	s, err := ctx.ToString(v)
	if err != nil {
		return "", err
	}
	defer php.StrValue(s).Release()
	return s.String(), nil
}

// decorated puts the lines before a text and the postfix behind it.
func (r *recursiveState) decorated(ctx *php.Context, s string) (php.Value, error) {
	lines, err := r.drawing(ctx)
	if err != nil {
		return php.Undef(), err
	}
	return php.String(lines + s + r.postfix), nil
}

func recursiveTreeIterator_current(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if r.flags&treeBypassCurrent != 0 {
		return recursiveIteratorIterator_current(c)
	}
	s, err := r.entry(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	return r.decorated(c.Ctx, s)
}

func recursiveTreeIterator_key(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	k, err := r.top().it.Key(c.Ctx)
	if err != nil || r.flags&treeBypassKey != 0 {
		return k, err
	}
	defer k.Release()
	s, err := text(c.Ctx, k)
	if err != nil {
		return php.Undef(), err
	}
	return r.decorated(c.Ctx, s)
}

func recursiveTreeIterator_getPrefix(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	s, err := r.drawing(c.Ctx)
	return php.String(s), err
}

func recursiveTreeIterator_getEntry(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	s, err := r.entry(c.Ctx)
	return php.String(s), err
}

func recursiveTreeIterator_getPostfix(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.String(r.postfix), nil
}

func recursiveTreeIterator_setPostfix(c *php.Call) (php.Value, error) {
	c.This.Native.(*recursiveState).postfix = c.Str(0)
	return php.Null(), nil
}

func recursiveTreeIterator_setPrefixPart(c *php.Call) (php.Value, error) {
	part := c.Int(0)
	if part < 0 || part > 5 {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowError("OutOfRangeException", "Use RecursiveTreeIterator::PREFIX_* constant")
		}
		return php.Undef(), c.ArgValueError(0, "must be a RecursiveTreeIterator::PREFIX_* constant")
	}
	c.This.Native.(*recursiveState).prefix[part] = c.Str(1)
	return php.Null(), nil
}
