package standard

import (
	"strings"

	"gaja/interp/php"
)

func explode(c *php.Call) (php.Value, error) {
	sep, v, limit := c.Peek(0), c.Arg(1), c.Int(2)
	if sep == "" {
		return badArg(c, 0, "must not be empty", "Empty delimiter")
	}
	s := v.Str().Peek()
	if s == "" {
		if limit >= 0 {
			return php.ArrayValue(php.List(c.Ctx.EmptyString())), nil
		}
		return php.ArrayValue(c.Ctx.NewArray(0)), nil
	}
	if limit >= 0 && limit <= 1 {
		return php.ArrayValue(php.List(v.Copy())), nil
	}
	n := strings.Count(s, sep) + 1
	if n == 1 {
		if limit < 0 {
			return php.ArrayValue(c.Ctx.NewArray(0)), nil
		}
		return php.ArrayValue(php.List(v.Copy())), nil
	}
	keep := n
	if limit < 0 {
		keep = int(max(int64(n)+limit, 0))
	} else if int64(n) > limit {
		keep = int(limit)
	}
	if err := c.Charge(int64(keep) * 48); err != nil {
		return php.Undef(), err
	}
	return php.ArrayValue(splitParts(c.Ctx, v, sep, keep, limit < 0)), nil
}

// splitParts makes an array of the first keep parts of v. Without drop the last one takes all that is left. Long parts
// share the bytes of the string.
func splitParts(ctx *php.Context, v php.Value, sep string, keep int, drop bool) *php.Array {
	size := v.Str().Len()
	s := v.Str().Peek()
	a := ctx.NewArray(keep)
	from := 0
	for i := 0; i < keep; i++ {
		if i == keep-1 && !drop {
			a.Append(part(ctx, v, from, size))
			break
		}
		var at int
		if len(sep) == 1 {
			at = strings.IndexByte(s[from:], sep[0])
		} else {
			at = strings.Index(s[from:], sep)
		}
		a.Append(part(ctx, v, from, from+at))
		from += at + len(sep)
	}
	return a
}

func implode(c *php.Call) (php.Value, error) {
	first, second := c.Arg(0), c.Arg(1)
	if !is84(c) {
		return implode74(c, first, second)
	}
	if second.IsNil() {
		if !first.IsArray() {
			return php.Undef(), c.Ctx.ThrowError("TypeError",
				c.Name()+"(): If argument #1 ($separator) is of type string, argument #2 ($array) must be of type array, null given")
		}
		return joinArray(c, "", first.Array())
	}
	if first.IsArray() {
		return php.Undef(), c.ArgTypeError(0, "must be of type string, array given")
	}
	return joinArray(c, first.Str().Peek(), second.Array())
}

func implode74(c *php.Call, first, second php.Value) (php.Value, error) {
	if second.IsUndef() {
		if !first.IsArray() {
			c.Warn("Argument must be an array")
			return php.Null(), nil
		}
		return joinArray(c, "", first.Array())
	}
	glue, pieces := first, second
	switch {
	case first.IsArray():
		glue, pieces = second, first
		g, err := c.Ctx.ToString(glue)
		if err != nil {
			return php.Undef(), err
		}
		defer php.StrValue(g).Release()
		c.Deprecated("Passing glue string after array is deprecated. Swap the parameters")
		return joinArray(c, g.Peek(), pieces.Array())
	case !second.IsArray():
		c.Warn("Invalid arguments passed")
		return php.Null(), nil
	}
	g, err := c.Ctx.ToString(glue)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(g).Release()
	return joinArray(c, g.Peek(), pieces.Array())
}

// joinArray joins the elements. Strings are looked at twice, to size the result; anything else is converted first, into
// a buffer that grows, because a conversion may run the script.
func joinArray(c *php.Call, glue string, a *php.Array) (php.Value, error) {
	n := a.Len()
	switch n {
	case 0:
		return c.Ctx.EmptyString(), nil
	case 1:
		it := a.Iter()
		it.Next()
		s, err := c.Ctx.ToString(it.Value())
		return php.StrValue(s), err
	}
	size := (n - 1) * len(glue)
	for it := a.Iter(); it.Next(); {
		v := it.Value()
		if !v.IsString() {
			return joinMixed(c, glue, a)
		}
		size += v.Str().Len()
	}
	if err := reserve(c, size); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(size)
	it := a.Iter()
	it.Next()
	b = append(b, it.Value().Str().Peek()...)
	for it.Next() {
		b = append(append(b, glue...), it.Value().Str().Peek()...)
	}
	return built(c.Ctx, st, b), nil
}

func joinMixed(c *php.Call, glue string, a *php.Array) (php.Value, error) {
	held := php.ArrayValue(a).Copy()
	defer held.Release()
	glue = strings.Clone(glue)
	var b []byte
	first := true
	for it := a.Iter(); it.Next(); {
		if !first {
			b = append(b, glue...)
		}
		first = false
		v := it.Value()
		switch v.Kind() {
		case php.KindString:
			b = append(b, v.Str().Peek()...)
		case php.KindInt:
			b = appendInt(b, v.Int())
		default:
			s, err := c.Ctx.ToString(v)
			if err != nil {
				return php.Undef(), err
			}
			b = append(b, s.Peek()...)
			php.StrValue(s).Release()
		}
		if len(b) > 1<<20 {
			if err := c.Poll(); err != nil {
				return php.Undef(), err
			}
		}
	}
	if err := reserve(c, len(b)); err != nil {
		return php.Undef(), err
	}
	return taken(c.Ctx, b), nil
}

func strSplit(c *php.Call) (php.Value, error) {
	v, n := c.Arg(0), c.Int(1)
	if n <= 0 {
		return badArg(c, 1, "must be greater than 0", "The length of each segment must be greater than zero")
	}
	s := v.Str().String()
	if s == "" && is84(c) {
		return php.ArrayValue(c.Ctx.NewArray(0)), nil
	}
	if n >= int64(len(s)) {
		return php.ArrayValue(php.List(v.Copy())), nil
	}
	count := (len(s) + int(n) - 1) / int(n)
	if err := c.Charge(int64(count) * 48); err != nil {
		return php.Undef(), err
	}
	a := c.Ctx.NewArray(count)
	var heads php.Strs
	for len(s) > 0 {
		k := min(int(n), len(s))
		if k == 1 {
			a.Append(c.Ctx.Char(s[0]))
		} else {
			a.Append(php.StrValue(heads.New(s[:k], len(s)/k)))
		}
		s = s[k:]
	}
	return php.ArrayValue(a), nil
}

// tokens is the state of strtok: the string and how far it is read.
type tokens struct {
	s    string
	at   int
	open bool
}

type tokensKey struct{}

func strtok(c *php.Call) (php.Value, error) {
	t := php.State(c.Ctx, tokensKey{}, func() *tokens { return &tokens{} })
	delims := c.Peek(0)
	if c.IsNull(1) {
		if !t.open {
			if is84(c) {
				c.Warn("Both arguments must be provided when starting tokenization")
			}
			return php.False(), nil
		}
	} else {
		t.s, t.at, t.open = c.Str(0), 0, true
		delims = c.Peek(1)
	}
	if t.at >= len(t.s) {
		return php.False(), nil
	}
	var m mask256
	for i := 0; i < len(delims); i++ {
		m.add(delims[i])
	}
	for t.at < len(t.s) && m.has(t.s[t.at]) {
		t.at++
	}
	if t.at >= len(t.s) { // nothing but delimiters was left: it is over for good
		*t = tokens{}
		return php.False(), nil
	}
	from := t.at
	for t.at < len(t.s) && !m.has(t.s[t.at]) {
		t.at++
	}
	tok := t.s[from:t.at]
	t.at++
	return text(c.Ctx, tok), nil
}

func wordwrap(c *php.Call) (php.Value, error) {
	s, width, brk, cut := c.Peek(0), c.Int(1), c.Peek(2), c.Bool(3)
	if s == "" {
		return c.Ctx.EmptyString(), nil
	}
	if brk == "" {
		return badArg(c, 2, "must not be empty", "Break string cannot be empty")
	}
	if width == 0 && cut {
		if is84(c) {
			return php.Undef(), c.ArgValueError(3, "cannot be true when argument #2 ($width) is 0")
		}
		return warnFalse(c, "Can't force cut when width is zero")
	}
	if err := reserve(c, wrapRoom(len(s), width, len(brk))); err != nil {
		return php.Undef(), err
	}
	if len(brk) == 1 && !cut {
		st, b := c.Ctx.MakeStr(len(s))
		copy(b, s)
		wrapInPlace(b, width, brk[0])
		return built(c.Ctx, st, b), nil
	}
	st, b := c.Ctx.StartStr(len(s) + 4*len(brk))
	return built(c.Ctx, st, wrapText(b, s, width, brk, cut)), nil
}

// wrapRoom is the most that wrapping may take.
func wrapRoom(n int, width int64, brk int) int {
	if brk == 1 {
		return n
	}
	breaks := n
	if width > 0 {
		breaks = n/int(min(width, int64(n)+1)) + 1
	}
	return n + breaks*brk
}

// wrapInPlace turns the blanks where a line ends into a one-byte break.
func wrapInPlace(b []byte, width int64, brk byte) {
	start, space := 0, 0
	for i, ch := range b {
		switch {
		case ch == brk:
			start, space = i+1, i+1
		case ch == ' ':
			if int64(i-start) >= width {
				b[i] = brk
				start = i + 1
			}
			space = i
		case int64(i-start) >= width && start != space:
			b[space] = brk
			start = space + 1
		}
	}
}

// wrapText breaks lines at blanks, and words too long for a line if cut says so.
func wrapText(out []byte, s string, width int64, brk string, cut bool) []byte {
	start, space := 0, 0
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch == brk[0] && i+len(brk) < len(s) && s[i:i+len(brk)] == brk:
			out = append(out, s[start:i+len(brk)]...)
			i += len(brk) - 1
			start, space = i+1, i+1
		case ch == ' ':
			if int64(i-start) >= width {
				out = append(append(out, s[start:i]...), brk...)
				start = i + 1
			}
			space = i
		case int64(i-start) >= width && cut && start >= space:
			out = append(append(out, s[start:i]...), brk...)
			start, space = i, i
		case int64(i-start) >= width && start < space:
			out = append(append(out, s[start:space]...), brk...)
			space++
			start = space
		}
	}
	return append(out, s[start:]...)
}

func strWordCount(c *php.Call) (php.Value, error) {
	s, format := c.Peek(0), c.Int(1)
	if format < 0 || format > 2 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be a valid format value")
		}
		c.Warn("Invalid format value %d", format)
		return php.False(), nil
	}
	var extra mask256
	if s != "" && !c.IsNull(2) {
		extra = charMask(c, c.Peek(2))
	}
	from, to := 0, len(s)
	if to > 0 && (s[0] == '\'' && !extra.has('\'') || s[0] == '-' && !extra.has('-')) {
		from++
	}
	if to > from && s[to-1] == '-' && !extra.has('-') {
		to--
	}
	count := int64(0)
	words := c.Ctx.NewArray(0)
	for i := from; i < to; {
		w := i
		for i < to && (isAlpha(s[i]) || extra.has(s[i]) || s[i] == '\'' || s[i] == '-') {
			i++
		}
		if i == w {
			i++
			continue
		}
		count++
		switch format {
		case 1:
			words.Append(text(c.Ctx, strings.Clone(s[w:i])))
		case 2:
			words.Set(int64(w), text(c.Ctx, strings.Clone(s[w:i])))
		}
	}
	if format == 0 {
		return php.Int(count), nil
	}
	return php.ArrayValue(words), nil
}
