package account

import (
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store/internal/lock"
)

// Accounts are sign-ins; their owner sees them.
var Accounts = lock.Table{
	Name: "accounts",
	Sees: lock.Own("accounts.id = @account", lock.Rules{
		access.Gate: lock.Always, access.Office: lock.Always,
	}),
	Changes: lock.Own("accounts.id = @account", lock.Rules{
		access.Gate: lock.Always, access.Office: lock.Always,
	}),
	Adds: []access.Role{access.Gate, access.Office},
}

// AccountRoles are what accounts may act as.
var AccountRoles = lock.Table{
	Name: "account_roles",
	Sees: lock.Own("account_roles.account_id = @account", lock.Rules{
		access.Gate: lock.Always, access.Office: lock.Always,
	}),
	Changes: lock.Rules{
		access.Office: lock.Always,
	},
	Adds: []access.Role{access.Gate, access.Office},
}

// RecoveryCodes open an account whose second factor is lost.
var RecoveryCodes = lock.Table{
	Name: "recovery_codes",
	Sees: lock.Own("recovery_codes.account_id = @account", lock.Rules{}),
	Changes: lock.Own("recovery_codes.account_id = @account", lock.Rules{
		access.Gate: lock.Always, access.Office: lock.Always,
	}),
	Adds: []access.Role{access.Participant, access.Manager, access.Coordinator, access.Evaluator, access.Unproven},
}

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

func (in Rows) account(q *gorm.DB) (identity.Account, error) {
	var r accountRow
	err := lock.One(q, &r)
	return identity.Account(r), err
}

// Account reads one account.
func (in Rows) Account(key id.ID) (identity.Account, error) {
	return in.account(lock.From(in.tx, Accounts).Where("id = ?", key))
}

// HoldAccount reads one account and keeps others from changing it until this
// transaction ends: whoever ends its sessions then also sees the one that
// begins here.
func (in Rows) HoldAccount(key id.ID) (identity.Account, error) {
	var r accountRow
	err := lock.Hold(in.tx, Accounts, key, &r)
	return identity.Account(r), err
}

// AccountOf reads the account of a person.
func (in Rows) AccountOf(person id.ID) (identity.Account, error) {
	return in.account(lock.From(in.tx, Accounts).Where("person_id = ?", person))
}

// HasAccounts tells whether there is any account that the actor may see.
func (in Rows) HasAccounts() (bool, error) { return lock.Any(lock.From(in.tx, Accounts)) }

// AddAccount keeps a new account; a person has one at most.
func (in Rows) AddAccount(a identity.Account) error {
	r := accountRow(a)
	return lock.Insert(in.tx, Accounts, &r)
}

// SaveAccount keeps a changed account; a.Version is the one that was read. The
// step of the last code stays, because using a code makes no version: whoever
// read the account before must not make that code good again.
func (in Rows) SaveAccount(a identity.Account) error {
	r := accountRow(a)
	return lock.Replace(in.tx, Accounts, &r, a.ID, a.Version, "totp_step")
}

// SaveFactor keeps an account whose second factor is another one, with the step
// from which its codes count.
func (in Rows) SaveFactor(a identity.Account) error {
	r := accountRow(a)
	return lock.Replace(in.tx, Accounts, &r, a.ID, a.Version)
}

// UseFactorStep notes that a code of this step was used, once: of two equal
// codes at the same moment one is refused. It does not count as a change.
func (in Rows) UseFactorStep(account id.ID, step int64) (bool, error) {
	n, err := lock.Update(in.tx, Accounts, map[string]any{"totp_step": step}, "id = ? AND totp_step < ?", account, step)
	return n == 1, err
}

type accountRole struct {
	AccountID id.ID
	Role      access.Role
	GrantedAt time.Time
}

// Roles lists what an account may act as, in the order of access.People.
func (in Rows) Roles(account id.ID) ([]access.Role, error) {
	var held []access.Role
	err := lock.All(lock.From(in.tx, AccountRoles).Select("role").Where("account_id = ?", account), &held)
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
func (in Rows) Profile(account id.ID) (p identity.Profile, err error) {
	var roles string
	err = lock.Row(in.tx, []any{&p.ID, &p.Name, &p.Email, &p.SecondFactor, &p.Version, &roles, &p.RecoveryCodesLeft}, Accounts,
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
func (in Rows) GrantRole(account id.ID, role access.Role) error {
	err := lock.Insert(in.tx, AccountRoles, &accountRole{AccountID: account, Role: role, GrantedAt: in.tx.Now})
	if err != nil && lock.Duplicate(err) {
		return fault.Conflict("two_offices", "An account has each role once, and cannot be both coordinator and evaluator.")
	}
	return err
}

// HoldOthersIn lists the other open accounts with a role, and keeps them from
// losing it until this transaction ends.
func (in Rows) HoldOthersIn(role access.Role, than id.ID) ([]id.ID, error) {
	var others []id.ID
	err := lock.HoldAll(in.tx, Accounts, than, lock.From(in.tx, AccountRoles).Select("account_roles.account_id").
		Joins("JOIN accounts ON accounts.id = account_roles.account_id AND accounts.disabled_at IS NULL").
		Where("account_roles.role = ? AND account_roles.account_id <> ?", role, than).
		Order("account_roles.account_id"), &others)
	return others, err
}

// RevokeRole takes a role away. It works on the account's next request.
func (in Rows) RevokeRole(account id.ID, role access.Role) error {
	return lock.Remove(in.tx, AccountRoles, &accountRole{}, "account_id = ? AND role = ?", account, role)
}

type recoveryCode struct {
	ID        id.ID
	AccountID id.ID
	CodeHash  string
	UsedAt    *time.Time
}

// RenewRecoveryCodes makes the old codes of an account useless and keeps the
// hashes of new ones.
func (in Rows) RenewRecoveryCodes(account id.ID, hashes [][]byte) error {
	_, err := lock.Update(in.tx, RecoveryCodes, map[string]any{"used_at": in.tx.Now}, "account_id = ? AND used_at IS NULL", account)
	if err != nil || len(hashes) == 0 {
		return err
	}
	rows := make([]recoveryCode, len(hashes))
	for i, h := range hashes {
		rows[i] = recoveryCode{ID: in.tx.NewID(), AccountID: account, CodeHash: hex.EncodeToString(h)}
	}
	return lock.Insert(in.tx, RecoveryCodes, &rows)
}

// UseRecoveryCode uses a code up and tells whether it was good.
func (in Rows) UseRecoveryCode(account id.ID, hash []byte) (bool, error) {
	n, err := lock.Update(in.tx, RecoveryCodes, map[string]any{"used_at": in.tx.Now},
		"account_id = ? AND code_hash = ? AND used_at IS NULL", account, hex.EncodeToString(hash))
	return n == 1, err
}

// RecoveryCodesLeft counts the codes that still work.
func (in Rows) RecoveryCodesLeft(account id.ID) (int, error) {
	var n int64
	err := lock.From(in.tx, RecoveryCodes).Where("account_id = ? AND used_at IS NULL", account).Count(&n).Error
	return int(n), lock.Translate(err)
}
