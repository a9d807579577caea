package standard

// PHP's sort is a hybrid: insertion sort up to sixteen elements, quicksort with a median pivot above. The order in which
// it compares is visible to a comparison callback that prints, and the order it leaves is visible where the comparison
// is inconsistent or, at 7.4, where elements are equal; so it is reproduced step by step here.

// sortLimit is how many elements insertion sort takes.
const sortLimit = 16

// zendSort sorts s by cmp in the order of comparisons that PHP uses.
func zendSort[T any](s []T, cmp func(a, b *T) int) {
	for len(s) > sortLimit {
		i := partition(s, cmp)
		left, right := s[:i-1], s[i:]
		if len(left) < len(right) {
			zendSort(left, cmp)
			s = right
		} else {
			zendSort(right, cmp)
			s = left
		}
	}
	insertSort(s, cmp)
}

// partition puts the pivot in its place and returns the index behind it.
func partition[T any](s []T, cmp func(a, b *T) int) int {
	n := len(s)
	mid := n >> 1
	if n>>10 != 0 {
		delta := mid >> 1
		sort5(s, 0, delta, mid, mid+delta, n-1, cmp)
	} else {
		sort3(s, 0, mid, n-1, cmp)
	}
	s[1], s[mid] = s[mid], s[1]
	i, j := 2, n-1
	for {
		for cmp(&s[1], &s[i]) > 0 {
			i++
			if i == j {
				s[1], s[i-1] = s[i-1], s[1]
				return i
			}
		}
		j--
		for j != i && cmp(&s[j], &s[1]) > 0 {
			j--
		}
		if j != i {
			s[i], s[j] = s[j], s[i]
			i++
		}
		if i == j {
			s[1], s[i-1] = s[i-1], s[1]
			return i
		}
	}
}

func sort2[T any](s []T, a, b int, cmp func(a, b *T) int) bool {
	if cmp(&s[a], &s[b]) > 0 {
		s[a], s[b] = s[b], s[a]
		return true
	}
	return false
}

func sort3[T any](s []T, a, b, c int, cmp func(a, b *T) int) {
	if cmp(&s[a], &s[b]) <= 0 {
		if sort2(s, b, c, cmp) {
			sort2(s, a, b, cmp)
		}
		return
	}
	if cmp(&s[c], &s[b]) <= 0 {
		s[a], s[c] = s[c], s[a]
		return
	}
	s[a], s[b] = s[b], s[a]
	sort2(s, b, c, cmp)
}

func sort4[T any](s []T, a, b, c, d int, cmp func(a, b *T) int) {
	sort3(s, a, b, c, cmp)
	if sort2(s, c, d, cmp) && sort2(s, b, c, cmp) {
		sort2(s, a, b, cmp)
	}
}

func sort5[T any](s []T, a, b, c, d, e int, cmp func(a, b *T) int) {
	sort4(s, a, b, c, d, cmp)
	if sort2(s, d, e, cmp) && sort2(s, c, d, cmp) && sort2(s, b, c, cmp) {
		sort2(s, a, b, cmp)
	}
}

func insertSort[T any](s []T, cmp func(a, b *T) int) {
	switch n := len(s); n {
	case 0, 1:
	case 2:
		sort2(s, 0, 1, cmp)
	case 3:
		sort3(s, 0, 1, 2, cmp)
	case 4:
		sort4(s, 0, 1, 2, 3, cmp)
	case 5:
		sort5(s, 0, 1, 2, 3, 4, cmp)
	default:
		for i := 1; i < n; i++ {
			if cmp(&s[i-1], &s[i]) <= 0 {
				continue
			}
			at := insertPoint(s, i, cmp)
			v := s[i]
			copy(s[at+1:i+1], s[at:i])
			s[at] = v
		}
	}
}

// insertPoint finds where element i belongs among those before it, the last of which is greater: one step at a time for
// the first six, two steps at a time behind them.
func insertPoint[T any](s []T, i int, cmp func(a, b *T) int) int {
	j := i - 1
	if i < 6 {
		for j != 0 {
			j--
			if cmp(&s[j], &s[i]) <= 0 {
				return j + 1
			}
		}
		return j
	}
	for {
		j -= 2
		if cmp(&s[j], &s[i]) <= 0 {
			j++
			if cmp(&s[j], &s[i]) <= 0 {
				j++
			}
			return j
		}
		if j == 0 {
			return 0
		}
		if j == 1 {
			if cmp(&s[i], &s[0]) > 0 {
				return 1
			}
			return 0
		}
	}
}
