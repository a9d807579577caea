package syntax

// Precedences, from loosest to tightest. An infix operator belongs to the operand before it as long as its precedence
// reaches the minimum the operand was asked with.
const (
	precAny uint8 = iota
	precThrow
	precArrowFunc
	precInclude
	precLogicalOr
	precLogicalXor
	precLogicalAnd
	precPrint
	precYield
	precDoubleArrow
	precYieldFrom
	precAssign
	precTernary
	precCoalesce
	precBoolOr
	precBoolAnd
	precBitOr
	precBitXor
	precBitAnd
	precEquality
	precCompare
	precConcat
	precShift
	precAdd
	precMul
	precNot
	precInstanceof
	precUnary
	precPow
	precClone
)

// infix describes an infix operator.
type infix struct {
	prec  uint8 // 0 for a token that is none
	right uint8 // the minimum for the right operand
	op    BinaryOp
	kind  infixKind
}

type infixKind uint8

const (
	infixBinary infixKind = iota
	infixNonAssoc
	infixTernary
	infixInstanceof
)

// infixTable is indexed by Token.
var infixTable = [tokenCount]infix{
	TLogicalOr:        left(precLogicalOr, OpLogOr),
	TLogicalXor:       left(precLogicalXor, OpLogXor),
	TLogicalAnd:       left(precLogicalAnd, OpLogAnd),
	'?':               {precTernary, precTernary + 1, 0, infixTernary},
	TCoalesce:         {precCoalesce, precCoalesce, OpCoalesce, infixBinary},
	TBooleanOr:        left(precBoolOr, OpBoolOr),
	TBooleanAnd:       left(precBoolAnd, OpBoolAnd),
	'|':               left(precBitOr, OpBitOr),
	'^':               left(precBitXor, OpBitXor),
	tAmp:              left(precBitAnd, OpBitAnd),
	tAmpVar:           left(precBitAnd, OpBitAnd),
	TIsEqual:          nonAssoc(precEquality, OpEq),
	TIsNotEqual:       nonAssoc(precEquality, OpNotEq),
	TIsIdentical:      nonAssoc(precEquality, OpIdentical),
	TIsNotIdentical:   nonAssoc(precEquality, OpNotIdentical),
	TSpaceship:        nonAssoc(precEquality, OpSpaceship),
	'<':               nonAssoc(precCompare, OpLess),
	TIsSmallerOrEqual: nonAssoc(precCompare, OpLessEq),
	'>':               nonAssoc(precCompare, OpGreater),
	TIsGreaterOrEqual: nonAssoc(precCompare, OpGreaterEq),
	'.':               left(precConcat, OpConcat),
	TSl:               left(precShift, OpShl),
	TSr:               left(precShift, OpShr),
	'+':               left(precAdd, OpAdd),
	'-':               left(precAdd, OpSub),
	'*':               left(precMul, OpMul),
	'/':               left(precMul, OpDiv),
	'%':               left(precMul, OpMod),
	TInstanceof:       {precInstanceof, 0, 0, infixInstanceof},
	TPow:              {precPow, precPow, OpPow, infixBinary},
}

func left(prec uint8, op BinaryOp) infix     { return infix{prec, prec + 1, op, infixBinary} }
func nonAssoc(prec uint8, op BinaryOp) infix { return infix{prec, prec + 1, op, infixNonAssoc} }

// assignOps gives the operator of a compound assignment; others are -1.
func assignOp(t Token) (BinaryOp, bool) {
	if t == TCoalesceEqual {
		return OpCoalesce, true
	}
	if t == TPowEqual {
		return OpPow, true
	}
	if t < TPlusEqual || t > TSrEqual {
		return 0, false
	}
	return [...]BinaryOp{OpAdd, OpSub, OpMul, OpDiv, OpConcat, OpMod, OpBitAnd, OpBitOr, OpBitXor, OpShl, OpShr}[t-TPlusEqual], true
}

// prefix describes a prefix operator.
type prefix struct {
	min uint8 // the minimum for the operand; 0 for a token that is none
	op  UnaryOp
}

// prefixTable is indexed by Token.
var prefixTable = [tokenCount]prefix{
	'+':          {precUnary + 1, UnaryPlus},
	'-':          {precUnary + 1, UnaryMinus},
	'!':          {precNot + 1, UnaryNot},
	'~':          {precUnary + 1, UnaryBitNot},
	'@':          {precUnary + 1, UnarySilence},
	TIntCast:     {precUnary + 1, CastInt},
	TDoubleCast:  {precUnary + 1, CastFloat},
	TStringCast:  {precUnary + 1, CastString},
	TArrayCast:   {precUnary + 1, CastArray},
	TObjectCast:  {precUnary + 1, CastObject},
	TBoolCast:    {precUnary + 1, CastBool},
	TUnsetCast:   {precUnary + 1, CastUnset},
	TPrint:       {precPrint + 1, UnaryPrint},
	TClone:       {precClone + 1, UnaryClone},
	TThrow:       {precThrow + 1, UnaryThrow},
	TInclude:     {precInclude + 1, UnaryInclude},
	TIncludeOnce: {precInclude + 1, UnaryIncludeOnce},
	TRequire:     {precInclude + 1, UnaryRequire},
	TRequireOnce: {precInclude + 1, UnaryRequireOnce},
}

// tokenSet is a set of tokens.
type tokenSet [tokenCount]bool

func setOf(tokens ...Token) (s tokenSet) {
	for _, t := range tokens {
		s[t] = true
	}
	return s
}

func (s tokenSet) with(ranges ...[2]Token) tokenSet {
	for _, r := range ranges {
		for t := r[0]; t <= r[1]; t++ {
			s[t] = true
		}
	}
	return s
}

// semiReserved are the reserved words that may name members, arguments and constants of classes.
var semiReserved = reservedNonModifiers.with([2]Token{TStatic, TPublic}, [2]Token{TReadonly, TReadonly})

// reservedNonModifiers are those that are no modifiers.
var reservedNonModifiers = setOf(TVar, TUnset, TIsset, TEmpty).with(
	[2]Token{TInclude, TYield}, [2]Token{TInstanceof, TGlobal}, [2]Token{TClass, TNsC})

// startsExpr are the tokens an expression can begin with.
var startsExpr = setOf('+', '-', '!', '~', '@', '(', '[', '"', '`', '$', TLNumber, TDNumber, TString, TNameFullyQualified,
	TNameRelative, TNameQualified, TVariable, TConstantEncapsedString, TPrint, TYield, TYieldFrom, TNew, TClone, TExit,
	TMatch, TFunction, TFn, TThrow, TStatic, TReadonly, TIsset, TEmpty, TList, TArray, TAttribute, TInc, TDec,
	TStartHeredoc).with([2]Token{TInclude, TRequireOnce}, [2]Token{TLine, TNsC}, [2]Token{TIntCast, TUnsetCast})

// startsVariable are those a variable in the grammar's sense can begin with.
var startsVariable = setOf('(', '[', '"', '$', TString, TNameFullyQualified, TNameRelative, TNameQualified, TVariable,
	TConstantEncapsedString, TNew, TStatic, TReadonly, TArray).with([2]Token{TLine, TNsC})
