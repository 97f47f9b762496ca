-- +goose NO TRANSACTION
-- +goose Up
-- Instruments, waves and what was answered. Confidentiality is a check of the
-- schema: an anonymous response has nowhere to keep who gave it.

CREATE TABLE IF NOT EXISTS instruments (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(200) NOT NULL,
    audience VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT instruments_slug UNIQUE (slug)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS instrument_versions (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    instrument_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number BIGINT NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    confidentiality VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    minutes BIGINT NOT NULL,
    definition MEDIUMTEXT NOT NULL,
    published_at DATETIME(6) NULL,
    FOREIGN KEY (instrument_id) REFERENCES instruments (id),
    CONSTRAINT instrument_versions_number UNIQUE (instrument_id, number),
    CONSTRAINT instrument_versions_published CHECK ((state = 'published') = (published_at IS NOT NULL)),
    CONSTRAINT instrument_versions_confidentiality CHECK (confidentiality IN ('named', 'pseudonymous', 'anonymous'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS waves (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    instrument_version_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opens_at DATETIME(6) NOT NULL,
    closes_at DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (instrument_version_id) REFERENCES instrument_versions (id),
    CONSTRAINT waves_state CHECK (state IN ('planned', 'open', 'closed')),
    CONSTRAINT waves_order CHECK (opens_at < closes_at),
    INDEX waves_cohort (cohort_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS survey_invitations (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    wave_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dyad_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    about_key VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sent_at DATETIME(6) NULL,
    opened_at DATETIME(6) NULL,
    started_at DATETIME(6) NULL,
    completed_at DATETIME(6) NULL,
    draft MEDIUMTEXT NOT NULL,
    reason VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note MEDIUMTEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (dyad_id) REFERENCES dyads (id),
    CONSTRAINT survey_invitations_once UNIQUE (wave_id, person_id, about_key),
    CONSTRAINT survey_invitations_state CHECK (state IN ('created', 'sent', 'opened', 'started', 'completed', 'declined', 'ineligible')),
    CONSTRAINT survey_invitations_completed CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
    INDEX survey_invitations_person (person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS responses (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    wave_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    instrument_version_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    confidentiality VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    invitation_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    dyad_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reference VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    submitted_at DATETIME(6) NULL,
    submitted_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (instrument_version_id) REFERENCES instrument_versions (id),
    FOREIGN KEY (invitation_id) REFERENCES survey_invitations (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (dyad_id) REFERENCES dyads (id),
    CONSTRAINT responses_invitation UNIQUE (invitation_id),
    CONSTRAINT responses_anonymous CHECK (confidentiality <> 'anonymous' OR (invitation_id IS NULL AND person_id IS NULL AND dyad_id IS NULL AND submitted_at IS NULL AND reference = '')),
    CONSTRAINT responses_known CHECK (confidentiality = 'anonymous' OR (invitation_id IS NOT NULL AND person_id IS NOT NULL AND submitted_at IS NOT NULL)),
    INDEX responses_cohort (cohort_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS answers (
    response_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    item_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number_value BIGINT NULL,
    text_value MEDIUMTEXT NULL,
    missing VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    FOREIGN KEY (response_id) REFERENCES responses (id),
    PRIMARY KEY (response_id, item_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
