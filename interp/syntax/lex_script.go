package syntax

import "strings"

// script reads a token of code.
func (l *Lexer) script() Token {
	if !l.parse {
		l.off = l.pos
		if t := l.trivia(); t != 0 {
			return t
		}
	} else if t := l.skipTrivia(); t != 0 {
		return t
	}
	l.off = l.pos
	l.start = l.line
	s := l.src
	i := l.pos
	c := s[i]
	cl := classes[c]
	if cl&chStart != 0 {
		return l.word(i)
	}
	if c == '$' {
		if isStart(s[i+1]) {
			return l.variable(i)
		}
		l.pos = i + 1
		return '$'
	}
	if cl&chDigit != 0 {
		return l.number(i)
	}
	return l.punct(i, c)
}

// skipTrivia skips white space and comments and returns 0, or TError for an unterminated comment.
func (l *Lexer) skipTrivia() Token {
	s := l.src
	i := l.pos
	for {
		switch s[i] {
		case ' ', '\t':
			i++
		case '\n':
			i++
			l.line++
		case '\r':
			i++
			if s[i] != '\n' {
				l.line++
			}
		case '#':
			if s[i+1] == '[' && l.attributes() {
				l.pos = i
				return 0
			}
			i = l.lineComment(i + 1)
		case '/':
			if s[i+1] == '/' {
				i = l.lineComment(i + 2)
				continue
			}
			if s[i+1] != '*' {
				l.pos = i
				return 0
			}
			l.off = i
			if t := l.blockComment(i); t == TError {
				return t
			}
			i = l.pos
		default:
			l.pos = i
			return 0
		}
	}
}

// attributes tells whether #[ begins attributes rather than a comment.
func (l *Lexer) attributes() bool { return l.level == Level84 && l.state == stScript }

// trivia reads white space or a comment as a token, or returns 0.
func (l *Lexer) trivia() Token {
	s := l.src
	i := l.pos
	switch c := s[i]; {
	case classes[c]&chSpace != 0:
		for classes[s[i]]&chSpace != 0 {
			i++
		}
		l.addLines(l.pos, i)
		l.pos = i
		return TWhitespace
	case c == '#' && (s[i+1] != '[' || !l.attributes()):
		l.pos = l.lineComment(i + 1)
		return TComment
	case c == '/' && s[i+1] == '/':
		l.pos = l.lineComment(i + 2)
		return TComment
	case c == '/' && s[i+1] == '*':
		return l.blockComment(i)
	}
	return 0
}

// lineComment returns where the comment whose text begins at i ends: before the newline (7.4: behind it) or before ?>.
func (l *Lexer) lineComment(i int) int {
	s := l.src[:l.limit]
	for ; i < len(s); i++ {
		switch s[i] {
		case '\n', '\r':
			if l.level == Level74 {
				return l.lineComment74(i)
			}
			return i
		case '?':
			if l.src[i+1] == '>' {
				return i
			}
		}
	}
	return len(s)
}

// lineComment74 swallows the newline at i.
func (l *Lexer) lineComment74(i int) int {
	l.line++
	if l.src[i] == '\r' && l.src[i+1] == '\n' {
		i++
	}
	return i + 1
}

// blockComment reads /* … */ at i.
func (l *Lexer) blockComment(i int) Token {
	s := l.src
	l.off = i
	isDoc := s[i+2] == '*' && classes[s[i+3]]&chSpace != 0
	from := i + 2
	if isDoc {
		from = i + 3
		for classes[s[from]]&chSpace != 0 {
			from++
		}
		l.doc = span{}
	}
	t := TComment
	if n := strings.Index(s[min(from, l.limit):l.limit], "*/"); n >= 0 {
		l.pos = from + n + 2
	} else {
		l.pos = l.limit
		if l.level == Level84 {
			t = l.orError(t, l.fail("Unterminated comment starting line %d", l.line))
		} else {
			l.warning(false, "Unterminated comment starting line %d", l.line)
		}
	}
	l.addLines(i, l.pos)
	if t == TError {
		return t
	}
	if isDoc {
		l.doc = span{i, l.pos}
		t = TDocComment
	}
	return t
}

// variable reads $name at i.
func (l *Lexer) variable(i int) Token {
	s := l.src
	j := i + 2
	for classes[s[j]]&chLabel != 0 {
		j++
	}
	l.pos = j
	l.str = s[i+1 : j]
	return TVariable
}

// property reads behind -> or ?->, where every word is a name.
func (l *Lexer) property() Token {
	s := l.src
	if c := s[l.pos]; l.level == Level74 && (c == '#' || c == '/') {
		l.pop() // comments between an arrow and a name came with 8.0
		return tRestart
	}
	if !l.parse {
		if t := l.trivia(); t != 0 {
			return t
		}
	} else if t := l.skipTrivia(); t != 0 {
		return t
	}
	i := l.pos
	l.off = i
	l.start = l.line
	switch {
	case isStart(s[i]):
		j := i + 1
		for isLabel(s[j]) {
			j++
		}
		l.pos = j
		l.str = s[i:j]
		l.pop()
		return TString
	case s[i] == '-' && s[i+1] == '>':
		l.pos = i + 2
		return TObjectOperator
	case s[i] == '?' && s[i+1] == '-' && s[i+2] == '>' && l.level == Level84:
		l.pos = i + 3
		return TNullsafeObjectOperator
	}
	l.pop()
	return tRestart
}

// word reads a name, a keyword, or a string with the b prefix.
func (l *Lexer) word(i int) Token {
	s := l.src
	j := i + 1
	for classes[s[j]]&chLabel != 0 {
		j++
	}
	if s[j] == '\\' && l.names && isStart(s[j+1]) {
		return l.qualified(i, j)
	}
	w := s[i:j]
	l.pos = j
	l.str = w
	if len(w) == 1 {
		if w[0]|0x20 == 'b' {
			return l.binaryPrefix(i, j)
		}
		return TString
	}
	t := lookupKeyword(w, l.level)
	switch t {
	case TYield:
		return l.yield(j)
	case TEnum:
		return l.enum(j)
	case TPublic, TProtected, TPrivate:
		if s[j] == '(' && l.level == Level84 && foldedEqual(s[j:j+5], "(set)") {
			l.pos = j + 5
			return t + (TPrivateSet - TPrivate)
		}
	}
	return t
}

// qualified reads the rest of a name whose first part ends at j, where a backslash stands.
func (l *Lexer) qualified(i, j int) Token {
	s := l.src
	first := j
	for s[j] == '\\' && isStart(s[j+1]) {
		j += 2
		for classes[s[j]]&chLabel != 0 {
			j++
		}
	}
	l.pos = j
	l.str = s[i:j]
	if first-i == len("namespace") && foldedEqual(s[i:first], "namespace") {
		l.str = s[first+1 : j]
		return TNameRelative
	}
	return TNameQualified
}

// binaryPrefix reads b"…", b'…' and b<<<; a lone b is a name.
func (l *Lexer) binaryPrefix(i, j int) Token {
	switch l.src[j] {
	case '"':
		return l.doubleQuote(j)
	case '\'':
		return l.singleQuote(j)
	case '<':
		if t := l.heredoc(j); t != 0 {
			return t
		}
	}
	l.pos = j
	l.str = l.src[i:j]
	return TString
}

// yield decides whether "from" follows: white space (8.4: or comments) must stand between.
func (l *Lexer) yield(j int) Token {
	var k int
	if l.level == Level84 {
		k = skipSpaceAndComments(l.src, j)
	} else {
		for k = j; classes[l.src[k]]&chSpace != 0; k++ {
		}
	}
	if k == j || !hasFoldedPrefix(l.src[k:], "from") || isLabel(l.src[k+4]) || k+4 >= l.limit {
		return TYield
	}
	l.pos = k + 4
	l.addLines(l.off, l.pos)
	return TYieldFrom
}

// enum is a keyword only before a name that is not extends or implements.
func (l *Lexer) enum(j int) Token {
	s := l.src
	k := skipSpaceAndComments(s, j)
	if k == j || !isStart(s[k]) {
		return TString
	}
	// PHP's pattern has no end of word: any name that begins so counts as one of the two.
	if hasFoldedPrefix(s[k:], "extends") || hasFoldedPrefix(s[k:], "implements") {
		return TString
	}
	return TEnum
}

// skipSpaceAndComments returns the index behind the white space and comments at i. It follows the regular expression
// of PHP's look-ahead: comments hold no zero bytes, and line comments must end in a newline.
func skipSpaceAndComments(s string, i int) int {
	for {
		switch c := s[i]; {
		case classes[c]&chSpace != 0:
			i++
		case c == '/' && s[i+1] == '*':
			n := strings.Index(s[i+2:], "*/")
			if n < 0 || strings.IndexByte(s[i+2:i+2+n], 0) >= 0 {
				return i
			}
			i += n + 4
		case c == '/' && s[i+1] == '/', c == '#' && s[i+1] != '[':
			n := strings.IndexAny(s[i:], "\n\r\x00")
			if n < 0 || s[i+n] == 0 {
				return i
			}
			i += n + 1
		default:
			return i
		}
	}
}
