package standard

import "gaja/interp/php"

// column is one array of array_multisort with the comparison that its flags ask for.
type column struct {
	arg   int
	value php.Value // the array, held
	elems []php.Elem
	cmp   compareFunc
	desc  bool
}

const (
	sortDesc = 3
	sortAsc  = 4
)

// multisortArgs reads arrays and the flags that follow each. ok is false after a 7.4 warning.
func multisortArgs(c *php.Call, s *sorter) (cols []column, ok bool, err error) {
	order, kind := false, false // whether a flag of the sort may still come
	for i := range c.Args {
		v := c.Arg(i)
		if v.IsArray() {
			cols = append(cols, column{arg: i, value: v, cmp: s.values(sortRegular)})
			order, kind = true, true
			continue
		}
		if !v.IsInt() {
			return nil, false, badFlag(c, i, "must be an array or a sort flag",
				"Argument #%d is expected to be an array or a sort flag")
		}
		allowed := &kind
		switch f := v.Int() &^ sortFold; f {
		case sortAsc, sortDesc:
			allowed = &order
		case sortRegular, sortNumeric, sortString, sortNatural, sortLocale:
		default:
			if is84(c) {
				return nil, false, c.ArgValueError(i, "must be a valid sort flag")
			}
			c.Warn("Argument #%d is an unknown sort flag", i+1)
			return nil, false, nil
		}
		if !*allowed {
			return nil, false, badFlag(c, i, "must be an array or a sort flag that has not already been specified",
				"Argument #%d is expected to be an array or sorting flag that has not already been specified")
		}
		*allowed = false
		last := &cols[len(cols)-1]
		if allowed == &order {
			last.desc = v.Int()&^sortFold == sortDesc
		} else {
			last.cmp = s.values(v.Int())
		}
	}
	return cols, true, nil
}

func badFlag(c *php.Call, i int, text84, text74 string) error {
	if is84(c) {
		return c.ArgTypeError(i, "%s", text84)
	}
	c.Warn(text74, i+1)
	return nil
}

func arrayMultisort(c *php.Call) (php.Value, error) {
	s := &sorter{ctx: c.Ctx}
	cols, ok, err := multisortArgs(c, s)
	if !ok {
		return php.False(), err
	}
	n := cols[0].value.Array().Len()
	for i := range cols {
		if cols[i].value.Array().Len() != n {
			if is84(c) {
				return php.Undef(), c.ValueError("Array sizes are inconsistent")
			}
			return warnFalse(c, "Array sizes are inconsistent")
		}
	}
	if n == 0 {
		return php.True(), nil
	}
	for i := range cols {
		cols[i].value.AddRef()
		cols[i].elems = cols[i].value.Array().Elems()
	}
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	zendSort(rows, func(a, b *int) int { return compareRows(cols, *a, *b, is84(c)) })
	if s.err == nil {
		s.err = c.Ctx.Pending
	}
	for i := range cols {
		storeColumn(c, &cols[i], rows, s.err == nil)
	}
	return php.True(), s.err
}

func compareRows(cols []column, a, b int, stable bool) int {
	for i := range cols {
		n := cols[i].cmp(cols[i].elems[a].Val, cols[i].elems[b].Val)
		if n == 0 {
			continue
		}
		if (n > 0) != cols[i].desc {
			return 1
		}
		return -1
	}
	if stable {
		return a - b
	}
	return 0
}

// storeColumn writes a column back in the order of the rows, integer keys numbered anew.
func storeColumn(c *php.Call, col *column, rows []int, store bool) {
	defer col.value.Release()
	if !store || c.Ref(col.arg) == nil {
		return
	}
	out := c.Ctx.NewArray(len(rows))
	for _, r := range rows {
		e := col.elems[r]
		if e.Key.Str != nil {
			out.SetKey(e.Key.Str, e.Val.CopyElem())
		} else {
			out.Append(e.Val.CopyElem())
		}
	}
	c.Ref(col.arg).Set(php.ArrayValue(out))
}
