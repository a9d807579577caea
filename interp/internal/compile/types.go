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
		c.checkNullable(b, t)
	case syntax.TypeUnion:
		c.addUnion(b, t)
	case syntax.TypeIntersection:
		c.addIntersection(b, t)
	}
	if c.is74() && t.Kind == syntax.TypeName && b.Mask == typeNull && len(b.Names) == 0 {
		b.Mask, b.Names = 0, []string{"null"}
	}
	b.Text = typeText(b, c.is74())
	return b
}

func (c *compiler) checkNullable(b *bytecode.Type, t *syntax.Type) {
	if !t.Nullable {
		return
	}
	switch {
	case b.Mask&typeMixedTag != 0:
		c.fail(t.Line, "Type mixed cannot be marked as nullable since mixed already includes null")
	case b.Mask == typeNull:
		c.fail(t.Line, "null cannot be marked as nullable")
	case b.Mask&typeVoid != 0 && c.is74():
		c.fail(t.Line, "Void type cannot be nullable")
	case b.Mask&typeVoid != 0:
		c.fail(t.Line, "Void can only be used as a standalone type")
	case b.Mask&typeNever != 0:
		c.fail(t.Line, "never can only be used as a standalone type")
	}
	b.Mask |= typeNull
}

// addType adds one name to a type.
func (c *compiler) addType(b *bytecode.Type, t *syntax.Type) {
	l := strings.ToLower(t.Name.Text)
	if m, ok := builtinTypes[l]; ok && c.typeExists(l) && t.Name.Kind != syntax.NameQualified {
		if t.Name.Kind != syntax.NameUnqualified && l != "static" {
			c.fail(t.Line, "Type declaration '"+l+"' must be unqualified")
			return
		}
		if m&typeStatic != 0 {
			c.checkScope("static", t.Line)
		}
		b.Mask |= m
		if m&typeIterable != 0 && !c.is74() {
			b.Classes = append(b.Classes, "Traversable")
		}
		return
	}
	name := ""
	if t.Name.Kind == syntax.NameUnqualified && (l == "self" || l == "parent") {
		name = c.relativeType(l, t)
	} else {
		name = c.plainClassName(t.Name)
		if last := name[strings.LastIndexByte(name, '\\')+1:]; !c.is74() && reserved[strings.ToLower(last)] {
			c.fail(t.Line, "Cannot use \""+name+"\" as a type name as it is reserved")
		}
		c.confusable(t)
	}
	b.Names = append(b.Names, name)
	b.Classes = append(b.Classes, name)
}

// confusable warns of class names that other languages use for builtin types.
func (c *compiler) confusable(t *syntax.Type) {
	if c.is74() || t.Name.Kind != syntax.NameUnqualified {
		return
	}
	right, ok := confusableTypes[strings.ToLower(t.Name.Text)]
	if !ok {
		return
	}
	if _, imported := c.useClass[strings.ToLower(t.Name.Text)]; imported {
		return
	}
	msg := "\"" + t.Name.Text + "\" is not a supported builtin type and will be interpreted as a class name."
	if right != "" {
		msg = "\"" + t.Name.Text + "\" will be interpreted as a class name. Did you mean \"" + right + "\"?"
	}
	if c.ns == "" {
		msg += " Write \"\\" + t.Name.Text + "\" to suppress this warning"
	} else {
		msg += " Write \"\\" + joinName(c.ns, t.Name.Text) + "\" or import the class with \"use\" to suppress this warning"
	}
	const compileWarning = 128
	c.warn(compileWarning, t.Line, msg)
}

var confusableTypes = map[string]string{"boolean": "bool", "integer": "int", "double": "float", "resource": ""}

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

// relativeType checks self and parent in types; the linker puts the classes they mean in their place.
func (c *compiler) relativeType(l string, t *syntax.Type) string {
	if !c.checkScope(l, t.Line) || c.class == nil {
		return l
	}
	if l == "parent" && c.class.kind != syntax.KindTrait && c.class.parent == "" && !c.inClosure {
		c.noParent(t.Line)
	}
	return l
}

// checkScope refuses self, parent and static in types of what can have no class.
func (c *compiler) checkScope(word string, line int32) bool {
	if c.class != nil || c.inClosure || c.is74() {
		return true
	}
	c.fail(line, "Cannot use \""+word+"\" when no class scope is active")
	return false
}

// typeText prints a type in PHP's order.
func typeText(b *bytecode.Type, l74 bool) string {
	var parts []string
	for _, s := range b.Classes {
		if strings.IndexByte(s, '&') >= 0 && (len(b.Classes) > 1 || b.Mask != 0) {
			s = "(" + s + ")"
		}
		parts = append(parts, s)
	}
	m := b.Mask
	if m&typeMixedTag != 0 {
		return strings.Join(append(parts, "mixed"), "|")
	}
	if l74 && m&typeIterable != 0 {
		parts = append(parts, "iterable")
		m &^= typeArray
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
