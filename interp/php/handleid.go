package php

// PHP gives a handle to the iterator of every foreach over an object, and of every builtin that walks one, for as long
// as it lives. Scripts never see it, but the numbers of the objects that they make meanwhile tell of it.

// TakeHandle uses up an object handle for something that is no object of a script's.
func (ctx *Context) TakeHandle() uint32 { return ctx.takeObjectID(nil) }

// GiveHandle gives back what TakeHandle took.
func (ctx *Context) GiveHandle(id uint32) { ctx.objects.free = append(ctx.objects.free, id) }
