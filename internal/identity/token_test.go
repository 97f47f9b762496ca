package identity

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
)

const (
	secret  = "0123456789abcdef0123456789abcdef"
	account = id.ID("01ARZ3NDEKTSV4RRFFQ69G5FAV")
	session = id.ID("01BX5ZZKBKACTAV9WEVGEMMVRZ")
	home    = "https://tandem.example"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func keys(t testing.TB) Keys {
	t.Helper()
	k, err := NewKeys([]byte(secret), nil)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func tokens(t testing.TB) (*Tokens, *clock.Clock) {
	c := clock.Fixed(noon, 1)
	return NewTokens(keys(t), home, c), c
}

func refused(t *testing.T, why string, err error) {
	t.Helper()
	if f := fault.Of(err); err == nil || f.Kind != fault.Unauthenticated || f.Code != "session_ended" {
		t.Errorf("%s: %v", why, err)
	}
}

func TestAnAccessTokenSaysWhoAndWhichSessionAndNothingElse(t *testing.T) {
	ts, c := tokens(t)
	for _, want := range []Access{{Account: account, Session: session}, {Session: session}} {
		token, expires := ts.IssueAccess(want)
		if !expires.Equal(noon.Add(15 * time.Minute)) {
			t.Errorf("expires %v", expires)
		}
		if got, err := ts.ReadAccess(token); err != nil || got != want {
			t.Errorf("read %v, %v", got, err)
		}
		body, _ := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
		var claims map[string]any
		if err := json.Unmarshal(body, &claims); err != nil {
			t.Fatal(err)
		}
		for name := range claims {
			if !strings.Contains(" iss aud sub iat exp sid purpose ", " "+name+" ") {
				t.Errorf("the token also carries %s", name)
			}
		}
	}
	token, _ := ts.IssueAccess(Access{Account: account, Session: session})
	c.Advance(-skew) // a copy whose clock is behind
	if _, err := ts.ReadAccess(token); err != nil {
		t.Errorf("by a copy that is a minute behind: %v", err)
	}
	c.Advance(skew)
	c.Advance(AccessLife + skew - time.Second)
	if _, err := ts.ReadAccess(token); err != nil {
		t.Errorf("within the skew between copies: %v", err)
	}
	c.Advance(2 * time.Second)
	_, err := ts.ReadAccess(token)
	refused(t, "expired", err)
}

// sign makes a token with the real key, so that only the named thing is wrong.
func sign(t *testing.T, method jwt.SigningMethod, key any, change func(jwt.MapClaims)) string {
	t.Helper()
	claims := jwt.MapClaims{"iss": "tandem", "aud": []string{home}, "sub": account.String(), "sid": session.String(),
		"purpose": "access", "iat": noon.Unix(), "exp": noon.Add(time.Minute).Unix()}
	change(claims)
	token, err := jwt.NewWithClaims(method, claims).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestAnAccessTokenWithAnythingWrongIsRefused(t *testing.T) {
	ts, _ := tokens(t)
	key := ts.keys.access
	set := func(name string, value any) func(jwt.MapClaims) { return func(c jwt.MapClaims) { c[name] = value } }
	drop := func(name string) func(jwt.MapClaims) { return func(c jwt.MapClaims) { delete(c, name) } }
	same := func(jwt.MapClaims) {}
	hs := jwt.SigningMethodHS256
	if _, err := ts.ReadAccess(sign(t, hs, key, same)); err != nil {
		t.Fatalf("the control is refused: %v", err)
	}
	good := sign(t, hs, key, same)
	parts := strings.Split(good, ".")
	for why, token := range map[string]string{
		"empty":              "",
		"words":              "not a token",
		"alg none":           sign(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, same),
		"HS512":              sign(t, jwt.SigningMethodHS512, key, same),
		"the bare secret":    sign(t, hs, []byte(secret), same),
		"the refresh key":    sign(t, hs, ts.keys.refresh, same),
		"times as text":      sign(t, hs, key, set("exp", strconv.FormatInt(noon.Add(time.Minute).Unix(), 10))),
		"a birth as text":    sign(t, hs, key, set("iat", strconv.FormatInt(noon.Unix(), 10))),
		"half seconds":       sign(t, hs, key, set("exp", float64(noon.Add(time.Minute).Unix())+0.5)),
		"never issued":       sign(t, hs, key, drop("iat")),
		"other audience":     sign(t, hs, key, set("aud", []string{"https://other.example"})),
		"no audience":        sign(t, hs, key, drop("aud")),
		"other issuer":       sign(t, hs, key, set("iss", "other")),
		"no issuer":          sign(t, hs, key, drop("iss")),
		"no expiry":          sign(t, hs, key, drop("exp")),
		"expired":            sign(t, hs, key, set("exp", noon.Add(-skew-time.Second).Unix())),
		"from the future":    sign(t, hs, key, set("iat", noon.Add(skew+time.Second).Unix())),
		"not yet":            sign(t, hs, key, set("nbf", noon.Add(skew+time.Second).Unix())),
		"other purpose":      sign(t, hs, key, set("purpose", "reset")),
		"no purpose":         sign(t, hs, key, drop("purpose")),
		"no session":         sign(t, hs, key, drop("sid")),
		"session not an id":  sign(t, hs, key, set("sid", "1 OR 1=1")),
		"account not an id":  sign(t, hs, key, set("sub", "admin")),
		"session a number":   sign(t, hs, key, set("sid", 7)),
		"too long":           sign(t, hs, key, set("x", strings.Repeat("x", 1024))),
		"no signature":       parts[0] + "." + parts[1] + ".",
		"signature missing":  parts[0] + "." + parts[1],
		"four parts":         good + ".x",
		"other body":         parts[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"sub":"x"}`)) + "." + parts[2],
		"a space at the end": good + " ",
		"padded":             good + "=",
	} {
		_, err := ts.ReadAccess(token)
		refused(t, why, err)
	}
}

func TestEveryChangedCharacterOfAnAccessTokenIsNoticed(t *testing.T) {
	ts, _ := tokens(t)
	token, _ := ts.IssueAccess(Access{Account: account, Session: session})
	for i := range token {
		for _, other := range []byte("AQgwB-") {
			if token[i] == other {
				continue
			}
			changed := []byte(token)
			changed[i] = other
			if _, err := ts.ReadAccess(string(changed)); err == nil {
				t.Fatalf("changing character %d to %c goes unnoticed", i, other)
			}
		}
	}
}

func TestARefreshTokenOfAnyGenerationIsRecognised(t *testing.T) {
	ts, _ := tokens(t)
	for _, generation := range []int64{0, 1, 2, 99, 1<<63 - 1} {
		token := ts.IssueRefresh(session, generation)
		s, g, err := ts.ReadRefresh(token)
		if err != nil || s != session || g != generation {
			t.Errorf("generation %d: %v %v %v", generation, s, g, err)
		}
	}
}

func TestARefreshTokenWithAnythingWrongIsRefused(t *testing.T) {
	ts, _ := tokens(t)
	good := ts.IssueRefresh(session, 3)
	parts := strings.Split(good, ".")
	elsewhere, err := NewKeys([]byte(strings.Repeat("x", 32)), nil)
	if err != nil {
		t.Fatal(err)
	}
	access, _ := ts.IssueAccess(Access{Session: session})
	for why, token := range map[string]string{
		"empty": "", "dots": "..", "access token": access,
		"next generation":   parts[0] + ".4." + parts[2],
		"leading zero":      parts[0] + ".03." + parts[2],
		"plus":              parts[0] + ".+3." + parts[2],
		"negative":          ts.IssueRefresh(session, -1),
		"overflow":          parts[0] + ".9223372036854775808." + parts[2],
		"other session":     account.String() + ".3." + parts[2],
		"lower-case id":     strings.ToLower(parts[0]) + ".3." + parts[2],
		"cut":               good[:len(good)-1],
		"longer":            good + "A",
		"other secret":      NewTokens(elsewhere, home, clock.Fixed(noon, 1)).IssueRefresh(session, 3),
		"session not an id": ts.IssueRefresh("x", 3),
	} {
		_, _, err := ts.ReadRefresh(token)
		refused(t, why, err)
	}
	for i := range good {
		changed := []byte(good)
		changed[i] ^= 1
		if _, _, err := ts.ReadRefresh(string(changed)); err == nil {
			t.Errorf("changing character %d goes unnoticed", i)
		}
	}
}

func FuzzReadTokens(f *testing.F) {
	ts := NewTokens(keys(f), home, clock.Fixed(noon, 1))
	access, _ := ts.IssueAccess(Access{Account: account, Session: session})
	refresh := ts.IssueRefresh(session, 3)
	for _, seed := range []string{access, refresh, "", "..", "a.b.c", session.String() + ".1."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := ts.ReadAccess(token); err == nil && token != access {
			t.Errorf("a second form of the access token is read: %q", token)
		}
		if s, g, err := ts.ReadRefresh(token); err == nil && ts.IssueRefresh(s, g) != token {
			t.Errorf("a second form of a refresh token is read: %q", token)
		}
	})
}
