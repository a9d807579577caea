package vm

import (
	"sort"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// saveUnits writes the compiled files. Bytecode is smaller than what compiling it again would have to look at, and needs
// neither the parser nor the settings it was compiled under.
func (s *saver) saveUnits(w *php.SnapWriter) {
	root := -1
	w.Uint(uint64(len(s.units)))
	for i, u := range s.units {
		if s.root != nil && s.root.Unit == u {
			root = i
		}
		w.Struct(u.B)
	}
	w.Int(int64(root))
}

func (l *loader) loadUnits(r *php.SnapReader) {
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		b := &bytecode.Unit{}
		r.Struct(b)
		if r.Err() != nil {
			return
		}
		if err := verifyUnit(b); err != nil {
			r.Fail("%v", err)
			return
		}
		l.link(b)
	}
	root := int(r.Int())
	if r.Err() == nil && root >= 0 && root < len(l.units) {
		l.root = l.linkFunc(l.units[root], 0, nil)
	}
}

// saveClasses writes which classes of the units are declared, parents before children, and the names of class_alias.
func (s *saver) saveClasses(w *php.SnapWriter) []*php.Class {
	list := s.sortedClasses()
	w.Uint(uint64(len(list)))
	for _, c := range list {
		d := declOf(c)
		w.Uint(uint64(d.unit.index))
		w.Uint(uint64(d.b.Index))
		w.String(c.Name)
		w.Bool(d.early)
		w.Bool(d.unit.classes[d.b.Index] == c)
	}
	var aliases []string
	for key, c := range s.ctx.Classes {
		if key != c.Lower {
			aliases = append(aliases, key)
		}
	}
	sort.Strings(aliases)
	w.Uint(uint64(len(aliases)))
	for _, key := range aliases {
		w.String(key)
		w.Class(s.ctx.Classes[key])
	}
	return list
}

// loadClasses declares the classes again. What was checked when they were first declared raises nothing now.
func (l *loader) loadClasses(r *php.SnapReader) []*php.Class {
	var list []*php.Class
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		u := l.unitAt(r)
		if u == nil {
			return nil
		}
		i := r.Index(len(u.B.Classes))
		name, early, known := r.String(), r.Bool(), r.Bool()
		if r.Err() != nil {
			return nil
		}
		lower := strings.ToLower(name)
		k := l.newLinker(u, u.B.Classes[i], name, lower, false)
		links := l.classLinks()
		links.open[lower] = k
		c, err := k.link()
		delete(links.open, lower)
		if err != nil {
			r.Fail("class %s: %v", name, err)
			return nil
		}
		declOf(c).early = early
		if known {
			u.classes[i] = c
		}
		list = append(list, c)
	}
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		key, c := r.String(), r.Class()
		if c != nil {
			l.ctx.Classes[key] = c
		}
	}
	return list
}

// builtinData are the builtin classes that hold something: evaluated cases, static properties.
func (s *saver) builtinData() []*php.Class {
	var list []*php.Class
	for key, c := range s.ctx.Classes {
		if key != c.Lower || declOf(c) != nil {
			continue
		}
		holds := false
		for _, k := range c.ConstOrder {
			holds = holds || k.Class == c && k.Expr != nil && !k.Value.IsUndef()
		}
		for _, p := range c.PropOrder {
			holds = holds || p.Class == c && p.Flags&php.AccStatic != 0
		}
		if holds {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Lower < list[j].Lower })
	return list
}

// saveClassData writes what has been evaluated, and static properties.
func (s *saver) saveClassData(w *php.SnapWriter, classes []*php.Class) {
	for _, c := range classes {
		w.Bool(c.Flags&php.ClassConstsReady != 0)
		s.saveMembers(w, c)
		saveValues(w, c.Defaults)
		w.Array(c.EnumCasesByValue)
	}
	more := s.builtinData()
	w.Uint(uint64(len(more)))
	for _, c := range more {
		w.Class(c)
		s.saveMembers(w, c)
	}
}

func (s *saver) saveMembers(w *php.SnapWriter, c *php.Class) {
	for _, k := range c.ConstOrder {
		if k.Class == c && k.Expr != nil {
			w.Value(k.Value)
		}
	}
	for _, p := range c.PropOrder {
		if p.Class == c && p.Flags&php.AccStatic != 0 {
			w.Bool(p.Expr != nil)
			w.Value(c.Statics[p.Slot].V)
		}
	}
}

func (l *loader) loadClassData(r *php.SnapReader, classes []*php.Class) {
	for _, c := range classes {
		ready := r.Bool()
		l.loadMembers(r, c)
		d := loadValues(r)
		if len(d) != len(c.Defaults) {
			r.Fail("class %s has %d defaults", c.Name, len(d))
			return
		}
		c.Defaults = d
		c.EnumCasesByValue = r.Array()
		if ready {
			c.Flags |= php.ClassConstsReady
		}
	}
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		if c := r.Class(); c != nil {
			l.loadMembers(r, c)
		}
	}
}

func (l *loader) loadMembers(r *php.SnapReader, c *php.Class) {
	for _, k := range c.ConstOrder {
		if k.Class == c && k.Expr != nil {
			k.Value = r.Value()
		}
	}
	for _, p := range c.PropOrder {
		if p.Class == c && p.Flags&php.AccStatic != 0 {
			if !r.Bool() {
				p.Expr = nil
			}
			if p.Slot >= len(c.Statics) {
				r.Fail("class %s lacks a static property", c.Name)
				return
			}
			c.Statics[p.Slot].V = r.Value()
		}
	}
}
