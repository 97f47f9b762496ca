package survey

import "fmt"

// scale is a rating from 1 to Points with labelled ends.
var scale = kind{
	name: "scale", takes: aNumber, ask: "Select a rating for “%s”",
	wrong: func(i Item) string {
		if i.Points < 2 || i.Points > 11 || i.LowLabel == "" || i.HighLabel == "" {
			return "a scale needs 2 to 11 points and a label at both ends"
		}
		return ""
	},
	unfit: func(i Item, a Answer) string {
		if *a.Number < 1 || *a.Number > int64(i.Points) {
			return fmt.Sprintf("Select a rating from 1 to %d", i.Points)
		}
		return ""
	},
}
