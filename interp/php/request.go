package php

import "io"

// Input is the body of the request that a script answers, as php://input reads it. It is read once and kept.
type Input struct {
	// Source is where the body comes from; nil is an empty body.
	Source io.Reader
	data   []byte
	done   bool
}

type inputKey struct{}

// Input returns the engine's request body; the host layer sets its Source before the script runs.
func (ctx *Context) Input() *Input {
	return State(ctx, inputKey{}, func() *Input { return new(Input) })
}

// Bytes returns the body, read to its end on the first call. The result must not be written.
func (in *Input) Bytes() ([]byte, error) {
	if in.done || in.Source == nil {
		return in.data, nil
	}
	in.done = true
	var err error
	in.data, err = io.ReadAll(in.Source)
	return in.data, err
}
