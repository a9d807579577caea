package core

import "gaja/interp/php"

// internalIteratorHandlers let foreach walk the native iteration without a method call for each step.
var internalIteratorHandlers = php.Handlers{
	NoClone: true,
	Free: func(o *php.Object) {
		if s, ok := o.Native.(*php.InternalIteration); ok {
			s.It.Close()
		}
	},
}

func internalIterator___construct(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("Error", "Cannot manually construct InternalIterator")
}

// iteration returns the native iteration, begun if it was not.
func iteration(c *php.Call) (*php.InternalIteration, error) {
	s, ok := c.This.Native.(*php.InternalIteration)
	if !ok {
		return nil, c.Ctx.ThrowError("Error", "The InternalIterator object has not been properly initialized")
	}
	if !s.Rewound {
		s.Rewound = true
		return s, s.It.Rewind(c.Ctx)
	}
	return s, nil
}

func internalIterator_current(c *php.Call) (php.Value, error) {
	s, err := iteration(c)
	if err != nil {
		return php.Undef(), err
	}
	if ok, err := s.It.Valid(c.Ctx); err != nil || !ok {
		return php.Null(), err
	}
	return s.It.Current(c.Ctx)
}

func internalIterator_key(c *php.Call) (php.Value, error) {
	s, err := iteration(c)
	if err != nil {
		return php.Undef(), err
	}
	if ok, err := s.It.Valid(c.Ctx); err != nil || !ok {
		return php.Null(), err
	}
	return s.It.Key(c.Ctx)
}

func internalIterator_next(c *php.Call) (php.Value, error) {
	s, err := iteration(c)
	if err != nil {
		return php.Undef(), err
	}
	s.Moved = true
	return php.Null(), s.It.Next(c.Ctx)
}

func internalIterator_valid(c *php.Call) (php.Value, error) {
	s, err := iteration(c)
	if err != nil {
		return php.Undef(), err
	}
	ok, err := s.It.Valid(c.Ctx)
	return php.Bool(ok), err
}

func internalIterator_rewind(c *php.Call) (php.Value, error) {
	s, ok := c.This.Native.(*php.InternalIteration)
	if !ok || !s.Rewound || !s.Moved {
		_, err := iteration(c)
		return php.Null(), err
	}
	s.Moved = false
	return php.Null(), s.It.Rewind(c.Ctx)
}
