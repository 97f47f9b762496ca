package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tandem/internal/matching/graphs"
)

// writeOptima asks LEMON in both modes, and networkx where it can, for the best
// matching of every graph of the benchmark. Ours is not asked: its test reads
// the file. What they do not agree on ends the run.
func writeOptima(ctx context.Context, p plan) error {
	if p.lemon == "" || p.networkx != "" {
		return errors.New("the optima are what LEMON and networkx agree on; please install g++, liblemon-dev and python3-networkx")
	}
	p.patience = 15 * time.Minute
	var b strings.Builder
	b.WriteString("family,seed,n,objective,size,weight,hash,found by\n")
	for _, f := range graphs.Families {
		for _, n := range p.sizes(f) {
			line, err := p.optimum(ctx, f, n)
			if err != nil {
				return fmt.Errorf("%s %d: %w", f.Name, n, err)
			}
			fmt.Fprint(os.Stderr, line)
			b.WriteString(line)
		}
	}
	return os.WriteFile(p.optima, []byte(b.String()), 0o644)
}

func (p plan) optimum(ctx context.Context, f graphs.Family, n int) (string, error) {
	n, edges := f.Make(p.seed, n)
	file := filepath.Join(p.folder, "graph")
	if err := writeGraph(file, n, edges); err != nil {
		return "", err
	}
	defer os.Remove(file)
	asked := []solver{p.lemonSolver("plain"), p.lemonSolver("fractional")}
	if n <= networkxLimit {
		asked = append(asked, p.networkxSolver())
	}
	var found outcome
	var by []string
	for i, s := range asked {
		o, err := s.solve(ctx, objective(f), 1, file)
		if err != nil {
			return "", err
		}
		if i > 0 && (o.size != found.size || o.weight != found.weight) {
			return "", fmt.Errorf("%s found %d pairs of weight %d, %s %d of %d", s.name, o.size, o.weight, by[0], found.size, found.weight)
		}
		found, by = o, append(by, s.name)
	}
	return fmt.Sprintf("%s,%d,%d,%s,%d,%d,%s,%s\n", f.Name, p.seed, n, objective(f), found.size, found.weight, graphs.Hash(n, edges), strings.Join(by, " + ")), nil
}
