package php

import "fmt"

// bindSlow binds argument i of a builtin when its kind alone does not satisfy the declaration.
func (ctx *Context) bindSlow(fn *Function, i int, v *Value, strict bool) (bool, error) {
	p := fn.Param(i)
	if v.IsUndef() {
		*v = ctx.LiteralValue(p.Default)
		return true, nil
	}
	if v.Kind() == KindRef {
		if p.Flags&(ParamByRef|ParamPreferRef) != 0 {
			return ctx.bindRef(fn, i, p, v, strict)
		}
		w := v.CopyDeref()
		v.Release()
		if w.IsUndef() {
			w = Null()
		}
		*v = w
	}
	t := p.Type
	if t == nil || t.Accepts(v.Kind()) {
		return true, nil
	}
	if t.Mask&TCallable != 0 {
		return ctx.bindCallable(fn, i, p, v, strict)
	}
	if v.Kind() == KindObject && ctx.matchesClass(t, v.Object(), fn.Class) {
		return true, nil
	}
	if v.IsNull() && !strict && t.Mask&scalarMask != 0 {
		if err := ctx.nullArg(fn, i, p); err != nil {
			return false, err
		}
	}
	w, res, err := ctx.coerceScalar(t.Mask, *v, strict, true)
	if err != nil {
		return false, err
	}
	if res == coerced {
		v.Release()
		*v = w
		return true, nil
	}
	return false, ctx.wrongType(fn, i, p, v.Deref(), strict)
}

// bindRef checks the value behind a by-reference argument against a declared type; it is never converted.
func (ctx *Context) bindRef(fn *Function, i int, p *Param, v *Value, strict bool) (bool, error) {
	r := v.Ref()
	if r.V.IsUndef() {
		r.V = Null()
	}
	if p.Type == nil || ctx.MatchesType(p.Type, r.V, fn.Class) {
		return true, nil
	}
	return false, ctx.wrongType(fn, i, p, r.V, strict)
}

// bindCallable checks an argument declared callable, with PHP's reason when it is not.
func (ctx *Context) bindCallable(fn *Function, i int, p *Param, v *Value, strict bool) (bool, error) {
	c, reason, err := ctx.Machine.ResolveCallable(*v)
	if err != nil {
		return false, err
	}
	if c.Detached {
		ctx.DetachedArg(fn, i, c.Fn)
		return true, ctx.takePending()
	}
	if err = ctx.WarnCallable(); err != nil || c.Fn != nil {
		return err == nil, err
	}
	if v.IsObject() && ctx.matchesClass(p.Type, v.Object(), fn.Class) {
		return true, nil
	}
	if ctx.Level == Level74 {
		msg := fmt.Sprintf("%s() expects parameter %d to be a valid callback, %s", fn.DisplayName(), i+1, reason)
		return false, ctx.refuse(fn, "TypeError", msg, strict)
	}
	what := "a valid callback"
	if p.Type.AllowsNull() {
		what += " or null"
	}
	return false, ctx.Throwf("TypeError", "%s must be %s, %s", argName(fn, i, p), what, reason)
}

// DetachedArg is WarnDetached for argument i of a builtin.
func (ctx *Context) DetachedArg(fn *Function, i int, method *Function) {
	if fn.Lower == "call_user_func" || fn.Lower == "call_user_func_array" {
		ctx.WarnDetached(method) // instructions of PHP's own, which do not look at it as an argument
		return
	}
	ctx.Raise(EDeprecated, fmt.Sprintf(
		"%s() expects parameter %d to be a valid callback, non-static method %s::%s() should not be called statically",
		fn.DisplayName(), i+1, method.Class.Name, method.Name))
}

// nullArg raises 8.1's deprecation of null for a builtin's scalar parameter.
func (ctx *Context) nullArg(fn *Function, i int, p *Param) error {
	if ctx.Level == Level74 {
		return nil
	}
	name := ""
	if p.Flags&ParamVariadic == 0 {
		name = " ($" + p.Name + ")"
	}
	ctx.Raise(EDeprecated, fmt.Sprintf("%s(): Passing null to parameter #%d%s of type %s is deprecated",
		fn.DisplayName(), i+1, name, p.Type))
	return ctx.takePending()
}

// argName is "f(): Argument #1 ($x)".
func argName(fn *Function, i int, p *Param) string {
	name := fn.ErrorName()
	if p == nil || p.Flags&ParamVariadic != 0 {
		return fmt.Sprintf("%s(): Argument #%d", name, i+1)
	}
	return fmt.Sprintf("%s(): Argument #%d ($%s)", name, i+1, p.Name)
}

// wrongType is the error, or 7.4's warning, for a builtin's argument of the wrong type.
func (ctx *Context) wrongType(fn *Function, i int, p *Param, v Value, strict bool) error {
	if ctx.Level != Level74 {
		return ctx.Throwf("TypeError", "%s must be of type %s, %s given", argName(fn, i, p), needed(p.Type), TypeName(v))
	}
	msg := fmt.Sprintf("%s() expects parameter %d to be %s, %s given", fn.DisplayName(), i+1, zppName(p.Type),
		KindName(v.Kind()))
	return ctx.refuse(fn, "TypeError", msg, strict)
}

// zppName is a builtin's parameter type as 7.4's warnings have it: without null.
func zppName(t *Type) string {
	text := t.Text
	if len(text) > 0 && text[0] == '?' {
		text = text[1:]
	}
	if n := len(text); n > 5 && text[n-5:] == "|null" {
		text = text[:n-5]
	}
	if text == "object|array" {
		return "array"
	}
	return text
}
