package bytecode

// Instr is one instruction: 16 bytes. A, B and C are mostly registers, D an immediate, a jump or flags; ops.go says
// which for each opcode. Jumps are distances in bytes from the instruction itself.
type Instr struct {
	Op      Op
	A, B, C uint16
	D       uint64
}

// Size is the size of an instruction in bytes.
const Size = 16

// NoReg stands for "no register" in A, B or C.
const NoReg = 0xffff

// Flags in D. The jump distance of fused jumps is the high half of D.
const (
	FlagB     = 1 << iota // B is a temporary that the instruction consumes
	FlagC                 // C is a temporary that the instruction consumes
	FlagSwap              // operands were exchanged by the compiler
	FlagKC                // C is a constant's index
	FlagQuiet             // isset or ??: no warnings
	FlagA                 // A is a temporary that the instruction consumes
	FlagKB                // B is a constant's index
	FlagRef               // by reference
)

// FlagWantRef, on a call, keeps a reference that the callee returns.
const FlagWantRef = 1 << 31

// ConstKind is the kind of a literal.
type ConstKind uint8

// Kinds of literals.
const (
	ConstNull ConstKind = iota
	ConstFalse
	ConstTrue
	ConstInt
	ConstFloat
	ConstString
	ConstArray
)

// Const is a literal.
type Const struct {
	Kind  ConstKind
	I     int64
	F     float64
	S     string
	Array []ConstElem
}

// ConstElem is an element of a literal array; Key is an int or string literal.
type ConstElem struct{ Key, Val Const }

// Unit is a compiled file.
type Unit struct {
	File    string
	Funcs   []*Func
	Classes []*Class
	// Early are the functions (indexes into Funcs) and classes that exist before the first instruction runs.
	EarlyFuncs   []int
	EarlyClasses []int
	Strict       bool
	// Source is kept for what needs it again: snapshots, highlight, __COMPILER_HALT_OFFSET__.
	Source []byte
	// HaltOffset is the offset behind __halt_compiler();, or -1.
	HaltOffset int
	// Warnings are raised when the unit is compiled.
	Warnings []Warning
	// Eval is set for eval'd code.
	Eval bool
}

// Warning is a deprecation or warning of the compiler.
type Warning struct {
	Level int
	Line  int
	Text  string
}

// FuncFlags are properties of a function.
type FuncFlags uint32

// Flags of functions.
const (
	FuncByRef FuncFlags = 1 << iota
	FuncGenerator
	FuncVariadic
	FuncClosure
	FuncArrow
	FuncStatic
	FuncUsesThis
	FuncUsesArgs    // func_get_args or extract and kin: keep what is passed
	FuncUsesSymbols // $$x, include, extract, compact …: needs variables by name
	FuncStrict
	FuncMain  // the code of a file
	FuncThunk // a constant expression
	FuncAbstract
	FuncDeprecated
	FuncNoDiscard
	FuncHook
)

// Func is a compiled function.
type Func struct {
	Name   string // as declared; {closure} for closures
	Class  string // the class it is declared in, as written there
	Flags  FuncFlags
	Code   []Instr
	Lines  []uint32 // line of each instruction
	Consts []Const
	// CVs are the names of the variables in registers 0 …; the parameters come first.
	CVs     []string
	NumRegs int
	Params  []Param
	// Required is the number of parameters without a default.
	Required int
	Ret      *Type
	// Entries[i] is the instruction to begin with when i parameters were given.
	Entries []uint32
	// Recv is the first of the instructions behind the function's end, one for each parameter, that never run: they
	// have the line for errors about arguments, which is that of the declaration.
	Recv int
	Excs []Exc
	// NumCaches is how many inline cache slots the instructions use.
	NumCaches int
	Statics   []StaticVar
	Uses      []Use
	Attrs     []Attr
	Doc       string
	Line      int
	EndLine   int
	// Index is the function's place in Unit.Funcs.
	Index int
	// Switches are the jump tables of switch and match over constants.
	Switches []Switch
	// HookProp is the property's name for a hook.
	HookProp string
}

// Param is a parameter.
type Param struct {
	Name        string
	Type        *Type
	ByRef       bool
	Variadic    bool
	Optional    bool
	Promoted    bool
	DefaultNull bool
	// Default is the thunk (index into Unit.Funcs) of the default, -1 for none; Reflection and named arguments use it.
	Default int
	// DefaultLit is the default when it is a literal.
	DefaultLit  *Const
	DefaultText string
	Attrs       []Attr
}

// Type is a declared type; Mask has the bits of php.TypeMask.
type Type struct {
	Mask  uint32
	Names []string
	Inter [][]string
	Text  string
	// Classes are the names and intersections in the order of the source, as the text shows them.
	Classes []string
}

// Exc is a protected range of instructions [Start, End).
type Exc struct {
	Start, End uint32
	// Catch and Finally are instruction indexes, -1 for none.
	Catch, Finally int32
	// FinallyReg holds what the finally block continues with.
	FinallyReg uint16
	// TempBase is the first temporary that is dead in the handler.
	TempBase uint16
	// FinallyEnd is the end of the finally block, for exceptions thrown inside it.
	FinallyEnd uint32
}

// StaticVar is a static variable; Init is a literal, or evaluated by code when Dynamic.
type StaticVar struct {
	Name    string
	Init    Const
	Dynamic bool
}

// Use is a variable that a closure takes along.
type Use struct {
	Name  string
	CV    uint16 // register in the closure
	From  uint16 // register in the parent
	ByRef bool
	// Quiet is set for arrow functions: an undefined variable is not reported.
	Quiet bool
}

// Attr is an attribute; its arguments are thunks.
type Attr struct {
	Name string
	Line int
	Args []AttrArg
}

// AttrArg is an argument of an attribute.
type AttrArg struct {
	Name string
	// Thunk is an index into Unit.Funcs, or -1 when Lit is the value.
	Thunk int
	Lit   Const
}

// Switch is a jump table: from an int or string to an instruction's distance, as jumps have it.
type Switch struct {
	Ints    map[int64]int64
	Strings map[string]int64
	Default int64
}

// Add leads a literal, an int or a string, to a distance, unless it has one.
func (sw *Switch) Add(k Const, d int64) {
	if k.Kind == ConstInt {
		if sw.Ints == nil {
			sw.Ints = make(map[int64]int64)
		}
		if _, dup := sw.Ints[k.I]; !dup {
			sw.Ints[k.I] = d
		}
		return
	}
	if sw.Strings == nil {
		sw.Strings = make(map[string]int64)
	}
	if _, dup := sw.Strings[k.S]; !dup {
		sw.Strings[k.S] = d
	}
}

// Class is a declared class.
type Class struct {
	Name       string // with its namespace; generated for anonymous classes
	Kind       uint8  // syntax.ClassKind
	Mods       uint16 // syntax.Modifiers
	Parent     string // "" for none
	Interfaces []string
	Traits     []TraitUse
	Consts     []ClassConst
	Props      []Prop
	Methods    []Method
	Cases      int
	Backing    *Type
	Attrs      []Attr
	Doc        string
	Line       int
	EndLine    int
	Anonymous  bool
	Index      int
}

// Init is the value of a constant, property or case: a literal, or a thunk when Thunk is not -1.
type Init struct {
	Thunk int
	Lit   Const
	None  bool
	Text  string
}

// ClassConst is a class constant or enum case.
type ClassConst struct {
	Name  string
	Mods  uint16
	Type  *Type
	Value Init
	Case  bool
	Line  int
	Doc   string
	Attrs []Attr
}

// Prop is a property.
type Prop struct {
	Name     string
	Mods     uint16
	Type     *Type
	Default  Init
	Line     int
	Doc      string
	Attrs    []Attr
	Get, Set int // hook functions, -1 for none
	GetFinal bool
	SetFinal bool
	// Hooked is set when the property has hooks; Virtual when no hook touches the backing value.
	Hooked, Virtual bool
	AbstractHooks   uint8 // bit 0: get, bit 1: set are abstract
	Promoted        bool
}

// Method is a method; Fn is an index into Unit.Funcs.
type Method struct {
	Name string
	Mods uint16
	Fn   int
	Line int
}

// TraitUse is use A, B { … }.
type TraitUse struct {
	Names []string
	Rules []TraitRule
	Line  int
}

// TraitRule is an insteadof or as clause.
type TraitRule struct {
	Trait     string
	Method    string
	InsteadOf []string
	Alias     string
	Mods      uint16
	Line      int
}
