package desk_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/fault"
)

func TestAttemptsAtTheSameMomentAllCount(t *testing.T) {
	desktest.OnEachEngine(t, func(t *testing.T, d *desk.Desk, c *clock.Clock) {
		limits := []desk.Limit{desk.AtMost(7, time.Minute, "one"), desk.AtMost(100, time.Minute, "other")}
		var passed, stopped atomic.Int64
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				err := d.Attempt(context.Background(), access.Actor{}, limits...)
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
		if err := d.Attempt(context.Background(), access.Actor{}, limits...); err != nil {
			t.Errorf("in the next window: %v", err)
		}
	})
}

func TestOneClientIsOneNetwork(t *testing.T) {
	for _, same := range [][2]string{
		{"203.0.113.9", "::ffff:203.0.113.9"}, {"2001:db8:1:2::1", "2001:db8:1:2:ffff::9"}, {"fe80::1%eth0", "fe80::2%eth1"},
	} {
		if desk.Network(same[0]) != desk.Network(same[1]) {
			t.Errorf("%s and %s are two", same[0], same[1])
		}
	}
	for _, two := range [][2]string{{"203.0.113.9", "203.0.113.10"}, {"2001:db8:1:2::1", "2001:db8:1:3::1"}, {"", "x"}} {
		if desk.Network(two[0]) == desk.Network(two[1]) {
			t.Errorf("%s and %s are one", two[0], two[1])
		}
	}
}

func TestTwoThingsShareNoBucket(t *testing.T) {
	if desk.AtMost(1, 0, "a", "bc", "d").Bucket == desk.AtMost(1, 0, "a", "b", "cd").Bucket {
		t.Error("two things share a bucket")
	}
}
