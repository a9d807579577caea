package standard

import (
	"gaja/ext/random"
	"gaja/interp/php"
)

// randRange draws a number of 0 … max from the generator that mt_srand seeds.
func randRange(ctx *php.Context, max int64) (int64, error) {
	return random.Default(ctx).Range(ctx.Level, 0, max), nil
}

func shuffle(c *php.Call) (php.Value, error) {
	a := c.RefArray(0)
	a.Renumber()
	vals, ok := a.PackedValues()
	if !ok {
		a.Reorder(a.Elems(), true)
		vals, _ = a.PackedValues()
	}
	err := random.Shuffle(c.Ctx, random.Default(c.Ctx), len(vals), func(i, j int) { vals[i], vals[j] = vals[j], vals[i] })
	return php.True(), err
}

func arrayRand(c *php.Call) (php.Value, error) {
	a, n := c.Array(0), c.IntOr(1, 1)
	if a.Len() == 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0, "must not be empty")
		}
		c.Warn("Array is empty")
		return php.Null(), nil
	}
	if n < 1 || n > int64(a.Len()) {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be between 1 and the number of elements in argument #1 ($array)")
		}
		c.Warn("Second argument has to be between 1 and the number of elements in the array")
		return php.Null(), nil
	}
	return random.PickKeys(c.Ctx, random.Default(c.Ctx), a, n)
}

// At 7.4 the generators' functions belong to this module.

func mtSrand(c *php.Call) (php.Value, error) { return random.MtSrand(c) }

func srand(c *php.Call) (php.Value, error) { return random.MtSrand(c) }

func mtRand(c *php.Call) (php.Value, error) { return random.MtRand(c) }

func mtRandDirect(ctx *php.Context, args []php.Value) php.Value {
	return random.MtRandDirect(ctx, args)
}

func rand(c *php.Call) (php.Value, error) { return random.Rand(c) }

func mtGetrandmax(c *php.Call) (php.Value, error) { return random.MtGetrandmax(c) }

func getrandmax(c *php.Call) (php.Value, error) { return random.MtGetrandmax(c) }

func randomBytes(c *php.Call) (php.Value, error) { return random.RandomBytes(c) }

func randomInt(c *php.Call) (php.Value, error) { return random.RandomInt(c) }

func lcgValue(c *php.Call) (php.Value, error) { return random.LcgValue(c) }
