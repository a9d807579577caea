// Package pcntl is PHP's process control: children, signals, priorities.
//
// Signals are kept by package sigs and queued in the engine's [php.SignalQueue]; this package holds the script's handlers
// and runs them when the queue is dispatched. A wait for a child is a poll on the child's descriptor, so cancellation and
// signals end it. pcntl_fork asks the engine's [php.Forker]: a child is a new process that goes on from a snapshot.
//
// The module exists on Linux alone.
package pcntl
