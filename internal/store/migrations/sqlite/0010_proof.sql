-- +goose Up
-- SQLite adds a column no second time, so this one runs in a transaction: wholly
-- done and noted, or not at all.

-- Whether a code of the second factor was given is a fact about a session.
ALTER TABLE sessions ADD COLUMN proven_at DATETIME NULL;

-- Who has a second factor gave no code that this table knows of: they sign in anew.
UPDATE sessions SET ended_at = last_seen_at
WHERE ended_at IS NULL AND account_id IN (SELECT id FROM accounts WHERE totp_confirmed_at IS NOT NULL);

-- A sign-up is an address and nothing else: name and password are chosen by
-- whoever opens the mailed link.
ALTER TABLE sign_ups DROP COLUMN name;
ALTER TABLE sign_ups DROP COLUMN password_hash;
