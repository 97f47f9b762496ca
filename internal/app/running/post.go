package running

import (
	"cmp"
	"context"
	"errors"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	letters "tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	rows "tandem/internal/store/running"
)

const (
	postEvery   = 2 * time.Second  // how often the outbox is looked at without a hint
	postBatch   = 10               // messages claimed at once
	sendMost    = 30 * time.Second // for one message
	postLease   = 10 * time.Minute // longer than a batch can take
	postTries   = 14               // about two days
	backoff     = time.Minute      // doubled with every try
	backoffMost = 6 * time.Hour
	houseEvery  = time.Hour
	keysKept    = 24 * time.Hour // what the API promises of an idempotency key
	signUpsKept = 7 * 24 * time.Hour
)

var postman = access.Actor{Role: access.Post, Request: "post"}

// Post sends the mail that is due until ctx ends; every copy of the program
// may run it. A message is claimed by one compare-and-set, so two copies never
// send it both. Should a worker die between sending and noting it, another
// claims the message after the lease and sends it a second time under the same
// Message-ID, by which mail systems drop the copy: at least once, not exactly.
// It also forgets what nobody needs any more.
func (a *App) Post(ctx context.Context, sender letters.Sender) error {
	look, house := time.NewTicker(postEvery), time.NewTicker(houseEvery)
	defer look.Stop()
	defer house.Stop()
	problem := a.desk.Say(ctx, "sending mail", nil, a.tidyUp(ctx))
	for ctx.Err() == nil {
		sent, err := a.PostDue(ctx, sender)
		problem = a.desk.Say(ctx, "sending mail", problem, err)
		if sent > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-a.desk.Due():
		case <-look.C:
		case <-house.C:
			problem = a.desk.Say(ctx, "sending mail", problem, a.tidyUp(ctx))
		}
	}
	return nil
}

// PostDue sends one batch of what is due and tells how many messages it held.
func (a *App) PostDue(ctx context.Context, sender letters.Sender) (int, error) {
	var claimed []outbox.Message
	err := a.desk.Store.As(ctx, postman, func(tx *store.Tx) (err error) {
		claimed, err = claim(tx)
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, m := range claimed {
		if err := a.post(ctx, sender, m); err != nil {
			return len(claimed), err
		}
	}
	return len(claimed), nil
}

func claim(tx *store.Tx) ([]outbox.Message, error) {
	due, err := rows.In(tx).DueMessages(postBatch)
	if err != nil {
		return nil, err
	}
	worker, lease := tx.NewID().String(), tx.Now.Add(postLease)
	claimed := due[:0]
	for _, m := range due {
		mine, err := rows.In(tx).ClaimMessage(m, worker, lease)
		if err != nil {
			return nil, err
		}
		if mine {
			m.State, m.ClaimedBy, m.NextAt, m.Attempts = outbox.Sending, worker, lease, m.Attempts+1
			claimed = append(claimed, m)
		}
	}
	return claimed, nil
}

// post sends one message, outside any transaction, and notes how it went.
func (a *App) post(ctx context.Context, sender letters.Sender, m outbox.Message) error {
	letter := letters.Message{ID: m.ID, To: m.Email, ToName: m.Name, Subject: m.Subject, Text: m.BodyText, HTML: m.BodyHTML}
	// A conversation with the server is never cut in the middle, or the message
	// might go out twice.
	sending, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendMost)
	defer cancel()
	failed := sender.Send(sending, letter.Fill(letters.Addresses(a.desk.BaseURL, a.desk.Keys.LinkToken)))
	// A message that has left is noted even when the program is told to stop.
	noting, stop := context.WithTimeout(context.WithoutCancel(ctx), sendMost)
	defer stop()
	return a.desk.Store.As(noting, postman, func(tx *store.Tx) error {
		m := settled(m, failed, tx.Now)
		return cmp.Or(rows.In(tx).SettleMessage(m), a.Settled(tx, m))
	})
}

// settled is the message after an attempt: sent, bounced for good, due again
// later, or given up.
func settled(m outbox.Message, failed error, now time.Time) outbox.Message {
	m.NextAt = now
	switch {
	case failed == nil:
		m.State, m.SentAt, m.Failure = outbox.Sent, &now, ""
		return m
	case letters.Permanent(failed):
		m.State = outbox.Bounced
	case m.Attempts >= postTries:
		m.State = outbox.Failed
	default:
		m.State, m.NextAt = outbox.Queued, now.Add(pause(m.Attempts))
	}
	m.Failure = reason(failed)
	return m
}

// pause doubles with every attempt.
func pause(attempts int64) time.Duration {
	return min(backoff<<min(attempts-1, 10), backoffMost)
}

// reason keeps what a sender says about itself; other errors may quote people.
func reason(failed error) string {
	var f *letters.Failure
	if errors.As(failed, &f) {
		return f.Error()
	}
	return "mail: " + fault.Of(failed).Code
}

// tidyUp forgets keys, throttles and requests for accounts that are over.
func (a *App) tidyUp(ctx context.Context) error {
	err := a.desk.Store.As(ctx, postman, func(tx *store.Tx) error {
		return cmp.Or(rows.In(tx).ForgetRequests(tx.Now.Add(-keysKept)), accountrows.In(tx).ForgetThrottles(tx.Now.Add(-keysKept)))
	})
	if err != nil {
		return err
	}
	return a.desk.Store.As(ctx, desk.Gate, func(tx *store.Tx) error { return accountrows.In(tx).ForgetSignUps(tx.Now.Add(-signUpsKept)) })
}
