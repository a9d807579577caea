package php

// ClassFlags are properties of a class.
type ClassFlags uint32

// Class flags.
const (
	ClassInterface ClassFlags = 1 << iota
	ClassTrait
	ClassEnum
	ClassAbstract // declared abstract
	ClassFinal
	ClassReadonly
	ClassAnonymous
	ClassImplicitAbstract // has abstract methods
	ClassNoDynamic        // no dynamic properties (enums, readonly classes, many builtins)
	ClassAllowDynamic     // #[AllowDynamicProperties] or stdClass
	ClassNoSerialize
	ClassNoNew         // instances are made by the engine alone
	ClassBuiltin       // declared by a module
	ClassConstsReady   // constants, defaults and statics are evaluated
	ClassConstsPending // … being evaluated
	ClassHasHooks      // some property has hooks
	ClassUsesGuards    // __get and kin exist
)

// ClassConst is a class constant or enum case.
type ClassConst struct {
	Name  string
	Class *Class // the declaring class
	Flags FuncFlags
	Type  *Type
	// Value is Undef until evaluated.
	Value Value
	// Expr is the machine's own thunk that gives the value.
	Expr any
	Doc  string
	// Attrs is the machine's own list of attributes.
	Attrs any
	// Busy guards against self-referring constants.
	Busy bool
}

// PropInfo describes a declared property.
type PropInfo struct {
	Name  string
	Key   *Str // the name as a string that the class owns
	Class *Class
	Flags FuncFlags
	// Slot is the index in Object.Slots, or in the class's Statics for static ones.
	Slot int
	Type *Type
	// Default is the initial value when it needs no evaluation; Undef with a Type means uninitialised.
	Default Value
	// Expr is the machine's own thunk for defaults that need evaluation.
	Expr any
	// Get and Set are the hooks.
	Get, Set *Function
	Doc      string
	Attrs    any
	// Proto is the class where the property was first declared, which protected access is checked against.
	Proto *Class
}

// Class is a class, interface, trait or enum of one engine.
type Class struct {
	Name   string
	Lower  string
	Flags  ClassFlags
	Parent *Class
	// Interfaces are all interfaces, inherited ones too, in PHP's order.
	Interfaces []*Class
	Ctx        *Context

	Consts     map[string]*ClassConst
	ConstOrder []*ClassConst
	// Props are the instance properties by slot; a private property of a parent keeps its slot but is not in PropMap.
	Props   []*PropInfo
	PropMap map[string]*PropInfo
	// PropOrder are the properties visible by name in order of declaration, static ones too.
	PropOrder []*PropInfo
	// Statics are the static properties; inherited ones share the parent's reference.
	Statics     []*Ref
	Methods     map[string]*Function
	MethodOrder []*Function

	Ctor, Dtor, CloneFn, Get, Set, Isset, Unset  *Function
	Call, CallStatic, ToString, Invoke, DebugInf *Function
	Serialize, Unserialize, Sleep, Wakeup        *Function

	// Defaults are the initial values of the slots, once evaluated.
	Defaults []Value
	// Handlers are the native behaviours, inherited; never nil once linked.
	Handlers *Handlers
	// Backing is the type of a backed enum.
	Backing TypeMask
	// Module is the extension's name for builtin classes.
	Module string
	// Decl is the machine's own declaration for classes of scripts.
	Decl any
	// Static state of the machine for this class.
	MachineData any

	File             string
	Line, EndLine    int
	Doc              string
	Attrs            any
	TraitNames       []string
	ancestors        map[*Class]struct{}
	NumSlots         int
	free             []*Object // dead instances for reuse
	nameStr          *Str      // the name as a string that the class owns, once asked for
	IteratorKind     uint8     // 0 none, 1 Iterator, 2 IteratorAggregate, 3 native
	ArrayAccess      bool
	Countable        bool
	EnumCasesByValue *Array
}

// NameValue returns the class's name as a string with an owner more.
func (c *Class) NameValue() Value {
	if c.nameStr == nil {
		c.nameStr = NewStr(c.Name)
		c.nameStr.Hash()
	}
	c.nameStr.rc++
	return StrValue(c.nameStr)
}

// Is reports whether the class is other, extends it or implements it.
func (c *Class) Is(other *Class) bool {
	if c == other {
		return true
	}
	_, ok := c.ancestors[other]
	return ok
}

// SetAncestors records the parent chain and the interfaces for Is; called once when the class is linked.
func (c *Class) SetAncestors() {
	c.ancestors = make(map[*Class]struct{}, len(c.Interfaces)+2)
	for p := c.Parent; p != nil; p = p.Parent {
		c.ancestors[p] = struct{}{}
	}
	for _, i := range c.Interfaces {
		c.ancestors[i] = struct{}{}
	}
}

// FindMethod returns a method by its lower-case name, or nil.
func (c *Class) FindMethod(lower string) *Function { return c.Methods[lower] }

// FindProp returns a declared property visible by name, static ones too, or nil.
func (c *Class) FindProp(name string) *PropInfo { return c.PropMap[name] }

// IsAbstract reports whether the class cannot be instantiated for having abstract methods or being declared so.
func (c *Class) IsAbstract() bool { return c.Flags&(ClassAbstract|ClassImplicitAbstract) != 0 }

// KindWord returns "class", "interface", "trait" or "enum".
func (c *Class) KindWord() string {
	switch {
	case c.Flags&ClassInterface != 0:
		return "interface"
	case c.Flags&ClassTrait != 0:
		return "trait"
	case c.Flags&ClassEnum != 0:
		return "enum"
	}
	return "class"
}

// Handlers are what a builtin class does natively. A nil field means the ordinary behaviour. Subclasses inherit them.
type Handlers struct {
	// New prepares the native state of a fresh object.
	New func(ctx *Context, o *Object)
	// Clone copies the native state; the slots are copied already.
	Clone func(ctx *Context, from, to *Object) error
	// NoClone makes clone fail with PHP's message.
	NoClone bool
	// Free lets go of the native state when the object dies.
	Free func(o *Object)
	// GetDim, SetDim, HasDim and UnsetDim are $o[k]; a nil key is $o[]. HasDim's empty asks for !empty().
	GetDim   func(ctx *Context, o *Object, key Value) (Value, error)
	SetDim   func(ctx *Context, o *Object, key Value, hasKey bool, v Value) error
	HasDim   func(ctx *Context, o *Object, key Value, empty bool) (bool, error)
	UnsetDim func(ctx *Context, o *Object, key Value) error
	// Count is count($o).
	Count func(ctx *Context, o *Object) (int64, error)
	// Cast converts to KindString, KindInt, KindFloat or KindTrue (boolean); false means not convertible.
	Cast func(ctx *Context, o *Object, to Kind) (Value, bool, error)
	// Compare orders two objects; false means uncomparable.
	Compare func(ctx *Context, a, b Value) (int, bool, error)
	// Props gives the properties that var_dump, casts and serialisation see, owned by the caller; purpose says which.
	Props func(ctx *Context, o *Object, purpose PropsPurpose) (*Array, error)
	// Iterate starts a native iteration for foreach.
	Iterate func(ctx *Context, o *Object, byRef bool) (Iterator, error)
	// ReadProp, WriteProp, HasProp and UnsetProp take over property access; ok false falls back to the ordinary one.
	ReadProp  func(ctx *Context, o *Object, name *Str) (v Value, ok bool, err error)
	WriteProp func(ctx *Context, o *Object, name *Str, v Value) (ok bool, err error)
	HasProp   func(ctx *Context, o *Object, name *Str, mode int) (has, ok bool)
	UnsetProp func(ctx *Context, o *Object, name *Str) (ok bool, err error)
	// Closure gives the function that calling the object runs.
	Closure func(o *Object) (fn *Function, this *Object, scope *Class, ok bool)
	// Walk visits the values of the native state, for the collector and the snapshot.
	Walk func(o *Object, visit func(*Value))
	// Operate does arithmetic on the object (gmp); ok false means unsupported.
	Operate func(ctx *Context, op byte, a, b Value) (v Value, ok bool, err error)
}

// PropsPurpose says why an object's properties are asked for.
type PropsPurpose uint8

// Purposes.
const (
	PropsDebug PropsPurpose = iota // var_dump, print_r, debug_zval_refcount
	PropsArray                     // (array)
	PropsSerialize
	PropsExport // var_export
	PropsJSON
)

// Iterator is a native iteration for foreach. Values are owned by the caller.
type Iterator interface {
	Rewind(ctx *Context) error
	Valid(ctx *Context) (bool, error)
	Current(ctx *Context) (Value, error)
	Key(ctx *Context) (Value, error)
	Next(ctx *Context) error
	Close()
}
