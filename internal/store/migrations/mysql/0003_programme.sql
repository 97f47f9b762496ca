-- +goose NO TRANSACTION
-- +goose Up
-- The offer and its runs. A cohort counts its own seats, so that two offers at
-- the same moment cannot both take the last one.

CREATE TABLE IF NOT EXISTS programmes (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    summary MEDIUMTEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS cohorts (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    programme_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    capacity BIGINT NOT NULL,
    starts_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ends_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seats_taken BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (programme_id) REFERENCES programmes (id),
    CONSTRAINT cohorts_seats CHECK (seats_taken >= 0 AND seats_taken <= capacity),
    CONSTRAINT cohorts_dates CHECK (starts_on <= ends_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS calls (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opens_at DATETIME(6) NOT NULL,
    closes_at DATETIME(6) NOT NULL,
    grace_until DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT calls_order CHECK (opens_at < closes_at AND closes_at <= grace_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
