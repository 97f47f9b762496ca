package app

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

func TestAttemptsAtTheSameMomentAllCount(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		limits := []limit{{"one", 7, time.Minute}, {"other", 100, time.Minute}}
		var passed, stopped atomic.Int64
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				err := a.attempt(context.Background(), access.Actor{}, limits...)
				switch {
				case err == nil:
					passed.Add(1)
				case fault.Of(err).Kind == fault.TooMany && fault.Of(err).RetryAfter == time.Minute:
					stopped.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if passed.Load() != 7 || stopped.Load() != 33 {
			t.Errorf("%d passed and %d were stopped", passed.Load(), stopped.Load())
		}
		c.Advance(time.Minute)
		if err := a.attempt(context.Background(), access.Actor{}, limits...); err != nil {
			t.Errorf("in the next window: %v", err)
		}
	})
}

func TestOneClientIsOneNetwork(t *testing.T) {
	for _, same := range [][2]string{
		{"203.0.113.9", "::ffff:203.0.113.9"}, {"2001:db8:1:2::1", "2001:db8:1:2:ffff::9"}, {"fe80::1%eth0", "fe80::2%eth1"},
	} {
		if network(same[0]) != network(same[1]) {
			t.Errorf("%s and %s are two", same[0], same[1])
		}
	}
	for _, two := range [][2]string{{"203.0.113.9", "203.0.113.10"}, {"2001:db8:1:2::1", "2001:db8:1:3::1"}, {"", "x"}} {
		if network(two[0]) == network(two[1]) {
			t.Errorf("%s and %s are one", two[0], two[1])
		}
	}
}

// What is counted names nobody, and fits its column.
func TestABucketNamesNobody(t *testing.T) {
	for _, l := range signInLimits("ada@example.org", "203.0.113.9") {
		if strings.Contains(l.bucket, "ada") || strings.Contains(l.bucket, "203") || len(l.bucket) > 100 {
			t.Error(l.bucket)
		}
	}
	if bucket("a", "bc", "d") == bucket("a", "b", "cd") {
		t.Error("two things share a bucket")
	}
}

func TestThePasswordOfASignUpIsNotGuessedForever(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		ctx := context.Background()
		err := a.store.As(ctx, gate, func(tx *store.Tx) error {
			asked := identity.SignUp{ID: tx.NewID(), Name: "Ada", Email: "ada@example.org", ExpiresAt: epoch.Add(time.Hour)}
			link := identity.Link{ID: tx.NewID(), Kind: letters.LinkConfirm, SubjectID: asked.ID, ExpiresAt: asked.ExpiresAt}
			return cmp.Or(accountrows.In(tx).AddSignUp(asked), accountrows.In(tx).AddLink(link, identity.LinkHash("token")))
		})
		if err != nil {
			t.Fatal(err)
		}
		for try := range 11 {
			_, err := a.ConfirmSignUp(ctx, access.Actor{}, "token", "no password of theirs")
			if want := map[bool]fault.Kind{true: fault.Invalid, false: fault.TooMany}[try < 10]; fault.Of(err).Kind != want {
				t.Fatalf("try %d: %v", try+1, err)
			}
		}
	})
}
