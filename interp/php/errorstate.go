package php

// ErrorState is what an engine knows about errors between two statements: what is reported, who handles it, and what
// happened last. The machine reads it when it raises an error; set_error_handler and its kin write it.
type ErrorState struct {
	// Reporting is error_reporting as it stands, with the effect of @ in it.
	Reporting int
	// Handler is the function of set_error_handler, null for none; HandlerMask the levels it takes.
	Handler     Value
	HandlerMask int
	// HandlerStack are the handlers that restore_error_handler goes back to, innermost last.
	HandlerStack []SavedHandler
	// ExceptionHandler is the function of set_exception_handler, null for none, over those it replaced.
	ExceptionHandler Value
	ExceptionStack   []Value
	// Last is what error_get_last tells, nil when nothing happened since error_clear_last.
	Last *LastError
	// Handling is set by a builtin whose errors are not for the script's handler.
	Handling bool
	// Muted is set while errors are turned into exceptions or dropped by a builtin.
	Muted int
	level Level
}

// SavedHandler is an error handler that another one replaced.
type SavedHandler struct {
	Handler Value
	Mask    int
}

// LastError is the error that error_get_last describes.
type LastError struct {
	Level int
	Msg   string
	File  string
	Line  int
}

// FatalMask are the levels that 8.x's @ does not silence.
const FatalMask = EError | EParse | ECoreError | ECompileError | EUserError | ERecoverableError

type errorStateKey struct{}

// Errors returns the engine's error state.
func (ctx *Context) Errors() *ErrorState {
	return State(ctx, errorStateKey{}, func() *ErrorState {
		s := &ErrorState{Handler: Null(), ExceptionHandler: Null(), HandlerMask: EAll, level: ctx.Level}
		s.Reporting = EAll &^ EStrict // 8.4's E_ALL
		if ctx.Level == Level74 {
			s.Reporting = EAll &^ (ENotice | EStrict | EDeprecated)
		}
		if set := ctx.Ini.Lookup("error_reporting"); set != nil && (set.Set || set.Local != set.Decl.Default) {
			s.Reporting = int(ParseQuantity(set.Local))
		} else if v, ok := ctx.Ini.Configured("error_reporting"); ok {
			s.Reporting = int(ParseQuantity(v))
		}
		return s
	})
}

// Silence is the beginning of @: it returns what Unsilence wants back.
func (s *ErrorState) Silence() (saved int) {
	saved = s.Reporting
	if s.level == Level74 {
		s.Reporting = 0
	} else {
		s.Reporting &= FatalMask
	}
	return saved
}

// Unsilence is the end of @. What the script set with error_reporting() meanwhile stays.
func (s *ErrorState) Unsilence(saved int) {
	if s.level == Level74 {
		if s.Reporting == 0 {
			s.Reporting = saved
		}
		return
	}
	if s.Reporting&^FatalMask == 0 && saved&^FatalMask != 0 {
		s.Reporting = saved
	}
}

// Note remembers an error for error_get_last.
func (s *ErrorState) Note(level int, msg, file string, line int) {
	s.Last = &LastError{Level: level, Msg: msg, File: file, Line: line}
}

// Handles reports whether the script's error handler takes errors of a level.
func (s *ErrorState) Handles(level int) bool {
	return !s.Handler.IsNil() && s.HandlerMask&level != 0 && !s.Handling
}

// SetHandler installs an error handler, which it takes over (null for none), and keeps the old one for RestoreHandler.
// It returns the old one, borrowed.
func (s *ErrorState) SetHandler(h Value, mask int) (old Value) {
	old = s.Handler
	s.HandlerStack = append(s.HandlerStack, SavedHandler{old, s.HandlerMask})
	s.Handler, s.HandlerMask = h, mask
	return old
}

// RestoreHandler goes back to the handler before SetHandler.
func (s *ErrorState) RestoreHandler() {
	old := s.Handler
	s.Handler, s.HandlerMask = Null(), EAll
	if n := len(s.HandlerStack); n > 0 {
		s.Handler, s.HandlerMask = s.HandlerStack[n-1].Handler, s.HandlerStack[n-1].Mask
		s.HandlerStack = s.HandlerStack[:n-1]
	}
	old.Release()
}

// SetExceptionHandler installs an exception handler, which it takes over, and returns the old one, borrowed.
func (s *ErrorState) SetExceptionHandler(h Value) (old Value) {
	old = s.ExceptionHandler
	s.ExceptionStack = append(s.ExceptionStack, old)
	s.ExceptionHandler = h
	return old
}

// RestoreExceptionHandler goes back to the handler before SetExceptionHandler.
func (s *ErrorState) RestoreExceptionHandler() {
	old := s.ExceptionHandler
	s.ExceptionHandler = Null()
	if n := len(s.ExceptionStack); n > 0 {
		s.ExceptionHandler = s.ExceptionStack[n-1]
		s.ExceptionStack = s.ExceptionStack[:n-1]
	}
	old.Release()
}
