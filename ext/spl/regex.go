package spl

import (
	"strings"

	"gaja/interp/php"
)

// The modes and flags of RegexIterator. The matching itself is done by the functions of the pcre extension.
const (
	regexMatch = iota
	regexGetMatch
	regexAllMatches
	regexSplit
	regexReplace

	regexUseKey = 1
	regexInvert = 2
)

type regexState struct {
	pattern   php.Value
	mode      int64
	flags     int64
	pregFlags int64
}

// throwing runs f with its warnings turned into one exception, as PHP does in some constructors. prefix replaces the
// name of the function that warned.
func throwing(ctx *php.Context, class, prefix string, f func() error) error {
	errs := ctx.Errors()
	last, handling := errs.Last, errs.Handling
	errs.Last, errs.Handling = nil, true
	saved := errs.Silence()
	err := f()
	errs.Unsilence(saved)
	warned := errs.Last
	errs.Last, errs.Handling = last, handling
	if err != nil || warned == nil {
		return err
	}
	msg := warned.Msg
	if i := strings.IndexByte(msg, '('); i >= 0 && prefix != "" {
		msg = prefix + msg[i:]
	}
	return ctx.ThrowError(class, msg)
}

func badMode(c *php.Call, i int, mode int64) error {
	if c.Ctx.Level == php.Level74 {
		return c.Ctx.Throwf("InvalidArgumentException", "Illegal mode %d", mode)
	}
	return c.ArgValueError(i, "must be RegexIterator::MATCH, RegexIterator::GET_MATCH, "+
		"RegexIterator::ALL_MATCHES, RegexIterator::SPLIT, or RegexIterator::REPLACE")
}

func regexIterator___construct(c *php.Call) (php.Value, error) {
	d, mode := c.This.Native.(*dualState), c.IntOr(2, regexMatch)
	if !d.ready {
		if mode < regexMatch || mode > regexReplace {
			return php.Undef(), badMode(c, 2, mode)
		}
		err := throwing(c.Ctx, "InvalidArgumentException", "RegexIterator::__construct", func() error {
			subject := php.String("")
			defer subject.Release()
			v, err := callFunction(c.Ctx, "preg_match", c.Arg(1), subject)
			v.Release()
			return err
		})
		if err != nil {
			return php.Undef(), err
		}
	}
	if err := d.build(c, c.Object(0)); err != nil {
		return php.Undef(), err
	}
	d.regex = &regexState{c.Arg(1).Copy(), mode, c.IntOr(3, 0), c.IntOr(4, 0)}
	return php.Null(), nil
}

func recursiveRegexIterator___construct(c *php.Call) (php.Value, error) {
	return regexIterator___construct(c)
}

// regexOf returns the state of an iterator whose constructor has run.
func regexOf(c *php.Call) (*dualState, *regexState, error) {
	d, err := dualOf(c)
	if err == nil && d.regex == nil {
		err = notBuilt(c.Ctx)
	}
	if err != nil {
		return nil, nil, err
	}
	return d, d.regex, nil
}

func regexIterator_accept(c *php.Call) (php.Value, error) {
	d, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if d.data.IsUndef() {
		return php.False(), nil
	}
	from := d.data.Deref()
	if r.flags&regexUseKey != 0 {
		from = d.key.Deref()
	} else if from.IsArray() {
		return php.False(), nil
	}
	s, err := c.Ctx.ToString(from)
	if err != nil {
		return php.Undef(), err
	}
	subject := php.StrValue(s)
	defer subject.Release()
	ok, err := r.match(c, d, subject)
	if r.flags&regexInvert != 0 {
		ok = !ok
	}
	return php.Bool(ok), err
}

// match applies the pattern in the iterator's mode; most modes replace the current element by what they found.
func (r *regexState) match(c *php.Call, d *dualState, subject php.Value) (bool, error) {
	switch r.mode {
	case regexMatch:
		v, err := callFunction(c.Ctx, "preg_match", r.pattern, subject)
		n := c.Ctx.ToInt(v)
		v.Release()
		return n > 0, err
	case regexGetMatch, regexAllMatches:
		name := "preg_match"
		if r.mode == regexAllMatches {
			name = "preg_match_all"
		}
		found := php.RefValue(php.NewRef(php.Null()))
		defer found.Release()
		v, err := callFunction(c.Ctx, name, r.pattern, subject, found, php.Int(r.pregFlags))
		n := c.Ctx.ToInt(v)
		v.Release()
		replace(&d.data, found.CopyDeref())
		return n > 0, err
	case regexSplit:
		v, err := callFunction(c.Ctx, "preg_split", r.pattern, subject, php.Int(-1), php.Int(r.pregFlags))
		if err != nil {
			return false, err
		}
		replace(&d.data, v)
		return v.IsArray() && v.Array().Len() > 1, nil
	}
	return r.substitute(c, d, subject)
}

// replace stores v, which it takes over.
func replace(slot *php.Value, v php.Value) {
	old := *slot
	*slot = v
	old.Release()
}

func (r *regexState) substitute(c *php.Call, d *dualState, subject php.Value) (bool, error) {
	with := php.Null()
	if p := c.This.Prop("replacement"); p != nil {
		with = p.Deref()
	}
	s, err := c.Ctx.ToString(with)
	if err != nil {
		return false, err
	}
	defer php.StrValue(s).Release()
	count := php.RefValue(php.NewRef(php.Null()))
	defer count.Release()
	v, err := callFunction(c.Ctx, "preg_replace", r.pattern, php.StrValue(s), subject, php.Int(-1), count)
	if err != nil {
		return false, err
	}
	if r.flags&regexUseKey != 0 {
		replace(&d.key, v)
	} else {
		replace(&d.data, v)
	}
	return c.Ctx.ToInt(count.Deref()) > 0, nil
}

func regexIterator_getRegex(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return r.pattern.Copy(), nil
}

func regexIterator_getMode(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(r.mode), nil
}

func regexIterator_setMode(c *php.Call) (php.Value, error) {
	mode := c.Int(0)
	if mode < regexMatch || mode > regexReplace {
		return php.Undef(), badMode(c, 0, mode)
	}
	_, r, err := regexOf(c)
	if err == nil {
		r.mode = mode
	}
	return php.Null(), err
}

func regexIterator_getFlags(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(r.flags), nil
}

func regexIterator_setFlags(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err == nil {
		r.flags = c.Int(0)
	}
	return php.Null(), err
}

func regexIterator_getPregFlags(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(r.pregFlags), nil
}

func regexIterator_setPregFlags(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err == nil {
		r.pregFlags = c.Int(0)
	}
	return php.Null(), err
}

func recursiveRegexIterator_accept(c *php.Call) (php.Value, error) {
	d, _, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if v := d.data.Deref(); v.IsUndef() {
		return php.False(), nil
	} else if v.IsArray() {
		return php.Bool(v.Array().Len() > 0), nil
	}
	return regexIterator_accept(c)
}

func recursiveRegexIterator_hasChildren(c *php.Call) (php.Value, error) {
	return callInner(c, "haschildren")
}

func recursiveRegexIterator_getChildren(c *php.Call) (php.Value, error) {
	_, r, err := regexOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return childrenOf(c, r.pattern, php.Int(r.mode), php.Int(r.flags), php.Int(r.pregFlags))
}
