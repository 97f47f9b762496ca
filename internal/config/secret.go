package config

import (
	"fmt"
	"log/slog"
	"net/url"
)

const hidden = "[hidden]"

// Secret is a value that never prints: not with any verb of fmt, not as JSON,
// not in a log. It is held by a pointer, since fmt looks into fields of others
// without asking.
type Secret struct{ value *string }

// NewSecret wraps a value.
func NewSecret(value string) Secret { return Secret{&value} }

// UnmarshalText takes the value from a flag or the environment.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}

// Reveal gives the value to whoever has a use for it.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// Empty tells whether there is no value.
func (s Secret) Empty() bool { return s.Reveal() == "" }

// String says that something is hidden, or nothing if there is nothing.
func (s Secret) String() string {
	if s.Empty() {
		return ""
	}
	return hidden
}

// Format prints String whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(s.String())) }

// MarshalText keeps the value out of documents.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue keeps the value out of the log.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Address is a connection address that prints without its password.
type Address struct{ Secret }

// NewAddress wraps an address.
func NewAddress(value string) Address { return Address{NewSecret(value)} }

// String is the address with the password hidden. One that cannot be read as
// an address is hidden whole, since it may hold a password anywhere.
func (a Address) String() string {
	u, err := url.Parse(a.Reveal())
	if err != nil || u.Opaque != "" || u.Scheme != "" && u.Host == "" {
		return a.Secret.String()
	}
	if _, has := u.User.Password(); !has {
		return a.Reveal()
	}
	u.User = url.User(u.User.Username())
	shown := u.String()
	return shown[:len(u.Scheme)+3+len(u.User.String())] + ":" + hidden + shown[len(u.Scheme)+3+len(u.User.String()):]
}

// Format prints String whatever the verb.
func (a Address) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(a.String())) }

// MarshalText keeps the password out of documents.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// LogValue keeps the password out of the log.
func (a Address) LogValue() slog.Value { return slog.StringValue(a.String()) }
