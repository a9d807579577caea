package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// Unions and intersections: what PHP refuses in them is what it can see without loading a class. A member that adds
// nothing to another is redundant, and an error.

// member is a class-like member of a union: one name, or the names of an intersection.
type member struct {
	names []string
	text  string
}

func (c *compiler) addUnion(b *bytecode.Type, t *syntax.Type) {
	var members []member
	for _, x := range t.List {
		if x.Kind == syntax.TypeIntersection {
			n := len(b.Inter)
			c.addIntersection(b, x)
			if len(b.Inter) > n {
				m := member{b.Inter[n], strings.Join(b.Inter[n], "&")}
				c.checkMember(members, m, x.Line)
				members = append(members, m)
			}
			continue
		}
		one := &bytecode.Type{}
		c.addType(one, x)
		c.checkBuiltin(b.Mask, one, x.Line)
		for _, name := range one.Classes {
			m := member{[]string{name}, name}
			c.checkMember(members, m, x.Line)
			members = append(members, m)
		}
		b.Mask |= one.Mask
		b.Names = append(b.Names, one.Names...)
		b.Classes = append(b.Classes, one.Classes...)
	}
	classes := len(b.Names)+len(b.Inter) > 0 || b.Mask&typeStatic != 0
	if b.Mask&typeObject != 0 && b.Mask&typeMixedTag == 0 && classes {
		c.fail(t.Line, "Type "+typeText(b, c.is74())+" contains both object and a class type, which is redundant")
	}
}

// checkBuiltin refuses what cannot be in a union, and builtin types that are there already.
func (c *compiler) checkBuiltin(have uint32, one *bytecode.Type, line int32) {
	const tags = typeIterable | typeMixedTag
	switch both := have & one.Mask &^ tags; {
	case one.Mask&typeMixedTag != 0:
		c.fail(line, "Type mixed can only be used as a standalone type")
	case one.Mask&typeVoid != 0 || have&typeVoid != 0:
		c.fail(line, "Void can only be used as a standalone type")
	case one.Mask&typeNever != 0 || have&typeNever != 0:
		c.fail(line, "never can only be used as a standalone type")
	case both != 0:
		c.fail(line, "Duplicate type "+typeText(&bytecode.Type{Mask: both}, c.is74())+" is redundant")
	case one.Mask == typeFalse && have&typeTrue != 0 || one.Mask == typeTrue && have&typeFalse != 0:
		c.fail(line, "Type contains both true and false, bool must be used instead")
	}
}

// checkMember refuses a class or intersection that another member of the union includes, or the other way round.
func (c *compiler) checkMember(members []member, m member, line int32) {
	for _, have := range members {
		small, large := have, m
		if len(small.names) > len(large.names) {
			small, large = large, small
		}
		if !containsAll(large.names, small.names) {
			continue
		}
		switch {
		case len(large.names) == 1:
			c.fail(line, "Duplicate type "+m.text+" is redundant")
		case len(small.names) == len(large.names):
			c.fail(line, "Type "+m.text+" is redundant with type "+have.text)
		default:
			c.fail(line, "Type "+large.text+" is redundant as it is more restrictive than type "+small.text)
		}
		return
	}
}

func containsAll(list, want []string) bool {
	for _, w := range want {
		if !containsFold(list, w) {
			return false
		}
	}
	return true
}

func containsFold(list []string, want string) bool {
	for _, n := range list {
		if strings.EqualFold(n, want) {
			return true
		}
	}
	return false
}

func (c *compiler) addIntersection(b *bytecode.Type, t *syntax.Type) {
	var names []string
	for _, m := range t.List {
		one := &bytecode.Type{}
		c.addType(one, m)
		if len(one.Names) == 1 && (one.Names[0] == "self" || one.Names[0] == "parent") || one.Mask != 0 {
			c.fail(m.Line, "Type "+typeText(one, false)+" cannot be part of an intersection type")
		}
		if len(one.Names) == 1 && containsFold(names, one.Names[0]) {
			c.fail(m.Line, "Duplicate type "+one.Names[0]+" is redundant")
		}
		names = append(names, one.Names...)
	}
	b.Inter = append(b.Inter, names)
	b.Classes = append(b.Classes, strings.Join(names, "&"))
}
