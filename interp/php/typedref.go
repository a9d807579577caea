package php

// A reference that a typed property holds must go on satisfying the property's type, whoever assigns through it. So
// the reference keeps its sources: one entry for every property slot that holds it, the same property of two objects
// twice. A slot that takes a reference adds its property, a slot that lets go of one takes it back.

// AddType records that a slot of the typed property holds the reference.
func (r *Ref) AddType(p *PropInfo) { r.Types = append(r.Types[:len(r.Types):len(r.Types)], p) }

// DropType takes back one AddType of the property; there need not have been one.
func (r *Ref) DropType(p *PropInfo) {
	for i, t := range r.Types {
		if t == p {
			r.Types = append(r.Types[:i:i], r.Types[i+1:]...)
			return
		}
	}
}

// BindSlot turns a typed property's slot into a reference, if it is none yet, and returns it, borrowed.
func BindSlot(slot *Value, p *PropInfo) *Ref {
	old := slot.Kind() == KindRef
	r := MakeRef(slot)
	if p == nil || p.Type == nil {
		return r
	}
	if old {
		for _, t := range r.Types {
			if t == p {
				return r
			}
		}
	}
	r.AddType(p)
	return r
}

// letGoRef is the end of a slot that holds a reference.
func (o *Object) letGoRef(slot int, r *Ref) {
	if len(r.Types) > 0 && slot < len(o.Class.Props) && o.Class.Props[slot] != nil {
		r.DropType(o.Class.Props[slot])
	}
}

// RefusesArray returns the first property that holds the reference and cannot hold an array, or nil.
func (r *Ref) RefusesArray() *PropInfo {
	for _, p := range r.Types {
		if p.Type != nil && p.Type.Mask&TArray == 0 {
			return p
		}
	}
	return nil
}

// BindProp checks a reference that a typed property is to hold. The value is converted to the property's type unless
// other properties hold the reference already: then it must fit as it is.
func (ctx *Context) BindProp(p *PropInfo, r *Ref, strict bool) error {
	if p.Type == nil {
		return nil
	}
	if len(r.Types) == 0 {
		w, err := ctx.CoerceProp(p, r.V.Copy(), strict)
		if err != nil {
			return err
		}
		r.Set(w)
		r.AddType(p)
		return nil
	}
	if ctx.MatchesType(p.Type, r.V, p.Class) {
		r.AddType(p)
		return nil
	}
	if err := ctx.takePending(); err != nil {
		return err
	}
	w, res, err := ctx.coerceScalar(p.Type.Mask, r.V, strict, false)
	if err != nil {
		return err
	}
	if res == coerced {
		w.Release()
		if q := r.Types[0]; q.Type.Mask != p.Type.Mask {
			return ctx.Throwf("TypeError", "Reference with value of type %s held by property %s::$%s of type %s is not "+
				"compatible with property %s::$%s of type %s", TypeName(r.V), q.Class.ShownName(), q.Name, q.Type,
				p.Class.ShownName(), p.Name, p.Type)
		}
	}
	return ctx.wrongProp(p, r.V)
}

// FitRef returns what an assignment of v through a reference stores, owned: v itself or, if properties hold the reference,
// what it becomes for them. It takes v over.
func (ctx *Context) FitRef(r *Ref, v Value, strict bool) (Value, error) {
	if len(r.Types) == 0 {
		return v, nil
	}
	w, err := ctx.coerceForProps(r.Types, v, strict)
	if err != nil {
		v.Release()
	}
	return w, err
}

// AssignRef stores v, which it takes over, through a reference, coercing it to the types of the properties bound to it.
func (ctx *Context) AssignRef(r *Ref, v Value) error {
	if len(r.Types) > 0 {
		w, err := ctx.FitRef(r, v, ctx.callerStrict())
		if err != nil {
			return err
		}
		v = w
	}
	r.Set(v)
	return nil
}

// FitUnset makes what __get returned for an unset typed property satisfy the property's type, in place.
func (ctx *Context) FitUnset(p *PropInfo, v *Value, strict bool) error {
	ok, err := ctx.coerceInPlace(p.Type, v, strict, p.Class)
	if ok || err != nil {
		return err
	}
	if ctx.Level == Level74 {
		return ctx.wrongProp(p, v.Deref())
	}
	return ctx.Throwf("TypeError", "Value of type %s returned from %s::__get() must be compatible with unset property "+
		"%s::$%s of type %s", TypeName(*v), p.Class.ShownName(), p.Class.ShownName(), p.Name, p.Type)
}
