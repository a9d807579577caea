package random

import "gaja/interp/php"

// Direct forms of the functions that scripts call most; see php.DirectFunc.

// MtRandDirect is mt_rand.
func MtRandDirect(ctx *php.Context, args []php.Value) php.Value {
	switch len(args) {
	case 0:
		return php.Int(int64(Default(ctx).Next() >> 1))
	case 2:
		if args[0].IsInt() && args[1].IsInt() && args[0].Int() <= args[1].Int() {
			return php.Int(Default(ctx).Common(ctx.Level, args[0].Int(), args[1].Int()))
		}
	}
	return php.Undef()
}
