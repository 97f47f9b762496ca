package programme

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADayThatIsNoneIsNamedInItsOwnSentence(t *testing.T) {
	for day, want := range map[Date]string{
		"2026-11-27":    "",
		"2028-02-29":    "",
		"2000-01-01":    "",
		"2099-12-31":    "",
		"2026-02-31":    "There is no such date as 31 February 2026",
		"2027-02-29":    "There is no such date as 29 February 2027",
		"2027-04-00":    "There is no such date as 0 April 2027",
		"2027-13-01":    "There is no month 13. Enter a month from 1 to 12",
		"2126-01-31":    "Check the year: it must be from 2000 to 2099",
		"1901-01-31":    "Check the year: it must be from 2000 to 2099",
		"2027-01-":      "Enter the day as well",
		"2027--05":      "Enter the month as well",
		"-01-":          "Enter the day and year as well",
		"--":            "Enter the day and month and year as well",
		"2027-Jana-05":  "“Jana” is not a month. Use a number or a name, such as 3 or March",
		"2027-1-5":      "“5” is not a day. Use a number, such as 27",
		"2027-01-x":     "“x” is not a day. Use a number, such as 27",
		"27-01-05":      "“27” is not a year. Use four figures, such as 2027",
		"31/01/2027":    "Enter a day, a month and a year, such as 27 11 2026",
		"tomorrow":      "Enter a day, a month and a year, such as 27 11 2026",
		"2027-01-05T10": "“05T10” is not a day. Use a number, such as 27",
	} {
		if got := day.Problem(); got != want {
			t.Errorf("%q: %q, want %q", day, got, want)
		}
	}
	if got := Date("1985-09-01").RecalledProblem(); got != "" {
		t.Error(got)
	}
}

func TestADayHasNoProblemExactlyWhenItExistsInThisCentury(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		y, m, d := rapid.IntRange(1990, 2110).Draw(rt, "y"), rapid.IntRange(0, 14).Draw(rt, "m"), rapid.IntRange(0, 33).Draw(rt, "d")
		day := Date(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006-") + twoFigures(m) + "-" + twoFigures(d))
		made := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		exists := made.Year() == y && int(made.Month()) == m && made.Day() == d
		if (day.Problem() == "") != (exists && y >= 2000 && y <= 2099) {
			rt.Fatalf("%s: %q", day, day.Problem())
		}
	})
}

func twoFigures(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
