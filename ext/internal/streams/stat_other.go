//go:build !linux

package streams

func systemStat(any) (*Stat, bool) { return nil, false }
