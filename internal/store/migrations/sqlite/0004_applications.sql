-- +goose NO TRANSACTION
-- +goose Up
-- An application is one unit's request; its members are rows. "live" is 1 or
-- NULL, so that a unique index holds among the living only on both engines.

CREATE TABLE IF NOT EXISTS applications (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    challenge TEXT NOT NULL,
    why_together TEXT NOT NULL,
    hoped_for TEXT NOT NULL,
    consider_alone BOOLEAN NOT NULL,
    submitted_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    FOREIGN KEY (call_id) REFERENCES calls (id),
    CONSTRAINT applications_reference UNIQUE (reference),
    CONSTRAINT applications_kind CHECK (kind IN ('individual', 'pair', 'triad')),
    CONSTRAINT applications_state CHECK (state IN ('draft', 'awaiting_members', 'submitted', 'returned', 'ineligible', 'withdrawn', 'merged', 'lapsed')),
    CONSTRAINT applications_submitted CHECK (state <> 'submitted' OR submitted_at IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS applications_call ON applications (call_id, state);

CREATE TABLE IF NOT EXISTS members (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    lead_key INTEGER NULL,
    live INTEGER NULL,
    joined_at DATETIME NOT NULL,
    left_at DATETIME NULL,
    name TEXT NOT NULL,
    job_title TEXT NOT NULL,
    sector TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    organisation_kind TEXT NOT NULL,
    area TEXT NOT NULL,
    line_manager_name TEXT NOT NULL,
    line_manager_email TEXT NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (call_id) REFERENCES calls (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT members_one_live UNIQUE (call_id, person_id, live),
    CONSTRAINT members_one_lead UNIQUE (application_id, lead_key),
    CONSTRAINT members_left CHECK (left_at IS NULL OR live IS NULL)
);
CREATE INDEX IF NOT EXISTS members_person ON members (person_id);

CREATE TABLE IF NOT EXISTS signatures (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    signed_at DATETIME NOT NULL,
    cleared_at DATETIME NULL,
    live INTEGER NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT signatures_one_live UNIQUE (member_id, live),
    CONSTRAINT signatures_cleared CHECK ((cleared_at IS NULL) = (live IS NOT NULL))
);

CREATE TABLE IF NOT EXISTS partner_invitations (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    response TEXT NOT NULL,
    reason TEXT NOT NULL,
    link_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    expires_at DATETIME NOT NULL,
    responded_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (link_id) REFERENCES links (id),
    FOREIGN KEY (message_id) REFERENCES messages (id),
    CONSTRAINT partner_invitations_response CHECK (response IN ('open', 'accepted', 'declined', 'expired', 'revoked') AND (response = 'open') = (responded_at IS NULL))
);
CREATE INDEX IF NOT EXISTS partner_invitations_link ON partner_invitations (link_id);
