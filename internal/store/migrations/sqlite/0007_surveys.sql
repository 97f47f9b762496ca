-- +goose NO TRANSACTION
-- +goose Up
-- Instruments, waves and what was answered. Confidentiality is a check of the
-- schema: an anonymous response has nowhere to keep who gave it.

CREATE TABLE IF NOT EXISTS instruments (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    audience TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT instruments_slug UNIQUE (slug)
);

CREATE TABLE IF NOT EXISTS instrument_versions (
    id TEXT NOT NULL PRIMARY KEY,
    instrument_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    definition TEXT NOT NULL,
    published_at DATETIME NULL,
    FOREIGN KEY (instrument_id) REFERENCES instruments (id),
    CONSTRAINT instrument_versions_number UNIQUE (instrument_id, number),
    CONSTRAINT instrument_versions_published CHECK ((state = 'published') = (published_at IS NOT NULL)),
    CONSTRAINT instrument_versions_confidentiality CHECK (confidentiality IN ('named', 'pseudonymous', 'anonymous'))
);

CREATE TABLE IF NOT EXISTS waves (
    id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    instrument_version_id TEXT NOT NULL,
    state TEXT NOT NULL,
    opens_at DATETIME NOT NULL,
    closes_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (instrument_version_id) REFERENCES instrument_versions (id),
    CONSTRAINT waves_state CHECK (state IN ('planned', 'open', 'closed')),
    CONSTRAINT waves_order CHECK (opens_at < closes_at)
);
CREATE INDEX IF NOT EXISTS waves_cohort ON waves (cohort_id);

CREATE TABLE IF NOT EXISTS survey_invitations (
    id TEXT NOT NULL PRIMARY KEY,
    wave_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    dyad_id TEXT NULL,
    about_key TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_at DATETIME NULL,
    opened_at DATETIME NULL,
    started_at DATETIME NULL,
    completed_at DATETIME NULL,
    draft TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (dyad_id) REFERENCES dyads (id),
    CONSTRAINT survey_invitations_once UNIQUE (wave_id, person_id, about_key),
    CONSTRAINT survey_invitations_state CHECK (state IN ('created', 'sent', 'opened', 'started', 'completed', 'declined', 'ineligible')),
    CONSTRAINT survey_invitations_completed CHECK ((state = 'completed') = (completed_at IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS survey_invitations_person ON survey_invitations (person_id);

CREATE TABLE IF NOT EXISTS responses (
    id TEXT NOT NULL PRIMARY KEY,
    wave_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    instrument_version_id TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    invitation_id TEXT NULL,
    person_id TEXT NULL,
    dyad_id TEXT NULL,
    reference TEXT NOT NULL,
    submitted_at DATETIME NULL,
    submitted_on TEXT NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (instrument_version_id) REFERENCES instrument_versions (id),
    FOREIGN KEY (invitation_id) REFERENCES survey_invitations (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (dyad_id) REFERENCES dyads (id),
    CONSTRAINT responses_invitation UNIQUE (invitation_id),
    CONSTRAINT responses_anonymous CHECK (confidentiality <> 'anonymous' OR (invitation_id IS NULL AND person_id IS NULL AND dyad_id IS NULL AND submitted_at IS NULL AND reference = '')),
    CONSTRAINT responses_known CHECK (confidentiality = 'anonymous' OR (invitation_id IS NOT NULL AND person_id IS NOT NULL AND submitted_at IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS responses_cohort ON responses (cohort_id, id);

CREATE TABLE IF NOT EXISTS answers (
    response_id TEXT NOT NULL,
    item_key TEXT NOT NULL,
    number_value INTEGER NULL,
    text_value TEXT NULL,
    missing TEXT NOT NULL,
    FOREIGN KEY (response_id) REFERENCES responses (id),
    PRIMARY KEY (response_id, item_key)
);
