package syntax

import (
	"fmt"
	"strings"
)

// describe names the current token the way PHP's messages do.
func (p *parser) describe() string {
	t := p.tok
	switch {
	case t == TEnd:
		return "end of file"
	case t == '"':
		return "double-quote mark"
	case t.fixed():
		return `token "` + t.String() + `"`
	}
	text := p.text()
	if t == TBadCharacter && len(text) == 1 {
		return fmt.Sprintf("character 0x%02X", text[0])
	}
	kind := t.String()
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
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
	return kind + ` "` + text + `"`
}

// expecting lists what could have stood in place of the refused token.
func expecting(want []Token) string {
	var b strings.Builder
	for i, t := range want {
		if i == 0 {
			b.WriteString(", expecting ")
		} else {
			b.WriteString(" or ")
		}
		if t == tAmp {
			b.WriteString("amp") // PHP's own slip: a name meant for the grammar alone
		} else if t.fixed() {
			b.WriteString(`"` + t.String() + `"`)
		} else {
			b.WriteString(t.String())
		}
	}
	return b.String()
}
