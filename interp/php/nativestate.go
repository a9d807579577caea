package php

// Native states may say themselves how they live and die; the handlers of their class need not.

// NativeDestroyer is a state with something to run when its object loses its last owner, like a destructor.
type NativeDestroyer interface{ DestroyNative(o *Object) }

// NativeFreer is a state that lets go of what it holds when its object is gone.
type NativeFreer interface{ FreeNative(o *Object) }

// NativeCloner is a state that knows how to be copied.
type NativeCloner interface {
	CloneNative(ctx *Context, from, to *Object) error
}

func (o *Object) destroyNative() {
	if d, ok := o.Native.(NativeDestroyer); ok && o.oflag&objDestructed == 0 {
		o.oflag |= objDestructed
		o.rc = 1
		d.DestroyNative(o)
		o.rc--
	}
}

func (o *Object) freeNative() {
	if o.Native != nil {
		if f, ok := o.Native.(NativeFreer); ok {
			f.FreeNative(o)
		}
	}
}
