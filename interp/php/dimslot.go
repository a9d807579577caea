package php

// DimSlotter is what the native state of an object implements when $o[k][…] = …, $o[k] += … and &$o[k] may write into
// an element in place, as ArrayObject allows. The machine asks it before it falls back to GetDim and PHP's notice about
// an indirect modification.
type DimSlotter interface {
	// DimSlot returns the element's slot, made if needed; hasKey is false for $o[]. ok is false when the ordinary way
	// must be taken, as for a subclass with its own offsetGet. The slot is valid until the script runs again.
	DimSlot(ctx *Context, o *Object, key Value, hasKey bool) (slot *Value, ok bool, err error)
}
