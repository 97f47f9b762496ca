package command

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func divides(t *testing.T, code int, args ...string) (out, errs string) {
	t.Helper()
	return ends(t, code, "sets", args...)
}

func TestTheExampleIsDividedAsItWasLookedAt(t *testing.T) {
	pairs := filepath.Join(t.TempDir(), "pairs.csv")
	matches(t, 0, examplePeople, "--csv", pairs)
	out, _ := divides(t, 0, examplePeople, "--pairs", pairs)
	golden(t, "sets.txt", out)
	rows, _ := divides(t, 0, examplePeople, "--pairs", pairs, "--rounds", "2", "--csv", "-")
	golden(t, "sets.csv", rows)
	set := map[string]string{}
	for line := range strings.Lines(rows) {
		cells := strings.Split(line, ",")
		set[cells[0]+" "+cells[2]] = cells[1]
	}
	for _, line := range strings.Split(strings.TrimSpace(read(t, pairs)), "\r\n")[1:] {
		for _, round := range []string{"1 ", "2 "} {
			cells := strings.Split(line, ",")
			if a, b := set[round+cells[0]], set[round+cells[2]]; a == "" || cells[2] != "" && a == b {
				t.Errorf("round %s: %s and %s are in the sets %q and %q", round, cells[0], cells[2], a, b)
			}
		}
	}
}

func TestSetsDoNotDependOnTheOrderOfTheRows(t *testing.T) {
	rows := strings.Split(strings.TrimSpace(read(t, examplePeople)), "\n")
	want, _ := divides(t, 0, sheetOf(t, strings.Join(rows, "\n")), "--seed", "3")
	r := rand.New(rand.NewPCG(5, 6))
	r.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
	if got, _ := divides(t, 0, sheetOf(t, strings.Join(rows, "\n")), "--seed", "3"); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestSetsThatCannotBeAreToldWithTheReason(t *testing.T) {
	four := sheetOf(t, "id,name,vetoes\n1,Ann,2;3;4\n2,Ben,\n3,Cat,\n4,Dan,\n")
	pairs := filepath.Join(t.TempDir(), "pairs.csv")
	if err := os.WriteFile(pairs, []byte("person_a,person_b\n1,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		code int
		args []string
	}{
		{"name the list of people", 1, nil},
		{"--size takes", 1, []string{four, "--size", "many"}},
		{"--size takes", 1, []string{four, "--size", "6-5"}},
		{"--sets and --rounds", 1, []string{four, "--rounds", "0"}},
		{"no division keeps every rule: proved", 2, []string{four, "--size", "3"}},
		{"every division was tried", 2, []string{four, "--size", "2"}},
		{`"1" is already in row 2`, 1, []string{four, "--pairs", pairs}},
		{"would be written over", 1, []string{four, "--size", "2", "--csv", four}},
		{"there is no such file", 1, []string{four + "x"}},
	} {
		if out, errs := divides(t, c.code, c.args...); !strings.Contains(errs, c.want) || out != "" {
			t.Errorf("%v: no %q in %q, %q", c.args, c.want, out, errs)
		}
	}
}
