package php

import "reflect"

// A snapshot is an engine's state in bytes, from which another process with the same program goes on. Values travel as a
// graph: what has one owner is written where it stands, what is shared becomes a numbered node, objects are their
// handles. Counts are the counts they had, so that nothing has to be known about who owns what.
//
// Native states (of objects, resources and modules) are Go structs. Most of them hold nothing but numbers, strings and
// PHP values, and travel field by field without any help. A type that holds more (a descriptor, a function, a channel)
// needs a [SnapCodec] in its module's list; without one the snapshot is refused, and the refusal says why.
//
// A module's state is found again by the name of its key's type, and loaded when the module first asks for it.

// SnapCodec says how a Go type of a module travels.
type SnapCodec struct {
	// Name stands for the type in snapshots.
	Name string
	// Type is the type as it stands in Object.Native, Resource.State or State: mostly a pointer to a struct.
	Type reflect.Type
	// New makes the state that is loaded into; nil makes a zero struct.
	New func(ctx *Context) any
	// Save and Load write and read the content; nil means all fields.
	Save func(w *SnapWriter, state any)
	Load func(r *SnapReader, state any)
	// Free is what a restored resource's Free is set to.
	Free func(ctx *Context) func(state any)
	// Rebuilt says that nothing travels: the new engine makes the state itself.
	Rebuilt bool
}

// SnapMachine is what the codec needs of the machine: the parts of the graph that only it knows.
type SnapMachine interface {
	// SaveFunction and LoadFunction are a function of a script.
	SaveFunction(w *SnapWriter, f *Function)
	LoadFunction(r *SnapReader) *Function
	// SaveInternal and LoadInternal are a value of KindInternal.
	SaveInternal(w *SnapWriter, v Value)
	LoadInternal(r *SnapReader) Value
	// SaveNode, NewNode and LoadNode are nodes of the machine's own.
	SaveNode(w *SnapWriter, p any)
	NewNode() any
	LoadNode(r *SnapReader, p any)
	// SnapCodecs are those of the machine's own types.
	SnapCodecs() []SnapCodec
}

// snapCodecs collects the codecs of the engine, the machine and all modules.
func (ctx *Context) snapCodecs(m SnapMachine) []SnapCodec {
	list := append([]SnapCodec(nil), engineCodecs...)
	list = append(list, m.SnapCodecs()...)
	for _, m := range ctx.Modules {
		list = append(list, m.Snapshots...)
	}
	return list
}

// engineCodecs are the states of this package that do not travel field by field.
var engineCodecs = []SnapCodec{
	{Name: "php.forker", Type: reflect.TypeFor[*forkerState](), Rebuilt: true},
	{Name: "php.source", Type: reflect.TypeFor[*sourceState](), Rebuilt: true},
	{Name: "php.source", Type: reflect.TypeFor[*sourceState](), Rebuilt: true},
	{Name: "php.propOrders", Type: reflect.TypeFor[*propOrders](), Rebuilt: true},
	{Name: "php.signals", Type: reflect.TypeFor[*SignalQueue](), Save: saveSignals, Load: loadSignals},
	{Name: "php.input", Type: reflect.TypeFor[*Input](), Save: saveInput, Load: loadInput},
	{Name: "php.heldIterator", Type: reflect.TypeFor[*heldIterator]()},
	{Name: "php.methodIterator", Type: reflect.TypeFor[*methodIterator]()},
}

func saveSignals(w *SnapWriter, state any) {
	q := state.(*SignalQueue)
	q.mu.Lock()
	defer q.mu.Unlock()
	w.Bool(q.Async)
	w.Bool(q.running)
}

// loadSignals leaves what had arrived behind: as after fork(2), pending signals are the parent's.
func loadSignals(r *SnapReader, state any) {
	q := state.(*SignalQueue)
	q.SetAsync(r.Bool())
	q.running = r.Bool()
}

func saveInput(w *SnapWriter, state any) {
	in := state.(*Input)
	w.Bool(in.done || in.Source == nil)
	w.Bytes(in.data)
}

func loadInput(r *SnapReader, state any) {
	in := state.(*Input)
	in.done = r.Bool()
	in.data = r.Bytes()
}
