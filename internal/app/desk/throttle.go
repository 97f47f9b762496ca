package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

// Limit is how many attempts a bucket takes in a window. Buckets are stored,
// so that every copy of the program counts the same.
type Limit struct {
	Bucket string
	most   int64
	window time.Duration
}

// AtMost is a limit of a kind on whatever the parts name. The bucket does not
// keep an address in the clear.
func AtMost(most int64, window time.Duration, kind string, parts ...string) Limit {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return Limit{Bucket: kind + "/" + hex.EncodeToString(sum[:16]), most: most, window: window}
}

// Network is what counts as one client: an IPv4 address, or the IPv6 network
// of one household, which hands out addresses for nothing.
func Network(address string) string {
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

// Attempt counts one attempt against each limit, in a transaction of its own
// so that it counts whatever follows, and refuses when one is spent.
func (d *Desk) Attempt(ctx context.Context, actor access.Actor, limits ...Limit) error {
	wait, err := d.Spend(ctx, actor, limits...)
	if err == nil && wait > 0 {
		err = fault.Throttled(wait)
	}
	return err
}

// Spend counts like attempt and says how long to wait, 0 for not at all.
func (d *Desk) Spend(ctx context.Context, actor access.Actor, limits ...Limit) (wait time.Duration, err error) {
	err = d.Store.As(ctx, AsGate(actor), func(tx *store.Tx) error {
		wait = 0
		for _, l := range limits {
			attempts, ends, err := accountrows.In(tx).Attempt(l.Bucket, l.window)
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
