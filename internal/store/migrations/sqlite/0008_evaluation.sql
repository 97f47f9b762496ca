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

-- Who was given which rows of the evaluator's data, and when.
CREATE TABLE IF NOT EXISTS evaluation_pulls (
    id TEXT NOT NULL PRIMARY KEY,
    at DATETIME NOT NULL,
    request_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    token_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    data_set TEXT NOT NULL,
    row_total INTEGER NOT NULL,
    filter TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id)
);
CREATE INDEX IF NOT EXISTS evaluation_pulls_at ON evaluation_pulls (cohort_id, at);
