// Package glpsol asks GLPK's command (Debian: glpk-utils) for the best solution
// of a problem in CPLEX LP format, for comparison with the engines.
package glpsol

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"tandem/internal/matching/cohort"
)

// Answer is what glpsol said: Optimal with the objective, Infeasible, or Unknown
// when it lost patience. Took is the time of the whole process.
type Answer struct {
	Status    cohort.Status
	Objective float64
	Took      time.Duration
}

// Solve writes the problem into a folder and gives glpsol that long; flags are
// passed on.
func Solve(ctx context.Context, folder string, problem []byte, limit time.Duration, flags ...string) (Answer, error) {
	input, output := filepath.Join(folder, "problem.lp"), filepath.Join(folder, "solution")
	if err := os.WriteFile(input, problem, 0o644); err != nil {
		return Answer{}, err
	}
	args := append([]string{"--lp", input, "--tmlim", fmt.Sprint(int(limit.Seconds())), "-w", output}, flags...)
	began := time.Now()
	said, err := exec.CommandContext(ctx, "glpsol", args...).CombinedOutput()
	answer := Answer{Status: cohort.Unknown, Took: time.Since(began)}
	if err != nil {
		return answer, fmt.Errorf("glpsol: %w: %s", err, said)
	}
	solution, err := os.ReadFile(output)
	if err != nil {
		return answer, err
	}
	for line := range strings.Lines(string(solution)) {
		var rows, columns int
		var status string
		if _, err := fmt.Sscanf(line, "s mip %d %d %s %g", &rows, &columns, &status, &answer.Objective); err == nil {
			answer.Status = verdict(status)
		}
	}
	return answer, nil
}

// verdict reads the letter of glpsol's solution file: o for optimal, n for none;
// f (found one, but not proved) and u decide nothing.
func verdict(letter string) cohort.Status {
	switch letter {
	case "o":
		return cohort.Optimal
	case "n":
		return cohort.Infeasible
	}
	return cohort.Unknown
}
