package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr/assign"
	"github.com/z7zmey/php-parser/node/expr/binary"

	"gaja/interp/syntax"
)

// binaryParts takes an infix operation apart; ok is false for other nodes.
func binaryParts(n node.Node) (op syntax.BinaryOp, x, y node.Node, ok bool) {
	switch n := n.(type) {
	case *binary.Plus:
		return syntax.OpAdd, n.Left, n.Right, true
	case *binary.Minus:
		return syntax.OpSub, n.Left, n.Right, true
	case *binary.Mul:
		return syntax.OpMul, n.Left, n.Right, true
	case *binary.Div:
		return syntax.OpDiv, n.Left, n.Right, true
	case *binary.Mod:
		return syntax.OpMod, n.Left, n.Right, true
	case *binary.Pow:
		return syntax.OpPow, n.Left, n.Right, true
	case *binary.Concat:
		return syntax.OpConcat, n.Left, n.Right, true
	case *binary.BitwiseAnd:
		return syntax.OpBitAnd, n.Left, n.Right, true
	case *binary.BitwiseOr:
		return syntax.OpBitOr, n.Left, n.Right, true
	case *binary.BitwiseXor:
		return syntax.OpBitXor, n.Left, n.Right, true
	case *binary.ShiftLeft:
		return syntax.OpShl, n.Left, n.Right, true
	case *binary.ShiftRight:
		return syntax.OpShr, n.Left, n.Right, true
	case *binary.BooleanAnd:
		return syntax.OpBoolAnd, n.Left, n.Right, true
	case *binary.BooleanOr:
		return syntax.OpBoolOr, n.Left, n.Right, true
	case *binary.LogicalAnd:
		return syntax.OpLogAnd, n.Left, n.Right, true
	case *binary.LogicalOr:
		return syntax.OpLogOr, n.Left, n.Right, true
	case *binary.LogicalXor:
		return syntax.OpLogXor, n.Left, n.Right, true
	case *binary.Coalesce:
		return syntax.OpCoalesce, n.Left, n.Right, true
	case *binary.Equal:
		return syntax.OpEq, n.Left, n.Right, true
	case *binary.NotEqual:
		return syntax.OpNotEq, n.Left, n.Right, true
	case *binary.Identical:
		return syntax.OpIdentical, n.Left, n.Right, true
	case *binary.NotIdentical:
		return syntax.OpNotIdentical, n.Left, n.Right, true
	case *binary.Smaller:
		return syntax.OpLess, n.Left, n.Right, true
	case *binary.SmallerOrEqual:
		return syntax.OpLessEq, n.Left, n.Right, true
	case *binary.Greater:
		return syntax.OpGreater, n.Left, n.Right, true
	case *binary.GreaterOrEqual:
		return syntax.OpGreaterEq, n.Left, n.Right, true
	case *binary.Spaceship:
		return syntax.OpSpaceship, n.Left, n.Right, true
	}
	return 0, nil, nil, false
}

// assignParts takes a compound assignment apart; ok is false for other nodes.
func assignParts(n node.Node) (op syntax.BinaryOp, x, y node.Node, ok bool) {
	switch n := n.(type) {
	case *assign.Plus:
		return syntax.OpAdd, n.Variable, n.Expression, true
	case *assign.Minus:
		return syntax.OpSub, n.Variable, n.Expression, true
	case *assign.Mul:
		return syntax.OpMul, n.Variable, n.Expression, true
	case *assign.Div:
		return syntax.OpDiv, n.Variable, n.Expression, true
	case *assign.Mod:
		return syntax.OpMod, n.Variable, n.Expression, true
	case *assign.Pow:
		return syntax.OpPow, n.Variable, n.Expression, true
	case *assign.Concat:
		return syntax.OpConcat, n.Variable, n.Expression, true
	case *assign.BitwiseAnd:
		return syntax.OpBitAnd, n.Variable, n.Expression, true
	case *assign.BitwiseOr:
		return syntax.OpBitOr, n.Variable, n.Expression, true
	case *assign.BitwiseXor:
		return syntax.OpBitXor, n.Variable, n.Expression, true
	case *assign.ShiftLeft:
		return syntax.OpShl, n.Variable, n.Expression, true
	case *assign.ShiftRight:
		return syntax.OpShr, n.Variable, n.Expression, true
	case *assign.Coalesce:
		return syntax.OpCoalesce, n.Variable, n.Expression, true
	}
	return 0, nil, nil, false
}
