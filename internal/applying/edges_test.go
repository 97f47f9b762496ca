package applying

import (
	"strings"
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

// A reason is as long as its field lets it be: in letters, not in bytes.
func TestHowLongTheReasonOfARefusedInvitationIs(t *testing.T) {
	a, err := draft(t, Pair).Invite("i1", "ada", "Bo", "bo@example.org", during)
	if err != nil {
		t.Fatal(err)
	}
	for length, want := range map[int]string{0: "", 1000: "", 1001: "/reason"} {
		_, err := a.Decline("i1", strings.Repeat("é", length), during)
		if got := pointers(err); got != want {
			t.Errorf("%d letters: %q, want %q", length, got, want)
		}
	}
}
