//go:build !linux

package sockets

import "gaja/interp/php"

// Module declares the extension: nothing, for its constants and structures are Linux's.
func Module() *php.Module { return &php.Module{Name: "sockets"} }
