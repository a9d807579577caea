package standard

import (
	"strings"

	"gaja/interp/php"
)

// Direct forms of string functions; see php.DirectFunc. What takes memory is left to the functions themselves, which
// account for it, when it is much.

// directMax is up to how many bytes a direct form makes a string.
const directMax = 1000

func oneString(args []php.Value) bool { return len(args) == 1 && args[0].IsString() }

func twoStrings(args []php.Value) bool {
	return len(args) == 2 && args[0].IsString() && args[1].IsString()
}

func strlenDirect(_ *php.Context, args []php.Value) php.Value {
	if !oneString(args) {
		return php.Undef()
	}
	return php.Int(int64(args[0].Str().Len()))
}

func substrDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) < 2 || len(args) > 3 || !args[0].IsString() || !args[1].IsInt() {
		return php.Undef()
	}
	n := int64(args[0].Str().Len())
	from, to := args[1].Int(), n
	if from < 0 {
		from = max(from+n, 0)
	} else if from > n {
		from = n
	}
	if len(args) == 3 && !args[2].IsNull() {
		if !args[2].IsInt() {
			return php.Undef()
		}
		if l := args[2].Int(); l < 0 {
			to = max(n+l, from)
		} else if l < n-from {
			to = from + l
		}
	}
	return part(ctx, args[0], int(from), int(to))
}

func strposDirect(_ *php.Context, args []php.Value) php.Value {
	if len(args) < 2 || len(args) > 3 || !args[0].IsString() || !args[1].IsString() {
		return php.Undef()
	}
	s, what, off := args[0].Str().Peek(), args[1].Str().Peek(), int64(0)
	if len(args) == 3 {
		if !args[2].IsInt() {
			return php.Undef()
		}
		off = args[2].Int()
	}
	if uint64(off) > uint64(len(s)) || what == "" {
		return php.Undef()
	}
	at := -1
	if len(what) == 1 {
		at = strings.IndexByte(s[off:], what[0])
	} else {
		at = strings.Index(s[off:], what)
	}
	if at < 0 {
		return php.False()
	}
	return php.Int(int64(at) + off)
}

func strrposDirect(_ *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) || args[1].Str().Len() == 0 {
		return php.Undef()
	}
	at := strings.LastIndex(args[0].Str().Peek(), args[1].Str().Peek())
	if at < 0 {
		return php.False()
	}
	return php.Int(int64(at))
}

func strContainsDirect(_ *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) {
		return php.Undef()
	}
	return php.Bool(strings.Contains(args[0].Str().Peek(), args[1].Str().Peek()))
}

func strStartsWithDirect(_ *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) {
		return php.Undef()
	}
	return php.Bool(strings.HasPrefix(args[0].Str().Peek(), args[1].Str().Peek()))
}

func strEndsWithDirect(_ *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) {
		return php.Undef()
	}
	return php.Bool(strings.HasSuffix(args[0].Str().Peek(), args[1].Str().Peek()))
}

func trimDirect(ctx *php.Context, args []php.Value) php.Value {
	return trimDirectly(ctx, args, true, true)
}

func ltrimDirect(ctx *php.Context, args []php.Value) php.Value {
	return trimDirectly(ctx, args, true, false)
}

func rtrimDirect(ctx *php.Context, args []php.Value) php.Value {
	return trimDirectly(ctx, args, false, true)
}

func trimDirectly(ctx *php.Context, args []php.Value, left, right bool) php.Value {
	chars := defaultTrim
	switch {
	case oneString(args):
	case twoStrings(args):
		chars = args[1].Str().Peek()
	default:
		return php.Undef()
	}
	var m mask256
	for i := 0; i < len(chars); i++ {
		if chars[i] == '.' && len(chars) > 1 {
			return php.Undef() // perhaps a range
		}
		m.add(chars[i])
	}
	s := args[0].Str().Peek()
	from, to := 0, len(s)
	for left && from < to && m.has(s[from]) {
		from++
	}
	for right && to > from && m.has(s[to-1]) {
		to--
	}
	return part(ctx, args[0], from, to)
}

func strtolowerDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneString(args) || args[0].Str().Len() > directMax {
		return php.Undef()
	}
	return caseFlipped(ctx, args[0], 'A')
}

func strtoupperDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneString(args) || args[0].Str().Len() > directMax {
		return php.Undef()
	}
	return caseFlipped(ctx, args[0], 'a')
}

func ucfirstDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneString(args) || args[0].Str().Len() > directMax {
		return php.Undef()
	}
	return firstMapped(ctx, args[0], upperByte)
}

func lcfirstDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneString(args) || args[0].Str().Len() > directMax {
		return php.Undef()
	}
	return firstMapped(ctx, args[0], lowerByte)
}

func strrevDirect(ctx *php.Context, args []php.Value) php.Value {
	if !oneString(args) || args[0].Str().Len() > directMax {
		return php.Undef()
	}
	return reversed(ctx, args[0])
}

func strRepeatDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 2 || !args[0].IsString() || !args[1].IsInt() {
		return php.Undef()
	}
	s, n := args[0].Str().Peek(), args[1].Int()
	if n < 0 || n > directMax || int(n)*len(s) > directMax {
		return php.Undef()
	}
	return repeated(ctx, s, int(n)*len(s))
}

func strcmpDirect(ctx *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) {
		return php.Undef()
	}
	a, b := args[0].Str().Peek(), args[1].Str().Peek()
	diff := diffBytes(a, b)
	if diff == 0 {
		if diff = len(a) - len(b); ctx.Level == php.Level84 {
			diff = sign(diff)
		}
	}
	return php.Int(int64(diff))
}

func implodeDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 2 || !args[0].IsString() || !args[1].IsArray() {
		return php.Undef()
	}
	glue, a := args[0].Str().Peek(), args[1].Array()
	if a.Len() == 0 {
		return ctx.EmptyString()
	}
	size := (a.Len() - 1) * len(glue)
	for it := a.Iter(); it.Next(); {
		switch v := it.Value(); v.Kind() {
		case php.KindString:
			size += v.Str().Len()
		case php.KindInt:
			size += php.IntLen(v.Int())
		default:
			return php.Undef()
		}
	}
	if size > directMax {
		return php.Undef()
	}
	st, b := ctx.StartStr(size)
	first := true
	for it := a.Iter(); it.Next(); {
		if !first {
			b = append(b, glue...)
		}
		first = false
		if v := it.Value(); v.IsString() {
			b = append(b, v.Str().Peek()...)
		} else {
			b = php.AppendInt(b, v.Int())
		}
	}
	return built(ctx, st, b)
}

func explodeDirect(ctx *php.Context, args []php.Value) php.Value {
	if !twoStrings(args) {
		return php.Undef()
	}
	sep, s := args[0].Str().Peek(), args[1].Str().Peek()
	if sep == "" || len(s) > directMax {
		return php.Undef()
	}
	n := strings.Count(s, sep) + 1
	a := ctx.NewArray(n)
	if n == 1 {
		a.Append(args[1].Copy())
		return php.ArrayValue(a)
	}
	splitInto(ctx, a, s, sep)
	return php.ArrayValue(a)
}

// splitInto appends the parts of a short string.
func splitInto(ctx *php.Context, a *php.Array, s, sep string) {
	for {
		at := -1
		if len(sep) == 1 {
			at = strings.IndexByte(s, sep[0])
		} else {
			at = strings.Index(s, sep)
		}
		if at < 0 {
			a.Append(php.StrValue(ctx.CopyStr(s)))
			return
		}
		a.Append(php.StrValue(ctx.CopyStr(s[:at])))
		s = s[at+len(sep):]
	}
}
