// Package blossom finds best matchings in general graphs: disjoint pairs of
// vertices of the largest total weight, or of the largest number and then the
// largest weight. The result is exact and carries a certificate that anybody
// can check without trusting the solver.
package blossom
