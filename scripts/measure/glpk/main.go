// Command glpk solves the made-up calls of internal/matching/samples/calls with
// glpsol (Debian: glpk-utils) and prints one row a call: its seed, the status,
// the optimum and the hash of the problem's text. The tests of the package hold
// a selection against the rows in its testdata:
//
//	go run ./scripts/measure/glpk -calls 200 > internal/matching/cohort/testdata/glpk.csv
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
	"time"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
	"tandem/scripts/measure/glpsol"
)

func main() {
	count := flag.Int("calls", 100, "how many calls")
	first := flag.Uint64("first", 1, "the seed of the first")
	people := flag.Int("people", 74, "people who apply")
	seats := flag.Int("seats", 40, "seats")
	limit := flag.Duration("limit", time.Minute, "glpsol's time for one call")
	timed := flag.Bool("time", false, "add the seconds that glpsol took")
	flag.Parse()
	folder, err := os.MkdirTemp("", "glpk")
	if err != nil {
		log.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	for i := range *count {
		seed := *first + uint64(i)
		row, took, err := solve(folder, seed, calls.Sized(seed, *people, *seats), *limit)
		if err != nil {
			log.Panicf("call %d: %v", seed, err) // not Fatalf, which would leave the folder
		}
		if *timed {
			row += fmt.Sprintf(",%.3f", took.Seconds())
		}
		fmt.Println(row)
	}
}

// solve asks glpsol about one call.
func solve(folder string, seed uint64, call cohort.Call, limit time.Duration) (string, time.Duration, error) {
	var problem bytes.Buffer
	if err := cohort.WriteLP(&problem, call); err != nil {
		return "", 0, err
	}
	answer, err := glpsol.Solve(context.Background(), folder, problem.Bytes(), limit, "--cuts")
	if err != nil {
		return "", 0, err
	}
	optimum := int64(0)
	if answer.Status == cohort.Optimal {
		optimum = int64(math.Round(answer.Objective))
	}
	return fmt.Sprintf("%d,%s,%d,%x", seed, answer.Status, optimum, sha256.Sum256(problem.Bytes())), answer.Took, nil
}
