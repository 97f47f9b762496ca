// Command matching measures the engines under internal/matching beside other
// programs that solve the same problems. See scripts/bench.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"tandem/internal/matching/samples/graphs"
)

// plan is how a run is measured and where its figures go.
type plan struct {
	folder   string // for graphs and built drivers; emptied by the caller
	quick    bool
	only     []string
	families []string
	rounds   int // of which the medians count
	seed     uint64
	json     string
	markdown string
	optima   string
	patience time.Duration // for one run of networkx
	lemon    string        // the built driver, "" for none
	networkx string        // why there is no networkx, "" if there is
	glpsol   string        // why there is no glpsol, "" if there is
}

// section is one part of the measurement: the name for --only, and what
// measures it.
type section struct {
	name    string
	measure func(context.Context, plan) (report, error)
}

var sections = []section{
	{"blossom", measureBlossom},
	{"pairing", measurePairing},
	{"triads", measureTriads},
	{"sets", measureSets},
	{"cohort", measureCohort},
	{"assign", measureAssign},
}

func main() {
	p, child, err := parse(os.Args[1:])
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		if child != nil {
			err = child(ctx)
		} else {
			err = measure(ctx, p)
		}
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench matching:", err)
		os.Exit(1)
	}
}

// parse reads the command line. The second result is set when this process is
// one that the measurement started, or only writes a graph.
func parse(args []string) (plan, func(context.Context) error, error) {
	p := plan{}
	var c one
	flags := flag.NewFlagSet("scripts/bench matching", flag.ContinueOnError)
	flags.StringVar(&p.folder, "folder", "", "a folder for graphs and drivers (given by the script)")
	flags.BoolVar(&p.quick, "quick", false, "small sizes and three rounds: about a minute")
	flags.Func("only", "these parts, as in blossom,sets: "+names(sections), list(&p.only))
	flags.Func("families", "these families of graphs alone", list(&p.families))
	flags.IntVar(&p.rounds, "rounds", 5, "rounds of which the medians count")
	flags.Uint64Var(&p.seed, "seed", 1, "of all graphs and cases")
	flags.StringVar(&p.json, "json", "", "write all figures to this file")
	flags.StringVar(&p.markdown, "markdown", "", "put the tables between the markers of this document")
	flags.StringVar(&p.optima, "write-optima", "", "write the best matchings that LEMON and networkx agree on to this file; measures nothing")
	flags.DurationVar(&p.patience, "patience", time.Minute, "how long one run of networkx may take")
	flags.StringVar(&c.solve, "solve", "", "solve this graph (used by the measurement itself)")
	flags.StringVar(&c.objective, "objective", "weight", "of -solve")
	flags.IntVar(&c.runs, "runs", 1, "of -solve")
	flags.StringVar(&c.family, "graph", "", "write a graph of this family to standard output")
	flags.IntVar(&c.n, "n", 74, "vertices of -graph")
	if err := flags.Parse(args); err != nil {
		return p, nil, err
	}
	c.seed = p.seed
	switch {
	case flags.NArg() > 0:
		return p, nil, fmt.Errorf("%q is not understood; see scripts/bench matching -help", flags.Arg(0))
	case c.solve != "":
		return p, c.solveFile, nil
	case c.family != "":
		return p, c.writeGraph, nil
	}
	return p, nil, p.check()
}

func list(into *[]string) func(string) error {
	return func(text string) error {
		*into = strings.Split(text, ",")
		return nil
	}
}

func names(all []section) string {
	var found []string
	for _, s := range all {
		found = append(found, s.name)
	}
	return strings.Join(found, ",")
}

// check refuses what would be ignored.
func (p *plan) check() error {
	for _, name := range p.only {
		if !slices.ContainsFunc(sections, func(s section) bool { return s.name == name }) {
			return fmt.Errorf("there is no part %q; there are %s", name, names(sections))
		}
	}
	for _, name := range p.families {
		if _, known := graphs.Find(name); !known {
			return fmt.Errorf("there is no family %q", name)
		}
	}
	if p.markdown != "" && (p.quick || len(p.families) > 0) {
		return errors.New("a document gets figures of whole runs only: leave out --quick and --families")
	}
	if p.rounds < 1 {
		return errors.New("--rounds must be 1 or more")
	}
	if p.quick {
		p.rounds = min(p.rounds, 3)
		p.patience = min(p.patience, 5*time.Second)
	}
	return nil
}

// measure runs the wanted parts one after the other and says each as it is done.
func measure(ctx context.Context, p plan) error {
	if p.folder == "" {
		return errors.New("start this through scripts/bench matching")
	}
	p.findOthers(ctx)
	if p.optima != "" {
		return writeOptima(ctx, p)
	}
	machine := describe(ctx, p)
	fmt.Println(machine.text())
	reports := []report{machine}
	var failed error
	for _, s := range sections {
		if len(p.only) > 0 && !slices.Contains(p.only, s.name) {
			continue
		}
		began := time.Now()
		r, err := s.measure(ctx, p)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil { // the other parts are worth having
			failed = errors.Join(failed, fmt.Errorf("%s: %w", s.name, err))
			r.Notes = append(r.Notes, fmt.Sprintf("not measured: %v.", err))
		}
		r.Name = s.name
		fmt.Printf("%s\n(%s took %.0f s)\n\n", r.text(), s.name, time.Since(began).Seconds())
		reports = append(reports, r)
	}
	return errors.Join(failed, writeJSON(p.json, reports), writeMarkdown(p.markdown, reports))
}

// drivers is where the sources of the programs beside ours are.
func drivers(name string) string {
	return filepath.Join("scripts", "measure", "matching", "drivers", name)
}
