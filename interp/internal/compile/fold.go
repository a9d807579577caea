package compile

import (
	"math"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// fold evaluates expressions of literals where nothing can be raised, so that constants need no code.
func (c *compiler) fold(e syntax.Expr) (bytecode.Const, bool) {
	switch e := e.(type) {
	case *syntax.IntLit:
		return intConst(e.Value), true
	case *syntax.FloatLit:
		return bytecode.Const{Kind: bytecode.ConstFloat, F: e.Value}, true
	case *syntax.StringLit:
		return strConst(e.Value), true
	case *syntax.ConstFetch:
		return c.foldConst(e.Name)
	case *syntax.MagicConst:
		return c.foldMagic(e)
	case *syntax.ArrayLit:
		return c.foldArray(e)
	case *syntax.Unary:
		if e.X == nil {
			return bytecode.Const{}, false
		}
		if e.Op > syntax.UnaryBitNot {
			return bytecode.Const{}, false
		}
		x, ok := c.fold(e.X)
		if !ok {
			return x, false
		}
		return foldUnary(e.Op, x)
	case *syntax.Binary:
		return c.foldBinary(e)
	case *syntax.ClassConst:
		return c.foldClassName(e)
	}
	return bytecode.Const{}, false
}

func (c *compiler) foldConst(n *syntax.Name) (bytecode.Const, bool) {
	if n.Kind == syntax.NameQualified || n.Kind == syntax.NameRelative {
		return bytecode.Const{}, false
	}
	switch strings.ToLower(n.Text) {
	case "true":
		return boolConst(true), true
	case "false":
		return boolConst(false), true
	case "null":
		return nullConst, true
	}
	return bytecode.Const{}, false
}

// foldClassName folds Foo::class, which needs no class to exist.
func (c *compiler) foldClassName(e *syntax.ClassConst) (bytecode.Const, bool) {
	id, ok := e.Name.(*syntax.Ident)
	n, named := e.Class.(*syntax.NameExpr)
	if !ok || !named || !strings.EqualFold(id.Text, "class") {
		return bytecode.Const{}, false
	}
	name := c.className(n.Name)
	if name == "static" || name == "parent" || name == "self" {
		if name == "self" && !c.inClosure && c.class != nil && c.class.kind != syntax.KindTrait && c.class.name != "" {
			return strConst(c.class.name), true
		}
		return bytecode.Const{}, false
	}
	return strConst(name), true
}

func (c *compiler) foldArray(e *syntax.ArrayLit) (bytecode.Const, bool) {
	if e.Form == syntax.ArrayList {
		return bytecode.Const{}, false
	}
	k := bytecode.Const{Kind: bytecode.ConstArray}
	next, seen := int64(0), make(map[constKey]int)
	for _, it := range e.Items {
		if it == nil || it.ByRef || it.Spread {
			return k, false
		}
		v, ok := c.fold(it.Value)
		if !ok {
			return k, false
		}
		key := intConst(next)
		if it.Key != nil {
			if key, ok = c.fold(it.Key); !ok {
				return k, false
			}
			if key, ok = arrayKey(key); !ok {
				return k, false
			}
		}
		if key.Kind == bytecode.ConstInt && key.I >= next {
			if key.I == math.MaxInt64 {
				return k, false
			}
			next = key.I + 1
		} else if key.Kind == bytecode.ConstInt && key.I < 0 {
			return k, false
		}
		id := constKey{key.Kind, key.I, key.S}
		if at, dup := seen[id]; dup {
			k.Array[at].Val = v
			continue
		}
		seen[id] = len(k.Array)
		k.Array = append(k.Array, bytecode.ConstElem{Key: key, Val: v})
	}
	return k, true
}

// arrayKey turns a literal into the key it means; false where PHP would raise something.
func arrayKey(k bytecode.Const) (bytecode.Const, bool) {
	switch k.Kind {
	case bytecode.ConstInt:
		return k, true
	case bytecode.ConstString:
		if i, ok := numericKey(k.S); ok {
			return intConst(i), true
		}
		return k, true
	case bytecode.ConstTrue:
		return intConst(1), true
	case bytecode.ConstFalse:
		return intConst(0), true
	case bytecode.ConstNull:
		return strConst(""), true
	case bytecode.ConstFloat:
		if k.F == math.Trunc(k.F) && math.Abs(k.F) < 1<<62 {
			return intConst(int64(k.F)), true
		}
	}
	return k, false
}

func numericKey(s string) (int64, bool) {
	if s == "" || len(s) > 20 {
		return 0, false
	}
	i, neg := 0, s[0] == '-'
	if neg {
		i = 1
	}
	if i == len(s) || s[i] == '0' && (len(s) > i+1 || neg) {
		return 0, false
	}
	var u uint64
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 || u > math.MaxInt64/10 {
			return 0, false
		}
		u = u*10 + uint64(d)
	}
	if u > math.MaxInt64 {
		return 0, false
	}
	if neg {
		return -int64(u), true
	}
	return int64(u), true
}

func foldUnary(op syntax.UnaryOp, x bytecode.Const) (bytecode.Const, bool) {
	switch op {
	case syntax.UnaryMinus:
		if x.Kind == bytecode.ConstInt && x.I != math.MinInt64 {
			return intConst(-x.I), true
		}
		if x.Kind == bytecode.ConstFloat {
			if x.F == 1<<63 {
				// -9223372036854775808 stays a float in PHP, too.
				return bytecode.Const{Kind: bytecode.ConstFloat, F: -x.F}, true
			}
			return bytecode.Const{Kind: bytecode.ConstFloat, F: -x.F}, true
		}
	case syntax.UnaryPlus:
		return x, x.Kind == bytecode.ConstInt || x.Kind == bytecode.ConstFloat
	case syntax.UnaryNot:
		switch x.Kind {
		case bytecode.ConstTrue:
			return boolConst(false), true
		case bytecode.ConstFalse, bytecode.ConstNull:
			return boolConst(true), true
		case bytecode.ConstInt:
			return boolConst(x.I == 0), true
		}
	case syntax.UnaryBitNot:
		if x.Kind == bytecode.ConstInt {
			return intConst(^x.I), true
		}
	}
	return x, false
}

// foldLogical folds what the left side decides alone: the right side is not even compiled then.
func (c *compiler) foldLogical(e *syntax.Binary) (bytecode.Const, bool) {
	x, ok := c.fold(e.X)
	if !ok {
		return x, false
	}
	or := e.Op == syntax.OpBoolOr || e.Op == syntax.OpLogOr
	if t, known := constTruth(x); known && t == or {
		return boolConst(or), true
	}
	return bytecode.Const{}, false
}

func (c *compiler) foldBinary(e *syntax.Binary) (bytecode.Const, bool) {
	if _, chain := e.X.(*syntax.Binary); chain && !shallow(e) {
		return bytecode.Const{}, false
	}
	switch e.Op {
	case syntax.OpBoolAnd, syntax.OpLogAnd, syntax.OpBoolOr, syntax.OpLogOr:
		return c.foldLogical(e)
	}
	y, ok := c.fold(e.Y)
	if !ok {
		return y, false
	}
	x, ok := c.fold(e.X)
	if !ok {
		return x, false
	}
	if x.Kind == bytecode.ConstString && y.Kind == bytecode.ConstString && e.Op == syntax.OpConcat {
		return strConst(x.S + y.S), true
	}
	if x.Kind == bytecode.ConstInt && y.Kind == bytecode.ConstInt {
		return foldInts(e.Op, x.I, y.I)
	}
	if fx, fy, ok := floats(x, y); ok {
		return foldFloats(e.Op, fx, fy)
	}
	return bytecode.Const{}, false
}

// shallow bounds how deep chains are tried for folding, so that compiling a long chain stays linear.
func shallow(e *syntax.Binary) bool {
	x := e.X
	for range 16 {
		b, ok := x.(*syntax.Binary)
		if !ok {
			return true
		}
		x = b.X
	}
	return false
}

func floats(x, y bytecode.Const) (float64, float64, bool) {
	num := func(k bytecode.Const) (float64, bool) {
		switch k.Kind {
		case bytecode.ConstFloat:
			return k.F, true
		case bytecode.ConstInt:
			return float64(k.I), true
		}
		return 0, false
	}
	a, ok1 := num(x)
	b, ok2 := num(y)
	return a, b, ok1 && ok2
}

func foldFloats(op syntax.BinaryOp, x, y float64) (bytecode.Const, bool) {
	r := 0.0
	switch op {
	case syntax.OpAdd:
		r = x + y
	case syntax.OpSub:
		r = x - y
	case syntax.OpMul:
		r = x * y
	case syntax.OpDiv:
		if y == 0 {
			return bytecode.Const{}, false
		}
		r = x / y
	default:
		return bytecode.Const{}, false
	}
	return bytecode.Const{Kind: bytecode.ConstFloat, F: r}, true
}

func foldInts(op syntax.BinaryOp, x, y int64) (bytecode.Const, bool) {
	switch op {
	case syntax.OpAdd:
		if s := x + y; (s > x) == (y > 0) {
			return intConst(s), true
		}
	case syntax.OpSub:
		if s := x - y; (s < x) == (y > 0) {
			return intConst(s), true
		}
	case syntax.OpMul:
		if x == 0 || y == 0 {
			return intConst(0), true
		}
		if s := x * y; s/y == x && !(x == -1 && y == math.MinInt64) && !(y == -1 && x == math.MinInt64) {
			return intConst(s), true
		}
	case syntax.OpBitAnd:
		return intConst(x & y), true
	case syntax.OpBitOr:
		return intConst(x | y), true
	case syntax.OpBitXor:
		return intConst(x ^ y), true
	case syntax.OpShl:
		if y >= 0 && y < 64 {
			return intConst(x << uint(y)), true
		}
	case syntax.OpShr:
		if y >= 0 && y < 64 {
			return intConst(x >> uint(y)), true
		}
	case syntax.OpDiv:
		if y != 0 && y != -1 && x%y == 0 {
			return intConst(x / y), true
		}
	case syntax.OpMod:
		if y != 0 && y != -1 {
			return intConst(x % y), true
		}
	}
	return bytecode.Const{}, false
}
