//go:build !linux

package oshost

// sinceBoot has no clock here that all processes share.
func sinceBoot() (int64, bool) { return 0, false }
