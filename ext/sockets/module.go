//go:build linux

package sockets

import "gaja/interp/php"

// Module declares the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "sockets",
		Tables: []*php.Table{&constantsTable, &socketsTable},
		Info:   []php.InfoRow{{Name: "Sockets Support", Value: "enabled"}},
		End:    closeAll,

		Snapshots: snapshots(),
	}
}

// closeAll closes what the script left open.
func closeAll(ctx *php.Context) {
	end := func(r *php.Resource) {
		if r.Type == socketType {
			r.Close()
		}
	}
	ctx.Resources(end)
	ctx.Handles(end)
}
