package standard

import (
	"fmt"
	"strings"
	"time"

	"gaja/interp/php"
)

// Headers of a response can be set until the first byte of output goes out. The command line has no response: there they
// are checked, their status is remembered, and nobody gets them.

// headerState is what an engine keeps of its response.
type headerState struct {
	status   int64
	list     []string
	callback php.Value
	started  bool
}

type headerKey struct{}

func headersOf(ctx *php.Context) *headerState {
	return php.State(ctx, headerKey{}, func() *headerState {
		s := &headerState{callback: php.Null(), started: ctx.Out.Sent}
		ctx.Out.OnSent = func() { s.send(ctx) }
		return s
	})
}

// send runs the callback that wanted to be called before the headers go.
func (s *headerState) send(ctx *php.Context) {
	if s.started {
		return
	}
	s.started = true
	cb := s.callback
	s.callback = php.Null()
	if cb.IsNull() {
		return
	}
	v, err := ctx.CallValue(cb)
	v.Release()
	cb.Release()
	if err != nil && ctx.Pending == nil {
		ctx.Pending = err
	}
}

// headersEnd sends the headers of a response without output. A host that ends a script by force takes OnSent away.
func headersEnd(ctx *php.Context) {
	if ctx.Out.OnSent != nil {
		ctx.Out.OnSent()
	}
}

// sentAt says where output began, for warnings; "" when that is not known.
func sentAt(ctx *php.Context, format string) string {
	if ctx.Out.SentFile == "" {
		return ""
	}
	return fmt.Sprintf(format, ctx.Out.SentFile, ctx.Out.SentLine)
}

// headersOpen reports whether headers can still be changed. If not it warned.
func headersOpen(c *php.Call) bool {
	if !c.Ctx.Out.Sent {
		return true
	}
	c.Ctx.Warning("Cannot modify header information - headers already sent%s",
		sentAt(c.Ctx, " by (output started at %s:%d)"))
	return false
}

// put stores a header line; replace takes out others of its name.
func (s *headerState) put(line string, replace bool) {
	name, _, _ := strings.Cut(line, ":")
	if replace {
		s.remove(name)
	}
	s.list = append(s.list, line)
}

func (s *headerState) remove(name string) {
	kept := s.list[:0]
	for _, h := range s.list {
		if n, _, _ := strings.Cut(h, ":"); !strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(name)) {
			kept = append(kept, h)
		}
	}
	s.list = kept
}

func header(c *php.Call) (php.Value, error) {
	s := headersOf(c.Ctx)
	if !headersOpen(c) {
		return php.Null(), c.Ctx.Pending
	}
	line := strings.TrimRight(c.Str(0), " \t\r\n\v\f")
	switch {
	case line == "":
		return php.Null(), nil
	case strings.ContainsAny(line, "\r\n"):
		c.Ctx.Warning("Header may not contain more than a single header, new line detected")
		return php.Null(), c.Ctx.Pending
	case strings.IndexByte(line, 0) >= 0:
		c.Ctx.Warning("Header may not contain NUL bytes")
		return php.Null(), c.Ctx.Pending
	}
	if len(line) >= 5 && strings.EqualFold(line[:5], "HTTP/") {
		s.status = statusOf(line)
	} else if name, _, ok := strings.Cut(line, ":"); ok {
		switch strings.ToLower(name) {
		case "location":
			if (s.status < 300 || s.status > 399) && s.status != 201 {
				s.status = 302
			}
		case "www-authenticate":
			s.status = 401
		}
		s.put(line, !c.Has(1) || c.Bool(1))
	}
	if code := c.IntOr(2, 0); code != 0 {
		s.status = code
	}
	return php.Null(), nil
}

// statusOf reads the number in a status line; there is none in it for 200.
func statusOf(line string) int64 {
	_, rest, ok := strings.Cut(line, " ")
	if !ok {
		return 200
	}
	return php.ParseQuantity(strings.Fields(rest + " 0")[0])
}

func headerRemove(c *php.Call) (php.Value, error) {
	s := headersOf(c.Ctx)
	if !headersOpen(c) {
		return php.Null(), c.Ctx.Pending
	}
	if c.IsNull(0) {
		s.list = nil
	} else {
		s.remove(c.Str(0))
	}
	return php.Null(), nil
}

func headersSent(c *php.Call) (php.Value, error) {
	out := c.Ctx.Out
	if c.Given > 0 {
		if err := c.SetRef(0, php.String(out.SentFile)); err != nil {
			return php.Undef(), err
		}
	}
	if c.Given > 1 {
		if err := c.SetRef(1, php.Int(int64(out.SentLine))); err != nil {
			return php.Undef(), err
		}
	}
	return php.Bool(out.Sent), nil
}

func headersList(c *php.Call) (php.Value, error) {
	a := php.NewArray(0)
	if k := c.Ctx.FindConstant("PHP_SAPI"); k != nil && k.Value.IsString() && k.Value.Str().Peek() == "cli" {
		return php.ArrayValue(a), nil
	}
	for _, h := range headersOf(c.Ctx).list {
		a.Append(php.String(h))
	}
	return php.ArrayValue(a), nil
}

func headerRegisterCallback(c *php.Call) (php.Value, error) {
	if fn, _, err := c.Ctx.Machine.ResolveCallable(c.Arg(0)); err != nil || fn.Fn == nil {
		return php.False(), err
	}
	s := headersOf(c.Ctx)
	s.callback.Release()
	s.callback = c.Arg(0).Copy()
	return php.True(), nil
}

func httpResponseCode(c *php.Call) (php.Value, error) {
	s := headersOf(c.Ctx)
	old := s.status
	if code := c.IntOr(0, 0); code != 0 {
		if c.Ctx.Out.Sent && is84(c) {
			c.Warn("Cannot set response code - headers already sent%s", sentAt(c.Ctx, " (output started at %s:%d)"))
			return php.False(), c.Ctx.Pending
		}
		if s.status = code; old == 0 {
			return php.True(), nil
		}
	}
	if old == 0 {
		return php.False(), nil
	}
	return php.Int(old), nil
}

// cookie is what setcookie and setrawcookie are given.
type cookie struct {
	name, value, path, domain, sameSite string
	expires                             int64
	secure, httpOnly                    bool
}

func setcookie(c *php.Call) (php.Value, error)    { return sendCookie(c, true) }
func setrawcookie(c *php.Call) (php.Value, error) { return sendCookie(c, false) }

func sendCookie(c *php.Call, encode bool) (php.Value, error) {
	k := &cookie{name: c.Str(0), value: c.Str(1)}
	if opts := c.Arg(2); opts.IsArray() {
		if ok, err := k.options(c, opts.Array()); !ok {
			return php.False(), err
		}
	} else {
		k.expires, k.path, k.domain = c.Ctx.ToInt(opts), c.Str(3), c.Str(4)
		k.secure, k.httpOnly = c.Bool(5), c.Bool(6)
	}
	if ok, err := k.check(c, encode); !ok {
		return php.False(), err
	}
	s := headersOf(c.Ctx)
	if !headersOpen(c) {
		return php.False(), c.Ctx.Pending
	}
	s.put(k.line(c, encode), false)
	return php.True(), nil
}

// options reads the array form. ok is false when the call is over.
func (k *cookie) options(c *php.Call, a *php.Array) (ok bool, err error) {
	if c.Given > 3 {
		if is84(c) {
			return false, c.Ctx.Throwf("ArgumentCountError",
				"%s(): Expects exactly 3 arguments when argument #3 ($expires_or_options) is an array", c.Name())
		}
		c.Warn("Cannot pass arguments after the options array")
		return false, c.Ctx.Pending
	}
	found := 0
	for it := a.Iter(); it.Next(); {
		known, err := k.option(c, it.Key(), it.Value())
		if err != nil {
			return false, err
		}
		if known {
			found++
		}
	}
	if found == 0 && a.Len() > 0 && !is84(c) {
		c.Warn("No valid options were found in the given array")
	}
	return true, c.Ctx.Pending
}

func (k *cookie) option(c *php.Call, key php.Key, v php.Value) (known bool, err error) {
	if key.Str == nil {
		if is84(c) {
			return false, c.ValueError("%s(): option array cannot have numeric keys", c.Name())
		}
		c.Warn("Numeric key found in the options array")
		return false, c.Ctx.Pending
	}
	text := func(to *string) error {
		s, err := c.Ctx.ToString(v)
		if err == nil {
			*to = s.String()
			php.StrValue(s).Release()
		}
		return err
	}
	switch name := key.Str.Peek(); strings.ToLower(name) {
	case "expires":
		k.expires = c.Ctx.ToInt(v)
	case "path":
		err = text(&k.path)
	case "domain":
		err = text(&k.domain)
	case "secure":
		k.secure = c.Ctx.Truth(v)
	case "httponly":
		k.httpOnly = c.Ctx.Truth(v)
	case "samesite":
		err = text(&k.sameSite)
	default:
		if is84(c) {
			return false, c.ValueError(`%s(): option "%s" is invalid`, c.Name(), name)
		}
		c.Warn("Unrecognized key '%s' found in the options array", name)
		return false, c.Ctx.Pending
	}
	return true, err
}

// check refuses what cannot stand in a cookie. ok is false when the call is over.
func (k *cookie) check(c *php.Call, encode bool) (ok bool, err error) {
	const bad, listed = ",; \t\r\n\v\f", `",", ";", " ", "\t", "\r", "\n", "\013", or "\014"`
	refuse := func(old string, now func() error) (bool, error) {
		if is84(c) {
			return false, now()
		}
		c.Ctx.Warning("%s", old)
		return false, c.Ctx.Pending
	}
	option := func(name string) func() error {
		return func() error { return c.ValueError(`%s(): "%s" option cannot contain %s`, c.Name(), name, listed) }
	}
	const none = ` cannot contain any of the following '`
	switch {
	case k.name == "":
		return refuse("Cookie names must not be empty", func() error { return c.ArgValueError(0, "must not be empty") })
	case strings.ContainsAny(k.name, "="+bad):
		return refuse("Cookie names"+none+`=,; \t\r\n\013\014'`,
			func() error { return c.ArgValueError(0, `cannot contain "=", `+listed) })
	case !encode && strings.ContainsAny(k.value, bad):
		return refuse("Cookie values"+none+`,; \t\r\n\013\014'`,
			func() error { return c.ArgValueError(1, "cannot contain "+listed) })
	case strings.ContainsAny(k.path, bad):
		return refuse("Cookie paths"+none+`,; \t\r\n\013\014'`, option("path"))
	case strings.ContainsAny(k.domain, bad):
		return refuse("Cookie domains"+none+`,; \t\r\n\013\014'`, option("domain"))
	case time.Unix(k.expires, 0).UTC().Year() > 9999:
		return refuse("Expiry date cannot have a year greater than 9999",
			func() error {
				return c.ValueError(`%s(): "expires" option cannot have a year greater than 9999`, c.Name())
			})
	}
	return true, nil
}

// line is the cookie's header.
func (k *cookie) line(c *php.Call, encode bool) string {
	date := "Mon, 02 Jan 2006 15:04:05 GMT"
	if !is84(c) {
		date = "Mon, 02-Jan-2006 15:04:05 GMT"
	}
	var b strings.Builder
	b.WriteString("Set-Cookie: " + k.name + "=")
	if k.value == "" {
		b.WriteString("deleted; expires=" + time.Unix(1, 0).UTC().Format(date) + "; Max-Age=0")
	} else {
		if encode {
			b.Write(appendURL(nil, k.value, true))
		} else {
			b.WriteString(k.value)
		}
		if k.expires > 0 {
			age := k.expires
			if clock := c.Host().Clock; clock != nil {
				age = max(k.expires-clock.Now().Unix(), 0)
			}
			b.WriteString("; expires=" + time.Unix(k.expires, 0).UTC().Format(date) + "; Max-Age=" + itoa(age))
		}
	}
	for _, p := range [...][2]string{{"; path=", k.path}, {"; domain=", k.domain}} {
		if p[1] != "" {
			b.WriteString(p[0] + p[1])
		}
	}
	if k.secure {
		b.WriteString("; secure")
	}
	if k.httpOnly {
		b.WriteString("; HttpOnly")
	}
	if k.sameSite != "" {
		b.WriteString("; SameSite=" + k.sameSite)
	}
	return b.String()
}
