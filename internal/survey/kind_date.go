package survey

import "tandem/internal/programme"

// date is a calendar day.
var date = kind{
	name: "date", takes: aText, ask: "Enter a date for “%s”",
	wrong: func(Item) string { return "" },
	unfit: func(_ Item, a Answer) string { return programme.Date(a.Text).RecalledProblem() },
}
