//go:build !linux

package all

import "gaja/interp/php"

func systemModules() []*php.Module { return nil }
