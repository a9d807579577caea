package standard

import "gaja/interp/php"

// What 7.4 still evaluates from text: create_function, and assertions written as strings.

// lambdas counts the functions that create_function made.
type lambdas struct{ count int64 }

type lambdasKey struct{}

// evaluate runs a text in the caller's scope; what tells in messages where it came from.
func evaluate(c *php.Call, code, what string) (php.Value, error) {
	m, ok := c.Ctx.Machine.(php.EvalMachine)
	if !ok {
		return php.Undef(), c.Ctx.ThrowError("Error", "Code cannot be evaluated here")
	}
	return m.EvalText(code, what)
}

// createFunction declares a function under a passing name and hides it under one that no script can write.
func createFunction(c *php.Call) (php.Value, error) {
	const passing = "__lambda_func"
	v, err := evaluate(c, "function "+passing+"("+c.Str(0)+"){"+c.Str(1)+"}", "runtime-created function")
	v.Release()
	if err != nil {
		return php.Undef(), err
	}
	fn := c.Ctx.Functions[passing]
	if fn == nil {
		c.Ctx.Raise(php.ECoreError, "Unexpected inconsistency in create_function()")
		return php.False(), c.Ctx.Pending
	}
	delete(c.Ctx.Functions, passing)
	n := php.State(c.Ctx, lambdasKey{}, func() *lambdas { return new(lambdas) })
	n.count++
	name := "\x00lambda_" + itoa(n.count)
	c.Ctx.Functions[name] = fn
	return c.Ctx.Text(name), nil
}

// assertCode evaluates an assertion that is a text.
func assertCode(c *php.Call, code string) (bool, error) {
	if ok, err := c.NotDynamicWith("string argument"); !ok {
		return true, err
	}
	c.Ctx.Deprecated("assert(): Calling assert() with a string argument is deprecated")
	if err := c.Ctx.Pending; err != nil {
		return false, err
	}
	v, err := evaluate(c, "return "+code+";", "assert code")
	if err != nil {
		return false, err
	}
	defer v.Release()
	return c.Ctx.Truth(v), nil
}
