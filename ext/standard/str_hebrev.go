package standard

import (
	"strings"

	"gaja/interp/php"
)

// Logical Hebrew to visual: text is written backwards, except that runs of other script keep their direction. Text is in
// ISO-8859-8, where the letters are the bytes 224 to 250.

func isHebrew(c byte) bool { return c >= 224 && c <= 250 }

func isHebrewBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isLineEnd(c byte) bool { return c == '\r' || c == '\n' }

func isPunctuation(c byte) bool { return c > ' ' && c < 127 && !isAlnum(c) }

// mirrored is the bracket or slash that takes a character's place in a line written backwards.
func mirrored(c byte) byte {
	const from, to = "()[]{}<>\\/", ")(][}{></\\"
	if i := strings.IndexByte(from, c); i >= 0 {
		return to[i]
	}
	return c
}

// hebrewRun measures a run of Hebrew that begins before i, with what stands between its words.
func hebrewRun(s string, i int) int {
	for i+1 < len(s) && (isHebrew(s[i+1]) || isHebrewBlank(s[i+1]) || isPunctuation(s[i+1])) {
		i++
	}
	return i
}

// otherRun measures a run of other script from start on, without the blanks and punctuation at its end.
func otherRun(s string, start, i int) int {
	for i+1 < len(s) && !isHebrew(s[i+1]) && s[i+1] != '\n' {
		i++
	}
	for i > start && (isHebrewBlank(s[i]) || isPunctuation(s[i])) && s[i] != '/' && s[i] != '-' {
		i--
	}
	return i
}

// visualOrder writes a text backwards, run by run.
func visualOrder(s string) []byte {
	out := make([]byte, 0, len(s))
	hebrew := isHebrew(s[0])
	end := 0
	for start := 0; ; start = end + 1 {
		if hebrew {
			end = hebrewRun(s, end)
			for i := start; i <= end; i++ {
				out = append(out, mirrored(s[i]))
			}
		} else {
			end = otherRun(s, start, end)
			for i := end; i >= start; i-- {
				out = append(out, s[i])
			}
		}
		hebrew = !hebrew
		if end >= len(s)-1 {
			break
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// breakVisual puts the lines of visual text in order, the last first, and breaks them at width characters.
func breakVisual(h []byte, width int64) []byte {
	out := make([]byte, 0, len(h))
	begin, end := len(h)-1, len(h)-1
	for {
		begin = lineStart(h, begin, width)
		first := begin
		if isHebrewBlank(h[begin]) {
			h[begin] = '\n'
		}
		for begin <= end && isLineEnd(h[begin]) {
			begin++
		}
		out = append(out, h[begin:end+1]...)
		for i := first; i <= end && isLineEnd(h[i]); i++ {
			out = append(out, h[i])
		}
		if first == 0 {
			return out
		}
		begin, end = first-1, first-1
	}
}

// lineStart goes back from the end of a line to its beginning, at a line end or a blank.
func lineStart(h []byte, begin int, width int64) int {
	count := int64(0)
	for (width == 0 || count < width) && begin > 0 {
		count++
		begin--
		if isLineEnd(h[begin]) {
			for begin > 0 && isLineEnd(h[begin-1]) {
				begin--
				count++
			}
			break
		}
	}
	if width < 0 || count != width {
		return begin
	}
	at := begin
	for ; count > 0; count-- {
		if isHebrewBlank(h[at]) {
			return at
		}
		at++
	}
	return begin
}

func hebrev(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" {
		return c.Ctx.EmptyString(), nil
	}
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	return taken(c.Ctx, breakVisual(visualOrder(s), c.Int(1))), nil
}

// hebrevc is hebrev with line ends as HTML.
func hebrevc(c *php.Call) (php.Value, error) {
	v, err := hebrev(c)
	if err != nil {
		return v, err
	}
	defer v.Release()
	return c.Ctx.Text(strings.ReplaceAll(v.Str().String(), "\n", "<br />\n")), nil
}
