package core

import (
	"strings"

	"gaja/interp/php"
)

func is84(c *php.Call) bool { return c.Ctx.Level == php.Level84 }

func zendVersion(c *php.Call) (php.Value, error) {
	if is84(c) {
		return c.Ctx.Text("4.4.24"), nil
	}
	return c.Ctx.Text("3.4.0"), nil
}

// callerArgs returns the arguments of the function that called the builtin.
func callerArgs(c *php.Call) ([]php.Value, bool) {
	if m, ok := c.Ctx.Machine.(php.CallerMachine); ok {
		return m.CallerArgs()
	}
	return nil, false
}

func noFunction(c *php.Call, result php.Value) (php.Value, error) {
	if is84(c) {
		text := "%s() cannot be called from the global scope"
		if c.Name() == "func_num_args" {
			text = "%s() must be called from a function context"
		}
		return php.Undef(), c.Ctx.Throwf("Error", text, c.Name())
	}
	c.Ctx.Warning("%s():  Called from the global scope - no function context", c.Name())
	return result, nil
}

func funcNumArgs(c *php.Call) (php.Value, error) {
	args, ok := callerArgs(c)
	if !ok {
		return noFunction(c, php.Int(-1))
	}
	if ok, err := c.NotDynamic(); !ok {
		return php.Int(-1), err
	}
	return php.Int(int64(len(args))), nil
}

func funcGetArgs(c *php.Call) (php.Value, error) {
	args, ok := callerArgs(c)
	if !ok {
		return noFunction(c, php.False())
	}
	if ok, err := c.NotDynamic(); !ok {
		return php.False(), err
	}
	out := c.Ctx.NewArray(len(args))
	for _, v := range args {
		if v.IsUndef() {
			v = php.Null()
		}
		out.Append(v.CopyDeref())
	}
	return php.ArrayValue(out), nil
}

func funcGetArg(c *php.Call) (php.Value, error) {
	i := c.Int(0)
	if i < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0, "must be greater than or equal to 0")
		}
		c.Ctx.Warning("func_get_arg():  The argument number should be >= 0")
		return php.False(), nil
	}
	args, ok := callerArgs(c)
	if !ok {
		return noFunction(c, php.False())
	}
	if ok, err := c.NotDynamic(); !ok {
		return php.False(), err
	}
	if i >= int64(len(args)) {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0,
				"must be less than the number of the arguments passed to the currently executed function")
		}
		c.Ctx.Warning("func_get_arg():  Argument %d not passed to function", i)
		return php.False(), nil
	}
	return args[i].CopyDeref(), nil
}

func functionExists(c *php.Call) (php.Value, error) {
	f := c.Ctx.FindFunction(strings.TrimPrefix(c.Peek(0), "\\"))
	return php.Bool(f != nil && f.Flags&php.FnDisabled == 0), nil
}

func getDefinedFunctions(c *php.Call) (php.Value, error) {
	if is84(c) && !c.Bool(0) {
		c.Deprecated("Setting $exclude_disabled to false has no effect")
		if c.Ctx.Pending != nil {
			return php.Undef(), c.Ctx.Pending
		}
	}
	internal, user := c.Ctx.NewArray(0), c.Ctx.NewArray(0)
	seen := make(map[string]bool)
	c.Ctx.Library().FunctionNames(func(_, name string) {
		if !seen[name] {
			seen[name] = true
			internal.Append(c.Ctx.Text(name))
		}
	})
	var names []string
	for name, f := range c.Ctx.Functions {
		if f.Native == nil && !seen[name] && !strings.ContainsRune(name, 0) {
			names = append(names, name)
		}
	}
	byPlace(names, func(string) bool { return true }, func(name string) (string, int) { return functionPlace(c.Ctx.Functions[name]) })
	for _, name := range names {
		user.Append(c.Ctx.Text(name))
	}
	out := c.Ctx.NewHash(2)
	out.SetString("internal", php.ArrayValue(internal))
	out.SetString("user", php.ArrayValue(user))
	return php.ArrayValue(out), nil
}

func getIncludedFiles(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	if m, ok := c.Ctx.Machine.(php.CallerMachine); ok {
		for _, f := range m.IncludedFiles() {
			out.Append(c.Ctx.Text(f))
		}
	}
	return php.ArrayValue(out), nil
}

func getRequiredFiles(c *php.Call) (php.Value, error) { return getIncludedFiles(c) }

func getDefinedVars(c *php.Call) (php.Value, error) {
	if ok, err := c.NotDynamic(); !ok {
		return php.Null(), err
	}
	out := c.Ctx.NewArray(0)
	vars, ok := c.Ctx.Machine.Locals()
	if !ok {
		return php.ArrayValue(out), nil
	}
	for _, name := range vars.Names() {
		if p := vars.Get(name); p != nil && !p.IsUndef() {
			out.PutGo(name, p.CopyElem())
		}
	}
	return php.ArrayValue(out), nil
}

func exit(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsString() {
		c.Ctx.Out.Write(v.Str().Peek())
		if c.Ctx.Pending != nil {
			return php.Undef(), c.Ctx.Pending
		}
		return php.Undef(), &php.Exit{}
	}
	if v.IsInt() {
		return php.Undef(), &php.Exit{Code: int(v.Int())}
	}
	return php.Undef(), &php.Exit{}
}

func die(c *php.Call) (php.Value, error) { return exit(c) }

// exitTable declares exit and die, whose names a stub file cannot have: they are functions since 8.4.
var exitTable = php.Table{Functions: []php.FuncDecl{
	{Name: "exit", Impl: exit, Params: exitParams, Ret: &neverType, Levels: php.Only84},
	{Name: "die", Impl: die, Params: exitParams, Ret: &neverType, Levels: php.Only84},
}}

var neverType = php.Type{Mask: php.TNever, Text: "never"}

var exitParams = []php.Param{{Name: "status", Flags: php.ParamOptional,
	Type:    &php.Type{Mask: php.TString | php.TInt, Text: "string|int"},
	Default: php.Literal{Kind: php.LitInt}, DefaultText: "0"}}
