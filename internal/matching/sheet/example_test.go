package sheet_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
)

// A list that was saved with semicolons is read and matched; what is wrong with
// another one is told by row and column.
func Example() {
	from := sheet.Source{File: "people.csv", On: "2026-09-01"}
	people, problems, err := sheet.ReadPeople(strings.NewReader("ID;Name;Area;Sector\n1;Zoë;Leeds;health\n2;Ali;Bradford;care\n"), from)
	if err != nil || problems.Count() > 0 {
		fmt.Println(err, problems.List())
		return
	}
	result, err := pairing.Solve(context.Background(), pairing.Problem{On: from.On, Config: pairing.Defaults(), People: people.People})
	if err != nil {
		fmt.Println(err)
		return
	}
	pair := result.Matches[0]
	fmt.Println(people.Names[pair.A], "and", people.Names[pair.B], pair.Points)

	_, problems, _ = sheet.ReadPeople(strings.NewReader("id,area\n1,Leds\n2,Cumbria\n"), from)
	_ = problems.Write(os.Stdout)
	// Output:
	// Zoë and Ali 50
	// people.csv, row 2, area: "Leds" is no local authority of England (give its name, or a code such as HPL or E06000001); did you mean Leeds?
	// people.csv, row 3, area: Cumbria County Council was abolished on 2023-03-31; since then it is Cumberland (CBD) or Westmorland and Furness (WAF)
}
