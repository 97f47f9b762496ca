package store

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// The states of a message. A worker that has claimed one is sending it.
const (
	MessageQueued  = "queued"
	MessageSending = "sending"
	MessageSent    = "sent"
	MessageBounced = "bounced"
	MessageFailed  = "failed"
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
	BodyHTML  string `gorm:"column:body_html"`
	State     string
	Attempts  int64
	NextAt    time.Time
	ClaimedBy string
	CreatedAt time.Time
	SentAt    *time.Time
	Failure   string
}

// QueueMessage keeps a message to be sent now. When the address already has
// one of this kind about this thing, it gives that one's id and adds nothing.
func (tx *Tx) QueueMessage(m Message) (id.ID, error) {
	m.Email, m.State, m.CreatedAt, m.NextAt = TidyEmail(m.Email), MessageQueued, tx.Now, tx.Now
	err := tx.insert("messages", &m)
	if err == nil || !duplicate(err) {
		return m.ID, err
	}
	var earlier Message
	err = one(tx.from("messages").Where("email = ? AND kind = ? AND thing = ?", m.Email, m.Kind, m.Thing), &earlier)
	if err != nil && fault.Of(err).Kind == fault.Missing {
		return "", errAgain // written at this moment by another transaction
	}
	return earlier.ID, err
}

// Message reads one message of the outbox.
func (tx *Tx) Message(key id.ID) (m Message, err error) {
	return m, one(tx.from("messages").Where("id = ?", key), &m)
}
