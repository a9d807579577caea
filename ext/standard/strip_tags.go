package standard

import (
	"strings"

	"gaja/interp/php"
)

func stripTags(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	allowed, limited, err := allowedTags(c, c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	if strings.IndexByte(s, '<') < 0 && strings.IndexByte(s, 0) < 0 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	t := tagStripper{s: s, allowed: lowerASCII(allowed), keep: limited, out: make([]byte, 0, len(s))}
	t.run()
	return taken(c.Ctx, t.out), nil
}

// allowedTags turns the argument into "<a><b>"; ok is false when nothing is allowed.
func allowedTags(c *php.Call, v php.Value) (tags string, ok bool, err error) {
	switch {
	case v.IsNil():
		return "", false, nil
	case v.IsArray():
		var b strings.Builder
		for it := v.Array().Iter(); it.Next(); {
			s, err := c.Ctx.ToString(it.Value())
			if err != nil {
				return "", false, err
			}
			b.WriteString("<" + s.Peek() + ">")
			php.StrValue(s).Release()
		}
		return b.String(), b.Len() > 0, nil
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return "", false, err
	}
	defer php.StrValue(s).Release()
	return s.String(), s.Len() > 0, nil
}

// tagState is where in the markup the stripper is.
type tagState uint8

const (
	inText    tagState = iota
	inTag              // <…>
	inCode             // <?…?>
	inDecl             // <!…>
	inComment          // <!--…-->
)

// tagStripper takes markup off a text the way PHP has always done it: it knows quotes, nesting of "<", declarations,
// comments and <?…?>, but no HTML.
type tagStripper struct {
	s       string
	at      int
	out     []byte
	allowed string
	keep    bool
	tag     []byte // the tag being read, when some are allowed
	state   tagState
	depth   int
	quote   byte
	last    byte // the last notable character
	parens  int
	xml     bool
}

func (t *tagStripper) run() {
	for ; t.at < len(t.s); t.at++ {
		c := t.s[t.at]
		switch t.state {
		case inText:
			t.text(c)
		case inTag:
			t.inTag(c)
		case inCode:
			t.code(c)
		case inDecl:
			t.decl(c)
		default:
			if c == '>' && t.quote == 0 && t.before(1) == '-' && t.before(2) == '-' {
				t.leave()
			}
		}
	}
}

// before returns the character n places back, in any case of letters lowered, or 0.
func (t *tagStripper) before(n int) byte {
	if t.at < n {
		return 0
	}
	return lowerByte(t.s[t.at-n])
}

func (t *tagStripper) spaceFollows() bool { return t.at+1 < len(t.s) && isSpace(t.s[t.at+1]) }

// leave ends markup without keeping any of it.
func (t *tagStripper) leave() {
	t.state, t.quote = inText, 0
	t.tag = t.tag[:0]
}

// nested handles "<" and ">" inside markup; it reports whether c was one that only counts.
func (t *tagStripper) nested(c byte) bool {
	if c == '>' {
		if t.depth > 0 {
			t.depth--
			return true
		}
		return t.quote != 0
	}
	return false
}

func (t *tagStripper) text(c byte) {
	switch {
	case c == 0:
	case c == '<':
		if t.quote != 0 {
			return
		}
		if t.spaceFollows() {
			t.out = append(t.out, c)
			return
		}
		t.last, t.state = '<', inTag
		t.add(c)
	case c == '>':
		if !t.nested(c) {
			t.out = append(t.out, c)
		}
	default:
		t.out = append(t.out, c)
	}
}

func (t *tagStripper) add(c byte) {
	if t.keep {
		t.tag = append(t.tag, c)
	}
}

func (t *tagStripper) toggle(c byte) {
	switch {
	case t.quote == 0:
		t.quote = c
	case t.quote == c:
		t.quote = 0
	}
}

func (t *tagStripper) inTag(c byte) {
	switch c {
	case 0:
		return
	case '<':
		if t.quote != 0 {
			return
		}
		if !t.spaceFollows() {
			t.depth++
			return
		}
	case '>':
		if !t.nested(c) {
			t.endTag()
		}
		return
	case '"', '\'':
		if t.at > 0 {
			t.toggle(c)
		}
	case '!':
		if t.before(1) == '<' {
			t.state, t.last = inDecl, c
			return
		}
	case '?':
		if t.before(1) == '<' {
			t.state, t.parens = inCode, 0
			return
		}
	}
	t.add(c)
}

func (t *tagStripper) endTag() {
	t.last = '>'
	if t.xml && t.before(1) == '-' {
		return
	}
	t.state, t.quote, t.xml = inText, 0, false
	if t.keep {
		t.tag = append(t.tag, '>')
		if strings.Contains(t.allowed, normalTag(t.tag)) {
			t.out = append(t.out, t.tag...)
		}
		t.tag = t.tag[:0]
	}
}

// normalTag reduces a tag to its name: "</A href=x>" gives "<a>".
func normalTag(tag []byte) string {
	b := make([]byte, 0, len(tag))
	named := false
	for i, c := range tag {
		c = lowerByte(c)
		if c == '>' || named && isSpace(c) {
			break
		}
		if c == '<' {
			b = append(b, c)
		} else if !isSpace(c) {
			named = true
			if c != '/' || i > 0 && tag[i-1] != '<' && i+1 < len(tag) && tag[i+1] != '>' {
				b = append(b, c)
			}
		}
	}
	return string(append(b, '>'))
}

func (t *tagStripper) code(c byte) {
	switch c {
	case '(':
		if t.last != '"' && t.last != '\'' {
			t.last = '('
			t.parens++
		}
	case ')':
		if t.last != '"' && t.last != '\'' {
			t.last = ')'
			t.parens--
		}
	case '>':
		if !t.nested(c) && t.parens == 0 && t.last != '"' && t.before(1) == '?' {
			t.leave()
		}
	case '"', '\'':
		if t.at > 0 && t.before(1) != '\\' {
			if t.last == c {
				t.last = 0
			} else if t.last != '\\' {
				t.last = c
			}
			t.toggle(c)
		}
	case 'l', 'L':
		if t.before(1) == 'm' && t.before(2) == 'x' && t.before(3) == '?' && t.before(4) == '<' && t.at > 4 {
			t.state, t.xml = inTag, true
		}
	}
}

func (t *tagStripper) decl(c byte) {
	switch c {
	case '>':
		if !t.nested(c) {
			t.leave()
		}
	case '"', '\'':
		if t.at > 0 && t.before(1) != '\\' {
			t.toggle(c)
		}
	case '-':
		if t.before(1) == '-' && t.before(2) == '!' {
			t.state = inComment
		}
	case 'e', 'E':
		if t.at > 6 && strings.EqualFold(t.s[t.at-6:t.at], "doctyp") {
			t.state = inTag
		}
	}
}
