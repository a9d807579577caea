package php

import "errors"

// SourceReader reads what include takes from somewhere else than a plain file: php://, data:, a script's own wrapper.
// The name begins with a scheme; how is the word that includes it. A failure has been reported when the error is
// ErrReported.
type SourceReader func(ctx *Context, name, how string) ([]byte, error)

type sourceKey struct{}

type sourceState struct{ f SourceReader }

// SetSourceReader gives the engine a reader; the extension that has the stream wrappers does.
func (ctx *Context) SetSourceReader(f SourceReader) {
	State(ctx, sourceKey{}, func() *sourceState { return new(sourceState) }).f = f
}

// SourceReader returns what SetSourceReader set, or nil.
func (ctx *Context) SourceReader() SourceReader {
	return State(ctx, sourceKey{}, func() *sourceState { return new(sourceState) }).f
}

// ErrReported says that something failed and that the script has been told why.
var ErrReported = errors.New("reported already")
