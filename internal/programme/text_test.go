package programme

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Characters that cannot be seen, by name: in source they would not be seen.
const (
	noBreak   = "\u00a0"
	zeroWidth = "\u200b"
	joiner    = "\u200d"
	byteOrder = "\ufeff"
	leftMark  = "\u200e"
	acute     = "\u0301" // of the letter before it
)

func TestWhatLooksTheSameIsTheSame(t *testing.T) {
	cases := []struct{ typed, line, address string }{
		{" Zoe" + acute + " ", "Zo\u00e9", "zo\u00e9"},
		{zeroWidth + "Ada" + byteOrder, "Ada", "ada"},
		{noBreak + "Ada" + noBreak + " Byron\t", "Ada Byron", "ada" + noBreak + " byron"},
		{"Ada\r\nByron", "Ada Byron", "ada\r\nbyron"},
		{"ADA@Example.org" + leftMark, "ADA@Example.org", "ada@example.org"},
		{"\u0915\u094d" + joiner + "\u0937", "\u0915\u094d" + joiner + "\u0937", "\u0915\u094d" + joiner + "\u0937"}, // a letter is joined
		{joiner + " \x00 " + zeroWidth, "", ""},
	}
	for _, c := range cases {
		if got := TidyLine(c.typed); got != c.line {
			t.Errorf("the line %+q is %+q, want %+q", c.typed, got, c.line)
		}
		if got := TidyAddress(c.typed); got != c.address {
			t.Errorf("the address %+q is %+q, want %+q", c.typed, got, c.address)
		}
	}
}

func TestTidyingTwiceIsTidyingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringOf(rapid.SampledFrom([]rune("aZé"+acute+noBreak+zeroWidth+joiner+byteOrder+"\r\n\t .@"))).Draw(t, "typed")
		for name, tidy := range map[string]func(string) string{"line": TidyLine, "long": TidyLong, "address": TidyAddress, "any": Tidy} {
			once := tidy(typed)
			if tidy(once) != once || !norm.NFC.IsNormalString(once) {
				t.Fatalf("%s: %+q is %+q and then %+q", name, typed, once, tidy(once))
			}
			ends := []rune(once)
			if len(ends) > 0 && (Unseen(ends[0]) || Unseen(ends[len(ends)-1])) {
				t.Fatalf("%s: %+q begins or ends unseen", name, once)
			}
		}
		if line := TidyLine(typed); strings.ContainsFunc(line, unicode.IsControl) {
			t.Fatalf("%+q is no line", line)
		}
	})
}

func TestWhatIsNoAddress(t *testing.T) {
	for _, address := range []string{
		"ada@example.org", "ADA@EXAMPLE.ORG ", "o'neil@example.co.uk", "a+b@example.org", "zo\u00e9@example.org",
	} {
		if problem := AddressProblem(address); problem != "" {
			t.Errorf("%+q: %s", address, problem)
		}
	}
	for address, want := range map[string]string{
		"":                                   "Enter an email address",
		"a" + zeroWidth + "da@example.org":   "cannot be seen",
		"ada@exam" + joiner + "ple.org":      "cannot be seen",
		"ada @example.org":                   "cannot be seen",
		"ada@example.org\r\nBcc: x@evil.org": "cannot be seen",
		"a@[127.0.0.1]":                      "correct format",
		`"ada"@example.org`:                  "correct format",
		"ada@localhost":                      "correct format",
		"Ada <ada@example.org>":              "cannot be seen",
		"ada":                                "correct format",
		strings.Repeat("a", 250) + "@b.org":  "254 characters",
	} {
		if problem := AddressProblem(address); !strings.Contains(problem, want) {
			t.Errorf("%+q: %q, want %q", address, problem, want)
		}
	}
}
