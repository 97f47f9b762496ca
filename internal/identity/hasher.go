package identity

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"tandem/internal/clock"
	"tandem/internal/fault"
)

// cost is what a hash takes: memory in KiB, passes, lanes.
type cost struct {
	memory uint32
	passes uint32
	lanes  uint8
}

// present is the cost of a password hash; an older one is stale.
var present = cost{memory: 19 * 1024, passes: 2, lanes: 1}

// mostMemory bounds what a stored hash can make the program allocate.
const mostMemory = 256 * 1024

const (
	saltBytes = 16
	keyBytes  = 32
)

// Hasher hashes passwords with Argon2id, a few at a time: each takes 19 MiB,
// and a crowd of sign-ins must not take the memory of everything else.
type Hasher struct {
	clock  *clock.Clock
	slots  chan struct{}
	decoy  string
	derive func(password, salt []byte, passes, memory uint32, lanes uint8, length uint32) []byte
	worked atomic.Int64
}

// NewHasher makes a hasher that works on atOnce passwords at the same time.
func NewHasher(c *clock.Clock, atOnce int) *Hasher {
	return &Hasher{
		clock: c, slots: make(chan struct{}, max(1, atOnce)), derive: argon2.IDKey,
		decoy: phc(present, c.Bytes(saltBytes), c.Bytes(keyBytes)), // the hash of nothing anybody can type
	}
}

// Hash gives the PHC string to store. It waits for its turn as long as ctx
// allows and is then a Busy fault.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := h.clock.Bytes(saltBytes)
	key, err := h.work(ctx, present, password, salt, keyBytes)
	if err != nil {
		return "", err
	}
	return phc(present, salt, key), nil
}

// Verify tells whether the password is the one hashed, and whether the hash is
// stale and should be made anew. An empty hash stands for an unknown account:
// it takes the same time and is never right.
func (h *Hasher) Verify(ctx context.Context, hash, password string) (right, stale bool, err error) {
	if hash == "" {
		hash = h.decoy
	}
	c, salt, want, ok := parsePHC(hash)
	if !ok {
		return false, false, fmt.Errorf("identity: a stored password hash cannot be read")
	}
	key, err := h.work(ctx, c, password, salt, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	right = subtle.ConstantTimeCompare(key, want) == 1
	return right, right && (c != present || len(salt) != saltBytes || len(want) != keyBytes), nil
}

func (h *Hasher) work(ctx context.Context, c cost, password string, salt []byte, length uint32) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, fault.Busy(ctx.Err())
	}
	// One spelling of é: two keyboards write it in two ways.
	plain := norm.NFC.Bytes([]byte(password))
	h.worked.Add(1)
	return h.derive(plain, salt, c.passes, c.memory, c.lanes, length), nil
}

// Worked counts the passwords that were hashed. Two ways of being refused take the
// same time because the same work was done in both, which this tells.
func (h *Hasher) Worked() int64 { return h.worked.Load() }

func phc(c cost, salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.lanes,
		b64.EncodeToString(salt), b64.EncodeToString(key))
}

func parsePHC(s string) (c cost, salt, key []byte, ok bool) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, false
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.lanes); err != nil || n != 3 {
		return c, nil, nil, false
	}
	b64 := base64.RawStdEncoding.Strict()
	salt, err := b64.DecodeString(parts[4])
	if err != nil || len(salt) < 8 || len(salt) > 64 {
		return c, nil, nil, false
	}
	key, err = b64.DecodeString(parts[5])
	ok = err == nil && len(key) >= 16 && len(key) <= 64 &&
		c.memory >= 8 && c.memory <= mostMemory && c.passes >= 1 && c.passes <= 16 && c.lanes >= 1 && c.lanes <= 16 &&
		phc(c, salt, key) == s // nothing after the numbers, nothing written in two ways
	return c, salt, key, ok
}
