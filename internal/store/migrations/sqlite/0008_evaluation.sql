-- +goose NO TRANSACTION
-- +goose Up
-- An evaluator's tokens for pulling data: named, bounded, expiring, revocable.

CREATE TABLE IF NOT EXISTS analyst_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    sets TEXT NOT NULL,
    expires_at DATETIME NOT NULL,
    last_used_at DATETIME NULL,
    revoked_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (account_id) REFERENCES accounts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT analyst_tokens_hash UNIQUE (hash)
);
CREATE INDEX IF NOT EXISTS analyst_tokens_account ON analyst_tokens (account_id);
