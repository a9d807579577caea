package pcre

import (
	"errors"

	"gaja/interp/php"
	"gaja/interp/regex"
)

// What preg_last_error tells.
const (
	errNone = iota
	errInternal
	errBacktrack
	errRecursion
	errUTF8
	errUTF8Offset
	errStack
)

var messages = [...]string{
	"No error",
	"Internal error",
	"Backtrack limit exhausted",
	"Recursion limit exhausted",
	"Malformed UTF-8 characters, possibly incorrectly encoded",
	"The offset did not correspond to the beginning of a valid UTF-8 code point",
	"JIT stack limit exhausted",
}

func pregLastError(c *php.Call) (php.Value, error) {
	return php.Int(stateOf(c.Ctx).last), nil
}

func pregLastErrorMsg(c *php.Call) (php.Value, error) {
	return php.String(messages[stateOf(c.Ctx).last]), nil
}

// note turns an error of the matcher into a code for preg_last_error; what ends the script is returned. again is set
// for the second attempt behind an empty match, which PHP leaves to another matcher than the first.
func (st *state) note(err error, again bool) error {
	switch {
	case errors.Is(err, regex.ErrBacktrack):
		st.last = errBacktrack
	case errors.Is(err, regex.ErrDepth):
		if st.last = errRecursion; st.jit {
			st.last = errStack
		}
	case errors.Is(err, regex.ErrStack), errors.Is(err, regex.ErrLoop):
		if st.last = errStack; again || !st.jit {
			st.last = errInternal
		}
	case errors.Is(err, regex.ErrTooLong):
		st.last = errInternal
	default:
		return err
	}
	return nil
}
