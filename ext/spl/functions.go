package spl

import (
	"sort"
	"strings"

	"gaja/interp/php"
)

// classArg finds the class that an object is of or a string names; nil means that a warning was given.
func classArg(c *php.Call) (*php.Class, error) {
	v := c.Arg(0)
	if v.IsObject() {
		return v.Object().Class, nil
	}
	if !v.IsString() {
		if c.Ctx.Level == php.Level74 {
			c.Warn("object or string expected")
			return nil, c.Ctx.Pending
		}
		return nil, c.ArgTypeError(0, "must be of type object|string, %s given", php.TypeName(v))
	}
	autoload := c.N() < 2 || c.Bool(1)
	name := c.Str(0)
	class, err := c.Ctx.FindClass(trimSlash(name), autoload)
	if class == nil && err == nil {
		tail := ""
		if autoload {
			tail = " and could not be loaded"
		}
		c.Warn("Class %s does not exist%s", name, tail)
		err = c.Ctx.Pending
	}
	return class, err
}

func trimSlash(name string) string {
	if name != "" && name[0] == '\\' {
		return name[1:]
	}
	return name
}

// classNames is the body of the three functions that list classes related to one.
func classNames(c *php.Call, list func(class *php.Class, add func(name string))) (php.Value, error) {
	class, err := classArg(c)
	if class == nil || err != nil {
		return php.False(), err
	}
	a := php.NewHash(0)
	list(class, func(name string) { a.SetString(name, php.String(name)) })
	return php.ArrayValue(a), nil
}

func classParents(c *php.Call) (php.Value, error) {
	return classNames(c, func(class *php.Class, add func(string)) {
		for p := class.Parent; p != nil; p = p.Parent {
			add(p.Name)
		}
	})
}

func classImplements(c *php.Call) (php.Value, error) {
	return classNames(c, func(class *php.Class, add func(string)) {
		for _, i := range class.Interfaces {
			add(i.Name)
		}
	})
}

func classUses(c *php.Call) (php.Value, error) {
	return classNames(c, func(class *php.Class, add func(string)) {
		for _, name := range class.TraitNames {
			add(trimSlash(name))
		}
	})
}

func splClasses(c *php.Call) (php.Value, error) {
	var names []string
	c.Ctx.Library().ClassNames(func(module, name string) {
		if module == "SPL" {
			names = append(names, name)
		}
	})
	sort.Slice(names, func(i, j int) bool { return strings.ToLower(names[i]) < strings.ToLower(names[j]) })
	a := php.NewHash(len(names))
	for _, n := range names {
		a.SetString(n, php.String(n))
	}
	return php.ArrayValue(a), nil
}

func splObjectHash(c *php.Call) (php.Value, error) { return php.String(objectHash(c.Object(0))), nil }

func splObjectId(c *php.Call) (php.Value, error) { return php.Int(int64(c.Object(0).ID)), nil }
