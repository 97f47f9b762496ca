package sets

import "slices"

// board holds who sits where in every round, and what each block would add to
// each set, kept up to date by every change.
type board struct {
	*model
	n     int       // blocks
	where []int32   // per round and block, -1 nowhere
	in    [][]int32 // per round and set, its blocks
	fill  []int     // per round and set, its people
	pull  []int64   // per round, block and set: the cost of sharing that set
	met   []int64   // per pair of blocks: the rounds in which they share a set
	cost  int64
}

func newBoard(m *model) *board {
	n, rounds := len(m.members), m.problem.Rounds
	b := &board{
		model: m, n: n, cost: m.inside,
		where: make([]int32, rounds*n), in: make([][]int32, rounds*m.sets), fill: make([]int, rounds*m.sets),
		pull: make([]int64, rounds*n*m.sets), met: make([]int64, n*n),
	}
	for i := range b.where {
		b.where[i] = -1
	}
	return b
}

// shared is what blocks i and j, in different sets now, would cost together.
func (b *board) shared(i, j int) int64 { return b.base[i*b.n+j] + b.repeat[i*b.n+j]*b.met[i*b.n+j] }

// row is what block i would add to each set of round r.
func (b *board) row(r, i int) []int64 {
	at := (r*b.n + i) * b.sets
	return b.pull[at : at+b.sets]
}

// place puts a block that is nowhere in round r into set s.
func (b *board) place(r, i, s int) {
	b.cost += b.row(r, i)[s]
	for j, at := 0, r*b.n*b.sets+s; j < b.n; j, at = j+1, at+b.sets {
		b.pull[at] += b.shared(i, j)
	}
	b.meet(r, i, s, 1)
	b.where[r*b.n+i] = int32(s)
	b.in[r*b.sets+s] = append(b.in[r*b.sets+s], int32(i))
	b.fill[r*b.sets+s] += b.size[i]
}

// lift takes a block out of its set of round r.
func (b *board) lift(r, i int) {
	s := int(b.where[r*b.n+i])
	list := b.in[r*b.sets+s]
	at := slices.Index(list, int32(i))
	list[at] = list[len(list)-1]
	b.in[r*b.sets+s] = list[:len(list)-1]
	b.fill[r*b.sets+s] -= b.size[i]
	b.where[r*b.n+i] = -1
	b.meet(r, i, s, -1)
	for j, at := 0, r*b.n*b.sets+s; j < b.n; j, at = j+1, at+b.sets {
		b.pull[at] -= b.shared(i, j)
	}
	b.cost -= b.row(r, i)[s]
}

// meet counts that block i met (or, with -1, did not meet) those in set s, which
// makes it dearer for them to share a set in the other rounds.
func (b *board) meet(r, i, s int, times int64) {
	if b.problem.Rounds == 1 {
		return
	}
	for _, other := range b.in[r*b.sets+s] {
		j := int(other)
		if j == i {
			continue
		}
		b.met[i*b.n+j] += times
		b.met[j*b.n+i] += times
		more := times * b.repeat[i*b.n+j]
		for q := range b.problem.Rounds {
			if q == r {
				continue
			}
			if at := b.where[q*b.n+j]; at >= 0 {
				b.row(q, i)[at] += more
			}
			if at := b.where[q*b.n+i]; at >= 0 {
				b.row(q, j)[at] += more
			}
		}
	}
}

// move sends block one from set from to set to, and the others back.
type move struct {
	round, one, from, to int
	others               []int32
	delta                int64
}

func (b *board) apply(m move) {
	if len(m.others) == 1 {
		b.swap(m.round, m.one, int(m.others[0]), m.delta)
		return
	}
	b.lift(m.round, m.one)
	for _, j := range m.others {
		b.lift(m.round, int(j))
	}
	b.place(m.round, m.one, m.to)
	for _, j := range m.others {
		b.place(m.round, int(j), m.from)
	}
}

// swap exchanges two blocks in one go, for it is what happens most.
func (b *board) swap(r, i, j int, delta int64) {
	from, to := int(b.where[r*b.n+i]), int(b.where[r*b.n+j])
	b.meet(r, i, from, -1)
	b.meet(r, j, to, -1)
	for k, at := 0, r*b.n*b.sets; k < b.n; k, at = k+1, at+b.sets {
		more := b.shared(j, k) - b.shared(i, k)
		b.pull[at+from] += more
		b.pull[at+to] -= more
	}
	here, there := b.in[r*b.sets+from], b.in[r*b.sets+to]
	here[slices.Index(here, int32(i))], there[slices.Index(there, int32(j))] = int32(j), int32(i)
	b.fill[r*b.sets+from] += b.size[j] - b.size[i]
	b.fill[r*b.sets+to] += b.size[i] - b.size[j]
	b.where[r*b.n+i], b.where[r*b.n+j] = int32(to), int32(from)
	b.meet(r, i, to, 1)
	b.meet(r, j, from, 1)
	b.cost += delta
}

// weigh is the change in cost of a move, without making it.
func (b *board) weigh(m move) int64 {
	one := b.row(m.round, m.one)
	delta := one[m.to] - one[m.from]
	for k, j := range m.others {
		row := b.row(m.round, int(j))
		delta += row[m.from] - row[m.to] - 2*b.shared(m.one, int(j))
		for _, i := range m.others[:k] {
			// both rows count what they share in the set they leave together
			// and neither knows of the other in the one they enter
			delta += 2 * b.within(int(i), int(j))
		}
	}
	return delta
}

// within is what blocks i and j of one set cost each other there.
func (b *board) within(i, j int) int64 {
	if b.problem.Rounds == 1 { // meetings are not counted then
		return b.base[i*b.n+j]
	}
	return b.base[i*b.n+j] + b.repeat[i*b.n+j]*(b.met[i*b.n+j]-1)
}

// snapshot is where everybody sits, per round and block.
func (b *board) snapshot() []int32 { return slices.Clone(b.where) }

// restore seats everybody as in a snapshot.
func (b *board) restore(where []int32) {
	for r := range b.problem.Rounds {
		for i := range b.n {
			if now := b.where[r*b.n+i]; now >= 0 && now != where[r*b.n+i] {
				b.lift(r, i)
			}
		}
		for i := range b.n {
			if to := where[r*b.n+i]; to >= 0 && b.where[r*b.n+i] < 0 {
				b.place(r, i, int(to))
			}
		}
	}
}
