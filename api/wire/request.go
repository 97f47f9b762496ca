package wire

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tandem/internal/access"
	"tandem/internal/fault"
)

// What a request may say outside its JSON, and nothing beyond it.

const bearerLimit = 4 << 10

func bearerOf(h http.Header) (string, error) {
	const scheme = "Bearer "
	sent := h["Authorization"]
	if len(sent) != 1 || len(sent[0]) > len(scheme)+bearerLimit || len(sent[0]) <= len(scheme) ||
		!strings.EqualFold(sent[0][:len(scheme)], scheme) {
		return "", unauthenticated()
	}
	return sent[0][len(scheme):], nil
}

// plainText tells whether a database stores s as it is.
func plainText(s string) bool {
	return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

func readBody(x *exchange, r *http.Request) ([]byte, error) {
	tooLarge := fault.New(fault.TooLarge, "too_large", "The request is larger than 1 MiB.")
	if r.ContentLength > BodyLimit {
		return nil, tooLarge
	}
	var buffer bytes.Buffer
	buffer.Grow(int(min(max(r.ContentLength, 0), 16<<10)) + bytes.MinRead)
	_, err := buffer.ReadFrom(http.MaxBytesReader(x.ResponseWriter, r.Body, BodyLimit))
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return nil, tooLarge
	case err != nil && r.Context().Err() != nil:
		return nil, r.Context().Err()
	case err != nil:
		return nil, unreadable("cut_off", "The request broke off before its end.")
	}
	return buffer.Bytes(), nil
}

// mediaType accepts JSON in UTF-8, neither compressed nor in another guise.
func mediaType(h http.Header) error {
	name, parameter, _ := strings.Cut(h.Get("Content-Type"), ";")
	parameter = strings.TrimSpace(parameter)
	charset := parameter == "" || strings.EqualFold(parameter, "charset=utf-8") || strings.EqualFold(parameter, `charset="utf-8"`)
	coded := h.Get("Content-Encoding") != "" && !strings.EqualFold(h.Get("Content-Encoding"), "identity")
	if !strings.EqualFold(strings.TrimSpace(name), "application/json") || !charset || coded || len(h["Content-Type"]) > 1 {
		return fault.New(fault.UnsupportedMedia, "not_json", "The request must be application/json in UTF-8.")
	}
	return nil
}

// ifMatch reads the version that the client saw. A weak tag counts as well: a
// proxy that compresses may weaken ours on the way out, and the number in it
// is exact all the same. "*" and lists do not name one version.
func ifMatch(h http.Header) (int64, error) {
	sent := h["If-Match"]
	if len(sent) == 0 || strings.TrimSpace(sent[0]) == "" {
		return 0, fault.New(fault.NeedsVersion, "version_missing", "Send the version you are changing as If-Match.")
	}
	tag := strings.TrimPrefix(strings.TrimSpace(sent[0]), "W/")
	digits := strings.TrimSuffix(strings.TrimPrefix(tag, `"`), `"`)
	version, err := strconv.ParseUint(digits, 10, 63)
	if err != nil || len(sent) > 1 || tag != `"`+strconv.FormatUint(version, 10)+`"` {
		return 0, unreadable("bad_version", `If-Match must be one version in quotes, such as "3".`)
	}
	return int64(version), nil
}

// idempotencyKey names the act that a POST intends. The path belongs to the
// act: one key used for two things is two acts.
func idempotencyKey(r *http.Request, raw []byte) (*access.IdempotencyKey, error) {
	sent := r.Header["Idempotency-Key"]
	if len(sent) == 0 {
		return nil, nil
	}
	key := sent[0]
	if len(sent) > 1 || len(key) == 0 || len(key) > 128 || strings.ContainsFunc(key, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return nil, unreadable("bad_idempotency_key", "Idempotency-Key must be 1 to 128 printable characters.")
	}
	sum := sha256.Sum256(raw)
	return &access.IdempotencyKey{Key: key, Route: r.Method + " " + r.URL.Path, Hash: hex.EncodeToString(sum[:])}, nil
}

// offers tells whether an Accept header takes one of some media types. The most
// exact range decides on a type, whatever its place, and weight 0 refuses it.
func offers(sent []string, types ...string) bool {
	if strings.TrimSpace(strings.Join(sent, "")) == "" {
		return true
	}
	return slices.ContainsFunc(types, func(offered string) bool {
		exact, taken := -1, false
		for one := range strings.SplitSeq(strings.Join(sent, ","), ",") {
			name, rest, _ := strings.Cut(one, ";")
			if n := rangeOf(strings.ToLower(strings.TrimSpace(name)), offered); n > exact {
				exact, taken = n, weighs(rest)
			}
		}
		return taken
	})
}

// rangeOf is how exactly a media range names a type: 2 for itself, 1 for its half,
// 0 for anything, and -1 for another.
func rangeOf(name, offered string) int {
	half, _, _ := strings.Cut(offered, "/")
	return slices.Index([]string{"*/*", half + "/*", offered}, name)
}

// weighs tells whether the parameters of a range give it any weight.
func weighs(parameters string) bool {
	for one := range strings.SplitSeq(parameters, ";") {
		name, text, _ := strings.Cut(one, "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
			return err == nil && q > 0
		}
	}
	return true
}
