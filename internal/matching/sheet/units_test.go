package sheet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
)

func units(t *testing.T, text string) (Units, []string) {
	t.Helper()
	list, problems, err := ReadUnits(strings.NewReader(text), Source{On: on})
	if err != nil {
		t.Fatal(err)
	}
	return list, said(problems)
}

func TestEveryColumnOfAMemberIsRead(t *testing.T) {
	list, problems := units(t, `unit,person,name,sector,area,new area,score,ineligible,lock,lock reason
U1,1,Zoë,health,Hartlepool;STT,yes,72.5,,in,promised
U2,2,,Care,,no,-3,"no endorsement",OUT,late
U1,3,Ali,education,,,,,in,promised
U3,4,,,,,"0,125",,,
`)
	if problems != nil {
		t.Fatal(problems)
	}
	want := []cohort.Unit{
		{ID: "U1", Score: 72_500, Members: []cohort.Member{
			{Attributes: cohort.Attributes{"sector": {"health"}, "area": {"HPL", "STT"}, "new_area": {"yes"}}},
			{Attributes: cohort.Attributes{"sector": {"education"}}}}},
		{ID: "U2", Score: -3000, Ineligible: "no endorsement", Members: []cohort.Member{{Attributes: cohort.Attributes{"sector": {"care"}}}}},
		{ID: "U3", Score: 125, Members: []cohort.Member{{Attributes: cohort.Attributes{}}}},
	}
	if diff := cmp.Diff(want, list.Units); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]cohort.Lock{{Unit: "U1", Must: true, Reason: "promised"}, {Unit: "U2", Reason: "late"}}, list.Locks); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]string{"U1": {"Zoë", "Ali"}, "U2": {"2"}, "U3": {"4"}}, list.Names); diff != "" || list.People != 4 {
		t.Error(diff, list.People)
	}
}

func TestWhatIsWrongWithAUnitIsNamedByRowAndColumn(t *testing.T) {
	for text, want := range map[string]string{
		"unit,person\nA,1\nB,1":                             `row 3, person: "1" is already in row 2: a person is in one unit`,
		"unit,person\n,1":                                   `row 2, unit: is empty`,
		"unit,person\nA,1\nA,2\nB,3\nA,4\nA,5":              `row 2, unit: A has 4 members: a unit has one to three`,
		"unit,person,score\nA,1,5\nA,2,6":                   `row 3, score: 6, but an earlier row gives 5 for A: a unit has one score`,
		"unit,person,score\nA,1,5\nB,2,":                    `row 3, score: is empty in every row of B`,
		"unit,person,score\nA,1,good":                       `row 2, score: "good" is not a number with at most three decimals`,
		"unit,person,score\nA,1,1.2345":                     `row 2, score: "1.2345" is not a number`,
		"unit,person,lock\nA,1,in":                          `row 2, lock_reason: is empty: say why A must be in`,
		"unit,person,lock,lock_reason\nA,1,in,x\nA,2,out,y": `row 3, lock: A is locked in by one row and out by another`,
		"unit,person,lock_reason\nA,1,x":                    `row 2, lock: is empty, but there is a reason for a lock`,
		"unit,person,lock\nA,1,maybe":                       `row 2, lock: "maybe" is not one of in, out`,
		"unit,person,area\nA,1,Cumbria":                     `row 2, area: Cumbria County Council was abolished`,
		"unit,person,gender\nA,1,x":                         `the column "gender" says who somebody is`,
		"unit\nA":                                           `the column person is missing`,
	} {
		if _, problems := units(t, text+"\n"); len(problems) == 0 || !strings.HasPrefix(problems[0], want) {
			t.Errorf("%q:\n got %q\nwant %q", text, problems, want)
		}
	}
}

func TestTargetsAreReadInTheSpellingOfTheirAttribute(t *testing.T) {
	six, two := 6, 2
	targets, problems, err := ReadTargets(strings.NewReader(`attribute,value,measure,min,max,penalty,fixed
Sector,Health,,6,,,yes
region,north east,seats,,6,12.5,
area,Leeds,units,,2,,
new area,yes,,2,6,1,
relation,same area,,2,,,
`), Source{On: on})
	if err != nil || problems.Count() > 0 {
		t.Fatal(err, said(problems))
	}
	want := []cohort.Target{
		{Attribute: "sector", Value: "health", Min: &six, Fixed: true},
		{Attribute: "region", Value: "North East", Measure: "seats", Max: &six, Penalty: 12_500},
		{Attribute: "area", Value: "LDS", Measure: "units", Max: &two},
		{Attribute: "new_area", Value: "yes", Min: &two, Max: &six, Penalty: 1000},
		{Attribute: "relation", Value: "same_area", Min: &two},
	}
	if diff := cmp.Diff(want, targets); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		"colour,red,,1,,,":           `row 2, attribute: "colour" is not one of area, new_area, region, relation, sector, size`,
		"sector,army,,1,,,":          `row 2, value: "army" is not one of education, health, care, other`,
		"region,North Eest,,1,,,":    `row 2, value: "North Eest" is not one of East Midlands, `,
		"area,Leeds;Bradford,,1,,,":  `row 2, value: names several areas: give each a row`,
		"sector,care,,,,,":           `row 2: has neither min nor max`,
		"sector,care,,one,,,":        `row 2, min: "one" is not a whole number from 0 to 100000`,
		"sector,care,,1,,-3,":        `row 2, penalty: "-3" is not a number of points from 0 on`,
		"sector,care,people,1,,,":    `row 2, measure: "people" is not one of seats, units`,
		"sector,care,,1,,,perhaps":   `row 2, fixed: "perhaps" is neither yes nor no`,
		",care,,1,,,":                `row 2, attribute: is empty`,
		"area,Cumbria,units,,2,,":    `row 2, value: Cumbria County Council was abolished`,
		"new_area,no,,1,,,":          `row 2, value: "no" is not one of yes`,
		"size,quartet,,1,,,":         `row 2, value: "quartet" is not one of individual, pair, triad`,
		"relation,somewhere,,,3,0,y": `row 2, value: "somewhere" is not one of same_area, neighbouring, other`,
	} {
		_, problems, err := ReadTargets(strings.NewReader("attribute,value,measure,min,max,penalty,fixed\n"+text+"\n"), Source{On: on})
		if lines := said(problems); err != nil || len(lines) != 1 || !strings.HasPrefix(lines[0], want) {
			t.Errorf("%q: %v, %q", text, err, lines)
		}
	}
}

func TestReviewsGiveTheScores(t *testing.T) {
	list, _ := units(t, "unit,person,ineligible\nA,1,\nB,2,\nC,3,late\n")
	ratings, problems, err := ReadReviews(strings.NewReader("Unit,Reviewer,Score\nA,R1,70.5\nA,R2,\"71,5\"\nB,R1,60\n"), Source{}, list)
	if err != nil || problems.Count() > 0 {
		t.Fatal(err, said(problems))
	}
	panel, err := severity.Adjust(ratings, severity.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list.Score(panel)
	if got := []int64{list.Units[0].Score, list.Units[1].Score, list.Units[2].Score}; !cmp.Equal(got, []int64{71_000, 60_000, 0}) {
		t.Error(got)
	}
	for text, want := range map[string]string{
		"A,R1,70\n":                  "nobody has reviewed B",
		"A,R1,70\nB,R1,x\n":          `row 3, score: "x" is not a number with at most three decimals`,
		"A,R1,70\nB,R1,\n":           "row 3, score: is empty",
		"A,R1,70\nB,R1,1\nA,R1,71\n": "row 4, reviewer: R1 has reviewed A in row 2 already",
		"A,R1,70\nB,R1,1\nD,R1,71\n": `row 4, unit: no application is called "D"`,
		"A,,70\nB,R1,1\n":            "row 2, reviewer: is empty",
	} {
		_, problems, err := ReadReviews(strings.NewReader("unit,reviewer,score\n"+text), Source{}, list)
		if lines := said(problems); err != nil || len(lines) != 1 || !strings.HasPrefix(lines[0], want) {
			t.Errorf("%q: %v, %q", text, err, lines)
		}
	}
}
