package identity

import (
	"crypto/sha256"

	"tandem/internal/clock"
	"tandem/internal/id"
)

const linkBytes = 20 // 160 bits

// LinkToken is the secret part of a mailed link. It follows from the link's
// kind and id, so that neither the database nor the outbox holds it: the mail
// worker makes it while sending, the database knows its hash.
func (k Keys) LinkToken(kind string, link id.ID) string {
	return readable(mac(k.link, kind+"|"+link.String())[:linkBytes])
}

// LinkHash is what is stored of a link token and what it is looked up by.
func LinkHash(token string) []byte {
	sum := sha256.Sum256([]byte("link|" + token))
	return sum[:]
}

// analystPrefix lets a secret scanner know one of our tokens.
const analystPrefix = "tdm_"

const analystBytes = 32 // 256 bits

// NewAnalystToken draws a token for the evaluation API. It is shown once; the
// hash is what is stored.
func NewAnalystToken(c *clock.Clock) (token string, hash []byte) {
	token = analystPrefix + readable(c.Bytes(analystBytes))
	return token, analystSum(token)
}

// AnalystHash gives the hash to look a presented token up by; ok is false for
// anything that does not have the form of one.
func AnalystHash(token string) (hash []byte, ok bool) {
	if len(token) != len(analystPrefix)+(analystBytes*8+4)/5 || token[:len(analystPrefix)] != analystPrefix {
		return nil, false
	}
	return analystSum(token), true
}

func analystSum(token string) []byte {
	sum := sha256.Sum256([]byte("analyst|" + token))
	return sum[:]
}
