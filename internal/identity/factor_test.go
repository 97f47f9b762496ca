package identity

import (
	"bytes"
	"net/url"
	"strings"
	"testing"
	"time"

	"tandem/internal/clock"
)

// RFC 6238, appendix B, SHA1, cut to six digits.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	shared := []byte("12345678901234567890")
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471",
		1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		if got := TOTPCode(shared, time.Unix(at, 0)); got != want {
			t.Errorf("at %d: %s, want %s", at, got, want)
		}
	}
}

func TestACodeWorksOnceWithinHalfAMinuteEitherWay(t *testing.T) {
	shared := []byte("12345678901234567890")
	code := TOTPCode(shared, noon)
	for shift, want := range map[time.Duration]bool{-60: false, -30: true, 0: true, 29: true, 59: true, 60: false, 90: false} {
		if _, ok := CheckTOTP(shared, code, noon.Add(shift*time.Second), 0); ok != want {
			t.Errorf("%d seconds later: %v", shift, ok)
		}
	}
	used, ok := CheckTOTP(shared, code[:3]+" "+code[3:], noon, 0)
	if !ok || used != noon.Unix()/30 {
		t.Fatalf("step %d, %v", used, ok)
	}
	if _, ok := CheckTOTP(shared, code, noon, used); ok {
		t.Error("the same code works twice")
	}
	if _, ok := CheckTOTP(shared, TOTPCode(shared, noon.Add(-30*time.Second)), noon, used); ok {
		t.Error("an older code works after a newer one")
	}
	if _, ok := CheckTOTP(shared, TOTPCode(shared, noon.Add(30*time.Second)), noon, used); !ok {
		t.Error("the next code does not work")
	}
	for _, bad := range []string{"", "0", "abcdef", code + "0", code[:5], "١٢٣٤٥٦"} {
		if _, ok := CheckTOTP(shared, bad, noon, 0); ok {
			t.Errorf("%q works", bad)
		}
	}
}

func TestTheAddressForAuthenticatorAppsIsWellFormed(t *testing.T) {
	u, err := url.Parse(TOTPURI([]byte("12345678901234567890"), "Leading & Learning", "o'brien+x@example.org"))
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Leading & Learning:o'brien+x@example.org" {
		t.Fatalf("%v, %v", u, err)
	}
	if q := u.Query(); q.Get("secret") != "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" || q.Get("issuer") != "Leading & Learning" || strings.Contains(u.RawQuery, "+") {
		t.Errorf("query %s", u.RawQuery)
	}
}

func TestRecoveryCodesAreTenAndBoundToTheAccount(t *testing.T) {
	k := keys(t)
	codes, hashes := k.NewRecoveryCodes(clock.Fixed(noon, 1), account)
	if len(codes) != 10 || len(hashes) != 10 {
		t.Fatalf("%d codes, %d hashes", len(codes), len(hashes))
	}
	seen := map[string]bool{}
	for i, code := range codes {
		if seen[code] || len(code) != 19 {
			t.Errorf("code %q", code)
		}
		seen[code] = true
		typed := " " + strings.ToUpper(strings.ReplaceAll(code, "-", " "))
		if !bytes.Equal(k.RecoveryHash(account, typed), hashes[i]) {
			t.Errorf("%q is not known as %q", typed, code)
		}
		if bytes.Equal(k.RecoveryHash(session, code), hashes[i]) {
			t.Error("a code works for another account")
		}
	}
}
