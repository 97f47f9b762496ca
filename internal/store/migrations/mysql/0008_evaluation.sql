-- +goose NO TRANSACTION
-- +goose Up
-- An evaluator's tokens for pulling data: named, bounded, expiring, revocable.

CREATE TABLE IF NOT EXISTS analyst_tokens (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    account_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sets VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NULL,
    revoked_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (account_id) REFERENCES accounts (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT analyst_tokens_hash UNIQUE (hash),
    INDEX analyst_tokens_account (account_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who was given which rows of the evaluator's data, and when.
CREATE TABLE IF NOT EXISTS evaluation_pulls (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    at DATETIME(6) NOT NULL,
    request_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cohort_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    data_set VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    row_total BIGINT NOT NULL,
    filter VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    snapshot VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    INDEX evaluation_pulls_at (cohort_id, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
