// Package bytecode is the form that the compiler emits and the machine runs: plain data that knows no PHP values.
//
// A [Unit] is a compiled file. It holds functions (the file's own code is Funcs[0]), classes, and constants as literals.
// The machine links a unit once for each engine: constants become values, names get caches. A unit itself is immutable
// and shared.
//
// # Registers
//
// A function's registers are numbered from its frame's base: first the parameters and named variables, then
// temporaries. A temporary is written once and consumed once; an instruction that consumes one that may hold a counted
// value has FlagB or FlagC set and releases it. A consumed temporary holds no counted value any more, so whatever is
// counted in the registers above a try block's TempBase is live, and unwinding releases exactly that.
//
// # Calls
//
// The arguments of a call are evaluated into consecutive registers, which become the first registers of the callee:
// its frame's base is the caller's register of the first argument. Init instructions push a pending call, which says
// what will be called, so that arguments know whether they go by reference; Call takes it off.
//
// # Places
//
// A nested place such as $a[1]->b[2] that is written is walked by Lv instructions from the outside in; the machine keeps the
// place reached in a register of its own, and a final instruction assigns, modifies, unsets or takes a reference.
// All operands are evaluated before the walk begins, as in PHP.
package bytecode
