package standard

import (
	"gaja/interp/php"
)

func compact(c *php.Call) (php.Value, error) {
	if ok, err := c.NotDynamic(); !ok {
		return php.Null(), err
	}
	vars, ok := c.Ctx.Machine.Locals()
	out := c.Ctx.NewArray(0)
	if !ok {
		return php.ArrayValue(out), nil
	}
	for i := range c.Args {
		if err := compactName(c, vars, out, c.Arg(i), i); err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
	}
	return php.ArrayValue(out), c.Ctx.Pending
}

func compactName(c *php.Call, vars php.SymbolTable, out *php.Array, v php.Value, arg int) error {
	switch v.Kind() {
	case php.KindString:
		name := v.Str()
		if p := vars.Get(name.Peek()); p != nil && !p.IsUndef() {
			out.SetKey(name, p.CopyDeref())
			return nil
		}
		if name.Peek() == "this" {
			if f, ok := c.Ctx.Machine.Caller(0); ok && f.This != nil {
				out.SetKey(name, php.ObjectValue(f.This).Copy())
			}
			return nil
		}
		if is84(c) {
			c.Warn("Undefined variable $%s", name.Peek())
		} else {
			c.Notice("Undefined variable: %s", name.Peek())
		}
	case php.KindArray:
		a := v.Array()
		if !a.Enter() {
			_, err := recursion(c)
			return err
		}
		defer a.Leave()
		for w := range a.Values() {
			if err := compactName(c, vars, out, w, arg); err != nil {
				return err
			}
		}
	default:
		if is84(c) {
			c.Warn("Argument #%d must be string or array of strings, %s given", arg+1, php.TypeName(v))
		}
	}
	return nil
}

// EXTR_*.
const (
	extrOverwrite = iota
	extrSkip
	extrPrefixSame
	extrPrefixAll
	extrPrefixInvalid
	extrPrefixIfExists
	extrIfExists
	extrRefs = 256
)

func validVarName(s string) bool {
	if s == "" || isDigit(s[0]) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if ch := s[i]; !isAlnum(ch) && ch != '_' && ch < 0x80 {
			return false
		}
	}
	return true
}

// extractor is one call of extract.
type extractor struct {
	c      *php.Call
	vars   php.SymbolTable
	mode   int64
	refs   bool
	prefix string
	count  int64
}

func extract(c *php.Call) (php.Value, error) {
	flags := c.IntOr(1, 0)
	x := &extractor{c: c, mode: flags & 0xff, refs: flags&extrRefs != 0, prefix: c.Str(2)}
	if x.mode > extrIfExists {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be a valid extract type")
		}
		c.Warn("Invalid extract type")
		return php.Null(), nil
	}
	if x.mode > extrSkip && x.mode <= extrPrefixIfExists && c.Given < 3 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "is required when using this extract type")
		}
		c.Warn("specified extract type requires the prefix parameter")
		return php.Null(), nil
	}
	if x.prefix != "" && !validVarName(x.prefix) {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "must be a valid identifier")
		}
		c.Warn("prefix is not a valid identifier")
		return php.Null(), nil
	}
	if ok, err := c.NotDynamic(); !ok {
		return php.Null(), err
	}
	vars, ok := c.Ctx.Machine.Locals()
	if !ok {
		return php.Int(0), nil
	}
	x.vars = vars
	src := c.Arg(0)
	if x.refs && c.Ref(0) != nil {
		// The elements become references, so the array is the variable's own from here on.
		src = php.ArrayValue(c.RefArray(0))
	}
	held := src.Copy()
	defer held.Release()
	for it := held.Array().Iter(); it.Next(); {
		if err := x.element(it.Key(), it.Slot()); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(x.count), nil
}

// element stores one element in the variable that its key and the mode ask for.
func (x *extractor) element(k php.Key, slot *php.Value) error {
	name, ok := x.variable(k)
	if !ok || !validVarName(name) {
		return nil
	}
	if name == "this" {
		if x.mode == extrOverwrite || x.mode == extrIfExists {
			return x.thisError()
		}
		if x.mode != extrPrefixSame && x.mode != extrPrefixAll && x.mode != extrPrefixInvalid && x.mode != extrPrefixIfExists {
			return nil
		}
		return x.c.Ctx.ThrowError("Error", "Cannot re-assign $this")
	}
	if name == "GLOBALS" && !is84(x.c) {
		return nil
	}
	s := php.NewStr(name)
	dst := x.vars.Make(s)
	x.count++
	if x.refs {
		ref := php.RefValue(php.MakeRef(slot)).Copy()
		old := *dst
		*dst = ref
		old.Release()
		return nil
	}
	v := slot.CopyDeref()
	if dst.IsRef() {
		return x.c.Ctx.AssignRef(dst.Ref(), v)
	}
	old := *dst
	*dst = v
	old.Release()
	return nil
}

// thisError is what overwriting $this gives: an error where there is a $this, nothing elsewhere.
func (x *extractor) thisError() error {
	if is84(x.c) {
		return x.c.Ctx.ThrowError("Error", "Cannot re-assign $this")
	}
	f, ok := x.c.Ctx.Machine.Caller(0)
	if ok && f.Fn != nil && f.Class != nil && f.Fn.Flags&php.AccStatic == 0 {
		return x.c.Ctx.ThrowError("Error", "Cannot re-assign $this")
	}
	return nil
}

// variable returns the name of the variable for a key.
func (x *extractor) variable(k php.Key) (string, bool) {
	if k.Str == nil {
		if x.mode == extrPrefixAll || x.mode == extrPrefixInvalid {
			return x.prefix + "_" + php.FormatInt(k.Int), true
		}
		return "", false
	}
	name := k.Str.String()
	p := x.vars.Get(name)
	exists := p != nil && !p.IsUndef()
	switch x.mode {
	case extrSkip:
		return name, !exists && name != "this"
	case extrPrefixSame:
		if name == "" {
			return "", false
		}
		if exists || name == "this" {
			return x.prefix + "_" + name, true
		}
	case extrPrefixAll:
		return x.prefix + "_" + name, name != ""
	case extrPrefixInvalid:
		if !validVarName(name) || name == "this" {
			return x.prefix + "_" + name, true
		}
	case extrPrefixIfExists:
		return x.prefix + "_" + name, exists
	case extrIfExists:
		return name, exists
	}
	return name, true
}
