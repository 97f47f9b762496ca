package blossom

import "errors"

// Edge joins two different vertices, numbered from 0. Parallel edges are
// allowed: the heaviest of them counts. Weights may be negative or zero.
type Edge struct {
	U, V   int
	Weight int64
}

// Objective says which matching is the best one.
type Objective uint8

const (
	// MaxWeight wants the largest total weight; edges that do not add to it stay
	// unmatched, so a vertex may stay alone although it has a neighbour.
	MaxWeight Objective = iota
	// MaxCardinality wants as many pairs as possible and, among the matchings
	// with that many, the largest total weight.
	MaxCardinality
)

// Options of Solve. The zero value maximises weight.
type Options struct {
	Objective Objective
	// Progress, when set, is told from time to time how many of the vertices are
	// settled. It is called on the goroutine of Solve.
	Progress func(settled, total int)
}

// Matching is what Solve found. Mate has one entry a vertex: its partner's
// number, or -1. Size counts pairs; Weight is in the unit of the edges.
type Matching struct {
	Mate        []int
	Size        int
	Weight      int64
	Certificate Certificate
}

// Certificate is a feasible solution of the dual linear program (Edmonds 1965)
// whose value equals the matching's: nothing can be better. Its numbers are in
// 1/Scale of the unit of the weights, integers all. Vertex has one value of at
// least 0 a vertex. The odd sets of the program are nested: Blossoms lists
// them, Home names the innermost one around each vertex, or -1.
//
// Under MaxCardinality the weights of the program are the edges' plus the
// constant that Lift computes from the graph, so that one more pair outweighs
// everything.
type Certificate struct {
	Scale    int64     `json:"scale"`
	Vertex   []int64   `json:"vertex"`
	Home     []int     `json:"home"`
	Blossoms []Blossom `json:"blossoms"`
}

// Blossom is an odd set of three or more vertices: those that have it, or a
// set inside it, as their Home. Dual is its value, at least 0, in 1/Scale;
// Parent the index of the set around it, or -1.
type Blossom struct {
	Dual   int64 `json:"dual"`
	Parent int   `json:"parent"`
}

// What can be wrong with a graph.
var (
	ErrVertexRange = errors.New("an edge names a vertex outside the graph")
	ErrSelfLoop    = errors.New("an edge joins a vertex to itself")
	ErrOverflow    = errors.New("the weights are too large to be added without overflow")
)
