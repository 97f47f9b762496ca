package identity

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"tandem/internal/clock"
)

func TestAShortSecretMakesNoKeys(t *testing.T) {
	for _, c := range []struct {
		secret, export string
		ok             bool
	}{
		{strings.Repeat("s", 32), "", true},
		{strings.Repeat("s", 31), "", false},
		{"", "", false},
		{strings.Repeat("s", 32), strings.Repeat("e", 32), true},
		{strings.Repeat("s", 32), strings.Repeat("e", 31), false},
	} {
		if _, err := NewKeys([]byte(c.secret), []byte(c.export)); (err == nil) != c.ok {
			t.Errorf("%d and %d bytes: %v", len(c.secret), len(c.export), err)
		}
	}
}

func TestKeysAreDistinctAndNeverPrint(t *testing.T) {
	k := keys(t)
	seen := map[string]bool{}
	for _, key := range [][]byte{k.access, k.refresh, k.link, k.recovery, k.seal, k.export, k.cursor} {
		if len(key) != 32 || seen[string(key)] {
			t.Errorf("a key is short or used twice")
		}
		seen[string(key)] = true
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "keys", k)
	text, _ := json.Marshal(k)
	held := struct{ Keys Keys }{k}
	inside := fmt.Sprintf("%+v", struct{ keys Keys }{k})
	if strings.Contains(inside, fmt.Sprint(k.access)) {
		t.Errorf("printed inside as %q", inside)
	}
	for _, out := range []string{fmt.Sprint(k), fmt.Sprintf("%+v", held), fmt.Sprintf("%#v", k), fmt.Sprintf("%x", k), log.String(), string(text)} {
		if !strings.Contains(out, "[hidden]") || len(out) > 120 {
			t.Errorf("printed as %q", out)
		}
	}
}

// The values were computed apart from this code, with another language's
// library: an upgrade that changes them would break every mailed link and
// every pseudonym already published.
func TestTokensAndPseudonymsStayWhatTheyWere(t *testing.T) {
	k := keys(t)
	if got := k.LinkToken("reset", account); got != "6tmmdqdzbzctiviu3hax3q5pyiq6yavh" {
		t.Errorf("link token %s", got)
	}
	if got := k.Person(account, session); got != "p_zo3zjf7zj7ky" {
		t.Errorf("pseudonym from the derived key %s", got)
	}
	own := make([]byte, 32)
	for i := range own {
		own[i] = byte(i)
	}
	given, err := NewKeys([]byte(strings.Repeat("another secret ", 3)), own)
	if err != nil {
		t.Fatal(err)
	}
	if got := given.Person(account, session); got != "p_ruicngkcxyf6" {
		t.Errorf("pseudonym from the given key %s", got)
	}
	if got := given.Pseudonym("g", "01ARZ3NDEKTSV4RRFFQ69G5FAW", session); got != "g_6tq2xj7fbzli" {
		t.Errorf("pseudonym in another cohort %s", got)
	}
}

func TestALinkTokenBelongsToItsKindIdAndSecret(t *testing.T) {
	k := keys(t)
	token := k.LinkToken("reset", account)
	if !regexp.MustCompile(`^[a-z2-7]{32}$`).MatchString(token) {
		t.Errorf("token %q", token)
	}
	other, _ := NewKeys([]byte(strings.Repeat("o", 32)), nil)
	for _, differs := range []string{k.LinkToken("invitation", account), k.LinkToken("reset", session), other.LinkToken("reset", account)} {
		if differs == token {
			t.Error("two links share a token")
		}
	}
	if len(LinkHash(token)) != 32 || !bytes.Equal(LinkHash(token), LinkHash(token)) || bytes.Equal(LinkHash(token), LinkHash(token+"a")) {
		t.Error("the hash does not identify the token")
	}
}

func TestAnAnalystTokenIsKnownByItsHash(t *testing.T) {
	c := clock.Fixed(noon, 1)
	token, hash := NewAnalystToken(c)
	again, _ := NewAnalystToken(c)
	if token == again || !regexp.MustCompile(`^tdm_[a-z2-7]{52}$`).MatchString(token) {
		t.Errorf("tokens %q, %q", token, again)
	}
	if got, ok := AnalystHash(token); !ok || !bytes.Equal(got, hash) {
		t.Error("the token is not found by its hash")
	}
	for _, bad := range []string{"", "tdm_", "tdm", token[:len(token)-1], token + "a", "xxx_" + token[4:]} {
		if _, ok := AnalystHash(bad); ok {
			t.Errorf("%q looks like a token", bad)
		}
	}
}

func TestASealedSecretOpensForItsOwnerOnly(t *testing.T) {
	k, c := keys(t), clock.Fixed(noon, 1)
	plain := NewTOTPSecret(c)
	sealed := k.Seal(c, account, plain)
	if bytes.Contains(sealed, plain) || bytes.Equal(sealed, k.Seal(c, account, plain)) {
		t.Error("the seal shows something")
	}
	if got, err := k.Open(account, sealed); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("opened %x, %v", got, err)
	}
	if _, err := k.Open(session, sealed); err != ErrSealed {
		t.Errorf("opened for another account: %v", err)
	}
	other, _ := NewKeys([]byte(strings.Repeat("o", 32)), nil)
	if _, err := other.Open(account, sealed); err != ErrSealed {
		t.Errorf("opened with another secret: %v", err)
	}
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := k.Open(account, changed); err != ErrSealed {
			t.Errorf("byte %d changed: %v", i, err)
		}
		if _, err := k.Open(account, sealed[:i]); err != ErrSealed {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
}
