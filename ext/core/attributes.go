package core

import "gaja/interp/php"

func attribute___construct(c *php.Call) (php.Value, error) {
	flags := c.IntOr(0, attributeTargetAll)
	if flags&^(attributeTargetAll|attributeRepeatable) != 0 {
		return php.Undef(), c.Ctx.ThrowError("Error", "Invalid attribute flags specified")
	}
	c.This.SetProp("flags", php.Int(flags))
	return php.Null(), nil
}

// Attribute::TARGET_ALL and Attribute::IS_REPEATABLE.
const (
	attributeTargetAll  = 63
	attributeRepeatable = 64
)

// markerAttribute is the constructor of attributes that say all by being there.
func markerAttribute(*php.Call) (php.Value, error) { return php.Null(), nil }

func deprecated___construct(c *php.Call) (php.Value, error) {
	for i, name := range [...]string{"message", "since"} {
		if p := c.This.Prop(name); p != nil && !p.IsUndef() {
			return php.Undef(), c.Ctx.Throwf("Error", "Cannot modify readonly property %s::$%s", c.This.Class.ShownName(), name)
		}
		v := c.Arg(i)
		if v.IsUndef() {
			v = php.Null()
		}
		c.This.SetProp(name, v.Copy())
	}
	return php.Null(), nil
}

// sensitiveHandlers hide the value from everything that prints an object.
var sensitiveHandlers = php.Handlers{
	Props: func(*php.Context, *php.Object, php.PropsPurpose) (*php.Array, error) { return php.NewArray(0), nil },
}

func sensitiveParameterValue___construct(c *php.Call) (php.Value, error) {
	c.This.SetProp("value", c.Arg(0).Copy())
	return php.Null(), nil
}

func sensitiveParameterValue_getValue(c *php.Call) (php.Value, error) {
	return c.This.Prop("value").CopyDeref(), nil
}

func sensitiveParameterValue___debugInfo(*php.Call) (php.Value, error) {
	return php.ArrayValue(php.NewArray(0)), nil
}
