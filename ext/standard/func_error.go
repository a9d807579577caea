package standard

import (
	"os"
	"strconv"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

func errorGetLast(c *php.Call) (php.Value, error) {
	last := c.Ctx.Errors().Last
	if last == nil {
		return php.Null(), nil
	}
	out := c.Ctx.NewHash(4)
	out.SetString("type", php.Int(int64(last.Level)))
	out.SetString("message", c.Ctx.Text(last.Msg))
	out.SetString("file", c.Ctx.Text(last.File))
	out.SetString("line", php.Int(int64(last.Line)))
	return php.ArrayValue(out), nil
}

func errorClearLast(c *php.Call) (php.Value, error) {
	c.Ctx.Errors().Last = nil
	return php.Null(), nil
}

func errorLog(c *php.Call) (php.Value, error) {
	msg := c.Str(0)
	switch c.IntOr(1, 0) {
	case 1:
		c.Warn("Mail is not available for error logging")
		return php.False(), nil
	case 2:
		if is84(c) {
			return php.Undef(), c.ValueError("TCP/IP option is not available for error logging")
		}
		return warnFalse(c, "TCP/IP option not available!")
	case 3:
		return php.Bool(appendFile(c, c.Str(2), msg)), nil
	case 4:
		return php.Bool(toStderr(c, msg)), nil
	}
	if file := c.Ctx.Ini.Get("error_log"); file != "" && file != "syslog" {
		line := msg + "\n"
		if clock := c.Host().Clock; clock != nil {
			line = "[" + clock.Now().UTC().Format("02-Jan-2006 15:04:05") + " UTC] " + line
		}
		appendQuietly(c, file, line)
		return php.True(), nil
	}
	toStderr(c, msg)
	return php.True(), nil
}

func toStderr(c *php.Call, msg string) bool {
	w := c.Host().Stderr
	if w == nil {
		return false
	}
	c.Ctx.Out.Flush()
	_, err := w.Write([]byte(msg + "\n"))
	return err == nil
}

// logMode is the mode of a log that is made: 8.x keeps it from others.
func logMode(c *php.Call) os.FileMode {
	if is84(c) {
		return 0o600
	}
	return 0o644
}

func appendQuietly(c *php.Call, name, text string) error {
	fs := c.Host().FS
	if fs == nil {
		return php.ErrDenied
	}
	f, err := fs.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, logMode(c))
	if err != nil {
		return err
	}
	_, err = f.Write([]byte(text))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

func appendFile(c *php.Call, name, text string) bool {
	err := error(streams.EPERM)
	why := "No such file or directory"
	if permitted(c, name) {
		err = appendQuietly(c, name, text)
	} else {
		why = streams.ErrText(err)
	}
	if err != nil {
		c.Ctx.Warning("error_log(%s): %s to open stream: %s", name,
			map[bool]string{true: "Failed", false: "failed"}[is84(c)], why)
		return false
	}
	return true
}

// asserts is what assert_options has set besides the ini settings.
type asserts struct {
	callback php.Value
	// started is set once settings may be complained about; quiet while assert_options changes one.
	started, quiet bool
}

type assertsKey struct{}

func assertsOf(ctx *php.Context) *asserts {
	return php.State(ctx, assertsKey{}, func() *asserts { return &asserts{callback: php.Null()} })
}

// assertCallback returns the function to call for a failed assertion, borrowed, or null.
func assertCallback(ctx *php.Context) php.Value {
	s := assertsOf(ctx)
	if s.callback.IsNull() {
		if name := ctx.Ini.Get("assert.callback"); name != "" {
			s.callback = ctx.Text(name)
		}
	}
	return s.callback
}

func assert(c *php.Call) (php.Value, error) {
	ini := c.Ctx.Ini
	if !ini.Bool("assert.active") || ini.Int("zend.assertions") <= 0 && is84(c) {
		return php.True(), nil
	}
	code := ""
	if v := c.Arg(0); v.IsString() && !is84(c) {
		code = v.Str().String()
		if ok, err := assertCode(c, code); ok || err != nil {
			return php.True(), err
		}
	} else if c.Ctx.Truth(v) {
		return php.True(), nil
	}
	why := c.Arg(1)
	thrown := why.IsObject() && isThrowable(c.Ctx, why.Object())
	if thrown && is84(c) {
		return php.Undef(), &php.Throw{Obj: why.Copy().Object()}
	}
	text, has := "", !why.IsNil()
	if has && !thrown {
		s, err := c.Ctx.ToString(why)
		if err != nil {
			return php.Undef(), err
		}
		text = s.String()
		php.StrValue(s).Release()
	}
	if err := callAssert(c, code, text, has); err != nil {
		return php.Undef(), err
	}
	switch {
	case code != "" && has:
		text += ": \"" + code + "\""
	case code != "":
		text, has = "Assertion \""+code+"\"", true
	}
	if ini.Bool("assert.exception") {
		if thrown {
			return php.Undef(), &php.Throw{Obj: why.Copy().Object()}
		}
		return php.Undef(), c.Ctx.ThrowCode("AssertionError", text, 1)
	}
	if ini.Bool("assert.warning") {
		if !has {
			text = "Assertion"
		}
		c.Warn("%s failed", text)
	}
	if ini.Bool("assert.bail") {
		return php.Undef(), &php.Exit{Code: 255}
	}
	return php.False(), c.Ctx.Pending
}

func isThrowable(ctx *php.Context, o *php.Object) bool {
	t, err := ctx.FindClass("Throwable", false)
	return err == nil && t != nil && o.Class.Is(t)
}

func callAssert(c *php.Call, code, text string, has bool) error {
	fn := assertCallback(c.Ctx)
	if fn.IsNull() {
		return nil
	}
	file, line := c.Ctx.Position()
	args := []php.Value{c.Ctx.Text(file), php.Int(int64(line)), php.Null()}
	if !is84(c) {
		args[2] = c.Ctx.Text(code)
	}
	if has {
		args = append(args, c.Ctx.Text(text))
	}
	v, err := c.Ctx.CallValue(fn, args...)
	v.Release()
	return err
}

func assertOptions(c *php.Call) (php.Value, error) {
	name := ""
	switch what := c.Int(0); {
	case what == 1:
		name = "assert.active"
	case what == 2:
		old := assertCallback(c.Ctx).Copy()
		if c.Has(1) {
			s := assertsOf(c.Ctx)
			s.callback.Release()
			s.callback = c.Arg(1).Copy()
		}
		return old, nil
	case what == 3:
		name = "assert.bail"
	case what == 4:
		name = "assert.warning"
	case what == 5 && is84(c), what == 6 && !is84(c):
		name = "assert.exception"
	case what == 5:
		name = "assert.quiet_eval"
	case is84(c):
		return php.Undef(), c.ArgValueError(0, "must be an ASSERT_* constant")
	default:
		return warnFalse(c, "Unknown value "+strconv.FormatInt(c.Int(0), 10))
	}
	old := php.Int(0)
	if c.Ctx.Ini.Bool(name) {
		old = php.Int(1)
	}
	if c.Has(1) {
		s, err := c.Ctx.ToString(c.Arg(1))
		if err != nil {
			return php.Undef(), err
		}
		st := assertsOf(c.Ctx)
		st.quiet = true
		c.Ctx.Ini.Set(name, s.String())
		st.quiet = false
		php.StrValue(s).Release()
	}
	return old, nil
}

// assertSettings are the settings that are deprecated, each with the value that is not complained about.
func assertSettings() map[string]string {
	return map[string]string{"assert.active": "1", "assert.bail": "0", "assert.exception": "1", "assert.warning": "1",
		"assert.callback": ""}
}

// assertDeviates reports whether a setting has a value that is complained about.
func assertDeviates(name, value string) bool {
	usual := assertSettings()[name]
	if name == "assert.callback" {
		return value != usual
	}
	return php.IniBool(value) != php.IniBool(usual)
}

func assertChanged(ctx *php.Context, name, value string) bool {
	st := assertsOf(ctx)
	if st.started && !st.quiet && ctx.Level != php.Level74 && assertDeviates(name, value) {
		ctx.Deprecated("ini_set(): %s INI setting is deprecated", name)
	}
	if name == "assert.callback" && st.started {
		st.callback.Release()
		st.callback = php.Null()
	}
	return true
}

func assertActiveChanged(ctx *php.Context, v string) bool {
	return assertChanged(ctx, "assert.active", v)
}

func assertBailChanged(ctx *php.Context, v string) bool { return assertChanged(ctx, "assert.bail", v) }

func assertExceptionChanged(ctx *php.Context, v string) bool {
	return assertChanged(ctx, "assert.exception", v)
}

func assertWarningChanged(ctx *php.Context, v string) bool {
	return assertChanged(ctx, "assert.warning", v)
}

func assertCallbackChanged(ctx *php.Context, v string) bool {
	return assertChanged(ctx, "assert.callback", v)
}

// assertStart complains about the settings given at start-up, in their order.
func assertStart(ctx *php.Context) {
	assertsOf(ctx).started = true
	if ctx.Level == php.Level74 {
		return
	}
	for _, name := range []string{"assert.active", "assert.bail", "assert.warning", "assert.callback", "assert.exception"} {
		if v, ok := ctx.Ini.Configured(name); ok && assertDeviates(name, v) {
			ctx.Machine.HandleError(php.EDeprecated, "PHP Startup: "+name+" INI setting is deprecated", "Unknown", 0)
		}
	}
}
