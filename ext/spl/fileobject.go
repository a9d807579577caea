package spl

import (
	"fmt"
	"strings"

	"gaja/interp/php"
)

// The flags of SplFileObject.
const (
	fileDropNewLine = 1
	fileReadAhead   = 2
	fileSkipEmpty   = 4
	fileReadCSV     = 8
)

// openState is what a SplFileObject has besides a SplFileInfo: the stream, the line it stands on, and how to read CSV.
type openState struct {
	stream    php.Value
	mode      string
	line      string
	hasLine   bool
	record    php.Value // the line as CSV, or Undef
	number    int64
	maxLen    int64
	delimiter string
	enclosure string
	escape    string
	escaped   bool // the escape character was chosen
	current   *php.Function
}

func (p *openState) drop() {
	v := p.record
	p.line, p.hasLine, p.record = "", false, php.Undef()
	v.Release()
}

func splFileObject___construct(c *php.Call) (php.Value, error) {
	if err := noNuls(c, 0, "RuntimeException"); err != nil {
		return php.Undef(), err
	}
	mode := "r"
	if c.N() > 1 && !c.IsNull(1) {
		mode = c.Str(1)
	}
	return php.Null(), openFile(c, c.Str(0), mode, c.Arg(2), c.Arg(3))
}

func splTempFileObject___construct(c *php.Call) (php.Value, error) {
	name, max := "php://temp", c.IntOr(0, 2<<20)
	if max < 0 {
		name = "php://memory"
	} else if c.Given > 0 {
		name = fmt.Sprintf("php://temp/maxmemory:%d", max)
	}
	mode := "wb"
	if c.Ctx.Level == php.Level74 {
		mode = "w"
	}
	err := openFile(c, name, mode, php.False(), php.Null())
	if err == nil {
		fileOf(c.This).path = ""
	}
	return php.Null(), err
}

func openFile(c *php.Call, name, mode string, include, context php.Value) error {
	f := fileOf(c.This)
	if f.open != nil {
		return c.Ctx.ThrowError("Error", "Cannot call constructor twice")
	}
	file := php.String(name)
	defer file.Release()
	dir, err := callFunction(c.Ctx, "is_dir", file)
	if err != nil {
		return err
	}
	if dir.IsTrue() {
		return c.Ctx.ThrowError("LogicException", "Cannot use SplFileObject with directories")
	}
	how := php.String(mode)
	defer how.Release()
	args := []php.Value{file, how, php.Bool(include.IsTrue())}
	if !context.IsNil() {
		args = append(args, context)
	}
	var stream php.Value
	err = throwing(c.Ctx, "RuntimeException", c.Name(), func() (err error) {
		stream, err = callFunction(c.Ctx, "fopen", args...)
		return err
	})
	if err == nil && !stream.IsResource() {
		err = c.Ctx.Throwf("RuntimeException", "Cannot open file '%s'", name)
	}
	if err != nil {
		return err
	}
	if include.IsTrue() {
		if found, err := callFunction(c.Ctx, "stream_resolve_include_path", file); err == nil && found.IsString() {
			name = found.Str().String()
			found.Release()
		}
	}
	f.setName(name)
	f.open = &openState{stream: stream, mode: mode, delimiter: ",", enclosure: `"`, escape: `\`,
		current: overridden(c.This.Class, "getcurrentline")}
	return nil
}

func openOf(c *php.Call) (*fileState, *openState, error) {
	f := fileOf(c.This)
	if f.open == nil {
		return nil, nil, notOpen(c.Ctx)
	}
	return f, f.open, nil
}

// onStream calls a function of the standard extension with the stream before the arguments.
func (p *openState) onStream(ctx *php.Context, function string, args ...php.Value) (php.Value, error) {
	return callFunction(ctx, function, append([]php.Value{p.stream}, args...)...)
}

func (p *openState) eof(ctx *php.Context) (bool, error) {
	v, err := p.onStream(ctx, "feof")
	end := v.IsTrue()
	v.Release()
	return end, err
}

func cannotRead(ctx *php.Context, f *fileState) error {
	return ctx.Throwf("RuntimeException", "Cannot read from file %s", f.name)
}

// readLine takes the next line from the stream; ok is false at the end, which is an exception unless silent.
func (f *fileState) readLine(ctx *php.Context, silent bool, add int64) (bool, error) {
	p := f.open
	p.drop()
	end, err := p.eof(ctx)
	if err != nil {
		return false, err
	}
	if end {
		if !silent {
			err = cannotRead(ctx, f)
		}
		return false, err
	}
	var args []php.Value
	if p.maxLen > 0 {
		args = append(args, php.Int(p.maxLen+1))
	}
	v, err := p.onStream(ctx, "fgets", args...)
	if err != nil {
		return false, err
	}
	if v.IsString() {
		p.line = v.Str().String()
		if f.flags&fileDropNewLine != 0 {
			p.line = strings.TrimSuffix(p.line, "\n")
			p.line = strings.TrimSuffix(p.line, "\r")
		}
	}
	v.Release()
	p.hasLine = true
	p.number += add
	return true, nil
}

// readRecord takes the next line as CSV; a field in quotes may go on over further lines.
func (f *fileState) readRecord(ctx *php.Context, delimiter, enclosure, escape string, silent bool) (bool, error) {
	p := f.open
	for {
		add := int64(0)
		if p.hasLine {
			add = 1
		}
		flags := f.flags
		f.flags &^= fileDropNewLine
		ok, err := f.readLine(ctx, silent, add)
		f.flags = flags
		if !ok || err != nil {
			return false, err
		}
		blank := p.line == "" || flags&fileReadCSV != 0 && flags&fileDropNewLine != 0 &&
			(p.line == "\n" || p.line == "\r\n")
		if blank && flags&fileSkipEmpty != 0 {
			continue
		}
		text, err := p.wholeRecord(ctx, enclosure, escape)
		if err != nil {
			return false, err
		}
		args := []php.Value{php.String(text), php.String(delimiter), php.String(enclosure), php.String(escape)}
		v, err := callFunction(ctx, "str_getcsv", args...)
		for _, a := range args {
			a.Release()
		}
		if err != nil {
			return false, err
		}
		p.record = v
		return true, nil
	}
}

// wholeRecord reads on until the quotes of the line are closed.
func (p *openState) wholeRecord(ctx *php.Context, enclosure, escape string) (string, error) {
	text := p.line
	for open := openQuote(text, enclosure, escape, false); open; {
		v, err := p.onStream(ctx, "fgets")
		if err != nil || !v.IsString() {
			return text, err
		}
		more := v.Str().String()
		v.Release()
		text += more
		open = openQuote(more, enclosure, escape, true)
	}
	return text, nil
}

// openQuote reports whether a quote is open behind a text, given whether one was before it.
func openQuote(text, enclosure, escape string, open bool) bool {
	for i := 0; i < len(text); i++ {
		switch {
		case open && escape != "" && escape != enclosure && text[i] == escape[0]:
			i++
		case text[i] == enclosure[0]:
			open = !open
		}
	}
	return open
}

// read takes the next line in the way that the flags say, or through a script's getCurrentLine.
func (f *fileState) read(ctx *php.Context, self *php.Object, silent bool) (bool, error) {
	p := f.open
	if f.flags&fileReadCSV != 0 {
		return f.readRecord(ctx, p.delimiter, p.enclosure, p.escape, silent)
	}
	for {
		ok, err := f.readOnce(ctx, self, silent)
		if !ok || err != nil || f.flags&fileSkipEmpty == 0 || p.line != "" {
			return ok, err
		}
		p.drop()
	}
}

func (f *fileState) readOnce(ctx *php.Context, self *php.Object, silent bool) (bool, error) {
	p := f.open
	add := int64(0)
	if p.hasLine {
		add = 1
	}
	if p.current == nil {
		return f.readLine(ctx, silent, add)
	}
	p.drop()
	end, err := p.eof(ctx)
	if err != nil || end {
		if err == nil && !silent {
			err = cannotRead(ctx, f)
		}
		return false, err
	}
	v, err := callFn(ctx, self, p.current)
	if err != nil {
		return false, err
	}
	defer v.Release()
	if !v.IsString() {
		return false, ctx.Throwf("TypeError", "%s::getCurrentLine(): Return value must be of type string, %s returned",
			self.Class.Name, php.TypeName(v))
	}
	if p.hasLine {
		p.number++
	}
	p.drop()
	p.line, p.hasLine = v.Str().String(), true
	return true, nil
}

func (f *fileState) rewindFile(ctx *php.Context, self *php.Object) error {
	p := f.open
	v, err := p.onStream(ctx, "rewind")
	if err != nil {
		return err
	}
	if !v.IsTrue() {
		return ctx.Throwf("RuntimeException", "Cannot rewind file %s", f.name)
	}
	p.drop()
	p.number = 0
	if f.flags&fileReadAhead != 0 {
		_, err = f.read(ctx, self, true)
	}
	return err
}
