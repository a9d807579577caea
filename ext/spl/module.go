// Package spl is PHP's standard library of data structures, iterators and autoloading.
//
// # Native state
//
// Every structure keeps its elements in a Go value in Object.Native: a ring for SplDoublyLinkedList, a binary heap for
// the heaps and SplPriorityQueue, a plain slice for SplFixedArray, an ordered map for SplObjectStorage, and for
// ArrayObject and ArrayIterator an array of the engine with a place in it. The methods that scripts call and the
// handlers behind $o[k], count($o) and foreach are thin faces of the same Go functions.
//
// # Subclasses
//
// A script's subclass may override any method, and what the engine does by itself must then go through it: $o[k] through
// offsetGet, foreach through current and next, a heap's order through compare. Which methods are overridden is looked up
// once, when an object is made; instances of the builtin classes skip even that.
//
// # Iterators over iterators
//
// IteratorIterator and its many children hold a native php.Iterator of what they wrap, whatever that is (see
// php.Context.IterateObject), so a chain of builtin iterators calls no PHP method between its links.
package spl

import "gaja/interp/php"

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{Name: "SPL", Requires: []string{"Core"}, Tables: tables(),
		Info: []php.InfoRow{{Name: "SPL support", Value: "enabled"}}, Snapshots: snapshots()}
}

func tables() []*php.Table {
	return []*php.Table{&exceptionsTable, &interfacesTable, &functionsTable, &structuresTable, &arraysTable, &iteratorsTable, &regexTable, &filesTable}
}
