-- +goose NO TRANSACTION
-- +goose Up
-- A lock on a row holds on one node of a cluster. Whoever holds a row counts its
-- turn up as well, which every node sees. Only MariaDB knows ADD COLUMN IF NOT
-- EXISTS, so each column is asked for first.
SET @step = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'turn') = 0, 'ALTER TABLE accounts ADD COLUMN turn BIGINT NOT NULL DEFAULT 0', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @step = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'projects' AND column_name = 'turn') = 0, 'ALTER TABLE projects ADD COLUMN turn BIGINT NOT NULL DEFAULT 0', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
