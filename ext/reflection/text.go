package reflection

import (
	"fmt"
	"strings"

	"gaja/interp/php"
)

// writer builds the texts that __toString gives. Every method writes one kind of thing at an indentation.
type writer struct{ strings.Builder }

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// typeText is a type as the level spells it: 7.4 says "or NULL".
func typeText(ctx *php.Context, t *php.Type) string {
	if old(ctx) && strings.HasPrefix(t.Text, "?") {
		return t.Text[1:] + " or NULL"
	}
	return t.Text
}

func plainText(ctx *php.Context, v php.Value) (string, error) {
	switch v = v.Deref(); {
	case v.IsArray():
		return "Array", nil
	case v.IsObject():
		return "Object", nil
	}
	s, err := ctx.ToString(v)
	if err != nil {
		return "", err
	}
	return s.String(), nil
}

func (w *writer) constant(ctx *php.Context, k *php.Constant, indent string) error {
	w.printf("%sConstant [ ", indent)
	if k.Module != "" && !old(ctx) {
		w.WriteString("<persistent")
		if k.Deprecated != "" {
			w.WriteString(", deprecated")
		}
		w.WriteString("> ")
	}
	text, err := plainText(ctx, k.Value)
	w.printf("%s %s ] { %s }\n", constType(k.Value), k.Name, text)
	return err
}

func constType(v php.Value) string {
	switch v.Kind() {
	case php.KindFalse, php.KindTrue:
		return "bool"
	case php.KindObject:
		return v.Object().Class.Name
	}
	return php.TypeName(v)
}

func (w *writer) classConst(ctx *php.Context, k *php.ClassConst, indent string) error {
	v, err := ctx.Machine.ConstValue(k)
	if err != nil {
		return err
	}
	typ := constType(v)
	if k.Type != nil {
		typ = k.Type.Text
	}
	final := ""
	if k.Flags&php.AccFinal != 0 {
		final = "final "
	}
	if k.Doc != "" && !old(ctx) {
		w.printf("%s%s\n", indent, k.Doc)
	}
	text, err := plainText(ctx, v)
	w.printf("%sConstant [ %s%s %s %s ] { %s }\n", indent, final, visibility(k.Flags), typ, k.Name, text)
	return err
}

// writeValue writes a default value as it could stand in source.
func writeValue(ctx *php.Context, b *strings.Builder, v php.Value) {
	switch v = v.Deref(); v.Kind() {
	case php.KindUndef, php.KindNull:
		b.WriteString("NULL")
	case php.KindFalse:
		b.WriteString("false")
	case php.KindTrue:
		b.WriteString("true")
	case php.KindInt:
		b.WriteString(php.FormatInt(v.Int()))
	case php.KindFloat:
		s := php.FormatFloat(v.Float(), int(ctx.Ini.Int("precision")))
		b.WriteString(s)
		if !strings.ContainsAny(s, ".NI") {
			b.WriteString(".0")
		}
	case php.KindString:
		b.WriteByte('\'')
		php.AppendEscaped(b, v.Str().Peek())
		b.WriteByte('\'')
	case php.KindArray:
		writeArray(ctx, b, v.Array())
	case php.KindObject:
		if o := v.Object(); o.Class.Flags&php.ClassEnum != 0 {
			b.WriteString(o.Class.Name + "::" + php.EnumCaseName(o))
		} else {
			b.WriteString("object(" + o.Class.Name + ")")
		}
	}
}

func writeArray(ctx *php.Context, b *strings.Builder, a *php.Array) {
	list, next := true, int64(0)
	for k := range a.All() {
		list = list && k.Str == nil && k.Int == next
		next++
	}
	b.WriteByte('[')
	first := true
	for k, v := range a.All() {
		if !first {
			b.WriteString(", ")
		}
		first = false
		if !list && k.Str != nil {
			b.WriteByte('\'')
			php.AppendEscaped(b, k.Str.Peek())
			b.WriteString("' => ")
		} else if !list {
			b.WriteString(php.FormatInt(k.Int) + " => ")
		}
		writeValue(ctx, b, v)
	}
	b.WriteByte(']')
}

// writeValue74 is 7.4's shorter way: strings cut at 15 bytes, and arrays not shown.
func writeValue74(ctx *php.Context, b *strings.Builder, v php.Value) {
	switch v = v.Deref(); v.Kind() {
	case php.KindString:
		s := v.Str().Peek()
		if len(s) > 15 {
			s = s[:15] + "..."
		}
		b.WriteString("'" + s + "'")
	case php.KindArray:
		b.WriteString("Array")
	case php.KindFloat:
		b.WriteString(ctx.FloatString(v.Float()))
	default:
		writeValue(ctx, b, v)
	}
}

func (w *writer) parameter(ctx *php.Context, fn *php.Function, i int) error {
	p := &fn.Params[i]
	required := i < fn.Required
	w.printf("Parameter #%d [ ", i)
	if required {
		w.WriteString("<required> ")
	} else {
		w.WriteString("<optional> ")
	}
	if p.Type != nil && (isUser(fn) || !old(ctx)) {
		w.WriteString(typeText(ctx, p.Type) + " ")
	}
	if p.Flags&(php.ParamByRef|php.ParamPreferRef) != 0 {
		w.WriteByte('&')
	}
	if p.Flags&php.ParamVariadic != 0 {
		w.WriteString("...")
	}
	w.WriteString("$" + p.Name)
	var err error
	if !required && p.Flags&php.ParamVariadic == 0 {
		err = w.defaultValue(ctx, fn, i)
	}
	w.WriteString(" ]")
	return err
}

func (w *writer) defaultValue(ctx *php.Context, fn *php.Function, i int) error {
	p := &fn.Params[i]
	switch {
	case !isUser(fn) && old(ctx):
		return nil
	case !isUser(fn) && (p.DefaultText == "" || fn.Module == ""):
		w.WriteString(" = <default>")
		return nil
	case !isUser(fn):
		w.WriteString(" = " + p.DefaultText)
		return nil
	case !hasDefault(fn, i):
		return nil
	case !old(ctx) && computed(p.DefaultText) && !strings.HasSuffix(p.DefaultText, "::class"):
		w.WriteString(" = " + qualified(fn, p.DefaultText))
		return nil
	}
	v, err := paramDefault(ctx, fn, i)
	if err != nil {
		return err
	}
	defer v.Release()
	w.WriteString(" = ")
	if old(ctx) {
		writeValue74(ctx, &w.Builder, v)
	} else {
		writeValue(ctx, &w.Builder, v)
	}
	return nil
}

// computed reports whether a default's text is more than a literal: names of constants, operators, new.
func computed(text string) bool {
	inString := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case inString != 0:
			if c == '\\' {
				i++
			} else if c == inString {
				inString = 0
			}
		case c == '\'' || c == '"':
			inString = c
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '\\':
			j := i
			for j < len(text) && (text[j]|0x20 >= 'a' && text[j]|0x20 <= 'z' || text[j] == '_' || text[j] == '\\' ||
				text[j] >= '0' && text[j] <= '9' || text[j] == ':') {
				j++
			}
			switch strings.ToLower(text[i:j]) {
			case "null", "true", "false", "array", "e", "x", "b", "o":
			default:
				if i == 0 || text[i-1] < '0' || text[i-1] > '9' {
					return true
				}
			}
			i = j - 1
		}
	}
	return false
}
