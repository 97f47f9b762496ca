package sheet

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sets"
	"tandem/internal/matching/triads"
	"tandem/internal/matching/wording"
)

var example = Match{
	Names: map[string]string{"1": "Zoë", "2": "=1+1"},
	Result: pairing.Result{
		Engine: "e", InputHash: "h",
		Matches: []pairing.Match{{A: "1", B: "2", Points: 45, Kept: true, Locked: true, LockReason: "asked", Awards: []pairing.Award{
			{Criterion: pairing.CriterionPlace, Points: 40, Evidence: "Both work in Leeds"},
			{Criterion: pairing.CriterionSector, Evidence: "Both work in health"},
			{Criterion: pairing.CriterionWish, Points: 5, Evidence: "1 wishes for 2"}}}},
		Unmatched: []pairing.Unmatched{{Person: "3", Sentence: "Nobody is left."}},
	},
}

func TestAResultIsARowForEachPairAndForEachWithoutPartner(t *testing.T) {
	var out bytes.Buffer
	if err := example.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	table, _, err := Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"1", "Zoë", "2", "=1+1", "45", "40", "0", "0", "0", "0", "0", "5", "yes", "yes", "Both work in Leeds. 1 wishes for 2. Locked: asked"},
		{"3", "", "", "", "", "", "", "", "", "", "", "", "", "", "Nobody is left."},
	}
	if diff := cmp.Diff(want, cells(table)); diff != "" {
		t.Error(diff)
	}
}

func TestThePairsOfAnEarlierResultAreReadFromEitherForm(t *testing.T) {
	again := Rematch{Names: example.Names, Chosen: 2, Frontier: pairing.Frontier{Options: []pairing.Option{
		{Matches: []pairing.Match{{A: "7", B: "8"}}}, {Matches: example.Matches, Unmatched: []string{"3"}}}}}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"CSV":              func(b *bytes.Buffer) error { return example.WriteCSV(b) },
		"JSON":             func(b *bytes.Buffer) error { return example.WriteJSON(b) },
		"re-match as CSV":  func(b *bytes.Buffer) error { return again.WriteCSV(b) },
		"re-match as JSON": func(b *bytes.Buffer) error { return again.WriteJSON(b) },
		"two columns":      func(b *bytes.Buffer) error { b.WriteString("Person A;Person B\n1;2\n3;\n"); return nil },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		pairs, problems, err := ReadPrevious(&out, "last")
		if err != nil || problems.Count() > 0 || !cmp.Equal(pairs, []pairing.Pair{{A: "1", B: "2"}}) {
			t.Errorf("%s: %v, %v, %v", name, pairs, said(problems), err)
		}
	}
}

func TestWhatIsNoEarlierResultIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"{":                             "last: is not a result that tandem match wrote",
		"{}":                            "last: is not a result that tandem match wrote with --json: it names no engine",
		"person_a\n1\n":                 "last: the column person_b is missing",
		"person_a,person_b\n,2\n":       "last, row 2, person_a: is empty",
		"a,person_b,person_a\n,,\n":     "column names but no rows",
		"person_a,person_b\n1,2\n3,1\n": `last, row 3: "1" is already in row 2`,
	} {
		_, problems, err := ReadPrevious(strings.NewReader(text), "last")
		all := strings.Join(said(problems), "\n")
		if err != nil {
			all += err.Error()
		}
		if !strings.Contains(all, want) {
			t.Errorf("%q: %s", text, all)
		}
	}
	for _, text := range []string{`{"engine": "e", "options": []}`, `{"engine": "e", "inputHash": "h", "chosen": 1}`} {
		if _, err := ReadMatch(strings.NewReader(text), "last"); err == nil || !strings.Contains(err.Error(), "the choices of a re-match") {
			t.Error(err)
		}
	}
}

func TestNumbersWithDecimalsAreThousandths(t *testing.T) {
	for text, want := range map[string]int64{"72.5": 72_500, "72,5": 72_500, "0": 0, "-0.125": -125, "3": 3000, "999999999.999": 999_999_999_999} {
		got, err := Thousandths(text)
		if err != nil || got != want {
			t.Errorf("%s is %d, %v", text, got, err)
		}
		if back := wording.Decimal(got); back != strings.Replace(text, ",", ".", 1) {
			t.Errorf("%d is written %s", got, back)
		}
	}
	for _, text := range []string{"", "x", "1.2345", "1e3", "0x10", "1 000", "--1", "1000000000", "∞"} {
		if got, err := Thousandths(text); err == nil {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func TestASelectionIsARowForEachUnit(t *testing.T) {
	s := Selection{
		Names: map[string][]string{"U1": {"Zoë", "Ali"}},
		Call:  cohort.Call{Units: []cohort.Unit{{ID: "U1", Score: 72_500, Members: make([]cohort.Member, 2)}, {ID: "U2", Members: make([]cohort.Member, 1)}}},
		Report: cohort.Report{Result: cohort.Result{Taken: []string{"U1"}}, Units: []cohort.UnitReport{
			{Unit: "U1", Taken: true, Certain: true, Price: cohort.UnitPrice{Out: cohort.Price{Possible: true, Seats: 1, Points: 1250}}},
			{Unit: "U2", Certain: true, Binding: []string{"at most 40 seats", "at most 2 seats with area LDS"}}}},
	}
	var out bytes.Buffer
	if err := s.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	table, _, err := Parse(&out)
	want := [][]string{{"U1", "Zoë; Ali", "2", "72.5", "yes", "1.25", "1", "Taken. Without it the best selection fills 1 fewer of the seats."}, {"U2", "", "1", "0", "no", "not possible", "", "Not taken. With it the best selection cannot exist. It would break: at most 2 seats with area Leeds."}}
	if diff := cmp.Diff(want, cells(table)); diff != "" || err != nil {
		t.Error(diff, err)
	}
	out.Reset()
	s.Report.Units = nil // too large for prices
	if err := s.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	table, _, err = Parse(&out)
	want = [][]string{{"U1", "Zoë; Ali", "2", "72.5", "yes", "", "", ""}, {"U2", "", "1", "0", "no", "", "", ""}}
	if diff := cmp.Diff(want, cells(table)); diff != "" || err != nil || s.Explained() {
		t.Error(diff, err)
	}
	if out.Reset(); s.WriteJSON(&out) != nil || !json.Valid(out.Bytes()) {
		t.Error(out.String())
	}
}

func TestDecisionsAboutApplicationsAreRead(t *testing.T) {
	list, _ := units(t, "unit,person\nA,1\nB,2\n")
	locks, problems, err := ReadDecisions(strings.NewReader("unit,decision,reason\nA,IN,promised\nB,out,late\n"), Source{}, list)
	if err != nil || problems.Count() > 0 || !cmp.Equal(locks, []cohort.Lock{{Unit: "A", Must: true, Reason: "promised"}, {Unit: "B", Reason: "late"}}) {
		t.Errorf("%v, %v, %v", locks, said(problems), err)
	}
	for text, want := range map[string]string{
		"C,in,x":    `row 2, unit: no application is called "C"`,
		"A,in,":     "row 2, reason: is empty",
		"A,maybe,x": `row 2, decision: "maybe" is not one of in, out`,
		",in,x":     "row 2, unit: is empty",
	} {
		_, problems, err := ReadDecisions(strings.NewReader("unit,decision,reason\n"+text+"\n"), Source{}, list)
		if lines := said(problems); err != nil || len(lines) != 1 || !strings.HasPrefix(lines[0], want) {
			t.Errorf("%q: %v, %q", text, err, lines)
		}
	}
}

func TestGroupsAreARowForEachPerson(t *testing.T) {
	g := Groups{Names: map[string]string{"a": "Zoë"}, People: []string{"a", "b", "c", "d", "e", "f"}, Result: triads.Result{
		Groups: []triads.Group{{Members: []int{0, 1}, Points: 140, Locked: true}, {Members: []int{2, 3, 4}, Points: 236}},
		Alone:  []triads.Alone{{Person: 5, Reason: triads.NoCandidate}},
	}}
	var out bytes.Buffer
	if err := g.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	table, _, err := Parse(&out)
	want := [][]string{{"1", "a", "Zoë", "70", "yes", ""}, {"1", "b", "", "70", "yes", ""}, {"2", "c", "", "78.7", "no", ""},
		{"2", "d", "", "78.7", "no", ""}, {"2", "e", "", "78.7", "no", ""}, {"", "f", "", "", "", "The rules forbid every group."}}
	if diff := cmp.Diff(want, cells(table)); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestLearnersAreKeptApartForTheirReasons(t *testing.T) {
	list, problems := people(t, "id,name,area,organisation,sector,role,vetoes,conflicts,line_manager\n"+
		"1,Zoë,Leeds;HPL,Council,health,strategic,2,3,\n2,,,,,,1,,3\n3,,,,,,,,\n")
	if problems != nil {
		t.Fatal(problems)
	}
	want := sets.Person{ID: "1", Name: "Zoë", Values: map[string]string{"area": "Leeds", "region": "Yorkshire and The Humber",
		"organisation": "Council", "sector": "health", "role": "strategic"}}
	if diff := cmp.Diff(want, list.Learners()[0]); diff != "" {
		t.Error(diff)
	}
	apart := []sets.Pair{{A: "1", B: "2", Reason: "a veto"}, {A: "1", B: "3", Reason: "a conflict of interest"}, {A: "2", B: "3", Reason: "line management"}}
	if diff := cmp.Diff(apart, list.Apart()); diff != "" {
		t.Error(diff)
	}
}
