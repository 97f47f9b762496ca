package account

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// SignUps are addresses for which an account was asked for.
var SignUps = lock.Table{
	Name: "sign_ups",
	Sees: lock.Rules{
		access.Gate: lock.Always,
	},
	Changes: lock.Rules{
		access.Gate: lock.Always,
	},
	Adds: []access.Role{access.Gate},
}

type signUpRow struct {
	ID        id.ID
	Email     string
	CreatedAt time.Time
	ExpiresAt time.Time
	UsedAt    *time.Time
}

// AddSignUp keeps a request for an account until its link is followed.
func (in Rows) AddSignUp(s identity.SignUp) error {
	r := signUpRow(s)
	r.Email = programme.TidyAddress(s.Email)
	return lock.Insert(in.tx, SignUps, &r)
}

// SignUp reads one request for an account.
func (in Rows) SignUp(key id.ID) (identity.SignUp, error) {
	var r signUpRow
	err := lock.One(lock.From(in.tx, SignUps).Where("id = ?", key), &r)
	return identity.SignUp(r), err
}

// CloseSignUps settles every open request of an address, once one of them was
// confirmed: the others must not become a second way in.
func (in Rows) CloseSignUps(email string) error {
	_, err := lock.Update(in.tx, SignUps, map[string]any{"used_at": in.tx.Now}, "email = ? AND used_at IS NULL", programme.TidyAddress(email))
	return err
}

// ForgetSignUps removes requests that expired before an instant: they hold an
// address of somebody who never opened the mail.
func (in Rows) ForgetSignUps(before time.Time) error {
	return lock.Remove(in.tx, SignUps, &signUpRow{}, "expires_at < ?", before)
}
