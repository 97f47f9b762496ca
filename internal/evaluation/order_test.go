package evaluation

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/id"
)

// backwards masks a thing by its letters in the other direction.
func backwards(thing id.ID) string {
	letters := []byte(thing)
	slices.Reverse(letters)
	return string(letters)
}

func TestThingsStandInTheOrderOfTheirPseudonymsWhicheverCameFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfDistinct(rapid.StringMatching(`[A-Z]{1,3}`), func(s string) string { return s }).Draw(t, "names")
		things := make([]Thing, len(names))
		for i, n := range names {
			things[i] = Thing{ID: id.ID(n), Named: id.ID(n)}
		}
		o := OrderOf(backwards, things)
		if len(o.Things) != len(things) || !slices.IsSortedFunc(o.Things, func(a, b id.ID) int { return strings.Compare(backwards(a), backwards(b)) }) {
			t.Fatalf("%v", o.Things)
		}
		slices.Reverse(things)
		if again := OrderOf(backwards, things); !slices.Equal(again.Things, o.Things) || again.Digest != o.Digest {
			t.Fatalf("%v, and the other way round %v", o, again)
		}
	})
}

func TestADigestDiffersWithEveryRow(t *testing.T) {
	seen := map[string]int{}
	for i, things := range [][]Thing{nil, {{ID: "A", Named: "A"}}, {{ID: "A", Named: "A", Mark: "2"}}, {{ID: "A", Named: "A"}, {ID: "B", Named: "B"}}, {{ID: "B", Named: "B"}}} {
		digest := OrderOf(backwards, things).Digest
		if j, twice := seen[digest]; twice {
			t.Errorf("%d and %d have one digest", i, j)
		}
		seen[digest] = i
	}
}

func TestAFactOfALeaverKeepsTheDay(t *testing.T) {
	l := Lens{Mask: func(prefix string, thing id.ID) string { return prefix + "_" + thing.String() }, Day: func(at time.Time) string { return at.Format(time.DateOnly) }}
	f := MembershipFact{Membership: "M", Person: "P", Partnership: "G", From: noon}
	if got, want := f.Seen(l), (Membership{"m_M", "p_P", "g_G", "2026-11-21", ""}); got != want {
		t.Errorf("%+v", got)
	}
	left := noon.AddDate(0, 0, 3)
	f.Until = &left
	if got := f.Seen(l); got.ValidTo != "2026-11-24" {
		t.Errorf("%+v", got)
	}
}
