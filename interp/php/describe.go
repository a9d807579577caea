package php

import (
	"strconv"
	"strings"
)

// DescribeArg appends a value as traces show arguments: strings cut short, other values by their type.
func (ctx *Context) DescribeArg(b *strings.Builder, v Value) {
	switch v.Kind() {
	case KindUndef, KindNull:
		b.WriteString("NULL")
	case KindFalse:
		b.WriteString("false")
	case KindTrue:
		b.WriteString("true")
	case KindInt:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case KindFloat:
		s := FormatFloat(v.Float(), int(ctx.Ini.Int("precision")))
		b.WriteString(s)
		if ctx.Level != Level74 && !strings.ContainsAny(s, ".NI") {
			b.WriteString(".0")
		}
	case KindString:
		ctx.describeString(b, v.Str().Peek())
	case KindArray:
		b.WriteString("Array")
	case KindResource:
		b.WriteString("Resource id #" + strconv.FormatInt(v.Resource().ID, 10))
	case KindObject:
		describeObject(b, v.Object())
	}
}

func describeObject(b *strings.Builder, o *Object) {
	if o.Class.Flags&ClassEnum != 0 {
		if name := o.Prop("name"); name != nil && name.IsString() {
			b.WriteString(o.Class.Name + "::" + name.Str().Peek())
			return
		}
	}
	b.WriteString("Object(" + o.Class.ShownName() + ")")
}

func (ctx *Context) describeString(b *strings.Builder, s string) {
	max := int64(15)
	if ctx.Level != Level74 && ctx.Ini.Lookup("zend.exception_string_param_max_len") != nil {
		max = ctx.Ini.Int("zend.exception_string_param_max_len")
	}
	b.WriteByte('\'')
	cut := int64(len(s)) > max
	if cut {
		s = s[:max]
	}
	AppendEscaped(b, s)
	if cut {
		b.WriteString("...")
	}
	b.WriteByte('\'')
}
