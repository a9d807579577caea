package regex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paren reads what follows an opening parenthesis, and says whether it may be repeated.
func (p *parser) paren() (*node, bool) {
	at := p.pos - 1
	if p.depth++; p.depth > maxNesting {
		p.fail(errNesting, p.pos)
		return nil, false
	}
	defer func() { p.depth-- }()
	if p.peek(0) == '*' {
		switch c := p.peek(1); {
		case c >= 'a' && c <= 'z':
			return p.alpha(at)
		case c >= 'A' && c <= 'Z' || c == ':':
			return p.verbItem()
		}
	}
	if p.peek(0) != '?' {
		if p.opt&NoAutoCapture != 0 {
			return p.body(&node{kind: nGroup}, false), true
		}
		return p.capture(""), true
	}
	p.pos++
	if p.pos >= len(p.src) {
		p.fail(errParenMissing, p.pos)
		return nil, false
	}
	switch c := p.src[p.pos]; c {
	case ':', '|', '>', '=', '!', '*':
		p.pos++
		return p.simpleGroup(c, at), true
	case '<':
		return p.angle(at), true
	case '\'':
		p.pos++
		return p.named('\''), true
	case 'P':
		return p.pythonGroup()
	case '(':
		p.pos++
		return p.conditional(at), true
	case 'R':
		p.pos++
		if p.peek(0) != ')' {
			p.fail(errRParen, p.pos)
			return nil, false
		}
		p.pos++
		return p.call(&node{kind: nCall}, p.pos), true
	case '&':
		p.pos++
		return p.namedCall(), true
	case 'C':
		p.pos++
		p.callout()
		return nil, false
	}
	if c := p.src[p.pos]; isDigit(c) || c == '+' || c == '-' && isDigit(p.peek(1)) {
		return p.numberedCall(), true
	}
	return p.inlineOptions()
}

// body reads the alternatives of a group and its closing parenthesis into n; options changed inside end with it.
func (p *parser) body(n *node, reset bool) *node {
	opt := p.opt
	kid := p.alternatives(reset)
	p.opt = opt
	if p.err != nil {
		return nil
	}
	if p.pos >= len(p.src) {
		p.fail(errParenMissing, p.pos)
		return nil
	}
	p.pos++
	n.kids = append(n.kids, kid)
	return n
}

func (p *parser) capture(name string) *node {
	if p.groups++; p.groups > 65535 {
		p.fail(errManyGroups, p.pos)
		return nil
	}
	p.maxGroups = max(p.maxGroups, p.groups)
	n := p.groups
	if name != "" && !p.addName(name, n) {
		return nil
	}
	return p.body(&node{kind: nGroup, n: n}, false)
}

// addName gives group n a name.
func (p *parser) addName(name string, n int) bool {
	for _, g := range p.names {
		switch {
		case g.name == name && g.n == n:
			return true
		case g.name == name && p.opt&DupNames == 0:
			p.fail(errNameTwice, p.pos)
			return false
		case g.name != name && g.n == n:
			p.fail(errNamesDiffer, p.pos)
			return false
		}
	}
	p.names = append(p.names, groupName{name, n})
	return true
}

func (p *parser) simpleGroup(c byte, at int) *node {
	switch c {
	case ':':
		return p.body(&node{kind: nGroup}, false)
	case '|':
		return p.body(&node{kind: nGroup}, true)
	case '>':
		return p.body(&node{kind: nAtomic}, false)
	case '!':
		if p.peek(0) == ')' {
			p.pos++
			return &node{kind: nVerb, verb: vFail}
		}
		return p.body(&node{kind: nLook, negative: true}, false)
	}
	return p.body(&node{kind: nLook, loose: c == '*'}, false)
}

// angle is (?<=, (?<!, (?<* and (?<name>.
func (p *parser) angle(at int) *node {
	p.pos++
	switch c := p.peek(0); c {
	case '=', '!', '*':
		p.pos++
		return p.behind(&node{kind: nLook, negative: c == '!', loose: c == '*'}, at)
	}
	return p.named('>')
}

func (p *parser) behind(n *node, at int) *node {
	n.behind, n.off = true, at
	p.looks = append(p.looks, n)
	return p.body(n, false)
}

func (p *parser) named(end byte) *node {
	name, _ := p.name(end, false)
	if p.err != nil {
		return nil
	}
	return p.capture(name)
}

// name reads a group's name and the character that ends it; off is where the name begins.
func (p *parser) name(end byte, blanks bool) (name string, off int) {
	if blanks {
		p.blanks()
	}
	off = p.pos
	if p.pos >= len(p.src) {
		p.fail(errNameExpected, p.pos)
		return "", off
	}
	if isDigit(p.src[p.pos]) {
		p.fail(errNameDigit, p.pos)
		return "", off
	}
	for p.pos < len(p.src) {
		n := p.nameChar()
		if n == 0 {
			break
		}
		p.pos += n
	}
	name = p.src[off:p.pos]
	limit := 32
	if p.version >= V1046 {
		limit = 128
	}
	switch {
	case len(name) > limit:
		p.fail(errNameLong, off+limit+1)
	case name == "":
		p.fail(errNameExpected, p.pos)
	}
	if blanks {
		p.blanks()
	}
	if end != 0 {
		if p.pos >= len(p.src) || p.src[p.pos] != end {
			p.fail(errNameSyntax, p.pos)
			return name, off
		}
		p.pos++
	}
	return name, off
}

// nameChar returns the length of the name's character here, or 0.
func (p *parser) nameChar() int {
	c := p.src[p.pos]
	switch {
	case c == '_' || isDigit(c) || isAlpha(c):
		return 1
	case p.utf && c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) {
			return n
		}
	}
	return 0
}

// pythonGroup is (?P<name>, (?P=name) and (?P>name).
func (p *parser) pythonGroup() (*node, bool) {
	p.pos++
	if p.pos >= len(p.src) {
		p.fail(errParenMissing, p.pos)
		return nil, false
	}
	p.pos++
	switch p.src[p.pos-1] {
	case '<':
		return p.named('>'), true
	case '>':
		return p.namedCall(), true
	case '=':
		name, off := p.name(')', false)
		if p.err != nil {
			return nil, false
		}
		return p.backref(&node{kind: nBackref, name: name}, off), true
	}
	p.fail(errAfterP, p.pos-1)
	return nil, false
}

func (p *parser) namedCall() *node {
	name, off := p.name(')', false)
	if p.err != nil {
		return nil
	}
	return p.call(&node{kind: nCall, name: name}, off)
}

// numberedCall is (?1), (?+1) and (?-1).
func (p *parser) numberedCall() *node {
	if c := p.src[p.pos]; c == '+' && !isDigit(p.peek(1)) {
		p.fail(errDigitExpected, p.pos)
		return nil
	}
	n, _ := p.number(errGroupBig, true)
	if p.err != nil {
		return nil
	}
	if p.peek(0) != ')' {
		p.fail(errParenMissing, p.pos)
		return nil
	}
	p.pos++
	return p.call(&node{kind: nCall, n: n}, p.pos-1)
}

// inlineOptions is (?i) and (?i:…).
func (p *parser) inlineOptions() (*node, bool) {
	opt, hyphen := p.opt, false
	if p.peek(0) == '^' {
		p.pos++
		opt &^= Caseless | Multiline | NoAutoCapture | DotAll | Extended | ExtendedMore | CaselessRestrict
		hyphen = true
	}
	caret := hyphen
	hyphen = false
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		p.pos++
		switch {
		case c == ')':
			p.opt = opt
			return nil, false
		case c == ':':
			save := p.opt
			p.opt = opt
			n := p.body(&node{kind: nGroup}, false)
			p.opt = save
			return n, true
		case c == '-':
			if hyphen || caret {
				p.fail(errHyphen, p.pos-1)
				return nil, false
			}
			hyphen = true
		default:
			bits := p.optionLetter(c)
			if bits == 0 {
				p.fail(errAfterParen, p.pos-1)
				return nil, false
			}
			if hyphen {
				opt &^= bits
			} else {
				opt |= bits
			}
			if c == 'x' && !hyphen && bits == Extended {
				opt &^= ExtendedMore
			}
			if c == 'x' && hyphen {
				opt &^= ExtendedMore
			}
		}
	}
	p.fail(errParenMissing, p.pos)
	return nil, false
}

// optionLetter returns the options of a letter that has just been read, and reads what belongs to it.
func (p *parser) optionLetter(c byte) Options {
	switch c {
	case 'i':
		return Caseless
	case 'm':
		return Multiline
	case 's':
		return DotAll
	case 'n':
		return NoAutoCapture
	case 'J':
		return DupNames
	case 'U':
		return Ungreedy
	case 'x':
		if p.peek(0) == 'x' {
			p.pos++
			return Extended | ExtendedMore
		}
		return Extended
	case 'r':
		if p.version >= V1046 {
			return CaselessRestrict
		}
	case 'a':
		if p.version < V1046 {
			return 0
		}
		if i := strings.IndexByte("DSWPT", p.peek(0)); i >= 0 && p.pos < len(p.src) {
			p.pos++
			return [...]Options{asciiDigit, asciiSpace, asciiWord, asciiPosix | asciiHex, asciiHex}[i]
		}
		return asciiAll
	}
	return 0
}

// calloutDelimiters are the characters that may stand around a callout's string.
const calloutDelimiters = "`'\"^%#${"

// callout reads (?C…), which does nothing as PHP sets no callout.
func (p *parser) callout() {
	if c := p.peek(0); p.pos < len(p.src) && c != ')' && !isDigit(c) {
		if strings.IndexByte(calloutDelimiters, c) < 0 {
			p.fail(errCalloutDelim, p.pos)
			return
		}
		if c == '{' {
			c = '}'
		}
		p.pos++
		for {
			i := strings.IndexByte(p.src[p.pos:], c)
			if i < 0 {
				p.fail(errCalloutEnd, len(p.src))
				return
			}
			p.pos += i + 1
			if p.peek(0) != c || p.pos >= len(p.src) {
				break
			}
			p.pos++
		}
	} else {
		n := 0
		for p.pos < len(p.src) && isDigit(p.src[p.pos]) {
			n = n*10 + int(p.src[p.pos]-'0')
			p.pos++
			if n > 255 {
				p.fail(errCalloutBig, p.pos)
				return
			}
		}
		if p.pos >= len(p.src) && !isDigit(p.src[p.pos-1]) {
			p.fail(errParenMissing, p.pos)
			return
		}
	}
	if p.peek(0) != ')' {
		p.fail(errCalloutParen, p.pos)
		return
	}
	p.pos++
}
