package reflection

import (
	"strings"

	"gaja/interp/php"
)

// hasDefault reports whether parameter i has a default that Reflection can tell.
func hasDefault(fn *php.Function, i int) bool {
	p := &fn.Params[i]
	if p.Flags&php.ParamVariadic != 0 {
		return false
	}
	if isUser(fn) {
		return p.Flags&php.ParamOptional != 0 && p.DefaultText != "" && i >= fn.Required
	}
	if fn.Module == "" { // Closure::__invoke with a script's parameters
		return false
	}
	return p.DefaultText != "" || p.Default.Kind != php.LitNone
}

func reflectionParameter_isDefaultValueAvailable(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) {
		return boolean(hasDefault(s.of.fn, s.i) && (isUser(s.of.fn) || !old(c.Ctx)))
	})
}

func noDefault(c *php.Call, fn *php.Function) error {
	if old(c.Ctx) && !isUser(fn) {
		return fail(c.Ctx, "Cannot determine default value for internal functions")
	}
	return fail(c.Ctx, "Internal error: Failed to retrieve the default value")
}

func reflectionParameter_getDefaultValue(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, p *php.Param) (php.Value, error) {
		if !hasDefault(s.of.fn, s.i) || old(c.Ctx) && !isUser(s.of.fn) {
			return php.Undef(), noDefault(c, s.of.fn)
		}
		return paramDefault(c.Ctx, s.of.fn, s.i)
	})
}

// paramDefault returns the value of a default, owned.
func paramDefault(ctx *php.Context, fn *php.Function, i int) (php.Value, error) {
	if isUser(fn) {
		if m := ctx.ReflectMachine(); m != nil {
			return m.ParamDefault(fn, i)
		}
		return php.Null(), nil
	}
	p := &fn.Params[i]
	if v := ctx.LiteralValue(p.Default); !v.IsUndef() {
		return v, nil
	}
	return constantText(ctx, p.DefaultText)
}

// constantText evaluates a default that is the name of a constant or class constant.
func constantText(ctx *php.Context, text string) (php.Value, error) {
	if i := strings.Index(text, "::"); i > 0 {
		class, err := findClass(ctx, text[:i], 0)
		if err != nil {
			return php.Undef(), err
		}
		if k := class.Consts[text[i+2:]]; k != nil {
			v, err := ctx.Machine.ConstValue(k)
			return v.Copy(), err
		}
	}
	if k := ctx.FindConstant(text); k != nil {
		return k.Value.Copy(), nil
	}
	return php.Null(), nil
}

// constantName returns the name when a default's text is nothing but a constant's, and "" otherwise.
func constantName(text string) string {
	switch strings.ToLower(text) {
	case "", "null", "true", "false":
		return ""
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '_' || c == '\\' || c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z':
		case c >= '0' && c <= '9' && i > 0:
		case c == ':' && i > 0:
		default:
			return ""
		}
	}
	return strings.TrimPrefix(text, `\`)
}

// qualified puts the namespace of a script's function before the unqualified name of a constant, as PHP shows it: until
// the default is used, nobody knows whether the namespace has one.
func qualified(fn *php.Function, name string) string {
	if !isUser(fn) || constantName(name) != name || strings.ContainsAny(name, `\:`) {
		return name
	}
	of := fn.Name
	if fn.Class != nil {
		of = fn.Class.Name
	}
	if space, _ := namespaceOf(of); space != "" && name != "" {
		return space + `\` + name
	}
	return name
}

func constantDefault(c *php.Call, f func(name string) (php.Value, error)) (php.Value, error) {
	return ofParam(c, func(s *paramState, p *php.Param) (php.Value, error) {
		if !hasDefault(s.of.fn, s.i) || old(c.Ctx) && !isUser(s.of.fn) {
			return php.Undef(), noDefault(c, s.of.fn)
		}
		return f(qualified(s.of.fn, constantName(p.DefaultText)))
	})
}

func reflectionParameter_isDefaultValueConstant(c *php.Call) (php.Value, error) {
	return constantDefault(c, func(name string) (php.Value, error) { return boolean(name != "") })
}

func reflectionParameter_getDefaultValueConstantName(c *php.Call) (php.Value, error) {
	return constantDefault(c, func(name string) (php.Value, error) {
		if name == "" {
			return php.Null(), nil
		}
		return str(name)
	})
}
