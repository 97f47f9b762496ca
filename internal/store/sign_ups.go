package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
)

type signUpRow struct {
	ID           id.ID
	Name         string
	Email        string
	PasswordHash string
	CreatedAt    time.Time
	ExpiresAt    time.Time
	UsedAt       *time.Time
}

// AddSignUp keeps a request for an account until its link is followed.
func (tx *Tx) AddSignUp(s identity.SignUp) error {
	r := signUpRow(s)
	r.Email = programme.TidyAddress(s.Email)
	return tx.insert("sign_ups", &r)
}

// SignUp reads one request for an account.
func (tx *Tx) SignUp(key id.ID) (identity.SignUp, error) {
	var r signUpRow
	err := one(tx.from("sign_ups").Where("id = ?", key), &r)
	return identity.SignUp(r), err
}

// CloseSignUps settles every open request of an address, once one of them was
// confirmed: the others must not become a second way in.
func (tx *Tx) CloseSignUps(email string) error {
	_, err := tx.update("sign_ups", map[string]any{"used_at": tx.Now}, "email = ? AND used_at IS NULL", programme.TidyAddress(email))
	return err
}

// ForgetSignUps removes requests that expired before an instant: they hold a
// name and an address of somebody who never confirmed them.
func (tx *Tx) ForgetSignUps(before time.Time) error {
	return tx.remove("sign_ups", &signUpRow{}, "expires_at < ?", before)
}

// InvitedAddress is the address that a partner's invitation was sent to.
func (tx *Tx) InvitedAddress(invitation id.ID) (string, error) {
	var found struct{ Email string }
	err := one(tx.from("partner_invitations").Select("email").Where("id = ?", invitation), &found)
	return found.Email, err
}
