package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/applying"
	"tandem/api/wire"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/fault"
	"tandem/internal/programme"
	"tandem/internal/stage"
)

// A stranger posts invitations of somebody's address to applications that are none
// of theirs while an applicant invites that address: the stranger is told that
// there is nothing, and the mail goes out. No limit of anybody is touched.
func TestAStrangersInvitationsDoNotSilenceAnHonestOne(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		now := h.clock.Now()
		made := h.announce(stage.Script{Team: stage.Person{Name: "Una", Email: "una@example.org", Role: access.Coordinator}, Programme: programme.Programme{Name: "Leading"}, Cohort: programme.Cohort{Name: "Autumn", Capacity: 20, StartsOn: "2027-01-11", EndsOn: "2027-07-12"},
			Dates: stage.Dates{Opens: now.Add(-time.Hour), Closes: now.Add(240 * time.Hour), Over: now.Add(240 * time.Hour)}})
		lead := h.someone("Ada Example", "ada@example.org", access.Participant)
		eve := h.someone("Eve Example", "eve@example.org", access.Participant)
		var own applying.Application
		lead.post("/applications", applying.ApplicationStart{CallID: made.Call.ID.String(), Kind: "pair"}).want(201).into(&own)
		form := applying.PartnerForm{Name: "Bo", Email: "bo@example.org"}
		before := h.stored()["throttles"]
		var wg sync.WaitGroup
		for i := range 30 {
			wg.Go(func() {
				application := h.clock.NewID().String()
				if i%2 == 0 {
					application = own.ID // known, and none of hers
				}
				eve.post("/applications/"+application+"/invitations", form).want(404)
				eve.post("/partner-invitations/"+application+"/resend", wire.Empty{}).want(404)
			})
		}
		wg.Wait()
		if grew := h.stored()["throttles"] - before; grew != 0 {
			t.Errorf("a stranger touched %d limits", grew)
		}
		wg.Go(func() { eve.post("/applications/"+own.ID+"/invitations", form).want(404) })
		wg.Go(func() { lead.post("/applications/"+own.ID+"/invitations", form).want(201) })
		wg.Wait()
		h.link("bo@example.org", "invite")
	})
}

// What a browser says it sends for the page of another site is refused before
// anything is looked at; programs, which say nothing of the kind, are not.
func TestARequestForAnotherSitesPageIsRefused(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		for header, values := range map[string][]string{
			"Sec-Fetch-Site": {"cross-site", "same-site"}, "Origin": {"https://evil.example", "null", "https://example.com.evil.example"},
		} {
			for _, value := range values {
				a := h.as("").with("Cookie", "__Host-refresh="+in.cookie).with(header, value).post("/sessions/refresh", wire.Empty{})
				if a.want(403).code() != "cross_site" || len(a.cookies) != 0 {
					t.Errorf("%s: %s: %s", header, value, a.code())
				}
			}
		}
		own := h.as("").with("Cookie", "__Host-refresh="+in.cookie).with("Sec-Fetch-Site", "same-origin").with("Origin", "https://example.com")
		h.took(own.post("/sessions/refresh", wire.Empty{}).want(200))
		in.with("Sec-Fetch-Site", "cross-site").send(http.MethodGet, "/open-calls", nil).want(200) // a link into the app
	})
}

// Somebody is always left to run the programme, unless that is forced.
func TestTheLastCoordinatorStays(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx, team := context.Background(), []access.Role{access.Participant}
		last := func(what string, err error) {
			t.Helper()
			if fault.Of(err).Code != "last_coordinator" || !strings.Contains(fault.Of(err).Detail, "--force") {
				t.Errorf("%s: %v", what, err)
			}
		}
		for _, name := range []string{"a", "b", "c"} {
			h.user(name+"@example.org", access.Coordinator)
		}
		h.must(h.app.Account.DisableUser(ctx, "c@example.org", false))
		var wg sync.WaitGroup
		errs := make([]error, 2)
		for i, name := range []string{"a", "b"} { // both at the same moment
			wg.Go(func() {
				if i == 0 {
					errs[i] = h.app.Account.DisableUser(ctx, name+"@example.org", false)
				} else {
					errs[i] = h.app.Account.SetUserRoles(ctx, name+"@example.org", team, false)
				}
			})
		}
		wg.Wait()
		left := 0
		if errs[0] == nil {
			left = 1
		}
		last(fmt.Sprintf("one of two: %v", errs), errs[left])
		email := []string{"a@example.org", "b@example.org"}[left]
		last("disabled", h.app.Account.DisableUser(ctx, email, false))
		last("demoted", h.app.Account.SetUserRoles(ctx, email, team, false))
		h.must(h.app.Account.SetUserRoles(ctx, email, []access.Role{access.Coordinator, access.Participant}, false))
		h.must(h.app.Account.SetUserRoles(ctx, email, team, true))
	})
}

// An account that is guessed at from everywhere still lets its owner in.
func TestGuessingFromEverywhereDoesNotShutTheOwnerOut(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		try := func(place, password string) string {
			_, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: "ada@example.org", Password: password, Address: place})
			if err == nil {
				return ""
			}
			return fault.Of(err).Code
		}
		var wg sync.WaitGroup
		owner := ""
		for i := range 60 {
			wg.Go(func() { try(fmt.Sprintf("198.51.100.%d", i/6), otherPassword) })
		}
		wg.Go(func() { owner = try("203.0.113.9", goodPassword) })
		wg.Wait()
		if again := try("203.0.113.9", goodPassword); owner != "" || again != "" {
			t.Errorf("the owner: %q, and again: %q", owner, again)
		}
		for range 3 {
			try("203.0.113.10", otherPassword)
		}
		if got := try("203.0.113.10", goodPassword); got != "too_many" {
			t.Errorf("a guesser's fourth try: %q", got)
		}
	})
}
