// Package core is what PHP has before any extension is loaded: the classes and interfaces that the language itself
// knows (Exception, Iterator, Closure, the attributes …), and the functions and constants of the Zend core.
//
// Much of it is only the declared face of the machine. Generators, closures and fibers are run by the machine; their
// methods here ask it through the small interfaces of package php (ClosureMachine, FiberMachine, GeneratorMachine).
// What is whole in this package are the exceptions (how a trace becomes text), weak references and maps, and the
// attributes.
package core

import "gaja/interp/php"

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{Name: "Core", Tables: tables(), Start: start, Snapshots: snapshots()}
}

func tables() []*php.Table {
	return []*php.Table{&classesTable, &exceptionsTable, &attributesTable, &weakTable, &closureTable, &coreTable,
		&exitTable}
}
