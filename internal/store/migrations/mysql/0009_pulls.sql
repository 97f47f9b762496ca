-- +goose NO TRANSACTION
-- +goose Up
-- What all pages of an evaluator's pull share, counted once when it begins. It
-- is kept for as long as the pull may go on.

CREATE TABLE IF NOT EXISTS evaluation_snapshots (
    pull_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    begun_at DATETIME(6) NOT NULL,
    content MEDIUMTEXT NOT NULL,
    FOREIGN KEY (pull_id) REFERENCES evaluation_pulls (id),
    INDEX evaluation_snapshots_begun (begun_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A page goes on behind a row of its cohort without sorting the others, and the
-- base is counted without reading what was drafted. Only MariaDB knows CREATE
-- INDEX IF NOT EXISTS, so each is asked for by its name first.
SET @step = IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'places' AND index_name = 'places_cohort') = 0, 'CREATE INDEX places_cohort ON places (cohort_id, id)', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @step = IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'dyads' AND index_name = 'dyads_cohort') = 0, 'CREATE INDEX dyads_cohort ON dyads (cohort_id, id)', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @step = IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'survey_invitations' AND index_name = 'survey_invitations_base') = 0, 'CREATE INDEX survey_invitations_base ON survey_invitations (cohort_id, wave_id, state)', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
