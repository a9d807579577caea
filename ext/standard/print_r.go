package standard

import (
	"strconv"

	"gaja/interp/php"
)

// printer writes values as print_r has them.
type printer struct {
	ctx *php.Context
	b   []byte
}

func (p *printer) str(s string) { p.b = append(p.b, s...) }

func (p *printer) value(v php.Value, indent int) error {
	v = v.Deref()
	switch v.Kind() {
	case php.KindArray:
		return p.array(v, indent)
	case php.KindObject:
		return p.object(v.Object(), indent)
	case php.KindString:
		p.str(v.Str().Peek())
	case php.KindInt:
		p.b = strconv.AppendInt(p.b, v.Int(), 10)
	default:
		s, err := p.ctx.ToString(v)
		if err != nil {
			return err
		}
		p.str(s.Peek())
		php.StrValue(s).Release()
	}
	return nil
}

func (p *printer) array(v php.Value, indent int) error {
	p.str("Array\n")
	a := v.Array()
	if !a.Enter() {
		p.str(" *RECURSION*")
		return nil
	}
	defer a.Leave()
	held := v.Copy()
	defer held.Release()
	p.open(indent)
	for it := a.Iter(); it.Next(); {
		p.key(it.Key(), indent)
		if err := p.element("", *it.Slot(), indent); err != nil {
			return err
		}
	}
	p.close(indent)
	return nil
}

func (p *printer) open(indent int) {
	p.b = appendSpaces(p.b, indent)
	p.str("(\n")
}

func (p *printer) close(indent int) {
	p.b = appendSpaces(p.b, indent)
	p.str(")\n")
}

func (p *printer) key(k php.Key, indent int) {
	p.b = appendSpaces(p.b, indent+4)
	p.b = append(p.b, '[')
	if k.Str != nil {
		p.str(k.Str.Peek())
	} else {
		p.b = strconv.AppendInt(p.b, k.Int, 10)
	}
}

func (p *printer) element(scope string, v php.Value, indent int) error {
	switch {
	case scope == "*":
		p.str(":protected")
	case scope != "":
		p.str(":" + upToNUL(scope) + ":private")
	}
	p.str("] => ")
	if err := p.value(v, indent+8); err != nil {
		return err
	}
	p.b = append(p.b, '\n')
	return nil
}

func (p *printer) object(o *php.Object, indent int) error {
	p.str(o.Class.ShownName())
	if o.Class.Flags&php.ClassEnum != 0 {
		p.str(" Enum")
		switch {
		case o.Class.Backing&php.TString != 0:
			p.str(":string")
		case o.Class.Backing&php.TInt != 0:
			p.str(":int")
		}
		p.str("\n")
	} else {
		p.str(" Object\n")
	}
	if !o.EnterFor(php.PropsDebug) {
		p.str(" *RECURSION*")
		return nil
	}
	defer o.LeaveFor(php.PropsDebug)
	err := p.ctx.EachProp(o, php.PropsDebug, func(int) { p.open(indent) }, func(e *php.PropEntry) error {
		if e.Val.IsUndef() {
			return nil
		}
		p.key(e.Key, indent)
		return p.element(e.Scope, *e.Val, indent)
	})
	if err != nil {
		return err
	}
	p.close(indent)
	return nil
}

func printR(c *php.Call) (php.Value, error) {
	p := &printer{ctx: c.Ctx}
	if err := p.value(c.Arg(0), 0); err != nil {
		return php.Undef(), err
	}
	if c.Bool(1) {
		return php.Bytes(p.b), nil
	}
	c.Ctx.Out.WriteBytes(p.b)
	return php.True(), nil
}

func varDump(c *php.Call) (php.Value, error) { return dumpAll(c, false) }

func debugZvalDump(c *php.Call) (php.Value, error) { return dumpAll(c, true) }

func dumpAll(c *php.Call, refs bool) (php.Value, error) {
	d := newDumper(c.Ctx)
	d.refs = refs
	if refs {
		d.prec = int(c.Ctx.Ini.Int("serialize_precision"))
		if c.Ctx.Level == php.Level74 {
			d.prec = int(c.Ctx.Ini.Int("precision"))
		}
	}
	for i := range c.Args {
		if err := d.value(c.Arg(i), 1); err != nil {
			d.flush()
			return php.Undef(), err
		}
		d.flush()
	}
	return php.Null(), nil
}
