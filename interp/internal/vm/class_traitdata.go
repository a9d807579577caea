package vm

import (
	"gaja/interp/php"
)

// consts copies the traits' constants.
func (t *traitBinding) consts() error {
	for n, trait := range t.traits {
		if trait == nil {
			continue
		}
		for _, k := range trait.ConstOrder {
			have := t.c.Consts[k.Name]
			if have == nil {
				c := *k
				c.Class = t.c
				c.Value = k.Value.Copy()
				if k.Expr != nil {
					c.Value = php.Undef()
				}
				t.addConst(&c)
				continue
			}
			if err := t.sameConst(n, have, k); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *traitBinding) sameConst(n int, have, k *php.ClassConst) error {
	const mask = php.VisibilityMask | php.AccFinal
	if have.Flags&php.AccEnumCase != 0 {
		return t.fail(php.ECompileError, "Cannot use trait %s, because %s::%s conflicts with enum case %s::%s", shown(k.Class),
			shown(k.Class), k.Name, shown(t.c), k.Name)
	}
	same := have.Flags&mask == k.Flags&mask && (have.Type == nil) == (k.Type == nil)
	if same && k.Type != nil {
		same = t.sameType(have.Type, t.c, k.Type, k.Class) != incompatible
	}
	if same {
		var err error
		if same, err = t.sameValue(have.Value, have.Expr, k.Value, k.Expr); err != nil {
			return err
		}
	}
	if same {
		return nil
	}
	first := have.Class
	if first == t.c {
		for _, x := range t.traits[:n] {
			if x != nil && x.Consts[k.Name] != nil {
				first = x
				break
			}
		}
	}
	return t.fail(php.ECompileError, "%s and %s define the same constant (%s) in the composition of %s. However, the definition "+
		"differs and is considered incompatible. Class was composed", shown(first), shown(k.Class), k.Name, shown(t.c))
}

// sameValue compares two initial values, evaluating them in the class's scope where that is needed.
func (t *traitBinding) sameValue(a php.Value, ax any, b php.Value, bx any) (bool, error) {
	x, err := t.initial(a, ax)
	if err != nil {
		return false, err
	}
	defer x.Release()
	y, err := t.initial(b, bx)
	if err != nil {
		return false, err
	}
	defer y.Release()
	return x.Kind() == y.Kind() && (x.IsUndef() || php.Identical(x, y)), nil
}

func (t *traitBinding) initial(v php.Value, x any) (php.Value, error) {
	e, ok := x.(*initExpr)
	if !ok || !v.IsUndef() || e.thunk < 0 {
		return v.Copy(), nil
	}
	return t.vm.evalInit(e, t.c)
}

// props copies the traits' properties.
func (t *traitBinding) props() error {
	for n, trait := range t.traits {
		if trait == nil {
			continue
		}
		for _, p := range trait.PropOrder {
			if err := t.copyProp(n, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *traitBinding) copyProp(n int, p *php.PropInfo) error {
	c := t.c
	have := c.PropMap[p.Name]
	if have != nil {
		if have.Flags&php.AccPrivate == 0 || have.Class == c {
			same, err := t.sameProp(n, have, p)
			if err != nil {
				return err
			}
			if !same {
				return t.fail(php.ECompileError, "%s and %s define the same property ($%s) in the composition of %s. However, the "+
					"definition differs and is considered incompatible. Class was composed", shown(t.firstProp(n, have, p)),
					shown(p.Class), p.Name, shown(c))
			}
			if p.Flags&php.AccStatic == 0 {
				return nil
			}
		}
		for i, x := range c.PropOrder {
			if x == have {
				c.PropOrder = append(c.PropOrder[:i:i], c.PropOrder[i+1:]...)
				break
			}
		}
	}
	if c.Flags&php.ClassReadonly != 0 && p.Flags&php.AccReadonly == 0 {
		return t.fail(php.ECompileError, "Readonly class %s cannot use trait with a non-readonly property %s::$%s", shown(c),
			shown(p.Class), p.Name)
	}
	t.addProp(p, have)
	return nil
}

// addProp makes the class's own property out of a trait's.
func (t *traitBinding) addProp(p, have *php.PropInfo) {
	c := t.c
	q := *p
	q.Class, q.Proto, q.Slot, q.Get, q.Set = c, c, -1, nil, nil
	q.Default = p.Default.Copy()
	if p.Type != nil {
		written := p.Type
		if p.Type.Written != nil {
			written = p.Type.Written
		}
		if q.Type = t.scopeType(written); q.Type != written {
			q.Type.Text = p.Type.Text
		}
	}
	if a, ok := p.Attrs.(*attrList); ok {
		q.Attrs = &attrList{unit: a.unit, list: a.list, scope: c}
	}
	if f, ok := userOf(p.Get); ok {
		q.Get = t.hookOf(&q, f.Unit, f.B.Index, p.Get.Flags&php.AccFinal != 0)
	}
	if f, ok := userOf(p.Set); ok {
		q.Set = t.hookOf(&q, f.Unit, f.B.Index, p.Set.Flags&php.AccFinal != 0)
	}
	if q.Get != nil || q.Set != nil {
		c.Flags |= php.ClassUsesGuards
		if q.Flags&php.AccAbstract != 0 {
			c.Flags |= php.ClassImplicitAbstract
		}
	}
	t.takeSlot(&q, nil)
	c.PropMap[q.Name] = &q
	c.PropOrder = append(c.PropOrder, &q)
}

func userOf(f *php.Function) (*Func, bool) {
	if f == nil {
		return nil, false
	}
	u, ok := f.User.(*Func)
	return u, ok
}

func (t *traitBinding) firstProp(n int, have, p *php.PropInfo) *php.Class {
	if have.Class != t.c {
		return have.Class
	}
	for _, x := range t.traits[:n] {
		if x != nil && x.PropMap[p.Name] != nil {
			return x
		}
	}
	return have.Class
}

func (t *traitBinding) sameProp(n int, have, p *php.PropInfo) (bool, error) {
	if have.Get != nil || have.Set != nil || p.Get != nil || p.Set != nil {
		return false, t.fail(php.ECompileError, "%s and %s define the same hooked property ($%s) in the composition of %s. Conflict "+
			"resolution between hooked properties is currently not supported. Class was composed", shown(t.firstProp(n, have, p)),
			shown(p.Class), p.Name, shown(t.c))
	}
	const mask = php.VisibilityMask | php.AccStatic | php.AccReadonly
	if have.Flags&mask != p.Flags&mask || (have.Type == nil) != (p.Type == nil) {
		return false, nil
	}
	if p.Type != nil && t.sameType(have.Type, t.c, p.Type, p.Class) != compatible {
		return false, nil
	}
	return t.sameValue(have.Default, have.Expr, p.Default, p.Expr)
}
