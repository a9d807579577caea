package php

import (
	"math"
	"strconv"
	"testing"
)

func TestAppendInt(t *testing.T) {
	list := []int64{0, 1, 9, 10, 11, 99, 100, 101, math.MaxInt64, math.MinInt64, math.MinInt64 + 1}
	for p := int64(10); p < math.MaxInt64/10; p *= 10 {
		list = append(list, p-1, p, p+1, -p, 1-p, 7*p/3)
	}
	for b := range 63 {
		list = append(list, 1<<b, 1<<b-1, -1<<b)
	}
	for _, i := range list {
		want := strconv.FormatInt(i, 10)
		if got := string(AppendInt([]byte("x"), i)); got != "x"+want || IntLen(i) != len(want) {
			t.Errorf("%d: got %s, length %d", i, got, IntLen(i))
		}
	}
}
