package store

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/identity"
	accountrows "tandem/internal/store/account"
)

// A link is used once, however many follow it at the same moment, and is found
// under its own kind only.
func TestALinkIsUsedOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		ctx, gate := context.Background(), access.Actor{Role: access.Gate}
		l := identity.Link{ID: s.Clock().NewID(), Kind: "reset", SubjectID: s.Clock().NewID(), ExpiresAt: s.Clock().Now().Add(time.Hour)}
		if err := s.As(ctx, gate, func(tx *Tx) error { return accountrows.In(tx).AddLink(l, []byte("hash")) }); err != nil {
			t.Fatal(err)
		}
		for kind, want := range map[string]fault.Kind{"reset": fault.Internal, "confirm": fault.Missing, "": fault.Missing} {
			err := s.See(ctx, gate, func(tx *Tx) error { _, err := accountrows.In(tx).LinkByHash(kind, []byte("hash")); return err })
			if (want == fault.Missing) != (err != nil && fault.Of(err).Kind == fault.Missing) {
				t.Errorf("under %q: %v", kind, err)
			}
		}
		var used, refused atomic.Int64
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				err := s.As(ctx, gate, func(tx *Tx) error { return accountrows.In(tx).UseLink(l.ID) })
				switch {
				case err == nil:
					used.Add(1)
				case fault.Of(err).Code == "already_used":
					refused.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if used.Load() != 1 || refused.Load() != 7 {
			t.Errorf("used %d times, refused %d times", used.Load(), refused.Load())
		}
	})
}
