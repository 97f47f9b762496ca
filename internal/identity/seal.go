package identity

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"

	"tandem/internal/clock"
	"tandem/internal/id"
)

// ErrSealed is returned by Open for what was not sealed for this owner under
// this secret.
var ErrSealed = errors.New("identity: cannot be opened with this secret")

const (
	sealVersion = 1
	nonceBytes  = 12
)

// Seal encrypts a second-factor secret for storage. It opens only for the
// same owner, so that a row copied to another account is worthless.
func (k Keys) Seal(c *clock.Clock, owner id.ID, plain []byte) []byte {
	head := append([]byte{sealVersion}, c.Bytes(nonceBytes)...)
	return gcm(k.seal).Seal(head, head[1:], plain, []byte(owner))
}

// Open decrypts what Seal made, or returns ErrSealed.
func (k Keys) Open(owner id.ID, sealed []byte) ([]byte, error) {
	if len(sealed) < 1+nonceBytes || sealed[0] != sealVersion {
		return nil, ErrSealed
	}
	plain, err := gcm(k.seal).Open(nil, sealed[1:1+nonceBytes], sealed[1+nonceBytes:], []byte(owner))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// gcm makes the cipher of a derived key.
func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic("identity: " + err.Error()) // a derived key always has 32 bytes
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic("identity: " + err.Error()) // AES always has blocks of 16 bytes
	}
	return aead
}
