package cohort

import "math/bits"

// front collects the states of a layer, each once, with the highest bound. It
// is a hash table with open addressing over growing slices.
type front struct {
	states []state
	bound  []int64
	slots  []int32 // 1 + index of a state, 0 when empty
	shift  uint
}

func newFront() *front { return &front{} }

// reset empties the front and makes room for so many states.
func (f *front) reset(room int) {
	f.states, f.bound = f.states[:0], f.bound[:0]
	size := 1 << bits.Len(uint(2*room))
	if size <= cap(f.slots) {
		f.slots = f.slots[:size]
		clear(f.slots)
	} else {
		f.slots = make([]int32, size)
	}
	f.shift = uint(64 - bits.Len(uint(size-1)))
}

// add gives the index of a state, and raises its bound.
func (f *front) add(s state, bound int64) int32 {
	mask := len(f.slots) - 1
	for slot := int(s.hash() >> f.shift); ; slot = (slot + 1) & mask {
		at := f.slots[slot]
		if at == 0 {
			f.states, f.bound = append(f.states, s), append(f.bound, bound)
			f.slots[slot] = int32(len(f.states))
			return int32(len(f.states) - 1)
		}
		if f.states[at-1] == s {
			f.bound[at-1] = max(f.bound[at-1], bound)
			return at - 1
		}
	}
}

// hash spreads a state over 64 bits (multiplication by odd constants and a
// folded product, as in wyhash).
func (s state) hash() uint64 {
	high, low := bits.Mul64(s[0]^0x9e3779b97f4a7c15, s[1]^0xd6e8feb86659fd93)
	return (high ^ low ^ s[0]) * 0xa0761d6478bd642f
}
