package account

import (
	"cmp"
	"context"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// What is counted names nobody, and fits its column.
func TestABucketNamesNobody(t *testing.T) {
	for _, l := range signInLimits("ada@example.org", "203.0.113.9") {
		if strings.Contains(l.Bucket, "ada") || strings.Contains(l.Bucket, "203") || len(l.Bucket) > 100 {
			t.Error(l.Bucket)
		}
	}
}

func TestThePasswordOfASignUpIsNotGuessedForever(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, c *clock.Clock) {
		ctx := context.Background()
		err := a.desk.Store.As(ctx, desk.Gate, func(tx *store.Tx) error {
			asked := identity.SignUp{ID: tx.NewID(), Name: "Ada", Email: "ada@example.org", ExpiresAt: desktest.Epoch.Add(time.Hour)}
			link := identity.Link{ID: tx.NewID(), Kind: letters.LinkConfirm, SubjectID: asked.ID, ExpiresAt: asked.ExpiresAt}
			return cmp.Or(rows.In(tx).AddSignUp(asked), rows.In(tx).AddLink(link, identity.LinkHash("token")))
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
