// Package access says who acts and who may call what. It decides nothing
// about single rows: that is the store's visibility table.
package access

import "tandem/internal/id"

// Role is the one capacity in which an actor acts.
type Role string

// The roles of people. Nobody is a visitor; Unproven has signed in but owes a
// second factor, and reaches account pages only.
const (
	Nobody      Role = ""
	Participant Role = "participant"
	Manager     Role = "manager"
	Coordinator Role = "coordinator"
	Evaluator   Role = "evaluator"
	Unproven    Role = "unproven"
)

// The roles of the program itself. None is ever a person's; each has its own
// column in the visibility table, so a job is never a bypass.
const (
	Gate   Role = "gate"   // signs people in and follows mailed links
	Clerk  Role = "clerk"  // carries out the consequences of a permitted act, in its transaction
	Post   Role = "post"   // sends the mail
	Office Role = "office" // the command line and the demo loader
)

// People are the roles that an account can hold.
var People = []Role{Participant, Manager, Coordinator, Evaluator}

// Jobs are the roles that only the program itself takes.
var Jobs = []Role{Gate, Clerk, Post, Office}

// All are the roles that the visibility table decides for.
var All = []Role{Nobody, Participant, Manager, Coordinator, Evaluator, Unproven, Gate, Clerk, Post, Office}

// IdempotencyKey names one intended act of a client: the same key with the
// same Hash of the body is the same act.
type IdempotencyKey struct {
	Key   string
	Route string
	Hash  string
}

// Actor is whoever makes a request. Account is empty for a personal link and
// an analyst token; Wave bounds a line manager's link to its own survey, Cohort
// and Sets bound an analyst token.
type Actor struct {
	Role    Role
	Account id.ID
	Person  id.ID
	Session id.ID
	Token   id.ID
	Wave    id.ID
	Cohort  id.ID
	Sets    []string
	Request string
	Key     *IdempotencyKey
}
