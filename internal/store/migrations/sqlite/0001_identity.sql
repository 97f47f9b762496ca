-- +goose NO TRANSACTION
-- +goose Up
-- People, their accounts and sessions, mailed links, throttles. A person may
-- exist without an account: a line manager answers by a personal link.

CREATE TABLE IF NOT EXISTS people (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT people_email UNIQUE (email)
);

CREATE TABLE IF NOT EXISTS accounts (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret BLOB NULL,
    totp_confirmed_at DATETIME NULL,
    totp_step INTEGER NOT NULL,
    disabled_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT accounts_person UNIQUE (person_id),
    CONSTRAINT accounts_totp CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
);

CREATE TABLE IF NOT EXISTS account_roles (
    account_id TEXT NOT NULL,
    role TEXT NOT NULL,
    office TEXT GENERATED ALWAYS AS (CASE WHEN role IN ('coordinator', 'evaluator') THEN 'office' ELSE role END) STORED,
    granted_at DATETIME NOT NULL,
    FOREIGN KEY (account_id) REFERENCES accounts (id),
    PRIMARY KEY (account_id, role),
    CONSTRAINT account_roles_office UNIQUE (account_id, office),
    CONSTRAINT account_roles_known CHECK (role IN ('participant', 'manager', 'coordinator', 'evaluator'))
);

CREATE TABLE IF NOT EXISTS recovery_codes (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at DATETIME NULL,
    FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT recovery_codes_code UNIQUE (account_id, code_hash)
);

CREATE TABLE IF NOT EXISTS sign_ups (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at DATETIME NULL
);

CREATE TABLE IF NOT EXISTS links (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    person_id TEXT NULL,
    subject_id TEXT NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT links_hash UNIQUE (hash)
);
CREATE INDEX IF NOT EXISTS links_subject ON links (kind, subject_id);

CREATE TABLE IF NOT EXISTS sessions (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    account_id TEXT NULL,
    link_id TEXT NULL,
    role TEXT NOT NULL,
    generation INTEGER NOT NULL,
    rotated_at DATETIME NOT NULL,
    agent TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    last_seen_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    ended_at DATETIME NULL,
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (account_id) REFERENCES accounts (id),
    FOREIGN KEY (link_id) REFERENCES links (id),
    CONSTRAINT sessions_kind CHECK ((kind = 'password' AND account_id IS NOT NULL AND link_id IS NULL) OR (kind = 'link' AND account_id IS NULL AND link_id IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS sessions_account ON sessions (account_id, ended_at);

CREATE TABLE IF NOT EXISTS throttles (
    bucket TEXT NOT NULL PRIMARY KEY,
    started_at DATETIME NOT NULL,
    attempts INTEGER NOT NULL
);
