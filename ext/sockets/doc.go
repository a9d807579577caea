// Package sockets is PHP's sockets module: real descriptors of the system under socket_create, socket_read and their kin.
//
// # The handle
//
// A socket is one [php.Resource] of the engine's handle table, whose state is a *sock: the descriptor, its domain and
// type, whether the script made it non-blocking, and the last error. At 7.4 the script holds that resource itself; at 8.4
// it holds a Socket object whose native state is the same resource, and which takes no resource number. Either way the
// descriptor is closed when the last reference goes.
//
// # Blocking
//
// The descriptor's own mode is always what the script asked for, so that children and streams see the truth. A call on a
// blocking socket first tries with MSG_DONTWAIT, which costs one system call when data or room is there. Only when that
// says EAGAIN does it wait, on the descriptor and on the engine's wake-up descriptor at once (package block), so that
// cancellation and signals reach a blocked call. SO_RCVTIMEO and SO_SNDTIMEO bound the wait as they bound the system's.
//
// # Permission
//
// Every socket, pair, address and name is put to the host's NetPolicy first. A refusal is EACCES, with PHP's warning.
//
// The module exists on Linux alone: its constants and structures are Linux's.
package sockets
