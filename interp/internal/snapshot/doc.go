// Package snapshot turns an engine into bytes and back, and makes child processes of it.
//
// The bytes have a head, which says how to make the engine (level, settings, arguments), and a body, which the machine
// writes and reads (package vm). A checksum covers both: a damaged snapshot is refused before anything is made of it. The
// body is trusted beyond that, as a program is: it holds bytecode.
//
// # Fork
//
// A Go process cannot be forked: its runtime has threads. So pcntl_fork starts the same program again, with the same
// descriptors open under the same numbers and the snapshot in a file in memory, whose number is in the environment. The
// program's main asks for it first thing, restores the engine and goes on behind the call. Working directory,
// environment, process group, limits and ignored signals come by themselves. Descriptors that the script's streams and
// sockets stand on are handed down whatever their flags; others as exec would.
package snapshot
