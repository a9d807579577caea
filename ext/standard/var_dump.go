package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// dumper gathers the text of var_dump and its relatives. Text is handed to the output before the script may run, so that
// what a __debugInfo prints comes where PHP has it.
type dumper struct {
	ctx     *php.Context
	b       []byte
	prec    int
	deepest int // see nesting
	// refs makes it debug_zval_dump's text: every value with its count.
	refs bool
}

const dumpChunk = 32 << 10

func newDumper(ctx *php.Context) *dumper {
	prec := int(ctx.Ini.Int("serialize_precision"))
	if ctx.Level == php.Level74 {
		prec = int(ctx.Ini.Int("precision"))
	}
	return &dumper{ctx: ctx, prec: prec}
}

func (d *dumper) str(s string) { d.b = append(d.b, s...) }

func (d *dumper) num(n int64) { d.b = strconv.AppendInt(d.b, n, 10) }

func (d *dumper) spaces(n int) { d.b = appendSpaces(d.b, n) }

func appendSpaces(b []byte, n int) []byte {
	const blank = "                                                                "
	for n > len(blank) {
		b = append(b, blank...)
		n -= len(blank)
	}
	if n > 0 {
		b = append(b, blank[:n]...)
	}
	return b
}

func (d *dumper) flush() {
	if len(d.b) > 0 {
		d.ctx.Out.WriteBytes(d.b)
		d.b = d.b[:0]
	}
}

// value writes one value at an indentation level, which counts from 1 as PHP's does.
func (d *dumper) value(v php.Value, level int) error {
	if level > 1 {
		d.spaces(level - 1)
	}
	if len(d.b) > dumpChunk {
		d.flush()
		if err := d.ctx.Poll(); err != nil {
			return err
		}
	}
	amp := ""
	if v.IsRef() {
		if d.refs && d.ctx.Level != php.Level74 {
			return d.reference(v, level)
		}
		if v.Ref().Count() > 1 {
			amp = "&"
		}
		v = v.Deref()
	}
	switch v.Kind() {
	case php.KindArray:
		return d.array(v, level, amp)
	case php.KindObject:
		return d.object(v.Object(), level, amp)
	}
	d.str(amp)
	d.scalar(v)
	return nil
}

func (d *dumper) scalar(v php.Value) {
	switch v.Kind() {
	case php.KindFalse:
		d.str("bool(false)\n")
	case php.KindTrue:
		d.str("bool(true)\n")
	case php.KindInt:
		d.str("int(")
		d.num(v.Int())
		d.str(")\n")
	case php.KindFloat:
		d.str("float(")
		d.str(php.FormatFloat(v.Float(), d.prec))
		d.str(")\n")
	case php.KindString:
		d.text(v)
	case php.KindResource:
		r := v.Resource()
		d.str("resource(")
		d.num(r.ID)
		d.str(") of type (" + r.Type + ")")
		d.count(v)
		d.str("\n")
	default:
		d.str("NULL\n")
	}
}

func (d *dumper) text(v php.Value) {
	s := v.Str()
	d.str("string(")
	d.num(int64(s.Len()))
	d.str(") \"")
	d.str(s.Peek())
	d.str("\"")
	d.count(v)
	d.str("\n")
}

func (d *dumper) count(v php.Value) {
	if d.refs && v.IsString() && v.Str().Constant() {
		if d.ctx.Level == php.Level74 {
			d.str(" refcount(1)")
		} else {
			d.str(" interned")
		}
		return
	}
	if d.refs {
		d.str(" refcount(")
		d.num(int64(v.Count()))
		d.str(")")
	}
}

func (d *dumper) array(v php.Value, level int, amp string) error {
	a := v.Array()
	guard := level > 1 || d.ctx.Level != php.Level74 || d.refs
	if guard && !a.Enter() {
		d.str("*RECURSION*\n")
		return nil
	}
	held := v.Copy()
	d.str(amp + "array(")
	d.num(int64(a.Len()))
	d.str(") ")
	if d.refs {
		if a.IsPacked() && d.ctx.Level != php.Level74 {
			d.str("packed ")
		}
		d.str("refcount(")
		d.num(int64(v.Count() - 1))
		d.str(")")
	}
	d.str("{\n")
	var err error
	for it := a.Iter(); it.Next() && err == nil; {
		d.key(it.Key(), level)
		d.str("]=>\n")
		err = d.value(*it.Slot(), level+2)
	}
	if guard {
		a.Leave()
	}
	held.Release()
	d.close(level)
	return err
}

func (d *dumper) key(k php.Key, level int) {
	d.spaces(level + 1)
	d.str("[")
	if k.Str == nil {
		d.num(k.Int)
		return
	}
	d.str("\"")
	d.str(k.Str.Peek())
	d.str("\"")
}

func (d *dumper) close(level int) {
	if level > 1 {
		d.spaces(level - 1)
	}
	d.str("}\n")
}

func (d *dumper) object(o *php.Object, level int, amp string) error {
	c := o.Class
	if c.Flags&php.ClassEnum != 0 && !d.refs {
		d.str(amp + "enum(" + c.Name + "::" + php.EnumCaseName(o) + ")\n")
		return nil
	}
	if level > minNesting && level/2 >= d.nesting() {
		d.str("nesting level too deep")
		return nil
	}
	if !o.EnterFor(php.PropsDebug) {
		d.str("*RECURSION*\n")
		return nil
	}
	defer o.LeaveFor(php.PropsDebug)
	if c.DebugInf != nil {
		d.flush()
	}
	begin := func(n int) {
		d.str(amp + lazyWord(o) + "object(" + c.ShownName() + ")#")
		d.num(int64(o.ID))
		d.str(" (")
		d.num(int64(n))
		d.str(") ")
		if d.refs {
			d.str("refcount(")
			d.num(int64(o.Count()))
			d.str(")")
		}
		d.str("{\n")
	}
	err := d.ctx.EachProp(o, php.PropsDebug, begin, func(e *php.PropEntry) error { return d.prop(e, level) })
	if err != nil {
		return err
	}
	d.close(level)
	return nil
}

// Objects are only shown as deep as PHP's stack reaches: 218 bytes go to each level there. minNesting is a level that
// is always fine.
const (
	bytesPerLevel = 218
	minNesting    = 200
)

// nesting is how deep objects may be nested.
func (d *dumper) nesting() int {
	if d.deepest == 0 {
		size := int64(8 << 20)
		if n := d.ctx.Ini.Int("zend.max_allowed_stack_size"); n > 0 {
			size = n
		}
		d.deepest = int(size / bytesPerLevel)
	}
	return d.deepest
}

// lazyWord is what stands before "object" for a lazy one.
func lazyWord(o *php.Object) string {
	switch {
	case !o.IsLazy():
		return ""
	case o.LazyProxy():
		return "lazy proxy "
	}
	return "lazy ghost "
}

func (d *dumper) prop(e *php.PropEntry, level int) error {
	d.key(e.Key, level)
	switch {
	case e.Scope == "*":
		d.str(":protected")
	case e.Scope != "":
		d.str(":\"" + upToNUL(e.Scope) + "\":private")
	}
	d.str("]=>\n")
	if e.Val.IsUndef() {
		d.spaces(level + 1)
		d.str("uninitialized(" + e.Info.Type.String() + ")\n")
		return nil
	}
	return d.value(*e.Val, level+2)
}

func upToNUL(s string) string {
	if i := strings.IndexByte(s, 0); i >= 0 {
		return s[:i]
	}
	return s
}

// reference writes 8.x's debug_zval_dump form of a reference.
func (d *dumper) reference(v php.Value, level int) error {
	d.str("reference refcount(")
	d.num(int64(v.Count()))
	d.str(") {\n")
	if err := d.value(v.Deref(), level+2); err != nil {
		return err
	}
	d.close(level)
	return nil
}
