package core

import "gaja/interp/php"

// closureHandlers show scripts what a closure is made of.
var closureHandlers = php.Handlers{Props: closureProps, ReadProp: closureReadProp, WriteProp: closureWriteProp,
	HasProp: propless, UnsetProp: closureUnsetProp}

// At 8.4 closures are objects without properties like others; 7.4 has words of its own for each access but isset.

func closureRefusal(ctx *php.Context) error {
	if ctx.Level != php.Level74 {
		return nil
	}
	return ctx.ThrowError("Error", "Closure object cannot have properties")
}

func closureReadProp(ctx *php.Context, _ *php.Object, _ *php.Str) (php.Value, bool, error) {
	return php.Undef(), false, closureRefusal(ctx)
}

func closureWriteProp(ctx *php.Context, _ *php.Object, _ *php.Str, v php.Value) (bool, error) {
	err := closureRefusal(ctx)
	if err != nil {
		v.Release()
	}
	return false, err
}

func closureUnsetProp(ctx *php.Context, _ *php.Object, _ *php.Str) (bool, error) {
	return false, closureRefusal(ctx)
}

// propless answers isset() for objects that have no properties; empty() is true of them.
func propless(*php.Context, *php.Object, *php.Str, int) (has, ok bool) { return false, true }

func closureProps(ctx *php.Context, o *php.Object, purpose php.PropsPurpose) (*php.Array, error) {
	a := ctx.NewHash(4)
	m := ctx.ReflectMachine()
	if purpose != php.PropsDebug || m == nil {
		return a, nil
	}
	fn, this, _, _ := m.ClosureParts(o)
	if fn == nil {
		return a, nil
	}
	if ctx.Level != php.Level74 {
		closureOrigin(m, a, fn)
	}
	vars, err := m.StaticVariables(fn, o)
	if err != nil {
		return a, err
	}
	if vars != nil && vars.Len() > 0 {
		a.SetString("static", php.ArrayValue(vars))
	} else if vars != nil {
		php.ArrayValue(vars).Release()
	}
	if this != nil {
		a.SetString("this", php.ObjectValue(this).Copy())
	}
	if len(fn.Params) > 0 {
		a.SetString("parameter", php.ArrayValue(closureParams(fn)))
	}
	return a, nil
}

// closureOrigin tells where a closure stands, or of what function it was made.
func closureOrigin(m php.ReflectMachine, a *php.Array, fn *php.Function) {
	if fn.Flags&php.FnClosure == 0 {
		a.SetString("function", php.String(fn.DisplayName()))
		return
	}
	a.SetString("name", php.String(fn.Name))
	if i := m.FunctionInfo(fn); i != nil {
		a.SetString("file", php.String(i.File))
		a.SetString("line", php.Int(int64(i.Line)))
	}
}

func closureParams(fn *php.Function) *php.Array {
	list := php.NewHash(len(fn.Params))
	for i := range fn.Params {
		p := &fn.Params[i]
		name, need := "$"+p.Name, "<required>"
		if p.Flags&(php.ParamByRef|php.ParamPreferRef) != 0 {
			name = "&" + name
		}
		if i >= fn.Required {
			need = "<optional>"
		}
		list.SetString(name, php.String(need))
	}
	return list
}
