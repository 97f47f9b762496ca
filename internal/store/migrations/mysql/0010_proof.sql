-- +goose NO TRANSACTION
-- +goose Up
-- Whether a code of the second factor was given is a fact about a session. Only
-- MariaDB knows ADD COLUMN IF NOT EXISTS, so each column is asked for first.
SET @step = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'proven_at') = 0, 'ALTER TABLE sessions ADD COLUMN proven_at DATETIME(6) NULL', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

-- Who has a second factor gave no code that this table knows of: they sign in anew.
UPDATE sessions SET ended_at = last_seen_at
WHERE ended_at IS NULL AND proven_at IS NULL AND account_id IN (SELECT id FROM accounts WHERE totp_confirmed_at IS NOT NULL);

-- A sign-up is an address and nothing else: name and password are chosen by
-- whoever opens the mailed link.
SET @step = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sign_ups' AND column_name = 'name') = 1, 'ALTER TABLE sign_ups DROP COLUMN name', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @step = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sign_ups' AND column_name = 'password_hash') = 1, 'ALTER TABLE sign_ups DROP COLUMN password_hash', 'DO 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
