package identity

import (
	"crypto/subtle"
	"encoding/base64"
	"strconv"
	"strings"

	"tandem/internal/id"
)

const refreshMost = 26 + 1 + 19 + 1 + 43

// IssueRefresh makes the refresh token of a session's generation. Nothing of
// it needs to be stored but the session's present generation: an older token
// still reads, and is thereby known as reuse.
func (t *Tokens) IssueRefresh(session id.ID, generation int64) string {
	body := session.String() + "." + strconv.FormatInt(generation, 10)
	return body + "." + base64.RawURLEncoding.EncodeToString(mac(t.keys.refresh, body))
}

// ReadRefresh tells which session and generation a token was issued for. It
// accepts a token in the one form in which it was issued.
func (t *Tokens) ReadRefresh(token string) (session id.ID, generation int64, err error) {
	parts := strings.Split(token, ".")
	if len(token) > refreshMost || len(parts) != 3 {
		return "", 0, ended(nil)
	}
	if session, err = id.Parse(parts[0]); err != nil {
		return "", 0, ended(err)
	}
	generation, err = strconv.ParseInt(parts[1], 10, 64)
	if err != nil || generation < 0 {
		return "", 0, ended(err)
	}
	if subtle.ConstantTimeCompare([]byte(t.IssueRefresh(session, generation)), []byte(token)) != 1 {
		return "", 0, ended(nil)
	}
	return session, generation, nil
}
