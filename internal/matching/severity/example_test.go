package severity_test

import (
	"fmt"

	"tandem/internal/matching/severity"
)

func ExampleAdjust() {
	var ratings []severity.Rating
	for unit, merit := range []float64{0.60, 0.70, 0.50, 0.80, 0.65, 0.72} {
		for reviewer, effect := range map[string]float64{"Amina": 0.05, "Bea": -0.01, "Chidi": -0.09} {
			if reviewer == "Chidi" && unit == 0 {
				continue // the severe reviewer did not see the first one
			}
			ratings = append(ratings, severity.Rating{Reviewer: reviewer, Unit: fmt.Sprint(unit + 1), Value: merit + effect})
		}
	}
	panel, err := severity.Adjust(ratings, severity.Options{K: 0.5})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, u := range panel.Units[:2] {
		fmt.Println(u.Unit, severity.Thousandths(u.Raw), severity.Thousandths(u.Adjusted))
	}
	// Output:
	// 1 620 587
	// 2 683 683
}
