package severity

import (
	"fmt"
	"math"
)

// spectrum is the absorbed design in its own axes: values and right side.
type spectrum struct {
	axes          [][]float64 // by column
	values, right []float64
	within        float64
	free          int // ratings less units
}

func (d *design) spectrum() spectrum {
	matrix, right := d.absorbed()
	values, axes := eigen(matrix)
	s := spectrum{axes: axes, values: values, right: make([]float64, len(right)), within: d.within(), free: len(d.ratings) - len(d.units)}
	for a := range values {
		values[a] = max(values[a], 0)
		for j, b := range right {
			s.right[a] += axes[j][a] * b
		}
	}
	return s
}

// left is the sum of squares that remains when the variance of reviewers is
// ratio times that of the error.
func (s *spectrum) left(ratio float64) float64 {
	sum := s.within
	for a, d := range s.values {
		sum -= ratio * s.right[a] * s.right[a] / (1 + ratio*d)
	}
	return max(sum, s.within*1e-12)
}

// deviance is minus twice the restricted log-likelihood, without constants.
func (s *spectrum) deviance(ratio float64) float64 {
	sum := float64(s.free) * math.Log(s.left(ratio))
	for _, d := range s.values {
		sum += math.Log1p(ratio * d)
	}
	return sum
}

// estimate finds the ratio with the least deviance: the best of a grid from a
// millionth to a million, narrowed by golden section; 0 when nothing beats it.
func (s *spectrum) estimate() float64 {
	const points, decades = 121, 6
	at := func(step float64) float64 { return math.Pow(10, step*2*decades/(points-1)-decades) }
	best, least := -1.0, s.deviance(0)
	for step := range points {
		if d := s.deviance(at(float64(step))); d < least {
			best, least = float64(step), d
		}
	}
	if best < 0 {
		return 0
	}
	low, high := best-1, best+1
	for range 60 {
		third := (high - low) * (math.Sqrt(5) - 1) / 2
		if s.deviance(at(high-third)) < s.deviance(at(low+third)) {
			high = low + third
		} else {
			low = high - third
		}
	}
	return at((low + high) / 2)
}

// adjust takes the reviewers' effects out.
func (d *design) adjust(opt Options) Panel {
	p := d.raw(opt)
	s := d.spectrum()
	if s.within <= largest*1e-24 {
		p.On, p.Reason = false, "Whoever scored the same application gave it the same score, so there is nothing to correct."
		return p
	}
	ratio := s.estimate()
	if opt.K > 0 {
		ratio = 1 / opt.K
	}
	p.Reason = "Reviewers hardly differ beyond chance, so the correction is nothing."
	if ratio > 0 {
		p.K = 1 / ratio
		p.Reason = fmt.Sprintf("A reviewer's effect is shrunk by n / (n + %.2f), where n is the number of their reviews.", p.K)
	}
	effects, shrunk := s.solve(ratio)
	variance := s.left(ratio) / float64(s.free)
	p.Error = math.Sqrt(variance)
	for j, effect := range effects {
		p.Reviewers[j].Effect = effect
	}
	d.adjustUnits(&p, effects, shrunk, variance, quantile(opt.Level, s.free-len(d.reviewers)+1))
	return p
}

// solve gives the effects, and ratio * (I + ratio * Z'MZ)^-1, which is the
// inverse of Z'MZ + k I without a division by nothing.
func (s *spectrum) solve(ratio float64) ([]float64, [][]float64) {
	n := len(s.values)
	effects, inverse := make([]float64, n), make([][]float64, n)
	for j := range n {
		inverse[j] = make([]float64, n)
		for a, d := range s.values {
			weight := ratio / (1 + ratio*d) * s.axes[j][a]
			effects[j] += weight * s.right[a]
			for other := range n {
				inverse[j][other] += weight * s.axes[other][a]
			}
		}
	}
	return effects, inverse
}

// adjustUnits takes the mean effect of its reviewers from each unit. The
// variance of what remains is the block of the units in the inverse of the
// mixed-model equations.
func (d *design) adjustUnits(p *Panel, effects []float64, inverse [][]float64, variance, times float64) {
	for first := 0; first < len(d.ratings); {
		i := d.unit[first]
		n := d.perUnit[i]
		mean, spread := 0.0, 1/float64(n)
		for a := first; a < first+n; a++ {
			mean += effects[d.reviewer[a]] / float64(n)
			for b := first; b < first+n; b++ {
				spread += inverse[d.reviewer[a]][d.reviewer[b]] / float64(n*n)
			}
		}
		p.Units[i].Adjusted = p.Units[i].Raw - mean
		p.Units[i].interval(times * math.Sqrt(variance*spread))
		first += n
	}
}
