package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// constPlace says where a constant expression stands; some allow more than others.
type constPlace uint8

const (
	constGlobal constPlace = iota // const X = …;
	constClass
	constProp
	constParam
	constAttr
)

// checkConstExpr refuses what may not be part of a constant expression.
func (c *compiler) checkConstExpr(e syntax.Expr, place constPlace) bool {
	ok := true
	bad := func(line int32, msg string) bool {
		if ok {
			ok = false
			c.fail(line, msg)
		}
		return false
	}
	walk(e, func(n syntax.Node) bool {
		if !ok {
			return false
		}
		switch n := n.(type) {
		case *syntax.New:
			if c.is74() || place == constClass || place == constProp {
				if c.is74() {
					return bad(e.At().Line, "Constant expression contains invalid operations")
				}
				return bad(n.Line, "New expressions are not supported in this context")
			}
			if _, anon := n.Class.(*syntax.AnonClass); anon {
				return bad(n.Line, "Cannot use anonymous class in constant expression")
			}
			if cls, named := n.Class.(*syntax.NameExpr); !named {
				return bad(n.Line, "Cannot use dynamic class name in constant expression")
			} else if c.className(cls.Name) == "static" {
				return bad(n.Line, "\"static\" is not allowed in compile-time constants")
			}
			if n.Args != nil {
				for _, a := range n.Args.List {
					if a.Spread {
						return bad(n.Line, "Argument unpacking in constant expressions is not supported")
					}
				}
			}
			return true
		case *syntax.ClassConst:
			if cls, named := n.Class.(*syntax.NameExpr); named && c.className(cls.Name) == "static" {
				if id, ok := n.Name.(*syntax.Ident); ok && equalFold(id.Text, "class") {
					return bad(n.Line, "static::class cannot be used for compile-time class name resolution")
				}
				return bad(n.Line, "\"static::\" is not allowed in compile-time constants")
			} else if !named {
				return bad(n.Line, c.dynamicClass(n))
			}
			return true
		case *syntax.Unary:
			switch n.Op {
			case syntax.UnaryPlus, syntax.UnaryMinus, syntax.UnaryNot, syntax.UnaryBitNot:
				return true
			}
			return bad(e.At().Line, "Constant expression contains invalid operations")
		case *syntax.Prop:
			if c.is74() {
				return bad(e.At().Line, "Constant expression contains invalid operations")
			}
			return true
		case *syntax.IntLit, *syntax.FloatLit, *syntax.StringLit, *syntax.ConstFetch, *syntax.MagicConst, *syntax.Binary,
			*syntax.Ternary, *syntax.ArrayLit, *syntax.NameExpr, *syntax.Ident:
			return true
		case *syntax.Index:
			if n.Index == nil {
				return bad(n.Line, "Cannot use [] for reading")
			}
			return true
		}
		return bad(e.At().Line, "Constant expression contains invalid operations")
	})
	return ok
}

// dynamicClass is why the class of a constant must be a name.
func (c *compiler) dynamicClass(n *syntax.ClassConst) string {
	if id, ok := n.Name.(*syntax.Ident); ok && equalFold(id.Text, "class") {
		return "(expression)::class cannot be used in constant expressions"
	}
	if k, ok := c.fold(n.Class); ok && k.Kind != bytecode.ConstString {
		return "Class name must be a valid object or a string"
	}
	return "Dynamic class names are not allowed in compile-time class constant references"
}

func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i < len(a); i++ {
		if a[i]|0x20 != b[i]|0x20 {
			return false
		}
	}
	return true
}
