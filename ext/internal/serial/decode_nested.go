package serial

import (
	"strings"

	"gaja/interp/php"
)

// enter counts one level of nesting.
func (d *Decoder) enter() bool {
	if d.opt.MaxDepth > 0 && d.depth >= d.opt.MaxDepth {
		d.warn("Maximum depth of %d exceeded. The depth limit can be changed using the max_depth unserialize() option "+
			"or the unserialize_max_depth ini setting", d.opt.MaxDepth)
		return false
	}
	if d.depth > hardDepth {
		return false
	}
	d.depth++
	return true
}

// hardDepth bounds the nesting where the script set no limit: deeper data is refused instead of filling Go's stack.
const hardDepth = 200000

// closing reads the brace behind nested data.
func (d *Decoder) closing() bool {
	if d.at(d.p) != '}' || d.p >= len(d.s) {
		return false
	}
	d.p++
	return true
}

// separated checks that a value that is not the last ended properly.
func (d *Decoder) separated(more bool) bool {
	if more && d.s[d.p-1] != ';' && d.s[d.p-1] != '}' {
		d.p--
		return false
	}
	return true
}

func (d *Decoder) array(at place) bool {
	if _, i, ok := d.count(d.p + 2); !ok || d.at(i) != '{' {
		return false
	}
	n, i := d.size(d.p + 2)
	d.p = i + 2
	if n > int64(len(d.s)-d.p) {
		return false
	}
	if err := d.ctx.Charge(n * 16); err != nil {
		return d.fail(err)
	}
	a := newTable(d, n)
	d.store(at, php.ArrayValue(a))
	if n == 0 {
		return d.closing()
	}
	return d.elements(a, n) && d.closing()
}

// newTable makes an array with room for n elements, packed if the keys begin with 0.
func newTable(d *Decoder, n int64) *php.Array {
	if n == 0 {
		return d.ctx.NewArray(0)
	}
	if strings.HasPrefix(d.s[d.p:], "i:0;") {
		return d.ctx.NewArray(int(n))
	}
	return d.ctx.NewHash(int(n))
}

// elements reads n pairs into an array.
func (d *Decoder) elements(a *php.Array, n int64) bool {
	if !d.enter() {
		return false
	}
	defer func() { d.depth-- }()
	for ; n > 0; n-- {
		pos, ok := d.elementSlot(a)
		if !ok {
			return false
		}
		if !d.value(place{arr: a, pos: pos}, true) || !d.separated(n > 1) {
			return false
		}
	}
	return true
}

// elementSlot reads a key and makes a slot for it, null, whose position it returns.
func (d *Decoder) elementSlot(a *php.Array) (pos uint32, ok bool) {
	if d.p >= len(d.s) {
		return 0, false
	}
	var k php.Key
	if d.s[d.p] == 'i' && d.at(d.p+1) == ':' {
		n, end, ok := d.integer(d.p + 2)
		if !ok {
			return 0, false
		}
		d.p = end
		if a.IsPacked() && n == int64(a.Len()) {
			a.Append(php.Null())
			return uint32(n), true
		}
		k = php.IntKey(n)
	} else if d.s[d.p] == 's' && d.at(d.p+1) == ':' {
		text, ok := d.text()
		if !ok {
			return 0, false
		}
		k = php.KeyOf(d.key(text))
	} else {
		var key php.Value
		if !d.value(place{ptr: &key}, false) {
			return 0, false
		}
		switch key.Kind() {
		case php.KindString:
			k = php.KeyOf(key.Str())
			d.keep(key)
		case php.KindInt:
			k = php.IntKey(key.Int())
		default:
			return 0, false
		}
	}
	before := a.Len()
	slot := a.SlotFor(k)
	if a.Len() > before {
		*slot = php.Null()
		if a.IsPacked() {
			return uint32(k.Int), true
		}
		return a.End() - 1, true
	}
	// The key was there: its old value stays alive for the numbering.
	d.keep(*slot)
	*slot = php.Null()
	for pos = a.First(); a.SlotAt(pos) != slot; pos = a.After(pos + 1) {
	}
	return pos, true
}

// keep holds a value that was overwritten until the end: its number may still be referred to.
func (d *Decoder) keep(v php.Value) {
	root := new(php.Value)
	*root = v
	d.roots = append(d.roots, root)
}

// target finds the place of value number n.
func (d *Decoder) target() (at *place, ok bool) {
	n, end, ok := d.uint(d.p + 2)
	if !ok || d.at(end) != ';' {
		return nil, false
	}
	d.p = end + 1
	if n < 1 || n > int64(len(d.vars)) {
		return nil, false
	}
	at = &d.vars[n-1]
	if at.arr == nil && at.obj == nil && at.ptr == nil {
		return nil, false
	}
	return at, true
}

func (d *Decoder) reference(at place) bool {
	to, ok := d.target()
	if !ok {
		return false
	}
	p, mine := to.slot(), at.slot()
	if p == mine {
		return false
	}
	fresh := !p.IsRef()
	if fresh && at.obj == nil && p.IsUndef() {
		return false
	}
	r := php.MakeRef(p)
	if info := d.infos[p]; fresh && info != nil {
		r.Types = append(r.Types, info)
	}
	d.store(at, php.RefValue(r).Copy())
	return true
}

func (d *Decoder) sameObject(at place) bool {
	to, ok := d.target()
	if !ok {
		return false
	}
	p := to.slot()
	if p == at.slot() || !p.Deref().IsObject() {
		return false
	}
	d.store(at, p.CopyDeref())
	return true
}

func (d *Decoder) enum(at place) bool {
	start := d.p
	text, ok := d.quoted(';')
	if !ok {
		return false
	}
	behind := d.p
	d.p = start
	class, name, ok := strings.Cut(text, ":")
	if !ok {
		d.warn("Invalid enum name '%s' (missing colon)", text)
		return false
	}
	c, err := d.ctx.FindClass(class, true)
	if err != nil {
		return d.fail(err)
	}
	switch {
	case c == nil:
		d.warn("Class '%s' not found", class)
		return false
	case c.Flags&php.ClassEnum == 0:
		d.warn("Class '%s' is not an enum", c.Name)
		return false
	}
	k := c.Consts[name]
	switch {
	case k == nil:
		d.warn("Undefined constant %s::%s", class, name)
		return false
	case k.Flags&php.AccEnumCase == 0:
		d.warn("%s::%s is not an enum case", class, name)
		return false
	}
	if err := d.ctx.Machine.PrepareClass(c); err != nil {
		return d.fail(err)
	}
	v, err := d.ctx.Machine.ConstValue(k)
	if err != nil {
		return d.fail(err)
	}
	d.p = behind
	d.store(at, v.Copy())
	return true
}
