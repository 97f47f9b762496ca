package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What a driver is told about the objective.
const (
	weight      = "weight"
	cardinality = "cardinality"
)

// solver is one program that solves a graph in a process of its own.
type solver struct {
	name     string
	command  func(objective string, runs int, file string) []string
	patience time.Duration
}

// outcome is what one process said. Memory is in KiB.
type outcome struct {
	runs         []time.Duration
	size         int
	weight       int64
	loaded, peak int
	verified     time.Duration // 0 when the program has no certificate
	built        time.Duration // 0 when the program takes a list of edges
}

var errTooLong = errors.New("too long")

// solve runs a program and reads what it says. The error is errTooLong when
// it lost patience.
func (s solver) solve(ctx context.Context, objective string, runs int, file string) (outcome, error) {
	limited, cancel := context.WithTimeout(ctx, s.patience*time.Duration(runs))
	defer cancel()
	args := s.command(objective, runs, file)
	cmd := exec.CommandContext(limited, args[0], args[1:]...)
	var said, complained bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &complained
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return outcome{}, ctx.Err()
	case limited.Err() != nil:
		return outcome{}, errTooLong
	case err != nil:
		return outcome{}, fmt.Errorf("%s on %s: %w: %s", s.name, filepath.Base(file), err, complained.String())
	}
	o, err := read(said.String())
	if err != nil {
		return o, fmt.Errorf("%s: %w", s.name, err)
	}
	return o, nil
}

func read(said string) (o outcome, err error) {
	for line := range strings.Lines(said) {
		words := strings.Fields(line)
		numbers := make([]int64, max(2, len(words)))
		for i, word := range words[1:] {
			if numbers[i], err = strconv.ParseInt(word, 10, 64); err != nil {
				return o, err
			}
		}
		switch words[0] {
		case "loaded":
			o.loaded = int(numbers[0])
		case "run":
			o.runs = append(o.runs, time.Duration(numbers[0]))
		case "result":
			o.size, o.weight = int(numbers[0]), numbers[1]
		case "peak":
			o.peak = int(numbers[0])
		case "built":
			o.built = time.Duration(numbers[0])
		case "verified":
			o.verified = time.Duration(numbers[0])
		default:
			return o, fmt.Errorf("%q is not understood", line)
		}
	}
	if len(o.runs) == 0 || o.peak == 0 {
		return o, errors.New("the program said too little")
	}
	return o, nil
}

// findOthers builds and looks for the programs beside ours.
func (p *plan) findOthers(ctx context.Context) {
	built := filepath.Join(p.folder, "lemon")
	out, err := exec.CommandContext(ctx, "g++", "-O2", "-std=c++17", "-o", built, drivers("lemon.cpp")).CombinedOutput()
	if err == nil {
		p.lemon = built
	} else if !errors.Is(err, exec.ErrNotFound) {
		fmt.Fprintf(os.Stderr, "LEMON's driver was not built:\n%s\n", out)
	}
	if exec.CommandContext(ctx, python, "-c", "import networkx").Run() != nil {
		p.networkx = "networkx is not installed (Debian: python3-networkx)"
	}
	if _, err := exec.LookPath("glpsol"); err != nil {
		p.glpsol = "glpsol is not installed (Debian: glpk-utils)"
	}
}

// python is Debian's, whatever else is in the path: its packages are meant.
const python = "/usr/bin/python3"

func (p plan) ours() (solver, error) {
	self, err := os.Executable()
	return solver{"ours", func(objective string, runs int, file string) []string {
		return []string{self, "-solve", file, "-objective", objective, "-runs", strconv.Itoa(runs)}
	}, 5 * time.Minute}, err
}

func (p plan) lemonSolver(mode string) solver {
	return solver{"LEMON " + mode, func(objective string, runs int, file string) []string {
		return []string{p.lemon, mode, objective, strconv.Itoa(runs), file}
	}, 5 * time.Minute}
}

func (p plan) networkxSolver() solver {
	return solver{"networkx", func(objective string, runs int, file string) []string {
		return []string{python, drivers("networkx_matching.py"), objective, strconv.Itoa(runs), file}
	}, p.patience}
}
