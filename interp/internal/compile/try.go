package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// tryScope is a try statement under compilation. reg holds what its finally block continues with (an instruction or an
// exception), reg+1 a value being returned through it.
type tryScope struct {
	hasFinally bool
	inFinally  bool
	reg        uint16
	calls      []int // OpFastCalls to be patched to the finally block
	depth      int   // loops and the like around the statement
	// gaps are instructions within the statement that are not protected by it: those that end the loops around it when
	// code inside leaves them.
	gaps []int
}

// protect adds a protected range, less the gaps.
func (f *fn) protect(e bytecode.Exc, t *tryScope) {
	for _, at := range t.gaps {
		if g := uint32(at); g >= e.Start && g < e.End {
			first := e
			first.End = g
			f.f.Excs = append(f.f.Excs, first)
			e.Start = g + 1
		}
	}
	f.f.Excs = append(f.f.Excs, e)
}

// gap says that the next instruction ends loop i: the try statements inside that are already left.
func (f *fn) gap(i int) {
	for _, t := range f.tries {
		if t.depth > i {
			t.gaps = append(t.gaps, f.here())
		}
	}
}

func (f *fn) try(s *syntax.Try) {
	if len(s.Catches) == 0 && s.Finally == nil {
		f.c.fail(s.Line, "Cannot use try without catch or finally")
		return
	}
	mark := f.top
	t := &tryScope{hasFinally: s.Finally != nil, depth: len(f.loops)}
	f.tries = append(f.tries, t)
	defer func() { f.tries = f.tries[:len(f.tries)-1] }()
	sc := &scope{node: s, try: t, iter: bytecode.NoReg, subj: bytecode.NoReg}
	if t.hasFinally {
		t.reg = f.temp()
		f.temp()
		f.loops = append(f.loops, sc)
	}
	base := uint16(f.top)
	start := f.here()
	f.block(s.Body)
	end := f.here()
	var outs []int
	if len(s.Catches) > 0 {
		outs = append(outs, f.emit(bytecode.OpJmp, 0, 0, 0, 0))
		f.protect(bytecode.Exc{Start: uint32(start), End: uint32(end), Catch: int32(f.here()), Finally: -1, TempBase: base}, t)
		outs = append(outs, f.catches(s)...)
	}
	f.patchAll(outs)
	if t.hasFinally {
		f.finally(s, t, sc, start, base)
	}
	f.top = mark
}

func (f *fn) catches(s *syntax.Try) []int {
	var outs []int
	for i, c := range s.Catches {
		f.line = uint32(c.Line)
		var hits []int
		var misses int
		cv := uint16(bytecode.NoReg)
		if c.Var == "this" {
			f.c.fail(c.Line, "Cannot re-assign $this")
			return nil
		}
		if c.Var != "" {
			cv = f.cv(c.Var)
		}
		for j, n := range c.Types {
			name := f.c.className(n)
			if name == "self" || name == "parent" || name == "static" {
				f.c.fail(n.Line, "Bad class name in the catch statement")
				return nil
			}
			misses = f.emit(bytecode.OpCatch, cv, f.strk(name), 0, 0)
			if j < len(c.Types)-1 {
				hits = append(hits, f.emit(bytecode.OpJmp, 0, 0, 0, 0))
				f.patch(misses)
			}
		}
		f.patchAll(hits)
		f.block(c.Body)
		if i < len(s.Catches)-1 {
			outs = append(outs, f.emit(bytecode.OpJmp, 0, 0, 0, 0))
			f.patch(misses)
		}
	}
	return outs
}

func (f *fn) finally(s *syntax.Try, t *tryScope, sc *scope, start int, base uint16) {
	end := f.here()
	f.line = uint32(s.Finally.Line)
	t.calls = append(t.calls, f.emit(bytecode.OpFastCall, t.reg, 0, 0, 0))
	over := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	at := f.here()
	t.inFinally = true
	f.block(s.Finally)
	f.emit(bytecode.OpFastRet, t.reg, 0, 0, 0)
	f.protect(bytecode.Exc{Start: uint32(start), End: uint32(end), Catch: -1, Finally: int32(at),
		FinallyReg: t.reg, TempBase: base, FinallyEnd: uint32(f.here())}, t)
	f.loops = f.loops[:len(f.loops)-1]
	f.patchAllTo(t.calls, at)
	f.patch(over)
	_ = sc
}

// label is a goto target with the scopes it stands in.
type label struct {
	at     int
	path   []labelScope
	gotten bool
}

// labelScope is a construct around a label; finally is set when the label stands in its finally block.
type labelScope struct {
	stmt    syntax.Node
	finally bool
}

type pendingGoto struct {
	at   int
	name string
	line int32
}

// findLabels records where the labels of a body stand, so that a goto knows what it leaves.
func (f *fn) findLabels(list []syntax.Stmt) {
	f.labels = make(map[string]*label)
	var visit func(list []syntax.Stmt, path []labelScope)
	block := func(b *syntax.Block, path []labelScope) {
		if b != nil {
			visit(b.List, path)
		}
	}
	visit = func(list []syntax.Stmt, path []labelScope) {
		for _, s := range list {
			in := append(path[:len(path):len(path)], labelScope{stmt: s})
			switch s := s.(type) {
			case *syntax.Label:
				if f.labels[s.Name] != nil {
					f.c.fail(s.Line, "Label '"+s.Name+"' already defined")
				}
				f.labels[s.Name] = &label{at: -1, path: path}
			case *syntax.Block:
				visit(s.List, path)
			case *syntax.If:
				for x := syntax.Stmt(s); x != nil; {
					i, ok := x.(*syntax.If)
					if !ok {
						visit([]syntax.Stmt{x}, path)
						break
					}
					block(i.Then, path)
					x = i.Else
				}
			case *syntax.While:
				block(s.Body, in)
			case *syntax.DoWhile:
				block(s.Body, in)
			case *syntax.For:
				block(s.Body, in)
			case *syntax.Foreach:
				block(s.Body, in)
			case *syntax.Switch:
				for _, c := range s.Cases {
					visit(c.Body, in)
				}
			case *syntax.Try:
				p := path
				if s.Finally != nil {
					p = in
				}
				block(s.Body, p)
				for _, c := range s.Catches {
					block(c.Body, p)
				}
				block(s.Finally, append(path[:len(path):len(path)], labelScope{s, true}))
			case *syntax.Declare:
				block(s.Body, path)
			case *syntax.Namespace:
				visit(s.Body, path)
			}
		}
	}
	visit(list, nil)
}

func (f *fn) label(s *syntax.Label) {
	if l := f.labels[s.Name]; l != nil {
		l.at = f.here()
	}
}

func (f *fn) gotoStmt(s *syntax.Goto) {
	l := f.labels[s.Label]
	if l == nil {
		f.c.fail(s.Line, "'goto' to undefined label '"+s.Label+"'")
		return
	}
	common := 0
	for common < len(l.path) && common < len(f.loops) && f.loops[common].node == l.path[common].stmt {
		common++
	}
	if !f.checkGoto(s, l, common) {
		return
	}
	f.leaveTries(common, nil)
	f.padLoop(l.at)
	f.gotos = append(f.gotos, pendingGoto{f.emit(bytecode.OpJmp, 0, 0, 0, 0), s.Label, s.Line})
}

// checkGoto refuses jumps into loops and over the border of a finally block. Jumps into a try block are fine.
func (f *fn) checkGoto(s *syntax.Goto, l *label, common int) bool {
	for _, in := range l.path[common:] {
		if _, try := in.stmt.(*syntax.Try); !try {
			f.c.fail(s.Line, "'goto' into loop or switch statement is disallowed")
			return false
		}
		if in.finally {
			f.c.fail(s.Line, "jump into a finally block is disallowed")
			return false
		}
	}
	for i, sc := range f.loops {
		if sc.try == nil {
			continue
		}
		switch inside := i < common && l.path[i].finally; {
		case sc.try.inFinally && !inside:
			f.c.fail(s.Line, "jump out of a finally block is disallowed")
			return false
		case inside && !sc.try.inFinally:
			f.c.fail(s.Line, "jump into a finally block is disallowed")
			return false
		}
	}
	return true
}

func (f *fn) resolveGotos() {
	for _, g := range f.gotos {
		if l := f.labels[g.name]; l != nil && l.at >= 0 {
			f.patchTo(g.at, l.at)
		}
	}
}
