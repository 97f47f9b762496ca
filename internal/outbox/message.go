// Package outbox says what a mail is between being written and being sent: who
// it is to, what it is about, and how sending it goes.
package outbox

import (
	"time"

	"tandem/internal/id"
)

// The states of a message. A worker that has claimed one is sending it.
const (
	Queued  = "queued"
	Sending = "sending"
	Sent    = "sent"
	Bounced = "bounced"
	Failed  = "failed"
)

// Message is a composed mail for one recipient. Thing names what it is about
// with its version: an address gets one mail of a kind about a thing.
type Message struct {
	ID        id.ID
	PersonID  *id.ID
	Email     string
	Name      string
	Kind      string
	Thing     string
	Subject   string
	BodyText  string
	BodyHTML  string
	State     string
	Attempts  int64
	NextAt    time.Time
	ClaimedBy string
	CreatedAt time.Time
	SentAt    *time.Time
	Failure   string
}
