package pairing

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"tandem/internal/matching/blossom"
)

// ErrMismatch is in every error of Check that is about the result.
var ErrMismatch = errors.New("the result does not belong to this input")

// Check proves a stored result anew from its input, without searching for it:
// the certificate is verified against the rules and points of the input, and
// everything that the result says is worked out again and compared byte by
// byte. Errors: ErrMismatch, ErrUnproved, or as Open.
func Check(ctx context.Context, p Problem, r Result) error {
	m, err := prepare(p)
	if err != nil {
		return err
	}
	if hash := fingerprint(m.p); hash != r.InputHash {
		return fmt.Errorf("%w: the hash of the input is %s, the result was made from %s", ErrMismatch, hash, r.InputHash)
	}
	s := &Session{m: m}
	if s.survey, err = m.survey(ctx, nil); err != nil {
		return err
	}
	if s.best, err = m.stored(ctx, r, s.survey); err != nil {
		return err
	}
	s.drafted = m.drafting(s.best.mate)
	again, err := s.assemble(ctx, Options{})
	if err != nil {
		return err
	}
	if !bytes.Equal(encoded(again), encoded(r)) {
		return fmt.Errorf("%w: what it says about the pairs differs from what the input gives", ErrMismatch)
	}
	return nil
}

// stored verifies the pairs and the certificate of a result.
func (m *model) stored(ctx context.Context, r Result, s *survey) (*solution, error) {
	w, err := m.pack(m.p.Config.Criteria.Keep, 1)
	if err != nil {
		return nil, err
	}
	t := plain(w)
	g, err := m.graph(ctx, t, s)
	if err != nil {
		return nil, err
	}
	mate := m.partners(r.Pairs())
	claimed := blossom.Matching{Mate: make([]int, len(g.people)), Certificate: r.Proof.Certificate}
	vertex := make(map[int32]int, len(g.people))
	for u, person := range g.people {
		vertex[person] = u
	}
	for u, person := range g.people {
		claimed.Mate[u] = -1
		if v, ok := vertex[mate[person]]; ok {
			claimed.Mate[u] = v
		}
	}
	for _, e := range g.edges {
		if claimed.Mate[e.U] == e.V {
			claimed.Size++
			claimed.Weight += e.Weight
		}
	}
	return m.prove(g, t, claimed)
}

// encoded is the canonical JSON of a result.
func encoded(r Result) []byte {
	data, err := json.Marshal(r)
	if err != nil {
		panic("pairing: " + err.Error()) // texts, numbers and lists of them can always be written as JSON
	}
	return data
}
