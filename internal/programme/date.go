package programme

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tandem/internal/fault"
)

// Date is a calendar day without a time, "2006-01-02".
type Date string

// The years in which something can be planned, and the first one that somebody
// can tell us about.
const (
	firstYear    = 2000
	lastYear     = 2099
	recalledYear = 1900
)

// ThisCentury keeps out what can only be a slip of the finger, and years that a
// database cannot write, such as 10000, into which a time zone can carry the last
// day of 9999.
func ThisCentury(at time.Time) bool { return at.Year() >= firstYear && at.Year() <= lastYear }

// Valid tells whether d names a day that exists.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Problem says in a sentence what is wrong with a day for which something is
// planned, or nothing.
func (d Date) Problem() string { return d.wrong(firstYear) }

// RecalledProblem is Problem for a day that may lie further back.
func (d Date) RecalledProblem() string { return d.wrong(recalledYear) }

// RequireDate asks for a day at a field.
func RequireDate(c *fault.Check, d Date, pointer, ask string) {
	c.Require(d != "", pointer, ask)
	CheckDate(c, d, pointer)
}

// CheckDate refuses a day that is none, or is of another age; it may be left
// empty.
func CheckDate(c *fault.Check, d Date, pointer string) {
	if d != "" {
		problem := d.Problem()
		c.Require(problem == "", pointer, problem)
	}
}

// wrong reads a day as somebody entered it: a half of it, and letters, are each
// named.
func (d Date) wrong(first int) string {
	parts := strings.Split(string(d), "-")
	if len(parts) != 3 {
		return "Enter a day, a month and a year, such as 27 11 2026"
	}
	year, month, day := parts[0], parts[1], parts[2]
	if lacks := lacking(day, month, year); lacks != "" {
		return "Enter the " + lacks + " as well"
	}
	if problem := strange(day, month, year); problem != "" {
		return problem
	}
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	switch {
	case m < 1 || m > 12:
		return fmt.Sprintf("There is no month %s. Enter a month from 1 to 12", month)
	case !d.Valid():
		return fmt.Sprintf("There is no such date as %s %s %s", strings.TrimPrefix(day, "0"), time.Month(m), year)
	case y < first || y > lastYear:
		return fmt.Sprintf("Check the year: it must be from %d to %d", first, lastYear)
	}
	return ""
}

func lacking(day, month, year string) string {
	var lacks []string
	for _, part := range []struct{ name, text string }{{"day", day}, {"month", month}, {"year", year}} {
		if strings.TrimSpace(part.text) == "" {
			lacks = append(lacks, part.name)
		}
	}
	return strings.Join(lacks, " and ")
}

func strange(day, month, year string) string {
	switch {
	case !figures(day, 2):
		return fmt.Sprintf("“%s” is not a day. Use a number, such as 27", clipped(day))
	case !figures(month, 2):
		return fmt.Sprintf("“%s” is not a month. Use a number or a name, such as 3 or March", clipped(month))
	case !figures(year, 4):
		return fmt.Sprintf("“%s” is not a year. Use four figures, such as 2027", clipped(year))
	}
	return ""
}

// figures tells whether a text is a number of exactly so many figures.
func figures(text string, many int) bool {
	return len(text) == many && strings.Trim(text, "0123456789") == ""
}

// clipped keeps a long text from filling a sentence.
func clipped(text string) string {
	if letters := []rune(text); len(letters) > 20 {
		return string(letters[:20]) + "…"
	}
	return text
}
