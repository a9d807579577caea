package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Constants, defaults and static properties are evaluated on first use, because their expressions may name what is
// declared later: PrepareClass evaluates everything that a class has, ConstValue one constant.

// PrepareClass evaluates what a class has before its first instance or static access: constants, defaults of
// properties, static properties; those of its parent first. It costs a flag's test once that is done.
func (vm *VM) PrepareClass(c *php.Class) error {
	if c.Flags&php.ClassConstsReady != 0 {
		return nil
	}
	if c.Parent != nil {
		if err := vm.PrepareClass(c.Parent); err != nil {
			return err
		}
	}
	// An expression may load a class whose loader makes an object of this one: it then prepares the class first.
	outer := c.Flags & php.ClassConstsPending
	c.Flags |= php.ClassConstsPending
	err := vm.prepare(c)
	c.Flags = c.Flags&^php.ClassConstsPending | outer
	if err == nil {
		c.Flags |= php.ClassConstsReady
	}
	return err
}

func (vm *VM) prepare(c *php.Class) error {
	for _, k := range c.ConstOrder {
		if k.Value.IsUndef() {
			if _, err := vm.ConstValue(k); err != nil {
				return err
			}
		}
	}
	if err := vm.prepareDefaults(c); err != nil {
		return err
	}
	for _, p := range c.PropOrder {
		if p.Flags&php.AccStatic == 0 || p.Class != c || p.Expr == nil {
			continue
		}
		v, err := vm.propDefault(p)
		if err != nil {
			return err
		}
		if p.Expr == nil {
			v.Release() // meanwhile done by what the expression called
			continue
		}
		c.Statics[p.Slot].V = v
		p.Expr = nil
	}
	if c.Flags&php.ClassEnum != 0 && c.Backing != 0 && c.Flags&php.ClassBuiltin == 0 {
		return vm.buildEnumTable(c)
	}
	return nil
}

func (vm *VM) prepareDefaults(c *php.Class) error {
	for i, p := range c.Props {
		if p == nil || !c.Defaults[i].IsUndef() {
			continue
		}
		if p.Class != c {
			if up := c.Parent; up != nil && i < len(up.Defaults) && up.Props[i] == p {
				c.Defaults[i] = up.Defaults[i].Copy()
			}
			continue
		}
		if p.Expr == nil {
			continue
		}
		v, err := vm.propDefault(p)
		if err != nil {
			return err
		}
		if c.Defaults[i].IsUndef() {
			c.Defaults[i] = v
		} else {
			v.Release()
		}
	}
	return nil
}

// propDefault evaluates a property's default; owned.
func (vm *VM) propDefault(p *php.PropInfo) (php.Value, error) {
	e, ok := p.Expr.(*initExpr)
	if !ok {
		return p.Default.Copy(), nil
	}
	v, err := vm.evalInit(e, p.Class)
	if err != nil || p.Type == nil {
		return v, err
	}
	return vm.ctx.CoerceProp(p, v, true)
}

// evalInit runs a thunk in the scope of a class; the result is owned.
func (vm *VM) evalInit(e *initExpr, scope *php.Class) (php.Value, error) {
	if err := vm.missingConstant(e.unit.B.Funcs[e.thunk]); err != nil {
		return php.Undef(), err
	}
	v, err := vm.runThunk(vm.linkFunc(e.unit, e.thunk, scope), scope)
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	return v, nil
}

// missingConstant fails when an expression is nothing but a constant that is not there. PHP gives such an error the place
// where the script is, not that of the expression, so it is raised before the expression has a frame.
func (vm *VM) missingConstant(b *bytecode.Func) error {
	if vm.ctx.Level == php.Level74 || len(b.Code) != 2 {
		return nil
	}
	in := &b.Code[0]
	if in.Op != bytecode.OpConst || in.D&bytecode.FlagQuiet != 0 {
		return nil
	}
	name := b.Consts[in.C].S
	if vm.ctx.FindConstant(name) != nil || in.D&bytecode.FlagKB != 0 && vm.ctx.FindConstant(b.Consts[in.B].S) != nil {
		return nil
	}
	return vm.ctx.Throwf("Error", "Undefined constant \"%s\"", name)
}

// ConstValue evaluates a class constant on first use. The result is borrowed.
func (vm *VM) ConstValue(k *php.ClassConst) (php.Value, error) {
	if c := k.Class; c != nil && c.Flags&php.ClassEnum != 0 && c.Backing != 0 &&
		c.Flags&(php.ClassConstsReady|php.ClassConstsPending|php.ClassBuiltin) == 0 {
		if err := vm.PrepareClass(c); err != nil {
			return php.Undef(), err
		}
	}
	if !k.Value.IsUndef() {
		return k.Value, nil
	}
	if k.Busy {
		format := "Cannot declare self-referencing constant %s::%s"
		if vm.ctx.Level == php.Level74 {
			format = "Cannot declare self-referencing constant '%s::%s'"
		}
		return php.Undef(), vm.ctx.Throwf("Error", format, vm.busyName(k), k.Name)
	}
	// PHP marks what an expression or builtin asks for, not what the script itself does; the message shows it.
	busy := vm.constStack()
	k.Busy = len(busy.list) > 0 || vm.nn > 0 && vm.natives[vm.nn-1].under == vm.cur
	busy.push(k)
	v, err := vm.evalConst(k)
	busy.pop()
	k.Busy = false
	if err != nil {
		return php.Undef(), err
	}
	if !k.Value.IsUndef() {
		v.Release()
		return k.Value, nil
	}
	k.Value = v
	return v, nil
}

// busyConsts are the constants under evaluation, innermost last.
type busyConsts struct{ list []*php.ClassConst }

type busyConstsKey struct{}

func (vm *VM) constStack() *busyConsts {
	return php.State(vm.ctx, busyConstsKey{}, func() *busyConsts { return &busyConsts{} })
}

func (b *busyConsts) push(k *php.ClassConst) { b.list = append(b.list, k) }
func (b *busyConsts) pop()                   { b.list = b.list[:len(b.list)-1] }

// busyName is the class as the expression that refers to a constant under evaluation spells it.
func (vm *VM) busyName(k *php.ClassConst) string {
	list := vm.constStack().list
	if len(list) > 0 {
		if e, ok := list[len(list)-1].Expr.(*initExpr); ok {
			if at := strings.Index(e.text, "::"+k.Name); at > 0 {
				from := at
				for from > 0 && isName("a"+e.text[from-1:from]) {
					from--
				}
				return strings.TrimPrefix(e.text[from:at], "\\")
			}
		}
	}
	return k.Class.Name
}

// evalConst evaluates a constant or makes the object of an enum's case; owned.
func (vm *VM) evalConst(k *php.ClassConst) (php.Value, error) {
	switch e := k.Expr.(type) {
	case *initExpr:
		if k.Flags&php.AccEnumCase != 0 {
			return vm.makeCase(k, e)
		}
		v, err := vm.evalInit(e, k.Class)
		if err != nil || k.Type == nil {
			return v, err
		}
		if w, ok := fitLiteral(k.Type, v); ok {
			return w, nil
		}
		if vm.ctx.MatchesType(k.Type, v, k.Class) {
			return v, nil
		}
		err = vm.ctx.Throwf("TypeError", "Cannot assign %s to class constant %s::%s of type %s", php.TypeName(v),
			k.Class.ShownName(), k.Name, k.Type.Text)
		v.Release()
		return php.Undef(), err
	case php.Literal:
		if k.Flags&php.AccEnumCase != 0 {
			return vm.newCase(k, vm.ctx.LiteralValue(e)), nil
		}
		return vm.ctx.LiteralValue(e), nil
	}
	if k.Flags&php.AccEnumCase != 0 {
		return vm.newCase(k, php.Undef()), nil
	}
	return php.Null(), nil
}

func (vm *VM) makeCase(k *php.ClassConst, e *initExpr) (php.Value, error) {
	v := php.Undef()
	switch {
	case e.none:
	case e.thunk < 0:
		v = e.lit.Copy()
	default:
		var err error
		if v, err = vm.evalInit(e, k.Class); err != nil {
			return php.Undef(), err
		}
	}
	return vm.newCase(k, v), nil
}

// newCase makes the object of a case; it takes the backing value over.
func (vm *VM) newCase(k *php.ClassConst, v php.Value) php.Value {
	o := php.NewObject(k.Class)
	o.SetProp("name", php.String(k.Name))
	if !v.IsUndef() {
		o.SetProp("value", v)
	}
	return php.ObjectValue(o)
}

// checkInstantiable refuses new for what has no instances.
func (vm *VM) checkInstantiable(c *php.Class) error {
	word := ""
	switch {
	case c.Flags&php.ClassInterface != 0:
		word = "interface"
	case c.Flags&php.ClassTrait != 0:
		word = "trait"
	case c.Flags&php.ClassEnum != 0:
		word = "enum"
	case c.IsAbstract():
		word = "abstract class"
	case c.Flags&php.ClassNoNew != 0:
		return vm.refuseNew(c)
	default:
		return nil
	}
	return vm.ctx.Throwf("Error", "Cannot instantiate %s %s", word, c.ShownName())
}

// refuseNew is the complaint about a class whose instances the engine alone makes; nil where the class's own constructor
// complains.
func (vm *VM) refuseNew(c *php.Class) error {
	switch {
	case c.Lower == "generator":
		return vm.ctx.Throwf("Error", "The \"%s\" class is reserved for internal use and cannot be manually instantiated", c.Name)
	case c.Lower == "closure" && vm.ctx.Level == php.Level74:
		return vm.ctx.ThrowError("Error", "Instantiation of 'Closure' is not allowed")
	case c.Lower == "closure":
		return vm.ctx.ThrowError("Error", "Instantiation of class Closure is not allowed")
	}
	return nil
}
