package reflection

import (
	"strings"

	"gaja/interp/php"
)

// typeState is a type as Reflection takes it apart: by its text, which is PHP's own spelling.
type typeState struct {
	text string
	null bool
}

// newType makes the reflection object for a type, or null for none.
func newType(ctx *php.Context, t *php.Type) (php.Value, error) {
	if t == nil {
		return php.Null(), nil
	}
	text := t.Text
	if t.Mask&php.TIterable != 0 {
		switch text {
		case "Traversable|array", "array|Traversable":
			text = "iterable"
		case "Traversable|array|null", "array|Traversable|null":
			text = "?iterable"
		}
	}
	return typeFromText(ctx, text, t.AllowsNull())
}

func typeFromText(ctx *php.Context, text string, null bool) (php.Value, error) {
	class := "ReflectionNamedType"
	if len(splitType(text, '|')) > 1 {
		class = "ReflectionUnionType"
	} else if strings.Contains(text, "&") {
		class = "ReflectionIntersectionType"
	}
	return make_(ctx, class, &typeState{text, null}, "", "")
}

// splitType splits a type's text at a separator outside of parentheses.
func splitType(text string, sep byte) []string {
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case sep:
			if depth == 0 {
				parts = append(parts, text[from:i])
				from = i + 1
			}
		}
	}
	return append(parts, text[from:])
}

func typeOf(c *php.Call) (*typeState, error) {
	if s, ok := c.This.Native.(*typeState); ok {
		return s, nil
	}
	return nil, notReady(c.Ctx)
}

func reflectionType_allowsNull(c *php.Call) (php.Value, error) {
	s, err := typeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return boolean(s.null)
}

// reflectionType___toString leaves the question mark out at 7.4, as getName does.
func reflectionType___toString(c *php.Call) (php.Value, error) {
	s, err := typeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if old(c.Ctx) {
		return str(strings.TrimPrefix(s.text, "?"))
	}
	return str(s.text)
}

func reflectionNamedType_getName(c *php.Call) (php.Value, error) {
	s, err := typeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return str(strings.TrimPrefix(s.text, "?"))
}

func reflectionType_isBuiltin(c *php.Call) (php.Value, error) {
	s, err := typeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	switch strings.ToLower(strings.TrimPrefix(s.text, "?")) {
	case "int", "float", "string", "bool", "array", "object", "callable", "iterable", "void", "null", "false", "true",
		"mixed", "never":
		return php.True(), nil
	}
	return php.False(), nil
}

func reflectionNamedType_isBuiltin(c *php.Call) (php.Value, error) {
	return reflectionType_isBuiltin(c)
}

func typeParts(c *php.Call, sep byte) (php.Value, error) {
	s, err := typeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	parts := splitType(s.text, sep)
	a := php.NewArray(len(parts))
	for _, p := range parts {
		p = strings.TrimSuffix(strings.TrimPrefix(p, "("), ")")
		v, err := typeFromText(c.Ctx, p, p == "null" || p == "mixed")
		if err != nil {
			return php.Undef(), err
		}
		a.Append(v)
	}
	return php.ArrayValue(a), nil
}

func reflectionUnionType_getTypes(c *php.Call) (php.Value, error)        { return typeParts(c, '|') }
func reflectionIntersectionType_getTypes(c *php.Call) (php.Value, error) { return typeParts(c, '&') }
