package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// signature prints a method's declaration as messages about incompatible ones have it.
func (vm *VM) signature(f *php.Function) string {
	var b strings.Builder
	if f.Flags&php.FnByRefReturn != 0 {
		b.WriteString("& ")
	}
	if f.Class != nil {
		b.WriteString(shown(f.Class))
		b.WriteString("::")
	}
	b.WriteString(f.Name)
	b.WriteByte('(')
	for i := range f.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		vm.signatureParam(&b, f, i)
	}
	b.WriteByte(')')
	if f.Ret != nil && (vm.ctx.Level == php.Level84 || f.Flags&php.FnTentative == 0) {
		b.WriteString(": ")
		b.WriteString(f.Ret.Text)
	}
	return b.String()
}

func (vm *VM) signatureParam(b *strings.Builder, f *php.Function, i int) {
	p := &f.Params[i]
	if p.Type != nil && !(vm.is74() && p.Type.Mask&php.TMixedTag != 0) {
		b.WriteString(p.Type.Text)
		b.WriteByte(' ')
	}
	if p.Flags&(php.ParamByRef|php.ParamPreferRef) != 0 {
		b.WriteByte('&')
	}
	if p.Flags&php.ParamVariadic != 0 {
		b.WriteString("...")
	}
	b.WriteByte('$')
	b.WriteString(p.Name)
	if i >= f.Required && p.Flags&php.ParamVariadic == 0 {
		b.WriteString(" = ")
		b.WriteString(vm.defaultText(f, i))
	}
}

// defaultText is how a signature shows the default of a parameter.
func (vm *VM) defaultText(f *php.Function, i int) string {
	u, ok := f.User.(*Func)
	if !ok {
		if vm.ctx.Level == php.Level74 {
			return "NULL"
		}
		if t := f.Params[i].DefaultText; t != "" {
			return t
		}
		return "<default>"
	}
	p := &u.B.Params[i]
	if p.DefaultLit == nil {
		return constantText(u.Unit, p)
	}
	v := vm.constant(p.DefaultLit)
	defer v.Release()
	switch v.Kind() {
	case php.KindFalse, php.KindTrue, php.KindNull:
		s := map[php.Kind]string{php.KindFalse: "false", php.KindTrue: "true", php.KindNull: "null"}[v.Kind()]
		if vm.ctx.Level == php.Level74 && v.IsNull() {
			return "NULL"
		}
		return s
	case php.KindString:
		s := v.Str().Peek()
		if len(s) > 10 {
			s = s[:10] + "..."
		}
		return "'" + s + "'"
	case php.KindArray:
		switch {
		case vm.ctx.Level == php.Level74:
			return "Array"
		case v.Array().Len() == 0:
			return "[]"
		}
		return "[...]"
	}
	s, err := vm.ctx.ToString(v)
	if err != nil {
		return ""
	}
	defer php.StrValue(s).Release()
	return s.String()
}

// constantText is the name of the constant or class constant that a default is, resolved.
func constantText(u *Unit, p *bytecode.Param) string {
	if p.Default < 0 {
		return "<expression>"
	}
	f := u.B.Funcs[p.Default]
	if len(f.Code) != 2 {
		return "<expression>"
	}
	const both = bytecode.FlagKB | bytecode.FlagKC
	in := &f.Code[0]
	switch {
	case in.Op == bytecode.OpConst && in.D&bytecode.FlagQuiet == 0:
		return f.Consts[in.C].S
	case in.Op == bytecode.OpClassConst && in.D&both == both:
		return f.Consts[in.B].S + "::" + f.Consts[in.C].S
	}
	return "<expression>"
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c == '_' || c == '\\' || c|0x20 >= 'a' && c|0x20 <= 'z' || i > 0 && c >= '0' && c <= '9' {
			continue
		}
		return false
	}
	return s != ""
}
