package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// exporter writes the source text of values as var_export has it.
type exporter struct {
	ctx  *php.Context
	b    []byte
	prec int
}

func newExporter(ctx *php.Context) *exporter {
	return &exporter{ctx: ctx, prec: int(ctx.Ini.Int("serialize_precision"))}
}

func (x *exporter) str(s string) { x.b = append(x.b, s...) }

func (x *exporter) value(v php.Value, level int) error {
	v = v.Deref()
	switch v.Kind() {
	case php.KindFalse:
		x.str("false")
	case php.KindTrue:
		x.str("true")
	case php.KindInt:
		x.int(v.Int())
	case php.KindFloat:
		x.float(v.Float())
	case php.KindString:
		x.quoted(v.Str().Peek(), true)
	case php.KindArray:
		return x.array(v, level)
	case php.KindObject:
		return x.object(v.Object(), level)
	default:
		x.str("NULL")
	}
	return nil
}

// int writes the least integer as a sum, for its literal would be a float.
func (x *exporter) int(n int64) {
	if n == -1<<63 {
		x.str("-9223372036854775807-1")
		return
	}
	x.b = strconv.AppendInt(x.b, n, 10)
}

func (x *exporter) float(f float64) {
	s := php.FormatFloat(f, x.prec)
	x.str(s)
	if f-f == 0 && !strings.ContainsAny(s, ".") {
		x.str(".0")
	}
}

// quoted writes a single-quoted literal; NUL bytes of strings and keys are written as an expression, those of property
// names as they are.
func (x *exporter) quoted(s string, nul bool) {
	x.b = append(x.b, '\'')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\'' || c == '\\':
			x.b = append(x.b, '\\', c)
		case c == 0 && nul:
			x.str(`' . "\0" . '`)
		default:
			x.b = append(x.b, c)
		}
	}
	x.b = append(x.b, '\'')
}

func (x *exporter) open(level int, head string) {
	if level > 1 {
		x.b = append(x.b, '\n')
		x.b = appendSpaces(x.b, level-1)
	}
	x.str(head)
}

func (x *exporter) circular() {
	x.str("NULL")
	x.ctx.Warning("var_export does not handle circular references")
}

func (x *exporter) array(v php.Value, level int) error {
	a := v.Array()
	if !a.Enter() {
		x.circular()
		return x.ctx.Pending
	}
	defer a.Leave()
	x.open(level, "array (\n")
	held := v.Copy()
	defer held.Release()
	for it := a.Iter(); it.Next(); {
		x.b = appendSpaces(x.b, level+1)
		if k := it.Key(); k.Str != nil {
			x.quoted(k.Str.Peek(), true)
		} else {
			x.b = strconv.AppendInt(x.b, k.Int, 10)
		}
		x.str(" => ")
		if err := x.value(*it.Slot(), level+2); err != nil {
			return err
		}
		x.str(",\n")
	}
	if level > 1 {
		x.b = appendSpaces(x.b, level-1)
	}
	x.b = append(x.b, ')')
	return nil
}

func (x *exporter) object(o *php.Object, level int) error {
	if !o.EnterFor(php.PropsExport) {
		x.circular()
		return x.ctx.Pending
	}
	defer o.LeaveFor(php.PropsExport)
	c, lead := o.Class, ""
	if x.ctx.Level != php.Level74 {
		lead = "\\"
	}
	if c.Flags&php.ClassEnum != 0 {
		x.open(level, lead+c.Name+"::"+php.EnumCaseName(o))
		return nil
	}
	std := c.Lower == "stdclass" && c.Flags&php.ClassBuiltin != 0
	tail := "))"
	if std {
		x.open(level, "(object) array(\n")
		tail = ")"
	} else {
		x.open(level, lead+c.Name+"::__set_state(array(\n")
	}
	each := func(e *php.PropEntry) error { return x.prop(e, *e.Val, level) }
	var err error
	if c.Flags&php.ClassHasHooks != 0 {
		err = x.ctx.EachHookedProp(o, func(e *php.PropEntry, v php.Value) error { return x.prop(e, v, level) })
	} else {
		err = x.ctx.EachProp(o, php.PropsExport, nil, each)
	}
	if err != nil {
		return err
	}
	if level > 1 {
		x.b = appendSpaces(x.b, level-1)
	}
	x.str(tail)
	return nil
}

func (x *exporter) prop(e *php.PropEntry, v php.Value, level int) error {
	if v.IsUndef() {
		return nil
	}
	x.b = appendSpaces(x.b, level+2)
	if e.Key.Str != nil {
		x.quoted(e.Key.Str.Peek(), false)
	} else {
		x.b = strconv.AppendInt(x.b, e.Key.Int, 10)
	}
	x.str(" => ")
	if err := x.value(v, level+2); err != nil {
		return err
	}
	x.str(",\n")
	return nil
}

func varExport(c *php.Call) (php.Value, error) {
	x := newExporter(c.Ctx)
	if err := x.value(c.Arg(0), 1); err != nil {
		return php.Undef(), err
	}
	if c.Bool(1) {
		return php.Bytes(x.b), nil
	}
	c.Ctx.Out.WriteBytes(x.b)
	return php.Null(), nil
}
