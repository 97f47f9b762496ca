package applying

import (
	"fmt"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
)

func TestHowManyInvitationsAnApplicantCanHaveSent(t *testing.T) {
	t.Run("by one person", func(t *testing.T) {
		desktest.HoldsTo(t, 20, time.Hour, func(try int) []desk.Limit {
			return invitationLimits(access.Actor{Person: "01K0000000000000000000000A"}, fmt.Sprintf("p%d@example.org", try))
		})
	})
	t.Run("to one address", func(t *testing.T) {
		desktest.HoldsTo(t, 6, time.Hour, func(int) []desk.Limit {
			return invitationLimits(access.Actor{Person: "01K0000000000000000000000A"}, "ada@example.org")
		})
	})
}
