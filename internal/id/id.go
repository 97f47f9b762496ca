// Package id names things. An ID is made by the application, never by the
// database, so that a row can be referred to before it is written.
package id

import (
	"errors"

	"github.com/oklog/ulid/v2"
)

// ID is a ULID in its canonical form: 26 upper-case Crockford base32
// characters, ordered by the millisecond in which it was made. The empty ID
// stands for "none".
type ID string

// ErrMalformed is returned by Parse for anything but a canonical ULID.
var ErrMalformed = errors.New("not an id")

// Parse accepts only the canonical form, so that one thing has one name:
// lower case and the overflowing "8Z…" are refused with ErrMalformed.
func Parse(s string) (ID, error) {
	u, err := ulid.ParseStrict(s)
	if err != nil || u.String() != s {
		return "", ErrMalformed
	}
	return ID(s), nil
}

// String returns the canonical form.
func (i ID) String() string { return string(i) }

// Empty tells whether the ID names nothing.
func (i ID) Empty() bool { return i == "" }
