package streams

import (
	"encoding/base64"
	"net/url"
	"strings"

	"gaja/interp/stream"
)

// dataWrapper opens data: URLs (RFC 2397).
type dataWrapper struct{}

// Meta is what a wrapper adds to stream_get_meta_data, in order.
type Meta struct {
	Key   string
	Value any // string, bool
}

func (dataWrapper) Open(o *Opening) (*stream.Stream, error) {
	rest := o.Path[len("data:"):]
	rest = strings.TrimPrefix(rest, "//")
	head, body, found := strings.Cut(rest, ",")
	if !found {
		return nil, &Failure{"rfc2397: no comma in URL"}
	}
	meta, isBase64, err := dataHead(head)
	if err != nil {
		return nil, err
	}
	var data []byte
	if isBase64 {
		if data, found = decodeBase64(body); !found {
			return nil, &Failure{"rfc2397: unable to decode"}
		}
	} else {
		data = []byte(urlDecode(body))
	}
	mem := &stream.Memory{Data: data, ReadOnly: o.Mode != "" && o.Mode[0] == 'r' && !strings.Contains(o.Mode, "+")}
	s := stream.New(mem, "RFC2397", "RFC2397", o.Mode)
	s.Meta = meta
	s.URI, s.HasURI = o.Path, true
	return s, nil
}

// dataHead reads what stands before the comma: the media type, parameters, and whether the rest is base64. The metadata
// names only what was written.
func dataHead(head string) (meta []Meta, isBase64 bool, err error) {
	if head == "" {
		return []Meta{{"base64", false}}, false, nil
	}
	typ, params, found := strings.Cut(head, ";")
	slash := strings.IndexByte(typ, '/') >= 0
	switch {
	case slash:
		meta = append(meta, Meta{"mediatype", typ})
	case typ != "" || params != "base64":
		return nil, false, &Failure{"rfc2397: illegal media type"}
	}
	for found {
		var one string
		one, params, found = strings.Cut(params, ";")
		if one == "base64" && !found {
			isBase64 = true
			break
		}
		k, v, ok := strings.Cut(one, "=")
		if !ok {
			return nil, false, &Failure{"rfc2397: illegal parameter"}
		}
		if k != "mediatype" {
			meta = append(meta, Meta{k, v})
		}
	}
	return append(meta, Meta{"base64", isBase64}), isBase64, nil
}

func urlDecode(s string) string {
	if !strings.ContainsAny(s, "%+") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b.WriteByte(' ')
		case s[i] == '%' && i+2 < len(s):
			if u, err := url.PathUnescape(s[i : i+3]); err == nil {
				b.WriteString(u)
				i += 2
				continue
			}
			b.WriteByte('%')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// decodeBase64 decodes strictly, but for white space, which is skipped.
func decodeBase64(s string) ([]byte, bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r':
			return -1
		}
		return r
	}, s)
	s = strings.TrimRight(s, "=")
	b, err := base64.RawStdEncoding.DecodeString(s)
	return b, err == nil
}
