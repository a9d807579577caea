package standard

import "gaja/interp/php"

// storeSorted puts the sorted elements of held, which it gives up, into by-reference argument 0: in place if the
// variable still holds that array and nobody else does, as a new array otherwise.
func storeSorted(c *php.Call, held php.Value, list []php.Elem, renumber bool) error {
	a := held.Array()
	if v := c.Ref(0).V; v.IsArray() && v.Array() == a && a.Count() == 2 {
		held.Release()
		a.Reorder(list, renumber)
		return nil
	}
	n := c.Ctx.NewHash(0)
	if renumber {
		n = c.Ctx.NewArray(len(list))
	}
	for i := range list {
		if renumber {
			n.Append(list[i].Val.CopyElem())
		} else {
			n.Put(list[i].Key, list[i].Val.CopyElem())
		}
	}
	held.Release()
	return c.SetRef(0, php.ArrayValue(n))
}

// userSort is usort, uasort and uksort.
func userSort(c *php.Call, how sortBy) (php.Value, error) {
	fn, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	if fn.Fn == nil {
		return php.Undef(), c.ArgTypeError(1, "must be a valid callback, %s", reason)
	}
	v := c.Ref(0).V
	if v.Array().Len() == 0 {
		return php.True(), nil
	}
	s := &sorter{ctx: c.Ctx}
	held := v.Copy()
	list := s.sorted(held.Array(), how, s.userCompare(c, fn))
	if err := storeSorted(c, held, list, how.renumber); err != nil {
		return php.Undef(), err
	}
	if s.err != nil {
		return php.Undef(), s.err
	}
	return php.True(), c.Ctx.Pending
}

func usort(c *php.Call) (php.Value, error) { return userSort(c, sortBy{renumber: true}) }

func uasort(c *php.Call) (php.Value, error) { return userSort(c, sortBy{}) }

func uksort(c *php.Call) (php.Value, error) { return userSort(c, sortBy{keys: true}) }

func sortList(c *php.Call) (php.Value, error) {
	return sortCall(c, sortBy{renumber: true}, c.Int(1))
}

func rsort(c *php.Call) (php.Value, error) {
	return sortCall(c, sortBy{renumber: true, reverse: true}, c.Int(1))
}

func asort(c *php.Call) (php.Value, error) { return sortCall(c, sortBy{}, c.Int(1)) }

func arsort(c *php.Call) (php.Value, error) { return sortCall(c, sortBy{reverse: true}, c.Int(1)) }

func ksort(c *php.Call) (php.Value, error) { return sortCall(c, sortBy{keys: true}, c.Int(1)) }

func krsort(c *php.Call) (php.Value, error) {
	return sortCall(c, sortBy{keys: true, reverse: true}, c.Int(1))
}

func natsort(c *php.Call) (php.Value, error) { return sortCall(c, sortBy{}, sortNatural) }

func natcasesort(c *php.Call) (php.Value, error) {
	return sortCall(c, sortBy{}, sortNatural|sortFold)
}
