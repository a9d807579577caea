package reflection

import "gaja/interp/php"

func reflectionEnum___construct(c *php.Call) (php.Value, error) {
	if _, err := buildClass(c, php.Undef()); err != nil {
		return php.Undef(), err
	}
	class, err := classOf(c)
	if err == nil && class.Flags&php.ClassEnum == 0 {
		err = c.Ctx.ThrowCode("ReflectionException", "Class \""+class.Name+"\" is not an enum", -1)
	}
	return php.Null(), err
}

func newCase(ctx *php.Context, class *php.Class, k *php.ClassConst) (php.Value, error) {
	name := "ReflectionEnumUnitCase"
	if class.Backing != 0 {
		name = "ReflectionEnumBackedCase"
	}
	return make_(ctx, name, &constState{k}, k.Name, k.Class.Name)
}

func isCase(k *php.ClassConst) bool { return k != nil && k.Flags&php.AccEnumCase != 0 }

func reflectionEnum_hasCase(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(isCase(class.Consts[c.Str(0)])) })
}

func reflectionEnum_getCase(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		k := class.Consts[c.Str(0)]
		switch {
		case k == nil:
			return php.Undef(), fail(c.Ctx, "Case %s::%s does not exist", class.Name, c.Str(0))
		case !isCase(k):
			return php.Undef(), fail(c.Ctx, "%s::%s is not a case", class.Name, c.Str(0))
		}
		return newCase(c.Ctx, class, k)
	})
}

func reflectionEnum_getCases(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		a := php.NewArray(0)
		for _, k := range class.ConstOrder {
			if !isCase(k) {
				continue
			}
			v, err := newCase(c.Ctx, class, k)
			if err != nil {
				return php.Undef(), err
			}
			a.Append(v)
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionEnum_isBacked(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(class.Backing != 0) })
}

func reflectionEnum_getBackingType(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		switch class.Backing {
		case 0:
			return php.Null(), nil
		case php.TInt:
			return typeFromText(c.Ctx, "int", false)
		}
		return typeFromText(c.Ctx, "string", false)
	})
}

func reflectionEnumUnitCase___construct(c *php.Call) (php.Value, error) {
	if _, err := reflectionClassConstant___construct(c); err != nil {
		return php.Undef(), err
	}
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) {
		if !isCase(k) {
			return php.Undef(), fail(c.Ctx, "Constant %s::%s is not a case", k.Class.Name, k.Name)
		}
		return php.Null(), nil
	})
}

func reflectionEnumBackedCase___construct(c *php.Call) (php.Value, error) {
	if _, err := reflectionEnumUnitCase___construct(c); err != nil {
		return php.Undef(), err
	}
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) {
		if k.Class.Backing == 0 {
			return php.Undef(), fail(c.Ctx, "Enum case %s::%s is not a backed case", k.Class.Name, k.Name)
		}
		return php.Null(), nil
	})
}

func reflectionEnumUnitCase_getEnum(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) { return newClass(c.Ctx, k.Class) })
}

func reflectionEnumUnitCase_getValue(c *php.Call) (php.Value, error) {
	return reflectionClassConstant_getValue(c)
}

func reflectionEnumBackedCase_getBackingValue(c *php.Call) (php.Value, error) {
	return ofConst(c, func(k *php.ClassConst) (php.Value, error) {
		v, err := c.Ctx.Machine.ConstValue(k)
		if err != nil {
			return php.Undef(), err
		}
		if v.IsObject() {
			if p := v.Object().Prop("value"); p != nil {
				return p.CopyDeref(), nil
			}
		}
		return php.Null(), nil
	})
}
