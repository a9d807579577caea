package standard

import (
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// valuesArg returns the elements of the array that the v-functions take their values from.
func valuesArg(c *php.Call, i int) []php.Value {
	v := c.Arg(i)
	if !v.IsArray() { // 7.4 takes anything
		a, err := c.Ctx.ToArray(v)
		if err != nil {
			return nil
		}
		v = a // left to the collector: its elements are in use until the call ends
	}
	args := make([]php.Value, 0, v.Array().Len())
	for e := range v.Array().Values() {
		args = append(args, e)
	}
	return args
}

// formatArg returns the format in argument i, which 7.4 takes as anything.
func formatArg(c *php.Call, i int) (string, error) {
	if v := c.Arg(i); !v.IsString() {
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return "", err
		}
		defer php.StrValue(s).Release()
		return s.String(), nil
	}
	return c.Peek(i), nil
}

// formatted makes a string of a format and values.
func formatted(c *php.Call, args []php.Value, lead int) (php.Value, error) {
	format, err := formatArg(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	st, room := c.Ctx.StartStr(len(format) + 6*len(args))
	b, ok, err := sprintfInto(room, c.Ctx, c.Name(), format, args, lead)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	if err := reserve(c, len(b)); err != nil {
		return php.Undef(), err
	}
	return built(c.Ctx, st, b), nil
}

// printed writes a format and values and gives the length.
func printed(c *php.Call, args []php.Value, lead int) (php.Value, error) {
	format, err := formatArg(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	b, ok, err := Sprintf(c.Ctx, c.Name(), format, args, lead)
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
	format, err := formatArg(c, 1)
	if err != nil {
		return php.Undef(), err
	}
	b, ok, err := Sprintf(c.Ctx, c.Name(), format, args, lead)
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
