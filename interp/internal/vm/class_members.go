package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// initExpr is a value that needs evaluation: a thunk of a unit. It stands in ClassConst.Expr and PropInfo.Expr.
type initExpr struct {
	unit  *Unit
	thunk int
	// none is set for enum cases without a value.
	none bool
	lit  php.Value
	// text is the expression's source.
	text string
}

var modFlags = [...]struct {
	mod  syntax.Modifiers
	flag php.FuncFlags
}{{syntax.ModPublic, php.AccPublic}, {syntax.ModProtected, php.AccProtected}, {syntax.ModPrivate, php.AccPrivate},
	{syntax.ModStatic, php.AccStatic}, {syntax.ModAbstract, php.AccAbstract}, {syntax.ModFinal, php.AccFinal},
	{syntax.ModReadonly, php.AccReadonly}, {syntax.ModPublicSet, php.AccPublicSet},
	{syntax.ModProtectedSet, php.AccProtectedSet}, {syntax.ModPrivateSet, php.AccPrivateSet}}

const setMask = php.AccPublicSet | php.AccProtectedSet | php.AccPrivateSet

// accFlags turns modifiers into flags; what says nothing about visibility is public.
func accFlags(mods uint16) php.FuncFlags {
	var f php.FuncFlags
	for _, m := range modFlags {
		if syntax.Modifiers(mods)&m.mod != 0 {
			f |= m.flag
		}
	}
	if f&php.VisibilityMask == 0 {
		f |= php.AccPublic
	}
	return f
}

// ownMembers makes what the class itself declares.
func (l *linker) ownMembers() error {
	if l.b.Kind == uint8(syntax.KindEnum) {
		l.enumProps()
	}
	for i := range l.b.Consts {
		if err := l.ownConst(&l.b.Consts[i]); err != nil {
			return err
		}
	}
	for i := range l.b.Props {
		if err := l.ownProp(&l.b.Props[i]); err != nil {
			return err
		}
	}
	for i := range l.b.Methods {
		m := &l.b.Methods[i]
		f := l.makeMethod(l.u, m.Fn, accFlags(m.Mods), m.Name)
		l.addMethod(f)
		if !l.is74() && hasAttr(l.u.B.Funcs[m.Fn].Attrs, "Override") {
			l.override[f] = true
		}
	}
	if l.b.Kind == uint8(syntax.KindEnum) {
		return l.enumMethods()
	}
	return nil
}

func (l *linker) ownConst(k *bytecode.ClassConst) error {
	cc := &php.ClassConst{Name: k.Name, Class: l.c, Flags: accFlags(k.Mods), Type: l.propType(l.u, k.Type),
		Doc: k.Doc, Value: php.Undef()}
	if len(k.Attrs) > 0 {
		cc.Attrs = &attrList{unit: l.u, list: k.Attrs, scope: l.c}
		if hasAttr(k.Attrs, "Deprecated") {
			cc.Flags |= php.FnDeprecated
		}
	}
	if k.Case {
		cc.Flags |= php.AccEnumCase
		e := &initExpr{unit: l.u, thunk: k.Value.Thunk, none: k.Value.None, text: k.Value.Text}
		if !k.Value.None && k.Value.Thunk < 0 {
			e.lit = l.vm.constant(&k.Value.Lit)
		}
		cc.Expr = e
		l.addConst(cc)
		return nil
	}
	if k.Value.Thunk >= 0 {
		cc.Expr = &initExpr{unit: l.u, thunk: k.Value.Thunk, text: k.Value.Text}
	} else {
		cc.Value, _ = fitLiteral(cc.Type, l.vm.constant(&k.Value.Lit))
	}
	l.addConst(cc)
	return nil
}

// fitLiteral makes a literal satisfy a type as declarations want it: only an int becomes a float.
func fitLiteral(t *php.Type, v php.Value) (php.Value, bool) {
	if t == nil || t.Accepts(v.Kind()) {
		return v, true
	}
	if v.IsInt() && t.Mask&php.TFloat != 0 {
		return php.Float(float64(v.Int())), true
	}
	return v, t.Mask&php.TIterable != 0 && v.Kind() == php.KindArray
}

func (l *linker) addConst(k *php.ClassConst) {
	if l.c.Consts[k.Name] == nil {
		l.c.ConstOrder = append(l.c.ConstOrder, k)
	} else {
		for i, x := range l.c.ConstOrder {
			if x.Name == k.Name {
				l.c.ConstOrder[i] = k
			}
		}
	}
	l.c.Consts[k.Name] = k
}

// ownProp declares a property. Its slot is given when the parent's are known.
func (l *linker) ownProp(b *bytecode.Prop) error {
	p := &php.PropInfo{Name: b.Name, Key: php.NewStr(b.Name), Class: l.c, Proto: l.c, Flags: accFlags(b.Mods), Slot: -1,
		Type: l.propType(l.u, b.Type), Doc: b.Doc, Default: php.Undef()}
	if err := l.checkPropMods(b); err != nil {
		return err
	}
	if len(b.Attrs) > 0 {
		p.Attrs = &attrList{unit: l.u, list: b.Attrs, scope: l.c}
	}
	if b.Promoted {
		p.Flags |= php.AccPromoted
	}
	if l.c.Flags&php.ClassInterface != 0 {
		p.Flags |= php.AccAbstract
	}
	if b.Virtual {
		p.Flags |= php.AccVirtual
	}
	if err := l.setVisibility(p, b.Line); err != nil {
		return err
	}
	switch {
	case b.Default.None:
		if p.Type == nil && !b.Hooked {
			p.Default = php.Null()
		}
	case b.Default.Thunk >= 0:
		p.Expr = &initExpr{unit: l.u, thunk: b.Default.Thunk, text: b.Default.Text}
	default:
		p.Default, _ = fitLiteral(p.Type, l.vm.constant(&b.Default.Lit))
	}
	if p.Flags&php.AccAbstract != 0 {
		l.c.Flags |= php.ClassImplicitAbstract
	}
	if err := l.ownHooks(p, b); err != nil {
		return err
	}
	if p.Flags&php.AccVirtual != 0 && (p.Expr != nil || !p.Default.IsUndef()) && l.parent == nil {
		return l.fail(php.ECompileError, "Cannot specify default value for virtual hooked property %s::$%s", shown(l.c), b.Name)
	}
	l.c.PropMap[p.Name] = p
	l.c.PropOrder = append(l.c.PropOrder, p)
	return nil
}

// checkPropMods refuses modifiers that exclude each other.
func (l *linker) checkPropMods(b *bytecode.Prop) error {
	mods := syntax.Modifiers(b.Mods)
	const asymmetric = syntax.ModPublicSet | syntax.ModProtectedSet | syntax.ModPrivateSet
	inInterface := l.c.Flags&php.ClassInterface != 0
	switch {
	case l.is74():
	case mods&syntax.ModFinal != 0 && mods&syntax.ModPrivate != 0:
		return l.failAt(b.Line, "Property cannot be both final and private")
	case mods&syntax.ModStatic != 0 && mods&asymmetric != 0:
		return l.failAt(b.Line, "Static property may not have asymmetric visibility")
	case inInterface && mods&syntax.ModFinal != 0:
		return l.failAt(b.Line, "Property in interface cannot be final")
	case inInterface && mods&(syntax.ModProtected|syntax.ModPrivate) != 0:
		return l.failAt(b.Line, "Property in interface cannot be protected or private")
	case inInterface && mods&syntax.ModAbstract != 0:
		return l.failAt(b.Line, "Property in interface cannot be explicitly abstract. All interface members are implicitly abstract")
	case mods&syntax.ModStatic != 0 && l.c.Flags&php.ClassReadonly != 0:
		return l.failAt(b.Line, "Static property %s::$%s cannot be readonly", shown(l.c), b.Name)
	}
	return nil
}

// setVisibility normalises asymmetric visibility.
func (l *linker) setVisibility(p *php.PropInfo, line int) error {
	if l.is74() {
		return nil
	}
	if p.Flags&(php.AccPublic|php.AccReadonly|setMask) == php.AccPublic|php.AccReadonly {
		p.Flags |= php.AccProtectedSet
		return nil
	}
	if p.Flags&setMask == 0 {
		return nil
	}
	if p.Type == nil {
		return l.failAt(line, "Property with asymmetric visibility %s::$%s must have type", shown(l.c), p.Name)
	}
	get, set := rank(p.Flags), setRank(p.Flags)
	if get > set {
		return l.failAt(line, "Visibility of property %s::$%s must not be weaker than set visibility", shown(l.c), p.Name)
	}
	if get == set {
		p.Flags &^= setMask
	}
	if p.Flags&php.AccPrivateSet != 0 {
		p.Flags |= php.AccFinal
	}
	return nil
}

// rank orders visibilities: a larger one is narrower.
func rank(f php.FuncFlags) int {
	switch {
	case f&php.AccPrivate != 0:
		return 2
	case f&php.AccProtected != 0:
		return 1
	}
	return 0
}

// setRank is rank for writing, or -1 where the flags say nothing about it.
func setRank(f php.FuncFlags) int {
	switch {
	case f&php.AccPrivateSet != 0:
		return 2
	case f&php.AccProtectedSet != 0:
		return 1
	case f&php.AccPublicSet != 0:
		return 0
	}
	return -1
}

// makeMethod links a function as a method of the class.
func (l *linker) makeMethod(u *Unit, i int, flags php.FuncFlags, name string) *php.Function {
	f := l.vm.linkFunc(u, i, l.c)
	fn := f.Fn
	fn.Name, fn.Lower, fn.Class = name, strings.ToLower(name), l.c
	fn.Flags |= flags
	if fn.Lower == "__construct" {
		fn.Flags |= php.FnCtor
	}
	if l.c.Flags&php.ClassInterface != 0 {
		fn.Flags |= php.AccAbstract
	}
	scopeTypes(fn, l.c, l.parent)
	return fn
}

// scopeTypes replaces self and parent in a function's types by the classes they mean.
func scopeTypes(fn *php.Function, c, parent *php.Class) {
	for i := range fn.Params {
		fn.Params[i].Type = scopeType(fn.Params[i].Type, c, parent)
	}
	fn.Ret = scopeType(fn.Ret, c, parent)
}

func (l *linker) scopeType(t *php.Type) *php.Type { return scopeType(t, l.c, l.parent) }

// propType is a property's type, whose text keeps self and parent.
func (l *linker) propType(u *Unit, b *bytecode.Type) *php.Type {
	t := l.vm.typ(u, b)
	n := l.scopeType(t)
	if n != t {
		n.Text = t.Text
	}
	return n
}

// scopeType returns a type in which self and parent are replaced by the names of classes, or the type itself.
func scopeType(t *php.Type, c, parent *php.Class) *php.Type {
	if t == nil || !t.HasClasses() {
		return t
	}
	changed := false
	resolve := func(names []string) []string {
		var out []string
		for i, n := range names {
			to := n
			if strings.EqualFold(n, "self") {
				to = c.Name
			} else if strings.EqualFold(n, "parent") && parent != nil {
				to = parent.Name
			}
			if to != n && out == nil {
				out = append(make([]string, 0, len(names)), names[:i]...)
				changed = true
			}
			if out != nil {
				out = append(out, to)
			}
		}
		if out == nil {
			return names
		}
		return out
	}
	n := &php.Type{Mask: t.Mask, Names: resolve(t.Names), Inter: make([][]string, len(t.Inter))}
	for i := range t.Inter {
		n.Inter[i] = resolve(t.Inter[i])
	}
	if !changed {
		return t
	}
	n.Text = replaceWords(t.Text, func(w string) string {
		switch {
		case strings.EqualFold(w, "self"):
			return shown(c)
		case strings.EqualFold(w, "parent") && parent != nil:
			return shown(parent)
		}
		return w
	})
	n.Written = t
	return n
}

// replaceWords maps the names in a type's text.
func replaceWords(s string, f func(string) string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && !strings.ContainsRune("?|&() ", rune(s[j])) {
			j++
		}
		if j > i {
			b.WriteString(f(s[i:j]))
		}
		if j < len(s) {
			b.WriteByte(s[j])
			j++
		}
		i = j
	}
	return b.String()
}

// addMethod adds or replaces a method without any check.
func (l *linker) addMethod(f *php.Function) {
	c := l.c
	if c.Methods[f.Lower] == nil {
		c.MethodOrder = append(c.MethodOrder, f)
	} else {
		for i, x := range c.MethodOrder {
			if x.Lower == f.Lower {
				c.MethodOrder[i] = f
			}
		}
	}
	c.Methods[f.Lower] = f
}

// takeSlot gives an own property its place: the parent's when it redeclares one that has a value.
func (l *linker) takeSlot(p *php.PropInfo, old *php.PropInfo) {
	c := l.c
	switch {
	case p.Flags&php.AccStatic != 0:
		p.Slot = len(c.Statics)
		r := php.NewRef(p.Default.Copy())
		if p.Type != nil {
			r.Types = []*php.PropInfo{p}
		}
		c.Statics = append(c.Statics, r)
	case old != nil && old.Flags&(php.AccStatic|php.AccVirtual|php.AccPrivate) == 0 && old.Slot >= 0:
		p.Slot = old.Slot
		p.Flags &^= php.AccVirtual
		c.Props[p.Slot], c.Defaults[p.Slot] = p, p.Default
	case p.Flags&php.AccVirtual == 0:
		p.Slot = len(c.Props)
		c.Props = append(c.Props, p)
		c.Defaults = append(c.Defaults, p.Default)
	}
	if p.Get != nil || p.Set != nil {
		c.Flags |= php.ClassHasHooks
	}
}
