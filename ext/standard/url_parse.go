package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// urlParts is a URL taken apart. A part that was not there is nil, one that was there and empty is not.
type urlParts struct {
	scheme, host, user, pass, path, query, fragment *string
	port                                            int
	hasPort                                         bool
}

// controlFree replaces control characters by underscores.
func controlFree(s string) *string {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == 127 {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] < ' ' || b[i] == 127 {
					b[i] = '_'
				}
			}
			s = string(b)
		}
	}
	return &s
}

// splitURL takes a URL apart as leniently as PHP does; ok is false for what cannot be one.
func splitURL(s string) (u *urlParts, ok bool) {
	u = &urlParts{}
	colon := strings.IndexByte(s, ':')
	if colon > 0 {
		if !schemeName(s[:colon]) {
			if colon+1 < len(s) && colon < indexAnyOr(s, "?#", len(s)) {
				return u, u.portFirst(s, colon)
			}
			return u, u.noScheme(s)
		}
		return u, u.withScheme(s, colon)
	}
	if colon == 0 {
		return u, u.portFirst(s, colon)
	}
	return u, u.noScheme(s)
}

func indexAnyOr(s, chars string, or int) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return or
}

func schemeName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && s[i] != '+' && s[i] != '.' && s[i] != '-' {
			return false
		}
	}
	return true
}

func (u *urlParts) noScheme(s string) bool {
	if strings.HasPrefix(s, "//") {
		return u.authority(s[2:])
	}
	return u.pathOn(s)
}

// withScheme handles "name:…", which may also be a host and a port.
func (u *urlParts) withScheme(s string, colon int) bool {
	rest := s[colon+1:]
	if rest == "" {
		u.scheme = controlFree(s[:colon])
		return true
	}
	if rest[0] != '/' {
		n := 0
		for n < len(rest) && isDigit(rest[n]) {
			n++
		}
		if (n == len(rest) || rest[n] == '/') && n < 6 {
			return u.portFirst(s, colon)
		}
		u.scheme = controlFree(s[:colon])
		return u.pathOn(rest)
	}
	u.scheme = controlFree(s[:colon])
	if len(rest) < 2 || rest[1] != '/' {
		return u.pathOn(rest)
	}
	rest = rest[2:]
	if strings.EqualFold(*u.scheme, "file") && strings.HasPrefix(rest, "/") {
		if len(rest) > 2 && rest[2] == ':' { // file:///c:/…
			rest = rest[1:]
		}
		return u.pathOn(rest)
	}
	return u.authority(rest)
}

// portFirst handles a string whose colon may come before a port: "host:80/path".
func (u *urlParts) portFirst(s string, colon int) bool {
	p := s[colon+1:]
	n := 0
	for n < len(p) && n < 6 && isDigit(p[n]) {
		n++
	}
	switch {
	case n > 0 && n < 6 && (n == len(p) || p[n] == '/'):
		port, _ := strconv.Atoi(p[:n])
		if port > 65535 {
			return false
		}
		u.port, u.hasPort = port, true
		return u.authority(strings.TrimPrefix(s, "//"))
	case n == 0 && p == "":
		return false
	case strings.HasPrefix(s, "//"):
		return u.authority(s[2:])
	}
	return u.pathOn(s)
}

// authority handles user:pass@host:port and what follows.
func (u *urlParts) authority(s string) bool {
	end := indexAnyOr(s, "/?#", len(s))
	a, rest := s[:end], s[end:]
	if at := strings.LastIndexByte(a, '@'); at >= 0 {
		user, pass, found := strings.Cut(a[:at], ":")
		u.user = controlFree(user)
		if found {
			u.pass = controlFree(pass)
		}
		a = a[at+1:]
	}
	host := a
	if !(strings.HasPrefix(a, "[") && strings.HasSuffix(a, "]")) {
		if i := strings.LastIndexByte(a, ':'); i >= 0 {
			host = a[:i]
			if u.port == 0 && !u.setPort(a[i+1:]) {
				return false
			}
		}
	}
	if host == "" {
		return false
	}
	u.host = controlFree(host)
	if rest == "" {
		return true
	}
	return u.pathOn(rest)
}

// setPort reads a port with what strtol lets pass: blanks and a sign before it, anything behind.
func (u *urlParts) setPort(s string) bool {
	if s == "" {
		return true
	}
	if len(s) > 5 {
		return false
	}
	t := strings.TrimLeft(s, " \t\n\r\v\f")
	neg := strings.HasPrefix(t, "-")
	t = strings.TrimLeft(t[:min(1, len(t))], "+-") + t[min(1, len(t)):]
	n := 0
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	if n == 0 {
		return false
	}
	port, _ := strconv.Atoi(t[:n])
	if neg && port != 0 || port > 65535 {
		return false
	}
	u.port, u.hasPort = port, true
	return true
}

func (u *urlParts) pathOn(s string) bool {
	whole := s == ""
	if i := strings.IndexByte(s, '#'); i >= 0 {
		u.fragment = controlFree(s[i+1:])
		s = s[:i]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		u.query = controlFree(s[i+1:])
		s = s[:i]
	}
	if s != "" || whole {
		u.path = controlFree(s)
	}
	return true
}

func parseUrl(c *php.Call) (php.Value, error) {
	u, ok := splitURL(c.Str(0))
	if !ok {
		return php.False(), nil
	}
	empty := is84(c) // 7.4 leaves empty queries and fragments out
	if !empty {
		u.dropEmpty()
	}
	parts := [...]struct {
		name string
		text *string
	}{{"scheme", u.scheme}, {"host", u.host}, {"port", nil}, {"user", u.user}, {"pass", u.pass}, {"path", u.path},
		{"query", u.query}, {"fragment", u.fragment}}
	if which := c.Int(1); which != -1 {
		switch {
		case which == 2:
			if u.hasPort {
				return php.Int(int64(u.port)), nil
			}
			return php.Null(), nil
		case which < 0 || which > 7:
			if is84(c) {
				return php.Undef(), c.ArgValueError(1, "must be a valid URL component identifier, %d given", which)
			}
			c.Warn("Invalid URL component identifier %d", which)
			return php.False(), nil
		}
		if t := parts[which].text; t != nil {
			return text(c.Ctx, *t), nil
		}
		return php.Null(), nil
	}
	out := c.Ctx.NewHash(8)
	for _, p := range parts {
		switch {
		case p.text != nil:
			out.SetString(p.name, text(c.Ctx, *p.text))
		case p.name == "port" && u.hasPort:
			out.SetString(p.name, php.Int(int64(u.port)))
		}
	}
	return php.ArrayValue(out), nil
}

func (u *urlParts) dropEmpty() {
	for _, p := range []**string{&u.query, &u.fragment} {
		if *p != nil && **p == "" {
			*p = nil
		}
	}
}
