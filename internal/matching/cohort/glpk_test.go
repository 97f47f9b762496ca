package cohort_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

// The rows were made by glpsol: see scripts/measure/glpk. The hash holds that
// the problem it solved is still the one that is written today.
func TestSelectionEqualsGLPK(t *testing.T) {
	file, err := os.Open("testdata/glpk.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	infeasible := 0
	for _, row := range rows {
		seed, err := strconv.ParseUint(row[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if row[1] == string(cohort.Infeasible) {
			infeasible++
		}
		compareWithGLPK(t, seed, row)
	}
	if len(rows) < 100 || infeasible < 10 {
		t.Errorf("only %d calls, %d of them without a cohort", len(rows), infeasible)
	}
}

func compareWithGLPK(t *testing.T, seed uint64, row []string) {
	call := calls.Source(seed)
	var problem bytes.Buffer
	if err := cohort.WriteLP(&problem, call); err != nil {
		t.Fatal(err)
	}
	if hash := fmt.Sprintf("%x", sha256.Sum256(problem.Bytes())); hash != row[3] {
		t.Fatalf("call %d is no longer the one that glpsol solved: run scripts/measure/glpk again", seed)
	}
	r, err := cohort.Select(t.Context(), call, cohort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if string(r.Status) != row[1] {
		t.Errorf("call %d: %s, glpsol says %s", seed, r.Status, row[1])
		return
	}
	if r.Status != cohort.Optimal {
		return
	}
	if err := cohort.Verify(call, r); err != nil {
		t.Errorf("call %d: %v", seed, err)
	}
	var perSeat int64
	if _, err := fmt.Sscanf(strings.SplitN(problem.String(), "\n", 2)[0], `\ points for each seat filled: %d`, &perSeat); err != nil {
		t.Fatal(err)
	}
	if value := fmt.Sprint(r.Objective() + perSeat*int64(r.Seats)); value != row[2] {
		t.Errorf("call %d: %s, glpsol found %s", seed, value, row[2])
	}
}
