package standard

import "gaja/interp/php"

// Where the script compares, PHP sorts all arrays by the script's comparison and walks them side by side. The calls, in
// number and order, are visible to the script, so the walk is the same here.

// setList is one array's elements in order, with the place of the walk.
type setList struct {
	elems []php.Elem
	at    int
}

func (l *setList) done() bool { return l.at >= len(l.elems) }

func (l *setList) here() *php.Elem { return &l.elems[l.at] }

// sortedWalk makes the operation's result. The arrays are held so that the callbacks cannot change them.
func (s *setCall) sortedWalk() php.Value {
	order := s.byValue
	if s.op.keys {
		order = s.byKeys
	}
	lists := make([]setList, len(s.arrays))
	for i, a := range s.arrays {
		held := php.ArrayValue(a).Copy()
		defer held.Release()
		lists[i].elems = a.Elems()
		zendSort(lists[i].elems, order)
	}
	out := php.ArrayValue(s.arrays[0]).Copy()
	drop := func(e *php.Elem) { out.WritableArray().Remove(e.Key) }
	if s.op.intersect {
		s.intersectLists(lists, order, drop)
	} else {
		s.diffLists(lists, order, drop)
	}
	return out
}

func (s *setCall) byValue(a, b *php.Elem) int { return s.value(a.Val, b.Val) }

func (s *setCall) byKeys(a, b *php.Elem) int { return s.key(a.Key.Borrow(), b.Key.Borrow()) }

func (s *setCall) diffLists(lists []setList, order func(a, b *php.Elem) int, drop func(*php.Elem)) {
	first := &lists[0]
	for !first.done() && s.err == nil {
		found := s.inOthers(first.here(), lists[1:], order)
		for {
			if found {
				drop(first.here())
			}
			first.at++
			if first.done() || s.op.keys || s.err != nil || order(&first.elems[first.at-1], first.here()) != 0 {
				break
			}
		}
	}
}

// inOthers reports whether an element is in one of the other lists.
func (s *setCall) inOthers(e *php.Elem, lists []setList, order func(a, b *php.Elem) int) bool {
	for i := range lists {
		l := &lists[i]
		if !s.op.keys {
			n := 1
			for !l.done() {
				if n = order(e, l.here()); n <= 0 {
					break
				}
				l.at++
			}
			if n == 0 {
				l.at++
				return true
			}
			continue
		}
		for at := l.at; at < len(l.elems); at++ {
			if order(e, &l.elems[at]) != 0 {
				continue
			}
			if !s.op.values || s.byValue(e, &l.elems[at]) == 0 {
				return true
			}
			break
		}
	}
	return false
}

func (s *setCall) intersectLists(lists []setList, order func(a, b *php.Elem) int, drop func(*php.Elem)) {
	first := &lists[0]
	for !first.done() && s.err == nil {
		miss, ended := s.firstMiss(first.here(), lists[1:], order)
		if ended {
			for ; !first.done(); first.at++ {
				drop(first.here())
			}
			return
		}
		if miss < 0 {
			for first.at++; !first.done() && !s.op.keys; first.at++ {
				if order(&first.elems[first.at-1], first.here()) != 0 {
					break
				}
			}
			continue
		}
		other := &lists[1+miss]
		for {
			drop(first.here())
			first.at++
			if first.done() || s.op.keys || order(first.here(), other.here()) >= 0 {
				break
			}
		}
	}
}

// firstMiss returns the index of the first list that has not the element, or -1; ended is set when that list is at its
// end.
func (s *setCall) firstMiss(e *php.Elem, lists []setList, order func(a, b *php.Elem) int) (miss int, ended bool) {
	for i := range lists {
		l := &lists[i]
		n := 1
		for !l.done() {
			if n = order(e, l.here()); n <= 0 {
				break
			}
			l.at++
		}
		if l.done() {
			return i, true
		}
		if n == 0 && s.op.keys && s.op.values && s.byValue(e, l.here()) != 0 {
			n = 1
		}
		if n != 0 {
			return i, false
		}
		l.at++
	}
	return -1, false
}
