package triads_test

import (
	"context"
	"errors"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

func TestCancelledBeforeTheStart(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := triads.Solve(ctx, threes.Programme(74, 1), triads.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// expiring is a context that ends when it is asked for the nth time: in the
// middle of the work, at the same point on every machine.
type expiring struct {
	context.Context
	left int
}

func (e *expiring) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestCancelledInTheMiddle(t *testing.T) {
	p := threes.Ties(150, 1)
	stopped, last := 0, -1
	for _, looks := range []int{1, 2, 3, 5, 10, 20, 40, 80, 160} {
		r, err := triads.Solve(&expiring{context.Background(), looks}, p, triads.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := triads.Verify(p, r); err != nil {
			t.Fatalf("after %d looks at the context: %v", looks, err)
		}
		if r.Stopped {
			stopped++
		}
		if r.Stopped == r.Proved {
			t.Errorf("after %d looks: stopped %v, proved %v", looks, r.Stopped, r.Proved)
		}
		if r.Placed < last {
			t.Errorf("after %d looks %d are placed, before it were %d", looks, r.Placed, last)
		}
		last = r.Placed
	}
	if stopped < 3 {
		t.Errorf("stopped %d times only", stopped)
	}
}

func TestProgressIsTold(t *testing.T) {
	var told []triads.Progress
	_, err := triads.Solve(context.Background(), threes.Ties(74, 1), triads.Options{Progress: func(p triads.Progress) { told = append(told, p) }})
	if err != nil || len(told) == 0 {
		t.Fatalf("%v, told %d times", err, len(told))
	}
	for i, p := range told {
		if p.People != 74 || p.Settled > p.People || i > 0 && p.Nodes < told[i-1].Nodes && p.Settled == told[i-1].Settled {
			t.Errorf("%+v after %+v", p, told[max(i-1, 0)])
		}
	}
}
