package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// attrTarget is where an attribute stands, by the bits of Attribute::TARGET_*.
type attrTarget uint8

const (
	targetClass attrTarget = 1 << iota
	targetFunction
	targetMethod
	targetProperty
	targetConst
	targetParam
)

var targetNames = [...]string{"class", "function", "method", "property", "class constant", "parameter"}

// builtinAttrs says where the engine's own attributes may stand. Those of scripts are checked when Reflection makes them.
var builtinAttrs = map[string]attrTarget{"attribute": targetClass, "returntypewillchange": targetMethod,
	"allowdynamicproperties": targetClass, "sensitiveparameter": targetParam, "override": targetMethod,
	"deprecated": targetFunction | targetMethod | targetConst}

func (t attrTarget) String() string {
	var names []string
	for i, n := range targetNames {
		if t&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

func attrName(a *bytecode.Attr) string { return strings.TrimPrefix(a.Name, "\\") }

// checkAttrs refuses the engine's own attributes where they cannot stand. also is where the attributes of a promoted
// parameter may belong as well.
func (c *compiler) checkAttrs(list []bytecode.Attr, target, also attrTarget, line int32) {
	for i := range list {
		name := attrName(&list[i])
		may, ok := builtinAttrs[strings.ToLower(name)]
		if !ok || c.is74() {
			continue
		}
		if may&target == 0 {
			if may&also == 0 {
				c.fail(line, "Attribute \""+name+"\" cannot target "+target.String()+" (allowed targets: "+may.String()+")")
				return
			}
			continue
		}
		for j := range list {
			if j != i && strings.EqualFold(attrName(&list[j]), name) {
				c.fail(line, "Attribute \""+name+"\" must not be repeated")
				return
			}
		}
	}
}

// checkAttrName refuses names of arguments that cannot go together with those before.
func (c *compiler) checkAttrName(before []*syntax.Arg, x *syntax.Arg) bool {
	for _, b := range before {
		switch {
		case b.Name == "":
		case x.Name == "":
			c.fail(x.Value.At().Line, "Cannot use positional argument after named argument")
			return false
		case b.Name == x.Name:
			c.fail(x.Value.At().Line, "Duplicate named parameter $"+x.Name)
			return false
		}
	}
	return true
}

// checkDynamicAttr refuses #[AllowDynamicProperties] on what cannot have any.
func (c *compiler) checkDynamicAttr(b *bytecode.Class, line int32) {
	for i := range b.Attrs {
		if !strings.EqualFold(attrName(&b.Attrs[i]), "AllowDynamicProperties") {
			continue
		}
		what := ""
		switch {
		case syntax.ClassKind(b.Kind) == syntax.KindTrait:
			what = "trait"
		case syntax.ClassKind(b.Kind) == syntax.KindInterface:
			what = "interface"
		case syntax.ClassKind(b.Kind) == syntax.KindEnum:
			what = "enum"
		case b.Mods&uint16(syntax.ModReadonly) != 0:
			what = "readonly class"
		default:
			return
		}
		c.fail(line, "Cannot apply #[AllowDynamicProperties] to "+what+" "+b.Name)
	}
}

// word is what messages call a function.
func (f *fn) word() string {
	if f.c.class != nil && !f.c.is74() {
		return "method"
	}
	return "function"
}

func (f *fn) isMethod() bool { return f.c.class != nil && f.f.Flags&bytecode.FuncClosure == 0 }
