package bytecode

// Op is an opcode.
type Op uint16

// The opcodes. A comment gives the operands and the effect; r is a register, k a constant, i an immediate, j a jump
// distance.
const (
	OpNop Op = iota // -

	// Values.
	OpLoadK   // A:r D:k       A = k (A is a temporary)
	OpMove    // A:r B:r       A = copy of variable B, dereferenced (A is a temporary)
	OpMoveQ   // A:r B:r       the same without a warning for an undefined B
	OpMoveT   // A:r B:r       A = B, both temporaries; B is consumed
	OpAssign  // A:r B:r       variable A = copy of variable B
	OpAssignT // A:r B:r       variable A = temporary B, consumed
	OpAssignK // A:r D:k       variable A = k
	OpFree    // A:r           release temporary A
	OpUndef   // A:r           temporary A = undefined

	// Arithmetic: A = B op C; D flags. A may be a variable.
	OpAdd    // A:r B:r C:r
	OpSub    // A:r B:r C:r
	OpMul    // A:r B:r C:r
	OpDiv    // A:r B:r C:r
	OpMod    // A:r B:r C:r
	OpPow    // A:r B:r C:r
	OpShl    // A:r B:r C:r
	OpShr    // A:r B:r C:r
	OpBitAnd // A:r B:r C:r
	OpBitOr  // A:r B:r C:r
	OpBitXor // A:r B:r C:r
	OpConcat // A:r B:r C:r
	// The same with a constant in C.
	OpAddK    // A:r B:r C:k
	OpSubK    // A:r B:r C:k
	OpMulK    // A:r B:r C:k
	OpDivK    // A:r B:r C:k
	OpModK    // A:r B:r C:k
	OpPowK    // A:r B:r C:k
	OpShlK    // A:r B:r C:k
	OpShrK    // A:r B:r C:k
	OpBitAndK // A:r B:r C:k
	OpBitOrK  // A:r B:r C:k
	OpBitXorK // A:r B:r C:k
	OpConcatK // A:r B:r C:k

	OpNeg    // A:r B:r
	OpPlus   // A:r B:r
	OpBitNot // A:r B:r
	OpNot    // A:r B:r
	OpBool   // A:r B:r       A = (bool)B
	OpCast   // A:r B:r C:i   A = B converted; C is a Cast kind

	OpInc       // A:r           ++A, a variable, value unused
	OpDec       // A:r
	OpPostInc   // A:r B:r       A = B++
	OpPostDec   // A:r B:r
	OpPreInc    // A:r B:r       A = ++B
	OpPreDec    // A:r B:r
	OpAppendStr // A:r B:r     variable A .= B; D flags

	// Comparisons: A = B op C.
	OpEq        // A:r B:r C:r
	OpNotEq     // A:r B:r C:r
	OpIdent     // A:r B:r C:r
	OpNotIdent  // A:r B:r C:r
	OpLess      // A:r B:r C:r
	OpLessEq    // A:r B:r C:r
	OpSpaceship // A:r B:r C:r
	OpXor       // A:r B:r C:r

	// Jumps. Fused ones compare A with B and keep the distance in D's high half, flags in the low half: FlagA and FlagB
	// are for temporaries.
	OpJmp       // D:j
	OpJmpZ      // A:r D:j       jump if A is false
	OpJmpNZ     // A:r D:j
	OpJmpZX     // A:r B:r D:j   A = (bool)B, jump if false
	OpJmpNZX    // A:r B:r D:j
	OpJLess     // A:r B:r D:j
	OpJNLess    // A:r B:r D:j
	OpJLessEq   // A:r B:r D:j
	OpJNLessEq  // A:r B:r D:j
	OpJEq       // A:r B:r D:j
	OpJNotEq    // A:r B:r D:j
	OpJIdent    // A:r B:r D:j
	OpJNotIdent // A:r B:r D:j
	// With an integer constant: A against D, the distance in B (low) and C (high).
	OpJLessI       // A:r D:i BC:j
	OpJNLessI      // A:r D:i BC:j
	OpJLessEqI     // A:r D:i BC:j
	OpJNLessEqI    // A:r D:i BC:j
	OpJGreaterI    // A:r D:i BC:j
	OpJNGreaterI   // A:r D:i BC:j
	OpJGreaterEqI  // A:r D:i BC:j
	OpJNGreaterEqI // A:r D:i BC:j
	OpJEqI         // A:r D:i BC:j
	OpJNotEqI      // A:r D:i BC:j
	OpJIdentK      // A:r B:k D:j  jump if A === k
	OpJNotIdentK   // A:r B:k D:j
	OpJmpNull      // A:r D:j       jump if temporary A is null and consume it (nullsafe: result in the target)
	OpCoalesce     // A:r B:r D:j   if B is not null, A = B and jump
	OpJmpSet       // A:r B:r D:j   A = B, consumed, and jump if it is true (?:)
	OpSwitch       // A:r C:i D:j   jump by table C if A is an int or string found there; D when A has another type
	OpCase         // A:r B:r C:r   A = (B == C), B kept, C consumed if FlagC
	OpMatchErr     // A:r           throw UnhandledMatchError for A
	OpJmpByVal     // C:i D:j       jump if the pending call takes argument C by value

	// Strings and output.
	OpRopePart // A:r B:r       A = B as a string (a part of an interpolated string)
	OpRope     // A:r B:r C:i   A = concatenation of C parts from B on, consumed
	OpEcho     // B:r
	OpEchoK    // D:k

	// Arrays.
	OpNewArray    // A:r C:i D:i   A = [] with room for D; C 1 makes it a hash
	OpArrPush     // A:r B:r       A[] = B; D flags
	OpArrPut      // A:r B:r C:r   A[C] = B
	OpArrSpread   // A:r B:r      A += ...B
	OpArrRef      // A:r C:r       A[C] = the pending reference in B (a temporary); C NoReg appends
	OpDim         // A:r B:r C:r   A = B[C]
	OpDimK        // A:r B:r C:k
	OpDimList     // A:r B:r C:r   the same for list(): B is kept, quiet for null and scalars
	OpDimStr      // A:r B:r C:r   A = B[C] quietly, for isset and ??
	OpIssetDim    // A:r B:r C:r   A = isset(B[C]); FlagQuiet: !empty
	OpAssignDim   // A:r B:r C:r  variable A[B] = C; D flags, FlagKB
	OpAssignDimT  // A:r B:r C:r D:i …, result copied to register D>>32
	OpAppendDim   // A:r C:r      variable A[] = C
	OpUnsetCV     // A:r
	OpUnsetDim    // B:r          unset(place[B])
	OpUnsetProp   // C:r/k        unset(place->C)
	OpUnsetVar    // B:r          unset($$B)
	OpUnsetStatic // B:r C:r

	// Places.
	OpLvCV         // B:r
	OpLvTmp        // B:r          the place is the temporary B
	OpLvThis       // -
	OpLvVar        // B:r          $$B
	OpLvGlobal     // B:k          $GLOBALS['…']
	OpLvStatic     // B:r C:r/k    static property C of class B (see class operands)
	OpLvDim        // C:r/k        place = place[C]
	OpLvNew        // -            place = place[]
	OpLvProp       // C:r/k D:i    place = place->C; cache in D's high half
	OpLvDimU       // C:r/k        for unset: missing elements end the walk
	OpLvPropU      // C:r/k
	OpLvSet        // A:r B:r      place = B; A gets the value or NoReg
	OpLvSetDim     // A:r B:r C:r/k  place[C] = B
	OpLvPush       // A:r B:r      place[] = B
	OpLvSetProp    // A:r B:r C:r/k D:i
	OpLvOp         // A:r B:r D:i   place op= B; opcode in D's high half
	OpLvOpDim      // A:r B:r C:r/k D:i
	OpLvOpNew      // A:r B:r D:i
	OpLvOpProp     // A:r B:r C:r/k D:i
	OpLvInc        // A:r D:i       how in D's high half: bit 0 decrement, bit 1 post
	OpLvIncDim     // A:r C:r/k D:i
	OpLvIncProp    // A:r C:r/k D:i
	OpLvRef        // A:r           A = reference to the place
	OpLvBind       // B:r           the place becomes the reference B
	OpLvBindProp   // B:r C:r/k D:i  place->C becomes the reference B
	OpLvBindStatic // B:r
	OpRefCV        // A:r B:r       A = reference to variable B
	OpBindRef      // A:r B:r       variable A becomes the reference B
	OpBindResult   // A:r B:r     the same for a call's result: not a reference → notice and plain assignment

	// Properties. The cache's number is in D's high half.
	OpProp        // A:r B:r C:k
	OpPropR       // A:r B:r C:r
	OpThisProp    // A:r C:k
	OpPropQ       // A:r B:r C:r/k  quietly, for isset and ??
	OpIssetProp   // A:r B:r C:r/k
	OpAssignThis  // B:r C:k    $this->C = B
	OpAssignProp  // A:r B:r C:k  object in variable A: A->C = B
	OpStaticProp  // A:r B:r C:r/k
	OpIssetStatic // A:r B:r C:r/k
	OpThis        // A:r           A = $this

	// Constants and classes. A class operand in B is a register holding an object or name, or a constant's index with
	// FlagKB: a name, or self, parent, static.
	OpConst        // A:r C:k D:i
	OpClassConst   // A:r B:r C:r/k D:i
	OpClassName    // A:r B:r      A = B::class
	OpInstanceOf   // A:r B:r C:r/k
	OpClone        // A:r B:r
	OpNew          // B:r/k C:i    push a pending constructor call; the object is kept with it
	OpDeclareFn    // D:i
	OpDeclareClass // A:r D:i
	OpDeclareConst // B:r C:k
	OpClosure      // A:r D:i
	OpFirstClass   // A:r          A = closure of the pending call

	// Calls.
	OpInitFn       // C:k D:i      function by name
	OpInitNs       // B:k C:k D:i  namespaced function B, or else global C
	OpInitDyn      // B:r          any callable
	OpInitMethod   // B:r C:r/k D:i
	OpInitThis     // C:k D:i      method of $this
	OpInitStatic   // B:r C:r/k D:i
	OpSend         // A:r B:r C:i  argument C: variable B, by value or reference as the pending call wants
	OpSendK        // A:r C:i D:k  argument C in A is the constant D: error if wanted by reference
	OpSendCall     // A:r C:i      argument C in A is a call's result: warn if wanted by reference
	OpSendTmp      // A:r C:i      argument C in A is a temporary: error if wanted by reference
	OpUnpack       // B:r          ...B
	OpSendNamed    // B:r C:k      named argument
	OpCall         // A:r B:r C:i  call what is pending with C arguments from B on; A is the result or NoReg
	OpCallKnown    // A:r B:r C:i D:i  call the function cached in D's high half (constant index in the cache)
	OpCallNative   // A:r B:r C:i D:i  the same for a builtin that needs nothing but its arguments
	OpRet          // B:r
	OpRetK         // D:k
	OpRetRef       // B:r
	OpVerifyRet    // B:r          check the temporary B against the return type
	OpVerifyNever  // -
	OpRecvVariadic // A:r
	OpGenerator    // -            the function is a generator: make the object and return it
	OpYield        // A:r B:r C:r  value B, key C; A gets what is sent
	OpYieldFrom    // A:r B:r
	OpGenRet       // B:r

	// Built-in functions as instructions.
	OpStrlen // A:r B:r
	OpCount  // A:r B:r
	OpIsType // A:r B:r C:i      mask of kinds
	OpOrd    // A:r B:r
	OpChr    // A:r B:r
	OpArgs   // A:r C:i         func_get_args and kin

	// Control.
	OpForeach      // A:r B:r D:j  start a loop over B in registers A and A+1; jump if empty
	OpForeachRef   // A:r B:r D:j  by reference: B is a reference
	OpNext         // A:r B:r C:r D:j  next value to variable or temporary B, key to C; jump at the end
	OpNextRef      // A:r B:r C:r D:j
	OpForeachEnd   // A:r
	OpThrow        // B:r
	OpCatch        // A:r B:k C:i D:j  if the exception is of class B, store it in A and go on; else jump (0: rethrow)
	OpFastCall     // A:r D:j       run a finally block, then go on behind this instruction
	OpFastRet      // A:r           end of a finally block
	OpDiscard      // A:r           a jump out of a finally block drops what it was to continue with
	OpSilence      // A:r           @: save error_reporting in A
	OpUnsilence    // A:r
	OpInclude      // A:r B:r C:i   C: 0 include, 1 include_once, 2 require, 3 require_once, 4 eval
	OpExit         // B:r
	OpTick         // -
	OpVar          // A:r B:r       A = $$B
	OpVarQ         // A:r B:r
	OpGlobalsGet   // A:r B:k       A = $GLOBALS['k']
	OpGlobals      // A:r           A = copy of $GLOBALS
	OpBindGlobal   // A:r B:r/k     global $A
	OpBindStatic   // A:r C:i D:j   static $A: jump if it is initialised already
	OpInitStatic2  // A:r B:r C:i  static variable C = B, bound to A
	OpListRef      // B:r D:j       unless B, whose elements are to become references, is one itself: notice and jump
	OpDeclareTicks // D:i
	OpHalt         // -             leave the loop
	OpFatal        // D:k           fatal error at run time (abstract instantiation and the like found by the compiler)
	OpError        // B:k C:k       throw Error k
	NumOps
)

// Cast kinds of OpCast.
const (
	CastInt = iota
	CastFloat
	CastString
	CastArray
	CastObject
	CastBool
	CastUnset
)
