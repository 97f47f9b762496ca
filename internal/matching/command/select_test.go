package command

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/sheet"
)

const (
	exampleUnits   = "../../../docs/examples/units.csv"
	exampleTargets = "../../../docs/examples/targets.csv"
	exampleReviews = "../../../docs/examples/reviews.csv"
)

func selects(t *testing.T, code int, args ...string) (out, errs string) {
	t.Helper()
	return ends(t, code, "select", args...)
}

func TestTheExampleIsSelectedAsItWasLookedAt(t *testing.T) {
	dir := t.TempDir()
	chosen := filepath.Join(dir, "chosen.csv")
	call := []string{exampleUnits, "--seats", "40", "--targets", exampleTargets, "--area-cap", "2"}
	for name, args := range map[string][]string{
		"select.txt":         call,
		"select-reasons.txt": append([]string{"--reasons"}, call...),
		"select-gone.txt":    append([]string{"--gone", "U05"}, call...),
		"select-check.txt":   append([]string{"--check"}, call...),
		"select-plain.txt":   {exampleUnits, "--seats", "40"},
		"select-reviews.txt": {exampleUnits, "--seats", "40", "--reviews", exampleReviews, "--ignore", "score", "--reasons"},
	} {
		out, errs := selects(t, 0, args...)
		golden(t, name, out)
		if errs != "" {
			t.Errorf("%s: %q", name, errs)
		}
		for line := range strings.Lines(out) {
			if len([]rune(line)) > 101 {
				t.Errorf("%s is too wide: %q", name, line)
			}
		}
	}
	selects(t, 0, append([]string{"--csv", chosen}, call...)...)
	golden(t, "select.csv", read(t, chosen))
	if out, _ := selects(t, 0, append([]string{"--lp", "-"}, call...)...); !strings.Contains(out, "Maximize") || !strings.HasSuffix(out, "End\n") {
		t.Error(out)
	}
}

func TestASelectionDoesNotDependOnTheOrderOfItsRows(t *testing.T) {
	rows := strings.Split(strings.TrimSpace(read(t, exampleUnits)), "\n")
	r := rand.New(rand.NewPCG(5, 6))
	var want string
	for try := range 3 {
		out, _ := selects(t, 0, sheetOf(t, strings.Join(rows, "\n")), "--seats", "40", "--targets", exampleTargets, "--seed", "7", "--csv", "-")
		taken := []string{}
		for line := range strings.Lines(out) { // the names of a unit stand in the order of its rows
			if cells := strings.Split(line, ","); strings.Contains(line, ",yes,") {
				taken = append(taken, cells[0])
			}
		}
		if got := strings.Join(taken, " "); try == 0 {
			want = got
		} else if got != want || got == "" {
			t.Error(cmp.Diff(want, got))
		}
		r.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
	}
}

func TestTargetsThatCannotBeKeptAreToldWithTheNearest(t *testing.T) {
	targets := filepath.Join(t.TempDir(), "targets.csv")
	if err := os.WriteFile(targets, []byte("attribute,value,min\nsector,health,25\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs := selects(t, 2, exampleUnits, "--seats", "40", "--targets", targets)
	if out != "" || !strings.Contains(errs, "no selection keeps every target, cap and lock: proved") ||
		!strings.Contains(errs, "the smallest change that allows one: Ask for at least 14 seats with sector health instead of 25.") {
		t.Errorf("%s%s", out, errs)
	}
}

func TestBadInputOfASelectionIsTold(t *testing.T) {
	good, dir := sheetOf(t, "unit,person,score,sector\nA,1,5,care\nB,2,6,health\n"), t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, c := range []struct {
		want string
		code int
		args []string
	}{
		{"name the list of applications", 1, nil},
		{"say how many seats", 1, []string{good}},
		{"--at-least must be", 1, []string{good, "--seats", "1", "--at-least", "2"}},
		{"the column score is missing", 1, []string{write("a.csv", "unit,person\nA,1\n"), "--seats", "1"}},
		{"row 3, score: 6, but an earlier row gives 5 for A", 1, []string{write("b.csv", "unit,person,score\nA,1,5\nA,2,6\n"), "--seats", "1"}},
		{"row 2, value: \"army\" is not one of", 1, []string{good, "--seats", "1", "--targets", write("t.csv", "attribute,value,min\nsector,army,1\n")}},
		{"row 2, unit: no application is called", 1, []string{good, "--seats", "1", "--locks", write("l.csv", "unit,decision,reason\nC,in,x\n")}},
		{"has scores already", 1, []string{good, "--seats", "1", "--reviews", exampleReviews}},
		{"row 2, unit: no application is called", 1, []string{good, "--seats", "1", "--reviews", exampleReviews, "--ignore", "score"}},
		{"--min-score", 1, []string{good, "--seats", "1", "--min-score", "good"}},
		{"no selection keeps every target", 2, []string{good, "--seats", "1", "--locks", write("m.csv", "unit,decision,reason\nA,in,x\nB,in,y\n")}},
		{"select nothing", 1, []string{good, "--seats", "1", "--check", "--csv", "x"}},
		{"would be written over", 1, []string{good, "--seats", "1", "--lp", good}},
		{"U9", 1, []string{good, "--seats", "1", "--gone", "U9"}},
	} {
		if out, errs := selects(t, c.code, c.args...); !strings.Contains(errs, c.want) || out != "" {
			t.Errorf("%v: no %q in %q, %q", c.args, c.want, out, errs)
		}
	}
}

func TestASelectionIsKeptWholeAsJSON(t *testing.T) {
	out, _ := selects(t, 0, exampleUnits, "--seats", "40", "--json", "-")
	var kept struct {
		Call   struct{ Units []struct{ ID string } }
		Report struct{ Result struct{ Status string } }
	}
	if err := json.Unmarshal([]byte(out), &kept); err != nil || len(kept.Call.Units) != 42 || kept.Report.Result.Status != "optimal" {
		t.Errorf("%v\n%.300s", err, out)
	}
}

func TestASelectionThatIsTooLargeForPricesIsShownWithout(t *testing.T) {
	members := make([]cohort.Member, 1)
	in := selectInput{sectors: true, units: sheet.Units{Names: map[string][]string{"A": {"Ann"}, "B": {"Ben"}}},
		call: cohort.Call{MaxSeats: 2, Units: []cohort.Unit{{ID: "A", Score: 5000, Members: members}, {ID: "B", Score: 7000, Members: members}}}}
	s := sheet.Selection{Call: in.call, Report: cohort.Report{Result: cohort.Result{
		Status: cohort.Feasible, Taken: []string{"A"}, Seats: 1, Score: 5000, Bound: 7000, MoreSeats: true}}}
	out := Select{Reasons: true}.shown(in, s)
	for _, want := range []string{"1 of 2 seats: 1 of 2 applications, 5 points", "costs was not worked out", "at most 2 points more", "more seats was not excluded", "too many to count"} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "not possible") || strings.Contains(out, "proved.") {
		t.Error(out)
	}
}
