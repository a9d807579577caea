// Package posix is PHP's window on POSIX: processes, users and groups, limits, terminals.
//
// Users and groups come from /etc/passwd and /etc/group as the host's file system shows them. What changes the process
// (setuid, setsid, setrlimit …) works only where the process is the script's own; elsewhere it fails with EPERM.
//
// The module exists on Linux alone.
package posix
