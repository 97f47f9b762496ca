package severity

import "math"

// eigen gives the values and vectors (as columns) of a symmetric matrix by
// Jacobi's rotations. The matrix is used up.
func eigen(m [][]float64) ([]float64, [][]float64) {
	n := len(m)
	vectors := make([][]float64, n)
	for i := range vectors {
		vectors[i] = make([]float64, n)
		vectors[i][i] = 1
	}
	for range 100 {
		off := 0.0
		for p := range n {
			for q := p + 1; q < n; q++ {
				off = max(off, math.Abs(m[p][q]))
			}
		}
		if off < 1e-13 {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(m, vectors, p, q)
			}
		}
	}
	values := make([]float64, n)
	for i := range values {
		values[i] = m[i][i]
	}
	return values, vectors
}

// rotate turns two axes so that nothing is left between them.
func rotate(m, vectors [][]float64, p, q int) {
	if math.Abs(m[p][q]) < 1e-300 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := math.Copysign(1, theta) / (math.Abs(theta) + math.Hypot(theta, 1))
	c := 1 / math.Hypot(t, 1)
	s := t * c
	for k := range m {
		m[k][p], m[k][q] = c*m[k][p]-s*m[k][q], s*m[k][p]+c*m[k][q]
	}
	for k := range m {
		m[p][k], m[q][k] = c*m[p][k]-s*m[q][k], s*m[p][k]+c*m[q][k]
	}
	for k := range vectors {
		vectors[k][p], vectors[k][q] = c*vectors[k][p]-s*vectors[k][q], s*vectors[k][p]+c*vectors[k][q]
	}
}

// quantile is how many standard errors an interval of a level reaches to either
// side, by Student's distribution (Hill, Algorithm 396, Communications of the
// ACM 13, 1970).
func quantile(level float64, freedom int) float64 {
	p, n := 1-level, float64(freedom)
	switch freedom {
	case 1:
		return 1 / math.Tan(p*math.Pi/2)
	case 2:
		return math.Sqrt(2/(p*(2-p)) - 2)
	}
	a := 1 / (n - 0.5)
	b := 48 / (a * a)
	c := ((20700*a/b-98)*a-16)*a + 96.36
	d := ((94.5/(b+c)-3)/b + 1) * math.Sqrt(a*math.Pi/2) * n
	x := d * p
	y := math.Pow(x, 2/n)
	if y > 0.05+a {
		x = math.Sqrt2 * math.Erfinv(p-1)
		y = x * x
		if n < 5 {
			c += 0.3 * (n - 4.5) * (x + 0.6)
		}
		c += (((0.05*d*x-5)*x-7)*x-2)*x + b
		y = (((((0.4*y+6.3)*y+36)*y+94.5)/c-y-3)/b + 1) * x
		y = math.Expm1(a * y * y)
	} else {
		y = ((1/(((n+6)/(n*y)-0.089*d-0.822)*(n+2)*3)+0.5/(n+4))*y-1)*(n+1)/(n+2) + 1/y
	}
	return math.Sqrt(n * y)
}
