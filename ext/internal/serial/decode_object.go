package serial

import (
	"strings"

	"gaja/interp/php"
)

// class finds the class of an object. incomplete is set when the object becomes one of __PHP_Incomplete_Class.
func (d *Decoder) class(name string) (c *php.Class, incomplete, ok bool) {
	if k := &d.classes[len(name)%len(d.classes)]; k.name == name && d.opt.Allowed == nil {
		return k.class, false, true
	}
	lower := strings.ToLower(name)
	if d.opt.Allowed != nil && !d.opt.Allowed(lower) {
		if !php.ValidClassName(name) {
			return nil, false, false
		}
		return d.incomplete()
	}
	st := stateOf(d.ctx)
	st.lock++
	defer func() { st.lock-- }()
	c, err := d.ctx.FindClass(name, true)
	if err != nil {
		return nil, false, d.fail(err)
	}
	if c != nil {
		d.classes[len(name)%len(d.classes)] = namedClass{strings.Clone(name), c}
		return c, false, true
	}
	if !php.ValidClassName(name) || d.parked() {
		return nil, false, false
	}
	callback := d.ctx.Ini.Get("unserialize_callback_func")
	if callback == "" {
		return d.incomplete()
	}
	fn, arg := php.String(callback), php.String(name)
	r, reason, err := d.ctx.Machine.ResolveCallable(fn)
	switch {
	case err != nil:
		return nil, false, d.fail(err)
	case r.Fn == nil && d.ctx.Level == php.Level74:
		d.warn("defined (%s) but not found", callback)
		return d.incomplete()
	case r.Fn == nil:
		return nil, false, d.fail(d.ctx.Throwf("Error", "Invalid callback %s, %s", callback, reason))
	}
	v, err := d.ctx.Machine.Call(r, []php.Value{arg})
	v.Release()
	if err != nil {
		return nil, false, d.fail(err)
	}
	if c, err = d.ctx.FindClass(name, true); err != nil {
		return nil, false, d.fail(err)
	}
	if c == nil {
		d.warn("Function %s() hasn't defined the class it was called for", callback)
		return d.incomplete()
	}
	return c, false, true
}

func (d *Decoder) incomplete() (c *php.Class, incomplete, ok bool) {
	c, err := d.ctx.FindClass(IncompleteClass, false)
	if err != nil || c == nil {
		return nil, false, d.fail(err)
	}
	return c, true, true
}

func (d *Decoder) object(at place, custom bool) bool {
	start := d.p
	name, ok := d.quoted(':')
	if !ok {
		return false
	}
	if name == "" || name[0] == 0 || name[0] == '\\' {
		d.p = start
		return false
	}
	behind := d.p
	d.p = start
	c, incomplete, ok := d.class(name)
	if !ok {
		return false
	}
	d.p = behind
	if c.Flags&(php.ClassNoSerialize|php.ClassAnonymous) != 0 {
		return d.fail(d.ctx.Throwf("Exception", "Unserialization of '%s' is not allowed", c.ShownName()))
	}
	if c.Flags&php.ClassEnum != 0 {
		return d.fail(d.ctx.Throwf("Exception", "Unserialization of '%s' is not allowed", c.Name))
	}
	if custom {
		return d.custom(at, c, name, incomplete)
	}
	if d.p >= len(d.s) {
		d.p -= 2
		d.ctx.Warning("Bad unserialize data")
		d.parked()
		return false
	}
	n, i := d.size(d.p)
	d.p = i
	if n > int64(len(d.s)-i) || d.at(i) != ':' {
		return false
	}
	if d.at(i+1) != '{' {
		d.p = i + 1
		return false
	}
	d.p = i + 2
	magic := !incomplete && c.Unserialize != nil
	if !magic && isSerializable(d.ctx, c) {
		d.ctx.Warning("Erroneous data format for unserializing '%s'", c.Name)
		d.parked()
		return false
	}
	o, ok := d.create(at, c, name, incomplete)
	if !ok {
		return false
	}
	return d.fill(o, n, magic)
}

// create makes the object at its place.
func (d *Decoder) create(at place, c *php.Class, name string, incomplete bool) (*php.Object, bool) {
	if c.Flags&(php.ClassInterface|php.ClassTrait) != 0 || c.IsAbstract() {
		word := "abstract class"
		if c.Flags&(php.ClassInterface|php.ClassTrait) != 0 {
			word = c.KindWord()
		}
		return nil, d.fail(d.ctx.Throwf("Error", "Cannot instantiate %s %s", word, c.Name))
	}
	if err := d.ctx.Machine.PrepareClass(c); err != nil {
		return nil, d.fail(err)
	}
	o := php.NewObject(c)
	d.store(at, php.ObjectValue(o))
	if incomplete {
		o.DynArray().SetString(IncompleteName, php.String(strings.Clone(name)))
	}
	return o, true
}

// fill reads an object's n properties and arranges for its hook.
func (d *Decoder) fill(o *php.Object, n int64, magic bool) bool {
	if magic {
		a := newTable(d, n)
		if !d.elements(a, n) {
			o.SkipDestructor()
			d.keep(php.ArrayValue(a))
			return false
		}
		php.ObjectValue(o).AddRef()
		d.late = append(d.late, lateCall{o, php.ArrayValue(a)})
		return d.closing()
	}
	wakeup := o.Class.Wakeup != nil && o.Class.Lower != "__php_incomplete_class"
	if !d.props(o, n) {
		if wakeup {
			o.SkipDestructor()
		}
		return false
	}
	if wakeup {
		php.ObjectValue(o).AddRef()
		d.late = append(d.late, lateCall{o, php.Undef()})
	}
	return d.closing()
}

func (d *Decoder) props(o *php.Object, n int64) bool {
	if !d.enter() {
		return false
	}
	defer func() { d.depth-- }()
	for ; n > 0; n-- {
		name, key, ok := d.propName()
		if !ok {
			return false
		}
		at, info, ok := d.propPlace(o, name)
		key.Release()
		if !ok || !d.value(at, true) {
			return false
		}
		if info != nil && info.Type != nil && !d.typed(at, info) {
			return false
		}
		if !d.separated(n > 1) {
			return false
		}
	}
	return true
}

// propName reads the name of a property; key holds it and is to be released.
func (d *Decoder) propName() (name string, key php.Value, ok bool) {
	if d.at(d.p) == 's' && d.at(d.p+1) == ':' {
		name, ok = d.text()
		return name, php.Undef(), ok
	}
	if !d.value(place{ptr: &key}, false) {
		return "", key, false
	}
	switch key.Kind() {
	case php.KindString:
		return key.Str().Peek(), key, true
	case php.KindInt:
		return php.FormatInt(key.Int()), key, true
	}
	return "", key, false
}

// typed checks a value against its property's declaration.
func (d *Decoder) typed(at place, info *php.PropInfo) bool {
	p := at.slot()
	v, err := d.ctx.CoerceProp(info, p.CopyDeref(), true)
	if err != nil {
		old := *p
		*p = php.Undef()
		old.Release()
		return d.fail(err)
	}
	if p.IsRef() {
		if q := p.Ref().Types; len(q) > 0 && v.Kind() != p.Ref().V.Kind() {
			return d.fail(d.ctx.Throwf("TypeError", "Reference with value of type %s held by property %s::$%s of type %s is "+
				"not compatible with property %s::$%s of type %s", php.TypeName(p.Ref().V), q[0].Class.Name, q[0].Name,
				q[0].Type, info.Class.Name, info.Name, info.Type))
		}
		p.Ref().Set(v)
		p.Ref().Types = append(p.Ref().Types, info)
		return true
	}
	old := *p
	*p = v
	old.Release()
	if d.infos == nil {
		d.infos = make(map[*php.Value]*php.PropInfo)
	}
	d.infos[p] = info
	return true
}

// propPlace finds the place for a property by its mangled name. A change of visibility between then and now is made
// good; what is not declared becomes a dynamic property.
func (d *Decoder) propPlace(o *php.Object, mangled string) (at place, info *php.PropInfo, ok bool) {
	scope, name := php.Unmangle(mangled)
	if scope != "" && scope != "*" {
		for _, p := range o.Class.Props {
			if p != nil && p.Name == name && p.ScopeOf() == scope {
				info = p
				break
			}
		}
	}
	if info == nil && (scope == "" || scope == "*" || strings.EqualFold(scope, o.Class.Name)) {
		info = o.Class.PropMap[name]
		if info != nil && info.Flags&php.AccStatic != 0 {
			info = nil
		}
	}
	if info != nil && info.Flags&php.AccVirtual != 0 {
		d.warn("Cannot unserialize value for virtual property %s::$%s", info.Class.Name, name)
		return at, nil, false
	}
	if info != nil {
		p := &o.Slots[info.Slot]
		if p.IsCounted() {
			d.keep(*p)
		}
		delete(d.infos, p)
		*p = php.Null()
		return place{obj: o, pos: uint32(info.Slot)}, info, true
	}
	if !hasDynamic(o, mangled) && !d.mayAdd(o, name) {
		return at, nil, false
	}
	return d.dynamic(o, mangled), nil, true
}

func hasDynamic(o *php.Object, name string) bool {
	return o.Dyn != nil && o.Dyn.Lookup(php.KeyOf(php.NewStr(name))) != nil
}

// mayAdd answers for dynamic properties as the language does.
func (d *Decoder) mayAdd(o *php.Object, name string) bool {
	if d.ctx.Level == php.Level74 {
		return true
	}
	if o.Class.Flags&(php.ClassNoDynamic|php.ClassReadonly) != 0 {
		return d.fail(d.ctx.Throwf("Error", "Cannot create dynamic property %s::$%s", o.Class.Name, name))
	}
	if o.Class.Flags&php.ClassAllowDynamic == 0 {
		d.ctx.Deprecated("Creation of dynamic property %s::$%s is deprecated", o.Class.Name, name)
		return !d.parked()
	}
	return true
}

func (d *Decoder) dynamic(o *php.Object, name string) place {
	dyn := o.DynArray()
	s := php.NewStr(strings.Clone(name))
	k := php.KeyOf(s)
	before := dyn.Len()
	slot := dyn.SlotFor(k)
	if dyn.Len() > before {
		*slot = php.Null()
	} else {
		d.keep(*slot)
		*slot = php.Null()
	}
	pos := dyn.End() - 1
	if dyn.SlotAt(pos) != slot {
		for pos = dyn.First(); dyn.SlotAt(pos) != slot; pos = dyn.After(pos + 1) {
		}
	}
	return place{arr: dyn, pos: pos}
}

// custom reads C:…:n:{data}: Serializable::unserialize().
func (d *Decoder) custom(at place, c *php.Class, name string, incomplete bool) bool {
	n, i := d.size(d.p)
	if d.at(i) != ':' {
		d.p = i
		return false
	}
	if d.at(i+1) != '{' {
		d.p = i + 1
		return false
	}
	d.p = i + 2
	if left := int64(len(d.s) - d.p); n >= left {
		d.ctx.Warning("Insufficient data for unserializing - %d required, %d present", n, left)
		d.parked()
		return false
	}
	end := d.p + int(n)
	if d.s[end] != '}' {
		d.p = end
		return false
	}
	data := d.s[d.p:end]
	o, ok := d.create(at, c, name, incomplete)
	if !ok {
		return false
	}
	if !isSerializable(d.ctx, c) {
		d.ctx.Warning("Class %s has no unserializer", c.Name)
	} else {
		v, err := d.ctx.CallMethod(o, "unserialize", php.String(strings.Clone(data)))
		v.Release()
		if err != nil {
			return d.fail(err)
		}
	}
	d.p = end + 1
	return !d.parked()
}
