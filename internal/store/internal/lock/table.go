package lock

import (
	"maps"
	"slices"

	"tandem/internal/access"
)

// Table is a table with its lock. It stands once, beside the row it is for, and
// says for each role which rows it sees, which of them it may change, and which
// roles may add rows. What is not named is denied.
type Table struct {
	Name    string
	Sees    Rules
	Changes Rules
	Adds    []access.Role
}

// Rules are the rows that each role reaches.
type Rules map[access.Role]Condition

// Seen is the condition under which the actor of tx sees a row, with its values.
func (t Table) Seen(tx *Tx) (sql string, args []any) { return t.Sees[tx.role].bind(tx.actor) }

// Changeable is the condition under which the actor of tx may change a row.
func (t Table) Changeable(tx *Tx) (sql string, args []any) {
	return t.Changes[tx.role].bind(tx.actor)
}

// Addable tells whether the actor of tx may add a row.
func (t Table) Addable(tx *Tx) bool { return slices.Contains(t.Adds, tx.role) }

// Own are rules by which a person reaches the same rows in whatever role they
// act; more says what else somebody reaches.
func Own(text string, more Rules) Rules {
	own := Where(text)
	rules := Rules{access.Unproven: own}
	for _, role := range access.People {
		rules[role] = own
	}
	maps.Copy(rules, more)
	return rules
}
