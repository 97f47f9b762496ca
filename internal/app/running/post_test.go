package running

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/clock"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
	rows "tandem/internal/store/running"
)

// carrier keeps what is sent through it, or fails as it is told to.
type carrier struct {
	mu   sync.Mutex
	sent []letters.Message
	fail error
	held time.Duration
}

func (c *carrier) Send(ctx context.Context, m letters.Message) error {
	if c.held > 0 {
		select {
		case <-time.After(c.held):
		case <-ctx.Done():
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fail == nil {
		c.sent = append(c.sent, m)
	}
	return c.fail
}

func (c *carrier) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.sent)
}

// queued puts n messages into the outbox.
func queued(t *testing.T, a *App, n int) (keys []id.ID) {
	t.Helper()
	err := a.desk.Store.As(context.Background(), desk.Gate, func(tx *store.Tx) error {
		for i := range n {
			link, err := a.desk.AddLink(tx, letters.LinkConfirm, tx.NewID(), "", tx.Now.Add(time.Hour))
			if err != nil {
				return err
			}
			letter := letters.ConfirmAddress{Name: "Ada", Link: letters.Link{Kind: letters.LinkConfirm, ID: link}, Until: tx.Now.Add(time.Hour)}
			key, err := a.desk.Queue(tx, desk.Recipient{Email: fmt.Sprintf("Ada%d@example.org", i), Name: "Ada"}, "thing:1", letter)
			if err != nil {
				return err
			}
			keys = append(keys, key)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func message(t *testing.T, a *App, key id.ID) outbox.Message {
	t.Helper()
	m, err := store.Look(context.Background(), a.desk.Store, postman, func(tx *store.Tx) (outbox.Message, error) { return rows.In(tx).Message(key) })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func due(t *testing.T, a *App, c *carrier) int {
	t.Helper()
	n, err := a.PostDue(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAMessageLeavesOnceWithItsLink(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		keys, box := queued(t, a, 1), &carrier{}
		stored := message(t, a, keys[0])
		if strings.Contains(stored.BodyText+stored.BodyHTML, "/confirm/") {
			t.Error("the stored message holds its link")
		}
		if n := due(t, a, box); n != 1 || due(t, a, box) != 0 {
			t.Errorf("%d messages", n)
		}
		m := box.sent[0]
		if m.ID != keys[0] || m.To != "ada0@example.org" || !strings.Contains(m.Text, "http://127.0.0.1:8080/confirm/") || strings.Contains(m.Text+m.HTML, "tandem-link") {
			t.Errorf("%+v", m)
		}
		if after := message(t, a, keys[0]); after.State != outbox.Sent || after.SentAt == nil || after.Attempts != 1 {
			t.Errorf("%+v", after)
		}
	})
}

func TestTheSameMailIsQueuedOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		first, again := queued(t, a, 1), queued(t, a, 1)
		if first[0] != again[0] {
			t.Errorf("%s and %s", first[0], again[0])
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() { queued(t, a, 2) })
		}
		wg.Wait()
		box := &carrier{}
		if due(t, a, box); len(box.sent) != 2 {
			t.Errorf("%d mails", len(box.sent))
		}
	})
}

// However many copies of the program run the worker, each message leaves once.
func TestManyWorkersSendEachMessageOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		const messages, workers = 60, 6
		queued(t, a, messages)
		box := &carrier{held: time.Millisecond}
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for {
					n, err := a.PostDue(context.Background(), box)
					if err != nil {
						t.Error(err)
						return
					}
					if n == 0 && box.count() >= messages {
						return
					}
				}
			})
		}
		wg.Wait()
		seen := map[id.ID]int{}
		for _, m := range box.sent {
			seen[m.ID]++
		}
		if len(box.sent) != messages || len(seen) != messages {
			t.Errorf("%d mails left for %d messages", len(box.sent), len(seen))
		}
	})
}

func TestAMessageThatDoesNotLeaveIsTriedAgainLaterAndLater(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		key, box := queued(t, a, 1)[0], &carrier{fail: &letters.Failure{Code: 451, Stage: "the recipient"}}
		for i := int64(1); i < postTries; i++ {
			if n := due(t, a, box); n != 1 {
				t.Fatalf("attempt %d was not made", i)
			}
			m := message(t, a, key)
			if wait := m.NextAt.Sub(c.Now()); m.State != outbox.Queued || m.Attempts != i || wait != pause(i) || !strings.Contains(m.Failure, "451") {
				t.Fatalf("after attempt %d: %+v", i, m)
			}
			if due(t, a, box) != 0 {
				t.Fatal("it was tried before its time")
			}
			c.Advance(pause(i))
		}
		due(t, a, box)
		if m := message(t, a, key); m.State != outbox.Failed {
			t.Errorf("in the end: %+v", m)
		}
	})
}

func TestAnAddressThatTakesNoMailBouncesOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		key := queued(t, a, 1)[0]
		due(t, a, &carrier{fail: &letters.Failure{Permanent: true, Code: 550, Stage: "the recipient"}})
		if m := message(t, a, key); m.State != outbox.Bounced || m.SentAt != nil {
			t.Errorf("%+v", m)
		}
		c.Advance(24 * time.Hour)
		if due(t, a, &carrier{}) != 0 {
			t.Error("it was tried again")
		}
	})
}

// What a server says may quote an address; it is not kept.
func TestAFailureIsKeptWithoutWhatTheServerSaid(t *testing.T) {
	a, _ := onFile(t, filepath.Join(t.TempDir(), "tandem.db"))
	key := queued(t, a, 1)[0]
	due(t, a, &carrier{fail: errors.New("no such user ada@example.org")})
	if m := message(t, a, key); m.Failure != "mail: internal" {
		t.Errorf("%q", m.Failure)
	}
}

// A worker that dies holds its messages until the lease ends. When it turns
// out to be alive, its word no longer counts.
func TestAnotherWorkerTakesOverAfterTheLease(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		key, box := queued(t, a, 1)[0], &carrier{}
		var dead []outbox.Message
		err := a.desk.Store.As(context.Background(), postman, func(tx *store.Tx) (err error) {
			dead, err = claim(tx)
			return err
		})
		if err != nil || len(dead) != 1 {
			t.Fatal(dead, err)
		}
		c.Advance(postLease - time.Second)
		if due(t, a, box) != 0 {
			t.Error("it was taken over too early")
		}
		c.Advance(time.Second)
		if due(t, a, box) != 1 || box.sent[0].ID != key {
			t.Error("it was not taken over under its id")
		}
		err = a.desk.Store.As(context.Background(), postman, func(tx *store.Tx) error {
			return rows.In(tx).SettleMessage(settled(dead[0], errors.New("late"), tx.Now))
		})
		if m := message(t, a, key); err != nil || m.State != outbox.Sent || m.Attempts != 2 {
			t.Errorf("%+v %v", m, err)
		}
	})
}

// Two workers that see the same message, new or left behind, claim it once,
// and the one that lost it has no say while the other is sending.
func TestAClaimIsOneWorkers(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		ctx := context.Background()
		queued(t, a, 1)
		seen := func() (m outbox.Message) {
			list, err := store.Look(ctx, a.desk.Store, postman, func(tx *store.Tx) ([]outbox.Message, error) { return rows.In(tx).DueMessages(1) })
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			return list[0]
		}
		claims := func(m outbox.Message, worker string) (mine bool) {
			err := a.desk.Store.As(ctx, postman, func(tx *store.Tx) (err error) {
				mine, err = rows.In(tx).ClaimMessage(m, worker, tx.Now.Add(postLease))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return mine
		}
		m := seen()
		if !claims(m, "first") || claims(m, "second") {
			t.Error("a new message was claimed by both")
		}
		c.Advance(postLease)
		left := seen()
		if !claims(left, "third") || claims(left, "fourth") {
			t.Error("a message left behind was claimed by both")
		}
		left.ClaimedBy = "first" // comes back to life with its own attempt
		err := a.desk.Store.As(ctx, postman, func(tx *store.Tx) error { return rows.In(tx).SettleMessage(settled(left, nil, tx.Now)) })
		if now := message(t, a, m.ID); err != nil || now.State != outbox.Sending || now.ClaimedBy != "third" {
			t.Errorf("%+v %v", now, err)
		}
	})
}

// The worker that runs is told of new mail, and stops when it should.
func TestThePostRunsUntilItIsStopped(t *testing.T) {
	a, _ := onFile(t, filepath.Join(t.TempDir(), "tandem.db"))
	ctx, stop := context.WithCancel(context.Background())
	box, stopped := &carrier{}, make(chan error)
	go func() { stopped <- a.Post(ctx, box) }()
	queued(t, a, 25)
	for until := time.After(10 * time.Second); box.count() < 25; {
		select {
		case <-until:
			t.Fatalf("%d of 25 left", box.count())
		case <-time.After(time.Millisecond):
		}
	}
	stop()
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestTheHouseIsTidied(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		ctx := context.Background()
		limit := desk.AtMost(1, time.Hour, "test")
		if _, err := a.desk.Spend(ctx, access.Actor{}, limit); err != nil {
			t.Fatal(err)
		}
		c.Advance(8*24*time.Hour + time.Second)
		if err := a.tidyUp(ctx); err != nil {
			t.Fatal(err)
		}
		if err := a.desk.Attempt(ctx, access.Actor{}, limit); err != nil {
			t.Error(err)
		}
	})
}
