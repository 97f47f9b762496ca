package account

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/identity"
)

// What is counted names nobody, and fits its column.
func TestABucketNamesNobody(t *testing.T) {
	for _, l := range signInLimits("ada@example.org", "203.0.113.9") {
		if strings.Contains(l.Bucket, "ada") || strings.Contains(l.Bucket, "203") || len(l.Bucket) > 100 {
			t.Error(l.Bucket)
		}
	}
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
		"one account from one place":            {10, 15 * time.Minute, func(int) []desk.Limit { return signInLimits("ada@example.org", "198.51.100.1") }},
		"one account from everywhere":           {50, 15 * time.Minute, func(i int) []desk.Limit { return signInLimits("ada@example.org", elsewhere(i)) }},
		"all accounts from one place":           {100, 15 * time.Minute, func(i int) []desk.Limit { return signInLimits(fmt.Sprintf("p%d@example.org", i), "198.51.100.1") }},
		"an account under fire, from one place": {3, 15 * time.Minute, func(int) []desk.Limit { return []desk.Limit{underFire("ada@example.org", "198.51.100.1")} }},
		"codes from one place":                  {10, time.Hour, func(int) []desk.Limit { return codeLimits(ada.ID, "123456", "198.51.100.1") }},
		"codes from everywhere":                 {60, time.Hour, func(i int) []desk.Limit { return codeLimits(ada.ID, "123456", elsewhere(i)) }},
		"recovery codes from one place":         {10, time.Hour, func(int) []desk.Limit { return codeLimits(ada.ID, "abcd-efgh-ijkl-mnop", "198.51.100.1") }},
		"the present password":                  {10, 15 * time.Minute, func(int) []desk.Limit { return []desk.Limit{passwordLimit(access.Actor{Account: ada.ID})} }},
		"mails asked for from one place": {60, time.Hour, func(i int) []desk.Limit {
			asker, _ := mailLimits(askedReset, fmt.Sprintf("p%d@example.org", i), "198.51.100.1")
			return asker
		}},
		"mails to one address from one place": {4, time.Hour, func(int) []desk.Limit {
			asker, _ := mailLimits(askedReset, "ada@example.org", "198.51.100.1")
			return asker
		}},
		"mails to one address from everywhere": {20, time.Hour, func(i int) []desk.Limit {
			_, recipient := mailLimits(askedReset, "ada@example.org", elsewhere(i))
			return []desk.Limit{recipient}
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { desktest.HoldsTo(t, c.most, c.window, c.limits) })
	}
}
