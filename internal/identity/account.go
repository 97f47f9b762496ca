package identity

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
)

// Account is a person's sign-in. PasswordHash is empty until a password is
// set; Factor is the sealed second-factor secret, which counts once it is
// proven. Secrets stay out of every document.
type Account struct {
	ID           id.ID
	PersonID     id.ID
	PasswordHash string     `json:"-"`
	Factor       []byte     `gorm:"column:totp_secret" json:"-"`
	FactorSince  *time.Time `gorm:"column:totp_confirmed_at"`
	FactorStep   int64      `gorm:"column:totp_step" json:"-"`
	DisabledAt   *time.Time
	CreatedAt    time.Time
	Version      int64
}

// Proven tells whether the account has a confirmed second factor.
func (a Account) Proven() bool { return a.FactorSince != nil }

// Profile is an account as its owner reads it. Version is the person's: that of
// what the owner can change.
type Profile struct {
	ID                id.ID
	Name, Email       string
	Roles             []access.Role
	SecondFactor      bool
	RecoveryCodesLeft int
	Version           int64
}
