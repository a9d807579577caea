package core

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// traceText is a backtrace as getTraceAsString prints it. The trace may have been tampered with by reflection or
// unserialize, so nothing about its shape is taken for granted.
func traceText(ctx *php.Context, trace *php.Array) string {
	var b strings.Builder
	n := 0
	for key, frame := range trace.All() {
		if !frame.IsArray() {
			ctx.Warning("Expected array for frame %d", key.Int)
			continue
		}
		traceFrame(ctx, &b, frame.Array(), n)
		n++
	}
	b.WriteString("#" + strconv.Itoa(n) + " {main}")
	return b.String()
}

func traceFrame(ctx *php.Context, b *strings.Builder, frame *php.Array, n int) {
	b.WriteString("#" + strconv.Itoa(n) + " ")
	traceFile(ctx, b, frame)
	traceKey(ctx, b, frame, "class")
	traceKey(ctx, b, frame, "type")
	traceKey(ctx, b, frame, "function")
	b.WriteByte('(')
	if args := frame.GetString("args"); args.IsArray() {
		first := true
		for key, v := range args.Array().All() {
			if !first {
				b.WriteString(", ")
			}
			first = false
			if key.Str != nil && ctx.Level != php.Level74 {
				b.WriteString(key.Str.Peek() + ": ")
			}
			ctx.DescribeArg(b, v)
		}
	} else if !args.IsUndef() {
		if ctx.Level == php.Level74 {
			ctx.Warning("args element is no array")
		} else {
			ctx.Warning("args element is not an array")
		}
	}
	b.WriteString(")\n")
}

func traceFile(ctx *php.Context, b *strings.Builder, frame *php.Array) {
	file := frame.GetString("file")
	old := ctx.Level == php.Level74
	switch {
	case file.IsUndef():
		b.WriteString("[internal function]: ")
		return
	case !file.IsString() && old:
		ctx.Warning("Function name is no string")
		b.WriteString("[unknown function]")
		return
	case !file.IsString():
		ctx.Warning("File name is not a string")
		b.WriteString("[unknown file]: ")
		return
	}
	line := int64(0)
	if l := frame.GetString("line"); l.IsInt() {
		line = l.Int()
	} else if !l.IsUndef() && old {
		ctx.Warning("Line is no long")
	} else if !l.IsUndef() {
		ctx.Warning("Line is not an int")
	}
	b.WriteString(file.Str().Peek() + "(" + strconv.FormatInt(line, 10) + "): ")
}

func traceKey(ctx *php.Context, b *strings.Builder, frame *php.Array, key string) {
	v := frame.GetString(key)
	switch {
	case v.IsUndef():
	case v.IsString():
		b.WriteString(untilNul(v.Str().Peek()))
	default:
		if ctx.Level == php.Level74 {
			ctx.Warning("Value for %s is no string", key)
		} else {
			ctx.Warning("Value for %s is not a string", key)
		}
		b.WriteString("[unknown]")
	}
}

// traceArg prints one argument: scalars in full, strings cut short, and of arrays and objects only what they are.
