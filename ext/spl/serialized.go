package spl

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// The serialize() and unserialize() methods of the structures wrap serialised values in formats of their own. The values
// themselves are written and read by the functions serialize and unserialize; what is needed here is only to find where
// one value ends.

func serialize(ctx *php.Context, v php.Value) (string, error) {
	r, err := callFunction(ctx, "serialize", v)
	if err != nil {
		return "", err
	}
	defer r.Release()
	if !r.IsString() {
		return "", nil
	}
	return r.Str().String(), nil
}

// callFunction calls a function by name. A builtin is run at once, without a frame of its own: what it says names the
// method that is running, as if that had done the work itself.
func callFunction(ctx *php.Context, name string, args ...php.Value) (php.Value, error) {
	f := ctx.FindFunction(name)
	switch {
	case f == nil:
		return php.Undef(), ctx.Throwf("Error", "Call to undefined function %s()", name)
	case f.Native == nil || f.Op != php.OpNone:
		return ctx.Machine.Call(php.Callable{Fn: f}, args)
	}
	return callAs(ctx, f, f, args)
}

// callAs runs a builtin under the name of another.
func callAs(ctx *php.Context, f, as *php.Function, args []php.Value) (php.Value, error) {
	given := len(args)
	for i := given; i < len(f.Params); i++ {
		if f.Params[i].Flags&php.ParamVariadic != 0 {
			break
		}
		args = append(args, ctx.LiteralValue(f.Params[i].Default))
	}
	fn := *f
	fn.Name, fn.Class = as.Name, as.Class
	call := php.Call{Ctx: ctx, Fn: &fn, Args: args, Given: given}
	v, err := f.Native(&call)
	if err == nil && ctx.Pending != nil {
		err = ctx.Pending
		ctx.Pending = nil
	}
	return v, err
}

// unserializeAt reads the value at *at and moves it behind; Undef means that there is none, and *at stays.
func unserializeAt(ctx *php.Context, s string, at *int) (php.Value, error) {
	end := serializedEnd(s, *at, 0)
	if end < 0 {
		return php.Undef(), nil
	}
	text := php.String(s[*at:end])
	defer text.Release()
	var v php.Value
	var said string
	err := quietly(ctx, &said, func() (err error) {
		v, err = callFunction(ctx, "unserialize", text)
		return err
	})
	if err != nil {
		return php.Undef(), err
	}
	if strings.Contains(said, "Error at offset") {
		v.Release()
		return php.Undef(), nil
	}
	*at = end
	return v, nil
}

func badOffset(ctx *php.Context, at, size int) error {
	return ctx.Throwf("UnexpectedValueException", "Error at offset %d of %d bytes", at, size)
}

const maxSerializedDepth = 4096

// serializedEnd returns the offset behind the serialised value that begins at i, or -1.
func serializedEnd(s string, i, depth int) int {
	if i+1 >= len(s) || depth > maxSerializedDepth {
		return -1
	}
	switch s[i] {
	case 'N':
		if s[i+1] == ';' {
			return i + 2
		}
		return -1
	case 'i', 'b', 'd', 'r', 'R':
		if j := strings.IndexByte(s[i:], ';'); s[i+1] == ':' && j > 2 {
			return i + j + 1
		}
		return -1
	case 's', 'S', 'E':
		_, end := serializedString(s, i+1)
		if end < 0 || end >= len(s) || s[end] != ';' {
			return -1
		}
		return end + 1
	case 'a':
		return serializedBody(s, i+1, depth)
	case 'O':
		if _, end := serializedString(s, i+1); end > 0 {
			return serializedBody(s, end, depth)
		}
	case 'C':
		return serializedCustom(s, i+1)
	}
	return -1
}

// serializedString reads :LENGTH:"…" at i and returns the text and the offset behind the quote.
func serializedString(s string, i int) (string, int) {
	n, i := serializedCount(s, i)
	if i < 0 || i+1+n+1 > len(s) || s[i] != '"' || s[i+1+n] != '"' {
		return "", -1
	}
	return s[i+1 : i+1+n], i + n + 2
}

// serializedCount reads :NUMBER: at i.
func serializedCount(s string, i int) (n, end int) {
	if i >= len(s) || s[i] != ':' {
		return 0, -1
	}
	j := strings.IndexByte(s[i+1:], ':')
	if j < 1 {
		return 0, -1
	}
	n, err := strconv.Atoi(s[i+1 : i+1+j])
	if err != nil || n < 0 || n > len(s) {
		return 0, -1
	}
	return n, i + j + 2
}

// serializedBody reads :NUMBER:{key value …} at i.
func serializedBody(s string, i, depth int) int {
	n, i := serializedCount(s, i)
	if i < 0 || i >= len(s) || s[i] != '{' {
		return -1
	}
	i++
	for ; n > 0; n-- {
		if i = serializedEnd(s, i, depth+1); i < 0 {
			return -1
		}
		if i = serializedEnd(s, i, depth+1); i < 0 {
			return -1
		}
	}
	if i >= len(s) || s[i] != '}' {
		return -1
	}
	return i + 1
}

// serializedCustom reads :LENGTH:"Class":LENGTH:{…} at i.
func serializedCustom(s string, i int) int {
	_, i = serializedString(s, i)
	if i < 0 {
		return -1
	}
	n, i := serializedCount(s, i)
	if i < 0 || i+n+2 > len(s) || s[i] != '{' || s[i+n+1] != '}' {
		return -1
	}
	return i + n + 2
}
