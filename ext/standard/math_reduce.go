package standard

import (
	"math"
	"math/big"
)

// twoOverPi is 2/π times 2 to the power of 1240: enough that the greatest float, reduced by it, keeps 100 bits.
const twoOverPi = "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921c" +
	"fe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f" +
	"ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d08" +
	"56033046fc7b6babf0cfbc"

// reduceLarge is reduce for angles of which every digit counts.
func reduceLarge(x float64) (r pair, quarters int) {
	frac, exp := math.Frexp(math.Abs(x))
	c, _ := new(big.Int).SetString(twoOverPi, 16)
	c.Mul(c, big.NewInt(int64(frac*(1<<53))))
	// The product has its point 1240+53-exp bits from the right. Keep two bits before it and 128 behind.
	c.Rsh(c, uint(1240+53-exp-128))
	low := new(big.Int).And(c, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	c.Rsh(c, 64)
	high := new(big.Int).And(c, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	c.Rsh(c, 64)
	n := int(new(big.Int).And(c, big.NewInt(3)).Int64())
	part := exactSum(math.Ldexp(float64(high>>11), -53), math.Ldexp(float64(high&(1<<11-1)), -64))
	part = part.add(pair{math.Ldexp(float64(low>>11), -64-53), 0})
	if part.h >= 0.5 {
		part, n = part.add(pair{-1, 0}), n+1
	}
	r = part.mul(pair{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54})
	if x < 0 {
		return r.neg(), -n & 3
	}
	return r, n & 3
}
