package standard

import (
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// valuesArg returns the elements of the array that the v-functions take their values from.
func valuesArg(c *php.Call, i int) []php.Value {
	v := c.Arg(i)
	if !v.IsArray() { // 7.4 takes anything
		if v.IsNil() {
			return nil
		}
		return []php.Value{v}
	}
	args := make([]php.Value, 0, v.Array().Len())
	for e := range v.Array().Values() {
		args = append(args, e)
	}
	return args
}

// formatted makes a string of a format and values.
func formatted(c *php.Call, args []php.Value, lead int) (php.Value, error) {
	b, ok, err := Sprintf(c.Ctx, c.Name(), c.Peek(0), args, lead)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	if err := reserve(c, len(b)); err != nil {
		return php.Undef(), err
	}
	return taken(c.Ctx, b), nil
}

// printed writes a format and values and gives the length.
func printed(c *php.Call, args []php.Value, lead int) (php.Value, error) {
	b, ok, err := Sprintf(c.Ctx, c.Name(), c.Peek(0), args, lead)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	c.Ctx.Out.Write(string(b))
	return php.Int(int64(len(b))), nil
}

func sprintf(c *php.Call) (php.Value, error)  { return formatted(c, c.Rest(1), 1) }
func vsprintf(c *php.Call) (php.Value, error) { return formatted(c, valuesArg(c, 1), -1) }
func printf(c *php.Call) (php.Value, error)   { return printed(c, c.Rest(1), 1) }
func vprintf(c *php.Call) (php.Value, error)  { return printed(c, valuesArg(c, 1), -1) }

// written writes a format and values to the stream in argument 0 and gives the length.
func written(c *php.Call, args []php.Value, lead int) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	b, ok, err := Sprintf(c.Ctx, c.Name(), c.Peek(1), args, lead)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	if _, err := s.Write(b); err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(len(b))), nil
}

func fprintf(c *php.Call) (php.Value, error)  { return written(c, c.Rest(2), 2) }
func vfprintf(c *php.Call) (php.Value, error) { return written(c, valuesArg(c, 2), -1) }
