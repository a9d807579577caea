package syntax

import "strings"

// Unexpected names a refused token, whose bytes are text, the way messages of the level do: `token ";"` at 8.4,
// `';'` or `'$b' (T_VARIABLE)` at 7.4.
func Unexpected(level Level, t Token, text string) string {
	if level == Level74 {
		return unexpected74(t, text)
	}
	name, _ := unexpected84(t, text)
	return name
}

// Expected names a token that could have stood instead: `";"` or `variable` at 8.4, `';'` or `variable (T_VARIABLE)` at 7.4.
func Expected(level Level, t Token) string {
	switch {
	case level == Level74:
		return name74(t)
	case t == tAmp:
		return "amp" // PHP's own slip: a name meant for the grammar alone
	case t.fixed():
		return `"` + t.String() + `"`
	}
	return t.String()
}

// unexpected84 names a token at 8.4. A zero byte in the token ends the whole message, since PHP puts it together as a C
// string: then more is false.
func unexpected84(t Token, text string) (name string, more bool) {
	switch {
	case t == TEnd:
		return "end of file", true
	case t == '"':
		return "double-quote mark", true
	case t.fixed():
		return `token "` + t.String() + `"`, true
	case t == TBadCharacter && len(text) == 1:
		const hex = "0123456789ABCDEF"
		return "character 0x" + string([]byte{hex[text[0]>>4], hex[text[0]&15]}), true
	}
	kind := t.String()
	text = firstLine(text)
	if t == TConstantEncapsedString && text != "" {
		switch text[0] {
		case '"':
			kind = "double-quoted string"
		case '\'':
			kind = "single-quoted string"
		}
	}
	if text != "" && (text[0] == '\'' || text[0] == '"') {
		text = text[1:]
	}
	if n := len(text); n > 0 && (text[n-1] == '\'' || text[n-1] == '"') {
		text = text[:n-1]
	}
	if len(text) > 33 {
		text = text[:30] + "..."
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return kind + ` "` + text[:i] + `"`, false
	}
	return kind + ` "` + text + `"`, true
}

func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i]
	}
	return s
}

// expecting lists what could have stood in place of a refused token.
func expecting(level Level, want []Token) string {
	var b strings.Builder
	for i, t := range want {
		if i == 0 {
			b.WriteString(", expecting ")
		} else {
			b.WriteString(" or ")
		}
		b.WriteString(Expected(level, t))
	}
	return b.String()
}

// text74 is what 7.4 calls a token where that differs from 8.4.
func text74(t Token) string {
	switch t {
	case TLNumber:
		return "integer number"
	case TEncapsedAndWhitespace:
		return "quoted-string and whitespace"
	case TConstantEncapsedString:
		return "quoted-string"
	case TOpenTagWithEcho:
		return "open tag with echo"
	case TCloseTag:
		return "close tag"
	}
	return t.String()
}

// name74 is the name of a token in the grammar of 7.4: "variable (T_VARIABLE)".
func name74(t Token) string {
	switch {
	case t == TEnd:
		return "end of file"
	case t == tAmp || t == tAmpVar:
		return "'&'"
	case t < TLNumber:
		return "'" + string(rune(t)) + "'"
	case t == TInlineHTML || t == TError:
		return t.Name()
	}
	return text74(t) + " (" + t.Name() + ")"
}

// unexpected74 quotes the first bytes of the token and adds what its name has in parentheses.
func unexpected74(t Token, text string) string {
	if t == TEnd {
		return "end of file"
	}
	name := name74(t)
	text = firstLine(text)
	if len(text) > 30 {
		text = text[:30]
	}
	from, to := strings.IndexByte(name, '('), strings.LastIndexByte(name, ')')
	if from < 0 || to < from {
		return "'" + text + "'"
	}
	return "'" + text + "' " + name[from:to+1]
}
