package survey

import "fmt"

// number is a whole number, between Least and Most where these are given.
var number = kind{
	name: "number", takes: aNumber, ask: "Enter a number for “%s”",
	wrong: func(i Item) string {
		if i.Least != nil && i.Most != nil && *i.Least > *i.Most {
			return "the least number is above the most"
		}
		return ""
	},
	unfit: func(i Item, a Answer) string {
		low := i.Least != nil && *a.Number < *i.Least
		high := i.Most != nil && *a.Number > *i.Most
		switch {
		case low && i.Most == nil:
			return fmt.Sprintf("Enter a number of %d or more", *i.Least)
		case high && i.Least == nil:
			return fmt.Sprintf("Enter a number of %d or less", *i.Most)
		case low || high:
			return fmt.Sprintf("Enter a number from %d to %d", *i.Least, *i.Most)
		}
		return ""
	},
}
