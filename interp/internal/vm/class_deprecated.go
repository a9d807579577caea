package vm

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// deprecations guards against messages that use the very constant they are about.
type deprecations struct{ busy map[*bytecode.Attr]bool }

type deprecationsKey struct{}

// deprecatedEntry reports the call of a function with #[Deprecated] where it was called. Its frame is on top already.
func (vm *VM) deprecatedEntry(f *Frame) error {
	a := findAttr(f.fn.B.Attrs, "Deprecated")
	if a == nil {
		return nil
	}
	fn := f.fn.Fn
	name := fn.Name
	if fn.Lower == "__call" || fn.Lower == "__callstatic" {
		if v := reg(f.base, 0).Deref(); v.IsString() {
			name = v.Str().String() // the method that was meant
		}
	}
	what := "Function " + name
	if fn.Class != nil {
		what = "Method " + shown(fn.Class) + "::" + name
	}
	file, line := "Unknown", 0
	if p := f.prev; p != nil && f.flags&frameEntry == 0 {
		file, line = p.fn.Unit.B.File, p.line()
	}
	f.flags |= frameLeaving // PHP says so before there is a frame
	err := vm.deprecated(a, f.fn.Unit, f.fn.scope, what+"() is deprecated", file, line)
	f.flags &^= frameLeaving
	return err
}

// deprecatedConst reports the use of a class constant or enum case with #[Deprecated].
func (vm *VM) deprecatedConst(k *php.ClassConst) error {
	l, ok := k.Attrs.(*attrList)
	if !ok {
		return nil
	}
	a := findAttr(l.list, "Deprecated")
	if a == nil {
		return nil
	}
	what := "Constant "
	if k.Flags&php.AccEnumCase != 0 {
		what = "Enum case "
	}
	file, line := vm.ctx.Position()
	return vm.deprecated(a, l.unit, l.scope, what+shown(k.Class)+"::"+k.Name+" is deprecated", file, line)
}

// DeprecatedConst implements php.ConstReporter.
func (vm *VM) DeprecatedConst(k *php.ClassConst) error { return vm.deprecatedConst(k) }

// deprecated raises the deprecation that an attribute describes; an exception of the script's handler is returned.
func (vm *VM) deprecated(a *bytecode.Attr, u *Unit, scope *php.Class, what, file string, line int) error {
	state := php.State(vm.ctx, deprecationsKey{}, func() *deprecations {
		return &deprecations{busy: make(map[*bytecode.Attr]bool)}
	})
	if state.busy[a] {
		return nil
	}
	state.busy[a] = true
	text, err := vm.deprecationText(a, u, scope)
	delete(state.busy, a)
	if err != nil {
		return err
	}
	vm.ctx.Machine.HandleError(php.EUserDeprecated, what+text, file, line)
	return vm.takePending()
}

// deprecationText is what the message ends with: since when, and what to use instead, as the attribute's object has it.
func (vm *VM) deprecationText(a *bytecode.Attr, u *Unit, scope *php.Class) (string, error) {
	c, err := vm.ctx.FindClass("Deprecated", false)
	if err != nil || c == nil || len(a.Args) == 0 {
		return "", err
	}
	info := &php.AttributeInfo{Name: a.Name, Line: a.Line, Data: &attrData{a, u, scope}}
	v, err := vm.AttributeObject(info, c)
	if err != nil {
		return "", err
	}
	defer v.Release()
	part := func(name, before string) string {
		if p := v.Object().Prop(name); p != nil && p.IsString() && p.Str().Len() > 0 {
			return before + p.Str().String()
		}
		return ""
	}
	return part("since", " since ") + part("message", ", "), nil
}

// attrValue evaluates an argument of an attribute; owned.
func (vm *VM) attrValue(arg *bytecode.AttrArg, u *Unit, scope *php.Class) (php.Value, error) {
	if arg.Thunk < 0 {
		return vm.constant(&arg.Lit), nil
	}
	return vm.evalInit(&initExpr{unit: u, thunk: arg.Thunk}, scope)
}
