package store

import (
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
)

type accountRow struct {
	ID           id.ID
	PersonID     id.ID
	PasswordHash string
	Factor       []byte     `gorm:"column:totp_secret"`
	FactorSince  *time.Time `gorm:"column:totp_confirmed_at"`
	FactorStep   int64      `gorm:"column:totp_step"`
	DisabledAt   *time.Time
	CreatedAt    time.Time
	Version      int64
}

func (tx *Tx) account(q *gorm.DB) (identity.Account, error) {
	var r accountRow
	err := one(q, &r)
	return identity.Account(r), err
}

// Account reads one account.
func (tx *Tx) Account(key id.ID) (identity.Account, error) {
	return tx.account(tx.from("accounts").Where("id = ?", key))
}

// HoldAccount reads one account and keeps others from changing it until this
// transaction ends: whoever ends its sessions then also sees the one that
// begins here.
func (tx *Tx) HoldAccount(key id.ID) (identity.Account, error) {
	return tx.account(tx.from("accounts").Where("id = ?", key).Clauses(clause.Locking{Strength: "UPDATE"}))
}

// AccountOf reads the account of a person.
func (tx *Tx) AccountOf(person id.ID) (identity.Account, error) {
	return tx.account(tx.from("accounts").Where("person_id = ?", person))
}

// HasAccounts tells whether there is any account that the actor may see.
func (tx *Tx) HasAccounts() (bool, error) { return tx.any(tx.from("accounts")) }

// AddAccount keeps a new account; a person has one at most.
func (tx *Tx) AddAccount(a identity.Account) error {
	r := accountRow(a)
	return tx.insert("accounts", &r)
}

// SaveAccount keeps a changed account; a.Version is the one that was read. The
// step of the last code stays, because using a code makes no version: whoever
// read the account before must not make that code good again.
func (tx *Tx) SaveAccount(a identity.Account) error {
	r := accountRow(a)
	return tx.replace("accounts", &r, a.ID, a.Version, "totp_step")
}

// SaveFactor keeps an account whose second factor is another one, with the step
// from which its codes count.
func (tx *Tx) SaveFactor(a identity.Account) error {
	r := accountRow(a)
	return tx.replace("accounts", &r, a.ID, a.Version)
}

// UseFactorStep notes that a code of this step was used, once: of two equal
// codes at the same moment one is refused. It does not count as a change.
func (tx *Tx) UseFactorStep(account id.ID, step int64) (bool, error) {
	n, err := tx.update("accounts", map[string]any{"totp_step": step}, "id = ? AND totp_step < ?", account, step)
	return n == 1, err
}

type accountRole struct {
	AccountID id.ID
	Role      access.Role
	GrantedAt time.Time
}

// Roles lists what an account may act as, in the order of access.People.
func (tx *Tx) Roles(account id.ID) ([]access.Role, error) {
	var held []access.Role
	err := all(tx.from("account_roles").Select("role").Where("account_id = ?", account), &held)
	return inOrder(held), err
}

func inOrder(held []access.Role) []access.Role {
	slices.SortFunc(held, func(a, b access.Role) int {
		return slices.Index(access.People, a) - slices.Index(access.People, b)
	})
	return held
}

// Profile reads one account with what belongs to it, in one statement: whoever
// may see an account may see its person, its roles and how many codes it has
// left.
func (tx *Tx) Profile(account id.ID) (p identity.Profile, err error) {
	var roles string
	err = tx.row([]any{&p.ID, &p.Name, &p.Email, &p.SecondFactor, &p.Version, &roles, &p.RecoveryCodesLeft}, "accounts",
		`accounts.id, p.name, COALESCE(p.email, ''), accounts.totp_confirmed_at IS NOT NULL, p.version,
			(SELECT COALESCE(GROUP_CONCAT(r.role), '') FROM account_roles r WHERE r.account_id = accounts.id),
			(SELECT COUNT(*) FROM recovery_codes c WHERE c.account_id = accounts.id AND c.used_at IS NULL)`,
		" JOIN people p ON p.id = accounts.person_id", "accounts.id = ?", account)
	for role := range strings.FieldsFuncSeq(roles, func(r rune) bool { return r == ',' }) {
		p.Roles = append(p.Roles, access.Role(role))
	}
	p.Roles = inOrder(p.Roles)
	return p, err
}

// GrantRole lets an account act in a role. Nobody holds both offices: who
// evaluates does not coordinate.
func (tx *Tx) GrantRole(account id.ID, role access.Role) error {
	err := tx.insert("account_roles", &accountRole{AccountID: account, Role: role, GrantedAt: tx.Now})
	if err != nil && duplicate(err) {
		return fault.Conflict("two_offices", "An account has each role once, and cannot be both coordinator and evaluator.")
	}
	return err
}

// RevokeRole takes a role away. It works on the account's next request.
func (tx *Tx) RevokeRole(account id.ID, role access.Role) error {
	return tx.remove("account_roles", &accountRole{}, "account_id = ? AND role = ?", account, role)
}

type recoveryCode struct {
	ID        id.ID
	AccountID id.ID
	CodeHash  string
	UsedAt    *time.Time
}

// RenewRecoveryCodes makes the old codes of an account useless and keeps the
// hashes of new ones.
func (tx *Tx) RenewRecoveryCodes(account id.ID, hashes [][]byte) error {
	_, err := tx.update("recovery_codes", map[string]any{"used_at": tx.Now}, "account_id = ? AND used_at IS NULL", account)
	if err != nil || len(hashes) == 0 {
		return err
	}
	rows := make([]recoveryCode, len(hashes))
	for i, h := range hashes {
		rows[i] = recoveryCode{ID: tx.NewID(), AccountID: account, CodeHash: hex.EncodeToString(h)}
	}
	return tx.insert("recovery_codes", &rows)
}

// UseRecoveryCode uses a code up and tells whether it was good.
func (tx *Tx) UseRecoveryCode(account id.ID, hash []byte) (bool, error) {
	n, err := tx.update("recovery_codes", map[string]any{"used_at": tx.Now},
		"account_id = ? AND code_hash = ? AND used_at IS NULL", account, hex.EncodeToString(hash))
	return n == 1, err
}

// RecoveryCodesLeft counts the codes that still work.
func (tx *Tx) RecoveryCodesLeft(account id.ID) (int, error) {
	var n int64
	err := tx.from("recovery_codes").Where("account_id = ? AND used_at IS NULL", account).Count(&n).Error
	return int(n), translate(err)
}
