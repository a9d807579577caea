package syntax

// punct reads operators, brackets, strings and whatever else is no word, variable or number.
func (l *Lexer) punct(i int, c byte) Token {
	s := l.src
	switch c {
	case ';', ',', '@', '~':
		l.pos = i + 1
		return Token(c)
	case '(', '[', '{', ')', ']', '}':
		return l.bracket(i, c)
	case '\'':
		return l.singleQuote(i)
	case '"':
		return l.doubleQuote(i)
	case '`':
		l.pos = i + 1
		l.state = stBackquote
		return '`'
	case '-':
		if s[i+1] == '>' {
			l.pos = i + 2
			l.push(stProperty)
			return TObjectOperator
		}
	case '\\':
		return l.backslash(i)
	case '#':
		l.pos = i + 2
		l.open('[')
		return TAttribute
	case '.':
		if isDigit(s[i+1]) {
			return l.number(i)
		}
	case '?':
		return l.question(i)
	case '<':
		if s[i+1] == '<' && s[i+2] == '<' {
			if t := l.heredoc(i); t != 0 {
				return t
			}
		}
	case '&':
		if s[i+1] != '&' && s[i+1] != '=' {
			return l.ampersand(i)
		}
	case 0:
		if i >= l.limit {
			return l.end()
		}
	}
	t, n := operator(s, i, c)
	if t == TBadCharacter {
		return l.badCharacter(i)
	}
	l.pos = i + n
	return t
}

// bracket reads a bracket, or a cast.
func (l *Lexer) bracket(i int, c byte) Token {
	switch c {
	case ')', ']':
		l.pos = i + 1
		return l.close(c)
	case '(':
		if t := l.cast(i); t != 0 {
			return t
		}
	case '{':
		l.push(stScript)
	case '}':
		l.pos = i + 1
		l.doc = span{}
		l.pop()
		return l.close(c)
	}
	l.pos = i + 1
	l.open(c)
	return Token(c)
}

// badCharacter is a byte that begins no token; 7.4 warns and, for its parser, skips it.
func (l *Lexer) badCharacter(i int) Token {
	l.pos = i + 1
	if l.level == Level74 {
		l.warning(false, "Unexpected character in input:  '%c' (ASCII=%d) state=0", l.src[i], l.src[i])
		if l.parse {
			return tRestart
		}
	}
	return TBadCharacter
}

// ampersand tells apart & before a variable or an ellipsis and & before anything else.
func (l *Lexer) ampersand(i int) Token {
	l.pos = i + 1
	if !l.names {
		return '&'
	}
	s := l.src
	j := i + 1
	if s[j] != '$' {
		j = skipSpaceAndComments(s, j)
	}
	if s[j] == '$' || s[j] == '.' && s[j+1] == '.' && s[j+2] == '.' {
		return tAmpVar
	}
	return tAmp
}

// backslash reads a fully qualified name or the separator.
func (l *Lexer) backslash(i int) Token {
	s := l.src
	if l.names && isStart(s[i+1]) {
		l.qualified(i+1, i)
		l.str = s[i+1 : l.pos]
		l.off = i
		return TNameFullyQualified
	}
	l.pos = i + 1
	return TNsSeparator
}

// question reads what begins with a question mark.
func (l *Lexer) question(i int) Token {
	s := l.src
	switch {
	case s[i+1] == '>':
		return l.closeTag()
	case s[i+1] == '?' && s[i+2] == '=':
		l.pos = i + 3
		return TCoalesceEqual
	case s[i+1] == '?':
		l.pos = i + 2
		return TCoalesce
	case s[i+1] == '-' && s[i+2] == '>' && l.level == Level84:
		l.pos = i + 3
		l.push(stProperty)
		return TNullsafeObjectOperator
	}
	l.pos = i + 1
	return '?'
}

// operator returns the operator at i, whose first byte is c, and its length.
func operator(s string, i int, c byte) (Token, int) {
	d := s[i+1]
	switch c {
	case '=':
		if d == '=' {
			return pick3(s[i+2] == '=', TIsIdentical, TIsEqual)
		}
		return pick(d == '>', TDoubleArrow, c)
	case '!':
		if d == '=' {
			return pick3(s[i+2] == '=', TIsNotIdentical, TIsNotEqual)
		}
	case '<':
		return less(s, i, d)
	case '>':
		if d == '>' {
			return pick3(s[i+2] == '=', TSrEqual, TSr)
		}
		return pick(d == '=', TIsGreaterOrEqual, c)
	case '+':
		return pick2(d == '+', TInc, d == '=', TPlusEqual, c)
	case '-':
		return pick2(d == '-', TDec, d == '=', TMinusEqual, c)
	case '*':
		if d == '*' {
			return pick3(s[i+2] == '=', TPowEqual, TPow)
		}
		return pick(d == '=', TMulEqual, c)
	case '/':
		return pick(d == '=', TDivEqual, c)
	case '%':
		return pick(d == '=', TModEqual, c)
	case '^':
		return pick(d == '=', TXorEqual, c)
	case '&':
		return pick2(d == '&', TBooleanAnd, d == '=', TAndEqual, c)
	case '|':
		return pick2(d == '|', TBooleanOr, d == '=', TOrEqual, c)
	case ':':
		return pick(d == ':', TPaamayimNekudotayim, c)
	case '.':
		if d == '.' && s[i+2] == '.' {
			return TEllipsis, 3
		}
		return pick(d == '=', TConcatEqual, c)
	default:
		return TBadCharacter, 1
	}
	return Token(c), 1
}

// less reads what begins with a less-than sign.
func less(s string, i int, d byte) (Token, int) {
	switch d {
	case '<':
		return pick3(s[i+2] == '=', TSlEqual, TSl)
	case '=':
		return pick3(s[i+2] == '>', TSpaceship, TIsSmallerOrEqual)
	case '>':
		return TIsNotEqual, 2
	}
	return '<', 1
}

func pick(two bool, t Token, c byte) (Token, int) {
	if two {
		return t, 2
	}
	return Token(c), 1
}

func pick2(a bool, ta Token, b bool, tb Token, c byte) (Token, int) {
	if a {
		return ta, 2
	}
	return pick(b, tb, c)
}

func pick3(three bool, long, short Token) (Token, int) {
	if three {
		return long, 3
	}
	return short, 2
}

// cast reads a type in parentheses, blanks allowed, or returns 0.
func (l *Lexer) cast(i int) Token {
	s := l.src
	j := i + 1
	for s[j] == ' ' || s[j] == '\t' {
		j++
	}
	k := j
	for s[k]|0x20 >= 'a' && s[k]|0x20 <= 'z' {
		k++
	}
	e := k
	for s[e] == ' ' || s[e] == '\t' {
		e++
	}
	if s[e] != ')' || k == j || k-j > 7 {
		return 0
	}
	t := castToken(s[j:k])
	if t == 0 {
		return 0
	}
	l.pos = e + 1
	if lower(s[j]) == 'r' {
		if l.level == Level84 {
			return l.orError(t, l.fail("The (real) cast has been removed, use (float) instead"))
		}
		if l.parse {
			l.warning(true, "The (real) cast is deprecated, use (float) instead")
		}
	}
	return t
}

func castToken(word string) Token {
	var buf [7]byte
	for i := 0; i < len(word); i++ {
		buf[i] = lower(word[i])
	}
	switch string(buf[:len(word)]) {
	case "int", "integer":
		return TIntCast
	case "double", "float", "real":
		return TDoubleCast
	case "string", "binary":
		return TStringCast
	case "array":
		return TArrayCast
	case "object":
		return TObjectCast
	case "bool", "boolean":
		return TBoolCast
	case "unset":
		return TUnsetCast
	}
	return 0
}
