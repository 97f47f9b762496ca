-- +goose NO TRANSACTION
-- +goose Up
-- Decisions, offers, places and partnerships. Memberships are dated: who leaves
-- is not forgotten. "live" is 1 or NULL, for indexes among the living only.

CREATE TABLE IF NOT EXISTS decisions (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number BIGINT NOT NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_at DATETIME(6) NOT NULL,
    published_at DATETIME(6) NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (decided_by) REFERENCES people (id),
    CONSTRAINT decisions_number UNIQUE (application_id, number),
    CONSTRAINT decisions_outcome CHECK (outcome IN ('offer', 'reserve', 'not_selected')),
    CONSTRAINT decisions_published CHECK ((state = 'published') = (published_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS offers (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decision_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reply_by DATETIME(6) NOT NULL,
    reason MEDIUMTEXT NOT NULL,
    answered_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (decision_id) REFERENCES decisions (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (member_id) REFERENCES members (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT offers_member UNIQUE (decision_id, member_id),
    CONSTRAINT offers_answered CHECK (state NOT IN ('accepted', 'declined') OR answered_at IS NOT NULL),
    INDEX offers_person (person_id),
    INDEX offers_application (application_id),
    INDEX offers_due (state, reply_by)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS places (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    offer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sector VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organisation VARCHAR(200) NOT NULL,
    organisation_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    area VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    live TINYINT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT places_person UNIQUE (cohort_id, person_id, live),
    CONSTRAINT places_live CHECK ((live IS NOT NULL) = (state IN ('held', 'confirmed', 'active', 'completed'))),
    CONSTRAINT places_state CHECK (state IN ('held', 'confirmed', 'active', 'completed', 'withdrawn', 'deferred', 'did_not_start')),
    INDEX places_own (person_id),
    INDEX places_offer (offer_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS partnerships (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    formed_at DATETIME(6) NOT NULL,
    ended_at DATETIME(6) NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (application_id) REFERENCES applications (id),
    CONSTRAINT partnerships_application UNIQUE (application_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS partnership_members (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    partnership_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    place_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_at DATETIME(6) NOT NULL,
    until_at DATETIME(6) NULL,
    live TINYINT NULL,
    FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (place_id) REFERENCES places (id),
    CONSTRAINT partnership_members_live UNIQUE (partnership_id, person_id, live),
    CONSTRAINT partnership_members_until CHECK ((until_at IS NULL) = (live IS NOT NULL)),
    INDEX partnership_members_person (person_id, live),
    INDEX partnership_members_place (place_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS dyads (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    manager_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    participant_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_at DATETIME(6) NOT NULL,
    until_at DATETIME(6) NULL,
    live TINYINT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (manager_id) REFERENCES people (id),
    FOREIGN KEY (participant_id) REFERENCES people (id),
    CONSTRAINT dyads_live UNIQUE (cohort_id, manager_id, participant_id, live),
    CONSTRAINT dyads_until CHECK ((until_at IS NULL) = (live IS NOT NULL)),
    CONSTRAINT dyads_two_people CHECK (manager_id <> participant_id),
    INDEX dyads_manager (manager_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
