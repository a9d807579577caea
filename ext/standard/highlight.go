package standard

import (
	"bytes"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// Coloured sources. Both levels cut a text into the tokens of the language and give each kind one of five colours; they
// differ in the HTML around it: 7.4 writes spaces and newlines as entities and <br />, 8.3 and later rely on <pre>.

// highlighter writes a source as HTML.
type highlighter struct {
	out                              []byte
	html, comment, plain, word, text string // the colours
	last                             string
	pre                              bool // 8.x
}

func highlightString(c *php.Call) (php.Value, error) {
	return highlighted(c, []byte(c.Str(0)))
}

func highlightFile(c *php.Call) (php.Value, error) {
	src, ok, err := sourceFile(c)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		if c.Ctx.Pending == nil {
			c.Warn("Failed opening '%s' for highlighting", c.Str(0))
		}
		return php.False(), nil
	}
	return highlighted(c, src)
}

// sourceFile reads the file that argument 0 names; false after a warning.
func sourceFile(c *php.Call) ([]byte, bool, error) {
	o := &streams.Opening{Ctx: c.Ctx, Path: c.Str(0), Mode: "rb", Call: c}
	s, err := openFor(c, o)
	if s == nil || err != nil {
		return nil, false, err
	}
	defer s.Close()
	b, err := readRest(c, s, -1)
	return b, err == nil, err
}

// highlighted is the end of both functions: argument 1 says whether the HTML is returned or printed.
func highlighted(c *php.Call, src []byte) (php.Value, error) {
	if err := c.Charge(int64(len(src)) * 8); err != nil {
		return php.Undef(), err
	}
	ini := c.Ctx.Ini
	h := &highlighter{html: ini.Get("highlight.html"), comment: ini.Get("highlight.comment"),
		plain: ini.Get("highlight.default"), word: ini.Get("highlight.keyword"), text: ini.Get("highlight.string"),
		pre: is84(c)}
	if err := h.source(c, src); err != nil {
		return php.Undef(), err
	}
	if c.Bool(1) {
		return php.Bytes(h.out), nil
	}
	c.Ctx.Out.WriteBytes(h.out)
	return php.True(), nil
}

// sourceTokens returns the lexer that both functions read a source with.
func sourceTokens(c *php.Call, src []byte) *syntax.Lexer {
	ini := c.Ctx.Ini
	opt := syntax.LexOptions{Level: syntax.Level84, NoShortTags: ini.Lookup("short_open_tag") != nil && !ini.Bool("short_open_tag")}
	if !is84(c) {
		opt.Level = syntax.Level74
	}
	return syntax.NewLexer(src, opt)
}

func (h *highlighter) source(c *php.Call, src []byte) error {
	h.last = h.html
	if h.pre {
		h.puts("<pre><code style=\"color: " + h.html + "\">")
	} else {
		h.puts("<code><span style=\"color: " + h.html + "\">\n")
	}
	l := sourceTokens(c, src)
	for n := 0; ; n++ {
		t := l.Next()
		if t == syntax.TEnd {
			break
		}
		if n&0xfff == 0 {
			if err := c.Poll(); err != nil {
				return err
			}
		}
		text := l.Text()
		if t != syntax.TWhitespace {
			h.color(h.colorOf(t))
		}
		h.escaped(text)
	}
	if h.last != h.html {
		h.puts("</span>")
		if !h.pre {
			h.puts("\n")
		}
	}
	if h.pre {
		h.puts("</code></pre>")
	} else {
		h.puts("</span>\n</code>")
	}
	return nil
}

func (h *highlighter) puts(s string) { h.out = append(h.out, s...) }

// color closes the span of the last colour and opens one of another.
func (h *highlighter) color(next string) {
	if h.last == next {
		return
	}
	if h.last != h.html {
		h.puts("</span>")
	}
	if h.last = next; next != h.html {
		h.puts("<span style=\"color: " + next + "\">")
	}
}

// colorOf is the colour of a kind of token: what has a value of its own is plain, the rest of the language are words.
func (h *highlighter) colorOf(t syntax.Token) string {
	switch t {
	case syntax.TInlineHTML:
		return h.html
	case syntax.TComment, syntax.TDocComment:
		return h.comment
	case '"', syntax.TEncapsedAndWhitespace, syntax.TConstantEncapsedString:
		return h.text
	case syntax.TOpenTag, syntax.TOpenTagWithEcho, syntax.TCloseTag, syntax.TLine, syntax.TFile, syntax.TDir, syntax.TTraitC,
		syntax.TMethodC, syntax.TFuncC, syntax.TPropertyC, syntax.TNsC, syntax.TClassC,
		syntax.TString, syntax.TNameQualified, syntax.TNameFullyQualified, syntax.TNameRelative, syntax.TVariable,
		syntax.TLNumber, syntax.TDNumber, syntax.TNumString, syntax.TStringVarname:
		return h.plain
	}
	return h.word
}

func (h *highlighter) escaped(s string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<':
			h.puts("&lt;")
		case c == '>':
			h.puts("&gt;")
		case c == '&':
			h.puts("&amp;")
		case c == '\t' && h.pre:
			h.puts("    ")
		case c == '\t':
			h.puts("&nbsp;&nbsp;&nbsp;&nbsp;")
		case c == '\n' && !h.pre:
			h.puts("<br />")
		case c == ' ' && !h.pre:
			h.puts("&nbsp;")
		default:
			h.out = append(h.out, c)
		}
	}
}

// phpStripWhitespace returns a file's source without comments and with white space made single blanks.
func phpStripWhitespace(c *php.Call) (php.Value, error) {
	src, ok, err := sourceFile(c)
	if !ok {
		return c.Ctx.EmptyString(), err
	}
	if err := c.Charge(int64(len(src))); err != nil {
		return php.Undef(), err
	}
	var b bytes.Buffer
	l := sourceTokens(c, src)
	blank := false
	for t := l.Next(); t != syntax.TEnd; t = l.Next() {
		switch t {
		case syntax.TWhitespace:
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		case syntax.TComment, syntax.TDocComment:
		case syntax.TEndHeredoc:
			b.WriteString(l.Text())
			if t := l.Next(); t != syntax.TWhitespace && t != syntax.TEnd {
				b.WriteString(l.Text())
			}
			b.WriteByte('\n')
			blank = true
		default:
			b.WriteString(l.Text())
			blank = false
		}
	}
	return php.Bytes(b.Bytes()), nil
}
