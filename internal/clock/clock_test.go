package clock_test

import (
	"testing"
	"time"

	"tandem/internal/clock"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func TestAClockThatStoodElsewhereGoesOnWhereItWas(t *testing.T) {
	c := clock.Fixed(noon, 1)
	c.Resume() // of nothing
	for _, at := range []time.Time{noon.AddDate(-10, 0, 0), noon.AddDate(1, 0, 0)} {
		if c.StandAt(at); !c.Now().Equal(at) {
			t.Errorf("stands at %s, not at %s", c.Now(), at)
		}
	}
	if c.Resume(); !c.Now().Equal(noon) {
		t.Errorf("goes on at %s", c.Now())
	}
	if c.Advance(time.Hour); !c.Now().Equal(noon.Add(time.Hour)) {
		t.Errorf("advanced to %s", c.Now())
	}
}

func TestTheSystemClockRunsOnAfterwards(t *testing.T) {
	c := clock.System()
	before := c.Now()
	c.StandAt(noon.AddDate(-10, 0, 0))
	id := c.NewID()
	c.Resume()
	if now := c.Now(); now.Before(before) {
		t.Errorf("%s after %s", now, before)
	}
	if next := c.NewID(); next <= id {
		t.Errorf("an id of today, %s, sorts before one of ten years ago, %s", next, id)
	}
}
