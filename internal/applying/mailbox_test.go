package applying

import (
	"testing"
	"time"

	"tandem/internal/programme"
)

func TestNobodyIsTheirOwnLineManagerHoweverTheyWriteTheAddress(t *testing.T) {
	today := programme.DayOf(time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		own, manager string
		refused      bool
	}{
		{"me@example.org", "me@example.org", true},
		{"me@example.org", " ME@Example.org ", true},
		{"me@example.org", "me+boss@example.org", true},
		{"me+work@example.org", "me@example.org", true},
		{"me+work@example.org", "me+boss+again@example.org", true},
		{"me@example.org", "boss@example.org", false},
		{"me@example.org", "me@other.example.org", false},
		{"me@example.org", "mea+x@example.org", false},
		{"me@example.org", "boss+me@example.org", false},
	} {
		if err := (Profile{LineManagerEmail: c.manager}).CheckForm(c.own, today); (err != nil) != c.refused {
			t.Errorf("%s for %s: %v", c.manager, c.own, err)
		}
	}
}
