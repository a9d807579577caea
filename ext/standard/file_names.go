package standard

import (
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// Flags of pathinfo().
const (
	pathinfoDirname   = 1
	pathinfoBasename  = 2
	pathinfoExtension = 4
	pathinfoFilename  = 8
	pathinfoAll       = 15
)

// baseName returns the last part of a path without trailing slashes, and without a suffix unless that is all of it.
func baseName(path, suffix string) string {
	path = strings.TrimRight(path, "/")
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		path = path[i+1:]
	}
	if suffix != "" && len(path) > len(suffix) && strings.HasSuffix(path, suffix) {
		path = path[:len(path)-len(suffix)]
	}
	return path
}

// dirName returns a path without its last part: "." when there is no other, "/" for what lies in the root.
func dirName(path string) string {
	if path == "" {
		return ""
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end == 0 {
		return "."
	}
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	return path[:end]
}

func basename(c *php.Call) (php.Value, error) {
	return c.Ctx.Text(baseName(c.Str(0), c.Str(1))), nil
}

func dirname(c *php.Call) (php.Value, error) {
	levels := c.Int(1)
	if levels < 1 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 1")
		}
		c.Warn("Invalid argument, levels must be >= 1")
		return php.Null(), nil
	}
	path := c.Str(0)
	for ; levels > 0; levels-- {
		up := dirName(path)
		if up == path {
			break
		}
		path = up
	}
	return c.Ctx.Text(path), nil
}

func pathinfo(c *php.Call) (php.Value, error) {
	path, flags := c.Str(0), c.Int(1)
	a := c.Ctx.NewHash(4)
	if flags&pathinfoDirname != 0 {
		if dir := dirName(path); dir != "" {
			a.SetString("dirname", c.Ctx.Text(dir))
		}
	}
	base := baseName(path, "")
	if flags&pathinfoBasename != 0 {
		a.SetString("basename", c.Ctx.Text(base))
	}
	dot := strings.LastIndexByte(base, '.')
	if flags&pathinfoExtension != 0 && dot >= 0 {
		a.SetString("extension", c.Ctx.Text(base[dot+1:]))
	}
	if flags&pathinfoFilename != 0 {
		name := base
		if dot >= 0 {
			name = base[:dot]
		}
		a.SetString("filename", c.Ctx.Text(name))
	}
	if flags == pathinfoAll {
		return php.ArrayValue(a), nil
	}
	defer php.ArrayValue(a).Release()
	for v := range a.Values() {
		return v.Copy(), nil
	}
	return c.Ctx.EmptyString(), nil
}

func fnmatch(c *php.Call) (php.Value, error) {
	pattern, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	name, ok, err := pathArg(c, 1)
	if !ok {
		return php.False(), err
	}
	const longest = 4096
	if len(name) >= longest {
		c.Warn("Filename exceeds the maximum allowed length of %d characters", longest)
		return php.False(), nil
	}
	if len(pattern) >= longest {
		c.Warn("Pattern exceeds the maximum allowed length of %d characters", longest)
		return php.False(), nil
	}
	return php.Bool(streams.Fnmatch(pattern, name, int(c.Int(2)))), nil
}

func realpath(c *php.Call) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if c.Host().FS == nil {
		return php.False(), nil
	}
	if path == "" {
		path = "."
	}
	real, err := c.Host().FS.Realpath(path)
	if err != nil {
		return php.False(), nil
	}
	if strings.HasSuffix(path, "/") {
		if info, err := c.Host().FS.Stat(real); err != nil || !info.IsDir() {
			return php.False(), nil
		}
	}
	if !permitted(c, real) {
		return php.False(), nil
	}
	return c.Ctx.Text(real), nil
}
