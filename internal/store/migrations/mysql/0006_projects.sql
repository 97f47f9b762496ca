-- +goose NO TRANSACTION
-- +goose Up
-- One partnership, one personal project. Every saved version is kept.

CREATE TABLE IF NOT EXISTS projects (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    partnership_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(300) NOT NULL,
    challenge MEDIUMTEXT NOT NULL,
    starting_point MEDIUMTEXT NOT NULL,
    scope MEDIUMTEXT NOT NULL,
    theme VARCHAR(200) NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stopped_reason MEDIUMTEXT NOT NULL,
    updated_by CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (updated_by) REFERENCES people (id),
    CONSTRAINT projects_partnership UNIQUE (partnership_id),
    CONSTRAINT projects_state CHECK (state IN ('idea', 'planned', 'in_progress', 'completed', 'paused', 'stopped'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS project_revisions (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    project_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number BIGINT NOT NULL,
    snapshot MEDIUMTEXT NOT NULL,
    saved_by CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    FOREIGN KEY (project_id) REFERENCES projects (id),
    FOREIGN KEY (saved_by) REFERENCES people (id),
    CONSTRAINT project_revisions_number UNIQUE (project_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS milestones (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    project_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(300) NOT NULL,
    due_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    done_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (project_id) REFERENCES projects (id),
    INDEX milestones_project (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
