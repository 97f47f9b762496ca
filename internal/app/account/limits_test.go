package account

import (
	"cmp"
	"context"
	"fmt"
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

// Each limit lets through what it says and not one more: raised a hundredfold,
// none of them would be felt by anybody but a guesser.
func TestHowOftenEachThingMayBeTried(t *testing.T) {
	ada := identity.Account{ID: "01K0000000000000000000000A"}
	// a place that nobody shares with the last try, and one that all tries share
	elsewhere := func(i int) string { return fmt.Sprintf("203.0.%d.%d", i/250, i%250) }
	cases := map[string]struct {
		most   int
		window time.Duration
		limits func(try int) []desk.Limit
	}{
		"one account from one place":   {10, 15 * time.Minute, func(int) []desk.Limit { return signInLimits("ada@example.org", "198.51.100.1") }},
		"one account from everywhere":  {50, 15 * time.Minute, func(i int) []desk.Limit { return signInLimits("ada@example.org", elsewhere(i)) }},
		"all accounts from one place":  {100, 15 * time.Minute, func(i int) []desk.Limit { return signInLimits(fmt.Sprintf("p%d@example.org", i), "198.51.100.1") }},
		"the codes of a second factor": {10, time.Hour, func(int) []desk.Limit { return []desk.Limit{codeLimit(ada)} }},
		"the password of a sign-up":    {10, 15 * time.Minute, func(int) []desk.Limit { return []desk.Limit{confirmLimit(identity.SignUp{ID: ada.ID})} }},
		"the present password":         {10, 15 * time.Minute, func(int) []desk.Limit { return []desk.Limit{passwordLimit(access.Actor{Account: ada.ID})} }},
		"mails asked for from one place": {60, time.Hour, func(i int) []desk.Limit {
			place, _ := mailLimits("reset", fmt.Sprintf("p%d@example.org", i), "198.51.100.1")
			return []desk.Limit{place}
		}},
		"mails to one address": {4, time.Hour, func(i int) []desk.Limit {
			_, recipient := mailLimits("reset", "ada@example.org", elsewhere(i))
			return []desk.Limit{recipient}
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { desktest.HoldsTo(t, c.most, c.window, c.limits) })
	}
}
