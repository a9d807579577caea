//go:build linux

package sockets

import (
	"errors"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/errtext"
	"gaja/interp/php"
)

// hostErrorBase is what host lookup errors are counted down from: HOST_NOT_FOUND is -10001.
const hostErrorBase = -10000

// strerror returns the text of an error number as this module has it: the system's, or a resolver's below -10000.
func strerror(n int) string {
	if n >= hostErrorBase {
		return errtext.Of(n)
	}
	if n == -1<<31 {
		return errtext.Host(-1)
	}
	return errtext.Host(hostErrorBase - n)
}

// errnoOf returns the number of a system error; what is none counts as EIO.
func errnoOf(err error) int {
	var e unix.Errno
	if errors.As(err, &e) {
		return int(e)
	}
	return int(unix.EIO)
}

// fatal reports whether an error ends the script and must be passed on, rather than being an error number.
func fatal(err error) bool {
	var e unix.Errno
	return err != nil && !errors.As(err, &e)
}

// fail records an error on a socket and for the engine, warns unless the error is only "not now", and returns false.
func fail(c *php.Call, sk *sock, text string, n int) (php.Value, error) {
	sk.err = n
	stateOf(c.Ctx).lastError = n
	switch unix.Errno(n) {
	case unix.EAGAIN, unix.EINPROGRESS:
	default:
		c.Warn("%s [%d]: %s", levelText(c, text), n, strerror(n))
	}
	return php.False(), nil
}

// failErr is fail for an error value: one that is no error number ends the script.
func failErr(c *php.Call, sk *sock, text string, err error) (php.Value, error) {
	if fatal(err) {
		return php.Undef(), err
	}
	return fail(c, sk, text, errnoOf(err))
}

// failGlobal is fail where there is no socket.
func failGlobal(c *php.Call, text string, err error) (php.Value, error) {
	if fatal(err) {
		return php.Undef(), err
	}
	n := errnoOf(err)
	stateOf(c.Ctx).lastError = n
	c.Warn("%s [%d]: %s", levelText(c, text), n, strerror(n))
	return php.False(), nil
}

// levelText turns the capital of an 8.4 message into 7.4's small letter. The one text that was capital already is
// "Unable to create socket".
func levelText(c *php.Call, text string) string {
	if c.Ctx.Level == php.Level84 || text == "" || text == "Unable to create socket" || text == hostLookupFailed {
		return text
	}
	if text[0] >= 'A' && text[0] <= 'Z' {
		return string(text[0]+('a'-'A')) + text[1:]
	}
	return text
}

// badSocketType is what a function says about a socket of a domain it does not know: cap names the 7.4 text's form.
func badDomain(c *php.Call, sk *sock, text74 string) (php.Value, error) {
	if c.Ctx.Level == php.Level74 {
		c.Warn(text74, sk.domain)
		return php.False(), nil
	}
	return php.Undef(), c.ArgValueError(0, "must be one of AF_UNIX, AF_INET, or AF_INET6")
}

func socketStrerror(c *php.Call) (php.Value, error) {
	n := c.Int(0)
	if c.Ctx.Level == php.Level84 && (n < -1<<31 || n > 1<<31-1) {
		return php.Undef(), c.ArgValueError(0, "must be between %d and %d", -1<<31, 1<<31-1)
	}
	return php.String(strerror(int(int32(n)))), nil
}

func socketLastError(c *php.Call) (php.Value, error) {
	if c.IsNull(0) {
		return php.Int(int64(stateOf(c.Ctx).lastError)), nil
	}
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	return php.Int(int64(sk.err)), nil
}

func socketClearError(c *php.Call) (php.Value, error) {
	if c.IsNull(0) {
		stateOf(c.Ctx).lastError = 0
		return php.Null(), nil
	}
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	sk.err = 0
	return php.Null(), nil
}
