package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

// writeOptima asks LEMON in both modes, and networkx where it can, for the best
// matching of every graph of the benchmark. Ours is not asked: its test reads
// the file. A disagreement ends the run. It takes long, as networkx is given 20
// minutes for a graph and left out where that is not enough; therefore what the
// file says already of a graph that has not changed is kept. Take a line out of
// it to have it asked for again.
func writeOptima(ctx context.Context, p plan) error {
	if p.lemon == "" || p.networkx != "" {
		return errors.New("the optima are what LEMON and networkx agree on; please install g++, liblemon-dev and python3-networkx")
	}
	known, err := knownOptima(p.optima)
	if err != nil {
		return err
	}
	lines := []string{"family,seed,n,objective,size,weight,hash,found by"}
	for _, f := range graphs.Families {
		for _, n := range p.sizes(f) {
			n, edges := f.Make(p.seed, n)
			line, kept := known[fmt.Sprint(f.Name, ",", p.seed, ",", n, ",", objective(f), ",", graphs.Hash(n, edges))]
			if !kept && !p.wants(f) {
				continue
			}
			if !kept {
				if line, err = p.optimum(ctx, f, n, edges); err != nil {
					return fmt.Errorf("%s %d: %w", f.Name, n, err)
				}
			}
			fmt.Fprintln(os.Stderr, line)
			lines = append(lines, line)
			if len(lines) > len(known) { // never shorter than it was, should the run be stopped
				if err := os.WriteFile(p.optima, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
					return err
				}
			}
		}
	}
	return os.WriteFile(p.optima, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

// knownOptima reads the lines of the file by what says that they still hold.
func knownOptima(path string) (map[string]string, error) {
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if cells := strings.Split(line, ","); len(cells) == 8 {
			known[strings.Join(append(cells[:4:4], cells[6]), ",")] = line
		}
	}
	return known, nil
}

func (p plan) optimum(ctx context.Context, f graphs.Family, n int, edges []blossom.Edge) (string, error) {
	p.patience = 20 * time.Minute
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
		if errors.Is(err, errTooLong) && s.name == "networkx" {
			continue
		}
		if err != nil {
			return "", err
		}
		if i > 0 && (o.size != found.size || o.weight != found.weight) {
			return "", fmt.Errorf("%s found %d pairs of weight %d, %s %d of %d", s.name, o.size, o.weight, by[0], found.size, found.weight)
		}
		found, by = o, append(by, s.name)
	}
	return fmt.Sprintf("%s,%d,%d,%s,%d,%d,%s,%s", f.Name, p.seed, n, objective(f), found.size, found.weight, graphs.Hash(n, edges), strings.Join(by, " + ")), nil
}
