-- +goose NO TRANSACTION
-- +goose Up
-- An application is one unit's request; its members are rows. "live" is 1 or
-- NULL, so that a unique index holds among the living only on both engines.

CREATE TABLE IF NOT EXISTS applications (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    call_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reference VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    challenge MEDIUMTEXT NOT NULL,
    why_together MEDIUMTEXT NOT NULL,
    hoped_for MEDIUMTEXT NOT NULL,
    consider_alone BOOLEAN NOT NULL,
    submitted_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    FOREIGN KEY (call_id) REFERENCES calls (id),
    CONSTRAINT applications_reference UNIQUE (reference),
    CONSTRAINT applications_kind CHECK (kind IN ('individual', 'pair', 'triad')),
    CONSTRAINT applications_state CHECK (state IN ('draft', 'awaiting_members', 'submitted', 'returned', 'ineligible', 'withdrawn', 'merged', 'lapsed')),
    CONSTRAINT applications_submitted CHECK (state <> 'submitted' OR submitted_at IS NOT NULL),
    INDEX applications_call (call_id, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS members (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    call_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lead_key TINYINT NULL,
    live TINYINT NULL,
    joined_at DATETIME(6) NOT NULL,
    left_at DATETIME(6) NULL,
    name VARCHAR(200) NOT NULL,
    job_title VARCHAR(200) NOT NULL,
    sector VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organisation VARCHAR(200) NOT NULL,
    organisation_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    area VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_manager_name VARCHAR(200) NOT NULL,
    line_manager_email VARCHAR(254) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (call_id) REFERENCES calls (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT members_one_live UNIQUE (call_id, person_id, live),
    CONSTRAINT members_one_lead UNIQUE (application_id, lead_key),
    CONSTRAINT members_left CHECK (left_at IS NULL OR live IS NULL),
    INDEX members_person (person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signatures (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    cleared_at DATETIME(6) NULL,
    live TINYINT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT signatures_one_live UNIQUE (member_id, live),
    CONSTRAINT signatures_cleared CHECK ((cleared_at IS NULL) = (live IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS partner_invitations (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email VARCHAR(254) NOT NULL,
    name VARCHAR(200) NOT NULL,
    response VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason MEDIUMTEXT NOT NULL,
    link_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    responded_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (link_id) REFERENCES links (id),
    FOREIGN KEY (message_id) REFERENCES messages (id),
    CONSTRAINT partner_invitations_response CHECK (response IN ('open', 'accepted', 'declined', 'expired', 'revoked') AND (response = 'open') = (responded_at IS NULL)),
    INDEX partner_invitations_link (link_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
