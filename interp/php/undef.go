package php

import "unsafe"

// An uninitialised typed property and one that a script has unset both hold Undef; only the latter brings __get and
// __set back, so Undef comes in two forms.

// UnsetMark returns the undefined value of a property that was unset.
func UnsetMark() Value { return Value{p: unsafe.Pointer(&tags[KindUndef]), n: 1} }

// WasUnset reports whether an undefined value is that of a property that was unset.
func (v Value) WasUnset() bool { return v.IsUndef() && v.n == 1 }
