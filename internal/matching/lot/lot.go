// Package lot draws lots from a seed: the one source of chance of the engines.
// The same seed gives the same draws on every machine and with every version
// of Go, so that a run replays byte by byte from its stored inputs.
package lot

import "math/rand/v2"

// Lot is a stream of draws. It is not for secrets and not for two goroutines.
type Lot struct{ source *rand.PCG }

// New starts the stream of a seed. The bits are those of PCG-DXSM (O'Neill,
// HMC-CS-2014-0905; the generator of math/rand/v2), whose sequence is fixed;
// everything drawn from them is computed here, so that it is fixed too.
func New(seed uint64) *Lot { return &Lot{rand.NewPCG(seed, stream)} }

// stream keeps apart these draws from those of another program with that seed.
const stream = 0x7461_6e64_656d_0001

// Uint64 draws any of the 2^64 numbers.
func (l *Lot) Uint64() uint64 { return l.source.Uint64() }

// IntN draws from 0..n-1, each equally likely: what would favour the small
// numbers is drawn again. It panics when n < 1, which is the caller's mistake.
func (l *Lot) IntN(n int) int {
	if n < 1 {
		panic("lot: IntN of nothing") // as documented
	}
	bound := uint64(n)
	unfair := -bound % bound // 2^64 mod n
	for {
		if drawn := l.Uint64(); drawn >= unfair {
			return int(drawn % bound)
		}
	}
}

// Shuffle puts a slice into random order, each order equally likely (Fisher
// and Yates, in Durstenfeld's form).
func Shuffle[T any](l *Lot, s []T) {
	for i := len(s) - 1; i > 0; i-- {
		j := l.IntN(i + 1)
		s[i], s[j] = s[j], s[i]
	}
}
