// Package identity holds the rules by which the program knows who somebody
// is: passwords, tokens, second factors and pseudonyms. It is pure: it stores
// nothing, and takes time and randomness from a clock.
package identity

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// MinSecret is the least number of bytes in the secret and the export key.
const MinSecret = 32

// ErrShortKey is returned by NewKeys for a secret or key under MinSecret.
var ErrShortKey = errors.New("a secret needs 32 bytes or more")

// Keys are the derived keys, one per purpose, so that nothing made for one
// purpose is ever accepted for another. They never print: fmt looks into the
// unexported fields of others without asking, but does not follow a pointer.
type Keys struct{ *keySet }

type keySet struct{ access, refresh, link, recovery, seal, cursor, export []byte }

// NewKeys derives every key from the one secret. The export key, which makes
// the pseudonyms, is derived too when exportKey is empty; given on its own, it
// lets the secret be changed without changing a pseudonym.
func NewKeys(secret, exportKey []byte) (Keys, error) {
	if len(secret) < MinSecret || len(exportKey) > 0 && len(exportKey) < MinSecret {
		return Keys{}, ErrShortKey
	}
	k := keySet{
		access:   derive(secret, "access"),
		refresh:  derive(secret, "refresh"),
		link:     derive(secret, "link"),
		recovery: derive(secret, "recovery"),
		seal:     derive(secret, "seal"),
		cursor:   derive(secret, "cursor"),
		export:   exportKey,
	}
	if len(exportKey) == 0 {
		k.export = derive(secret, "export")
	}
	return Keys{&k}, nil
}

// Format writes "[hidden]" whatever the verb.
func (Keys) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[hidden]")) }

// LogValue keeps the keys out of the log.
func (Keys) LogValue() slog.Value { return slog.StringValue("[hidden]") }

// MarshalJSON keeps the keys out of every document.
func (Keys) MarshalJSON() ([]byte, error) { return []byte(`"[hidden]"`), nil }

func derive(secret []byte, label string) []byte {
	key, err := hkdf.Key(sha256.New, secret, nil, "tandem "+label+" 1", 32)
	if err != nil {
		panic("identity: " + err.Error()) // only for lengths that are not used here
	}
	return key
}

func mac(key []byte, message string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(message))
	return h.Sum(nil)
}

var lower32 = base32.StdEncoding.WithPadding(base32.NoPadding)

// readable is lower-case base32: it survives a mail client, a double click
// and being read out over the telephone.
func readable(b []byte) string { return strings.ToLower(lower32.EncodeToString(b)) }
