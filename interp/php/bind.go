package php

import "fmt"

// The binder turns the arguments of a call into what a builtin's declaration says. Nearly all arguments already have the
// declared kind, and for those one bit test is all it does; everything else is in bind_slow.go.

// BindArgs binds a builtin's arguments. args is the call window: values are coerced in place, defaults are appended
// within its capacity or in a new slice. By-reference arguments must come as references. ok false with no error is
// 7.4's way to refuse a call: a warning was raised and the call gives null.
func (ctx *Context) BindArgs(fn *Function, args []Value, strict bool) (bound []Value, ok bool, err error) {
	n, params := len(args), fn.Params
	if n < fn.Required || n > len(params) && fn.Flags&FnVariadic == 0 {
		err := ctx.wrongCount(fn, n, strict)
		return args, false, err
	}
	for i := range args[:min(n, len(params))] {
		k := args[i].Kind()
		if t := params[i].Type; t != nil {
			if t.Mask&(1<<k) != 0 {
				continue
			}
		} else if k-KindNull <= KindResource-KindNull {
			continue
		}
		if ok, err := ctx.bindSlow(fn, i, &args[i], strict); !ok || err != nil {
			return args, false, err
		}
	}
	if n == len(params) {
		return args, true, nil
	}
	return ctx.bindRest(fn, args, strict)
}

// bindRest binds what is behind the declared parameters, or fills in the defaults of those that were left out.
func (ctx *Context) bindRest(fn *Function, args []Value, strict bool) ([]Value, bool, error) {
	for i := len(fn.Params); i < len(args); i++ {
		if ok, err := ctx.bindSlow(fn, i, &args[i], strict); !ok || err != nil {
			return args, false, err
		}
	}
	for i := len(args); i < len(fn.Params); i++ {
		p := &fn.Params[i]
		if p.Flags&ParamVariadic != 0 {
			break
		}
		if p.Default.Kind < LitFloat {
			args = append(args, smallDefault(&p.Default))
		} else {
			args = append(args, ctx.defaultValue(fn, i))
		}
	}
	return args, true, nil
}

// smallDefault is LiteralValue for what needs no memory.
func smallDefault(l *Literal) Value {
	switch l.Kind {
	case LitNull:
		return Null()
	case LitBool:
		return Bool(l.I != 0)
	case LitInt:
		return Int(l.I)
	}
	return Undef()
}

// defaultValue is the value of a parameter that was left out, owned by the caller. It is made once.
func (ctx *Context) defaultValue(fn *Function, i int) Value {
	if fn.defaults == nil {
		fn.defaults = make([]Value, len(fn.Params))
	}
	v := &fn.defaults[i]
	if v.IsUndef() {
		*v = ctx.LiteralValue(fn.Params[i].Default)
	}
	return v.Copy()
}

// bindMask has the kinds that an argument may have as it comes, 0 when more must be looked at.
func (p *Param) bindMask() TypeMask {
	switch {
	case p.Flags&ParamVariadic != 0:
		return 0
	case p.Flags&ParamPreferRef != 0:
		return 0
	case p.Flags&ParamByRef != 0:
		if p.Type == nil {
			return 1 << KindRef
		}
		return 0
	case p.Type == nil:
		return TMixed
	}
	return p.Type.Mask & TMixed
}

// wrongCount is the error, or 7.4's warning, for a builtin called with n arguments.
func (ctx *Context) wrongCount(fn *Function, n int, strict bool) error {
	word, want := "exactly", fn.Required
	if fn.Required != len(fn.Params) || fn.Flags&FnVariadic != 0 {
		word = "at least"
		if n > want {
			word, want = "at most", len(fn.Params)
		}
	}
	noun := "argument"
	if ctx.Level == Level74 {
		noun = "parameter"
	}
	plural := "s"
	if want == 1 {
		plural = ""
	}
	msg := fmt.Sprintf("%s() expects %s %d %s%s, %d given", fn.DisplayName(), word, want, noun, plural, n)
	return ctx.refuse(fn, "ArgumentCountError", msg, strict)
}

// refuse throws at 8.4; at 7.4 it warns, unless the caller is strict or the callee a constructor.
func (ctx *Context) refuse(fn *Function, class, msg string, strict bool) error {
	if ctx.Level != Level74 || strict || fn.Lower == "__construct" {
		return ctx.ThrowError(class, msg)
	}
	ctx.Raise(EWarning, msg)
	return ctx.takePending()
}

// BindNamed places named arguments behind and between positional ones. Parameters skipped are Undef: BindArgs, or the
// machine for its own functions, fills in their defaults. What a variadic function takes under names it does not
// declare is returned. named is borrowed, args is the call window and owned by the caller.
func (ctx *Context) BindNamed(fn *Function, args []Value, named *Array) ([]Value, *Array, error) {
	given := len(args)
	var extra *Array
	for it := named.Iter(); it.Next(); {
		k := it.Key()
		if k.Str == nil {
			continue
		}
		name := k.Str.s
		i := fn.paramIndex(name)
		if i < 0 {
			if fn.Flags&FnVariadic == 0 {
				return args, nil, ctx.dropExtra(extra, ctx.Throwf("Error", "Unknown named parameter $%s", name))
			}
			if extra == nil {
				extra = NewHash(4)
			}
			extra.Put(k, ctx.namedValue(fn, i, it.Slot()))
			continue
		}
		for len(args) <= i {
			args = append(args, Undef())
		}
		if !args[i].IsUndef() {
			return args, nil, ctx.dropExtra(extra,
				ctx.Throwf("Error", "Named parameter $%s overwrites previous argument", name))
		}
		args[i] = ctx.namedValue(fn, i, it.Slot())
	}
	for i := given; i < len(args) && i < fn.Required; i++ {
		if args[i].IsUndef() {
			return args, nil, ctx.dropExtra(extra, ctx.notPassed(fn, i))
		}
	}
	if fn.User == nil {
		for i := max(given, fn.Required); i < len(args); i++ {
			if p := &fn.Params[i]; args[i].IsUndef() && p.DefaultText == "" && p.Default.Kind == 0 {
				return args, nil, ctx.dropExtra(extra, ctx.Throwf("ArgumentCountError", "%s(): Argument #%d ($%s) must be passed "+
					"explicitly, because the default value is not known", fn.DisplayName(), i+1, p.Name))
			}
		}
	}
	return args, extra, nil
}

func (ctx *Context) dropExtra(extra *Array, err error) error {
	if extra != nil {
		ArrayValue(extra).Release()
	}
	return err
}

func (ctx *Context) notPassed(fn *Function, i int) error {
	return ctx.Throwf("ArgumentCountError", "%s(): Argument #%d ($%s) not passed", fn.ErrorName(), i+1, fn.Params[i].Name)
}

// namedValue is the owned value of one named argument: a reference for a by-reference parameter.
func (ctx *Context) namedValue(fn *Function, i int, slot *Value) Value {
	if i < 0 {
		i = len(fn.Params) - 1 // the variadic one
	}
	if i >= 0 && fn.Params[i].Flags&(ParamByRef|ParamPreferRef) != 0 {
		return RefValue(MakeRef(slot)).Copy()
	}
	return slot.CopyDeref()
}

// paramIndex returns the position of a parameter that may be named, or -1.
func (f *Function) paramIndex(name string) int {
	for i := range f.Params {
		if f.Params[i].Name == name && f.Params[i].Flags&ParamVariadic == 0 {
			return i
		}
	}
	return -1
}

// NamedByRef returns the position of the parameter that a named argument goes to, the variadic one for unknown names or
// -1, and whether it takes a reference.
func (f *Function) NamedByRef(name string) (int, bool) {
	i := f.paramIndex(name)
	if i < 0 {
		if i = len(f.Params) - 1; i < 0 || f.Params[i].Flags&ParamVariadic == 0 {
			return -1, false
		}
	}
	return i, f.Params[i].Flags&(ParamByRef|ParamPreferRef) != 0
}

// TooFewArgs is the error for a function of a script that was called with given arguments where it needs more. It must
// be called in the callee's frame.
func (ctx *Context) TooFewArgs(fn *Function, given int) error {
	word := "exactly"
	if fn.Required != len(fn.Params) {
		word = "at least"
	}
	from := ""
	if f, ok := ctx.scriptCaller(); ok {
		from = fmt.Sprintf(" in %s on line %d", f.File, f.Line)
	}
	return ctx.Throwf("ArgumentCountError", "Too few arguments to function %s(), %d passed%s and %s %d expected",
		fn.DisplayName(), given, from, word, fn.Required)
}

// scriptCaller is the frame that called the one running, if that was a script's and not a builtin's call.
func (ctx *Context) scriptCaller() (Frame, bool) {
	if f, ok := ctx.Machine.Caller(0); !ok || f.FromNative {
		return Frame{}, false
	}
	return ctx.Machine.Caller(1)
}
