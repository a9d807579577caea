package php

import (
	"fmt"
	"strings"
)

// Types of what scripts declare: arguments, results and properties of their functions and classes.

// CoerceArg makes argument i of a script's function satisfy its declared type, in place. It must be called in the
// callee's frame: the message tells where the call stands.
func (ctx *Context) CoerceArg(fn *Function, i int, v *Value, strict bool) error {
	p := fn.Param(i)
	if p == nil || p.Type == nil || p.Type.Accepts(v.Kind()) {
		return nil
	}
	ok, err := ctx.coerceInPlace(p.Type, v, strict, fn.Class)
	if ok || err != nil {
		return err
	}
	from := ""
	if f, ok := ctx.scriptCaller(); ok {
		from = fmt.Sprintf(", called in %s on line %d", f.File, f.Line)
	}
	if ctx.Level == Level74 {
		need, given := ctx.need74(p.Type, v.Deref())
		return ctx.Throwf("TypeError", "Argument %d passed to %s() must %s, %s given%s", i+1, fn.DisplayName(), need,
			given, from)
	}
	return ctx.Throwf("TypeError", "%s must be of type %s, %s given%s", argName(fn, i, p), p.Type, TypeName(*v), from)
}

// coerceInPlace converts the value in a slot, or behind the reference in it.
func (ctx *Context) coerceInPlace(t *Type, v *Value, strict bool, scope *Class) (bool, error) {
	if v.Kind() == KindRef {
		r := v.Ref()
		if len(r.Types) > 0 {
			return ctx.MatchesType(t, r.V, scope), ctx.takePending() // nothing is converted that properties hold
		}
		ok, err := ctx.coerceInPlace(t, &r.V, strict, scope)
		return ok, err
	}
	if v.IsUndef() {
		*v = Null()
	}
	if ctx.MatchesType(t, *v, scope) {
		return true, nil
	}
	if err := ctx.takePending(); err != nil {
		return false, err
	}
	w, res, err := ctx.coerceScalar(t.Mask, *v, strict, false)
	if res != coerced || err != nil {
		return false, err
	}
	old := *v
	*v = w
	old.Release()
	return true, nil
}

// CoerceReturn makes a result satisfy the function's declared type, in place. Undef stands for a missing return. void
// and never are the compiler's and machine's business.
func (ctx *Context) CoerceReturn(fn *Function, v *Value, strict bool) error {
	t := fn.Ret
	if t == nil || t.Accepts(v.Kind()) {
		return nil
	}
	if v.IsUndef() {
		return ctx.wrongReturn(fn, Undef())
	}
	ok, err := ctx.coerceInPlace(t, v, strict, ctx.staticScope(fn))
	if ok || err != nil {
		return err
	}
	return ctx.wrongReturn(fn, v.Deref())
}

// staticScope is the class that static means in the frame that runs.
func (ctx *Context) staticScope(fn *Function) *Class {
	if fn.Ret.Mask&TStatic == 0 {
		return fn.Class
	}
	if f, ok := ctx.Machine.Caller(0); ok {
		if f.This != nil {
			return f.This.Class
		}
		if f.Static != nil {
			return f.Static
		}
	}
	return fn.Class
}

func (ctx *Context) wrongReturn(fn *Function, v Value) error {
	if ctx.Level == Level74 {
		need, given := ctx.need74(fn.Ret, v)
		if v.IsUndef() {
			given = "none"
		}
		return ctx.Throwf("TypeError", "Return value of %s() must %s, %s returned", fn.DisplayName(), need, given)
	}
	given := "none"
	if !v.IsUndef() {
		given = TypeName(v)
	}
	return ctx.Throwf("TypeError", "%s(): Return value must be of type %s, %s returned", fn.DisplayName(), ctx.returnText(fn), given)
}

// returnText is a result type as messages have it: static is the class that was called.
func (ctx *Context) returnText(fn *Function) string {
	text := fn.Ret.Text
	if fn.Ret.Mask&TStatic == 0 {
		return text
	}
	f, ok := ctx.Machine.Caller(0)
	if !ok || f.This == nil && f.Static == nil {
		return text
	}
	called := f.Static
	if f.This != nil {
		called = f.This.Class
	}
	parts := strings.Split(strings.TrimPrefix(text, "?"), "|")
	for i, s := range parts {
		if s == "static" {
			parts[i] = called.ShownName()
		}
	}
	return text[:len(text)-len(strings.TrimPrefix(text, "?"))] + strings.Join(parts, "|")
}

// need74 is what 7.4's messages say was needed and given.
func (ctx *Context) need74(t *Type, v Value) (need, given string) {
	given = KindName(v.Kind())
	or := ""
	if t.AllowsNull() {
		or = " or null"
	}
	if t.HasClasses() && t.Mask&TIterable == 0 {
		if v.IsObject() {
			given = "instance of " + v.Object().Class.ShownName()
		}
		name := t.Names[0]
		if c, err := ctx.FindClass(name, false); err == nil && c != nil && c.Flags&ClassInterface != 0 {
			if or != "" {
				or = " or be null"
			}
			return "implement interface " + c.ShownName() + or, given
		} else if c != nil {
			name = c.ShownName()
		}
		return "be an instance of " + name + or, given
	}
	switch {
	case t.Mask&TCallable != 0:
		return "be callable" + or, given
	case t.Mask&TIterable != 0:
		return "be iterable" + or, given
	case t.Mask&TObject != 0:
		return "be an object" + or, given
	}
	return "be of the type " + strings.TrimPrefix(t.Text, "?") + or, given
}

// CoerceProp returns what an assignment of v to a typed property stores, owned; it takes v over.
func (ctx *Context) CoerceProp(p *PropInfo, v Value, strict bool) (Value, error) {
	t := p.Type
	if t == nil || t.Accepts(v.Kind()) {
		return v, nil
	}
	ok, err := ctx.coerceInPlace(t, &v, strict, p.Class)
	if ok {
		return v, nil
	}
	if err == nil {
		err = ctx.wrongProp(p, v.Deref())
	}
	v.Release()
	return Undef(), err
}

func (ctx *Context) wrongProp(p *PropInfo, v Value) error {
	if ctx.Level != Level74 {
		return ctx.Throwf("TypeError", "Cannot assign %s to property %s::$%s of type %s", TypeName(v), p.Class.ShownName(),
			p.Name, p.Type)
	}
	need := p.Type.Text
	or := ""
	if strings.HasPrefix(need, "?") {
		need, or = need[1:], " or null"
	}
	if p.Type.HasClasses() && p.Type.Mask&TIterable == 0 {
		need = "an instance of " + need
	}
	return ctx.Throwf("TypeError", "Typed property %s::$%s must be %s%s, %s used", p.Class.ShownName(), p.Name, need, or,
		givenType(v))
}

// givenType is TypeName for messages that do not tell true from false.
func givenType(v Value) string {
	if v.IsBool() {
		return "bool"
	}
	return TypeName(v)
}

// coerceForProps returns what an assignment of v stores in a reference that typed properties hold, owned. Every property
// must give the same value. On error v stays the caller's.
func (ctx *Context) coerceForProps(types []*PropInfo, v Value, strict bool) (Value, error) {
	first := true
	out := v
	for _, p := range types {
		w, err := ctx.coerceForProp(p, v, strict)
		if err != nil {
			if !first && out.p != v.p {
				out.Release()
			}
			return Undef(), err
		}
		if first {
			out, first = w, false
			continue
		}
		if !Identical(out, w) {
			if w.p != v.p {
				w.Release()
			}
			if out.p != v.p {
				out.Release()
			}
			return Undef(), ctx.conflictingProps(types[0], p, v)
		}
		if w.p != v.p && w.p != out.p {
			w.Release()
		}
	}
	if out.p != v.p {
		v.Release()
	}
	return out, nil
}

// coerceForProp converts v, borrowed, for one property; the result is v itself when it fits as it is.
func (ctx *Context) coerceForProp(p *PropInfo, v Value, strict bool) (Value, error) {
	if p.Type == nil || ctx.MatchesType(p.Type, v, p.Class) {
		return v, nil
	}
	w, res, err := ctx.coerceScalar(p.Type.Mask, v, strict, false)
	if err != nil {
		return Undef(), err
	}
	if res != coerced {
		return Undef(), ctx.Throwf("TypeError", "Cannot assign %s to reference held by property %s::$%s of type %s",
			TypeName(v), p.Class.ShownName(), p.Name, p.Type)
	}
	return w, nil
}

func (ctx *Context) conflictingProps(p, q *PropInfo, v Value) error {
	return ctx.Throwf("TypeError", "Cannot assign %s to reference held by property %s::$%s of type %s and property "+
		"%s::$%s of type %s, as this would result in an inconsistent type conversion", TypeName(v), p.Class.ShownName(), p.Name,
		p.Type, q.Class.ShownName(), q.Name, q.Type)
}

// callerStrict reports whether the script's file that runs declares strict_types.
func (ctx *Context) callerStrict() bool {
	f, ok := ctx.Machine.Caller(0)
	return ok && (f.Strict || f.Fn != nil && f.Fn.Flags&FnStrict != 0)
}
