package regex

import "strings"

var verbNames = map[string]verbKind{
	"":       vMark,
	"MARK":   vMark,
	"ACCEPT": vAccept,
	"F":      vFail,
	"FAIL":   vFail,
	"COMMIT": vCommit,
	"PRUNE":  vPrune,
	"SKIP":   vSkip,
	"THEN":   vThen,
}

// verbItem reads (*VERB) and (*VERB:name).
func (p *parser) verbItem() (*node, bool) {
	p.pos++
	from := p.pos
	for p.pos < len(p.src) && (isAlpha(p.src[p.pos]) || p.src[p.pos] == '_') {
		p.pos++
	}
	verb, ok := verbNames[p.src[from:p.pos]]
	if !ok || p.pos >= len(p.src) || p.src[p.pos] != ':' && p.src[p.pos] != ')' {
		p.fail(errVerb, p.pos)
		return nil, false
	}
	n := &node{kind: nVerb, verb: verb, off: p.pos}
	if p.src[p.pos] == ':' {
		p.pos++
		i := strings.IndexByte(p.src[p.pos:], ')')
		switch {
		case i < 0:
			p.fail(errVerb, len(p.src))
		case i > 255:
			p.fail(errVerbLong, p.pos+i)
		}
		if p.err != nil {
			return nil, false
		}
		n.name = p.src[p.pos : p.pos+i]
		p.pos += i
	}
	if verb == vMark && n.name == "" {
		p.fail(errMarkName, p.pos)
		return nil, false
	}
	p.pos++
	p.hasVerb = p.hasVerb || verb != vFail
	p.hasThen = p.hasThen || verb == vThen
	p.hasMark = p.hasMark || n.name != ""
	if n.name != "" && (verb == vAccept || verb == vFail) {
		mark := &node{kind: nVerb, verb: vMark, name: n.name}
		n.name = ""
		return newSeq([]*node{mark, n}), verb == vAccept
	}
	return n, verb == vAccept
}

// alpha reads the groups with names in letters, such as (*atomic:.
func (p *parser) alpha(at int) (*node, bool) {
	from := p.pos + 1
	p.pos++
	for p.pos < len(p.src) && (isAlpha(p.src[p.pos]) || p.src[p.pos] == '_') {
		p.pos++
	}
	name := p.src[from:p.pos]
	if p.pos >= len(p.src) || p.src[p.pos] != ':' {
		p.fail(errAlpha, p.pos)
		return nil, false
	}
	colon := p.pos
	p.pos++
	switch name {
	case "pla", "positive_lookahead":
		return p.body(&node{kind: nLook}, false), true
	case "nla", "negative_lookahead":
		return p.body(&node{kind: nLook, negative: true}, false), true
	case "napla", "non_atomic_positive_lookahead":
		return p.body(&node{kind: nLook, loose: true}, false), true
	case "plb", "positive_lookbehind":
		return p.behind(&node{kind: nLook}, at), true
	case "nlb", "negative_lookbehind":
		return p.behind(&node{kind: nLook, negative: true}, at), true
	case "naplb", "non_atomic_positive_lookbehind":
		return p.behind(&node{kind: nLook, loose: true}, at), true
	case "atomic":
		return p.body(&node{kind: nAtomic}, false), true
	case "sr", "script_run":
		return p.body(&node{kind: nScript}, false), true
	case "asr", "atomic_script_run":
		inner := p.body(&node{kind: nScript}, false)
		if inner == nil {
			return nil, false
		}
		return &node{kind: nAtomic, kids: []*node{inner}}, true
	}
	p.fail(errAlpha, colon)
	return nil, false
}

// leading reads the settings at the very start of a pattern, such as (*UTF) and (*ANYCRLF).
func (p *parser) leading() {
	for p.ahead("(*") {
		end := strings.IndexByte(p.src[p.pos:], ')')
		if end < 0 {
			return
		}
		name := p.src[p.pos+2 : p.pos+end]
		if !p.setting(name) {
			return
		}
		p.pos += end + 1
	}
}

func (p *parser) setting(name string) bool {
	switch name {
	case "UTF", "UTF8":
		p.utf = true
		p.opt |= UTF
	case "UCP":
		p.ucp = true
		p.opt |= UCP
	case "CR":
		p.nl = nlCR
	case "LF":
		p.nl = nlLF
	case "CRLF":
		p.nl = nlCRLF
	case "ANYCRLF":
		p.nl = nlAnyCRLF
	case "ANY":
		p.nl = nlAny
	case "NUL":
		p.nl = nlNUL
	case "BSR_ANYCRLF":
		p.bsrAny = true
	case "BSR_UNICODE":
		p.bsrAny = false
	case "NOTEMPTY":
		p.notEmpty = true
	case "NOTEMPTY_ATSTART":
		p.notEmptyStart = true
	case "CASELESS_RESTRICT":
		p.opt |= CaselessRestrict
	case "NO_START_OPT":
		p.startOpt = false
	case "NO_JIT", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR":
	default:
		key, value, ok := strings.Cut(name, "=")
		if !ok || value == "" || strings.Trim(value, "0123456789") != "" || len(value) > 9 {
			return false
		}
		n := 0
		for i := range len(value) {
			n = n*10 + int(value[i]-'0')
		}
		switch key {
		case "LIMIT_MATCH":
			p.matchLimit = n
		case "LIMIT_DEPTH", "LIMIT_RECURSION", "LIMIT_HEAP":
		default:
			return false
		}
	}
	return true
}
