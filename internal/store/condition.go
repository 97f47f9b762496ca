package store

import (
	"regexp"

	"tandem/internal/access"
)

// condition is SQL text over one table in which @person, @account, @session,
// @cohort and @token stand for the actor's own. The zero condition is "no
// row", so that whatever nobody decided is denied.
type condition struct {
	sql   string
	bound []string
}

var (
	always = where("1 = 1")
	never  = where("1 = 0")
)

var parameter = regexp.MustCompile(`@[a-z]+`)

// where parses a condition once, when the program starts.
func where(text string) condition {
	c := condition{sql: parameter.ReplaceAllString(text, "?")}
	c.bound = append(c.bound, parameter.FindAllString(text, -1)...)
	return c
}

func (c condition) decided() bool { return c.sql != "" }

// bind gives the text with its values for one actor.
func (c condition) bind(a access.Actor) (string, []any) {
	if !c.decided() {
		return never.sql, nil
	}
	args := make([]any, len(c.bound))
	for i, name := range c.bound {
		args[i] = own(a, name)
	}
	return c.sql, args
}

func own(a access.Actor, name string) string {
	switch name {
	case "@person":
		return string(a.Person)
	case "@account":
		return string(a.Account)
	case "@session":
		return string(a.Session)
	case "@cohort":
		return string(a.Cohort)
	case "@token":
		return string(a.Token)
	}
	return "" // matches no id: every id has 26 characters
}
