-- +goose NO TRANSACTION
-- +goose Up
-- Decisions, offers, places and partnerships. Memberships are dated: who leaves
-- is not forgotten. "live" is 1 or NULL, for indexes among the living only.

CREATE TABLE IF NOT EXISTS decisions (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at DATETIME NOT NULL,
    published_at DATETIME NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (decided_by) REFERENCES people (id),
    CONSTRAINT decisions_number UNIQUE (application_id, number),
    CONSTRAINT decisions_outcome CHECK (outcome IN ('offer', 'reserve', 'not_selected')),
    CONSTRAINT decisions_published CHECK ((state = 'published') = (published_at IS NOT NULL))
);

CREATE TABLE IF NOT EXISTS offers (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    reply_by DATETIME NOT NULL,
    reason TEXT NOT NULL,
    answered_at DATETIME NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (decision_id) REFERENCES decisions (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (member_id) REFERENCES members (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT offers_member UNIQUE (decision_id, member_id),
    CONSTRAINT offers_answered CHECK (state NOT IN ('accepted', 'declined') OR answered_at IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS offers_person ON offers (person_id);
CREATE INDEX IF NOT EXISTS offers_application ON offers (application_id);
CREATE INDEX IF NOT EXISTS offers_due ON offers (state, reply_by);

CREATE TABLE IF NOT EXISTS places (
    id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    state TEXT NOT NULL,
    sector TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    organisation_kind TEXT NOT NULL,
    area TEXT NOT NULL,
    live INTEGER NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT places_person UNIQUE (cohort_id, person_id, live),
    CONSTRAINT places_live CHECK ((live IS NOT NULL) = (state IN ('held', 'confirmed', 'active', 'completed'))),
    CONSTRAINT places_state CHECK (state IN ('held', 'confirmed', 'active', 'completed', 'withdrawn', 'deferred', 'did_not_start'))
);
CREATE INDEX IF NOT EXISTS places_own ON places (person_id);
CREATE INDEX IF NOT EXISTS places_offer ON places (offer_id);

CREATE TABLE IF NOT EXISTS partnerships (
    id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    application_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    formed_at DATETIME NOT NULL,
    ended_at DATETIME NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (application_id) REFERENCES applications (id),
    CONSTRAINT partnerships_application UNIQUE (application_id)
);

CREATE TABLE IF NOT EXISTS partnership_members (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    from_at DATETIME NOT NULL,
    until_at DATETIME NULL,
    live INTEGER NULL,
    FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (place_id) REFERENCES places (id),
    CONSTRAINT partnership_members_live UNIQUE (partnership_id, person_id, live),
    CONSTRAINT partnership_members_until CHECK ((until_at IS NULL) = (live IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS partnership_members_person ON partnership_members (person_id, live);
CREATE INDEX IF NOT EXISTS partnership_members_place ON partnership_members (place_id);

CREATE TABLE IF NOT EXISTS dyads (
    id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    manager_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    from_at DATETIME NOT NULL,
    until_at DATETIME NULL,
    live INTEGER NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (manager_id) REFERENCES people (id),
    FOREIGN KEY (participant_id) REFERENCES people (id),
    CONSTRAINT dyads_live UNIQUE (cohort_id, manager_id, participant_id, live),
    CONSTRAINT dyads_until CHECK ((until_at IS NULL) = (live IS NOT NULL)),
    CONSTRAINT dyads_two_people CHECK (manager_id <> participant_id)
);
CREATE INDEX IF NOT EXISTS dyads_manager ON dyads (manager_id);
