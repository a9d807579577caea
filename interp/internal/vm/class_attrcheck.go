package vm

import (
	"fmt"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
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

// checkAttrs refuses the engine's own attributes where they cannot stand. also is where a promoted parameter's attributes
// may belong as well.
func (l *linker) checkAttrs(list []bytecode.Attr, target, also attrTarget, line int) error {
	for i := range list {
		name := strings.TrimPrefix(list[i].Name, "\\")
		may, ok := builtinAttrs[strings.ToLower(name)]
		if !ok || l.is74() {
			continue
		}
		if may&target == 0 {
			if may&also != 0 {
				continue
			}
			return l.attrError(line, fmt.Sprintf("Attribute \"%s\" cannot target %s (allowed targets: %s)", name, target, may))
		}
		for j := range list {
			if j != i && strings.EqualFold(strings.TrimPrefix(list[j].Name, "\\"), name) {
				return l.attrError(line, fmt.Sprintf("Attribute \"%s\" must not be repeated", name))
			}
		}
	}
	return nil
}

func (l *linker) attrError(line int, msg string) error {
	return l.vm.classError(php.EError, l.u.B.File, line, msg)
}

// checkAllAttrs checks the attributes of the class and its members.
func (l *linker) checkAllAttrs() error {
	if err := l.checkAttrs(l.b.Attrs, targetClass, 0, l.b.Line); err != nil {
		return err
	}
	if hasAttr(l.b.Attrs, "AllowDynamicProperties") {
		what := ""
		switch f := l.c.Flags; {
		case f&php.ClassTrait != 0:
			what = "trait"
		case f&php.ClassInterface != 0:
			what = "interface"
		case f&php.ClassReadonly != 0:
			what = "readonly class"
		case f&php.ClassEnum != 0:
			what = "enum"
		}
		if what != "" {
			return l.attrError(l.b.Line, fmt.Sprintf("Cannot apply #[AllowDynamicProperties] to %s %s", what, shown(l.c)))
		}
	}
	for i := range l.b.Consts {
		if k := &l.b.Consts[i]; len(k.Attrs) > 0 {
			if err := l.checkAttrs(k.Attrs, targetConst, 0, k.Line); err != nil {
				return err
			}
		}
	}
	for i := range l.b.Props {
		if p := &l.b.Props[i]; len(p.Attrs) > 0 {
			also := attrTarget(0)
			if p.Promoted {
				also = targetParam
			}
			if err := l.checkAttrs(p.Attrs, targetProperty, also, p.Line); err != nil {
				return err
			}
		}
	}
	for i := range l.b.Methods {
		if err := l.checkMethodAttrs(&l.b.Methods[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *linker) checkMethodAttrs(m *bytecode.Method) error {
	f := l.u.B.Funcs[m.Fn]
	if err := l.checkAttrs(f.Attrs, targetMethod, 0, m.Line); err != nil {
		return err
	}
	for i := range f.Params {
		also := attrTarget(0)
		if f.Params[i].Promoted {
			also = targetProperty
		}
		if err := l.checkAttrs(f.Params[i].Attrs, targetParam, also, m.Line); err != nil {
			return err
		}
	}
	return nil
}
