package php

// What scripts and modules declare is not written but named: the new engine has declared it again.

// Class writes a class by its name; nil is allowed.
func (w *SnapWriter) Class(c *Class) {
	if c == nil {
		w.Uint(0)
		return
	}
	if n, ok := w.classes[c]; ok && !w.alone {
		w.Uint(2 + n)
		return
	}
	if w.Ctx.Classes[c.Lower] != c {
		w.Refuse("the class %s is not registered", c.ShownName())
	}
	if !w.alone {
		w.classes[c] = uint64(len(w.classes))
	}
	w.Uint(1)
	w.Bool(w.alone)
	w.String(c.Lower)
}

// Class reads a class.
func (r *SnapReader) Class() *Class {
	n := r.Uint()
	switch {
	case n == 0:
		return nil
	case n == 1:
		alone := r.Bool()
		name := r.String()
		if r.err != nil {
			return nil
		}
		c, err := r.Ctx.FindClass(name, false)
		if c == nil || err != nil {
			r.Fail("no class %s", name)
			return nil
		}
		if !alone {
			r.classes = append(r.classes, c)
		}
		return c
	case n-2 < uint64(len(r.classes)):
		return r.classes[n-2]
	}
	r.Fail("no class %d", n)
	return nil
}

// Kinds of functions.
const (
	snapNoFunction = iota
	snapBuiltin
	snapMethod
	snapUserFunction
)

// Function writes a function or method; nil is allowed.
func (w *SnapWriter) Function(f *Function) {
	switch {
	case f == nil:
		w.Byte(snapNoFunction)
	case f.User != nil || f.Native == nil && f.Op == OpNone:
		w.Byte(snapUserFunction)
		w.machine.SaveFunction(w, f)
	case f.Class != nil:
		if f.Class.Methods[f.Lower] != f {
			w.Refuse("the method %s is not its class's", f.DisplayName())
		}
		w.Byte(snapMethod)
		w.Class(f.Class)
		w.String(f.Lower)
	default:
		if w.Ctx.Functions[f.Lower] != f || !w.Ctx.runtime.HasFunction(f.Lower) {
			w.Refuse("the function %s() belongs to the host", f.Name)
		}
		w.Byte(snapBuiltin)
		w.String(f.Lower)
	}
}

// Function reads a function.
func (r *SnapReader) Function() *Function {
	var f *Function
	switch k := r.Byte(); k {
	case snapNoFunction:
		return nil
	case snapBuiltin:
		name := r.String()
		if f = r.Ctx.Functions[name]; f == nil {
			f = r.Ctx.linkFunction(name)
		}
	case snapMethod:
		c := r.Class()
		name := r.String()
		if c != nil {
			f = c.Methods[name]
		}
	case snapUserFunction:
		f = r.machine.LoadFunction(r)
	default:
		r.Fail("function kind %d", k)
	}
	if f == nil {
		r.Fail("a function is missing")
	}
	return f
}

// Prop writes a declared property; nil is allowed.
func (w *SnapWriter) Prop(p *PropInfo) {
	if p == nil {
		w.Class(nil)
		return
	}
	if p.Class.PropMap[p.Name] != p {
		w.Refuse("the property %s::$%s is not its class's", p.Class.ShownName(), p.Name)
	}
	w.Class(p.Class)
	w.String(p.Name)
}

// Prop reads a declared property.
func (r *SnapReader) Prop() *PropInfo {
	c := r.Class()
	if c == nil {
		return nil
	}
	name := r.String()
	p := c.PropMap[name]
	if p == nil {
		r.Fail("no property %s", name)
	}
	return p
}

func (w *SnapWriter) classConst(k *ClassConst) {
	if k == nil {
		w.Class(nil)
		return
	}
	w.Class(k.Class)
	w.String(k.Name)
}

func (r *SnapReader) classConst() *ClassConst {
	c := r.Class()
	if c == nil {
		return nil
	}
	name := r.String()
	k := c.Consts[name]
	if k == nil {
		r.Fail("no constant %s", name)
	}
	return k
}

func (w *SnapWriter) constant(k *Constant) {
	if k == nil {
		w.String("")
		return
	}
	w.String(k.Name)
}

func (r *SnapReader) constant() *Constant {
	name := r.String()
	if name == "" {
		return nil
	}
	k := r.Ctx.FindConstant(name)
	if k == nil {
		r.Fail("no constant %s", name)
	}
	return k
}

func (w *SnapWriter) module(m *Module) {
	if m == nil {
		w.String("")
		return
	}
	w.String(m.Name)
}

func (r *SnapReader) module() *Module {
	name := r.String()
	if name == "" {
		return nil
	}
	for _, m := range r.Ctx.Modules {
		if m.Name == name {
			return m
		}
	}
	r.Fail("no module %s", name)
	return nil
}
