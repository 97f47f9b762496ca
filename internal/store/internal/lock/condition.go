package lock

import (
	"regexp"

	"tandem/internal/access"
	"tandem/internal/id"
)

// Condition is SQL text over one table in which @person, @account, @session,
// @cohort, @wave and @token stand for the actor's own. The zero Condition is "no row",
// so that whatever nobody decided is denied.
type Condition struct {
	sql   string
	bound []string
}

// Always reaches every row.
var Always = Where("1 = 1")

const never = "1 = 0"

var parameter = regexp.MustCompile(`@\w+`)

// owns are the names that a condition can speak of. An id that the actor has not
// is empty and matches nothing: every id has 26 characters.
var owns = map[string]func(access.Actor) id.ID{
	"@person":  func(a access.Actor) id.ID { return a.Person },
	"@account": func(a access.Actor) id.ID { return a.Account },
	"@session": func(a access.Actor) id.ID { return a.Session },
	"@cohort":  func(a access.Actor) id.ID { return a.Cohort },
	"@wave":    func(a access.Actor) id.ID { return a.Wave },
	"@token":   func(a access.Actor) id.ID { return a.Token },
}

// Where parses a condition once, when the program starts, and panics there
// when the text names something that no actor has: bound to nothing, a misspelt
// "@cohort = ” OR ..." would open the table.
func Where(text string) Condition {
	names := parameter.FindAllString(text, -1)
	for _, name := range names {
		if owns[name] == nil {
			panic("lock: no actor has " + name + ": " + text)
		}
	}
	return Condition{sql: parameter.ReplaceAllString(text, "?"), bound: names}
}

// bind gives the text with its values for one actor.
func (c Condition) bind(a access.Actor) (string, []any) {
	if c.sql == "" {
		return never, nil
	}
	args := make([]any, len(c.bound))
	for i, name := range c.bound {
		args[i] = string(owns[name](a))
	}
	return c.sql, args
}

// common tells whether everybody in a role reaches the same rows.
func (c Condition) common() bool { return c.sql != "" && len(c.bound) == 0 }

// InWave narrows what a person reaches by a personal link to the survey that the
// link was mailed for. Who signed in with a password has no link to bound them.
func InWave(own, column string) Condition {
	return Where(own + " AND (@wave = '' OR " + column + " = @wave)")
}

// InCohort lets an evaluator, or a token of one cohort, reach the rows of the
// cohorts that it reads.
func InCohort(column string) Condition {
	return Where("(@cohort = '' OR " + column + " = @cohort)")
}
