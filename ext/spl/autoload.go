package spl

import (
	"strings"

	"gaja/interp/php"
)

// The list of autoloaders is the context's (php.Autoloaders); these functions are its face.

func splAutoloadRegister(c *php.Call) (php.Value, error) {
	if c.N() > 1 && c.Arg(1).IsFalse() {
		c.Notice("Argument #2 ($do_throw) has been ignored, spl_autoload_register() will always throw")
		if err := c.Ctx.Pending; err != nil {
			return php.Undef(), err
		}
	}
	v := c.Arg(0)
	if v.IsNil() {
		v = php.String("spl_autoload")
	} else {
		v = v.Copy()
	}
	target, reason, err := c.Ctx.Machine.ResolveCallable(v)
	if err != nil || target.Fn == nil {
		v.Release()
		if err == nil {
			err = c.ArgTypeError(0, "must be a valid callback or null, %s", reason)
		}
		return php.Undef(), err
	}
	if target.Fn.Lower == "spl_autoload_call" && target.Fn.Native != nil {
		v.Release()
		return php.Undef(), c.ArgValueError(0, "must not be the spl_autoload_call() function")
	}
	c.Ctx.Autoloaders().Add(target, v, c.N() > 2 && c.Ctx.Truth(c.Arg(2)))
	return php.True(), nil
}

// splAutoloadRegister74 has its own complaints about what is not callable, and gives them only when told to throw.
func splAutoloadRegister74(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsNil() {
		v = php.String("spl_autoload")
	} else {
		v = v.Copy()
	}
	throw := c.Ctx.Truth(c.Arg(1))
	target, reason, err := c.Ctx.Machine.ResolveCallable(v)
	if err == nil && target.Fn == nil {
		defer v.Release()
		if !throw {
			return php.False(), nil
		}
		return php.Undef(), c.Ctx.ThrowError("LogicException", notCallable74(c.Ctx, v, reason))
	}
	if err == nil && target.Fn.Lower == "spl_autoload_call" && target.Fn.Native != nil {
		defer v.Release()
		if !throw {
			return php.False(), nil
		}
		return php.Undef(), c.Ctx.ThrowError("LogicException", "Function spl_autoload_call() cannot be registered")
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	c.Ctx.Autoloaders().Add(target, v, c.Ctx.Truth(c.Arg(2)))
	return php.True(), nil
}

func notCallable74(ctx *php.Context, v php.Value, reason string) string {
	switch {
	case v.IsArray():
		kind := "static "
		if v.Array().Get(0).IsObject() {
			kind = ""
		}
		if strings.Contains(reason, "non-static") {
			return "Passed array specifies a non static method but no object (" + reason + ")"
		}
		what := "an existing"
		if strings.Contains(reason, "cannot access") {
			what = "a callable"
		}
		return "Passed array does not specify " + what + " " + kind + "method (" + reason + ")"
	case v.IsString():
		what := "found"
		if ctx.FindFunction(v.Str().Peek()) != nil {
			what = "callable"
		}
		return "Function '" + v.Str().String() + "' not " + what + " (" + reason + ")"
	}
	return "Illegal value passed (" + reason + ")"
}

func splAutoloadUnregister(c *php.Call) (php.Value, error) {
	target, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	if target.Fn == nil {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.Throwf("LogicException", "Unable to unregister invalid function (%s)", reason)
		}
		return php.Undef(), c.ArgTypeError(0, "must be a valid callback, %s", reason)
	}
	list := c.Ctx.Autoloaders()
	if target.Fn.Lower == "spl_autoload_call" && target.Fn.Native != nil {
		list.Clear()
		return php.True(), nil
	}
	l := list.Find(target, c.Arg(0))
	return php.Bool(l != nil && list.Remove(l)), nil
}

func splAutoloadFunctions(c *php.Call) (php.Value, error) {
	a := php.NewArray(0)
	for _, l := range c.Ctx.Autoloaders().List() {
		a.Append(showAutoloader(l))
	}
	if a.Len() == 0 && c.Ctx.Level == php.Level74 {
		if c.Ctx.Functions["__autoload"] != nil {
			a.Append(php.String("__autoload"))
			return php.ArrayValue(a), nil
		}
		php.ArrayValue(a).Release()
		return php.False(), nil
	}
	return php.ArrayValue(a), nil
}

// showAutoloader gives a registered function back as a callable in PHP's normal form.
func showAutoloader(l *php.Autoloader) php.Value {
	t := l.Callable
	name := t.Fn.Name
	if t.Name != "" {
		name = t.Name
	}
	switch {
	case l.Value.IsObject():
		return l.Value.Copy()
	case t.Fn.Class == nil:
		return php.String(name)
	case t.This != nil:
		return php.ArrayValue(php.List(php.ObjectValue(t.This).Copy(), php.String(name)))
	}
	class := t.Static
	if class == nil {
		class = t.Fn.Class
	}
	return php.ArrayValue(php.List(php.String(class.Name), php.String(name)))
}

func splAutoloadCall(c *php.Call) (php.Value, error) {
	_, err := c.Ctx.RunAutoloaders(c.Str(0))
	return php.Null(), err
}

func splAutoloadExtensions(c *php.Call) (php.Value, error) {
	a := c.Ctx.Autoloaders()
	if !c.IsNull(0) {
		a.Extensions = c.Str(0)
		if c.Ctx.Level == php.Level74 {
			return php.Null(), nil
		}
	}
	return php.String(a.Extensions), nil
}

// splAutoload includes the first file named like the class in lower case, with one of the extensions, that there is.
func splAutoload(c *php.Call) (php.Value, error) {
	exts := c.Ctx.Autoloaders().Extensions
	if !c.IsNull(1) {
		exts = c.Str(1)
	}
	lower := strings.ToLower(trimSlash(c.Str(0)))
	base := strings.ReplaceAll(lower, `\`, "/")
	for _, ext := range strings.Split(exts, ",") {
		path, ok := findFile(c.Ctx, base+ext)
		if !ok {
			continue
		}
		r, err := c.Ctx.Machine.Include(path, true, true)
		r.Release()
		if err != nil {
			return php.Undef(), err
		}
		if c.Ctx.Classes[lower] != nil {
			break
		}
	}
	return php.Null(), nil
}

// findFile looks for a file in the include path.
func findFile(ctx *php.Context, name string) (string, bool) {
	fs := ctx.Host.FS
	if fs == nil {
		return "", false
	}
	if strings.HasPrefix(name, "/") {
		_, err := fs.Stat(name)
		return name, err == nil
	}
	dirs := strings.Split(ctx.Ini.Get("include_path"), ":")
	if file, _ := ctx.Position(); strings.Contains(file, "/") {
		dirs = append(dirs, file[:strings.LastIndexByte(file, '/')])
	}
	for _, d := range dirs {
		if d == "" {
			continue
		}
		path := d + "/" + name
		if st, err := fs.Stat(path); err == nil && !st.IsDir() {
			return path, true
		}
	}
	return "", false
}
