package streams

import (
	"bytes"
	"encoding/base64"
	"strings"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// FilterMaker makes a filter by a name that a pattern matched; nil means it cannot be made.
type FilterMaker func(ctx *php.Context, s *stream.Stream, name string, params php.Value, read bool) (stream.Filter, error)

type filterKey struct{}

// Filters is the filters that scripts and modules registered, in order.
type Filters struct {
	names []string
	make  map[string]FilterMaker
}

// FilterRegistry returns the engine's registered filters.
func FilterRegistry(ctx *php.Context) *Filters {
	return php.State(ctx, filterKey{}, func() *Filters { return newFilters(ctx) })
}

// builtinFilters is how many filters an engine begins with.
func builtinFilters(ctx *php.Context) int { return len(newFilters(ctx).names) }

func newFilters(ctx *php.Context) *Filters {
	f := &Filters{make: make(map[string]FilterMaker)}
	for _, n := range []string{"string.rot13", "string.toupper", "string.tolower"} {
		f.Add(n, makeString)
	}
	if ctx.Level == php.Level74 {
		f.Add("string.strip_tags", makeString)
	}
	f.Add("convert.*", makeConvert)
	f.Add("consumed", func(*php.Context, *stream.Stream, string, php.Value, bool) (stream.Filter, error) {
		return mapFilter{func(p []byte) []byte { return p }}, nil
	})
	f.Add("dechunk", func(*php.Context, *stream.Stream, string, php.Value, bool) (stream.Filter, error) {
		return &dechunk{}, nil
	})
	return f
}

// Add registers a name or pattern ("convert.*"); false means it is taken.
func (f *Filters) Add(name string, m FilterMaker) bool {
	if _, ok := f.make[name]; ok {
		return false
	}
	f.names = append(f.names, name)
	f.make[name] = m
	return true
}

// Names returns the names and patterns in order.
func (f *Filters) Names() []string { return append([]string(nil), f.names...) }

// MakeFilter makes a filter by name: the name itself, then "a.b.*", then "a.*". nil means there is none.
func MakeFilter(ctx *php.Context, s *stream.Stream, name string, params php.Value, read bool) (stream.Filter, error) {
	reg := FilterRegistry(ctx)
	lower := strings.ToLower(name)
	if m, ok := reg.make[lower]; ok {
		return m(ctx, s, name, params, read)
	}
	if m, ok := reg.make[name]; ok {
		return m(ctx, s, name, params, read)
	}
	for p := lower; ; {
		dot := strings.LastIndexByte(p, '.')
		if dot < 0 {
			return nil, nil
		}
		p = p[:dot]
		if m, ok := reg.make[p+".*"]; ok {
			return m(ctx, s, name, params, read)
		}
	}
}

// mapFilter is a filter without state that maps what passes.
type mapFilter struct{ f func([]byte) []byte }

func (m mapFilter) Filter(_ *stream.Stream, in []byte, _ stream.Flush) ([]byte, stream.Status, error) {
	return m.f(in), stream.Pass, nil
}

func (mapFilter) Close() {}

func makeString(_ *php.Context, _ *stream.Stream, name string, _ php.Value, _ bool) (stream.Filter, error) {
	switch strings.ToLower(name) {
	case "string.rot13":
		return mapFilter{mapBytes(func(c byte) byte {
			switch {
			case c >= 'a' && c <= 'z':
				return 'a' + (c-'a'+13)%26
			case c >= 'A' && c <= 'Z':
				return 'A' + (c-'A'+13)%26
			}
			return c
		})}, nil
	case "string.toupper":
		return mapFilter{mapBytes(func(c byte) byte {
			if c >= 'a' && c <= 'z' {
				return c - 'a' + 'A'
			}
			return c
		})}, nil
	case "string.tolower":
		return mapFilter{mapBytes(func(c byte) byte {
			if c >= 'A' && c <= 'Z' {
				return c - 'A' + 'a'
			}
			return c
		})}, nil
	case "string.strip_tags":
		return &stripTags{}, nil
	}
	return nil, nil
}

func mapBytes(f func(byte) byte) func([]byte) []byte {
	return func(in []byte) []byte {
		out := make([]byte, len(in))
		for i, c := range in {
			out[i] = f(c)
		}
		return out
	}
}

// stripTags removes what stands between < and >, across calls.
type stripTags struct{ inside bool }

func (t *stripTags) Filter(_ *stream.Stream, in []byte, _ stream.Flush) ([]byte, stream.Status, error) {
	out := make([]byte, 0, len(in))
	for _, c := range in {
		switch {
		case c == '<':
			t.inside = true
		case c == '>' && t.inside:
			t.inside = false
		case !t.inside:
			out = append(out, c)
		}
	}
	return out, stream.Pass, nil
}

func (*stripTags) Close() {}

func makeConvert(ctx *php.Context, _ *stream.Stream, name string, params php.Value, _ bool) (stream.Filter, error) {
	length, ending := int64(0), ""
	bad := func() error {
		ctx.Warning("%s(): Stream filter (%s): invalid byte sequence", Of(ctx).Caller, name)
		return ctx.Pending
	}
	opts := map[string]bool{}
	if params = params.Deref(); params.IsArray() {
		for k, v := range params.Array().All() {
			if k.Str == nil {
				continue
			}
			switch k.Str.Peek() {
			case "line-length":
				if v.IsInt() {
					length = v.Int()
				}
			case "line-break-chars":
				if v.IsString() {
					ending = v.Str().String()
				}
			default:
				opts[k.Str.String()] = v.IsTrue() || v.IsInt() && v.Int() != 0
			}
		}
	}
	if ending == "" && length > 0 {
		ending = "\r\n"
	}
	switch strings.ToLower(name) {
	case "convert.base64-encode":
		return &base64Encoder{length: int(max(length, 0)), ending: ending}, nil
	case "convert.base64-decode":
		return &base64Decoder{bad: bad}, nil
	case "convert.quoted-printable-encode":
		return &qpEncoder{length: int(max(length, 0)), ending: ending, binary: opts["binary"],
			first: opts["force-encode-first"], breaks: length > 0}, nil
	case "convert.quoted-printable-decode":
		return &qpDecoder{bad: bad}, nil
	}
	return nil, nil
}

// base64Encoder encodes in threes; what is left over waits.
type base64Encoder struct {
	rest   []byte
	length int
	ending string
	column int
}

func (e *base64Encoder) Filter(_ *stream.Stream, in []byte, flush stream.Flush) ([]byte, stream.Status, error) {
	data := append(e.rest, in...)
	n := len(data) / 3 * 3
	if flush == stream.FlushClose {
		n = len(data)
	}
	out := make([]byte, base64.StdEncoding.EncodedLen(n))
	base64.StdEncoding.Encode(out, data[:n])
	e.rest = append([]byte(nil), data[n:]...)
	if e.length > 0 {
		out = e.wrap(out)
	}
	if len(out) == 0 {
		return nil, stream.FeedMe, nil
	}
	return out, stream.Pass, nil
}

func (e *base64Encoder) wrap(p []byte) []byte {
	var out []byte
	for _, c := range p {
		if e.column == e.length {
			out = append(out, e.ending...)
			e.column = 0
		}
		out = append(out, c)
		e.column++
	}
	return out
}

func (*base64Encoder) Close() {}

// base64Decoder decodes in fours, skipping white space; another character than the alphabet's ends the data.
type base64Decoder struct {
	acc  uint32
	bits int
	pad  bool
	bad  func() error
}

func (d *base64Decoder) Filter(_ *stream.Stream, in []byte, _ stream.Flush) ([]byte, stream.Status, error) {
	var out []byte
	for _, c := range in {
		v := base64Value(c)
		switch {
		case c == '=':
			d.pad = true
			d.acc, d.bits = 0, 0
			continue
		case v < 0 && (c == ' ' || c >= 9 && c <= 13):
			continue
		case v < 0:
			return out, stream.Fatal, d.bad()
		}
		d.acc = d.acc<<6 | uint32(v)
		if d.bits += 6; d.bits >= 8 {
			d.bits -= 8
			out = append(out, byte(d.acc>>d.bits))
		}
	}
	if len(out) == 0 {
		return nil, stream.FeedMe, nil
	}
	return out, stream.Pass, nil
}

func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

func (*base64Decoder) Close() {}

// qpEncoder writes quoted-printable, with soft line breaks if a length is given.
type qpEncoder struct {
	length        int
	ending        string
	binary, first bool
	breaks        bool
	column        int
}

func (e *qpEncoder) Filter(_ *stream.Stream, in []byte, _ stream.Flush) ([]byte, stream.Status, error) {
	const hex = "0123456789ABCDEF"
	var out []byte
	text := !e.binary && e.ending != "" // line ends pass as they are
	for i := 0; i < len(in); i++ {
		c := in[i]
		if text && bytes.HasPrefix(in[i:], []byte(e.ending)) {
			out = append(out, e.ending...)
			e.column = 0
			i += len(e.ending) - 1
			continue
		}
		unit := []byte{c}
		last := text && c == ' ' && bytes.HasPrefix(bytes.TrimLeft(in[i:], " "), []byte(e.ending))
		if c < 32 || c == '=' || c > 126 || last || e.first && e.column == 0 {
			unit = []byte{'=', hex[c>>4], hex[c&15]}
		}
		if e.breaks && e.column+len(unit) > e.length-1 {
			out = append(append(out, '='), e.ending...)
			e.column = 0
		}
		out = append(out, unit...)
		e.column += len(unit)
	}
	return out, stream.Pass, nil
}

func (*qpEncoder) Close() {}

// qpDecoder reads quoted-printable across calls.
type qpDecoder struct {
	held []byte
	bad  func() error
}

func (d *qpDecoder) Filter(_ *stream.Stream, in []byte, flush stream.Flush) ([]byte, stream.Status, error) {
	data := append(d.held, in...)
	d.held = nil
	var out []byte
	for i := 0; i < len(data); i++ {
		if data[i] != '=' {
			out = append(out, data[i])
			continue
		}
		left := data[i+1:]
		switch {
		case len(left) >= 1 && left[0] == '\n':
			i++
		case len(left) >= 2 && left[0] == '\r' && left[1] == '\n':
			i += 2
		case len(left) >= 2:
			hi, lo := unhex(left[0]), unhex(left[1])
			if hi < 0 || lo < 0 {
				return out, stream.Fatal, d.bad()
			}
			out = append(out, byte(hi<<4|lo))
			i += 2
		default:
			if flush != stream.FlushClose {
				d.held = append([]byte(nil), data[i:]...)
			}
			return out, stream.Pass, nil
		}
	}
	return out, stream.Pass, nil
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

func (*qpDecoder) Close() {}

// dechunk takes HTTP's chunked transfer coding apart.
type dechunk struct {
	size  int
	state uint8
	line  []byte
}

const (
	chunkSize uint8 = iota
	chunkBody
	chunkEnd
	chunkDone
)

func (d *dechunk) Filter(_ *stream.Stream, in []byte, _ stream.Flush) ([]byte, stream.Status, error) {
	var out []byte
	for len(in) > 0 {
		switch d.state {
		case chunkSize, chunkEnd:
			c := in[0]
			in = in[1:]
			if c != '\n' {
				if len(d.line) < 256 {
					d.line = append(d.line, c)
				}
				continue
			}
			d.lineEnds()
		case chunkBody:
			n := min(d.size, len(in))
			out = append(out, in[:n]...)
			in, d.size = in[n:], d.size-n
			if d.size == 0 {
				d.state = chunkEnd
			}
		default:
			in = nil // the trailer
		}
	}
	return out, stream.Pass, nil
}

// lineEnds takes in a line: a size, or the empty one behind a chunk.
func (d *dechunk) lineEnds() {
	line := d.line
	d.line = d.line[:0]
	if d.state == chunkEnd {
		d.state = chunkSize
		return
	}
	n := 0
	for _, c := range line {
		v := unhex(c)
		if v < 0 || n > 1<<28 {
			break
		}
		n = n<<4 | v
	}
	d.size, d.state = n, chunkBody
	if n == 0 {
		d.state = chunkDone
	}
}

func (*dechunk) Close() {}
