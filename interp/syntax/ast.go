package syntax

// The tree has one node type per construct of the language, whatever front end made it: the 8.4 parser of this package
// or the 7.4 adapter in interp/internal/z7. Names stay as written; namespaces and imports are resolved by the compiler.

// Pos is where a node begins: the byte offset in the file and the line, counted from 1.
type Pos struct {
	Off  int32
	Line int32
}

// At returns the position itself; embedding Pos gives every node this method.
func (p Pos) At() Pos { return p }

// Node is any part of the tree.
type Node interface{ At() Pos }

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// File is a parsed script.
type File struct {
	Name  string
	Level Level
	Stmts []Stmt
	// Halt is the offset just behind __halt_compiler();, or -1.
	Halt int
	// Lines is the number of lines.
	Lines int32
	// Warnings are the messages the lexer had besides errors, for the compiler to report.
	Warnings []Warning
}

// Level is a version of the language.
type Level uint8

// The levels gaja speaks.
const (
	Level84 Level = iota
	Level74
)

// String returns "8.4" or "7.4".
func (l Level) String() string {
	if l == Level74 {
		return "7.4"
	}
	return "8.4"
}

// NameKind tells how a name is written.
type NameKind uint8

// The ways to write a name.
const (
	NameUnqualified NameKind = iota // Foo
	NameQualified                   // A\Foo
	NameFull                        // \A\Foo
	NameRelative                    // namespace\Foo
)

// Name is a name of a class, function, constant or namespace. Text has no leading backslash and no "namespace\".
type Name struct {
	Pos
	Kind NameKind
	Text string
}

// Ident is a plain identifier (a member's name, a label, a parameter).
type Ident struct {
	Pos
	Text string
}

// Expressions.
type (
	// Variable is $name.
	Variable struct {
		Pos
		Name string // without the dollar sign
	}
	// VarVar is $$x or ${expr}.
	VarVar struct {
		Pos
		Name Expr
	}
	// IntLit is an integer; one that overflows is a FloatLit.
	IntLit struct {
		Pos
		Value int64
	}
	// FloatLit is a floating point number.
	FloatLit struct {
		Pos
		Value float64
	}
	// StringLit is a string without interpolation, escapes already done.
	StringLit struct {
		Pos
		Value string
	}
	// Interp is an interpolated string or heredoc; a part is a StringLit or any other expression.
	Interp struct {
		Pos
		Parts []Expr
		// Dollar lists the parts written with "${", which 8.4 deprecates.
		Dollar []DollarBrace
	}
	// Shell is `…`.
	Shell struct {
		Pos
		Parts  []Expr
		Dollar []DollarBrace
	}
	// ConstFetch is a constant by name; true, false and null too.
	ConstFetch struct {
		Pos
		Name *Name
	}
	// MagicConst is __LINE__, __FILE__, __DIR__, __FUNCTION__, __CLASS__, __TRAIT__, __METHOD__, __NAMESPACE__, __PROPERTY__.
	MagicConst struct {
		Pos
		Kind Token
	}
	// ArrayLit is [...], array(...), and, as the target of an assignment or foreach, a list.
	ArrayLit struct {
		Pos
		Items []*ArrayItem // a nil item is an empty slot (lists only)
		Form  ArrayForm
	}
	// Index is a[b], a{b} at 7.4, or a[] when Index is nil.
	Index struct {
		Pos
		Base  Expr
		Index Expr
		Curly bool
	}
	// Prop is a->b or a?->b. Name is an *Ident, or any other expression.
	Prop struct {
		Pos
		Base     Expr
		Name     Expr
		NullSafe bool
	}
	// StaticProp is A::$b; Class is a *NameExpr or another expression, Name an *Ident (without $) or another expression.
	StaticProp struct {
		Pos
		Class Expr
		Name  Expr
		// Paren is set for (A::$b): parent::$b::get() calls the hook of a parent's property, (parent::$b)::get() does not.
		Paren bool
	}
	// ClassConst is A::B, A::class, or A::{expr}; Name is an *Ident, or another expression.
	ClassConst struct {
		Pos
		Class Expr
		Name  Expr
	}
	// NameExpr is a name that stands where a class or function is wanted: Foo(…), Foo::x, new Foo, $x instanceof Foo.
	// self, parent and static are names too.
	NameExpr struct {
		Pos
		Name *Name
	}
	// Call is f(...); Fn is a *NameExpr or another expression.
	Call struct {
		Pos
		Fn   Expr
		Args *Args
	}
	// MethodCall is a->b(...) or a?->b(...). Name is an *Ident or another expression.
	MethodCall struct {
		Pos
		Base     Expr
		Name     Expr
		Args     *Args
		NullSafe bool
		// NameLine is the line of the method's name, which PHP reports for the call.
		NameLine int32
	}
	// StaticCall is A::b(...); Name is an *Ident, or an expression ($var or {expr}).
	StaticCall struct {
		Pos
		Class Expr
		Name  Expr
		Args  *Args
	}
	// New is new A(...); Class is a *NameExpr, an *AnonClass or another expression. Args is nil without parentheses.
	New struct {
		Pos
		Class Expr
		Args  *Args
	}
	// AnonClass is the class of new class {...}.
	AnonClass struct {
		Pos
		Decl *ClassDecl
	}
	// Unary is an operator before its operand: + - ! ~ @, casts, print, clone, throw, include and its kin, empty, exit, eval.
	// exit is one with a plain argument or none; exit(...), exit(status: 1) and the like are a Call of \exit.
	Unary struct {
		Pos
		Op UnaryOp
		X  Expr // nil for exit without an argument
	}
	// IncDec is ++x, --x, x++, x--.
	IncDec struct {
		Pos
		X      Expr
		Dec    bool
		Prefix bool
	}
	// Binary is x op y, short-circuit operators, ?? and |> not excepted.
	Binary struct {
		Pos
		Op   BinaryOp
		X, Y Expr
		// Paren is set when the expression stood in parentheses (nested ternaries, "." and "+", arrow functions ask for it).
		Paren bool
	}
	// InstanceOf is x instanceof C; Class is a *NameExpr or another expression.
	InstanceOf struct {
		Pos
		X     Expr
		Class Expr
	}
	// Ternary is c ? x : y; Then is nil for c ?: y.
	Ternary struct {
		Pos
		Cond, Then, Else Expr
		Paren            bool
	}
	// Assign is x = y; x may be an *ArrayLit (a list).
	Assign struct {
		Pos
		X, Y Expr
	}
	// AssignRef is x = &y.
	AssignRef struct {
		Pos
		X, Y Expr
	}
	// AssignOp is x op= y.
	AssignOp struct {
		Pos
		Op   BinaryOp
		X, Y Expr
	}
	// Isset is isset(x, y, ...).
	Isset struct {
		Pos
		List []Expr
	}
	// Closure is function(...) use (...) {...} or static function.
	Closure struct {
		Pos
		Fn   *FuncDecl
		Uses []*ClosureUse
	}
	// ArrowFunc is fn(...) => expr; Fn.Body is one Return.
	ArrowFunc struct {
		Pos
		Fn *FuncDecl
	}
	// Match is match(x) {...}.
	Match struct {
		Pos
		Subject Expr
		Arms    []*MatchArm
	}
	// Yield is yield, yield v, yield k => v.
	Yield struct {
		Pos
		Key, Value Expr
	}
	// YieldFrom is yield from x.
	YieldFrom struct {
		Pos
		X Expr
	}
)

// DollarBrace is a part of a string written "${name}" or "${name[x]}", or, with VarVar, "${expr}".
type DollarBrace struct {
	Part   int
	VarVar bool
}

// ArrayForm tells how an array or list is written.
type ArrayForm uint8

// The three ways.
const (
	ArrayShort ArrayForm = iota // [...]
	ArrayLong                   // array(...)
	ArrayList                   // list(...)
)

// ArrayItem is one element of an array literal or list.
type ArrayItem struct {
	Pos
	Key    Expr // or nil
	Value  Expr
	ByRef  bool
	Spread bool
}

// Args are the arguments of a call.
type Args struct {
	Pos
	List []*Arg
	// FirstClass is f(...), which makes a closure.
	FirstClass bool
	// End is the line of the closing parenthesis.
	End int32
}

// Arg is one argument.
type Arg struct {
	Pos
	Name   string // of a named argument, or ""
	Value  Expr
	Spread bool
	// ByRef is call-time by-reference (an error at both levels, but parsed for its message).
	ByRef bool
}

// ClosureUse is one variable of a closure's use list.
type ClosureUse struct {
	Pos
	Name  string
	ByRef bool
}

// MatchArm is one arm; Conds is nil for default.
type MatchArm struct {
	Pos
	Conds []Expr
	Body  Expr
}

// UnaryOp names a prefix operator.
type UnaryOp uint8

// Prefix operators.
const (
	UnaryPlus UnaryOp = iota
	UnaryMinus
	UnaryNot
	UnaryBitNot
	UnarySilence
	CastInt
	CastFloat
	CastString
	CastArray
	CastObject
	CastBool
	CastUnset // 7.4: a deprecation and null
	UnaryPrint
	UnaryClone
	UnaryThrow
	UnaryInclude
	UnaryIncludeOnce
	UnaryRequire
	UnaryRequireOnce
	UnaryEval
	UnaryEmpty
	UnaryExit
	CastReal // 7.4: (real), deprecated spelling of (float)
)

// BinaryOp names an infix operator.
type BinaryOp uint8

// Infix operators.
const (
	OpAdd BinaryOp = iota
	OpSub
	OpMul
	OpDiv
	OpMod
	OpPow
	OpConcat
	OpBitAnd
	OpBitOr
	OpBitXor
	OpShl
	OpShr
	OpBoolAnd // &&
	OpBoolOr  // ||
	OpLogAnd  // and
	OpLogOr   // or
	OpLogXor  // xor
	OpCoalesce
	OpEq
	OpNotEq
	OpIdentical
	OpNotIdentical
	OpLess
	OpLessEq
	OpGreater
	OpGreaterEq
	OpSpaceship
)

// Statements.
type (
	// ExprStmt is an expression statement.
	ExprStmt struct {
		Pos
		X Expr
	}
	// Echo is echo a, b, ...; also <?= a ?>.
	Echo struct {
		Pos
		List []Expr
	}
	// InlineHTML is text outside the tags.
	InlineHTML struct {
		Pos
		Text string
	}
	// If is if/elseif/else; Else may be another *If.
	If struct {
		Pos
		Cond Expr
		Then *Block
		Else Stmt // nil, *Block or *If
	}
	// Block is {...} or the body of an alternative syntax.
	Block struct {
		Pos
		List []Stmt
		// End is the line of the closing brace.
		End int32
	}
	// While is while(cond) body.
	While struct {
		Pos
		Cond Expr
		Body *Block
	}
	// DoWhile is do body while(cond).
	DoWhile struct {
		Pos
		Body *Block
		Cond Expr
	}
	// For is for(init; cond; loop) body.
	For struct {
		Pos
		Init, Cond, Loop []Expr
		Body             *Block
	}
	// Foreach is foreach(x as k => v) body. Value may be an *ArrayLit (a list).
	Foreach struct {
		Pos
		X          Expr
		Key, Value Expr
		ByRef      bool
		KeyByRef   bool // refused by the compiler
		Body       *Block
	}
	// Switch is switch(x) {...}.
	Switch struct {
		Pos
		X     Expr
		Cases []*Case
	}
	// Break is break n; or break;. Level is nil without an operand; the compiler checks it.
	Break struct {
		Pos
		Level Expr
	}
	// Continue is continue n; or continue;.
	Continue struct {
		Pos
		Level Expr
	}
	// Return is return x;.
	Return struct {
		Pos
		X Expr
	}
	// Global is global $a, $b;. Each is a *Variable or a *VarVar.
	Global struct {
		Pos
		Vars []Expr
	}
	// StaticVars is static $a = 1, $b;.
	StaticVars struct {
		Pos
		Vars []*StaticVar
	}
	// Unset is unset(a, b);.
	Unset struct {
		Pos
		List []Expr
	}
	// Try is try/catch/finally.
	Try struct {
		Pos
		Body    *Block
		Catches []*Catch
		Finally *Block // or nil
	}
	// Throw appears as an expression (Unary with UnaryThrow) in both levels.

	// Goto is goto label;.
	Goto struct {
		Pos
		Label string
	}
	// Label is label:.
	Label struct {
		Pos
		Name string
	}
	// Declare is declare(ticks=1) ... ; Body is nil for declare(...);.
	Declare struct {
		Pos
		Items []*DeclareItem
		Body  *Block
	}
	// Namespace is namespace A; or namespace A {...}. With Braces unset, Body holds what follows up to the next one.
	Namespace struct {
		Pos
		Name   *Name // nil for the global namespace
		Body   []Stmt
		Braces bool
	}
	// Use is use A\B as C, D;, use function, use const, and groups.
	Use struct {
		Pos
		Kind  UseKind
		Items []*UseItem
	}
	// ConstDecl is const A = 1, B = 2;.
	ConstDecl struct {
		Pos
		Attrs []*AttrGroup
		Items []*ConstItem
	}
	// FuncDecl is a function; also the function of closures, arrow functions, methods and property hooks.
	FuncDecl struct {
		Pos
		Name     string // "" for closures
		NamePos  Pos
		ByRef    bool
		Static   bool // static closures only; methods have Modifiers
		Params   []*Param
		Ret      *Type // or nil
		Body     *Block
		Abstract bool // no body: abstract and interface methods
		Doc      string
		Attrs    []*AttrGroup
		End      int32 // line of the closing brace
		// Start and EndOff are the byte offsets of the whole declaration.
		Start, EndOff int32
	}
	// ClassDecl is a class, interface, trait or enum.
	ClassDecl struct {
		Pos
		Kind       ClassKind
		Name       string // "" for anonymous classes
		NamePos    Pos
		Mods       Modifiers
		Extends    *Name
		Implements []*Name // for interfaces: what they extend
		EnumType   *Type
		Members    []Member
		Doc        string
		Attrs      []*AttrGroup
		End        int32
	}
	// HaltCompiler is __halt_compiler();.
	HaltCompiler struct {
		Pos
	}
	// Nop is an empty statement.
	Nop struct {
		Pos
	}
)

// Case is one case of a switch; Cond is nil for default.
type Case struct {
	Pos
	Cond Expr
	Body []Stmt
}

// StaticVar is one variable of a static statement.
type StaticVar struct {
	Pos
	Name string
	Init Expr // or nil
}

// Catch is catch (A|B $e) {...}; Var is "" when there is none.
type Catch struct {
	Pos
	Types []*Name
	Var   string
	Body  *Block
}

// DeclareItem is name=value.
type DeclareItem struct {
	Pos
	Name  string
	Value Expr
}

// UseKind tells what an import imports.
type UseKind uint8

// Kinds of imports.
const (
	UseClass UseKind = iota
	UseFunction
	UseConst
)

// UseItem is one import, group prefixes already joined.
type UseItem struct {
	Pos
	Kind  UseKind
	Name  string // without leading backslash
	Alias string // "" when not written
}

// ConstItem is one constant of a const statement or class constant declaration.
type ConstItem struct {
	Pos
	Name  string
	Value Expr
	Doc   string
}

// Modifiers is a set of modifier keywords.
type Modifiers uint16

// Modifier keywords. The Set ones are asymmetric visibility: private(set).
const (
	ModPublic Modifiers = 1 << iota
	ModProtected
	ModPrivate
	ModStatic
	ModAbstract
	ModFinal
	ModReadonly
	ModPublicSet
	ModProtectedSet
	ModPrivateSet
	ModVar // "var $x"
)

// ClassKind tells classes, interfaces, traits and enums apart.
type ClassKind uint8

// Kinds of class-like declarations.
const (
	KindClass ClassKind = iota
	KindInterface
	KindTrait
	KindEnum
)

// Member is a part of a class body.
type Member interface {
	Node
	member()
}

// Members.
type (
	// Method is a method.
	Method struct {
		Pos
		Mods Modifiers
		Fn   *FuncDecl
	}
	// PropDecl is public int $a = 1, $b;.
	PropDecl struct {
		Pos
		Mods  Modifiers
		Type  *Type
		Attrs []*AttrGroup
		Items []*PropItem
	}
	// ClassConstDecl is const int A = 1, B = 2;.
	ClassConstDecl struct {
		Pos
		Mods  Modifiers
		Type  *Type
		Attrs []*AttrGroup
		Items []*ConstItem
	}
	// TraitUse is use A, B {...}.
	TraitUse struct {
		Pos
		Traits []*Name
		Adapt  []*TraitAdapt
	}
	// EnumCase is case A = 1;.
	EnumCase struct {
		Pos
		Name  string
		Value Expr
		Attrs []*AttrGroup
		Doc   string
	}
)

// PropItem is one property of a declaration.
type PropItem struct {
	Pos
	Name  string
	Init  Expr // or nil
	Hooks []*Hook
	// HasHooks is set by braces, empty ones too.
	HasHooks bool
	Doc      string
}

// Hook is a property hook. An arrow hook (get => x) has Arrow set and one Return (get) or ExprStmt (set) as its body.
type Hook struct {
	Pos
	Name  string
	Mods  Modifiers
	Fn    *FuncDecl
	Arrow bool
	// HasParams tells set($x) from set.
	HasParams bool
}

// TraitAdapt is A::b insteadof C; or A::b as protected c;.
type TraitAdapt struct {
	Pos
	Trait     *Name // or nil
	Method    string
	InsteadOf []*Name
	Alias     string
	Mods      Modifiers
}

// Param is a parameter.
type Param struct {
	Pos
	Name     string
	Type     *Type
	Default  Expr
	ByRef    bool
	Variadic bool
	Mods     Modifiers // promoted constructor parameters
	Attrs    []*AttrGroup
	Hooks    []*Hook
	HasHooks bool
	Doc      string
}

// TypeKind tells how a type is put together.
type TypeKind uint8

// Kinds of types.
const (
	TypeName TypeKind = iota // a class or builtin name
	TypeUnion
	TypeIntersection
)

// Type is a declared type.
type Type struct {
	Pos
	Kind     TypeKind
	Name     *Name // array, callable and static too
	Nullable bool  // ?T
	List     []*Type
}

// AttrGroup is #[A, B(...)].
type AttrGroup struct {
	Pos
	List []*Attr
}

// Attr is one attribute.
type Attr struct {
	Pos
	Name *Name
	Args *Args // or nil
}

func (*Variable) expr()   {}
func (*VarVar) expr()     {}
func (*IntLit) expr()     {}
func (*FloatLit) expr()   {}
func (*StringLit) expr()  {}
func (*Interp) expr()     {}
func (*Shell) expr()      {}
func (*ConstFetch) expr() {}
func (*MagicConst) expr() {}
func (*ArrayLit) expr()   {}
func (*Index) expr()      {}
func (*Prop) expr()       {}
func (*StaticProp) expr() {}
func (*ClassConst) expr() {}
func (*NameExpr) expr()   {}
func (*Ident) expr()      {}
func (*Call) expr()       {}
func (*MethodCall) expr() {}
func (*StaticCall) expr() {}
func (*New) expr()        {}
func (*AnonClass) expr()  {}
func (*Unary) expr()      {}
func (*IncDec) expr()     {}
func (*Binary) expr()     {}
func (*InstanceOf) expr() {}
func (*Ternary) expr()    {}
func (*Assign) expr()     {}
func (*AssignRef) expr()  {}
func (*AssignOp) expr()   {}
func (*Isset) expr()      {}
func (*Closure) expr()    {}
func (*ArrowFunc) expr()  {}
func (*Match) expr()      {}
func (*Yield) expr()      {}
func (*YieldFrom) expr()  {}

func (*ExprStmt) stmt()     {}
func (*Echo) stmt()         {}
func (*InlineHTML) stmt()   {}
func (*If) stmt()           {}
func (*Block) stmt()        {}
func (*While) stmt()        {}
func (*DoWhile) stmt()      {}
func (*For) stmt()          {}
func (*Foreach) stmt()      {}
func (*Switch) stmt()       {}
func (*Break) stmt()        {}
func (*Continue) stmt()     {}
func (*Return) stmt()       {}
func (*Global) stmt()       {}
func (*StaticVars) stmt()   {}
func (*Unset) stmt()        {}
func (*Try) stmt()          {}
func (*Goto) stmt()         {}
func (*Label) stmt()        {}
func (*Declare) stmt()      {}
func (*Namespace) stmt()    {}
func (*Use) stmt()          {}
func (*ConstDecl) stmt()    {}
func (*FuncDecl) stmt()     {}
func (*ClassDecl) stmt()    {}
func (*HaltCompiler) stmt() {}
func (*Nop) stmt()          {}

func (*Method) member()         {}
func (*PropDecl) member()       {}
func (*ClassConstDecl) member() {}
func (*TraitUse) member()       {}
func (*EnumCase) member()       {}
