// Command glpk solves the made-up calls of internal/matching/cohort/calls with
// glpsol (Debian: glpk-utils) and prints one row a call: its seed, the status,
// the optimum and the hash of the problem's text. The tests of the package hold
// a selection against the rows in its testdata:
//
//	go run ./scripts/measure/glpk -calls 100 > internal/matching/cohort/testdata/glpk.csv
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/cohort/calls"
)

func main() {
	count := flag.Int("calls", 100, "how many calls")
	first := flag.Uint64("first", 1, "the seed of the first")
	people := flag.Int("people", 74, "people who apply")
	seats := flag.Int("seats", 40, "seats")
	limit := flag.Int("seconds", 60, "glpsol's time for one call")
	timed := flag.Bool("time", false, "add the seconds that glpsol took")
	flag.Parse()
	for i := range *count {
		seed := *first + uint64(i)
		start := time.Now()
		row, err := solve(seed, calls.Sized(seed, *people, *seats), *limit)
		if err != nil {
			log.Fatalf("call %d: %v", seed, err)
		}
		if *timed {
			row += fmt.Sprintf(",%.3f", time.Since(start).Seconds())
		}
		fmt.Println(row)
	}
}

// solve asks glpsol about one call.
func solve(seed uint64, call cohort.Call, seconds int) (string, error) {
	var problem bytes.Buffer
	if err := cohort.WriteLP(&problem, call); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "glpk")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "call.lp"), filepath.Join(folder, "call.sol")
	if err := os.WriteFile(in, problem.Bytes(), 0o600); err != nil {
		return "", err
	}
	said, err := exec.CommandContext(context.Background(), "glpsol", "--lp", in, "--cuts", "--tmlim", fmt.Sprint(seconds), "-o", out).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("glpsol: %w\n%s", err, said)
	}
	status, optimum := read(string(said), out)
	return fmt.Sprintf("%d,%s,%d,%x", seed, status, optimum, sha256.Sum256(problem.Bytes())), nil
}

// read finds the status in what glpsol said and the optimum in its report. The
// presolver may find by itself that there is no solution.
func read(said, report string) (string, int64) {
	if strings.Contains(said, "HAS NO PRIMAL FEASIBLE") || strings.Contains(said, "NO INTEGER FEASIBLE") || strings.Contains(said, "PROBLEM HAS NO FEASIBLE") {
		return string(cohort.Infeasible), 0
	}
	text, err := os.ReadFile(report)
	if err != nil {
		return string(cohort.Unknown), 0
	}
	status, optimum := cohort.Unknown, 0.0
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "Status:") && strings.Contains(line, "INTEGER OPTIMAL"):
			status = cohort.Optimal
		case strings.HasPrefix(line, "Status:") && strings.Contains(line, "EMPTY"):
			status = cohort.Infeasible
		case strings.HasPrefix(line, "Objective:"):
			if _, err := fmt.Sscanf(line, "Objective: obj = %g", &optimum); err != nil {
				return string(cohort.Unknown), 0
			}
		}
	}
	if status != cohort.Optimal {
		return string(status), 0
	}
	return string(status), int64(math.Round(optimum))
}
