package syntax

// The tree of a file is born and dies as a whole, so its nodes come out of slabs: one allocation serves many nodes.

const (
	slabFirst = 8
	slabMax   = 256
)

// slab hands out nodes of one type.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) get() *T {
	if len(s.free) == 0 {
		s.size = min(max(s.size*2, slabFirst), slabMax)
		s.free = make([]T, s.size)
	}
	x := &s.free[0]
	s.free = s.free[1:]
	return x
}

// lists hands out slices of one type, built on a stack: open, push, and take everything since open.
type lists[T any] struct {
	stack []T
	chunk []T
}

func (l *lists[T]) open() int { return len(l.stack) }

func (l *lists[T]) push(x T) { l.stack = append(l.stack, x) }

// take returns what was pushed since mark, or nil for nothing.
func (l *lists[T]) take(mark int) []T {
	src := l.stack[mark:]
	n := len(src)
	if n == 0 {
		return nil
	}
	if n > cap(l.chunk)-len(l.chunk) {
		l.chunk = make([]T, 0, max(n, min(max(cap(l.chunk)*2, slabFirst), slabMax)))
	}
	i := len(l.chunk)
	l.chunk = append(l.chunk, src...)
	l.stack = l.stack[:mark]
	return l.chunk[i : i+n : i+n]
}

// arena holds the slabs of the common nodes; rare ones are allocated singly.
type arena struct {
	variables   slab[Variable]
	intLits     slab[IntLit]
	stringLits  slab[StringLit]
	constants   slab[ConstFetch]
	arrays      slab[ArrayLit]
	arrayItems  slab[ArrayItem]
	indexes     slab[Index]
	props       slab[Prop]
	classConsts slab[ClassConst]
	staticProps slab[StaticProp]
	nameExprs   slab[NameExpr]
	nameNodes   slab[Name]
	idents      slab[Ident]
	calls       slab[Call]
	methods     slab[MethodCall]
	statics     slab[StaticCall]
	news        slab[New]
	argNodes    slab[Args]
	argItems    slab[Arg]
	unaries     slab[Unary]
	binaries    slab[Binary]
	ternaries   slab[Ternary]
	assigns     slab[Assign]
	exprStmts   slab[ExprStmt]
	echos       slab[Echo]
	ifs         slab[If]
	blocks      slab[Block]
	rets        slab[Return]
	funcs       slab[FuncDecl]
	paramNodes  slab[Param]
	typeNodes   slab[Type]

	exprs   lists[Expr]
	stmts   lists[Stmt]
	items   lists[*ArrayItem]
	argList lists[*Arg]
	params  lists[*Param]
	members lists[Member]
	names   lists[*Name]
	types   lists[*Type]
}
