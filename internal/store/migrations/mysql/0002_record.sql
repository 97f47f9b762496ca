-- +goose NO TRANSACTION
-- +goose Up
-- What was done, by whom, and what is to be sent. Audit rows only ever grow: the
-- triggers refuse to change or remove one, whoever asks.

CREATE TABLE IF NOT EXISTS audit_events (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    at DATETIME(6) NOT NULL,
    request_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_account VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_person VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    before_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    after_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    INDEX audit_events_object (object_type, object_id),
    INDEX audit_events_at (at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS requests (
    scope VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    route VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    result MEDIUMTEXT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (scope, idempotency_key),
    INDEX requests_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS messages (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    email VARCHAR(254) NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    thing VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(300) NOT NULL,
    body_text MEDIUMTEXT NOT NULL,
    body_html MEDIUMTEXT NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempts BIGINT NOT NULL,
    next_at DATETIME(6) NOT NULL,
    claimed_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    sent_at DATETIME(6) NULL,
    failure VARCHAR(300) NOT NULL,
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT messages_once UNIQUE (email, kind, thing),
    CONSTRAINT messages_state CHECK (state IN ('queued', 'sending', 'sent', 'bounced', 'failed') AND (state = 'sent') = (sent_at IS NOT NULL)),
    INDEX messages_due (state, next_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- +goose StatementBegin
CREATE TRIGGER IF NOT EXISTS audit_events_keep BEFORE UPDATE ON audit_events
FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit rows are never changed';
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER IF NOT EXISTS audit_events_stay BEFORE DELETE ON audit_events
FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit rows are never removed';
-- +goose StatementEnd
