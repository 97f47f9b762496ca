package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

const networkxLimit = 1_000 // vertices

// cell is one graph and what every program made of it.
type cell struct {
	Family    string    `json:"family"`
	N         int       `json:"n"`
	Edges     int       `json:"edges"`
	Objective string    `json:"objective"`
	Hash      string    `json:"hash"`
	Size      int       `json:"size"`
	Weight    int64     `json:"weight"`
	Solvers   []figures `json:"solvers"`
	Verified  int64     `json:"verifiedNs"`
	Agree     bool      `json:"agree"`
}

// figures is what one program needed: medians of the rounds with the shortest
// and the longest, in nanoseconds, and the whole process' largest memory.
type figures struct {
	Solver    string `json:"solver"`
	Median    int64  `json:"medianNs"`
	Shortest  int64  `json:"shortestNs"`
	Longest   int64  `json:"longestNs"`
	PeakKiB   int    `json:"peakKiB"`
	LoadedKiB int    `json:"loadedKiB"` // of it, with the graph and no solver
	Built     int64  `json:"builtNs"`   // making the graph of a list of edges, not in the median
	Why       string `json:"notMeasured,omitempty"`

	rounds []time.Duration
	built  []time.Duration
	inner  int // runs in one process
}

func measureBlossom(ctx context.Context, p plan) (report, error) {
	var cells []cell
	for _, f := range graphs.Families {
		if !p.wants(f) {
			continue
		}
		for _, n := range p.sizes(f) {
			c, err := p.measureCell(ctx, f, n)
			if err != nil {
				return report{}, err
			}
			cells = append(cells, c)
		}
	}
	return blossomReport(p, cells), nil
}

func (p plan) wants(f graphs.Family) bool {
	return len(p.families) == 0 || slices.Contains(p.families, f.Name)
}

// sizes lists the numbers of vertices to measure a family with.
func (p plan) sizes(f graphs.Family) []int {
	all := []int{74, 200, 1_000, 5_000, 20_000}
	if f.Limit == 2_000 {
		all = []int{74, 200, 1_000, 2_000}
	}
	switch {
	case p.quick && (f.Limit > 2_000 || f.Name == "complete"):
		return []int{74, 1_000}
	case p.quick:
		return []int{74, 200}
	}
	return all
}

// measureCell gives every program the same file, one process after the other,
// and then all of them again, so that a slow minute of the machine hits all.
func (p plan) measureCell(ctx context.Context, f graphs.Family, n int) (cell, error) {
	n, edges := f.Make(p.seed, n)
	c := cell{Family: f.Name, N: n, Edges: len(edges), Objective: objective(f), Hash: graphs.Hash(n, edges), Agree: true}
	file := filepath.Join(p.folder, "graph")
	if err := writeGraph(file, n, edges); err != nil {
		return c, err
	}
	defer os.Remove(file)
	solvers, err := p.solvers()
	if err != nil {
		return c, err
	}
	for round := range p.rounds + 1 {
		for i, s := range solvers {
			if round == 0 {
				c.Solvers = append(c.Solvers, figures{Solver: s.name, inner: 1, Why: p.reason(s.name, n)})
			}
			if err := c.round(ctx, s, &c.Solvers[i], round, file); err != nil {
				return c, err
			}
		}
	}
	for i := range c.Solvers {
		c.Solvers[i].sum()
	}
	fmt.Fprintf(os.Stderr, "%s %d\n", f.Name, n)
	return c, nil
}

func objective(f graphs.Family) string {
	if f.Objective == blossom.MaxCardinality {
		return cardinality
	}
	return weight
}

func writeGraph(path string, n int, edges []blossom.Edge) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(graphs.Write(file, n, edges), file.Close())
}

func (p plan) solvers() ([]solver, error) {
	ours, err := p.ours()
	return []solver{ours, p.lemonSolver("plain"), p.lemonSolver("fractional"), p.networkxSolver()}, err
}

// reason says why a program is not measured with so many vertices, or nothing.
func (p plan) reason(name string, n int) string {
	limit := networkxLimit
	if p.quick {
		limit = 100
	}
	switch {
	case name == "networkx" && p.networkx != "":
		return p.networkx
	case name == "networkx" && n > limit:
		return "too large"
	case name == "LEMON plain" || name == "LEMON fractional":
		if p.lemon == "" {
			return "LEMON is not installed (Debian: g++ and liblemon-dev)"
		}
	}
	return ""
}

// round runs a program once. Round 0 is a single solve, for the memory and to
// know how many solves make a measurement of 40 ms. A program that takes long
// runs once: networkx above 200 vertices, and what lost patience.
func (c *cell) round(ctx context.Context, s solver, f *figures, round int, file string) error {
	if f.Why != "" || s.name == "networkx" && round > 0 && (c.N > 200 || round > 1) {
		return nil
	}
	o, err := s.solve(ctx, c.Objective, f.inner, file)
	switch {
	case errors.Is(err, errTooLong):
		f.Why = fmt.Sprintf("over %.0f s", s.patience.Seconds())
		return nil
	case err != nil:
		return err
	}
	c.compare(s.name, o)
	slices.Sort(o.runs)
	middle := o.runs[len(o.runs)/2]
	if round == 0 {
		f.PeakKiB, f.LoadedKiB = o.peak, o.loaded
		f.inner = int(min(200, max(1, 40*time.Millisecond/middle)))
	}
	if round > 0 || s.name == "networkx" {
		f.rounds = append(f.rounds, middle)
		f.built = append(f.built, o.built)
	}
	if o.verified > 0 {
		c.Verified = int64(o.verified)
	}
	return nil
}

func (c *cell) compare(name string, o outcome) {
	if name == "ours" {
		c.Size, c.Weight = o.size, o.weight
	}
	if o.size != c.Size || o.weight != c.Weight {
		c.Agree = false
		fmt.Fprintf(os.Stderr, "%s %d: %s found %d pairs of weight %d, ours %d of %d\n", c.Family, c.N, name, o.size, o.weight, c.Size, c.Weight)
	}
}

func (f *figures) sum() {
	if len(f.rounds) == 0 {
		return
	}
	slices.Sort(f.rounds)
	slices.Sort(f.built)
	f.Built = int64(f.built[len(f.built)/2])
	f.Median, f.Shortest, f.Longest = int64(f.rounds[len(f.rounds)/2]), int64(f.rounds[0]), int64(f.rounds[len(f.rounds)-1])
}

// best is LEMON's faster mode, or nothing when it was not measured.
func (c cell) best() *figures {
	var best *figures
	for i := range c.Solvers[1:3] {
		if f := &c.Solvers[1+i]; f.Median > 0 && (best == nil || f.Median < best.Median) {
			best = f
		}
	}
	return best
}
