package running

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/outbox"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// Messages are the outbox. No person reads it: the texts hold what was told to others.
var Messages = lock.Table{
	Name: "messages",
	Sees: lock.Rules{
		access.Clerk: lock.Always, access.Post: lock.Always,
	},
	Changes: lock.Rules{
		access.Post: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

type messageRow struct {
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

func (r messageRow) domain() outbox.Message { return outbox.Message(r) }

// QueueMessage keeps a message to be sent now. When the address already has
// one of this kind about this thing, it gives that one's id and adds nothing.
func (in Rows) QueueMessage(m outbox.Message) (id.ID, error) {
	r := messageRow(m)
	r.Email, r.State, r.CreatedAt, r.NextAt = programme.TidyAddress(m.Email), outbox.Queued, in.tx.Now, in.tx.Now
	err := lock.Insert(lock.Clerk(in.tx), Messages, &r)
	if err == nil || !lock.Duplicate(err) {
		return r.ID, err
	}
	var earlier messageRow
	err = lock.One(lock.From(lock.Clerk(in.tx), Messages).Where("email = ? AND kind = ? AND thing = ?", r.Email, r.Kind, r.Thing), &earlier)
	if err != nil && fault.Of(err).Kind == fault.Missing {
		return "", lock.ErrAgain // written at this moment by another transaction
	}
	return earlier.ID, err
}

// Message reads one message of the outbox.
func (in Rows) Message(key id.ID) (outbox.Message, error) {
	var r messageRow
	err := lock.One(lock.From(in.tx, Messages).Where("id = ?", key), &r)
	return r.domain(), err
}

// DueMessages reads the messages to be sent at this moment, the longest
// waiting first: queued ones, and those whose worker claimed them so long ago
// that it must have died.
func (in Rows) DueMessages(most int) ([]outbox.Message, error) {
	var rows []messageRow
	err := lock.All(lock.From(in.tx, Messages).Where("state IN ? AND next_at <= ?", []string{outbox.Queued, outbox.Sending}, in.tx.Now).
		Order("next_at, id").Limit(most), &rows)
	return lock.Each(rows, messageRow.domain), err
}

// ClaimMessage makes the message the worker's until the lease ends, if nobody
// else has claimed it since m was read, and tells whether it is.
func (in Rows) ClaimMessage(m outbox.Message, worker string, lease time.Time) (bool, error) {
	n, err := lock.Update(in.tx, Messages, map[string]any{
		"state": outbox.Sending, "claimed_by": worker, "next_at": lease, "attempts": m.Attempts + 1,
	}, "id = ? AND state = ? AND attempts = ?", m.ID, m.State, m.Attempts)
	return n == 1, err
}

// SettleMessage notes how sending went, if the claim is still the worker's.
func (in Rows) SettleMessage(m outbox.Message) error {
	_, err := lock.Update(in.tx, Messages, map[string]any{
		"state": m.State, "sent_at": m.SentAt, "failure": m.Failure, "next_at": m.NextAt,
	}, "id = ? AND state = ? AND claimed_by = ? AND attempts = ?", m.ID, outbox.Sending, m.ClaimedBy, m.Attempts)
	return err
}
