package triads

import "math"

// dual is a multiplier of at least 0 for each row, in 1/scale of the weights.
// When the multipliers of every group's rows come to its weight or more, their
// sum, each times the limit of its row, bounds the weight of every arrangement.
type dual []int64

// round makes integers of the multipliers of a simplex.
func (p *program) round(y []float64) dual {
	d := make(dual, len(y))
	for i, v := range y {
		d[i] = max(0, int64(math.Round(float64(v*float64(p.scale)))))
	}
	if p.limited && p.reward > 0 {
		short := p.reward*p.scale - d[p.g.n+needRow] - d[p.g.n+wantRow]
		d[p.g.n+wantRow] += max(0, short)
	}
	return d
}

// slack is what the multipliers of a group exceed its weight by.
func (p *program) slack(d dual, c *column) int64 {
	sum := d[c.rows[0]] + d[c.rows[1]] - p.scale*c.weight
	if c.rows[2] != none {
		sum += d[c.rows[2]]
	}
	for _, i := range c.sets {
		if int(i) < len(d) { // d may be older than the set
			sum += d[i]
		}
	}
	if c.triad && p.limited {
		sum += d[p.g.n+capRow] - d[p.g.n+needRow]
	}
	return sum
}

// cover raises multipliers until they come to the weight of this column.
func (p *program) cover(d dual, c *column) {
	if s := p.slack(d, c); s < 0 {
		d[c.rows[0]] -= s
	}
}

// bound is the value of the multipliers in 1/scale.
func (p *program) bound(d dual) int64 {
	var sum int64
	for i, v := range d {
		sum += v * p.limit[i]
	}
	return sum
}

// closed tells whether a bound in 1/scale leaves no room for anything better
// than a value.
func (p *program) closed(bound, value int64) bool { return bound < (value+p.step)*p.scale }
