-- +goose NO TRANSACTION
-- +goose Up
-- What was done, by whom, and what is to be sent. Audit rows only ever grow: the
-- triggers refuse to change or remove one, whoever asks.

CREATE TABLE IF NOT EXISTS audit_events (
    id TEXT NOT NULL PRIMARY KEY,
    at DATETIME NOT NULL,
    request_id TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    actor_account TEXT NOT NULL,
    actor_person TEXT NOT NULL,
    action TEXT NOT NULL,
    object_type TEXT NOT NULL,
    object_id TEXT NOT NULL,
    before_hash TEXT NOT NULL,
    after_hash TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_events_object ON audit_events (object_type, object_id);
CREATE INDEX IF NOT EXISTS audit_events_at ON audit_events (at);

CREATE TABLE IF NOT EXISTS requests (
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    result TEXT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (scope, idempotency_key)
);
CREATE INDEX IF NOT EXISTS requests_created ON requests (created_at);

CREATE TABLE IF NOT EXISTS messages (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at DATETIME NOT NULL,
    claimed_by TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    sent_at DATETIME NULL,
    failure TEXT NOT NULL,
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT messages_once UNIQUE (email, kind, thing),
    CONSTRAINT messages_state CHECK (state IN ('queued', 'sending', 'sent', 'bounced', 'failed') AND (state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS messages_due ON messages (state, next_at);

-- +goose StatementBegin
CREATE TRIGGER IF NOT EXISTS audit_events_keep BEFORE UPDATE ON audit_events
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER IF NOT EXISTS audit_events_stay BEFORE DELETE ON audit_events
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never removed');
END;
-- +goose StatementEnd
