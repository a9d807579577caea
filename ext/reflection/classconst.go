package reflection

import "gaja/interp/php"

func reflectionClassConstant___construct(c *php.Call) (php.Value, error) {
	class, err := classArg(c, 0, 0)
	if err != nil {
		return php.Undef(), err
	}
	k := class.Consts[c.Str(1)]
	if k == nil {
		what := "Constant"
		if old(c.Ctx) {
			what = "Class Constant"
		}
		return php.Undef(), fail(c.Ctx, "%s %s::%s does not exist", what, class.Name, c.Str(1))
	}
	c.This.Native = &constState{k}
	c.This.SetProp("name", php.String(k.Name))
	c.This.SetProp("class", php.String(k.Class.Name))
	return php.Null(), nil
}

func ofConst(c *php.Call, f func(k *php.ClassConst) (php.Value, error)) (php.Value, error) {
	k, err := constOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return f(k)
}

func reflectionClassConstant_getName(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return str(k.Name) })
}

func reflectionClassConstant_getValue(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) {
		v, err := c.Ctx.Machine.ConstValue(k)
		return v.Copy(), err
	})
}

func reflectionClassConstant_isPublic(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return boolean(visibility(k.Flags) == "public") })
}

func constFlag(c *php.Call, flag php.FuncFlags) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return boolean(k.Flags&flag != 0) })
}

func reflectionClassConstant_isPrivate(c *php.Call) (php.Value, error) {
	return constFlag(c, php.AccPrivate)
}
func reflectionClassConstant_isProtected(c *php.Call) (php.Value, error) {
	return constFlag(c, php.AccProtected)
}
func reflectionClassConstant_isFinal(c *php.Call) (php.Value, error) {
	return constFlag(c, php.AccFinal)
}
func reflectionClassConstant_isEnumCase(c *php.Call) (php.Value, error) {
	return constFlag(c, php.AccEnumCase)
}
func reflectionClassConstant_isDeprecated(c *php.Call) (php.Value, error) {
	return constFlag(c, php.FnDeprecated)
}

func reflectionClassConstant_getModifiers(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return php.Int(constMods(k)), nil })
}

func reflectionClassConstant_getDeclaringClass(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return newClass(c.Ctx, k.Class) })
}

func reflectionClassConstant_getDocComment(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return orFalse(k.Doc) })
}

func reflectionClassConstant_hasType(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return boolean(k.Type != nil) })
}

func reflectionClassConstant_getType(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return newType(c.Ctx, k.Type) })
}

func reflectionClassConstant_getAttributes(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return attributesOf(c, k, targetConst) })
}

func reflectionClassConstant___toString(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) {
		var t writer
		err := t.classConst(c.Ctx, k, "")
		return php.String(t.String()), err
	})
}
