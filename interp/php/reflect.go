package php

// ReflectMachine is what the reflection extension asks of the machine about functions and classes of scripts. Whatever is
// not said to be owned is borrowed.
type ReflectMachine interface {
	// FunctionInfo tells where a script's function stands, or nil for builtins.
	FunctionInfo(f *Function) *FunctionInfo
	// ParamDefault evaluates the default of parameter i of a script's function in the scope of its class; owned.
	ParamDefault(f *Function, i int) (Value, error)
	// StaticVariables gives a function's static variables by name, what a closure took along included; closure is the
	// Closure object, or nil. Owned.
	StaticVariables(f *Function, closure *Object) (*Array, error)
	// UsedVariables gives what a closure took along with use, by name; owned.
	UsedVariables(closure *Object) *Array
	// ClosureParts takes a Closure object apart: the function that it runs, its $this or nil, its scope and its called
	// class or nil.
	ClosureParts(closure *Object) (f *Function, this *Object, scope, called *Class)
	// MakeClosure makes a closure of a function on an object or class; owned.
	MakeClosure(c Callable) (Value, error)
	// Attributes lists the attributes of a *Class, *Function, *PropInfo, *ClassConst or ParamOf.
	Attributes(of any) []*AttributeInfo
	// AttributeArguments evaluates an attribute's arguments: positional ones under 0, 1 …, named ones by name; owned.
	AttributeArguments(a *AttributeInfo) (*Array, error)
	// AttributeObject makes the object of an attribute of a script; c is its class. Owned.
	AttributeObject(a *AttributeInfo, c *Class) (Value, error)
	// GeneratorParts tells about a generator that has not ended; ok is false when it has.
	GeneratorParts(o *Object) (g GeneratorInfo, ok bool)
	// TraitAliases gives a class's "as" clauses: alias to "Trait::method"; owned.
	TraitAliases(c *Class) *Array
}

// FunctionInfo is what Reflection shows of a script's function besides what Function says.
type FunctionInfo struct {
	File          string
	Line, EndLine int
	Doc           string
}

// ParamOf names a parameter of a function, for Attributes.
type ParamOf struct {
	Fn    *Function
	Index int
}

// AttributeInfo is one attribute as written.
type AttributeInfo struct {
	Name string // resolved
	File string
	Line int
	// Strict is set when the file has strict_types=1.
	Strict bool
	// Data is the machine's own.
	Data any
}

// GeneratorInfo tells about a generator.
type GeneratorInfo struct {
	Fn   *Function
	This *Object
	File string
	Line int
	// Inner is the generator that yield from runs innermost, or the generator itself.
	Inner *Object
	// From is the generator that yield from runs, or nil.
	From *Object
}

// ReflectMachine returns the machine as far as reflection is concerned, or nil.
func (ctx *Context) ReflectMachine() ReflectMachine {
	m, _ := ctx.Machine.(ReflectMachine)
	return m
}

// FiberReflector is what ReflectionFiber asks a machine.
type FiberReflector interface {
	// FiberParts tells where a fiber stands; ok is false when it has not started or has ended. options are those of
	// debug_backtrace.
	FiberParts(o *Object, options int) (info FiberInfo, ok bool)
	// FiberCallable gives a fiber's function as it was passed, borrowed; ok is false when the fiber has ended.
	FiberCallable(o *Object) (callable Value, ok bool)
}

// FiberInfo is where a fiber stands. File is empty when no code of a script is under way in it.
type FiberInfo struct {
	Trace *Array // owned
	File  string
	Line  int
}
