package severity

import "slices"

// design is who scored what, by number, with the units absorbed: scores and
// reviewers are looked at as differences from the mean of each unit.
type design struct {
	ratings          []Rating // by unit, then reviewer
	units, reviewers []string // sorted
	unit, reviewer   []int    // by rating
	perUnit          []int
	perReviewer      []int
	mean             []float64 // by unit
}

func newDesign(sorted []Rating) *design {
	d := &design{ratings: sorted}
	for _, r := range sorted {
		d.units = append(d.units, r.Unit)
		d.reviewers = append(d.reviewers, r.Reviewer)
	}
	d.units = slices.Compact(d.units)
	slices.Sort(d.reviewers)
	d.reviewers = slices.Compact(d.reviewers)
	d.perUnit, d.perReviewer, d.mean = make([]int, len(d.units)), make([]int, len(d.reviewers)), make([]float64, len(d.units))
	for _, r := range sorted {
		i, _ := slices.BinarySearch(d.units, r.Unit)
		j, _ := slices.BinarySearch(d.reviewers, r.Reviewer)
		d.unit, d.reviewer = append(d.unit, i), append(d.reviewer, j)
		d.perUnit[i]++
		d.perReviewer[j]++
	}
	for n, r := range sorted {
		d.mean[d.unit[n]] += r.Value / float64(d.perUnit[d.unit[n]])
	}
	return d
}

// within is the sum of squares of scores around their unit's mean.
func (d *design) within() float64 {
	sum := 0.0
	for n, r := range d.ratings {
		difference := r.Value - d.mean[d.unit[n]]
		sum += difference * difference
	}
	return sum
}

// connected tells whether every reviewer can be reached from the first through
// units that two of them scored.
func (d *design) connected() bool {
	group := make([]int, len(d.reviewers))
	for j := range group {
		group[j] = j
	}
	var find func(j int) int
	find = func(j int) int {
		if group[j] != j {
			group[j] = find(group[j])
		}
		return group[j]
	}
	for n := 1; n < len(d.ratings); n++ {
		if d.unit[n] == d.unit[n-1] {
			group[find(d.reviewer[n])] = find(d.reviewer[n-1])
		}
	}
	for j := range group {
		if find(j) != find(0) {
			return false
		}
	}
	return true
}

// absorbed gives the equations of the reviewers once the units are absorbed:
// the matrix Z'MZ and the right side Z'My, where M takes unit means away.
func (d *design) absorbed() ([][]float64, []float64) {
	matrix := make([][]float64, len(d.reviewers))
	for j := range matrix {
		matrix[j] = make([]float64, len(d.reviewers))
		matrix[j][j] = float64(d.perReviewer[j])
	}
	right := make([]float64, len(d.reviewers))
	for first := 0; first < len(d.ratings); {
		end := first + d.perUnit[d.unit[first]]
		share := 1 / float64(end-first)
		for a := first; a < end; a++ {
			right[d.reviewer[a]] += d.ratings[a].Value - d.mean[d.unit[a]]
			for b := first; b < end; b++ {
				matrix[d.reviewer[a]][d.reviewer[b]] -= share
			}
		}
		first = end
	}
	return matrix, right
}
