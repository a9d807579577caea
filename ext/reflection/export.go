package reflection

import "gaja/interp/php"

// export is 7.4's static way to print a reflection object: it makes one of the arguments before the last, which says
// whether to return the text instead.
func export(c *php.Call, args int) (php.Value, error) {
	class := c.Static
	if class == nil {
		class = c.Fn.Class
	}
	given := make([]php.Value, 0, args)
	for i := 0; i < args; i++ {
		given = append(given, c.Arg(i))
	}
	o, err := c.Ctx.Instantiate(class, given...)
	if err != nil {
		return php.Undef(), err
	}
	defer php.ObjectValue(o).Release()
	return show(c, o, args)
}

func show(c *php.Call, o *php.Object, i int) (php.Value, error) {
	s, err := c.Ctx.ToString(php.ObjectValue(o))
	if err != nil {
		return php.Undef(), err
	}
	if c.Ctx.Truth(c.Arg(i)) {
		return php.StrValue(s), nil
	}
	c.Ctx.Out.Write(s.Peek() + "\n")
	return php.Null(), nil
}

func reflection_export(c *php.Call) (php.Value, error) { return show(c, c.Object(0), 1) }
func exportOne(c *php.Call) (php.Value, error)         { return export(c, 1) }
func exportTwo(c *php.Call) (php.Value, error)         { return export(c, 2) }
