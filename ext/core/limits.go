package core

import "gaja/interp/php"

// Settings that bound what a script may do, changed while it runs.

// assertionsChanged refuses to switch assertions between compiled in and left out while a script runs.
func assertionsChanged(ctx *php.Context, value string) bool {
	if ctx.Ini.Configuring() {
		return true
	}
	old, now := ctx.Ini.Int("zend.assertions"), php.ParseQuantity(value)
	if old != now && (old < 0 || now < 0) {
		ctx.Warning("zend.assertions may be completely enabled or disabled only in php.ini")
		return false
	}
	return true
}

// memoryLimitChanged takes a new memory limit over, unless the script has passed it already.
func memoryLimitChanged(ctx *php.Context, value string) bool {
	if ctx.Ini.Configuring() {
		return true
	}
	limit := php.ParseQuantity(value)
	if limit > 0 && limit < ctx.Used {
		ctx.Used = ctx.Machine.LiveBytes()
	}
	if limit > 0 && limit < ctx.Used && ctx.Level == php.Level84 {
		ctx.Warning("Failed to set memory limit to %d bytes (Current memory usage is %d bytes)", limit, ctx.Used)
		return false
	}
	ctx.LimitMemory(limit)
	return true
}

// timeLimitChanged restarts the clock of max_execution_time.
func timeLimitChanged(ctx *php.Context, value string) bool {
	if m, ok := ctx.Machine.(php.TimeLimiter); ok && !ctx.Ini.Configuring() {
		m.SetTimeLimit(php.ParseQuantity(value))
	}
	return true
}
