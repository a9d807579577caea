package php

// FuncFlags are properties of a function or method.
type FuncFlags uint32

// Flags of functions, methods, properties and class constants. The visibility bits are shared by all three.
const (
	AccPublic FuncFlags = 1 << iota
	AccProtected
	AccPrivate
	AccStatic
	AccAbstract
	AccFinal
	AccReadonly
	FnByRefReturn
	FnVariadic
	FnDeprecated
	FnGenerator
	FnClosure
	FnUsesArgs   // func_get_args and kin: every argument is kept
	FnStrict     // declare(strict_types=1) in its file
	FnTentative  // the return type is tentative: overriding without it is only deprecated
	FnPure       // may be folded at compile time for constant arguments
	FnCtor       // __construct
	FnDisabled   // removed by disable_functions
	FnTrampoline // a stand-in made for __call, __callStatic or a closure of a builtin
	FnNoDiscard
	AccPublicSet
	AccProtectedSet
	AccPrivateSet
	AccVirtual  // a property without a slot of its own: hooks only
	AccPromoted // a promoted constructor parameter
	AccEnumCase
	FnAttributed  // the function has attributes
	FnRefuseFalse // at 7.4 the answer to arguments that are refused is false, not null
)

// VisibilityMask selects the visibility bits.
const VisibilityMask = AccPublic | AccProtected | AccPrivate

// ParamFlags are properties of a parameter.
type ParamFlags uint8

// Parameter flags.
const (
	ParamByRef     ParamFlags = 1 << iota
	ParamPreferRef            // by reference if the argument can be, by value otherwise (array_multisort)
	ParamVariadic
	ParamOptional
	ParamPromoted
	ParamNullableDefault // 7.4 style: T $x = null makes the type nullable
	ParamSensitive       // #[SensitiveParameter]
)

// Param is a parameter of a function. Default holds the default of a builtin's parameter; DefaultText is its source as
// Reflection shows it.
type Param struct {
	Name        string
	Type        *Type
	Flags       ParamFlags
	Default     Literal
	DefaultText string
}

// Literal is a constant in plain data, so that generated tables need no code to run. Kind says which field counts.
type Literal struct {
	Kind LiteralKind
	I    int64
	F    float64
	S    string
}

// LiteralKind is the kind of a Literal.
type LiteralKind uint8

// Kinds of literals. LitNone means there is no value: an optional argument left out stays undefined.
const (
	LitNone LiteralKind = iota
	LitNull
	LitBool // I
	LitInt
	LitFloat
	LitString
	LitArray // the empty array
	LitConst // S names a constant of the engine
)

// NativeFunc is the Go implementation of a builtin.
type NativeFunc func(c *Call) (Value, error)

// DirectFunc is a second form of a builtin, for the arguments that it nearly always gets: no binding, no Call. It looks at
// the kinds of args itself and returns Undef, having done nothing, when they are not what it takes: too few or too many,
// to be converted, or leading to a message or an error. Then the builtin itself is called. It must not run code of the
// script. args are borrowed, the result is owned.
type DirectFunc func(ctx *Context, args []Value) Value

// Function is a function or method: a builtin, or one that the machine compiled.
type Function struct {
	Name     string // as declared
	Lower    string
	Class    *Class // the class that declares it, nil for functions
	Flags    FuncFlags
	Params   []Param
	Required int // arguments that must be given
	Ret      *Type
	// Native is the implementation of a builtin, nil for functions of scripts.
	Native NativeFunc
	// Direct is another form of Native, or nil.
	Direct DirectFunc
	// Masks has, for a builtin's parameters, the kinds that need no binding.
	Masks []TypeMask
	// defaults are the values of a builtin's parameters that were left out in some call.
	defaults []Value
	// Op asks the machine to run the builtin itself, without recursion on the Go stack.
	Op MachineOp
	// User is the machine's own compiled form, nil for builtins.
	User any
	// Module is the extension's name, "" for functions of scripts.
	Module string
	// Proto is the method this one overrides or implements.
	Proto *Function
	// Deprecated is the text behind "is deprecated" for deprecated builtins: " since 8.4, use f() instead", or "".
	Deprecated string
	// RefMask has a bit for each of the first 63 arguments that is taken by reference; see SetRefMask.
	RefMask uint64
	// Prop is set on property hooks: the property's name.
	Prop string
}

// MachineOp names a builtin that the machine runs itself.
type MachineOp uint8

// Builtins that the machine runs itself: they call back into the script as their last act, or need its frames.
const (
	OpNone MachineOp = iota
	OpCallUserFunc
	OpCallUserFuncArray
	OpGeneratorCurrent
	OpGeneratorKey
	OpGeneratorNext
	OpGeneratorRewind
	OpGeneratorSend
	OpGeneratorThrow
	OpGeneratorValid
	OpClosureInvoke
	OpForwardStaticCall
)

// ErrorName is DisplayName as most messages have it: PHP puts the name together first, and prints it up to the NUL that an
// anonymous class has in its name.
func (f *Function) ErrorName() string {
	if c := f.Class; c != nil && len(c.ShownName()) < len(c.Name) {
		return c.ShownName()
	}
	return f.DisplayName()
}

// DisplayName returns Class::name or name.
func (f *Function) DisplayName() string {
	if f.Class != nil {
		return f.Class.ShownName() + "::" + f.Name
	}
	return f.Name
}

// Param returns the declaration of argument i, the variadic one for all behind it, or nil.
func (f *Function) Param(i int) *Param {
	if i < len(f.Params) {
		return &f.Params[i]
	}
	if n := len(f.Params); n > 0 && f.Params[n-1].Flags&ParamVariadic != 0 {
		return &f.Params[n-1]
	}
	return nil
}

// SetRefMask computes RefMask; whoever makes a function calls it once the parameters stand.
func (f *Function) SetRefMask() {
	f.RefMask = 0
	for i := range 64 {
		if f.ByRef(i) {
			f.RefMask |= 1 << i
		}
	}
}

// ByRef reports whether argument i is taken by reference.
func (f *Function) ByRef(i int) bool {
	if i < len(f.Params) && f.Params[i].Flags&(ParamByRef|ParamPreferRef) == 0 {
		return false
	}
	return f.byRefSlow(i)
}

func (f *Function) byRefSlow(i int) bool {
	p := f.Param(i)
	return p != nil && p.Flags&(ParamByRef|ParamPreferRef) != 0
}
