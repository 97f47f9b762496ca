package store

import (
	"strings"
	"time"

	"tandem/internal/evaluation"
	"tandem/internal/id"
)

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
func (tx *Tx) AnalystToken(key id.ID) (evaluation.Token, error) {
	var r analystTokenRow
	err := one(tx.from("analyst_tokens").Where("id = ?", key), &r)
	return r.domain(), err
}

// AnalystTokens reads the actor's tokens, the newest first.
func (tx *Tx) AnalystTokens() ([]evaluation.Token, error) {
	var rows []analystTokenRow
	err := all(tx.from("analyst_tokens").Order("id DESC"), &rows)
	return convert(rows, analystTokenRow.domain), err
}

// AddAnalystToken keeps a new token.
func (tx *Tx) AddAnalystToken(t evaluation.Token) error {
	r := analystTokenRowOf(t)
	return tx.insert("analyst_tokens", &r)
}

// SaveAnalystToken keeps a changed token; t.Version is the one that was read.
func (tx *Tx) SaveAnalystToken(t evaluation.Token) error {
	r := analystTokenRowOf(t)
	return tx.replace("analyst_tokens", &r, t.ID, t.Version)
}
