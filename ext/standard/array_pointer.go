package standard

import "gaja/interp/php"

// The internal pointer: current, key, next, prev, reset, end, each. An object is walked over its properties.

// pointed returns the array whose pointer argument 0 means. done puts a changed property table back.
func pointed(c *php.Call, write bool) (a *php.Array, ok bool, err error) {
	v := c.Arg(0)
	if v.IsArray() {
		if write && c.Ref(0) != nil {
			return c.RefArray(0), true, nil
		}
		return v.Array(), true, nil
	}
	if v.IsObject() {
		if is84(c) {
			c.Deprecated("Calling %s() on an object is deprecated", c.Name())
			if c.Ctx.Pending != nil {
				return nil, false, c.Ctx.Pending
			}
		}
		a, err := propTable(c, v.Object())
		return a, err == nil, err
	}
	c.Ctx.Warning("%s() expects parameter 1 to be array, %s given", c.Name(), shortType(v))
	return nil, false, nil
}

// propPointers keeps where the pointers over objects' properties stand.
type propPointers map[*php.Object]*php.Array

type propPointersKey struct{}

// propTable returns an object's properties as an array that keeps its pointer between calls as long as the object
// lives and its properties stay the same in number.
func propTable(c *php.Call, o *php.Object) (*php.Array, error) {
	fresh, err := c.Ctx.ObjectProps(o, php.PropsArray)
	if err != nil {
		return nil, err
	}
	known := php.State(c.Ctx, propPointersKey{}, func() *propPointers { return &propPointers{} })
	old := (*known)[o]
	if old == nil {
		c.Ctx.OnGone(o, func() { delete(*known, o) })
	} else {
		fresh.SetPos(old.Pos())
		php.ArrayValue(old).Release()
	}
	(*known)[o] = fresh
	return fresh, nil
}

func valueAt(a *php.Array, pos uint32) php.Value {
	if pos >= a.End() {
		return php.False()
	}
	return a.SlotAt(pos).CopyDeref()
}

func current(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, false)
	if !ok {
		return php.Null(), err
	}
	return valueAt(a, a.Pos()), nil
}

func pos(c *php.Call) (php.Value, error) { return current(c) }

func key(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, false)
	if !ok {
		return php.Null(), err
	}
	if at := a.Pos(); at < a.End() {
		return a.KeyAt(at).Value(), nil
	}
	return php.Null(), nil
}

func next(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, true)
	if !ok {
		return php.Null(), err
	}
	if at := a.Pos(); at < a.End() {
		a.SetPos(a.After(at + 1))
	}
	return valueAt(a, a.Pos()), nil
}

func prev(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, true)
	if !ok {
		return php.Null(), err
	}
	at := a.Pos()
	if at >= a.End() {
		return php.False(), nil
	}
	before, found := a.Before(int64(at) - 1)
	if !found {
		before = a.End()
	}
	a.SetPos(before)
	return valueAt(a, before), nil
}

func reset(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, true)
	if !ok {
		return php.Null(), err
	}
	a.SetPos(a.First())
	return valueAt(a, a.First()), nil
}

func end(c *php.Call) (php.Value, error) {
	a, ok, err := pointed(c, true)
	if !ok {
		return php.Null(), err
	}
	at, found := a.Before(int64(a.End()))
	if !found {
		return php.False(), nil
	}
	a.SetPos(at)
	return valueAt(a, at), nil
}

// eachState remembers that each() has been complained about.
type eachState struct{ said bool }

type eachKey struct{}

func each(c *php.Call) (php.Value, error) {
	if st := php.State(c.Ctx, eachKey{}, func() *eachState { return &eachState{} }); !st.said {
		st.said = true
		c.Ctx.Deprecated("The each() function is deprecated. This message will be suppressed on further calls")
	}
	v := c.Arg(0)
	if !v.IsArray() && !v.IsObject() {
		c.Ctx.Warning("Variable passed to each() is not an array or object")
		return php.Null(), nil
	}
	a, ok, err := pointed(c, true)
	if !ok {
		return php.Null(), err
	}
	at := a.Pos()
	if at >= a.End() {
		return php.False(), nil
	}
	k := a.KeyAt(at).Value()
	val := a.SlotAt(at).CopyDeref()
	out := c.Ctx.NewHash(4)
	out.Set(1, val.Copy())
	out.SetString("value", val)
	out.Set(0, k.Copy())
	out.SetString("key", k)
	a.SetPos(a.After(at + 1))
	return php.ArrayValue(out), nil
}

func arrayKeyFirst(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	if a.Len() == 0 {
		return php.Null(), nil
	}
	return a.KeyAt(a.First()).Value(), nil
}

func arrayKeyLast(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	at, ok := a.Before(int64(a.End()))
	if !ok {
		return php.Null(), nil
	}
	return a.KeyAt(at).Value(), nil
}
