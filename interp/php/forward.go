package php

// MethodForwarder is what the native state of an object implements when methods that its class does not have are those
// of another object: IteratorIterator hands them to the iterator inside. The machine asks it before __call and before it
// throws.
type MethodForwarder interface {
	// ForwardMethod returns the object and its method by lower-case name; ok is false when there is none.
	ForwardMethod(lower string) (o *Object, f *Function, ok bool)
}
