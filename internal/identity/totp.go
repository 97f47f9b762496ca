package identity

import (
	"crypto/hmac"
	"crypto/sha1" // RFC 6238's default, and the only one that every authenticator app reads
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"net/url"
	"strings"
	"time"

	"tandem/internal/clock"
)

const (
	totpBytes  = 20
	totpPeriod = 30
	totpWindow = 1 // steps either way, for a telephone whose clock is off
)

// NewTOTPSecret draws the secret that a person's authenticator app shares.
func NewTOTPSecret(c *clock.Clock) []byte { return c.Bytes(totpBytes) }

// TOTPText is the secret as a person types it where no camera helps.
func TOTPText(secret []byte) string { return lower32.EncodeToString(secret) }

// TOTPURI is the otpauth address that an authenticator app understands.
func TOTPURI(secret []byte, service, email string) string {
	label := url.PathEscape(service) + ":" + url.PathEscape(email)
	query := url.Values{"secret": {TOTPText(secret)}, "issuer": {service},
		"algorithm": {"SHA1"}, "digits": {"6"}, "period": {"30"}}
	return "otpauth://totp/" + label + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// TOTPCode is the code of an instant.
func TOTPCode(secret []byte, at time.Time) string {
	return fmt.Sprintf("%06d", hotp(secret, step(at))%1_000_000)
}

// CheckTOTP tells whether a code is right now, and of which step it is. The
// caller stores the step and passes it as used the next time: a code of that
// step or an older one is refused, so that each works once. Spaces in the
// code do not matter.
func CheckTOTP(secret []byte, code string, now time.Time, used int64) (at int64, ok bool) {
	code = strings.ReplaceAll(code, " ", "")
	for s := step(now) - totpWindow; s <= step(now)+totpWindow; s++ {
		want := fmt.Sprintf("%06d", hotp(secret, s)%1_000_000)
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 && s > used {
			at, ok = s, true
		}
	}
	return at, ok
}

func step(at time.Time) int64 { return at.Unix() / totpPeriod }

// hotp is RFC 4226's truncated value before it is cut to digits.
func hotp(secret []byte, counter int64) uint32 {
	h := hmac.New(sha1.New, secret)
	_ = binary.Write(h, binary.BigEndian, counter)
	sum := h.Sum(nil)
	offset := sum[len(sum)-1] & 0x0f
	return binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
}
