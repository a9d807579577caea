package vm

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// enumProps declares name and value.
func (l *linker) enumProps() {
	add := func(name string, mask php.TypeMask, text string) {
		p := &php.PropInfo{Name: name, Key: php.NewStr(name), Class: l.c, Proto: l.c, Slot: -1, Default: php.Undef(),
			Flags: php.AccPublic | php.AccReadonly | php.AccProtectedSet, Type: &php.Type{Mask: mask, Text: text}}
		l.c.PropMap[name] = p
		l.c.PropOrder = append(l.c.PropOrder, p)
	}
	add("name", php.TString, "string")
	switch l.c.Backing {
	case php.TInt:
		add("value", php.TInt, "int")
	case php.TString:
		add("value", php.TString, "string")
	}
	l.c.Handlers = &php.Handlers{NoClone: true, Compare: func(*php.Context, php.Value, php.Value) (int, bool, error) {
		return 0, false, nil
	}}
}

// enumMethods adds cases, from and tryFrom.
func (l *linker) enumMethods() error {
	value := &php.Type{Mask: php.TInt | php.TString, Text: "string|int"}
	param := &php.Type{Mask: l.c.Backing, Text: map[php.TypeMask]string{php.TInt: "int", php.TString: "string"}[l.c.Backing],
		Written: value}
	funcs := []*php.Function{{Name: "cases", Native: enumCases, Ret: &php.Type{Mask: php.TArray, Text: "array"}}}
	if l.c.Backing != 0 {
		funcs = append(funcs,
			&php.Function{Name: "from", Native: enumFrom, Ret: &php.Type{Mask: php.TStatic, Text: "static"}},
			&php.Function{Name: "tryFrom", Native: enumTryFrom, Ret: &php.Type{Mask: php.TStatic | php.TNull, Text: "?static"}})
	}
	for i, f := range funcs {
		f.Lower, f.Class, f.Module = strings.ToLower(f.Name), l.c, "Core"
		f.Flags = php.AccPublic | php.AccStatic
		if i > 0 {
			f.Params = []php.Param{{Name: "value", Type: param}}
			f.Required = 1
		}
		if have := l.c.Methods[f.Lower]; have != nil {
			return l.fail(php.ECompileError, "Cannot redeclare %s::%s()", shown(l.c), f.Name)
		}
		l.addMethod(f)
	}
	return nil
}

// enumForbidden are the magic methods that enums cannot have, in the order in which PHP looks for them.
var enumForbidden = [...]string{"__construct", "__destruct", "__clone", "__get", "__set", "__unset", "__isset", "__toString",
	"__debugInfo", "__serialize", "__unserialize", "__sleep", "__wakeup", "__set_state"}

// verifyEnum checks what enums cannot have.
func (l *linker) verifyEnum() error {
	c := l.c
	for _, p := range c.PropOrder {
		if p.Name != "name" && (p.Name != "value" || c.Backing == 0) {
			return l.fail(php.ECompileError, "Enum %s cannot include properties", shown(c))
		}
	}
	for _, n := range enumForbidden {
		if c.Methods[strings.ToLower(n)] != nil {
			return l.fail(php.ECompileError, "Enum %s cannot include magic method %s", shown(c), n)
		}
	}
	if l.has("serializable") {
		return l.fail(php.ECompileError, "Enum %s cannot implement the Serializable interface", shown(c))
	}
	return nil
}

// enumCases is E::cases().
func enumCases(c *php.Call) (php.Value, error) {
	list := php.NewArray(len(c.Fn.Class.ConstOrder))
	for _, k := range c.Fn.Class.ConstOrder {
		if k.Flags&php.AccEnumCase == 0 {
			continue
		}
		v, err := c.Ctx.Machine.ConstValue(k)
		if err != nil {
			php.ArrayValue(list).Release()
			return php.Undef(), err
		}
		list.Append(v.Copy())
	}
	return php.ArrayValue(list), nil
}

// enumFrom is E::from().
func enumFrom(c *php.Call) (php.Value, error) {
	v, err := enumByValue(c)
	if err != nil || !v.IsUndef() {
		return v, err
	}
	arg := c.Arg(0)
	text := ""
	if arg.IsInt() {
		text = strconv.FormatInt(arg.Int(), 10)
	} else {
		text = "\"" + arg.Str().Peek() + "\""
	}
	return php.Undef(), c.Ctx.Throwf("ValueError", "%s is not a valid backing value for enum %s", text, c.Fn.Class.ShownName())
}

// enumTryFrom is E::tryFrom().
func enumTryFrom(c *php.Call) (php.Value, error) {
	v, err := enumByValue(c)
	if err == nil && v.IsUndef() {
		v = php.Null()
	}
	return v, err
}

// enumByValue finds a case; Undef means that there is none.
func enumByValue(c *php.Call) (php.Value, error) {
	class := c.Fn.Class
	if err := c.Ctx.Machine.PrepareClass(class); err != nil {
		return php.Undef(), err
	}
	table := class.EnumCasesByValue
	if table == nil {
		return php.Undef(), nil
	}
	var name *php.Value
	if arg := c.Arg(0); arg.IsInt() {
		name = table.At(arg.Int())
	} else {
		name = table.Lookup(php.Key{Str: arg.Str()})
	}
	if name == nil {
		return php.Undef(), nil
	}
	k := class.Consts[name.Str().Peek()]
	if k == nil {
		return php.Undef(), nil
	}
	v, err := c.Ctx.Machine.ConstValue(k)
	if err != nil {
		return php.Undef(), err
	}
	return v.Copy(), nil
}

// buildEnumTable fills the table of a backed enum: values to names of cases.
func (vm *VM) buildEnumTable(c *php.Class) error {
	table := php.NewHash(0)
	fail := func(err error) error {
		php.ArrayValue(table).Release()
		return err
	}
	for _, k := range c.ConstOrder {
		if k.Flags&php.AccEnumCase == 0 || !k.Value.IsObject() {
			continue
		}
		v := k.Value.Object().Prop("value").Deref()
		if c.Backing&(1<<v.Kind()) == 0 {
			return fail(vm.ctx.Throwf("TypeError", "Enum case type %s does not match enum backing type %s", php.KindName(v.Kind()),
				map[php.TypeMask]string{php.TInt: "int", php.TString: "string"}[c.Backing]))
		}
		key := php.Key{Int: 0}
		if v.IsInt() {
			key = php.Key{Int: v.Int()}
		} else {
			key = php.Key{Str: v.Str()}
		}
		if have := table.Lookup(key); have != nil {
			return fail(vm.ctx.Throwf("Error", "Duplicate value in enum %s for cases %s and %s", c.Name, have.Str().Peek(), k.Name))
		}
		table.Put(key, php.String(k.Name))
	}
	c.EnumCasesByValue = table
	return nil
}
