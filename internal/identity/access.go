package identity

import (
	"encoding/json"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// AccessLife is how long an access token is good for. The session behind it
// is read on every request, so ending one works before that.
const AccessLife = 15 * time.Minute

const (
	issuer        = "tandem"
	accessPurpose = "access"
	accessMost    = 1024             // bytes; one of ours has about 350
	skew          = 60 * time.Second // between the clocks of several copies
)

// Access is all that an access token says. Account is empty for a session
// that began with a personal link.
type Access struct {
	Account id.ID
	Session id.ID
}

// Tokens issues and reads the tokens of sessions.
type Tokens struct {
	keys     Keys
	audience string
	clock    *clock.Clock
	parser   *jwt.Parser
}

// NewTokens makes tokens for one audience, the address of the installation: a
// token of another one is refused even under the same secret.
func NewTokens(keys Keys, audience string, c *clock.Clock) *Tokens {
	return &Tokens{keys: keys, audience: audience, clock: c, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithStrictDecoding(),
		jwt.WithAudience(audience), jwt.WithIssuer(issuer),
		jwt.WithLeeway(skew), jwt.WithTimeFunc(c.Now),
	)}
}

type accessClaims struct {
	jwt.RegisteredClaims
	Session string `json:"sid"`
	Purpose string `json:"purpose"`
}

// UnmarshalJSON takes whole numbers for times; jwt's own dates take text and
// fractions as well.
func (c *accessClaims) UnmarshalJSON(text []byte) error {
	var times struct {
		IssuedAt  *int64 `json:"iat"`
		NotBefore *int64 `json:"nbf"`
		ExpiresAt *int64 `json:"exp"`
	}
	if err := json.Unmarshal(text, &times); err != nil {
		return err
	}
	type plain accessClaims
	return json.Unmarshal(text, (*plain)(c))
}

// IssueAccess makes an access token and tells when it ends.
func (t *Tokens) IssueAccess(a Access) (token string, expires time.Time) {
	now := t.clock.Now().Truncate(time.Second)
	expires = now.Add(AccessLife)
	claims := accessClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Audience: jwt.ClaimStrings{t.audience}, Subject: a.Account.String(),
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(expires),
		},
		Session: a.Session.String(), Purpose: accessPurpose,
	}
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(t.keys.access)
	if err != nil {
		panic("identity: " + err.Error()) // a map of strings always marshals
	}
	return token, expires
}

// ReadAccess accepts only an unexpired access token that this installation
// issued; everything else is one and the same fault.
func (t *Tokens) ReadAccess(token string) (Access, error) {
	if len(token) > accessMost {
		return Access{}, ended(nil)
	}
	var claims accessClaims
	_, err := t.parser.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return t.keys.access, nil })
	if err != nil || claims.IssuedAt == nil || claims.Purpose != accessPurpose {
		return Access{}, ended(err)
	}
	session, err := id.Parse(claims.Session)
	if err != nil {
		return Access{}, ended(err)
	}
	account, err := id.Parse(claims.Subject)
	if err != nil && claims.Subject != "" {
		return Access{}, ended(err)
	}
	return Access{Account: account, Session: session}, nil
}

// ended is the one answer to a token that is not good, whatever the reason;
// the reason goes to the log.
func ended(cause error) error {
	f := fault.New(fault.Unauthenticated, "session_ended", "Your session has ended. Sign in again.")
	f.Cause = cause
	return f
}
