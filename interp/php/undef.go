package php

import "unsafe"

// An uninitialised typed property and one that a script has unset both hold Undef; only the latter brings __get and
// __set back. A property that a lazy object has yet to get holds Undef too. So Undef comes in three forms.

// UnsetMark returns the undefined value of a property that was unset.
func UnsetMark() Value { return Value{p: unsafe.Pointer(&tags[KindUndef]), n: 1} }

// WasUnset reports whether an undefined value is that of a property that was unset.
func (v Value) WasUnset() bool { return v.IsUndef() && v.n == 1 }

// lazyMark is the undefined value of a property that the initialiser of a lazy object is to set.
func lazyMark() Value { return Value{p: unsafe.Pointer(&tags[KindUndef]), n: 2} }

// IsLazyMark reports whether an undefined value is that of a property that a lazy object has yet to get.
func (v Value) IsLazyMark() bool { return v.n == 2 && v.IsUndef() }
