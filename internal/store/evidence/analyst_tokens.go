package evidence

import (
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// AnalystTokens are the evaluator's who made them. A token sees itself.
var AnalystTokens = lock.Table{
	Name: "analyst_tokens",
	Sees: lock.Rules{
		access.Evaluator: lock.Where("(analyst_tokens.account_id = @account OR analyst_tokens.id = @token)"),
		access.Gate:      lock.Always,
	},
	Changes: lock.Rules{
		access.Evaluator: lock.Where("analyst_tokens.account_id = @account"),
		access.Gate:      lock.Always,
	},
	Adds: []access.Role{access.Evaluator},
}

type analystTokenRow struct {
	ID         id.ID
	AccountID  id.ID
	PersonID   id.ID
	CohortID   id.ID
	Name       string
	Hash       string
	Sets       string
	ExpiresAt  time.Time
	LastUsedAt *time.Time
	RevokedAt  *time.Time
	CreatedAt  time.Time
	Version    int64
}

func (r analystTokenRow) domain() evaluation.Token {
	return evaluation.Token{
		ID: r.ID, AccountID: r.AccountID, PersonID: r.PersonID, CohortID: r.CohortID, Name: r.Name, Hash: r.Hash,
		Sets: strings.Split(r.Sets, ","), ExpiresAt: r.ExpiresAt, LastUsedAt: r.LastUsedAt, RevokedAt: r.RevokedAt,
		CreatedAt: r.CreatedAt, Version: r.Version,
	}
}

func analystTokenRowOf(t evaluation.Token) analystTokenRow {
	return analystTokenRow{
		ID: t.ID, AccountID: t.AccountID, PersonID: t.PersonID, CohortID: t.CohortID, Name: t.Name, Hash: t.Hash,
		Sets: strings.Join(t.Sets, ","), ExpiresAt: t.ExpiresAt, LastUsedAt: t.LastUsedAt, RevokedAt: t.RevokedAt,
		CreatedAt: t.CreatedAt, Version: t.Version,
	}
}

// AnalystToken reads one token.
func (in Rows) AnalystToken(key id.ID) (evaluation.Token, error) {
	var r analystTokenRow
	err := lock.One(lock.From(in.tx, AnalystTokens).Where("id = ?", key), &r)
	return r.domain(), err
}

// AnalystTokens reads the actor's tokens, the newest first.
func (in Rows) AnalystTokens() ([]evaluation.Token, error) {
	var rows []analystTokenRow
	err := lock.All(lock.From(in.tx, AnalystTokens).Order("id DESC"), &rows)
	return lock.Each(rows, analystTokenRow.domain), err
}

// AddAnalystToken keeps a new token.
func (in Rows) AddAnalystToken(t evaluation.Token) error {
	r := analystTokenRowOf(t)
	return lock.Insert(in.tx, AnalystTokens, &r)
}

// SaveAnalystToken keeps a changed token; t.Version is the one that was read.
func (in Rows) SaveAnalystToken(t evaluation.Token) error {
	r := analystTokenRowOf(t)
	return lock.Replace(in.tx, AnalystTokens, &r, t.ID, t.Version)
}
