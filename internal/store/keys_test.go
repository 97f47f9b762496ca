package store

import (
	"context"
	"testing"

	"tandem/internal/access"
	"tandem/internal/fault"
)

// A key is of one request: of this route, with this body. Whatever else is sent
// under it is refused, and does nothing.
func TestAKeyOfAnotherRequestIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		ran := 0
		send := func(key access.IdempotencyKey) (int, error) {
			actor := coordinator
			actor.Key = &key
			return Do(context.Background(), s, actor, func(*Tx) (int, error) {
				ran++
				return ran, nil
			})
		}
		first := access.IdempotencyKey{Key: "k", Route: "POST /offers/A/accept", Hash: "h"}
		for range 2 {
			if got, err := send(first); err != nil || got != 1 {
				t.Fatalf("%d %v", got, err)
			}
		}
		for name, other := range map[string]access.IdempotencyKey{
			"another thing": {Key: "k", Route: "POST /offers/B/accept", Hash: "h"},
			"another act":   {Key: "k", Route: "POST /offers/A/decline", Hash: "h"},
			"another body":  {Key: "k", Route: "POST /offers/A/accept", Hash: "i"},
		} {
			if _, err := send(other); fault.Of(err).Code != "key_reused" {
				t.Errorf("%s: %v", name, err)
			}
		}
		if ran != 1 {
			t.Errorf("ran %d times", ran)
		}
	})
}
