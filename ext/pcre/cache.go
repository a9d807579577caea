package pcre

import (
	"strings"

	"gaja/interp/php"
	"gaja/interp/regex"
)

// cacheSize is how many compiled patterns an engine keeps; when there are more, the oldest eighth goes.
const cacheSize = 4096

// pattern is a compiled pattern.
type pattern struct {
	text  string // the key in the cache
	prog  *regex.Program
	caps  int        // groups, the whole match included
	names []*php.Str // by group, nil for none; the slice is nil when no group has a name
	// named is how many groups have a name.
	named int
	utf   bool
	// byModifier is set when the modifier u asked for UTF-8, and not the pattern itself.
	byModifier bool
}

// state is what an engine keeps.
type state struct {
	cache  map[string]*pattern
	order  []string // keys of the cache, oldest first
	recent [recentSize]recent
	m      regex.Matcher
	last   int64 // preg_last_error
	buf    []byte
	heads  php.Strs
	// checked is the last long subject that was found to be UTF-8.
	checked string
	// backtrack, recursion and jit are the settings.
	backtrack, recursion int
	jit                  bool
}

// recentSize is how many patterns are found by their hash without a look into the map.
const recentSize = 256

// recent is a pattern used lately.
type recent struct {
	text string
	p    *pattern
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return newState(ctx) })
}

func newState(ctx *php.Context) *state {
	s := &state{cache: map[string]*pattern{}}
	s.backtrack = int(ctx.Ini.Int("pcre.backtrack_limit"))
	s.recursion = int(ctx.Ini.Int("pcre.recursion_limit"))
	s.jit = ctx.Ini.Bool("pcre.jit")
	s.m.Poll = ctx.Poll
	s.limits()
	return s
}

// jitStack is how many choices may be open with pcre.jit on. PHP gives machine code 192 KiB, enough for some ten thousand
// choices; what works there must work here.
const jitStack = 1 << 20

// limits hands the settings on to the matcher. A machine-code matcher knows no limit of recursion.
func (st *state) limits() {
	st.m.MatchLimit, st.m.DepthLimit, st.m.StackLimit = max(st.backtrack, 1), 0, jitStack
	if !st.jit {
		st.m.DepthLimit, st.m.StackLimit = max(st.recursion, 1), 0
	}
}

func backtrackChanged(ctx *php.Context, value string) bool {
	st := stateOf(ctx)
	st.backtrack = int(php.ParseQuantity(value))
	st.limits()
	return true
}

func recursionChanged(ctx *php.Context, value string) bool {
	st := stateOf(ctx)
	st.recursion = int(php.ParseQuantity(value))
	st.limits()
	return true
}

func jitChanged(ctx *php.Context, value string) bool {
	st := stateOf(ctx)
	st.jit = php.IniBool(value)
	st.limits()
	return true
}

// pattern finds or compiles a pattern; nil after a warning.
func (st *state) pattern(c *php.Call, text *php.Str) *pattern {
	r := &st.recent[text.Hash()%recentSize]
	if r.p != nil && r.text == text.Peek() {
		return r.p
	}
	p := st.cache[text.Peek()]
	if p == nil {
		key := strings.Clone(text.Peek())
		if p = st.compile(c, key); p == nil {
			return nil
		}
		p.text = key
		st.store(key, p)
	}
	r.text, r.p = p.text, p
	return p
}

func (st *state) store(key string, p *pattern) {
	if len(st.order) >= cacheSize {
		old := st.order[:cacheSize/8]
		for _, k := range old {
			delete(st.cache, k)
		}
		st.order = append([]string(nil), st.order[len(old):]...)
		st.recent = [recentSize]recent{}
	}
	st.cache[key] = p
	st.order = append(st.order, key)
}

// refuse warns about a pattern that cannot be used.
func (st *state) refuse(c *php.Call, format string, args ...any) {
	c.Warn(format, args...)
	st.last = errInternal
}

// compile takes a pattern's text apart and compiles it; nil after a warning.
func (st *state) compile(c *php.Call, text string) *pattern {
	body, mods, ok := st.split(c, text)
	if !ok {
		return nil
	}
	opt, ok := st.modifiers(c, mods)
	if !ok {
		return nil
	}
	version := regex.V1046
	if c.Ctx.Level != php.Level84 {
		version = regex.V1036
	}
	prog, err := regex.Compile(body, opt, version)
	if err != nil {
		off := 0
		switch e := err.(type) {
		case *regex.Error:
			off = e.Offset
		case *regex.UTFError:
			off = e.Offset
		}
		st.refuse(c, "Compilation failed: %s at offset %d", err.Error(), off)
		return nil
	}
	p := &pattern{prog: prog, caps: prog.Groups() + 1, utf: prog.UTF(), byModifier: opt&regex.UTF != 0}
	if names := prog.Names(); names != nil {
		p.names = make([]*php.Str, len(names))
		for i, n := range names {
			if n != "" {
				p.names[i] = php.NewStr(n)
				p.named++
			}
		}
	}
	return p
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isAlnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// split finds the delimiters.
func (st *state) split(c *php.Call, text string) (body, mods string, ok bool) {
	old := c.Ctx.Level != php.Level84
	i := 0
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	if i >= len(text) || old && text[i] == 0 {
		if old && i < len(text) {
			st.refuse(c, "Null byte in regex")
			return "", "", false
		}
		st.refuse(c, "Empty regular expression")
		return "", "", false
	}
	open := text[i]
	if isAlnum(open) || open == '\\' || open == 0 {
		if old {
			st.refuse(c, "Delimiter must not be alphanumeric or backslash")
		} else {
			st.refuse(c, "Delimiter must not be alphanumeric, backslash, or NUL byte")
		}
		return "", "", false
	}
	shut := open
	if k := strings.IndexByte("([{<", open); k >= 0 {
		shut = ")]}>"[k]
	}
	rest := text[i+1:]
	end, nul := closing(rest, open, shut, old)
	if end < 0 {
		switch {
		case nul:
			st.refuse(c, "Null byte in regex")
		case open == shut:
			st.refuse(c, "No ending delimiter '%c' found", rune(shut))
		default:
			st.refuse(c, "No ending matching delimiter '%c' found", rune(shut))
		}
		return "", "", false
	}
	return rest[:end], rest[end+1:], true
}

// closing finds the closing delimiter. PHP 7 stops at a NUL byte.
func closing(s string, open, shut byte, old bool) (end int, nul bool) {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case old && ch == 0:
			return -1, true
		case ch == '\\' && i+1 < len(s) && !(old && s[i+1] == 0):
			i++
		case ch == shut:
			if depth--; depth == 0 {
				return i, false
			}
		case ch == open:
			depth++
		}
	}
	return -1, false
}

// modifiers reads the letters behind the closing delimiter.
func (st *state) modifiers(c *php.Call, mods string) (opt regex.Options, ok bool) {
	old := c.Ctx.Level != php.Level84
	if old {
		opt = regex.LiteralEscapes
	}
	eval := false
	for i := range len(mods) {
		switch m := mods[i]; m {
		case 'i':
			opt |= regex.Caseless
		case 'm':
			opt |= regex.Multiline
		case 's':
			opt |= regex.DotAll
		case 'x':
			opt |= regex.Extended
		case 'A':
			opt |= regex.Anchored
		case 'D':
			opt |= regex.DollarEndOnly
		case 'U':
			opt |= regex.Ungreedy
		case 'J':
			opt |= regex.DupNames
		case 'u':
			opt |= regex.UTF | regex.UCP
		case 'X':
			opt &^= regex.LiteralEscapes
		case 'S', ' ', '\n', '\r':
		default:
			switch {
			case !old && m == 'n':
				opt |= regex.NoAutoCapture
			case !old && m == 'r':
				opt |= regex.CaselessRestrict
			case old && m == 'e':
				eval = true
			case m == 0 && old:
				st.refuse(c, "Null byte in regex")
				return 0, false
			case m == 0:
				st.refuse(c, "NUL byte is not a valid modifier")
				return 0, false
			default:
				st.refuse(c, "Unknown modifier '%c'", rune(m))
				return 0, false
			}
		}
	}
	if eval {
		st.refuse(c, "The /e modifier is no longer supported, use preg_replace_callback instead")
	}
	return opt, !eval
}
