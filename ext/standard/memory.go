package standard

import "gaja/interp/php"

// The memory functions tell what the engine has accounted for; an engine that charges nothing still shows PHP's page.
const memoryFloor = 2 << 20

func memoryGetUsage(c *php.Call) (php.Value, error) {
	used := max(c.Ctx.Used, 0)
	c.Ctx.PeakUsed = max(c.Ctx.PeakUsed, used)
	if c.Bool(0) {
		return php.Int((used + memoryFloor) &^ (memoryFloor - 1)), nil
	}
	return php.Int(used + memoryFloor/4), nil
}

func memoryGetPeakUsage(c *php.Call) (php.Value, error) {
	peak := max(c.Ctx.PeakUsed, c.Ctx.Used, 0)
	if c.Bool(0) {
		return php.Int((peak + memoryFloor) &^ (memoryFloor - 1)), nil
	}
	return php.Int(peak + memoryFloor/4), nil
}

func memoryResetPeakUsage(c *php.Call) (php.Value, error) {
	c.Ctx.PeakUsed = c.Ctx.Used
	return php.Null(), nil
}
