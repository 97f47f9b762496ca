package command

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func matches(t *testing.T, code int, args ...string) (out, errs string) {
	t.Helper()
	return ends(t, code, "match", args...)
}

func TestTheExampleIsMatchedAsItWasLookedAt(t *testing.T) {
	dir := t.TempDir()
	pairs, result, again := filepath.Join(dir, "pairs.csv"), filepath.Join(dir, "result.json"), filepath.Join(dir, "again.json")
	for name, args := range map[string][]string{
		"match.txt":         {examplePeople},
		"match-reasons.txt": {examplePeople, "--reasons"},
		"match-check.txt":   {examplePeople, "--check"},
		"match-explain.txt": {examplePeople, "--explain", "P34,P42", "--why-not", "P11,P27"},
		"match-rule.txt":    {examplePeople, "--why-not", "P01,P03"},
		"match-alone.txt":   {examplePeople, "--why-not", "P13,P52"},
		"match-threes.txt":  {examplePeople, "--threes"},
		"match-config.json": {"--print-config"},
	} {
		out, errs := matches(t, 0, args...)
		golden(t, name, out)
		if errs != "" {
			t.Errorf("%s: %q", name, errs)
		}
		for line := range strings.Lines(out) {
			if len([]rune(line)) > 101 && !strings.Contains(name, "config") {
				t.Errorf("%s is too wide: %q", name, line)
			}
		}
	}
	matches(t, 0, examplePeople, "--csv", pairs, "--json", result)
	golden(t, "match.csv", read(t, pairs))
	for _, previous := range []string{pairs, result} {
		out, _ := matches(t, 0, examplePeople, "--previous", previous, "--withdrawn", "P37", "--json", again)
		golden(t, "match-again.txt", strings.ReplaceAll(out, previous, "PREVIOUS"))
	}
	out, _ := matches(t, 0, examplePeople, "--previous", again, "--withdrawn", "P37", "--choose", "1")
	golden(t, "match-choice.txt", strings.ReplaceAll(out, again, "PREVIOUS"))
}

func TestTheOrderOfTheRowsAndTheFormOfTheFileChangeNothing(t *testing.T) {
	dir := t.TempDir()
	rows := strings.Split(strings.TrimSpace(read(t, examplePeople)), "\n")
	said := func(name, text string) [3]string {
		pairs, result := filepath.Join(dir, name+".csv"), filepath.Join(dir, name+".json")
		out, _ := matches(t, 0, sheetOf(t, text), "--csv", pairs, "--json", result)
		return [3]string{out, read(t, pairs), read(t, result)}
	}
	want := said("want", strings.Join(rows, "\n"))
	r := rand.New(rand.NewPCG(3, 4))
	r.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
	if got := said("shuffled", strings.Join(rows, "\n")); got != want {
		t.Error(cmp.Diff(want, got))
	}
	var semicolons []string // the lists of the example hold semicolons, so the cells are quoted
	for _, row := range rows {
		semicolons = append(semicolons, `"`+strings.ReplaceAll(row, ",", `";"`)+`"`)
	}
	if got := said("semicolons", "\ufeff"+strings.Join(semicolons, "\r\n")); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestBadInputIsTold(t *testing.T) {
	const head = "id,area,lock_with,lock_reason,vetoes\n"
	dir := t.TempDir()
	for name, c := range map[string]struct {
		text string
		code int
		want string
	}{
		"no candidate for anybody":   {"id,area\n1,HPL\n2,CON\n", 0, "0 pairs of 2 people"},
		"one person":                 {"id,area\n1,HPL\n", 0, "There is nobody with whom 1 could be paired"},
		"two who forbid each other":  {"id,area,vetoes\n1,HPL,2\n2,HPL,1\n", 0, "1 vetoed by one of the two"},
		"contradictory locks":        {head + "1,HPL,2,so,\n2,HPL,3,so,\n3,HPL,,,\n", 1, "row "},
		"a lock against a rule":      {head + "1,HPL,2,so,\n2,CON,,,\n", 1, "row "},
		"a lock against a veto":      {head + "1,HPL,2,so,2\n2,HPL,,,\n", 1, "row "},
		"an unknown area":            {"id,area\n1,Hartlepol\n", 1, "row 2, area: \"Hartlepol\" is no local authority of England"},
		"an abolished area":          {"id,area\n1,Cumbria\n", 1, "row 2, area: Cumbria County Council was abolished on 2023-03-31; since then it is Cumberland (CBD) or Westmorland and Furness (WAF)"},
		"no area where one is due":   {"id,area\n1,HPL\n2,\n", 1, "row 3, area: "},
		"duplicate ids":              {"id,area\n1,HPL\n1,HPL\n", 1, `row 3, id: "1" is already the id of row 2`},
		"an unknown partner":         {head + "1,HPL,9,so,\n", 1, `row 2, lock_with: nobody in the list has the id "9"`},
		"an unknown column":          {"id,area,sectr\n1,HPL,x\n", 1, `the column "sectr" is not known; did you mean sector?`},
		"a protected characteristic": {"id,area,Gender\n1,HPL,x\n", 1, `the column "Gender" says who somebody is`},
		"Windows-1252":               {"id,area,name\n1,HPL,Zo\xeb\n", 1, "row 2, name: holds a letter in an older Windows encoding"},
		"an empty file":              {"", 1, "the file is empty"},
		"only a header":              {"id,area\n", 1, "column names but no rows"},
		"a workbook":                 {"PK\x03\x04xxxx", 1, `save it as "CSV UTF-8"`},
		"a picture":                  {"\x89PNG\x00\x00", 1, "is not text"},
		"an open quote":              {"id,area\n1,\"HPL\n2,HPL\n", 1, "row 2: has an opening quote"},
		"too many cells":             {"id,area\n1,HPL,x\n", 1, "row 2: has 3 cells, but there are 2 column names"},
	} {
		pairs := filepath.Join(dir, "pairs.csv")
		out, errs := matches(t, c.code, sheetOf(t, c.text), "--csv", pairs)
		if !strings.Contains(out+errs, c.want) {
			t.Errorf("%s: no %q in\n%s%s", name, c.want, out, errs)
		}
		if _, err := os.Stat(pairs); (err == nil) != (c.code == 0) {
			t.Errorf("%s: the result: %v", name, err)
		}
		for line := range strings.Lines(errs) {
			if !strings.HasPrefix(line, "tandem: ") {
				t.Errorf("%s: %q", name, line)
			}
		}
		_ = os.Remove(pairs)
	}
}

func TestFlagsThatCannotBeMeantAreRefused(t *testing.T) {
	people, dir := sheetOf(t, "id,area\n1,HPL\n2,HPL\n"), t.TempDir()
	config := filepath.Join(dir, "config.json")
	if err := os.WriteFile(config, []byte("\ufeff{\"criteria\": {\"ethnicity\": 5}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		code int
		args []string
	}{
		{"name the list of people", 1, nil},
		{"there is no such file", 1, []string{filepath.Join(dir, "none.csv")}},
		{"is a folder", 1, []string{dir}},
		{"--explain takes the ids of two people", 1, []string{people, "--explain", "1"}},
		{`has the id "9"`, 1, []string{people, "--why-not", "1,9"}},
		{"cannot both be -", 1, []string{people, "--csv", "-", "--json", "-"}},
		{"--choose takes", 1, []string{people, "--choose", "2"}},
		{"nobody in", 1, []string{people, "--withdrawn", "9"}},
		{"ethnicity", 1, []string{people, "--config", config}},
		{"cannot be written", 2, []string{people, "--csv", filepath.Join(dir, "no", "folder.csv")}},
		{"ask for one at a time", 1, []string{people, "--previous", people, "--check"}},
		{"write no result", 1, []string{people, "--check", "--csv", "x"}},
		{"write the result to a file", 1, []string{people, "--explain", "1,2", "--csv", "-"}},
		{"only one of the files can be -", 1, []string{"-", "--locks", "-"}},
		{"would be written over", 1, []string{people, "--csv", people}},
		{"would be written over", 1, []string{people, "--csv", filepath.Join(dir, "x"), "--json", filepath.Join(dir, ".", "x")}},
		{"--reasons is for pairs", 1, []string{people, "--threes", "--reasons"}},
		{"is not a result", 1, []string{people, "--verify", people}},
	} {
		if out, errs := matches(t, c.code, c.args...); !strings.Contains(errs, c.want) || out != "" {
			t.Errorf("%v: no %q in %q, %q", c.args, c.want, out, errs)
		}
	}
	if _, errs, code := says(t, "", "match", people, "--on", "1 September"); code != 1 || !strings.Contains(errs, "such as 2026-09-01") {
		t.Errorf("%d %q", code, errs)
	}
}

func TestDecisionsRulesAndWithdrawalsAreHeeded(t *testing.T) {
	people := sheetOf(t, "id,name,area,notes\n1,Ann,HPL,x\n2,Ben,HPL,x\n3,Cat,HPL,x\n4,Dan,CON,x\n")
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	head := "person_a,person_b,decision,reason,override\n"
	anywhere := write("any.json", `{"rules": {"place": "any"}}`)
	for _, c := range []struct {
		want []string
		args []string
	}{
		{[]string{"1 pair of 4 people", "one stays alone"}, nil},
		{[]string{"1 pair of 4 people", "1 Ann  2 Ben"}, []string{"--locks", write("apart.csv", head+"1,3,apart,fell out,\n2,3,apart,fell out,\n")}},
		{[]string{"1 pair of 3 people", "2 Ben  3 Cat"}, []string{"--withdrawn", "1"}},
		{[]string{"2 pairs of 4 people", "1 Ann  4 Dan", "Against the rules", "They asked"},
			[]string{"--reasons", "--locks", write("far.csv", head+"1,4,together,friends,They asked\n")}},
		{[]string{"2 pairs of 4 people", "engine"}, []string{"--config", anywhere}},
		{[]string{"0 pairs and 1 three for 3 of 4 people"}, []string{"--threes"}},
		{[]string{"1 pair and 0 threes for 2 of 4 people"}, []string{"--threes", "--locks", write("two.csv", head+"1,2,together,friends,\n")}},
	} {
		out, _ := matches(t, 0, append([]string{people, "--ignore", "Notes"}, c.args...)...)
		for _, want := range c.want {
			if !strings.Contains(strings.Join(strings.Fields(out), " "), strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%v: no %q in\n%s", c.args, want, out)
			}
		}
	}
	if _, errs := matches(t, 1, people, "--ignore", "notes", "--locks", write("far2.csv", head+"1,4,together,friends,\n")); !strings.Contains(errs, "Hartlepool") {
		t.Error(errs)
	}
	if _, errs := matches(t, 1, people); !strings.Contains(errs, `the column "notes" is not known`) {
		t.Error(errs)
	}
}

func TestSomebodyWhoLeftMayHaveLostTheirRow(t *testing.T) {
	dir := t.TempDir()
	pairs := filepath.Join(dir, "pairs.csv")
	matches(t, 0, sheetOf(t, "id,area\n1,HPL\n2,HPL\n3,CON\n4,CON\n"), "--csv", pairs)
	rest := sheetOf(t, "id,area,previous_partner\n2,HPL,1\n3,CON,\n4,CON,\n")
	if _, errs := matches(t, 1, rest, "--previous", pairs); !strings.Contains(errs, `row 2, previous_partner: nobody in the list has the id "1"`) {
		t.Error(errs)
	}
	out, _ := matches(t, 0, rest, "--previous", pairs, "--withdrawn", "1")
	if !strings.Contains(out, "nothing changes") || !strings.Contains(out, "alone:     2") {
		t.Error(out)
	}
}

func TestAllProblemsAreWrittenAndTheFirstTwentyShown(t *testing.T) {
	people, file := sheetOf(t, "id,area\n"+strings.Repeat("x,Narnia\n", 30)), filepath.Join(t.TempDir(), "problems.txt")
	_, errs := matches(t, 1, people)
	if strings.Count(errs, "\n") != 21 || !strings.Contains(errs, "30 problems; nothing was done; 10 more are not shown") {
		t.Error(errs)
	}
	if _, errs = matches(t, 1, people, "--problems", file); !strings.Contains(errs, "all of them are in "+file) || strings.Count(read(t, file), "\n") != 30 {
		t.Errorf("%s\n%s", errs, read(t, file))
	}
}

func TestAResultIsVerifiedAgainstItsFile(t *testing.T) {
	result := filepath.Join(t.TempDir(), "result.json")
	matches(t, 0, examplePeople, "--json", result)
	if out, _ := matches(t, 0, examplePeople, "--verify", result); !strings.Contains(strings.Join(strings.Fields(out), " "), "No other pairing of these people scores higher") {
		t.Error(out)
	}
	changed := sheetOf(t, strings.Replace(read(t, examplePeople), "delivery", "strategic", 1))
	if _, errs := matches(t, 2, changed, "--verify", result); !strings.Contains(errs, "the result does not belong to this input") {
		t.Error(errs)
	}
	for _, lie := range [][2]string{{`"points": 92`, `"points": 93`}, {`"vertex": [`, `"vertex": [7, `}} {
		if err := os.WriteFile(result+"2", []byte(strings.Replace(read(t, result), lie[0], lie[1], 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, errs := matches(t, 2, examplePeople, "--verify", result+"2"); errs == "" {
			t.Errorf("%q was believed", lie[1])
		}
	}
}

func TestNoNameRunsInASpreadsheet(t *testing.T) {
	people, dir := sheetOf(t, "id,name,area\n-1,\"=HYPERLINK(\"\"http://example.org\"\")\",HPL\n@2,+44 20,HPL\n"), t.TempDir()
	pairs := filepath.Join(dir, "pairs.csv")
	matches(t, 0, people, "--csv", pairs)
	if text := read(t, pairs); !strings.Contains(text, "\n'-1,\"'=HYPERLINK(\"\"http://example.org\"\")\",'@2,'+44 20,") {
		t.Error(text)
	}
	if out, _ := matches(t, 0, people, "--previous", pairs); !strings.Contains(out, "nothing changes") {
		t.Error(out)
	}
}

func TestResultsGoWhereTheyAreSent(t *testing.T) {
	out, _ := matches(t, 0, examplePeople, "--json", "-")
	var result struct {
		Names   map[string]string
		Matches []struct{ A, B string }
		Proof   struct{ Verified bool }
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil || len(result.Matches) != 29 || !result.Proof.Verified || result.Names["P01"] == "" {
		t.Errorf("%v\n%.300s", err, out)
	}
	if out, _ = matches(t, 0, examplePeople, "--csv", "-"); !strings.HasPrefix(out, "\ufeffperson_a,") || strings.Count(out, "\n") != 32 {
		t.Error(out)
	}
	matches(t, 0, examplePeople, "--csv", os.DevNull)
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatal("the null device was replaced by a file")
	}
	stdin, _, code := says(t, read(t, examplePeople), "match", "-", "--on", exampleDay)
	if want, _ := matches(t, 0, examplePeople); code != 0 || stdin != want {
		t.Errorf("%d\n%s", code, stdin)
	}
}

// crowd is a file of many people whom no rule keeps apart.
func crowd(t *testing.T, n int) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("id,area,sector,themes,seniority,availability\n")
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		fmt.Fprintf(&text, "P%06d,Hartlepool,%s,t%d;t%d,%d,d%d;d%d\n", i, []string{"health", "care", "education"}[r.IntN(3)],
			r.IntN(40), r.IntN(40), 1+r.IntN(20), r.IntN(30), r.IntN(30))
	}
	return sheetOf(t, text.String())
}

func TestARunThatIsStoppedLeavesNothingBehind(t *testing.T) {
	people, dir := crowd(t, 4000), t.TempDir()
	pairs := filepath.Join(dir, "pairs.csv")
	cmd := tandem(t, "match", people, "--csv", pairs, "--progress")
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 64)
	if _, err := log.Read(first); err != nil || !strings.Contains(string(first), "%") {
		t.Fatalf("no progress: %q, %v", first, err)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest := drained(log)
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.HasSuffix(rest, "tandem: stopped; nothing was written\n") {
		t.Errorf("%d %q", code, rest)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestAListThatIsTooLongIsRefusedWithTheReason(t *testing.T) {
	if testing.Short() {
		t.Skip("two large files")
	}
	if _, errs := matches(t, 2, crowd(t, 3001), "--threes"); !strings.Contains(errs, "up to 3,000 people") {
		t.Error(errs)
	}
	for n, want := range map[int]string{100_000: "20,000 people", 100_001: "more than 100000 rows"} {
		_, errs, code := says(t, "", "match", crowd(t, n))
		if code == 0 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, want) {
			t.Errorf("%d rows: %d %q", n, code, errs)
		}
	}
}

func drained(from io.Reader) string {
	rest, _ := io.ReadAll(from)
	return string(rest)
}
