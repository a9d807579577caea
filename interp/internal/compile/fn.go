package compile

import (
	"math"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// fn is a function being compiled.
type fn struct {
	c      *compiler
	f      *bytecode.Func
	parent *fn
	cvs    map[string]uint16
	top    int // the next free temporary
	line   uint32
	konsts map[constKey]int
	caches int

	tries  []*tryScope // the try statements around the code at hand
	loops  []*loop
	labels map[string]*label
	gotos  []pendingGoto
	// arrow is set for arrow functions, which take the parent's variables along.
	arrow bool
	// nullJumps are the jumps of ?-> operators in the chain under compilation.
	nullJumps []int
	inFinally int
	// pins are the hidden variables for ??=, pinned_ how many are taken.
	pins    []uint16
	pinned_ int
	// thisOK says whether $this may be used.
	static bool
	// listOfCall is set while references are made to elements of a call's result.
	listOfCall bool
	// constExpr is set for a constant expression compiled in place.
	constExpr bool
	uses      []*syntax.ClosureUse
	name      string // for __FUNCTION__
	// retByRef, generator: what return means.
	generator bool
}

type constKey struct {
	kind bytecode.ConstKind
	i    int64
	s    string
}

// operand is where a value is: in a variable, in a temporary that its user consumes, or a literal.
type operand struct {
	kind uint8
	reg  uint16
	k    bytecode.Const
}

const (
	inVar uint8 = iota
	inTemp
	inConst
)

func (c *compiler) newFunc(parent *fn, name string, flags bytecode.FuncFlags) *fn {
	bf := &bytecode.Func{Name: name, Flags: flags, Index: len(c.u.Funcs)}
	c.u.Funcs = append(c.u.Funcs, bf)
	if c.class != nil {
		bf.Class = c.class.name
	}
	return &fn{c: c, f: bf, parent: parent, cvs: make(map[string]uint16), konsts: make(map[constKey]int), name: name}
}

// collect gives registers to the variables of a body and notes what the body needs.
func (f *fn) collect(stmts []syntax.Stmt) {
	walkStmts(stmts, f.look)
	f.top = len(f.f.CVs)
	f.f.NumRegs = f.top
}

func (f *fn) look(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Variable:
		if n.Name == "this" {
			f.f.Flags |= bytecode.FuncUsesThis
		} else if !isSuperglobal(n.Name) {
			f.declare(n.Name)
		}
	case *syntax.VarVar:
		f.f.Flags |= bytecode.FuncUsesSymbols
	case *syntax.AssignOp:
		if n.Op == syntax.OpCoalesce {
			f.countPins(n.X)
		}
	case *syntax.Yield, *syntax.YieldFrom:
		f.f.Flags |= bytecode.FuncGenerator
	case *syntax.Unary:
		switch n.Op {
		case syntax.UnaryInclude, syntax.UnaryIncludeOnce, syntax.UnaryRequire, syntax.UnaryRequireOnce, syntax.UnaryEval:
			f.f.Flags |= bytecode.FuncUsesSymbols
		}
	case *syntax.ArrowFunc:
		f.arrowVars(n.Fn)
	case *syntax.Call:
		if name, ok := n.Fn.(*syntax.NameExpr); ok {
			f.lookCall(name.Name.Text)
		} else {
			f.f.Flags |= bytecode.FuncUsesArgs
		}
	case *syntax.FuncDecl, *syntax.ClassDecl:
		return false
	}
	return true
}

func (f *fn) lookCall(name string) {
	switch strings.ToLower(name[strings.LastIndexByte(name, '\\')+1:]) {
	case "func_get_args", "func_get_arg", "func_num_args", "call_user_func", "call_user_func_array":
		f.f.Flags |= bytecode.FuncUsesArgs
	case "extract", "compact", "get_defined_vars", "parse_str", "mb_parse_str":
		f.f.Flags |= bytecode.FuncUsesSymbols
	}
}

// arrowVars declares the variables of an arrow function that the parent may have: those it takes along.
func (f *fn) arrowVars(fd *syntax.FuncDecl) {
	own := map[string]bool{}
	for _, p := range fd.Params {
		own[p.Name] = true
		if p.Default != nil {
			walk(p.Default, func(n syntax.Node) bool { return true })
		}
	}
	walkStmts(fd.Body.List, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Variable:
			if n.Name == "this" {
				f.f.Flags |= bytecode.FuncUsesThis
			} else if !own[n.Name] && !isSuperglobal(n.Name) {
				f.declare(n.Name)
			}
		case *syntax.ArrowFunc:
			inner := *n.Fn
			inner.Params = append(append([]*syntax.Param(nil), n.Fn.Params...), fd.Params...)
			f.arrowVars(&inner)
		case *syntax.ClassDecl, *syntax.FuncDecl:
			return false
		}
		return true
	})
}

func (f *fn) declare(name string) uint16 {
	if r, ok := f.cvs[name]; ok {
		return r
	}
	r := uint16(len(f.f.CVs))
	f.cvs[name] = r
	f.f.CVs = append(f.f.CVs, name)
	return r
}

// cv returns a variable's register. Every name has one since collect.
func (f *fn) cv(name string) uint16 {
	r, ok := f.cvs[name]
	if !ok {
		f.c.fail(int32(f.line), "internal: variable $"+name+" was not collected")
	}
	return r
}

// temp takes the next temporary.
func (f *fn) temp() uint16 {
	r := f.top
	f.top++
	if f.top > f.f.NumRegs {
		f.f.NumRegs = f.top
	}
	if f.top >= bytecode.NoReg-8 {
		f.c.fail(int32(f.line), "Function uses too many registers")
		f.top = len(f.f.CVs) + 1
	}
	return uint16(r)
}

func (f *fn) emit(op bytecode.Op, a, b, c uint16, d uint64) int {
	f.f.Code = append(f.f.Code, bytecode.Instr{Op: op, A: a, B: b, C: c, D: d})
	f.f.Lines = append(f.f.Lines, f.line)
	return len(f.f.Code) - 1
}

func (f *fn) here() int { return len(f.f.Code) }

func (f *fn) at(n syntax.Node) {
	if l := n.At().Line; l > 0 {
		f.line = uint32(l)
	}
}

// konst returns the index of a literal, shared with equal ones.
func (f *fn) konst(k bytecode.Const) int {
	key := constKey{k.Kind, k.I, k.S}
	if k.Kind == bytecode.ConstFloat {
		key.i = int64(math.Float64bits(k.F))
	}
	if k.Kind != bytecode.ConstArray {
		if i, ok := f.konsts[key]; ok {
			return i
		}
	}
	i := len(f.f.Consts)
	f.f.Consts = append(f.f.Consts, k)
	if k.Kind != bytecode.ConstArray {
		f.konsts[key] = i
	}
	return i
}

// konst16 is konst for an operand field; a function with more literals than fit falls back to a temporary.
func (f *fn) konst16(k bytecode.Const) (uint16, bool) {
	i := f.konst(k)
	return uint16(i), i < bytecode.NoReg
}

func (f *fn) strk(s string) uint16 {
	i, ok := f.konst16(strConst(s))
	if !ok {
		f.c.fail(int32(f.line), "Function uses too many literals")
	}
	return i
}

func (f *fn) cache() uint64 {
	f.caches++
	return uint64(f.caches-1) << 32
}

// patch lets the jump at i go to the next instruction.
func (f *fn) patch(i int) { f.patchTo(i, f.here()) }

func (f *fn) patchTo(i, target int) {
	in := &f.f.Code[i]
	d := int64(target-i) * bytecode.Size
	switch jumpForm(in.Op) {
	case jumpD:
		in.D = uint64(d)
	case jumpHigh:
		in.D = in.D&0xffffffff | uint64(uint32(int32(d)))<<32
	case jumpBC:
		in.B, in.C = uint16(uint32(int32(d))), uint16(uint32(int32(d))>>16)
	}
}

type jumpKind uint8

const (
	jumpD jumpKind = iota
	jumpHigh
	jumpBC
)

// jumpForm says where an opcode keeps its jump distance.
func jumpForm(op bytecode.Op) jumpKind {
	switch {
	case op >= bytecode.OpJLess && op <= bytecode.OpJNotIdent, op == bytecode.OpJmpZ, op == bytecode.OpJmpNZ,
		op == bytecode.OpJIdentK, op == bytecode.OpJNotIdentK, op == bytecode.OpJmpZX, op == bytecode.OpJmpNZX,
		op == bytecode.OpCoalesce, op == bytecode.OpJmpSet, op == bytecode.OpForeach, op == bytecode.OpForeachRef,
		op == bytecode.OpNext, op == bytecode.OpNextRef, op == bytecode.OpJmpNull, op == bytecode.OpCatch,
		op == bytecode.OpBindStatic, op == bytecode.OpSwitch, op == bytecode.OpJmpByVal:
		return jumpHigh
	case op >= bytecode.OpJLessI && op <= bytecode.OpJNotEqI:
		return jumpBC
	}
	return jumpD
}

// finish closes the function: labels are resolved, tables filled.
func (f *fn) finish() {
	f.resolveGotos()
	f.f.NumCaches = f.caches
	if len(f.f.Code) > math.MaxInt32/bytecode.Size {
		f.c.fail(int32(f.line), "Function is too long")
	}
}

// flagged returns flagB or flagC bits for operands that are temporaries.
func flag(o operand, bit uint64) uint64 {
	if o.kind == inTemp {
		return bit
	}
	return 0
}

// reg makes sure a value is in a register: literals go to a temporary.
func (f *fn) reg(o operand) operand {
	if o.kind != inConst {
		return o
	}
	r := f.temp()
	f.emit(bytecode.OpLoadK, r, 0, 0, uint64(f.konst(o.k)))
	return operand{kind: inTemp, reg: r}
}

// own makes sure a value is in a temporary of its own.
func (f *fn) own(o operand) operand {
	switch o.kind {
	case inTemp:
		return o
	case inConst:
		return f.reg(o)
	}
	r := f.temp()
	f.emit(bytecode.OpMove, r, o.reg, 0, 0)
	return operand{kind: inTemp, reg: r}
}

// into moves a value to the temporary r.
func (f *fn) into(o operand, r uint16) {
	switch o.kind {
	case inConst:
		f.emit(bytecode.OpLoadK, r, 0, 0, uint64(f.konst(o.k)))
	case inVar:
		f.emit(bytecode.OpMove, r, o.reg, 0, 0)
	default:
		if o.reg != r {
			f.emit(bytecode.OpMoveT, r, o.reg, 0, 0)
		}
	}
}

// keyOrReg gives C and its flag for an operand that may be a literal.
func (f *fn) keyOrReg(o operand) (uint16, uint64) {
	if o.kind == inConst {
		if i, ok := f.konst16(o.k); ok {
			return i, bytecode.FlagKC
		}
		o = f.reg(o)
	}
	return o.reg, flag(o, bytecode.FlagC)
}
