// Package vm is the machine that runs bytecode.
//
// # Frames
//
// Every running PHP function has a [Frame]; frames form a chain, and calling a PHP function pushes one without
// recursion on the Go stack. A frame's registers are a window of a register stack made of chunks that never move. A
// callee's window begins where its caller evaluated the arguments. Generators have a frame and a window of their own,
// which resuming puts on top of the chain and yielding takes off.
//
// # The loop
//
// [VM.run] is one switch over opcodes. Its rules come from measurements of what Go's compiler does with such a loop: ip
// and base are the only values that live across instructions besides vm; a case handles the common types and falls out
// to a method (ip, base = vm.slowX(ip, base)) for everything else; those methods are not inlined and decode the
// instruction again. One stray live value in the loop spills ip and base on every instruction, which costs 40 %. Helpers in the loop
// must be small enough to be inlined into a function of its size: 20 units of the compiler's cost.
//
// # Ownership
//
// Registers own what they hold. A temporary that has been consumed holds no counted value; so unwinding may release
// every register from a frame's first live temporary on. See package bytecode for what the compiler guarantees.
//
// # Errors
//
// A method that fails returns the ip and base of the handler: [VM.fail] unwinds frames to a catch or finally block, or to
// the frame where Go called in, whose caller gets the error.
package vm
