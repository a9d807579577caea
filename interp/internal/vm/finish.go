package vm

import (
	"errors"

	"gaja/interp/php"
)

// This file is how a script ends: what becomes of an exception that nothing caught, and the order in which shutdown
// functions, destructors and output buffers have their turn.

// report gives an exception that left the script to the script's exception handler, or else reports it. The result is
// what the script ended with: nil when the handler took the exception.
func (vm *VM) report(err error) error {
	var t *php.Throw
	if !errors.As(err, &t) {
		return err
	}
	old := vm.ctx.Level == php.Level74
	es := vm.ctx.Errors()
	if es.ExceptionHandler.IsNil() || old && (vm.run_.shutdown || vm.run_.handling) {
		vm.Uncaught(t.Obj)
		if e := vm.takePending(); e != nil {
			vm.dropError(e)
		}
		return t
	}
	h := es.ExceptionHandler.Copy()
	if !old {
		es.SetExceptionHandler(php.Null()) // an exception in the handler is for one that the handler has set
	}
	handling := vm.run_.handling
	vm.run_.handling = true
	v, herr := vm.ctx.CallValue(h, php.ObjectValue(t.Obj))
	v.Release()
	php.ObjectValue(t.Obj).Release()
	if herr == nil {
		herr = vm.takePending()
	}
	herr = vm.report(herr)
	vm.run_.handling = handling
	if !old && es.ExceptionHandler.IsNil() {
		es.RestoreExceptionHandler()
	}
	h.Release()
	return herr
}

// dropError lets go of an error that nobody will hear of.
func (vm *VM) dropError(err error) {
	var t *php.Throw
	if errors.As(err, &t) {
		php.ObjectValue(t.Obj).Release()
	}
}

// Finish ends the script: shutdown functions run, then output buffers are flushed, then what is left is destroyed. The
// error is that of an exit in a shutdown function or destructor.
func (vm *VM) Finish() error {
	if vm.closed {
		return nil
	}
	vm.run_.shutdown = true
	last := vm.runShutdown()
	if err := vm.destroyGlobals(); err != nil {
		last = err
	}
	vm.ctx.Out.EndAll()
	if err := vm.report(vm.takePending()); err != nil {
		last = err
	}
	vm.ctx.Out.Flush()
	vm.SetTimeLimit(0)
	vm.closed = true
	vm.ctx.Resources(func(r *php.Resource) { r.Close() })
	vm.ctx.Handles(func(r *php.Resource) { r.Close() })
	vm.ctx.Out.Flush()
	return last
}

// runShutdown runs the shutdown functions. The first that exits, or that throws what no handler takes, is the last.
func (vm *VM) runShutdown() error {
	sd := vm.ctx.Shutdown()
	var last error
	for {
		call, ok := sd.Take()
		if !ok {
			return last
		}
		if last == nil {
			last = vm.report(vm.runLater(&call))
		}
		call.Release()
	}
}

func (vm *VM) runLater(call *php.ShutdownCall) error {
	var v php.Value
	var err error
	target := call.Target
	if target.Fn == nil {
		if target, _, err = vm.ResolveCallable(call.Callback); err != nil {
			return err
		}
	}
	if target.Fn == nil {
		vm.HandleError(php.EWarning, "(Registered shutdown functions) Unable to call "+vm.ctx.CallableName(call.Callback)+
			"() - function does not exist", "Unknown", 0)
		return vm.takePending()
	}
	v, err = vm.Call(target, call.Args)
	v.Release()
	if err == nil {
		err = vm.takePending()
	}
	return err
}

// destroyGlobals runs the destructors that are left, in PHP's order: first those of objects that only a global variable
// holds, the last variable first, then all others by handle. The first that exits or fails is the last to run.
func (vm *VM) destroyGlobals() error {
	if vm.fatalSeen {
		vm.ctx.LiveObjects(func(o *php.Object) { o.SkipDestructor() })
		return nil
	}
	if last := vm.destroySingles(); last != nil {
		vm.ctx.LiveObjects(func(o *php.Object) { o.SkipDestructor() })
		return last
	}
	var last error
	vm.ctx.KeepObjectIDs()
	vm.ctx.LiveObjects(func(o *php.Object) {
		if last != nil {
			o.SkipDestructor()
			return
		}
		if o.Class.Dtor != nil && !o.Destructed() {
			o.SkipDestructor()
			php.ObjectValue(o).AddRef()
			vm.Destruct(o)
			php.ObjectValue(o).Release()
		} else if g, ok := o.Native.(*Generator); ok && g.state == genSuspended {
			vm.destroyGenerator(o)
		} else {
			return
		}
		last = vm.report(vm.takePending())
		vm.ctx.KeepObjectIDs()
	})
	return last
}

// destroySingles releases global variables whose object nothing else holds, until there are none.
func (vm *VM) destroySingles() error {
	for again := true; again; {
		again = false
		for i := len(vm.globals.order) - 1; i >= 0; i-- {
			if i >= len(vm.globals.order) {
				continue // a destructor has unset variables
			}
			v := vm.globals.order[i].slot
			if v.Kind() != php.KindObject || v.Count() != 1 {
				continue
			}
			x := *v
			*v = php.Undef()
			x.Release()
			if err := vm.report(vm.takePending()); err != nil {
				return err
			}
			again = true
		}
	}
	return nil
}
