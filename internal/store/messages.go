package store

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
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
	m.Email, m.State, m.CreatedAt, m.NextAt = programme.TidyAddress(m.Email), MessageQueued, tx.Now, tx.Now
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

// DueMessages reads the messages to be sent at this moment, the longest
// waiting first: queued ones, and those whose worker claimed them so long ago
// that it must have died.
func (tx *Tx) DueMessages(most int) (list []Message, err error) {
	return list, all(tx.from("messages").Where("state IN ? AND next_at <= ?", []string{MessageQueued, MessageSending}, tx.Now).
		Order("next_at, id").Limit(most), &list)
}

// ClaimMessage makes the message the worker's until the lease ends, if nobody
// else has claimed it since m was read, and tells whether it is.
func (tx *Tx) ClaimMessage(m Message, worker string, lease time.Time) (bool, error) {
	n, err := tx.update("messages", map[string]any{
		"state": MessageSending, "claimed_by": worker, "next_at": lease, "attempts": m.Attempts + 1,
	}, "id = ? AND state = ? AND attempts = ?", m.ID, m.State, m.Attempts)
	return n == 1, err
}

// SettleMessage notes how sending went, if the claim is still the worker's.
func (tx *Tx) SettleMessage(m Message) error {
	_, err := tx.update("messages", map[string]any{
		"state": m.State, "sent_at": m.SentAt, "failure": m.Failure, "next_at": m.NextAt,
	}, "id = ? AND state = ? AND claimed_by = ? AND attempts = ?", m.ID, MessageSending, m.ClaimedBy, m.Attempts)
	return err
}
