-- +goose NO TRANSACTION
-- +goose Up
-- What all pages of an evaluator's pull share, counted once when it begins. It
-- is kept for as long as the pull may go on.

CREATE TABLE IF NOT EXISTS evaluation_snapshots (
    pull_id TEXT NOT NULL PRIMARY KEY,
    begun_at DATETIME NOT NULL,
    content TEXT NOT NULL,
    FOREIGN KEY (pull_id) REFERENCES evaluation_pulls (id)
);
CREATE INDEX IF NOT EXISTS evaluation_snapshots_begun ON evaluation_snapshots (begun_at);

-- A page goes on behind a row of its cohort without sorting the others, and the
-- base is counted without reading what was drafted.
CREATE INDEX IF NOT EXISTS places_cohort ON places (cohort_id, id);
CREATE INDEX IF NOT EXISTS dyads_cohort ON dyads (cohort_id, id);
CREATE INDEX IF NOT EXISTS survey_invitations_base ON survey_invitations (cohort_id, wave_id, state);
