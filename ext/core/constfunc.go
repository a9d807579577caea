package core

import (
	"strings"

	"gaja/interp/php"
)

// constKey returns the key of the constants' table: the namespace is case-blind, the name is not.
func constKey(name string) string {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 {
		return strings.ToLower(name[:i]) + name[i:]
	}
	return name
}

func define(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	if strings.Contains(name, "::") {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0, "cannot be a class constant")
		}
		c.Ctx.Warning("Class constants cannot be defined or redefined")
		return php.False(), nil
	}
	noCase := c.Bool(2)
	if noCase && is84(c) {
		c.Ctx.Warning("define(): Argument #3 ($case_insensitive) is ignored since declaration of " +
			"case-insensitive constants is no longer supported")
		noCase = false
	}
	v, ok, err := constValue(c, c.Arg(1))
	if !ok {
		return php.False(), err
	}
	if noCase {
		c.Ctx.Deprecated("define(): Declaration of case-insensitive constants is deprecated")
	}
	name = strings.TrimPrefix(name, "\\")
	if taken(c, name, noCase) {
		v.Release()
		if is84(c) {
			c.Ctx.Warning("Constant %s already defined", name)
		} else {
			c.Ctx.Notice("Constant %s already defined", name)
		}
		return php.False(), c.Ctx.Pending
	}
	k := &php.Constant{Name: name, Value: v, NoCase: noCase}
	key := constKey(name)
	if noCase {
		key = "\x00" + strings.ToLower(name)
	}
	c.Ctx.Constants[key] = k
	order := userConstants(c.Ctx)
	order.names = append(order.names, key)
	return php.True(), c.Ctx.Pending
}

// taken reports whether a name is a constant already, or one that cannot be.
func taken(c *php.Call, name string, noCase bool) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "true", "false", "null":
		return is84(c) || name == lower
	case "__compiler_halt_offset__":
		return name == "__COMPILER_HALT_OFFSET__"
	}
	key := constKey(name)
	if _, ok := c.Ctx.Constants[key]; ok {
		return true
	}
	if noCase {
		if _, ok := c.Ctx.Constants["\x00"+lower]; ok {
			return true
		}
	}
	k := c.Ctx.FindConstant(name)
	return k != nil && k.Name == name
}

// constOrder remembers the constants of define in the order in which they came.
type constOrder struct{ names []string }

type constOrderKey struct{}

func userConstants(ctx *php.Context) *constOrder {
	return php.State(ctx, constOrderKey{}, func() *constOrder { return &constOrder{} })
}

// constValue returns what a constant gets for a value, owned; ok is false when it cannot be a constant's.
func constValue(c *php.Call, v php.Value) (php.Value, bool, error) {
	switch v.Kind() {
	case php.KindObject:
		if is84(c) {
			return v.Copy(), true, nil
		}
		if v.Object().Class.ToString != nil {
			s, err := c.Ctx.ToString(v)
			if err != nil {
				return php.Undef(), false, err
			}
			return php.StrValue(s), true, nil
		}
		c.Ctx.Warning("Constants may only evaluate to scalar values, arrays or resources")
		return php.Undef(), false, nil
	case php.KindArray:
		return constArray(c, v.Array())
	}
	return v.Copy(), true, nil
}

// constArray copies an array without its references.
func constArray(c *php.Call, a *php.Array) (php.Value, bool, error) {
	if !a.Enter() {
		if is84(c) {
			return php.Undef(), false, c.ArgValueError(1, "cannot be a recursive array")
		}
		c.Ctx.Warning("Constants cannot be recursive arrays")
		return php.Undef(), false, nil
	}
	defer a.Leave()
	out := c.Ctx.NewArray(0)
	for it := a.Iter(); it.Next(); {
		v := it.Value()
		if v.IsObject() && !is84(c) {
			c.Ctx.Warning("Constants may only evaluate to scalar values, arrays or resources")
			return php.Undef(), false, nil
		}
		if v.IsArray() {
			w, ok, err := constArray(c, v.Array())
			if !ok {
				return w, ok, err
			}
			out.Put(it.Key(), w)
			continue
		}
		out.Put(it.Key(), v.Copy())
	}
	out.SetNextFree(a.NextFree())
	return php.ArrayValue(out), true, nil
}

func defined(c *php.Call) (php.Value, error) {
	name := strings.TrimPrefix(c.Str(0), "\\")
	if cl, k, ok := strings.Cut(name, "::"); ok {
		cc, err := c.Ctx.ClassConstant(cl, k)
		if err != nil {
			return php.Undef(), err
		}
		return php.Bool(cc != nil), nil
	}
	switch strings.ToLower(name) {
	case "true", "false", "null":
		return php.True(), nil
	}
	return php.Bool(c.Ctx.FindConstant(name) != nil), nil
}

func getDefinedConstants(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	group := func(module string) *php.Array {
		if !c.Bool(0) {
			return out
		}
		if p := out.AtString(module); p != nil {
			return p.Array()
		}
		a := c.Ctx.NewArray(0)
		out.SetString(module, php.ArrayValue(a))
		return a
	}
	c.Ctx.Library().ConstantNames(func(module, name string) {
		if k := c.Ctx.FindConstant(name); k != nil {
			group(module).SetString(k.Name, k.Value.Copy())
		}
	})
	listed := make(map[string]bool)
	names := userConstants(c.Ctx).names
	var rest []string
	for _, key := range names {
		listed[key] = true
	}
	for key, k := range c.Ctx.Constants {
		if k.Module == "" && !listed[key] {
			rest = append(rest, key)
		}
	}
	byPlace(rest, func(string) bool { return true }, func(string) (string, int) { return "", 0 })
	for _, key := range append(names[:len(names):len(names)], rest...) {
		if k := c.Ctx.Constants[key]; k != nil {
			group("user").SetString(k.Name, k.Value.Copy())
		}
	}
	return php.ArrayValue(out), nil
}
