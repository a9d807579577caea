package reflection

import (
	"strings"

	"gaja/interp/php"
)

// What an attribute stands on: Attribute::TARGET_*.
const (
	targetClass     = 1
	targetFunction  = 2
	targetMethod    = 4
	targetProperty  = 8
	targetConst     = 16
	targetParameter = 32
	targetAll       = 63
	isRepeatable    = 64
	isInstanceOf    = 2
)

var targetNames = [...]string{"class", "function", "method", "property", "class constant", "parameter"}

func targetText(mask int64) string {
	var names []string
	for i, n := range targetNames {
		if mask&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

type attributeState struct {
	a      *php.AttributeInfo
	all    []*php.AttributeInfo
	target int64
}

func (s *attributeState) repeated() bool {
	n := 0
	for _, a := range s.all {
		if strings.EqualFold(a.Name, s.a.Name) {
			n++
		}
	}
	return n > 1
}

// attributesOf is the body of every getAttributes.
func attributesOf(c *php.Call, of any, target int64) (php.Value, error) {
	name, flags := c.Str(0), c.IntOr(1, 0)
	if flags&^isInstanceOf != 0 {
		return php.Undef(), c.ArgValueError(1, "must be a valid attribute filter flag")
	}
	var base *php.Class
	if !c.IsNull(0) && flags&isInstanceOf != 0 {
		var err error
		if base, err = c.Ctx.FindClass(strings.TrimPrefix(name, `\`), true); err != nil {
			return php.Undef(), err
		}
		if base == nil {
			return php.Undef(), c.Ctx.Throwf("Error", "Class \"%s\" not found", name)
		}
	}
	var all []*php.AttributeInfo
	if m := c.Ctx.ReflectMachine(); m != nil {
		all = m.Attributes(of)
	}
	if class, ok := of.(*php.Class); ok {
		if flags, ok := builtinTargets(class); ok {
			all = []*php.AttributeInfo{{Name: "Attribute", Data: builtinFlags(flags)}}
		}
	}
	list := php.NewArray(len(all))
	for _, a := range all {
		switch {
		case base != nil:
			class, err := c.Ctx.FindClass(a.Name, true)
			if err != nil {
				return php.Undef(), err
			}
			if class == nil || !class.Is(base) {
				continue
			}
		case !c.IsNull(0) && !strings.EqualFold(strings.TrimPrefix(name, `\`), a.Name):
			continue
		}
		v, err := make_(c.Ctx, "ReflectionAttribute", &attributeState{a, all, target}, a.Name, "")
		if err != nil {
			return php.Undef(), err
		}
		list.Append(v)
	}
	return php.ArrayValue(list), nil
}

func reflectionClass_getAttributes(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return attributesOf(c, class, targetClass) })
}

func attributeOf(c *php.Call) (*attributeState, error) {
	if s, ok := c.This.Native.(*attributeState); ok {
		return s, nil
	}
	return nil, notReady(c.Ctx)
}

func reflectionAttribute___construct(c *php.Call) (php.Value, error) {
	return php.Undef(), fail(c.Ctx, "Cannot directly instantiate ReflectionAttribute")
}

func reflectionAttribute_getName(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return str(s.a.Name)
}

func reflectionAttribute_getTarget(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(s.target), nil
}

func reflectionAttribute_isRepeated(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return boolean(s.repeated())
}

func (s *attributeState) arguments(ctx *php.Context) (*php.Array, error) {
	if flags, ok := s.a.Data.(builtinFlags); ok {
		return php.List(php.Int(int64(flags))), nil
	}
	return ctx.ReflectMachine().AttributeArguments(s.a)
}

func reflectionAttribute_getArguments(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	a, err := s.arguments(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	return php.ArrayValue(a), nil
}

// attributeFlags returns the flags of the #[Attribute] on a class of a script; ok is false when it has none.
func attributeFlags(ctx *php.Context, class *php.Class) (flags int64, ok bool, err error) {
	if class.Flags&php.ClassBuiltin != 0 {
		flags, ok := builtinTargets(class)
		return flags, ok, nil
	}
	m := ctx.ReflectMachine()
	for _, a := range m.Attributes(class) {
		if !strings.EqualFold(a.Name, "Attribute") {
			continue
		}
		args, err := m.AttributeArguments(a)
		if err != nil {
			return 0, false, err
		}
		defer php.ArrayValue(args).Release()
		v := php.Undef()
		for _, x := range args.All() { // whatever its name
			v = x
			break
		}
		switch {
		case v.IsUndef():
			return targetAll, true, nil
		case !v.IsInt():
			return 0, false, ctx.Throwf("Error",
				"Attribute::__construct(): Argument #1 ($flags) must be of type int, %s given", php.TypeName(v))
		case v.Int()&^(targetAll|isRepeatable) != 0:
			return 0, false, ctx.ThrowError("Error", "Invalid attribute flags specified")
		}
		return v.Int(), true, nil
	}
	return 0, false, nil
}

func reflectionAttribute_newInstance(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	class, err := c.Ctx.FindClass(s.a.Name, true)
	if err != nil {
		return php.Undef(), err
	}
	if class == nil {
		return php.Undef(), c.Ctx.Throwf("Error", "Attribute class \"%s\" not found", s.a.Name)
	}
	flags, ok, err := attributeFlags(c.Ctx, class)
	switch {
	case err != nil:
		return php.Undef(), err
	case !ok:
		return php.Undef(), c.Ctx.Throwf("Error", "Attempting to use non-attribute class \"%s\" as attribute", s.a.Name)
	case flags&s.target == 0:
		return php.Undef(), c.Ctx.Throwf("Error", "Attribute \"%s\" cannot target %s (allowed targets: %s)",
			s.a.Name, targetText(s.target), targetText(flags))
	case flags&isRepeatable == 0 && s.repeated():
		return php.Undef(), c.Ctx.Throwf("Error", "Attribute \"%s\" must not be repeated", s.a.Name)
	}
	if flags, ok := s.a.Data.(builtinFlags); ok {
		return construct(c, class, []php.Value{php.Int(int64(flags))}, nil)
	}
	return c.Ctx.ReflectMachine().AttributeObject(s.a, class)
}

func reflectionAttribute___toString(c *php.Call) (php.Value, error) {
	s, err := attributeOf(c)
	if err != nil {
		return php.Undef(), err
	}
	a, err := s.arguments(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	v := php.ArrayValue(a)
	defer v.Release()
	var b strings.Builder
	b.WriteString("Attribute [ " + s.a.Name + " ]")
	if a.Len() == 0 {
		b.WriteString("\n")
		return str(b.String())
	}
	b.WriteString(" {\n  - Arguments [" + php.FormatInt(int64(a.Len())) + "] {\n")
	i := int64(0)
	for k, x := range a.All() {
		b.WriteString("    Argument #" + php.FormatInt(i) + " [ ")
		if k.Str != nil {
			b.WriteString(k.Str.Peek() + " = ")
		}
		writeValue(c.Ctx, &b, x)
		b.WriteString(" ]\n")
		i++
	}
	b.WriteString("  }\n}\n")
	return str(b.String())
}

// builtinFlags are the arguments of the #[Attribute] on a class of PHP's own.
type builtinFlags int64

// builtinTargets tells what an attribute class of PHP's own may stand on.
func builtinTargets(class *php.Class) (flags int64, ok bool) {
	if class.Flags&php.ClassBuiltin == 0 {
		return 0, false
	}
	switch class.Lower {
	case "attribute", "allowdynamicproperties":
		return targetClass, true
	case "returntypewillchange", "override":
		return targetMethod, true
	case "sensitiveparameter":
		return targetParameter, true
	case "deprecated":
		return targetMethod | targetFunction | targetConst, true
	}
	return 0, false
}
