package compile

import (
	"strconv"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// x ??= y walks the place x twice. What its operands compute is kept in between in hidden variables, whose names begin
// with a NUL byte so that no script can have them.

const hidden = "\x00"

// countPins declares the hidden variables that a ??= needs; called while variables are collected.
func (f *fn) countPins(x syntax.Expr) {
	n := 1
	for {
		switch e := x.(type) {
		case *syntax.Index:
			n++
			x = e.Base
			continue
		case *syntax.Prop:
			n++
			x = e.Base
			continue
		}
		break
	}
	for range n + 2 {
		f.declare(hidden + strconv.Itoa(len(f.f.CVs)))
		f.pins = append(f.pins, uint16(len(f.f.CVs)-1))
	}
}

// pin takes a hidden variable.
func (f *fn) pin() uint16 {
	if f.pinned_ == len(f.pins) {
		f.c.fail(int32(f.line), "Cannot use ??= here")
		return 0
	}
	f.pinned_++
	return f.pins[f.pinned_-1]
}

func (f *fn) lastPin() uint16 { return f.pins[max(f.pinned_-1, 0)] }

// unpin releases what the hidden variables from the mark on hold.
func (f *fn) unpin(mark int) {
	for i := mark; i < f.pinned_; i++ {
		f.emit(bytecode.OpUnsetCV, f.pins[i], 0, 0, bytecode.FlagQuiet)
	}
}

// pinned returns the place with every operand that computes something replaced by a hidden variable holding it.
func (f *fn) pinned(x syntax.Expr) syntax.Expr {
	switch e := x.(type) {
	case *syntax.Index:
		c := *e
		c.Base = f.pinned(e.Base)
		if e.Index != nil {
			c.Index = f.pinValue(e.Index)
		}
		return &c
	case *syntax.Prop:
		c := *e
		c.Base = f.pinned(e.Base)
		c.Name = f.pinValue(e.Name)
		return &c
	case *syntax.VarVar:
		c := *e
		c.Name = f.pinValue(e.Name)
		return &c
	case *syntax.StaticProp, *syntax.Variable:
		return x
	}
	return f.pinValue(x)
}

func (f *fn) pinValue(x syntax.Expr) syntax.Expr {
	switch x.(type) {
	case *syntax.Variable, *syntax.Ident, *syntax.NameExpr:
		return x
	}
	if _, ok := f.c.fold(x); ok {
		return x
	}
	mark := f.top
	o := f.own(f.expr(x))
	r := f.pin()
	f.emit(bytecode.OpAssignT, r, o.reg, 0, 0)
	f.top = mark
	return &syntax.Variable{Pos: syntax.Pos{Off: x.At().Off, Line: x.At().Line}, Name: f.f.CVs[r]}
}
