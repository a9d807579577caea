package vm

import (
	"sort"
	"strings"

	"gaja/interp/php"
)

// Kinds of function references.
const (
	funcNone = iota // stands for the constructor that a class does not have
	funcUnit
	funcMethod
	funcHook
	funcCopy // inline, the next of the copies
	funcOld  // the number of a copy
)

const (
	placeGet = 1 + iota
	placeSet
)

// index learns the places of all functions that are not copies.
func (s *saver) index() {
	for i, u := range s.units {
		for j, f := range u.funcs {
			if f != nil {
				s.places[f] = funcPlace{unit: i, index: j}
			}
		}
	}
	add := func(fn *php.Function, p funcPlace) {
		if fn == nil {
			return
		}
		if f, ok := fn.User.(*Func); ok && f.Fn == fn {
			if _, known := s.places[f]; !known {
				s.places[f] = p
			}
		}
	}
	for _, c := range s.sortedClasses() {
		for _, m := range c.MethodOrder {
			add(m, funcPlace{class: c, name: m.Lower})
		}
		for _, p := range c.PropOrder {
			add(p.Get, funcPlace{class: c, name: p.Name, hook: placeGet})
			add(p.Set, funcPlace{class: c, name: p.Name, hook: placeSet})
		}
	}
}

// sortedClasses are the classes of scripts, those that declare a method before those that inherit it.
func (s *saver) sortedClasses() []*php.Class {
	list := make([]*php.Class, 0, 16)
	for key, c := range s.ctx.Classes {
		if key == c.Lower && declOf(c) != nil {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := declOf(list[i]), declOf(list[j])
		if a.unit != b.unit {
			return a.unit.index < b.unit.index
		}
		if a.b != b.b {
			return a.b.Index < b.b.Index
		}
		return list[i].Lower < list[j].Lower
	})
	done := make(map[*php.Class]bool, len(list))
	var out []*php.Class
	var visit func(c *php.Class)
	visit = func(c *php.Class) {
		if c == nil || done[c] || declOf(c) == nil {
			return
		}
		done[c] = true
		visit(c.Parent)
		for _, i := range c.Interfaces {
			visit(i)
		}
		for _, n := range c.TraitNames {
			visit(s.ctx.Classes[strings.ToLower(n)])
		}
		out = append(out, c)
	}
	for _, c := range list {
		visit(c)
	}
	return out
}

// SaveFunction writes a function of a script.
func (s *saver) SaveFunction(w *php.SnapWriter, f *php.Function) {
	if f == s.noCtor {
		w.Byte(funcNone)
		return
	}
	u, ok := f.User.(*Func)
	if !ok {
		w.Refuse("the function %s cannot travel", f.DisplayName())
		return
	}
	s.saveFunc(w, u)
}

func (s *saver) saveFunc(w *php.SnapWriter, f *Func) {
	p, ok := s.places[f]
	switch {
	case !ok:
		s.saveCopy(w, f)
	case p.class == nil:
		w.Byte(funcUnit)
		w.Uint(uint64(p.unit))
		w.Uint(uint64(p.index))
	case p.hook != 0:
		w.Byte(funcHook)
		w.Class(p.class)
		w.String(p.name)
		w.Byte(p.hook)
	default:
		w.Byte(funcMethod)
		w.Class(p.class)
		w.String(p.name)
	}
}

// LoadFunction reads a function of a script.
func (l *loader) LoadFunction(r *php.SnapReader) *php.Function {
	f, none := l.loadFunc(r)
	if none {
		return l.noCtor
	}
	if f == nil {
		return nil
	}
	return f.Fn
}

func (l *loader) loadFunc(r *php.SnapReader) (f *Func, none bool) {
	switch k := r.Byte(); k {
	case funcNone:
		return nil, true
	case funcUnit:
		u := l.unitAt(r)
		if u != nil {
			if i := r.Index(len(u.B.Funcs)); r.Err() == nil {
				f = l.function(u, i)
			}
		}
	case funcMethod:
		c, name := r.Class(), r.String()
		if c != nil {
			f = userFunc(c.Methods[name])
		}
	case funcHook:
		c, name, hook := r.Class(), r.String(), r.Byte()
		if c != nil && c.PropMap[name] != nil {
			if f = userFunc(c.PropMap[name].Get); hook == placeSet {
				f = userFunc(c.PropMap[name].Set)
			}
		}
	case funcCopy:
		f = l.loadCopy(r)
	case funcOld:
		if i := r.Index(len(l.copies)); r.Err() == nil {
			f = l.copies[i]
		}
	default:
		r.Fail("function reference %d", k)
	}
	if f == nil {
		r.Fail("a function is missing")
	}
	return f, false
}

func userFunc(f *php.Function) *Func {
	if f == nil {
		return nil
	}
	u, _ := f.User.(*Func)
	return u
}

func (l *loader) unitAt(r *php.SnapReader) *Unit {
	i := r.Index(len(l.units))
	if r.Err() != nil {
		return nil
	}
	return l.units[i]
}

// saveFunctions writes which functions the script has declared.
func (s *saver) saveFunctions(w *php.SnapWriter) {
	var names []string
	for n, f := range s.ctx.Functions {
		if f.User != nil {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	w.Uint(uint64(len(names)))
	for _, n := range names {
		w.String(n)
		w.Function(s.ctx.Functions[n])
	}
}

func (l *loader) loadFunctions(r *php.SnapReader) {
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		name, f := r.String(), r.Function()
		if f != nil {
			l.ctx.Functions[name] = f
		}
	}
}

// saveFuncData writes static variables, and the scopes that files were included in.
func (s *saver) saveFuncData(w *php.SnapWriter) {
	var list []*Func
	for f, p := range s.places {
		if f.hasLiveStatics() || p.class == nil && f.scope != nil {
			list = append(list, f)
		}
	}
	sort.Slice(list, func(i, j int) bool { return s.places[list[i]].before(s.places[list[j]]) })
	w.Uint(uint64(len(list)))
	for _, f := range list {
		s.saveFunc(w, f)
		w.Class(f.scope)
		s.saveStatics(w, f)
	}
}

func (p funcPlace) before(q funcPlace) bool {
	switch {
	case p.class != q.class && p.class != nil && q.class != nil:
		return p.class.Lower < q.class.Lower
	case p.class != q.class:
		return p.class == nil
	case p.unit != q.unit:
		return p.unit < q.unit
	case p.index != q.index:
		return p.index < q.index
	case p.name != q.name:
		return p.name < q.name
	}
	return p.hook < q.hook
}

func (f *Func) hasLiveStatics() bool {
	for _, r := range f.statics {
		if r != nil {
			return true
		}
	}
	return false
}

func (s *saver) saveStatics(w *php.SnapWriter, f *Func) {
	w.Uint(uint64(len(f.statics)))
	for _, x := range f.statics {
		w.Ref(x)
	}
}

func (l *loader) loadFuncData(r *php.SnapReader) {
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		f, none := l.loadFunc(r)
		scope := r.Class()
		if f == nil || none {
			r.Fail("a function is missing")
			return
		}
		f.scope = scope
		l.loadStatics(r, f)
	}
}

func (l *loader) loadStatics(r *php.SnapReader, f *Func) {
	n := r.Count()
	if n != len(f.statics) {
		r.Fail("%d static variables", n)
		return
	}
	for i := range f.statics {
		f.statics[i] = r.Ref()
	}
}

// machineNode is a node of the machine's own: a table of variables.
type machineNode struct{ t *symTab }

// table returns the table that the node is or will be.
func (b *machineNode) table() *symTab {
	if b.t == nil {
		b.t = newSymTab()
	}
	return b.t
}

// NewNode makes a node that is filled later.
func (l *loader) NewNode() any { return &machineNode{} }

// NewNode is not used while writing.
func (s *saver) NewNode() any { return nil }

// SaveNode writes a node's content.
func (s *saver) SaveNode(w *php.SnapWriter, p any) {
	t, ok := p.(*symTab)
	if !ok {
		w.Refuse("a %T cannot travel", p)
		return
	}
	n := 0
	for _, y := range t.order {
		if !y.gone {
			n++
		}
	}
	w.Uint(uint64(n))
	for _, y := range t.order {
		if !y.gone {
			w.String(y.name)
			w.Value(y.own)
		}
	}
}

// LoadNode reads a node's content.
func (l *loader) LoadNode(r *php.SnapReader, p any) {
	b, ok := p.(*machineNode)
	if !ok {
		r.Fail("not a node of the machine")
		return
	}
	t := b.table()
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		y := t.symbol(r.String())
		y.own = r.Value()
	}
}

// saveCopy writes a function that was copied, for a closure's scope or static variables, once.
func (s *saver) saveCopy(w *php.SnapWriter, f *Func) {
	if n, ok := s.copies[f]; ok {
		w.Byte(funcOld)
		w.Uint(n)
		return
	}
	alone := w.Alone()
	if !alone {
		s.copies[f] = uint64(len(s.copies))
	}
	w.Byte(funcCopy)
	w.Bool(alone)
	w.Uint(uint64(f.Unit.index))
	w.Uint(uint64(f.B.Index))
	w.Class(f.scope)
	w.Class(f.Fn.Class)
	w.String(f.Fn.Name)
	w.Uint(uint64(f.Fn.Flags))
	s.saveStatics(w, f)
}

func (l *loader) loadCopy(r *php.SnapReader) *Func {
	alone := r.Bool()
	u := l.unitAt(r)
	if u == nil {
		return nil
	}
	i := r.Index(len(u.B.Funcs))
	scope, class, name, flags := r.Class(), r.Class(), r.String(), r.Uint()
	if r.Err() != nil {
		return nil
	}
	f := l.linkFunc(u, i, scope)
	if !alone {
		l.copies = append(l.copies, f)
	}
	fn := f.Fn
	fn.Class, fn.Name, fn.Lower, fn.Flags = class, name, strings.ToLower(name), php.FuncFlags(flags)
	l.loadStatics(r, f)
	return f
}

// LoadNode, LoadFunction and LoadInternal are not used while writing, nor the others while reading.
func (s *saver) LoadNode(r *php.SnapReader, _ any)            { r.Fail("not reading") }
func (s *saver) LoadFunction(r *php.SnapReader) *php.Function { r.Fail("not reading"); return nil }
func (s *saver) LoadInternal(r *php.SnapReader) php.Value     { r.Fail("not reading"); return php.Undef() }

// SaveNode, SaveFunction and SaveInternal are a writer's.
func (l *loader) SaveNode(w *php.SnapWriter, _ any)               { w.Refuse("not writing") }
func (l *loader) SaveFunction(w *php.SnapWriter, _ *php.Function) { w.Refuse("not writing") }
func (l *loader) SaveInternal(w *php.SnapWriter, _ php.Value)     { w.Refuse("not writing") }
