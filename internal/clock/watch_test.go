package clock_test

import (
	"errors"
	"testing"
	"time"

	"tandem/internal/clock"
)

// near tells whether two instants are the same but for what a busy machine takes;
// the clocks of these tests differ by hours.
func near(a, b time.Time) bool { return a.Sub(b).Abs() < time.Minute }

func TestAWatchShowsTheOtherMachinesTime(t *testing.T) {
	there := clock.Wrong(-5 * time.Hour)
	for _, own := range []time.Duration{0, 3 * time.Hour, -400 * time.Hour} {
		c := clock.Wrong(own)
		w := c.Watch()
		if !near(w.Now(), c.Now()) {
			t.Errorf("before it is set: %s", w.Now())
		}
		if err := w.Set(func() (time.Time, error) { return there.Now(), nil }); err != nil || !near(w.Now(), there.Now()) {
			t.Errorf("set: %s, there it is %s", w.Now(), there.Now())
		}
		if err := w.Set(func() (time.Time, error) { return time.Time{}, errors.New("silent") }); err == nil || !near(w.Now(), there.Now()) {
			t.Errorf("after a question without an answer: %s", w.Now())
		}
		c.StandAt(noon)
		if !w.Now().Equal(noon) {
			t.Errorf("while its clock stands: %s", w.Now())
		}
	}
}

func TestAWatchLeavesAFixedClockAlone(t *testing.T) {
	c := clock.Fixed(noon, 1)
	w := c.Watch()
	_ = w.Set(func() (time.Time, error) { return noon.AddDate(1, 0, 0), nil })
	if c.Advance(time.Hour); !w.Now().Equal(noon.Add(time.Hour)) {
		t.Errorf("%s", w.Now())
	}
}
