package identity

import "strings"

// SealCursor hides a place in a list from whoever pages through it. The same
// place of the same list makes the same cursor, so that a page and its tag stay
// the same too; it opens for no other list.
func (k Keys) SealCursor(list, place string) string {
	nonce := mac(k.cursor, "nonce|"+list+"\x00"+place)[:nonceBytes]
	return readable(gcm(k.cursor).Seal(nonce, nonce, []byte(place), []byte(list)))
}

// OpenCursor gives the place that SealCursor hid, or ErrSealed.
func (k Keys) OpenCursor(list, cursor string) (place string, err error) {
	sealed, err := lower32.DecodeString(strings.ToUpper(cursor))
	if err != nil || len(sealed) < nonceBytes || cursor != readable(sealed) {
		return "", ErrSealed
	}
	plain, err := gcm(k.cursor).Open(nil, sealed[:nonceBytes], sealed[nonceBytes:], []byte(list))
	if err != nil {
		return "", ErrSealed
	}
	return string(plain), nil
}
