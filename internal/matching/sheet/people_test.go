package sheet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/area"
	"tandem/internal/matching/pairing"
)

const on = "2026-09-01"

func people(t *testing.T, text string, ignore ...string) (People, []string) {
	t.Helper()
	list, problems, err := ReadPeople(strings.NewReader(text), Source{On: on, Ignore: ignore})
	if err != nil {
		t.Fatal(err)
	}
	return list, said(problems)
}

func said(problems Problems) []string {
	var lines []string
	for _, p := range problems.List() {
		lines = append(lines, p.String())
	}
	return lines
}

func TestEveryColumnOfAPersonIsRead(t *testing.T) {
	list, problems := people(t, `ID,Name,Area,Organisation,Sector,ROLE,Themes,Seniority,availability,score,Eligible,Line Manager,conflicts,vetoes,wishes,previous partner,lock-with,lock_reason,lock_override
P01,Zoë Ali,Hartlepool; e06000004,Council,Health,Strategic,early years; housing;;early years,3,monday|online,-12,Y,P03,P02,P03,P02|P03,P02,P03,They asked,Agreed by both
P02,,"Bournemouth, Christchurch and Poole",,,,,,,,no,,,,,,,,
P03,,,,,,,,,,,,,,,,P01,The same,
`)
	if problems != nil {
		t.Fatal(problems)
	}
	score := -12
	want := []pairing.Person{
		{ID: "P01", Areas: []string{"HPL", "STT"}, Organisation: "Council", Sector: "health", Role: "strategic", Themes: []string{"early years", "housing"},
			Seniority: 3, Availability: []string{"monday", "online"}, Score: &score, Eligible: "yes", Manager: "P03", Conflicts: []string{"P02"},
			Vetoes: []string{"P03"}, Wishes: []string{"P02", "P03"}, Previous: "P02"},
		{ID: "P02", Areas: []string{"BPC"}, Eligible: "no"},
		{ID: "P03"},
	}
	if diff := cmp.Diff(want, list.People); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]pairing.Lock{{A: "P01", B: "P03", Reason: "They asked", Override: "Agreed by both"}}, list.Locks); diff != "" {
		t.Error(diff)
	}
	if list.Names["P01"] != "Zoë Ali" || list.Rows["P03"] != 4 || list.Format != "UTF-8, separated by commas" {
		t.Errorf("%+v", list)
	}
}

func TestWhatIsWrongWithAPersonIsNamedByRowAndColumn(t *testing.T) {
	for text, want := range map[string]string{
		"id,area\n1,Hartlepol":                       `row 2, area: "Hartlepol" is no local authority of England (give its name, or a code such as HPL or E06000001); did you mean Hartlepool?`,
		"id,area\n1,Narnia":                          `row 2, area: "Narnia" is no local authority of England (give its name, or a code such as HPL or E06000001)`,
		"id,area\n1,Cumbria":                         `row 2, area: Cumbria County Council was abolished on 2023-03-31; since then it is Cumberland (CBD) or Westmorland and Furness (WAF)`,
		"id,area\n1,BMH":                             `row 2, area: Bournemouth Borough Council was abolished on 2019-03-31; since then it is Bournemouth, Christchurch and Poole (BPC)`,
		"id,sector\n1,helth":                         `row 2, sector: "helth" is not one of education, health, care, other; did you mean health?`,
		"id,sector\n1,army":                          `row 2, sector: "army" is not one of education, health, care, other`,
		"id,role\n1,boss":                            `row 2, role: "boss" is not one of strategic, delivery`,
		"id,seniority\n1,21":                         `row 2, seniority: "21" is not a whole number from 1 to 20`,
		"id,seniority\n1,0":                          `row 2, seniority: "0" is not a whole number from 1 to 20`,
		"id,score\n1,3.5":                            `row 2, score: "3.5" is not a whole number from -1000000 to 1000000`,
		"id,eligible\n1,maybe":                       `row 2, eligible: "maybe" is neither yes nor no`,
		"id,name\n,Zoë":                              `row 2, id: is empty: give every person an id`,
		"id\nA\nB\nA":                                `row 4, id: "A" is already the id of row 2: an id names one person`,
		"id\na;b":                                    `row 2, id: "a;b" cannot be an id: at most 100 characters, on one line, without ; and |`,
		"id,wishes\nP01,P2\nP02,":                    `row 2, wishes: nobody in the list has the id "P2"; did you mean P02?`,
		"id,name,vetoes\n1,Zoë Ali,\n2,,zoe ali":     `row 3, vetoes: nobody in the list has the id "zoe ali"`,
		"id,name,vetoes\n1,Zoë Ali,\n2,,zoë  ali":    `row 3, vetoes: nobody in the list has the id "zoë  ali"; write Zoë Ali's id, which is "1"`,
		"id,conflicts\n1,\"2,3\"\n2,\n3,":            `row 2, conflicts: nobody in the list has the id "2,3"; several ids are parted by ;`,
		"id,line_manager\n1,9":                       `row 2, line_manager: nobody in the list has the id "9"; leave the cell empty when the line manager does not take part`,
		"id,previous_partner\n1,9":                   `row 2, previous_partner: nobody in the list has the id "9"; keep the row of somebody who left and name them with --withdrawn, or empty the cell`,
		"id,wishes\n1,1":                             `row 2, wishes: "1" is the person of this row`,
		"id,wishes\namy@a.org,\nbo@a.org,ammy@a.org": `row 3, wishes: nobody in the list has the id "ammy@a.org"; did you mean amy@a.org?`,
		"id,lock_with\n1,2\n2,":                      `row 2, lock_reason: is empty: say why 1 and 2 must be a pair`,
		"id,lock_reason\n1,so":                       `row 2, lock_with: is empty, but there is a reason for a lock: name the partner or take the reason out`,
		"id,lock_with,lock_reason\n1,3,so\n2,,":      `row 2, lock_with: nobody in the list has the id "3"`,
		"name\nZoë":                                  `the column id is missing: what names this person alone: a number, a code or an address; other columns refer to it`,
		"id,sectr\n1,care":                           `the column "sectr" is not known; did you mean sector?`,
		"id,Email\n1,care":                           `the column "Email" is not known: take it out of the file, or leave it unread with --ignore; known are id, name, area`,
		"id,Ethnic Group\n1,x":                       `the column "Ethnic Group" says who somebody is, and that never decides here: take it out of the file, or leave it unread with --ignore`,
		"id,area,Area\n1,HPL,HPL":                    `the column area is there twice: as column 2 and as column 3`,
		"id,,name\n1,x,y":                            `column 2 has no name`,
	} {
		if _, problems := people(t, text+"\n"); len(problems) != 1 || !strings.HasPrefix(problems[0], want) {
			t.Errorf("%q:\n got %q\nwant %q", text, problems, want)
		}
	}
}

func TestAnAuthorityIsFoundByEachOfItsNames(t *testing.T) {
	for written, want := range map[string]string{
		"HPL": "HPL", "hpl": "HPL", "E06000001": "HPL", "hartlepool": "HPL", "Hartlepool Borough Council": "HPL",
		"Somerset": "SMT", "North Yorkshire": "NYE", "E08000016": "BNS", "stockton on tees": "STT",
		"Bristol": "BST", "bristol city": "BST", "Dorset": "DST", "Leeds Council": "LDS", "Telford & Wrekin": "TFW", "Durham": "DUR",
		"Hull": "KHL", "Hull City Council": "KHL", "City of London": "LND", "London Borough of Hackney": "HCK", "Camden": "CMD",
	} {
		if list, problems := people(t, "id,area\n1,"+written+"\n"); problems != nil || !slices.Equal(list.People[0].Areas, []string{want}) {
			t.Errorf("%q: %v, %v", written, list.People, problems)
		}
	}
	list, problems, err := ReadPeople(strings.NewReader("id,area\n1,Cumbria\n2,Cumberland\n"), Source{File: "people.csv", On: "2020-09-01"})
	want := "people.csv, row 3, area: Cumberland Council exists from 2023-04-01, which is after the 2020-09-01 that is matched for (--on)"
	if err != nil || !slices.Equal(list.People[0].Areas, []string{"CMA"}) || !slices.Equal(said(problems), []string{want}) {
		t.Errorf("%v, %v, %v", list.People, said(problems), err)
	}
}

func TestNoNameMeansTwoAuthoritiesOfOneDay(t *testing.T) {
	for _, day := range []string{"2018-01-01", "2020-01-01", "2022-01-01", on} {
		seen := map[string]string{}
		for _, one := range area.Current(day) {
			for _, name := range []string{one.Code, one.ONSCode, one.Name, one.OfficialName} {
				for _, key := range []string{spelled(name), bare(name)} {
					if other := seen[key]; other != "" && other != one.Code || key == "" {
						t.Errorf("%s: %q is %s and %s", day, key, other, one.Code)
					}
					seen[key] = one.Code
				}
			}
		}
	}
	if code, problem := areasOn(on).find("London"); code != "" || problem == "" {
		t.Errorf("London is %s", code)
	}
}

func TestColumnsAreLeftUnreadOnlyWhenSomebodySaysSo(t *testing.T) {
	if list, problems := people(t, "id,Ethnicity,E-mail\n1,x,y\n", "ethnicity", "E mail"); problems != nil || len(list.People) != 1 {
		t.Errorf("%v, %v", list, problems)
	}
}

func TestAllProblemsComeInTheOrderOfTheRows(t *testing.T) {
	_, problems := people(t, "id,sector,wishes\n1,x,9\n2,y,1;8\n3,health,7\n")
	want := []string{"row 2, sector", "row 2, wishes", "row 3, sector", "row 3, wishes", "row 4, wishes"}
	for i, at := range want {
		if len(problems) != len(want) || !strings.HasPrefix(problems[i], at+":") {
			t.Fatalf("%q", problems)
		}
	}
}

func TestAHundredThousandPeopleAreRead(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,area,sector,wishes\n")
	r := rand.New(rand.NewPCG(1, 2))
	for i := range MostRows {
		fmt.Fprintf(&text, "P%06d,Hartlepool,health,P%06d\n", i, (i+1+r.IntN(MostRows-1))%MostRows)
	}
	list, problems := people(t, text.String())
	if len(list.People) != MostRows || problems != nil {
		t.Errorf("%d people, %d problems", len(list.People), len(problems))
	}
	if _, problems = people(t, strings.ReplaceAll(text.String(), "Hartlepool", "Hartlepol")); len(problems) != mostProblems {
		t.Errorf("%d problems", len(problems))
	}
}

func FuzzReadPeople(f *testing.F) {
	f.Add([]byte("id,area,wishes,lock_with,lock_reason\n1,HPL;Leeds,2,2,so\n2,,,,\n"))
	f.Add([]byte("\ufeffID;Sector;Score\r\nA;helth;x\r\nA;care;5\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, problems, err := ReadPeople(strings.NewReader(string(text)), Source{On: on})
		if err != nil || problems.Count() > 0 {
			return
		}
		for _, p := range list.People {
			if p.ID == "" || list.Rows[p.ID] == 0 {
				t.Fatalf("%+v", p)
			}
		}
	})
}

func TestDecisionsAboutPairsAreRead(t *testing.T) {
	list, _ := people(t, "id\n1\n2\n3\n")
	locks, problems, err := ReadLocks(strings.NewReader("Person A;Person B;decision;reason;override\n1;2;Together;asked;agreed\n1;3;apart;fell out;\n"), Source{}, list)
	if err != nil || problems.Count() > 0 {
		t.Fatal(err, said(problems))
	}
	want := Locks{
		Together: []pairing.Lock{{A: "1", B: "2", Reason: "asked", Override: "agreed"}},
		Apart:    []pairing.Veto{{A: "1", B: "3", Reason: "fell out"}},
	}
	if diff := cmp.Diff(want, locks); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		"1,2,together,,":   "row 2, reason: is empty",
		"1,4,together,x,":  `row 2, person_b: nobody in the list has the id "4"`,
		"1,1,together,x,":  `row 2, person_b: "1" is the person of this row`,
		"1,2,maybe,x,":     `row 2, decision: "maybe" is not one of together, apart`,
		"1,2,apart,x,y":    `row 2, override: belongs to the decision "together" only`,
		",2,apart,x,":      "row 2, person_a: is empty",
		"1,2,apart,x,,,,7": "row 2: has 8 cells",
	} {
		_, problems, err := ReadLocks(strings.NewReader("person_a,person_b,decision,reason,override\n"+text+"\n"), Source{}, list)
		if lines := said(problems); err != nil || len(lines) != 1 || !strings.HasPrefix(lines[0], want) {
			t.Errorf("%q: %v, %q", text, err, lines)
		}
	}
}
