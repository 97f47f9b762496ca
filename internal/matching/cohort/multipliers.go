package cohort

// Multipliers, bounds and gains are in 1/scale of a point, so that whole
// numbers are fine enough.
const (
	scaleBits = 6
	scale     = 1 << scaleBits
)

// ceiling keeps sums of products of multipliers and counts within 64 bits.
const ceiling = 1 << 53

// dual is the Lagrangian of a task: each counter has a multiplier, which pays
// for what items use of it. For any multipliers the value below is an upper
// bound on the task; the search lowers it.
type dual struct {
	task   *task
	price  []int64 // multiplier a counter
	best   []int64 // the ones with the lowest value so far
	value  int64   // that value, scaled, without the task's constant
	slope  []int64 // of the value by multiplier
	limits []int64 // on the size of each multiplier
}

func newDual(t *task) *dual {
	n := len(t.counters)
	d := &dual{task: t, price: make([]int64, n), best: make([]int64, n), slope: make([]int64, n), limits: make([]int64, n)}
	for i, c := range t.counters {
		d.limits[i] = ceiling / int64((len(c.cost)+1)*(n+1))
	}
	d.value = d.evaluate()
	return d
}

// evaluate computes the bound of the present multipliers and its slope. Each
// item is judged on its own, each counter on its own.
func (d *dual) evaluate() int64 {
	value := int64(0)
	for i := range d.task.counters {
		c := &d.task.counters[i]
		k := c.favourite(d.price[i])
		value += d.price[i]*int64(k) - c.cost[k]*scale
		d.slope[i] = int64(k)
	}
	for i := range d.task.items {
		it := &d.task.items[i]
		if reduced := d.reduced(it); reduced > 0 {
			value += reduced
			for _, u := range it.uses {
				d.slope[u.counter] -= int64(u.amount)
			}
		}
	}
	return value
}

// reduced is what taking an item is worth after paying for what it uses.
func (d *dual) reduced(it *item) int64 {
	worth := it.value * scale
	for _, u := range it.uses {
		worth -= d.price[u.counter] * int64(u.amount)
	}
	return worth
}

// favourite is the count between lo and hi at which price times count less cost
// is highest; cost is convex, so the first one after which it no longer grows.
func (c *counter) favourite(price int64) int {
	if c.flat() {
		if price > 0 {
			return c.hi
		}
		return c.lo
	}
	k := c.lo
	for k < c.hi && price > (c.cost[k+1]-c.cost[k])*scale {
		k++
	}
	return k
}

// flat tells that the counter has no penalty.
func (c *counter) flat() bool { return c.cost[0] == 0 && c.cost[c.hi] == 0 }

// improve takes subgradient steps: each multiplier moves against its slope, as
// far as if the bound could be lowered to a level a little below the lowest one
// so far (Polyak's step with an estimated level). While that works the distance
// to the level stays; when it runs out of patience, it is halved. It stops below
// enough, and keeps the best multipliers seen.
func (d *dual) improve(rounds, patience int, distance, enough int64) {
	copy(d.price, d.best)
	for since := 0; rounds > 0 && distance > 0 && d.value >= enough; rounds-- {
		value := d.evaluate()
		if value < d.value {
			d.value, since = value, 0
			copy(d.best, d.price)
		} else if since++; since >= patience {
			distance, since = distance/2, 0
		}
		norm := int64(0)
		for _, s := range d.slope {
			norm += s * s
		}
		if norm == 0 {
			break
		}
		d.step((value - d.value + distance) / norm)
	}
	copy(d.price, d.best)
}

func (d *dual) step(length int64) {
	for i, s := range d.slope {
		d.price[i] = min(max(d.price[i]-s*max(length, 1), -d.limits[i]), d.limits[i])
	}
}

// polish lowers the bound along one multiplier after the other, each to its
// lowest place while the others stay.
func (d *dual) polish(rounds int) {
	copy(d.price, d.best)
	reduced := make([]int64, len(d.task.items))
	for i := range reduced {
		reduced[i] = d.reduced(&d.task.items[i])
	}
	visits := visitsOf(d.task)
	for range rounds {
		for c := range d.price {
			change := d.lowest(c, visits[c], reduced) - d.price[c]
			d.price[c] += change
			for _, v := range visits[c] {
				reduced[v.item] -= change * int64(v.amount)
			}
		}
	}
	if value := d.evaluate(); value <= d.value {
		d.value = value
		copy(d.best, d.price)
	}
	copy(d.price, d.best)
}

// lowest finds where the bound is lowest along one multiplier: it is convex, so
// the first place from which on it no longer falls.
func (d *dual) lowest(c int, visits []visit, reduced []int64) int64 {
	low, high := -d.limits[c], d.limits[c]
	for low < high {
		middle := low + (high-low)>>1
		slope := d.task.counters[c].favourite(middle)
		for _, v := range visits {
			if reduced[v.item]-(middle-d.price[c])*int64(v.amount) > 0 {
				slope -= v.amount
			}
		}
		if slope >= 0 {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
