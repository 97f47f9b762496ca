-- +goose NO TRANSACTION
-- +goose Up
-- What the shared answers of an application said after each save: whoever had
-- signed is told what changed and by whom, and earlier versions stay readable.

CREATE TABLE IF NOT EXISTS case_revisions (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    application_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number BIGINT NOT NULL,
    hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    challenge MEDIUMTEXT NOT NULL,
    why_together MEDIUMTEXT NOT NULL,
    hoped_for MEDIUMTEXT NOT NULL,
    consider_alone BOOLEAN NOT NULL,
    saved_by CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (saved_by) REFERENCES people (id),
    CONSTRAINT case_revisions_number UNIQUE (application_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
