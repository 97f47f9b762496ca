package store

import (
	"context"
	"encoding/json"
	"errors"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/store/running"
)

// Look runs fn as the actor on one snapshot and returns its value.
func Look[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (T, error) {
	var out T
	err := s.See(ctx, actor, func(tx *Tx) (err error) {
		out, err = fn(tx)
		return err
	})
	return out, err
}

// Glance runs fn as the actor for a read that is one statement and returns its
// value. One statement sees one snapshot by itself, so nothing begins and ends
// around it; a second one is refused.
func Glance[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (out T, err error) {
	err = s.engine.Glance(ctx, actor, func(tx *Tx) (err error) {
		out, err = fn(tx)
		return err
	})
	return out, err
}

// Do runs fn as the actor in one write transaction and returns its value.
// When the actor carries an idempotency key, the value is kept as JSON in the
// same transaction; the same key with the same body then returns that value
// without running fn, and with another body is refused.
func Do[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (T, error) {
	var out T
	err := s.As(ctx, actor, func(tx *Tx) (err error) {
		out = *new(T)
		if actor.Key == nil {
			out, err = fn(tx)
			return err
		}
		out, err = onceOnly(tx, fn)
		return err
	})
	return out, err
}

// onceOnly claims the key before it runs fn: of many equal requests at the
// same moment the index lets one through, and the rest wait for its result.
func onceOnly[T any](tx *Tx, fn func(tx *Tx) (T, error)) (out T, err error) {
	requests := running.In(tx)
	if err = requests.ClaimRequest(); err == nil {
		if out, err = fn(tx); err == nil {
			err = requests.KeepResult(out)
		}
		return out, err
	}
	if !lock.Duplicate(err) {
		return out, err
	}
	prior, err := requests.PriorRequest()
	if err != nil && fault.Of(err).Kind == fault.Missing {
		return out, lock.ErrAgain // whoever had claimed it was undone
	}
	if err != nil {
		return out, err
	}
	return replay[T](prior, tx.Actor().Key)
}

func replay[T any](prior running.Request, key *access.IdempotencyKey) (out T, err error) {
	if prior.BodyHash != key.Hash || prior.Route != key.Route {
		return out, fault.New(fault.Invalid, "key_reused", "This request key was already used for a different request.")
	}
	if prior.Result == nil {
		return out, fault.Busy(errors.New("store: a kept request without a result"))
	}
	return out, json.Unmarshal([]byte(*prior.Result), &out)
}

// Audit notes in the same transaction what the actor did to which object, with
// a SHA-256 of its JSON before and after (nil for none).
func Audit(tx *Tx, action, objectType string, object id.ID, before, after any) error {
	return running.In(tx).Audit(action, objectType, object, before, after)
}
