package serial

import (
	"strings"

	"gaja/interp/php"
)

// IncompleteClass is the class of objects whose class was not there.
const (
	IncompleteClass = "__PHP_Incomplete_Class"
	IncompleteName  = "__PHP_Incomplete_Class_Name"
)

func (e *Encoder) notAllowed(c *php.Class) error {
	return e.ctx.Throwf("Exception", "Serialization of '%s' is not allowed", c.ShownName())
}

func (e *Encoder) object(o *php.Object) error {
	c := o.Class
	if c.Flags&(php.ClassNoSerialize|php.ClassAnonymous) != 0 {
		return e.notAllowed(c)
	}
	if c.Flags&php.ClassEnum != 0 {
		name := c.Name + ":" + php.EnumCaseName(o)
		e.str("E:")
		e.num(int64(len(name)))
		e.str(":\"" + name + "\";")
		return nil
	}
	held := php.ObjectValue(o).Copy()
	defer held.Release()
	if c.Serialize != nil {
		return e.magic(o)
	}
	if isSerializable(e.ctx, c) {
		return e.custom(o)
	}
	if c.Sleep != nil && c.Lower != "__php_incomplete_class" {
		return e.asleep(o)
	}
	return e.plain(o)
}

func isSerializable(ctx *php.Context, c *php.Class) bool {
	for _, i := range c.Interfaces {
		if i.Lower == "serializable" {
			return true
		}
	}
	return false
}

// head writes O:3:"Foo":n:{.
func (e *Encoder) head(name string, n int) {
	e.str("O:")
	e.num(int64(len(name)))
	e.str(":\"" + name + "\":")
	e.num(int64(n))
	e.str(":{")
}

// magic is __serialize().
func (e *Encoder) magic(o *php.Object) error {
	v, err := locked(e.ctx, func() (php.Value, error) {
		return e.ctx.Machine.Call(php.Callable{Fn: o.Class.Serialize, This: o, Static: o.Class}, nil)
	})
	if err != nil {
		return err
	}
	defer v.Release()
	if !v.IsArray() {
		return e.ctx.Throwf("TypeError", "%s::__serialize() must return an array", o.Class.Name)
	}
	e.head(o.Class.Name, v.Array().Len())
	return e.elements(v.Array(), v.Array().Count() > 1)
}

// custom is Serializable::serialize().
func (e *Encoder) custom(o *php.Object) error {
	v, err := e.ctx.CallMethod(o, "serialize")
	if err != nil {
		return err
	}
	defer v.Release()
	switch {
	case v.IsNil():
		if _, ok := e.objs[o]; ok {
			e.objs[o] = failed
		}
		e.str("N;")
		return nil
	case !v.IsString():
		return e.ctx.Throwf("Exception", "%s::serialize() must return a string or NULL", o.Class.Name)
	}
	data := v.Str().Peek()
	e.str("C:")
	e.num(int64(len(o.Class.Name)))
	e.str(":\"" + o.Class.Name + "\":")
	e.num(int64(len(data)))
	e.str(":{")
	e.str(data)
	e.b = append(e.b, '}')
	return nil
}

// prop is one property to be written.
type prop struct {
	name string
	v    php.Value
}

// plain writes an object's properties.
func (e *Encoder) plain(o *php.Object) error {
	if h := o.Class.Handlers; h != nil && h.Props != nil {
		props, err := h.Props(e.ctx, o, php.PropsSerialize)
		if err != nil {
			return err
		}
		v := php.ArrayValue(props)
		defer v.Release()
		e.head(o.Class.Name, props.Len())
		for it := props.Iter(); it.Next(); {
			e.propKey(it.Key())
			if err := e.element(lone(*it.Slot()), props, props.Count() > 1); err != nil {
				return err
			}
		}
		e.b = append(e.b, '}')
		return nil
	}
	name, n := o.Class.Name, 0
	o, err := e.ctx.LazyFor(o, php.PropsSerialize)
	if err != nil {
		return err
	}
	incomplete := o.Class.Lower == "__php_incomplete_class"
	if err := o.EachOwnProp(func(p *php.PropEntry) error {
		if incomplete && p.Key.Str != nil && p.Key.Str.Peek() == IncompleteName && p.Val.Deref().IsString() {
			name = p.Val.Deref().Str().String()
			return nil
		}
		if !p.Val.IsUndef() {
			n++
		}
		return nil
	}); err != nil {
		return err
	}
	e.head(name, n)
	err = o.EachOwnProp(func(p *php.PropEntry) error {
		if p.Val.IsUndef() || incomplete && p.Key.Str != nil && p.Key.Str.Peek() == IncompleteName {
			return nil
		}
		e.propName(p)
		return e.value(lone(*p.Val), false, false)
	})
	e.b = append(e.b, '}')
	return err
}

// propKey writes a property's name, which is always a string.
func (e *Encoder) propKey(k php.Key) {
	if k.Str == nil {
		e.text(php.FormatInt(k.Int))
		return
	}
	e.text(k.Str.Peek())
}

func (e *Encoder) propName(p *php.PropEntry) {
	if p.Scope == "" {
		e.propKey(p.Key)
		return
	}
	name := p.Key.Str.Peek()
	e.str("s:")
	e.num(int64(len(name) + len(p.Scope) + 2))
	e.str(":\"\x00")
	e.str(p.Scope)
	e.b = append(e.b, 0)
	e.str(name)
	e.str("\";")
}

// notice warns about __sleep: a notice at 7.4.
func (e *Encoder) notice(format string, args ...any) error {
	if e.ctx.Level == php.Level74 {
		e.ctx.Notice(e.Name+"(): "+format, args...)
	} else {
		e.ctx.Warning(e.Name+"(): "+format, args...)
	}
	return e.ctx.Pending
}

// asleep is __sleep(): the properties that it names.
func (e *Encoder) asleep(o *php.Object) error {
	v, err := locked(e.ctx, func() (php.Value, error) {
		return e.ctx.Machine.Call(php.Callable{Fn: o.Class.Sleep, This: o, Static: o.Class}, nil)
	})
	if err != nil {
		return err
	}
	defer v.Release()
	old := e.ctx.Level == php.Level74
	if !v.IsArray() {
		e.str("N;")
		if old {
			return e.notice("__sleep should return an array only containing the names of instance-variables to serialize")
		}
		return e.notice("%s::__sleep() should return an array only containing the names of instance-variables to serialize",
			o.Class.Name)
	}
	props, err := e.sleepProps(o, v.Array())
	if err != nil {
		return err
	}
	e.head(o.Class.Name, len(props))
	for _, p := range props {
		e.text(p.name)
		if err := e.value(lone(p.v), false, false); err != nil {
			return err
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// sleepProps finds the properties that __sleep named.
func (e *Encoder) sleepProps(o *php.Object, names *php.Array) ([]prop, error) {
	have := make(map[string]php.Value)
	uninit := make(map[string]bool)
	shown, err := e.ctx.LazyFor(o, php.PropsSerialize)
	if err != nil {
		return nil, err
	}
	if err := shown.EachOwnProp(func(p *php.PropEntry) error {
		key := p.Mangled()
		name := php.FormatInt(key.Int)
		if key.Str != nil {
			name = key.Str.String()
		}
		if p.Val.IsUndef() {
			uninit[name] = true
		} else {
			have[name] = *p.Val
		}
		return nil
	}); err != nil {
		return nil, err
	}
	var out []prop
	taken := make(map[string]bool)
	for v := range names.Values() {
		name, err := e.sleepName(o, v)
		if err != nil {
			return nil, err
		}
		found := false
		for _, key := range []string{name, "\x00" + o.Class.Name + "\x00" + name, "\x00*\x00" + name} {
			val, ok := have[key]
			if !ok && !uninit[key] {
				continue
			}
			found = true
			if !ok {
				break
			}
			if taken[key] {
				if err := e.twice(name); err != nil {
					return nil, err
				}
				break
			}
			taken[key] = true
			out = append(out, prop{key, val})
			break
		}
		if found {
			continue
		}
		if err := e.notice("\"%s\" returned as member variable from __sleep() but does not exist", name); err != nil {
			return nil, err
		}
		if e.ctx.Level == php.Level74 && !taken[name] {
			taken[name] = true
			out = append(out, prop{name, php.Null()})
		}
	}
	return out, nil
}

func (e *Encoder) twice(name string) error {
	if e.ctx.Level == php.Level74 {
		return e.notice("\"%s\" is returned from __sleep multiple times", name)
	}
	return e.notice("\"%s\" is returned from __sleep() multiple times", name)
}

func (e *Encoder) sleepName(o *php.Object, v php.Value) (string, error) {
	if v.IsString() {
		return v.Str().String(), nil
	}
	var err error
	if e.ctx.Level == php.Level74 {
		err = e.notice("__sleep should return an array only containing the names of instance-variables to serialize.")
	} else {
		err = e.notice("%s::__sleep() should return an array only containing the names of instance-variables to serialize",
			o.Class.Name)
	}
	if err != nil {
		return "", err
	}
	s, err := e.ctx.ToString(v)
	if err != nil {
		return "", err
	}
	defer php.StrValue(s).Release()
	return strings.Clone(s.Peek()), nil
}
