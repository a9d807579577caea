package syntax

// singleQuote reads '…' whose quote stands at i.
func (l *Lexer) singleQuote(i int) Token {
	s := l.src
	j := i + 1
	escaped := false
	for {
		switch s[j] {
		case '\'':
			l.pos = j + 1
			l.str = s[i+1 : j]
			l.addLines(i+1, j)
			if escaped {
				l.str = DecodeSingle(l.str)
			}
			return TConstantEncapsedString
		case '\\':
			escaped = true
			j++
			if j < l.limit {
				j++
			}
			continue
		case 0:
			if j >= l.limit {
				// An open quote makes one piece of string content up to the end; its lines do not count.
				l.pos = l.limit
				l.str = ""
				return TEncapsedAndWhitespace
			}
		}
		j++
	}
}

// doubleQuote reads "…" whose quote stands at i when nothing in it is interpolated, else the quote alone.
func (l *Lexer) doubleQuote(i int) Token {
	s := l.src
	j, quote := l.scanText(i+1, '"')
	if quote {
		l.pos = j + 1
		return l.decode(s[i+1:j], '"', TConstantEncapsedString)
	}
	l.scanned = j
	l.pos = i + 1
	l.state = stDouble
	return '"'
}

// scanText returns where the text at i ends: at the closing quote, at the beginning of a variable, or at the end of the
// input.
func (l *Lexer) scanText(i int, quote byte) (end int, atQuote bool) {
	s := l.src
	for {
		for classes[s[i]]&chString == 0 {
			i++
		}
		switch s[i] {
		case quote:
			if i >= l.limit {
				return l.limit, false
			}
			return i, true
		case '$':
			if isStart(s[i+1]) || s[i+1] == '{' {
				return i, false
			}
		case '{':
			if s[i+1] == '$' {
				return i, false
			}
		case '\\':
			i++
		}
		if i++; i >= l.limit {
			return l.limit, false
		}
	}
}

// decode makes the value of a piece of text whose lines are not yet counted.
func (l *Lexer) decode(text string, quote byte, t Token) Token {
	value, overflow, bad := DecodeDouble(text, quote)
	for _, o := range overflow {
		l.warning(false, "Octal escape sequence overflow \\%s is greater than \\377", o)
	}
	l.str = value
	if bad != nil {
		// PHP stops counting lines here, which shows in the tokenizer.
		l.line += int32(countLines(text, 0, bad.Off))
		return l.orError(t, l.fail("%s", bad.Msg))
	}
	l.line += int32(countLines(text, 0, len(text)))
	return t
}

// quoted reads inside "…", `…` or a heredoc (quote 0): the closing quote, the beginning of a variable, or text.
func (l *Lexer) quoted(quote byte) Token {
	s := l.src
	i := l.off
	switch c := s[i]; {
	case c == '$' && isStart(s[i+1]):
		return l.stringVariable(i)
	case c == '$' && s[i+1] == '{':
		l.pos = i + 2
		l.push(stVarname)
		l.open('{')
		return TDollarOpenCurlyBraces
	case c == '{' && s[i+1] == '$':
		l.pos = i + 1
		l.push(stScript)
		l.open('{')
		return TCurlyOpen
	case c == quote && quote != 0:
		l.pos = i + 1
		l.state = stScript
		return Token(c)
	case i >= l.limit:
		return l.end()
	}
	if quote == 0 {
		return l.heredocText()
	}
	j := l.scanned
	if j <= i || quote != '"' {
		from := i
		if s[i] == '\\' && i+1 < l.limit {
			from++
		}
		j, _ = l.scanText(min(from+1, l.limit), quote)
	}
	l.scanned = 0
	l.pos = j
	return l.decode(s[i:j], quote, TEncapsedAndWhitespace)
}

// stringVariable reads $name inside a string and looks whether an offset or a property follows.
func (l *Lexer) stringVariable(i int) Token {
	s := l.src
	l.variable(i)
	j := l.pos
	switch {
	case s[j] == '[':
		l.push(stVarOffset)
		// The bracket itself is read in the new state.
	case s[j] == '-' && s[j+1] == '>' && isStart(s[j+2]):
		l.push(stProperty)
	case s[j] == '?' && s[j+1] == '-' && s[j+2] == '>' && isStart(s[j+3]) && l.level == Level84:
		l.push(stProperty)
	}
	return TVariable
}

// varname reads behind "${": a name that is followed by [ or }, or else code.
func (l *Lexer) varname() Token {
	s := l.src
	i := l.off
	l.state = stScript
	if !isStart(s[i]) {
		return tRestart
	}
	j := i + 1
	for isLabel(s[j]) {
		j++
	}
	if s[j] != '[' && s[j] != '}' {
		return tRestart
	}
	l.pos = j
	l.str = s[i:j]
	return TStringVarname
}
