//go:build linux

package sockets

import (
	"reflect"

	"gaja/interp/php"
)

// snapshots say how sockets travel: the descriptor keeps its number, and everything else is plain.
func snapshots() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "sockets.sock", Type: reflect.TypeFor[*sock](), Save: saveSock, Load: loadSock,
			Free: func(*php.Context) func(any) { return freeSock }},
		{Name: "sockets.address", Type: reflect.TypeFor[*addrInfo]()},
		{Name: "sockets.state", Type: reflect.TypeFor[*state](),
			Save: func(w *php.SnapWriter, s any) { w.Int(int64(s.(*state).lastError)) },
			Load: func(r *php.SnapReader, s any) { s.(*state).lastError = int(r.Int()) }},
	}
}

func saveSock(w *php.SnapWriter, s any) {
	sk := *s.(*sock)
	sk.scratch = nil
	w.FD(sk.fd)
	w.Struct(&sk)
}

func loadSock(r *php.SnapReader, s any) {
	sk := s.(*sock)
	fd := r.FD()
	r.Struct(sk)
	sk.fd = fd
}
