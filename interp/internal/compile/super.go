package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// Superglobals are the same variables in every scope, so they are no variables of a function: they are reached through
// the table of globals, as $GLOBALS['name'] is. $GLOBALS itself is no variable at all but a way to write that; read as a
// whole it is an array made at that moment.

// globalsVar is the name of the array of all global variables.
const globalsVar = "GLOBALS"

// localVar recognises a variable that has a register of the function: neither $this nor a superglobal.
func localVar(e syntax.Expr) (string, bool) {
	v, ok := e.(*syntax.Variable)
	if !ok || v.Name == "this" || isSuperglobal(v.Name) {
		return "", false
	}
	return v.Name, true
}

// superGet reads a superglobal.
func (f *fn) superGet(name string, want uint16, quiet uint64) operand {
	d := f.dst(want)
	if name == globalsVar {
		f.emit(bytecode.OpGlobals, d, 0, 0, 0)
	} else {
		f.emit(bytecode.OpGlobalsGet, d, f.strk(name), 0, quiet|bytecode.FlagRef)
	}
	return f.temporary(d)
}

// superPlace makes a superglobal the root of a place.
func (f *fn) superPlace(p *place, name string) {
	if name != globalsVar {
		p.root, p.b = bytecode.OpLvGlobal, f.strk(name)
		return
	}
	d := f.temp()
	f.emit(bytecode.OpGlobals, d, 0, 0, bytecode.FlagRef)
	p.root, p.b, p.flags = bytecode.OpLvTmp, d, bytecode.FlagB
}

// ofGlobals reports whether an expression is an element of $GLOBALS.
func ofGlobals(e *syntax.Index) bool {
	v, ok := e.Base.(*syntax.Variable)
	return ok && v.Name == globalsVar && e.Index != nil
}

// globalsIndex reads $GLOBALS[e] for a name that is known only when it runs.
func (f *fn) globalsIndex(e *syntax.Index, want uint16, quiet uint64) operand {
	mark := f.top
	n := f.reg(f.expr(e.Index))
	f.top = mark
	d := f.dst(want)
	op := bytecode.OpVar
	if quiet != 0 {
		op = bytecode.OpVarQ
	}
	f.emit(op, d, n.reg, 0, flag(n, bytecode.FlagB)|bytecode.FlagRef)
	return f.temporary(d)
}

// unsetSuper compiles unset($_GET) and unset($GLOBALS[e]).
func (f *fn) unsetSuper(name operand) {
	n := f.reg(name)
	f.emit(bytecode.OpUnsetVar, 0, n.reg, 0, flag(n, bytecode.FlagB)|bytecode.FlagQuiet)
}
