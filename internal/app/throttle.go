package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

// limit is how many attempts a bucket takes in a window. Buckets are stored,
// so that every copy of the program counts the same.
type limit struct {
	bucket string
	most   int64
	window time.Duration
}

// bucket names what is counted without keeping an address in the clear.
func bucket(kind string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return kind + "/" + hex.EncodeToString(sum[:16])
}

// network is what counts as one client: an IPv4 address, or the IPv6 network
// of one household, which hands out addresses for nothing.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if a = a.Unmap().WithZone(""); a.Is4() {
		return a.String()
	}
	p, _ := a.Prefix(64)
	return p.String()
}

// signInLimits bound guessing from one place at one account, from everywhere
// at one account, and from one place at all accounts. The first is the
// tightest: a stranger elsewhere does not lock anybody out, and a new password
// by mail clears the second.
func signInLimits(email, address string) []limit {
	email, address = programme.TidyAddress(email), network(address)
	return []limit{
		{bucket("sign-in", email, address), 10, 15 * time.Minute},
		{bucket("sign-in-account", email), 50, 15 * time.Minute},
		{bucket("sign-in-address", address), 100, 15 * time.Minute},
	}
}

// codeLimit bounds guessing the second factor by somebody who has the password.
func codeLimit(account identity.Account) limit {
	return limit{bucket("code", account.ID.String()), 10, time.Hour}
}

// confirmLimit bounds guessing the password of a sign-up by whoever got its mail,
// and the hashing that each guess costs.
func confirmLimit(asked identity.SignUp) limit {
	return limit{bucket("confirm", asked.ID.String()), 10, 15 * time.Minute}
}

// passwordLimit bounds guessing the present password inside a session.
func passwordLimit(actor access.Actor) limit {
	return limit{bucket("password", actor.Account.String()), 10, 15 * time.Minute}
}

// mailLimits bound the mails that a stranger can have sent: from one place,
// and to one address.
func mailLimits(kind, email, address string) (place, recipient limit) {
	return limit{bucket(kind+"-address", network(address)), 60, time.Hour},
		limit{bucket(kind, programme.TidyAddress(email)), 4, time.Hour}
}

// attempt counts one attempt against each limit, in a transaction of its own
// so that it counts whatever follows, and refuses when one is spent.
func (a *App) attempt(ctx context.Context, actor access.Actor, limits ...limit) error {
	wait, err := a.spend(ctx, actor, limits...)
	if err == nil && wait > 0 {
		err = fault.Throttled(wait)
	}
	return err
}

// spend counts like attempt and says how long to wait, 0 for not at all.
func (a *App) spend(ctx context.Context, actor access.Actor, limits ...limit) (wait time.Duration, err error) {
	err = a.store.As(ctx, asGate(actor), func(tx *store.Tx) error {
		wait = 0
		for _, l := range limits {
			attempts, ends, err := accountrows.In(tx).Attempt(l.bucket, l.window)
			if err != nil {
				return err
			}
			if attempts > l.most {
				wait = max(wait, ends.Sub(tx.Now), time.Second)
			}
		}
		return nil
	})
	return wait, err
}

// pardon clears what an attempt that turned out right had counted.
func pardon(tx *store.Tx, email, address string, account identity.Account) error {
	limits := signInLimits(email, address)
	if err := accountrows.In(tx).Pardon(limits[0].bucket); err != nil {
		return err
	}
	for _, l := range limits[1:] {
		if err := accountrows.In(tx).Refund(l.bucket); err != nil {
			return err
		}
	}
	return accountrows.In(tx).Pardon(codeLimit(account).bucket)
}
