package json

import "gaja/interp/php"

// The JSON_ERROR_* codes.
const (
	errNone = iota
	errDepth
	errStateMismatch
	errCtrlChar
	errSyntax
	errUTF8
	errRecursion
	errInfOrNaN
	errUnsupported
	errPropertyName
	errUTF16
	errNonBackedEnum
)

// The options.
const (
	hexTag              = 1 << 0
	hexAmp              = 1 << 1
	hexApos             = 1 << 2
	hexQuot             = 1 << 3
	forceObject         = 1 << 4
	numericCheck        = 1 << 5
	unescapedSlashes    = 1 << 6
	prettyPrint         = 1 << 7
	unescapedUnicode    = 1 << 8
	partialOutput       = 1 << 9
	preserveZero        = 1 << 10
	unescapedLineEnds   = 1 << 11
	objectAsArray       = 1 << 0
	bigIntAsString      = 1 << 1
	ignoreInvalidUTF8   = 1 << 20
	replaceInvalidUTF8  = 1 << 21
	throwOnError        = 1 << 22
	maxDepthArg         = 1<<31 - 1
	hardEncodeDepth     = 100000
	defaultDecodedDepth = 512
)

func errorText(code int) string {
	switch code {
	case errNone:
		return "No error"
	case errDepth:
		return "Maximum stack depth exceeded"
	case errStateMismatch:
		return "State mismatch (invalid or malformed JSON)"
	case errCtrlChar:
		return "Control character error, possibly incorrectly encoded"
	case errSyntax:
		return "Syntax error"
	case errUTF8:
		return "Malformed UTF-8 characters, possibly incorrectly encoded"
	case errRecursion:
		return "Recursion detected"
	case errInfOrNaN:
		return "Inf and NaN cannot be JSON encoded"
	case errUnsupported:
		return "Type is not supported"
	case errPropertyName:
		return "The decoded property name is invalid"
	case errUTF16:
		return "Single unpaired UTF-16 surrogate in unicode escape"
	case errNonBackedEnum:
		return "Non-backed enums have no default serialization"
	}
	return "Unknown error"
}

// lastError is what json_last_error tells.
type lastError struct{ code int }

type lastErrorKey struct{}

func last(ctx *php.Context) *lastError {
	return php.State(ctx, lastErrorKey{}, func() *lastError { return &lastError{} })
}

func throw(ctx *php.Context, code int) error {
	return ctx.ThrowCode("JsonException", errorText(code), int64(code))
}

func jsonLastError(c *php.Call) (php.Value, error) { return php.Int(int64(last(c.Ctx).code)), nil }

func jsonLastErrorMsg(c *php.Call) (php.Value, error) {
	return c.Ctx.Text(errorText(last(c.Ctx).code)), nil
}
