package vm

import (
	"strings"

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
	return vm.deprecated(a, f.fn.Unit, f.fn.scope, what+"() is deprecated", file, line)
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

// deprecationText is what the message ends with: since when, and what to use instead.
func (vm *VM) deprecationText(a *bytecode.Attr, u *Unit, scope *php.Class) (string, error) {
	var parts [2]string
	names := [2]string{"message", "since"}
	want := &php.Type{Mask: php.TString | php.TNull, Text: "?string"}
	for i := range a.Args {
		arg := &a.Args[i]
		at := i
		if arg.Name != "" {
			at = 2
			for j, n := range names {
				if n == arg.Name {
					at = j
				}
			}
		}
		if at > 1 {
			continue
		}
		v, err := vm.attrValue(arg, u, scope)
		if err != nil {
			return "", err
		}
		s, ok := vm.ctx.CoerceToType(want, v, u.B.Strict)
		if !ok {
			err := vm.ctx.Throwf("TypeError", "Deprecated::__construct(): Argument #%d ($%s) must be of type ?string, %s given",
				at+1, names[at], php.TypeName(v))
			v.Release()
			return "", err
		}
		if s.IsString() {
			parts[at] = strings.Clone(s.Str().Peek())
		}
		s.Release()
		v.Release()
	}
	text := ""
	if parts[1] != "" {
		text = " since " + parts[1]
	}
	if parts[0] != "" {
		text += ", " + parts[0]
	}
	return text, nil
}

// attrValue evaluates an argument of an attribute; owned.
func (vm *VM) attrValue(arg *bytecode.AttrArg, u *Unit, scope *php.Class) (php.Value, error) {
	if arg.Thunk < 0 {
		return vm.constant(&arg.Lit), nil
	}
	return vm.evalInit(&initExpr{unit: u, thunk: arg.Thunk}, scope)
}
