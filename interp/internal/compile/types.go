package compile

import (
	"sort"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// Bits of php.TypeMask, which this package may not import.
const (
	typeNull     = 1 << 1
	typeFalse    = 1 << 2
	typeTrue     = 1 << 3
	typeInt      = 1 << 4
	typeFloat    = 1 << 5
	typeString   = 1 << 6
	typeArray    = 1 << 7
	typeObject   = 1 << 8
	typeResource = 1 << 9
	typeMixed    = typeNull | typeFalse | typeTrue | typeInt | typeFloat | typeString | typeArray | typeObject | typeResource
	typeVoid     = 1 << 16
	typeNever    = 1 << 17
	typeStatic   = 1 << 18
	typeCallable = 1 << 19
	typeIterable = 1 << 20
	typeMixedTag = 1 << 21
)

var builtinTypes = map[string]uint32{"null": typeNull, "false": typeFalse, "true": typeTrue, "bool": typeFalse | typeTrue,
	"int": typeInt, "float": typeFloat, "string": typeString, "array": typeArray, "object": typeObject,
	"mixed": typeMixed | typeMixedTag, "void": typeVoid, "never": typeNever, "static": typeStatic,
	"callable": typeCallable, "iterable": typeIterable | typeArray}

// typeOf compiles a declared type.
func (c *compiler) typeOf(t *syntax.Type) *bytecode.Type {
	if t == nil {
		return nil
	}
	b := &bytecode.Type{}
	switch t.Kind {
	case syntax.TypeName:
		c.addType(b, t)
		if t.Nullable {
			if b.Mask&typeMixedTag != 0 {
				c.fail(t.Line, "Type mixed cannot be marked as nullable since mixed already includes null")
			}
			if b.Mask == typeNull {
				c.fail(t.Line, "null cannot be marked as nullable")
			}
			if b.Mask&(typeVoid|typeNever) != 0 {
				c.fail(t.Line, map[bool]string{true: "Void type cannot be nullable", false: "never cannot be used as a standalone type"}[b.Mask&typeVoid != 0])
			}
			b.Mask |= typeNull
		}
	case syntax.TypeUnion:
		for _, m := range t.List {
			if m.Kind == syntax.TypeIntersection {
				c.addIntersection(b, m)
				continue
			}
			before := *b
			c.addType(b, m)
			c.checkUnionMember(&before, b, m)
		}
	case syntax.TypeIntersection:
		c.addIntersection(b, t)
	}
	if c.is74() && t.Kind == syntax.TypeName && b.Mask == typeNull && len(b.Names) == 0 {
		b.Mask, b.Names = 0, []string{"null"}
	}
	b.Text = typeText(b, c.is74())
	return b
}

func (c *compiler) addIntersection(b *bytecode.Type, t *syntax.Type) {
	var names []string
	for _, m := range t.List {
		one := &bytecode.Type{}
		c.addType(one, m)
		if one.Mask != 0 {
			c.fail(m.Line, "Type "+typeText(one, false)+" cannot be part of an intersection type")
		}
		names = append(names, one.Names...)
	}
	b.Inter = append(b.Inter, names)
}

func (c *compiler) addType(b *bytecode.Type, t *syntax.Type) {
	if t.Name.Kind == syntax.NameUnqualified {
		l := strings.ToLower(t.Name.Text)
		if m, ok := builtinTypes[l]; ok && c.typeExists(l) {
			b.Mask |= m
			return
		}
		if l == "self" || l == "parent" {
			b.Names = append(b.Names, c.relativeType(l, t))
			return
		}
	}
	b.Names = append(b.Names, c.plainClassName(t.Name))
}

// typeExists tells which type names the level knows.
func (c *compiler) typeExists(l string) bool {
	if !c.is74() {
		return true
	}
	switch l {
	case "null", "false", "true", "mixed", "never", "static":
		return false
	}
	return true
}

// relativeType replaces self and parent in types by the class they mean, except in traits and closures.
func (c *compiler) relativeType(l string, t *syntax.Type) string {
	if c.class == nil {
		return l
	}
	if l == "parent" && c.class.kind != syntax.KindTrait && c.class.parent == "" {
		c.fail(t.Line, "Cannot use \"parent\" when current class scope has no parent")
	}
	return l
}

func (c *compiler) checkUnionMember(before, after *bytecode.Type, m *syntax.Type) {
	one := &bytecode.Type{}
	c.addType(one, m)
	name := typeText(one, false)
	switch {
	case one.Mask&typeMixedTag != 0:
		c.fail(m.Line, "Type mixed can only be used as a standalone type")
	case one.Mask&typeVoid != 0:
		c.fail(m.Line, "Void can only be used as a standalone type")
	case one.Mask&typeNever != 0:
		c.fail(m.Line, "never can only be used as a standalone type")
	case one.Mask != 0 && before.Mask&one.Mask == one.Mask:
		c.fail(m.Line, "Duplicate type "+name+" is redundant")
	case one.Mask == typeFalse|typeTrue && before.Mask&typeFalse != 0:
		c.fail(m.Line, "Duplicate type false is redundant")
	case one.Mask == typeFalse && before.Mask&typeTrue != 0 || one.Mask == typeTrue && before.Mask&typeFalse != 0:
		c.fail(m.Line, "Type contains both true and false, which should be replaced with bool")
	}
	for _, n := range one.Names {
		for _, have := range before.Names {
			if strings.EqualFold(n, have) {
				c.fail(m.Line, "Duplicate type "+n+" is redundant")
			}
		}
	}
	_ = after
}

// typeText prints a type in PHP's order.
func typeText(b *bytecode.Type, l74 bool) string {
	var parts []string
	for _, in := range b.Inter {
		s := strings.Join(in, "&")
		if len(b.Inter) > 1 || len(b.Names) > 0 || b.Mask != 0 {
			s = "(" + s + ")"
		}
		parts = append(parts, s)
	}
	parts = append(parts, b.Names...)
	m := b.Mask
	if m&typeMixedTag != 0 {
		return strings.Join(append(parts, "mixed"), "|")
	}
	if m&typeIterable != 0 {
		if l74 {
			parts = append(parts, "iterable")
		} else {
			parts = append(parts, "Traversable")
		}
		if l74 {
			m &^= typeArray
		}
	}
	order := []struct {
		bits uint32
		name string
	}{{typeStatic, "static"}, {typeCallable, "callable"}, {typeObject, "object"}, {typeArray, "array"}, {typeString, "string"},
		{typeInt, "int"}, {typeFloat, "float"}, {typeFalse | typeTrue, "bool"}, {typeFalse, "false"}, {typeTrue, "true"},
		{typeVoid, "void"}, {typeNever, "never"}}
	for _, o := range order {
		if m&o.bits == o.bits {
			parts = append(parts, o.name)
			m &^= o.bits
		}
	}
	if b.Mask&typeNull != 0 {
		if len(parts) == 1 && !strings.ContainsAny(parts[0], "&|") {
			return "?" + parts[0]
		}
		parts = append(parts, "null")
	}
	return strings.Join(parts, "|")
}

// sortedKeys is for messages that list names.
func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
