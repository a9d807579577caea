package json

import "gaja/interp/php"

func (e *encoder) object(o *php.Object) bool {
	switch {
	case e.serializable != nil && o.Class.Is(e.serializable):
		return e.custom(o)
	case o.Class.Flags&php.ClassEnum != 0:
		return e.enum(o)
	}
	return e.plain(o)
}

// custom writes what jsonSerialize returns; an object that returns itself is written as it is.
func (e *encoder) custom(o *php.Object) bool {
	if !o.EnterFor(php.PropsJSON) {
		return e.fail(errRecursion, "null")
	}
	v, err := e.ctx.CallMethod(o, "jsonserialize")
	if err != nil {
		o.LeaveFor(php.PropsJSON)
		e.err = err
		return false
	}
	defer v.Release()
	if v.IsObject() && v.Object() == o {
		o.LeaveFor(php.PropsJSON)
		return e.plain(o)
	}
	ok := e.value(v)
	o.LeaveFor(php.PropsJSON)
	return ok
}

func (e *encoder) enum(o *php.Object) bool {
	if o.Class.Backing == 0 {
		return e.fail(errNonBackedEnum, "0")
	}
	if p := o.Prop("value"); p != nil {
		return e.value(*p)
	}
	return e.value(php.Null())
}

// plain writes an object's public properties.
func (e *encoder) plain(o *php.Object) bool {
	if !o.EnterFor(php.PropsJSON) {
		return e.fail(errRecursion, "null")
	}
	defer o.LeaveFor(php.PropsJSON)
	held := php.ObjectValue(o).Copy()
	defer held.Release()
	if !e.open('{') {
		return e.tooDeep()
	}
	first, ok := true, true
	each := func(p *php.PropEntry, v php.Value) error {
		if !ok || p.Scope != "" || v.IsUndef() {
			return nil
		}
		if p.Info == nil && p.Key.Str != nil && p.Key.Str.Len() > 0 && p.Key.Str.Byte(0) == 0 {
			return nil
		}
		e.next(&first)
		ok = e.key(p.Key) && e.value(v)
		return nil
	}
	var err error
	if o.Class.Flags&php.ClassHasHooks != 0 {
		err = e.ctx.EachHookedProp(o, each)
	} else {
		err = e.ctx.EachProp(o, php.PropsJSON, nil, func(p *php.PropEntry) error { return each(p, *p.Val) })
	}
	if err != nil {
		e.err = err
		return false
	}
	return ok && e.shut('}', !first)
}
