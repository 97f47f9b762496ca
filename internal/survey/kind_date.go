package survey

import "time"

// date is a calendar day.
var date = kind{
	name: "date", takes: aText, ask: "Enter a date for “%s”",
	wrong: func(Item) string { return "" },
	unfit: func(_ Item, a Answer) string {
		if _, err := time.Parse(time.DateOnly, a.Text); err != nil {
			return "Enter a real date, such as 27 11 2026"
		}
		return ""
	},
}
