package identity

import (
	"strings"

	"tandem/internal/clock"
	"tandem/internal/id"
)

// RecoveryCodes is how many codes a person gets to keep for the day on which
// the telephone is gone.
const RecoveryCodes = 10

const (
	recoveryBytes  = 10 // 80 bits
	recoveryLength = 16 // of them, in characters
)

// NewRecoveryCodes draws the codes to show once, each with the hash to store.
func (k Keys) NewRecoveryCodes(c *clock.Clock, account id.ID) (codes []string, hashes [][]byte) {
	for range RecoveryCodes {
		text := readable(c.Bytes(recoveryBytes))
		code := text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:]
		codes, hashes = append(codes, code), append(hashes, k.RecoveryHash(account, code))
	}
	return codes, hashes
}

// LooksLikeRecovery tells whether somebody typed a recovery code rather than what
// an app shows.
func LooksLikeRecovery(code string) bool { return len(plainRecovery(code)) == recoveryLength }

func plainRecovery(code string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(code))
}

// RecoveryHash is what a code is stored and looked up by. It is keyed and
// bound to the account; capitals, spaces and hyphens do not matter.
func (k Keys) RecoveryHash(account id.ID, code string) []byte {
	return mac(k.recovery, account.String()+"|"+plainRecovery(code))
}
