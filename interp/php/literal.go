package php

import "math"

// Float returns the number of a LitFloat. Infinities and not-a-number, which have no Go constant, are told by S: "INF",
// "-INF" or "NAN".
func (l Literal) Float() float64 {
	switch l.S {
	case "INF":
		return math.Inf(1)
	case "-INF":
		return math.Inf(-1)
	case "NAN":
		return math.NaN()
	}
	return l.F
}
