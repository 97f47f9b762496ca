package applying

import (
	"testing"

	"tandem/internal/fault"
)

// What was read before somebody wrote is as little good as what nobody wrote yet.
func TestAMemberIsDescribedFromItsOwnVersionOnly(t *testing.T) {
	a := draft(t, Pair, "bo")
	a.Members[0].Version = 2
	for version, stale := range map[int64]bool{0: true, 1: true, 2: false, 3: true} {
		_, err := a.Describe("ada", version, filled("Ada"), during)
		if stale != (err != nil && fault.Of(err).Kind == fault.Stale) {
			t.Errorf("version %d: %v", version, err)
		}
	}
}
