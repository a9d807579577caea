package spl

import "gaja/interp/php"

func splFileObject_rewind(c *php.Call) (php.Value, error) {
	f, _, err := openOf(c)
	if err == nil {
		err = f.rewindFile(c.Ctx, c.This)
	}
	return php.Null(), err
}

func splFileObject_eof(c *php.Call) (php.Value, error) { return direct(c, "feof") }

func splFileObject_valid(c *php.Call) (php.Value, error) {
	f := fileOf(c.This)
	if f.open == nil {
		return php.False(), nil
	}
	if f.flags&fileReadAhead != 0 {
		return php.Bool(f.open.hasLine), nil
	}
	end, err := f.open.eof(c.Ctx)
	return php.Bool(!end), err
}

func splFileObject_fgets(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if _, err := f.readLine(c.Ctx, false, 1); err != nil {
		return php.Undef(), err
	}
	return php.String(p.line), nil
}

func splFileObject_getCurrentLine(c *php.Call) (php.Value, error) { return splFileObject_fgets(c) }

func splFileObject___toString(c *php.Call) (php.Value, error) {
	if c.Ctx.Level == php.Level74 {
		return splFileObject_fgets(c)
	}
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if !p.hasLine {
		if _, err := f.read(c.Ctx, c.This, false); err != nil {
			return php.Undef(), err
		}
	}
	return php.String(p.line), nil
}

func splFileObject_current(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if !p.hasLine {
		if _, err := f.read(c.Ctx, c.This, true); err != nil {
			return php.Undef(), err
		}
	}
	switch {
	case !p.record.IsUndef():
		return p.record.Copy(), nil
	case p.hasLine:
		return php.String(p.line), nil
	}
	return php.False(), nil
}

func splFileObject_key(c *php.Call) (php.Value, error) {
	if p := fileOf(c.This).open; p != nil {
		return php.Int(p.number), nil
	}
	return php.Int(0), nil
}

func splFileObject_next(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	p.drop()
	if f.flags&fileReadAhead != 0 {
		if _, err := f.read(c.Ctx, c.This, true); err != nil {
			return php.Undef(), err
		}
	}
	p.number++
	return php.Null(), nil
}

func splFileObject_seek(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	to := c.Int(0)
	if to < 0 {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.Throwf("LogicException", "Can't seek file %s to negative line %d", f.name, to)
		}
		return php.Undef(), c.ArgValueError(0, "must be greater than or equal to 0")
	}
	if err := f.rewindFile(c.Ctx, c.This); err != nil {
		return php.Undef(), err
	}
	for i := int64(0); i < to; i++ {
		if ok, err := f.read(c.Ctx, c.This, true); !ok || err != nil {
			return php.Null(), err
		}
	}
	if to > 0 && f.flags&fileReadAhead == 0 {
		p.number++
		p.drop()
	}
	return php.Null(), nil
}

func splFileObject_setFlags(c *php.Call) (php.Value, error) {
	fileOf(c.This).flags = c.Int(0)
	return php.Null(), nil
}

func splFileObject_getFlags(c *php.Call) (php.Value, error) {
	return php.Int(fileOf(c.This).flags & 15), nil
}

func splFileObject_setMaxLineLen(c *php.Call) (php.Value, error) {
	if c.Int(0) < 0 {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowError("DomainException",
				"Maximum line length must be greater than or equal zero")
		}
		return php.Undef(), c.ArgValueError(0, "must be greater than or equal to 0")
	}
	if p := fileOf(c.This).open; p != nil {
		p.maxLen = c.Int(0)
	}
	return php.Null(), nil
}

func splFileObject_getMaxLineLen(c *php.Call) (php.Value, error) {
	if p := fileOf(c.This).open; p != nil {
		return php.Int(p.maxLen), nil
	}
	return php.Int(0), nil
}

func splFileObject_hasChildren(*php.Call) (php.Value, error) { return php.False(), nil }
func splFileObject_getChildren(*php.Call) (php.Value, error) { return php.Null(), nil }

// direct hands a method to the function that does the same for any stream.
func direct(c *php.Call, function string) (php.Value, error) {
	_, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	args := c.Args
	for len(args) > 0 && args[len(args)-1].IsUndef() {
		args = args[:len(args)-1]
	}
	return p.onStream(c.Ctx, function, args...)
}

func splFileObject_flock(c *php.Call) (php.Value, error)     { return direct(c, "flock") }
func splFileObject_fflush(c *php.Call) (php.Value, error)    { return direct(c, "fflush") }
func splFileObject_ftell(c *php.Call) (php.Value, error)     { return direct(c, "ftell") }
func splFileObject_fpassthru(c *php.Call) (php.Value, error) { return direct(c, "fpassthru") }
func splFileObject_fstat(c *php.Call) (php.Value, error)     { return direct(c, "fstat") }

func splFileObject_fseek(c *php.Call) (php.Value, error) {
	if p := fileOf(c.This).open; p != nil {
		p.drop()
	}
	return direct(c, "fseek")
}

func splFileObject_fread(c *php.Call) (php.Value, error) {
	if c.Int(0) <= 0 {
		if _, _, err := openOf(c); err != nil {
			return php.Undef(), err
		}
		if c.Ctx.Level == php.Level74 {
			c.Warn("Length parameter must be greater than 0")
			return php.False(), c.Ctx.Pending
		}
		return php.Undef(), c.ArgValueError(0, "must be greater than 0")
	}
	return direct(c, "fread")
}

func splFileObject_fgetc(c *php.Call) (php.Value, error) {
	_, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	p.drop()
	v, err := p.onStream(c.Ctx, "fgetc")
	if v.IsString() && v.Str().Peek() == "\n" {
		p.number++
	}
	return v, err
}

func splFileObject_fwrite(c *php.Call) (php.Value, error) {
	_, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	s := c.Str(0)
	if c.Given > 1 {
		s = s[:max(0, min(int64(len(s)), c.Int(1)))]
	}
	if s == "" {
		return php.Int(0), nil
	}
	arg := php.String(s)
	defer arg.Release()
	return p.onStream(c.Ctx, "fwrite", arg)
}

func splFileObject_ftruncate(c *php.Call) (php.Value, error) {
	_, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if c.Int(0) < 0 && c.Ctx.Level != php.Level74 {
		return php.Undef(), c.ArgValueError(0, "must be greater than or equal to 0")
	}
	var v php.Value
	var said string
	err = quietly(c.Ctx, &said, func() (err error) {
		v, err = p.onStream(c.Ctx, "ftruncate", c.Arg(0))
		return err
	})
	if err == nil && said != "" {
		err = c.Ctx.Throwf("LogicException", "Can't truncate file %s", fileOf(c.This).name)
	}
	return v, err
}

func splFileObject_fscanf(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	add := int64(0)
	if p.hasLine {
		add = 1
	}
	if _, err := f.readLine(c.Ctx, false, add); err != nil {
		return php.Undef(), err
	}
	line := php.String(p.line)
	defer line.Release()
	return callFunction(c.Ctx, "sscanf", append([]php.Value{line}, c.Args...)...)
}

// oneChar reads a character of the CSV format from argument i; missing ones keep the default.
func oneChar(c *php.Call, i int, def string, name string) (string, error) {
	if i >= c.Given || c.IsNull(i) {
		return def, nil
	}
	s := c.Str(i)
	switch {
	case len(s) == 1:
		return s, nil
	case c.Ctx.Level == php.Level74:
		c.Warn("%s must be a character", name)
		return "", c.Ctx.Pending
	}
	return "", c.ArgValueError(i, "must be a single character")
}

// escapeChar reads the escape character, which may be empty.
func escapeChar(c *php.Call, i int, p *openState) (string, error) {
	if i >= c.Given || c.IsNull(i) {
		if !p.escaped && c.Ctx.Level != php.Level74 {
			if c.Fn.Lower == "setcsvcontrol" {
				c.Deprecated("the $escape parameter must be provided as its default value will change")
			} else {
				c.Deprecated("the $escape parameter must be provided, as its default value will change, " +
					"either explicitly or via SplFileObject::setCsvControl()")
			}
		}
		return p.escape, c.Ctx.Pending
	}
	s := c.Str(i)
	if len(s) > 1 {
		if c.Ctx.Level == php.Level74 {
			c.Warn("escape must be empty or a single character")
			return "", c.Ctx.Pending
		}
		return "", c.ArgValueError(i, "must be empty or a single character")
	}
	return s, nil
}

// csvChars reads delimiter, enclosure and escape from argument i on; ok is false after a warning.
func csvChars(c *php.Call, i int, p *openState) (d, e, x string, ok bool, err error) {
	if d, err = oneChar(c, i, p.delimiter, "delimiter"); err != nil || d == "" {
		return "", "", "", false, err
	}
	if e, err = oneChar(c, i+1, p.enclosure, "enclosure"); err != nil || e == "" {
		return "", "", "", false, err
	}
	x, err = escapeChar(c, i+2, p)
	return d, e, x, err == nil, err
}

func splFileObject_fgetcsv(c *php.Call) (php.Value, error) {
	f, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	d, e, x, ok, err := csvChars(c, 0, p)
	if !ok || err != nil {
		return php.False(), err
	}
	if ok, err := f.readRecord(c.Ctx, d, e, x, true); !ok || err != nil {
		return php.False(), err
	}
	return p.record.Copy(), nil
}

func splFileObject_fputcsv(c *php.Call) (php.Value, error) {
	_, p, err := openOf(c)
	if err != nil {
		return php.Undef(), err
	}
	d, e, x, ok, err := csvChars(c, 1, p)
	if !ok || err != nil {
		return php.False(), err
	}
	args := []php.Value{c.Arg(0), php.String(d), php.String(e), php.String(x)}
	if c.Has(4) && c.Ctx.Level != php.Level74 {
		args = append(args, c.Arg(4).Copy())
	}
	v, err := p.onStream(c.Ctx, "fputcsv", args...)
	for _, a := range args[1:] {
		a.Release()
	}
	return v, err
}

func splFileObject_setCsvControl(c *php.Call) (php.Value, error) {
	p := fileOf(c.This).open
	if p == nil {
		return php.Null(), nil
	}
	fresh := &openState{delimiter: ",", enclosure: `"`, escape: `\`, escaped: p.escaped}
	d, e, x, ok, err := csvChars(c, 0, fresh)
	if !ok || err != nil {
		return php.Null(), err
	}
	p.delimiter, p.enclosure, p.escape = d, e, x
	p.escaped = p.escaped || c.Given > 2
	return php.Null(), nil
}

func splFileObject_getCsvControl(c *php.Call) (php.Value, error) {
	p := fileOf(c.This).open
	if p == nil {
		p = &openState{delimiter: ",", enclosure: `"`, escape: `\`}
	}
	return php.ArrayValue(php.List(php.String(p.delimiter), php.String(p.enclosure), php.String(p.escape))), nil
}
