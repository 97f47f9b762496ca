package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

// one is what a process that the measurement starts has to do.
type one struct {
	solve, objective, family string
	runs, n                  int
	seed                     uint64
}

func (c one) writeGraph(context.Context) error {
	f, known := graphs.Find(c.family)
	if !known {
		return fmt.Errorf("there is no family %q", c.family)
	}
	n, edges := f.Make(c.seed, c.n)
	return graphs.Write(os.Stdout, n, edges)
}

// solveFile speaks as the drivers of the other programs do (see lemon.cpp) and
// adds how long the independent check of the certificate took.
func (c one) solveFile(ctx context.Context) error {
	n, edges, err := readGraph(c.solve)
	if err != nil {
		return err
	}
	objective := blossom.MaxWeight
	if c.objective == cardinality {
		objective = blossom.MaxCardinality
	}
	runtime.GC() // reading left garbage that is not the solver's
	fmt.Println("loaded", peak())
	var m blossom.Matching
	for range c.runs {
		began := time.Now()
		if m, err = blossom.Solve(ctx, n, edges, blossom.Options{Objective: objective}); err != nil {
			return err
		}
		fmt.Println("run", time.Since(began).Nanoseconds())
	}
	fmt.Println("result", m.Size, m.Weight)
	fmt.Println("peak", peak())
	began := time.Now()
	if err := m.Certificate.Verify(n, edges, m, objective); err != nil {
		return err
	}
	fmt.Println("verified", time.Since(began).Nanoseconds())
	return nil
}

func readGraph(path string) (int, []blossom.Edge, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, nil, err
	}
	defer file.Close()
	return graphs.Read(file)
}

// peak is the largest memory that this process has held, in KiB.
func peak() (kib int) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, "VmHWM:"); found {
			_, _ = fmt.Sscan(value, &kib)
		}
	}
	return kib
}
