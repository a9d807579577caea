package php

// TypeMask is a set of builtin types. Bits below 1<<16 are 1<<Kind, so that "is this kind allowed" is one test.
type TypeMask uint32

// The builtin types.
const (
	TNull     TypeMask = 1 << KindNull
	TFalse    TypeMask = 1 << KindFalse
	TTrue     TypeMask = 1 << KindTrue
	TBool     TypeMask = TFalse | TTrue
	TInt      TypeMask = 1 << KindInt
	TFloat    TypeMask = 1 << KindFloat
	TString   TypeMask = 1 << KindString
	TArray    TypeMask = 1 << KindArray
	TObject   TypeMask = 1 << KindObject
	TResource TypeMask = 1 << KindResource // declared by no script; parameters of builtins only
	TMixed    TypeMask = TNull | TBool | TInt | TFloat | TString | TArray | TObject | TResource

	TVoid     TypeMask = 1 << 16
	TNever    TypeMask = 1 << 17
	TStatic   TypeMask = 1 << 18
	TCallable TypeMask = 1 << 19
	TIterable TypeMask = 1 << 20 // array|Traversable, remembered for its spelling
	TMixedTag TypeMask = 1 << 21 // written as "mixed"
)

// Type is a declared type: builtin types, class names, and for DNF types lists of names that must all match.
type Type struct {
	Mask TypeMask
	// Names are the class names in order, as written but resolved; self and parent are replaced by the class's name.
	Names []string
	// Inter are the intersection parts: each inner list must match as a whole.
	Inter [][]string
	// Text is the type as PHP prints it in messages and Reflection.
	Text string
	// Written is the type before self and parent were replaced, nil where nothing was; Reflection shows it.
	Written *Type
}

// Accepts reports whether the kind alone satisfies the type.
func (t *Type) Accepts(k Kind) bool { return t.Mask&(1<<k) != 0 }

// AllowsNull reports whether null is allowed.
func (t *Type) AllowsNull() bool { return t.Mask&TNull != 0 }

// HasClasses reports whether class names must be looked at.
func (t *Type) HasClasses() bool { return len(t.Names) > 0 || len(t.Inter) > 0 }

// String returns the type as PHP prints it.
func (t *Type) String() string { return t.Text }

// TypeName returns the name of a value's type as error messages have it: get_debug_type without the details, so a class
// name for objects, "null", "bool", "int", "float", "string", "array".
func TypeName(v Value) string {
	switch v = v.Deref(); v.Kind() {
	case KindFalse:
		return "false"
	case KindTrue:
		return "true"
	case KindObject:
		return v.Object().Class.ShownName()
	}
	return KindName(v.Kind())
}

// KindName returns the name of a kind as 8.x messages have it.
func KindName(k Kind) string {
	switch k {
	case KindUndef, KindNull:
		return "null"
	case KindFalse, KindTrue:
		return "bool"
	case KindInt:
		return "int"
	case KindFloat:
		return "float"
	case KindString:
		return "string"
	case KindArray:
		return "array"
	case KindObject:
		return "object"
	case KindResource:
		return "resource"
	}
	return "reference"
}
