package standard

import "gaja/interp/php"

// columnOf is the column or index key of array_column: a key, or none.
type columnOf struct {
	key  php.Key
	name *php.Str
	none bool
}

// columnKey reads a column argument. At 7.4 it takes more types than 8.4, where the declaration has seen to them.
func columnKey(c *php.Call, i int, what string) (k columnOf, ok bool, err error) {
	switch v := c.Arg(i); v.Kind() {
	case php.KindUndef, php.KindNull:
		return columnOf{none: true}, true, nil
	case php.KindInt:
		return columnOf{key: php.IntKey(v.Int())}, true, nil
	case php.KindString:
		return columnOf{key: php.KeyOf(v.Str()), name: v.Str()}, true, nil
	case php.KindFloat:
		return columnOf{key: php.IntKey(c.Ctx.ToInt(v))}, true, nil
	case php.KindObject:
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return k, false, err
		}
		return columnOf{key: php.KeyOf(s), name: s}, true, nil
	}
	c.Warn("The %s key should be either a string or an integer", what)
	return k, false, nil
}

// in returns the column's value in a row, owned, or Undef.
func (k *columnOf) in(c *php.Call, row php.Value) (php.Value, error) {
	switch row.Kind() {
	case php.KindArray:
		if p := row.Array().Lookup(k.key); p != nil {
			return p.CopyDeref(), nil
		}
	case php.KindObject:
		name := k.name
		if name == nil {
			name = php.NewStr(php.FormatInt(k.key.Int))
		}
		return readIfSet(c.Ctx, row.Object(), name)
	}
	return php.Undef(), nil
}

// readIfSet reads a property that isset() finds from the caller's scope, or gives Undef.
func readIfSet(ctx *php.Context, o *php.Object, name *php.Str) (php.Value, error) {
	if h := o.Class.Handlers; h != nil && h.HasProp != nil {
		if has, ok := h.HasProp(ctx, o, name, 0); ok && !has {
			return php.Undef(), nil
		} else if ok {
			return ctx.Machine.ReadProp(o, name)
		}
	}
	o, err := ctx.InitLazy(o)
	if err != nil {
		return php.Undef(), err
	}
	text := name.Peek()
	if p := o.Class.PropMap[text]; p != nil && p.Flags&php.AccStatic == 0 && p.VisibleFrom(ctx.CallerScope()) {
		if p.Flags&php.AccVirtual == 0 && !o.Slots[p.Slot].IsUndef() {
			return ctx.Machine.ReadProp(o, name)
		}
	} else if p == nil {
		if slot := o.Prop(text); slot != nil {
			return slot.CopyDeref(), nil
		}
	}
	if o.Class.Isset == nil || !o.Guard(text, 4) {
		return php.Undef(), nil
	}
	v, err := ctx.CallMethod(o, "__isset", php.StrValue(name))
	o.Unguard(text, 4)
	if err != nil || !ctx.Truth(v) {
		return php.Undef(), err
	}
	v.Release()
	return ctx.Machine.ReadProp(o, name)
}

func arrayColumn(c *php.Call) (php.Value, error) {
	col, ok, err := columnKey(c, 1, "column")
	if !ok {
		return php.False(), err
	}
	index, ok, err := columnKey(c, 2, "index")
	if !ok {
		return php.False(), err
	}
	held := c.Arg(0).Copy()
	defer held.Release()
	out := c.Ctx.NewArray(0)
	for it := held.Array().Iter(); it.Next(); {
		row := it.Value()
		v := row.Copy()
		if !col.none {
			v.Release()
			if v, err = col.in(c, row); err != nil {
				return php.Undef(), err
			}
			if v.IsUndef() {
				continue
			}
		}
		if err := addToColumn(c, out, &index, row, v); err != nil {
			return php.Undef(), err
		}
	}
	return php.ArrayValue(out), c.Ctx.Pending
}

// addToColumn stores v, which it takes over, under the row's index value where it has a usable one.
func addToColumn(c *php.Call, out *php.Array, index *columnOf, row, v php.Value) error {
	if index.none {
		out.Append(v)
		return nil
	}
	k, err := index.in(c, row)
	if err != nil {
		return err
	}
	defer k.Release()
	switch k.Kind() {
	case php.KindInt:
		out.Set(k.Int(), v)
	case php.KindString:
		out.Put(php.KeyOf(k.Str()), v)
	case php.KindUndef:
		out.Append(v)
	case php.KindNull:
		out.SetString("", v)
	case php.KindObject:
		if !is84(c) {
			return putUnder(c.Ctx, out, k, v)
		}
		v.Release()
		return c.Ctx.Throwf("TypeError", "Cannot access offset of type %s on array", php.TypeName(k))
	default:
		if !is84(c) {
			return columnKey74(c, out, k, v)
		}
		n, err := offsetOf(c.Ctx, k)
		if err != nil {
			v.Release()
			return err
		}
		out.Set(n, v)
	}
	return nil
}

// columnKey74 stores v, which it takes over, under an index value as 7.4 does: integers and what becomes one, or appended.
func columnKey74(c *php.Call, out *php.Array, k, v php.Value) error {
	switch k.Kind() {
	case php.KindFloat, php.KindFalse, php.KindTrue, php.KindResource:
		out.Set(c.Ctx.ToInt(k), v)
	default:
		out.Append(v)
	}
	return nil
}
