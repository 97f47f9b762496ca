## account.Person as alice
SELECT * FROM `people` WHERE people.id = ? AND id = ? LIMIT 1

## account.Person as alice
SELECT * FROM `people` WHERE people.id = ? AND id = ? LIMIT 1

## account.PersonByEmail as (gate)
SELECT * FROM `people` WHERE 1 = 1 AND email = ? LIMIT 1

## account.AddPerson as (gate)
INSERT INTO `people` (`id`,`name`,`email`,`created_at`,`version`) VALUES (?,?,?,?,?)

## account.SavePerson as alice
UPDATE `people` SET `email`=?,`name`=?,`version`=? WHERE people.id = ? AND (id = ? AND version = ?)

## account.SavePerson as alice
UPDATE `people` SET `email`=?,`name`=?,`version`=? WHERE people.id = ? AND (id = ? AND version = ?)
SELECT 1 FROM `people` WHERE people.id = ? AND id = ? LIMIT 1

## account.KnowPerson as alice
SELECT * FROM `people` WHERE 1 = 1 AND email = ? LIMIT 1

## account.KnowPerson as alice
SELECT * FROM `people` WHERE 1 = 1 AND email = ? LIMIT 1
INSERT INTO `people` (`id`,`name`,`email`,`created_at`,`version`) VALUES (?,?,?,?,?)

## account.Account as alice
SELECT * FROM `accounts` WHERE accounts.id = ? AND id = ? LIMIT 1

## account.HoldAccount as (gate)
SELECT * FROM `accounts` WHERE 1 = 1 AND id = ? LIMIT 1
UPDATE `accounts` SET `turn`=`turn`+1 WHERE id = ?

## account.AccountOf as (gate)
SELECT * FROM `accounts` WHERE 1 = 1 AND person_id = ? LIMIT 1

## account.HasAccounts as (office)
SELECT 1 FROM `accounts` WHERE 1 = 1 LIMIT 1

## account.HasAccounts as nobody
SELECT 1 FROM `accounts` WHERE 1 = 0 LIMIT 1

## account.AddAccount as (gate)
INSERT INTO `accounts` (`id`,`person_id`,`password_hash`,`totp_secret`,`totp_confirmed_at`,`totp_step`,`disabled_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?)

## account.SaveAccount as (gate)
UPDATE `accounts` SET `disabled_at`=?,`password_hash`=?,`person_id`=?,`totp_confirmed_at`=?,`totp_secret`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## account.SaveFactor as (gate)
UPDATE `accounts` SET `disabled_at`=?,`password_hash`=?,`person_id`=?,`totp_confirmed_at`=?,`totp_secret`=?,`totp_step`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## account.UseFactorStep as (gate)
UPDATE `accounts` SET `totp_step`=? WHERE 1 = 1 AND (id = ? AND totp_step < ?)

## account.UseFactorStep as (gate)
UPDATE `accounts` SET `totp_step`=? WHERE 1 = 1 AND (id = ? AND totp_step < ?)

## account.Roles as (gate)
SELECT role FROM `account_roles` WHERE 1 = 1 AND account_id = ?

## account.GrantRole as (office)
INSERT INTO `account_roles` (`account_id`,`role`,`granted_at`) VALUES (?,?,?)

## account.GrantRole as (office)
INSERT INTO `account_roles` (`account_id`,`role`,`granted_at`) VALUES (?,?,?)

## account.HoldOthersIn as (office)
SELECT account_roles.account_id FROM `account_roles` JOIN accounts ON accounts.id = account_roles.account_id AND accounts.disabled_at IS NULL WHERE 1 = 1 AND (account_roles.role = ? AND account_roles.account_id <> ?) ORDER BY account_roles.account_id
UPDATE `accounts` SET `turn`=`turn`+1 WHERE id IN (?,?)

## account.RevokeRole as (office)
DELETE FROM `account_roles` WHERE 1 = 1 AND (account_id = ? AND role = ?)

## account.Profile as alice
SELECT accounts.id, p.name, COALESCE(p.email, ''), accounts.totp_confirmed_at IS NOT NULL, p.version, (SELECT COALESCE(GROUP_CONCAT(r.role), '') FROM account_roles r WHERE r.account_id = accounts.id), (SELECT COUNT(*) FROM recovery_codes c WHERE c.account_id = accounts.id AND c.used_at IS NULL) FROM accounts JOIN people p ON p.id = accounts.person_id WHERE accounts.id = ? AND accounts.id = ? LIMIT 1

## account.RenewRecoveryCodes as alice
UPDATE `recovery_codes` SET `used_at`=? WHERE recovery_codes.account_id = ? AND (account_id = ? AND used_at IS NULL)
INSERT INTO `recovery_codes` (`id`,`account_id`,`code_hash`,`used_at`) VALUES (?,?,?,?),(?,?,?,?)

## account.UseRecoveryCode as (gate)
UPDATE `recovery_codes` SET `used_at`=? WHERE 1 = 1 AND (account_id = ? AND code_hash = ? AND used_at IS NULL)

## account.UseRecoveryCode as (gate)
UPDATE `recovery_codes` SET `used_at`=? WHERE 1 = 1 AND (account_id = ? AND code_hash = ? AND used_at IS NULL)

## account.RecoveryCodesLeft as alice
SELECT count(*) FROM `recovery_codes` WHERE recovery_codes.account_id = ? AND (account_id = ? AND used_at IS NULL)

## account.AddSession as (gate)
INSERT INTO `sessions` (`id`,`kind`,`person_id`,`account_id`,`link_id`,`role`,`generation`,`rotated_at`,`agent`,`created_at`,`last_seen_at`,`expires_at`,`ended_at`,`proven_at`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## account.Session as alice
SELECT * FROM `sessions` WHERE sessions.account_id = ? AND id = ? LIMIT 1

## account.LiveSessions as alice
SELECT * FROM `sessions` WHERE sessions.account_id = ? AND (ended_at IS NULL AND expires_at > ?) ORDER BY created_at DESC, id DESC

## account.RotateSession as (gate)
UPDATE `sessions` SET `expires_at`=?,`generation`=?,`last_seen_at`=?,`rotated_at`=? WHERE 1 = 1 AND (id = ? AND generation = ? AND ended_at IS NULL)

## account.RotateSession as (gate)
UPDATE `sessions` SET `expires_at`=?,`generation`=?,`last_seen_at`=?,`rotated_at`=? WHERE 1 = 1 AND (id = ? AND generation = ? AND ended_at IS NULL)

## account.SwitchRole as alice
UPDATE `sessions` SET `role`=? WHERE sessions.account_id = ? AND (id = ? AND ended_at IS NULL)

## account.EndSession as alice
UPDATE `sessions` SET `ended_at`=? WHERE sessions.account_id = ? AND (id = ? AND ended_at IS NULL)

## account.EndSessions as (gate)
UPDATE `sessions` SET `ended_at`=? WHERE 1 = 1 AND (account_id = ? AND id <> ? AND ended_at IS NULL)

## account.ProveSession as alice
UPDATE `sessions` SET `proven_at`=? WHERE sessions.account_id = ? AND (id = ? AND ended_at IS NULL)

## account.ProveSession as alice
UPDATE `sessions` SET `proven_at`=? WHERE sessions.account_id = ? AND (id = ? AND ended_at IS NULL)

## account.Bearer as (gate)
SELECT sessions.id, sessions.kind, sessions.person_id, sessions.account_id, sessions.role, sessions.expires_at, sessions.ended_at, sessions.proven_at, held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at, l.subject_id FROM sessions LEFT JOIN accounts a ON a.id = sessions.account_id LEFT JOIN account_roles held ON held.account_id = sessions.account_id AND held.role = sessions.role LEFT JOIN links l ON l.id = sessions.link_id WHERE 1 = 1 AND sessions.id = ? LIMIT 1

## account.Bearer as (gate)
SELECT sessions.id, sessions.kind, sessions.person_id, sessions.account_id, sessions.role, sessions.expires_at, sessions.ended_at, sessions.proven_at, held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at, l.subject_id FROM sessions LEFT JOIN accounts a ON a.id = sessions.account_id LEFT JOIN account_roles held ON held.account_id = sessions.account_id AND held.role = sessions.role LEFT JOIN links l ON l.id = sessions.link_id WHERE 1 = 1 AND sessions.id = ? LIMIT 1

## account.AddLink as alice
INSERT INTO `links` (`id`,`kind`,`hash`,`person_id`,`subject_id`,`expires_at`,`used_at`,`created_at`) VALUES (?,?,?,?,?,?,?,?)

## account.Link as (gate)
SELECT * FROM `links` WHERE 1 = 1 AND id = ? LIMIT 1

## account.LinkByHash as (gate)
SELECT * FROM `links` WHERE 1 = 1 AND (kind = ? AND hash = ?) LIMIT 1

## account.LinkByHash as (gate)
SELECT * FROM `links` WHERE 1 = 1 AND (kind = ? AND hash = ?) LIMIT 1

## account.UseLink as (gate)
UPDATE `links` SET `used_at`=? WHERE 1 = 1 AND (id = ? AND used_at IS NULL AND expires_at > ?)

## account.UseLink as alice
UPDATE `links` SET `used_at`=? WHERE 1 = 1 AND (id = ? AND used_at IS NULL AND expires_at > ?)
SELECT * FROM `links` WHERE 1 = 1 AND id = ? LIMIT 1

## account.CorrectAddress as cora
UPDATE `people` SET `email`=?,`version`=version + 1 WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id) AND id = ?

## account.CorrectAddress as cora
UPDATE `people` SET `email`=?,`version`=version + 1 WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id) AND id = ?

## account.RetireLinks as cora
UPDATE `links` SET `expires_at`=?,`used_at`=? WHERE 1 = 1 AND (kind = ? AND person_id = ? AND used_at IS NULL)

## account.RetireLinks as cora
UPDATE `links` SET `expires_at`=?,`used_at`=? WHERE 1 = 1 AND (kind = ? AND person_id = ? AND used_at IS NULL AND subject_id = ?)

## account.ExtendLinks as cora
UPDATE `links` SET `expires_at`=? WHERE 1 = 1 AND (kind = ? AND subject_id = ? AND used_at IS NULL)

## account.EndLinks as alice
UPDATE `links` SET `expires_at`=? WHERE 1 = 1 AND (kind = ? AND subject_id = ? AND used_at IS NULL AND expires_at > ?)

## account.AddSignUp as (gate)
INSERT INTO `sign_ups` (`id`,`email`,`created_at`,`expires_at`,`used_at`) VALUES (?,?,?,?,?)

## account.SignUp as (gate)
SELECT * FROM `sign_ups` WHERE 1 = 1 AND id = ? LIMIT 1

## account.CloseSignUps as (gate)
UPDATE `sign_ups` SET `used_at`=? WHERE 1 = 1 AND (email = ? AND used_at IS NULL)

## account.ForgetSignUps as (gate)
DELETE FROM `sign_ups` WHERE 1 = 1 AND expires_at < ?

## account.Attempt as (gate)
INSERT INTO `throttles` (`bucket`,`started_at`,`attempts`) VALUES (?,?,?) ON CONFLICT (`bucket`) DO UPDATE SET `attempts`=CASE WHEN throttles.started_at <= ? THEN 1 ELSE throttles.attempts + 1 END,`started_at`=CASE WHEN throttles.started_at <= ? THEN ? ELSE throttles.started_at END
SELECT * FROM `throttles` WHERE 1 = 1 AND bucket = ? LIMIT 1

## account.Attempt as (gate)
INSERT INTO `throttles` (`bucket`,`started_at`,`attempts`) VALUES (?,?,?) ON CONFLICT (`bucket`) DO UPDATE SET `attempts`=CASE WHEN throttles.started_at <= ? THEN 1 ELSE throttles.attempts + 1 END,`started_at`=CASE WHEN throttles.started_at <= ? THEN ? ELSE throttles.started_at END
SELECT * FROM `throttles` WHERE 1 = 1 AND bucket = ? LIMIT 1

## account.Attempt as (gate)
INSERT INTO `throttles` (`bucket`,`started_at`,`attempts`) VALUES (?,?,?) ON CONFLICT (`bucket`) DO UPDATE SET `attempts`=CASE WHEN throttles.started_at <= ? THEN 1 ELSE throttles.attempts + 1 END,`started_at`=CASE WHEN throttles.started_at <= ? THEN ? ELSE throttles.started_at END
SELECT * FROM `throttles` WHERE 1 = 1 AND bucket = ? LIMIT 1

## account.Refund as (gate)
UPDATE `throttles` SET `attempts`=attempts - 1 WHERE 1 = 1 AND (bucket = ? AND attempts > 0)

## account.Pardon as (gate)
UPDATE `throttles` SET `attempts`=? WHERE 1 = 1 AND bucket = ?

## account.ForgetThrottles as (post)
DELETE FROM `throttles` WHERE 1 = 1 AND started_at < ?

## programmes.Programme as cora
SELECT * FROM `programmes` WHERE 1 = 1 AND id = ? LIMIT 1

## programmes.Programme as alice
SELECT * FROM `programmes` WHERE 1 = 0 AND id = ? LIMIT 1

## programmes.Programmes as cora
SELECT * FROM `programmes` WHERE 1 = 1 ORDER BY name, id

## programmes.AddProgramme as cora
INSERT INTO `programmes` (`id`,`name`,`summary`,`created_at`,`version`) VALUES (?,?,?,?,?)

## programmes.SaveProgramme as cora
UPDATE `programmes` SET `name`=?,`summary`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## programmes.SaveProgramme as cora
UPDATE `programmes` SET `name`=?,`summary`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)
SELECT 1 FROM `programmes` WHERE 1 = 1 AND id = ? LIMIT 1
SELECT 1 FROM `programmes` WHERE 1 = 1 AND id = ? AND 1 = 1 LIMIT 1

## programmes.Cohort as cora
SELECT * FROM `cohorts` WHERE 1 = 1 AND id = ? LIMIT 1

## programmes.CohortToJoin as alice
SELECT * FROM `cohorts` WHERE 1 = 1 AND id = ? LIMIT 1

## programmes.Cohorts as cora
SELECT * FROM `cohorts` WHERE 1 = 1 AND programme_id = ? ORDER BY starts_on DESC, id DESC

## programmes.Cohorts as token-autumn
SELECT * FROM `cohorts` WHERE (? = '' OR cohorts.id = ?) ORDER BY starts_on DESC, id DESC

## programmes.AddCohort as cora
INSERT INTO `cohorts` (`id`,`programme_id`,`name`,`capacity`,`starts_on`,`ends_on`,`seats_taken`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?)

## programmes.SaveCohort as cora
UPDATE `cohorts` SET `capacity`=?,`ends_on`=?,`name`=?,`starts_on`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## programmes.SaveCohort as cora
UPDATE `cohorts` SET `capacity`=?,`ends_on`=?,`name`=?,`starts_on`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)
SELECT 1 FROM `cohorts` WHERE 1 = 1 AND id = ? LIMIT 1
SELECT 1 FROM `cohorts` WHERE 1 = 1 AND id = ? AND 1 = 1 LIMIT 1

## programmes.TakeSeats as cora
UPDATE `cohorts` SET `seats_taken`=seats_taken + ? WHERE 1 = 1 AND (id = ? AND seats_taken + ? <= capacity)

## programmes.TakeSeats as cora
UPDATE `cohorts` SET `seats_taken`=seats_taken + ? WHERE 1 = 1 AND (id = ? AND seats_taken + ? <= capacity)

## programmes.HoldCohort as cora
UPDATE `cohorts` SET `seats_taken`=seats_taken WHERE 1 = 1 AND id = ?

## programmes.HoldCohort as alice
UPDATE `cohorts` SET `seats_taken`=seats_taken WHERE 1 = 0 AND id = ?
SELECT 1 FROM `cohorts` WHERE 1 = 0 AND id = ? LIMIT 1

## programmes.GiveBackSeats as alice
UPDATE `cohorts` SET `seats_taken`=seats_taken - ? WHERE 1 = 1 AND id = ?

## applying.Call as alice
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.id = ? LIMIT 1

## applying.Calls as cora
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.cohort_id = ? ORDER BY calls.opens_at DESC, calls.id DESC

## applying.Calls as cora
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 ORDER BY calls.opens_at DESC, calls.id DESC

## applying.OpenCalls as nobody
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND (calls.opens_at <= ? AND calls.closes_at > ?) ORDER BY calls.closes_at, calls.id

## applying.CountApplications as cora
SELECT call_id, COUNT(*) AS total, SUM(CASE WHEN state = 'submitted' THEN 1 ELSE 0 END) AS submitted FROM `applications` WHERE 1 = 1 GROUP BY `call_id`

## applying.AddCall as cora
INSERT INTO `calls` (`id`,`cohort_id`,`opens_at`,`closes_at`,`grace_until`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?)

## applying.SaveCall as cora
UPDATE `calls` SET `closes_at`=?,`cohort_id`=?,`grace_until`=?,`opens_at`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## applying.Application as alice
SELECT * FROM `applications` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.id = ? LIMIT 1
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.application_id = ? AND members.left_at IS NULL) ORDER BY members.joined_at, members.id
SELECT * FROM `signatures` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (application_id = ? AND live = 1) ORDER BY id
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.application_id = ? ORDER BY partner_invitations.id

## applying.Application as bob
SELECT * FROM `applications` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1

## applying.OwnApplications as alice
SELECT applications.*, p.name AS programme, c.name AS cohort, calls.closes_at AS closes_at, calls.grace_until AS grace_until, m.lead_key AS lead_key, m.id AS member_id, s.id AS signature FROM `applications` JOIN members m ON m.application_id = applications.id AND m.person_id = ? AND m.left_at IS NULL LEFT JOIN signatures s ON s.member_id = m.id AND s.live = 1 JOIN calls ON calls.id = applications.call_id JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL) ORDER BY m.id DESC

## applying.OwnApplications as cora
SELECT applications.*, p.name AS programme, c.name AS cohort, calls.closes_at AS closes_at, calls.grace_until AS grace_until, m.lead_key AS lead_key, m.id AS member_id, s.id AS signature FROM `applications` JOIN members m ON m.application_id = applications.id AND m.person_id = ? AND m.left_at IS NULL LEFT JOIN signatures s ON s.member_id = m.id AND s.live = 1 JOIN calls ON calls.id = applications.call_id JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 ORDER BY m.id DESC
SELECT case_revisions.application_id, case_revisions.number, case_revisions.saved_by, case_revisions.saved_at, w.name AS name FROM `case_revisions` JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id = (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id) WHERE 1 = 0 AND (case_revisions.application_id IN (?,?) AND case_revisions.number = (SELECT MAX(later.number) FROM case_revisions later WHERE later.application_id = case_revisions.application_id AND later.saved_by = case_revisions.saved_by)) ORDER BY case_revisions.number

## applying.OverdueApplications as (clerk)
SELECT `applications`.`id` FROM `applications` JOIN calls ON calls.id = applications.call_id WHERE 1 = 1 AND (applications.state = 'awaiting_members' AND calls.grace_until <= ?) ORDER BY applications.id LIMIT 100

## applying.AddApplication as dan
INSERT INTO `applications` (`id`,`call_id`,`reference`,`kind`,`state`,`challenge`,`why_together`,`hoped_for`,`consider_alone`,`submitted_at`,`created_at`,`version`,`turn`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
INSERT INTO `members` (`id`,`application_id`,`call_id`,`person_id`,`lead_key`,`live`,`joined_at`,`left_at`,`name`,`job_title`,`sector`,`role`,`organisation`,`organisation_kind`,`area`,`line_manager_name`,`line_manager_email`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## applying.AddApplication as alice
INSERT INTO `applications` (`id`,`call_id`,`reference`,`kind`,`state`,`challenge`,`why_together`,`hoped_for`,`consider_alone`,`submitted_at`,`created_at`,`version`,`turn`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
INSERT INTO `members` (`id`,`application_id`,`call_id`,`person_id`,`lead_key`,`live`,`joined_at`,`left_at`,`name`,`job_title`,`sector`,`role`,`organisation`,`organisation_kind`,`area`,`line_manager_name`,`line_manager_email`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## applying.KeepApplication as alice
SELECT * FROM `applications` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.id = ? LIMIT 1
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.application_id = ? AND members.left_at IS NULL) ORDER BY members.joined_at, members.id
SELECT * FROM `signatures` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (application_id = ? AND live = 1) ORDER BY id
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.application_id = ? ORDER BY partner_invitations.id
UPDATE `applications` SET `call_id`=?,`challenge`=?,`consider_alone`=?,`hoped_for`=?,`kind`=?,`reference`=?,`state`=?,`submitted_at`=?,`turn`=?,`version`=?,`why_together`=? WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND (id = ? AND turn = ?)
UPDATE `members` SET `application_id`=?,`area`=?,`call_id`=?,`job_title`=?,`joined_at`=?,`lead_key`=?,`left_at`=?,`line_manager_email`=?,`line_manager_name`=?,`live`=?,`name`=?,`organisation`=?,`organisation_kind`=?,`person_id`=?,`role`=?,`sector`=?,`version`=? WHERE ((members.person_id = ? AND members.left_at IS NULL)) AND (id = ? AND version = ?)
INSERT INTO `members` (`id`,`application_id`,`call_id`,`person_id`,`lead_key`,`live`,`joined_at`,`left_at`,`name`,`job_title`,`sector`,`role`,`organisation`,`organisation_kind`,`area`,`line_manager_name`,`line_manager_email`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
UPDATE `members` SET `application_id`=?,`area`=?,`call_id`=?,`job_title`=?,`joined_at`=?,`lead_key`=?,`left_at`=?,`line_manager_email`=?,`line_manager_name`=?,`live`=?,`name`=?,`organisation`=?,`organisation_kind`=?,`person_id`=?,`role`=?,`sector`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)
INSERT INTO `case_revisions` (`id`,`application_id`,`number`,`hash`,`challenge`,`why_together`,`hoped_for`,`consider_alone`,`saved_by`,`saved_at`) VALUES (?,?,?,?,?,?,?,?,?,?)
UPDATE `signatures` SET `cleared_at`=?,`live`=? WHERE 1 = 1 AND (id = ? AND live = 1)
INSERT INTO `signatures` (`id`,`application_id`,`member_id`,`hash`,`signed_at`,`cleared_at`,`live`) VALUES (?,?,?,?,?,?,?)
UPDATE `partner_invitations` SET `application_id`=?,`email`=?,`expires_at`=?,`link_id`=?,`message_id`=?,`name`=?,`reason`=?,`responded_at`=?,`response`=?,`version`=? WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (id = ? AND version = ?)
INSERT INTO `partner_invitations` (`id`,`application_id`,`email`,`name`,`response`,`reason`,`link_id`,`message_id`,`expires_at`,`responded_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)

## applying.KeepApplication as bob
SELECT * FROM `applications` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.id = ? LIMIT 1
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.application_id = ? AND members.left_at IS NULL) ORDER BY members.joined_at, members.id
SELECT * FROM `signatures` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (application_id = ? AND live = 1) ORDER BY id
SELECT case_revisions.application_id, case_revisions.number, case_revisions.saved_by, case_revisions.saved_at, w.name AS name FROM `case_revisions` JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id = (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id) WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = case_revisions.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (case_revisions.application_id IN (?) AND case_revisions.number = (SELECT MAX(later.number) FROM case_revisions later WHERE later.application_id = case_revisions.application_id AND later.saved_by = case_revisions.saved_by)) ORDER BY case_revisions.number
SELECT signatures.application_id, signatures.member_id, r.challenge, r.why_together, r.hoped_for, r.consider_alone, r.number FROM `signatures` JOIN case_revisions r ON r.application_id = signatures.application_id AND r.hash = signatures.hash WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (signatures.application_id IN (?) AND signatures.live IS NULL) AND (NOT EXISTS (SELECT 1 FROM signatures stands WHERE stands.member_id = signatures.member_id AND stands.live = 1)) ORDER BY r.number DESC
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.application_id = ? ORDER BY partner_invitations.id
UPDATE `applications` SET `call_id`=?,`challenge`=?,`consider_alone`=?,`hoped_for`=?,`kind`=?,`reference`=?,`state`=?,`submitted_at`=?,`turn`=?,`version`=?,`why_together`=? WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL)) AND (id = ? AND turn = ?)
UPDATE `case_revisions` SET `challenge`=?,`consider_alone`=?,`hash`=?,`hoped_for`=?,`number`=?,`saved_at`=?,`why_together`=? WHERE ((case_revisions.saved_by = ? AND EXISTS (SELECT 1 FROM members own WHERE own.application_id = case_revisions.application_id AND own.person_id = ? AND own.left_at IS NULL))) AND (application_id = ? AND number = ?)

## applying.KeepApplication as (clerk)
SELECT * FROM `applications` WHERE 1 = 1 AND id = ? LIMIT 1
SELECT calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity FROM `calls` JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE 1 = 1 AND calls.id = ? LIMIT 1
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE 1 = 1 AND (members.application_id = ? AND members.left_at IS NULL) ORDER BY members.joined_at, members.id
SELECT * FROM `signatures` WHERE 1 = 1 AND (application_id = ? AND live = 1) ORDER BY id
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE 1 = 1 AND partner_invitations.application_id = ? ORDER BY partner_invitations.id
UPDATE `applications` SET `call_id`=?,`challenge`=?,`consider_alone`=?,`hoped_for`=?,`kind`=?,`reference`=?,`state`=?,`submitted_at`=?,`turn`=?,`version`=?,`why_together`=? WHERE 1 = 1 AND (id = ? AND turn = ?)
SELECT 1 FROM `applications` WHERE 1 = 1 AND id = ? LIMIT 1
SELECT 1 FROM `applications` WHERE 1 = 1 AND id = ? AND 1 = 1 LIMIT 1

## applying.MembersOf as alice
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.application_id = ? AND members.left_at IS NULL) ORDER BY members.joined_at, members.id

## applying.OwnMember as alice
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.id = ? AND members.person_id = ? AND members.left_at IS NULL) LIMIT 1

## applying.OwnMember as alice
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.id = ? AND members.person_id = ? AND members.left_at IS NULL) LIMIT 1

## applying.OwnMember as dan
SELECT members.*, p.email AS email FROM `members` JOIN people p ON p.id = members.person_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (members.id = ? AND members.person_id = ? AND members.left_at IS NULL) LIMIT 1

## applying.CaseRevisions as alice
SELECT case_revisions.*, w.name AS name FROM `case_revisions` JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id = (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id) WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = case_revisions.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND case_revisions.application_id = ? ORDER BY case_revisions.number DESC LIMIT 200

## applying.CaseRevisions as dan
SELECT case_revisions.*, w.name AS name FROM `case_revisions` JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id = (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id) WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = case_revisions.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND case_revisions.application_id = ? ORDER BY case_revisions.number DESC LIMIT 200

## applying.OwnApplications as bob
SELECT applications.*, p.name AS programme, c.name AS cohort, calls.closes_at AS closes_at, calls.grace_until AS grace_until, m.lead_key AS lead_key, m.id AS member_id, s.id AS signature FROM `applications` JOIN members m ON m.application_id = applications.id AND m.person_id = ? AND m.left_at IS NULL LEFT JOIN signatures s ON s.member_id = m.id AND s.live = 1 JOIN calls ON calls.id = applications.call_id JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id WHERE EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = ? AND own.left_at IS NULL) ORDER BY m.id DESC
SELECT case_revisions.application_id, case_revisions.number, case_revisions.saved_by, case_revisions.saved_at, w.name AS name FROM `case_revisions` JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id = (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id) WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = case_revisions.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (case_revisions.application_id IN (?,?) AND case_revisions.number = (SELECT MAX(later.number) FROM case_revisions later WHERE later.application_id = case_revisions.application_id AND later.saved_by = case_revisions.saved_by)) ORDER BY case_revisions.number
SELECT signatures.application_id, signatures.member_id, r.challenge, r.why_together, r.hoped_for, r.consider_alone, r.number FROM `signatures` JOIN case_revisions r ON r.application_id = signatures.application_id AND r.hash = signatures.hash WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (signatures.application_id IN (?,?) AND signatures.live IS NULL) AND (NOT EXISTS (SELECT 1 FROM signatures stands WHERE stands.member_id = signatures.member_id AND stands.live = 1)) ORDER BY r.number DESC

## applying.SignaturesOf as alice
SELECT * FROM `signatures` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (application_id = ? AND live = 1) ORDER BY id

## applying.InvitationsOf as alice
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.application_id = ? ORDER BY partner_invitations.id

## applying.Invitation as alice
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.id = ? LIMIT 1

## applying.Invited as dan
SELECT * FROM `links` WHERE 1 = 1 AND (kind = ? AND hash = ?) LIMIT 1
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE 1 = 1 AND partner_invitations.id = ? LIMIT 1

## applying.Invited as dan
SELECT * FROM `links` WHERE 1 = 1 AND (kind = ? AND hash = ?) LIMIT 1
SELECT partner_invitations.*, m.state AS delivery FROM `partner_invitations` JOIN messages m ON m.id = partner_invitations.message_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND partner_invitations.id = ? LIMIT 1

## applying.InvitedAddress as (gate)
SELECT `email` FROM `partner_invitations` WHERE 1 = 1 AND id = ? LIMIT 1

## applying.InvitedAddress as dan
SELECT `email` FROM `partner_invitations` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1

## learning.Place as cora
SELECT * FROM `places` WHERE 1 = 1 AND id = ? LIMIT 1

## learning.PlacesOf as alice
SELECT places.* FROM `places` JOIN offers ON offers.id = places.offer_id WHERE places.person_id = ? AND (offers.application_id = ? AND places.live = 1) ORDER BY places.id

## learning.HeldPlaces as alice
SELECT places.* FROM `places` JOIN offers ON offers.id = places.offer_id WHERE 1 = 1 AND (offers.application_id = ? AND places.live = 1) ORDER BY places.id

## learning.AddPlace as cora
INSERT INTO `places` (`id`,`cohort_id`,`person_id`,`offer_id`,`state`,`sector`,`role`,`organisation`,`organisation_kind`,`area`,`live`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)

## learning.AddPlace as cora
INSERT INTO `places` (`id`,`cohort_id`,`person_id`,`offer_id`,`state`,`sector`,`role`,`organisation`,`organisation_kind`,`area`,`live`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)

## learning.SavePlace as alice
UPDATE `places` SET `area`=?,`cohort_id`=?,`live`=?,`offer_id`=?,`organisation`=?,`organisation_kind`=?,`person_id`=?,`role`=?,`sector`=?,`state`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## learning.Enrolments as alice
SELECT places.*, offers.application_id, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on, partnerships.id AS partnership_id, partnerships.kind AS partnership_kind, projects.id AS project_id FROM `places` JOIN offers ON offers.id = places.offer_id JOIN cohorts ON cohorts.id = places.cohort_id JOIN programmes ON programmes.id = cohorts.programme_id LEFT JOIN partnership_members mine ON mine.place_id = places.id AND mine.live = 1 LEFT JOIN partnerships ON partnerships.id = mine.partnership_id LEFT JOIN projects ON projects.partnership_id = partnerships.id WHERE places.person_id = ? AND (places.person_id = ? AND (places.live = 1 OR offers.state = 'accepted') AND places.id = (SELECT MAX(latest.id) FROM places latest WHERE latest.offer_id = places.offer_id)) ORDER BY places.id DESC
SELECT partnership_members.partnership_id, people.name FROM `partnership_members` JOIN people ON people.id = partnership_members.person_id WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnership_members.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND (partnership_members.partnership_id IN (?,?) AND partnership_members.live = 1 AND partnership_members.person_id <> ?) ORDER BY people.name, people.id

## learning.Partnership as alice
SELECT * FROM `partnerships` WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnerships.id AND own.person_id = ? AND own.until_at IS NULL)) AND id = ? LIMIT 1

## learning.Partnership as dan
SELECT * FROM `partnerships` WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnerships.id AND own.person_id = ? AND own.until_at IS NULL)) AND id = ? LIMIT 1

## learning.PartnershipOf as cora
SELECT * FROM `partnerships` WHERE 1 = 1 AND application_id = ? LIMIT 1

## learning.AddPartnership as alice
INSERT INTO `partnerships` (`id`,`cohort_id`,`application_id`,`kind`,`formed_at`,`ended_at`) VALUES (?,?,?,?,?,?)
INSERT INTO `partnership_members` (`id`,`partnership_id`,`person_id`,`place_id`,`from_at`,`until_at`,`live`) VALUES (?,?,?,?,?,?,?)
INSERT INTO `partnership_members` (`id`,`partnership_id`,`person_id`,`place_id`,`from_at`,`until_at`,`live`) VALUES (?,?,?,?,?,?,?)

## learning.AddPartnership as alice
INSERT INTO `partnerships` (`id`,`cohort_id`,`application_id`,`kind`,`formed_at`,`ended_at`) VALUES (?,?,?,?,?,?)

## learning.Memberships as alice
SELECT * FROM `partnership_members` WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnership_members.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND partnership_id = ? ORDER BY from_at, id

## learning.Owners as alice
SELECT partnership_members.partnership_id, people.name FROM `partnership_members` JOIN people ON people.id = partnership_members.person_id WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnership_members.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND (partnership_members.partnership_id IN (?) AND partnership_members.live = 1 AND partnership_members.person_id <> ?) ORDER BY people.name, people.id

## learning.Owners as cora
SELECT partnership_members.partnership_id, people.name FROM `partnership_members` JOIN people ON people.id = partnership_members.person_id WHERE 1 = 1 AND (partnership_members.partnership_id IN (?) AND partnership_members.live = 1 AND partnership_members.person_id <> ?) ORDER BY people.name, people.id

## learning.Dyads as cora
SELECT * FROM `dyads` WHERE 1 = 1 AND (cohort_id = ? AND live = 1) ORDER BY id

## learning.AddDyad as alice
SELECT 1 FROM `dyads` WHERE 1 = 1 AND (cohort_id = ? AND manager_id = ? AND participant_id = ? AND live = 1) LIMIT 1
INSERT INTO `dyads` (`id`,`cohort_id`,`manager_id`,`participant_id`,`from_at`,`until_at`,`live`) VALUES (?,?,?,?,?,?,?)

## learning.AddDyad as alice
SELECT 1 FROM `dyads` WHERE 1 = 1 AND (cohort_id = ? AND manager_id = ? AND participant_id = ? AND live = 1) LIMIT 1

## learning.Dyad as cora
SELECT * FROM `dyads` WHERE 1 = 1 AND id = ? LIMIT 1

## learning.EndDyad as cora
UPDATE `dyads` SET `live`=?,`until_at`=? WHERE 1 = 1 AND (id = ? AND live = 1)

## learning.Together as cora
SELECT 1 FROM `partnership_members` JOIN partnership_members partner ON partner.partnership_id = partnership_members.partnership_id AND partner.until_at IS NULL WHERE 1 = 1 AND (partnership_members.until_at IS NULL AND partnership_members.person_id = ? AND partner.person_id = ?) LIMIT 1

## learning.Together as cora
SELECT 1 FROM `partnership_members` JOIN partnership_members partner ON partner.partnership_id = partnership_members.partnership_id AND partner.until_at IS NULL WHERE 1 = 1 AND (partnership_members.until_at IS NULL AND partnership_members.person_id = ? AND partner.person_id = ?) LIMIT 1

## learning.Project as alice
SELECT * FROM `projects` WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND id = ? LIMIT 1

## learning.HoldProject as alice
SELECT * FROM `projects` WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND id = ? LIMIT 1
UPDATE `projects` SET `turn`=`turn`+1 WHERE id = ?

## learning.AddProject as cleo
INSERT INTO `projects` (`id`,`partnership_id`,`cohort_id`,`title`,`challenge`,`starting_point`,`scope`,`theme`,`state`,`stopped_reason`,`updated_by`,`updated_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## learning.SaveProject as alice
UPDATE `projects` SET `challenge`=?,`cohort_id`=?,`partnership_id`=?,`scope`=?,`starting_point`=?,`state`=?,`stopped_reason`=?,`theme`=?,`title`=?,`updated_at`=?,`updated_by`=?,`version`=? WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND (id = ? AND version = ?)
INSERT INTO `project_revisions` (`id`,`project_id`,`number`,`snapshot`,`saved_by`,`saved_at`) VALUES (?,?,?,?,?,?)

## learning.ProjectRevisions as alice
SELECT * FROM `project_revisions` WHERE (EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = project_revisions.project_id AND own.person_id = ? AND own.until_at IS NULL)) AND project_id = ? ORDER BY number

## learning.Projects as cora
SELECT projects.id, projects.partnership_id, projects.title, projects.state, projects.theme, (SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id) AS milestones, (SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id AND milestones.done_on IS NOT NULL) AS milestones_done FROM `projects` WHERE 1 = 1 AND projects.id > ? ORDER BY projects.id LIMIT 2
SELECT partnership_members.partnership_id, people.name FROM `partnership_members` JOIN people ON people.id = partnership_members.person_id WHERE 1 = 1 AND (partnership_members.partnership_id IN (?,?) AND partnership_members.live = 1 AND partnership_members.person_id <> ?) ORDER BY people.name, people.id

## learning.Projects as cora
SELECT projects.id, projects.partnership_id, projects.title, projects.state, projects.theme, (SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id) AS milestones, (SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id AND milestones.done_on IS NOT NULL) AS milestones_done FROM `projects` WHERE 1 = 1 AND projects.id > ? AND projects.cohort_id = ? ORDER BY projects.id LIMIT 9
SELECT partnership_members.partnership_id, people.name FROM `partnership_members` JOIN people ON people.id = partnership_members.person_id WHERE 1 = 1 AND (partnership_members.partnership_id IN (?) AND partnership_members.live = 1 AND partnership_members.person_id <> ?) ORDER BY people.name, people.id

## learning.LastEditor as alice
SELECT people.name FROM `projects` JOIN people ON people.id = projects.updated_by WHERE (EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = ? AND own.until_at IS NULL)) AND projects.id = ? LIMIT 1

## learning.Milestones as alice
SELECT * FROM `milestones` WHERE (EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = milestones.project_id AND own.person_id = ? AND own.until_at IS NULL)) AND project_id = ? ORDER BY created_at, id

## learning.Milestone as alice
SELECT * FROM `milestones` WHERE (EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = milestones.project_id AND own.person_id = ? AND own.until_at IS NULL)) AND id = ? LIMIT 1

## learning.AddMilestone as alice
INSERT INTO `milestones` (`id`,`project_id`,`title`,`due_on`,`done_on`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?)

## learning.SaveMilestone as alice
UPDATE `milestones` SET `done_on`=?,`due_on`=?,`project_id`=?,`title`=?,`version`=? WHERE (EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = milestones.project_id AND own.person_id = ? AND own.until_at IS NULL)) AND (id = ? AND version = ?)

## learning.SaveMilestone as cora
UPDATE `milestones` SET `done_on`=?,`due_on`=?,`project_id`=?,`title`=?,`version`=? WHERE 1 = 0 AND (id = ? AND version = ?)
SELECT 1 FROM `milestones` WHERE 1 = 1 AND id = ? LIMIT 1
SELECT 1 FROM `milestones` WHERE 1 = 1 AND id = ? AND 1 = 0 LIMIT 1

## selecting.Unit as cora
SELECT applications.id AS application_id, applications.reference, applications.call_id, calls.cohort_id, applications.kind, applications.state, applications.challenge, applications.why_together, applications.hoped_for, applications.submitted_at, applications.turn FROM `applications` JOIN calls ON calls.id = applications.call_id WHERE 1 = 1 AND applications.id = ? LIMIT 1
SELECT members.id AS member_id, members.application_id, members.person_id, members.name, COALESCE(people.email, '') AS email, members.job_title, members.sector, members.role, members.organisation, members.organisation_kind, members.area, members.line_manager_name, members.line_manager_email, EXISTS (SELECT 1 FROM signatures WHERE signatures.member_id = members.id AND signatures.live = 1) AS signed FROM `members` JOIN people ON people.id = members.person_id WHERE 1 = 1 AND members.left_at IS NULL AND members.application_id = ? ORDER BY members.id

## selecting.OfferedUnit as alice
SELECT applications.id AS application_id, applications.reference, applications.call_id, calls.cohort_id, applications.kind, applications.state, applications.challenge, applications.why_together, applications.hoped_for, applications.submitted_at, applications.turn FROM `applications` JOIN calls ON calls.id = applications.call_id WHERE 1 = 1 AND applications.id = ? LIMIT 1
SELECT members.id AS member_id, members.application_id, members.person_id, members.name, COALESCE(people.email, '') AS email, members.job_title, members.sector, members.role, members.organisation, members.organisation_kind, members.area, members.line_manager_name, members.line_manager_email, EXISTS (SELECT 1 FROM signatures WHERE signatures.member_id = members.id AND signatures.live = 1) AS signed FROM `members` JOIN people ON people.id = members.person_id WHERE 1 = 1 AND members.left_at IS NULL AND members.application_id = ? ORDER BY members.id

## selecting.Units as cora
SELECT applications.id AS application_id, applications.reference, applications.call_id, calls.cohort_id, applications.kind, applications.state, applications.challenge, applications.why_together, applications.hoped_for, applications.submitted_at, applications.turn FROM `applications` JOIN calls ON calls.id = applications.call_id WHERE 1 = 1 AND (applications.call_id = ? AND applications.id > ?) ORDER BY applications.id LIMIT 9
SELECT members.id AS member_id, members.application_id, members.person_id, members.name, COALESCE(people.email, '') AS email, members.job_title, members.sector, members.role, members.organisation, members.organisation_kind, members.area, members.line_manager_name, members.line_manager_email, EXISTS (SELECT 1 FROM signatures WHERE signatures.member_id = members.id AND signatures.live = 1) AS signed FROM `members` JOIN people ON people.id = members.person_id WHERE 1 = 1 AND members.left_at IS NULL AND (members.call_id = ? AND members.application_id BETWEEN ? AND ?) ORDER BY members.id

## selecting.Units as cora
SELECT applications.id AS application_id, applications.reference, applications.call_id, calls.cohort_id, applications.kind, applications.state, applications.challenge, applications.why_together, applications.hoped_for, applications.submitted_at, applications.turn FROM `applications` JOIN calls ON calls.id = applications.call_id WHERE 1 = 1 AND (applications.call_id = ? AND applications.id > ?) AND applications.state = ? ORDER BY applications.id LIMIT 1
SELECT members.id AS member_id, members.application_id, members.person_id, members.name, COALESCE(people.email, '') AS email, members.job_title, members.sector, members.role, members.organisation, members.organisation_kind, members.area, members.line_manager_name, members.line_manager_email, EXISTS (SELECT 1 FROM signatures WHERE signatures.member_id = members.id AND signatures.live = 1) AS signed FROM `members` JOIN people ON people.id = members.person_id WHERE 1 = 1 AND members.left_at IS NULL AND (members.call_id = ? AND members.application_id BETWEEN ? AND ?) ORDER BY members.id

## selecting.HoldUnit as alice
UPDATE `applications` SET `turn`=? WHERE 1 = 1 AND (id = ? AND turn = ?)

## selecting.HoldUnit as alice
UPDATE `applications` SET `turn`=? WHERE 1 = 1 AND (id = ? AND turn = ?)

## selecting.Decisions as cora
SELECT * FROM `decisions` WHERE 1 = 1 AND application_id = ? ORDER BY number

## selecting.Decisions as alice
SELECT * FROM `decisions` WHERE ((decisions.state = 'published' AND EXISTS (SELECT 1 FROM members own WHERE own.application_id = decisions.application_id AND own.person_id = ? AND own.left_at IS NULL))) AND application_id = ? ORDER BY number

## selecting.AddDecision as cora
INSERT INTO `decisions` (`id`,`application_id`,`number`,`outcome`,`state`,`decided_by`,`decided_at`,`published_at`) VALUES (?,?,?,?,?,?,?,?)

## selecting.AddDecision as cora
INSERT INTO `decisions` (`id`,`application_id`,`number`,`outcome`,`state`,`decided_by`,`decided_at`,`published_at`) VALUES (?,?,?,?,?,?,?,?)

## selecting.Offers as alice
SELECT * FROM `offers` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND application_id = ? ORDER BY id

## selecting.UnitOffers as alice
SELECT * FROM `offers` WHERE 1 = 1 AND application_id = ? ORDER BY id

## selecting.OffersOf as cora
SELECT * FROM `offers` WHERE 1 = 1 AND application_id IN (?,?) ORDER BY id

## selecting.OverdueOffers as (clerk)
SELECT * FROM `offers` WHERE 1 = 1 AND (state = 'made' AND reply_by < ?) ORDER BY id LIMIT 9

## selecting.OwnOffer as alice
SELECT * FROM `offers` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (id = ? AND person_id = ?) LIMIT 1

## selecting.OwnOffer as alice
SELECT * FROM `offers` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (id = ? AND person_id = ?) LIMIT 1

## selecting.AddOffer as cora
INSERT INTO `offers` (`id`,`application_id`,`decision_id`,`cohort_id`,`member_id`,`person_id`,`state`,`reply_by`,`reason`,`answered_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)

## selecting.SaveOffer as alice
UPDATE `offers` SET `answered_at`=?,`application_id`=?,`cohort_id`=?,`decision_id`=?,`member_id`=?,`person_id`=?,`reason`=?,`reply_by`=?,`state`=?,`version`=? WHERE offers.person_id = ? AND (id = ? AND version = ?)

## selecting.SaveOffer as alice
UPDATE `offers` SET `answered_at`=?,`application_id`=?,`cohort_id`=?,`decision_id`=?,`member_id`=?,`person_id`=?,`reason`=?,`reply_by`=?,`state`=?,`version`=? WHERE offers.person_id = ? AND (id = ? AND version = ?)
SELECT 1 FROM `offers` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? LIMIT 1
SELECT 1 FROM `offers` WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND id = ? AND offers.person_id = ? LIMIT 1

## selecting.OfferLetters as alice
SELECT offers.*, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on FROM `offers` JOIN cohorts ON cohorts.id = offers.cohort_id JOIN programmes ON programmes.id = cohorts.programme_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND offers.person_id = ? ORDER BY offers.id DESC
SELECT offers.*, members.name FROM `offers` JOIN members ON members.id = offers.member_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (offers.application_id IN (?,?) AND offers.person_id <> ?)

## selecting.OfferLetter as alice
SELECT offers.*, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on FROM `offers` JOIN cohorts ON cohorts.id = offers.cohort_id JOIN programmes ON programmes.id = cohorts.programme_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND offers.person_id = ? ORDER BY offers.id DESC
SELECT offers.*, members.name FROM `offers` JOIN members ON members.id = offers.member_id WHERE (EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = ? AND own.left_at IS NULL)) AND (offers.application_id IN (?,?) AND offers.person_id <> ?)

## selecting.Offered as bob
SELECT 1 FROM `offers` WHERE 1 = 1 AND (application_id = ? AND state IN ('made', 'accepted', 'lapsed')) LIMIT 1

## selecting.Offered as bob
SELECT 1 FROM `offers` WHERE 1 = 1 AND (application_id = ? AND state IN ('made', 'accepted', 'lapsed')) LIMIT 1

## surveying.Instrument as (office)
SELECT * FROM `instruments` WHERE 1 = 1 AND slug = ? LIMIT 1

## surveying.AddInstrument as (office)
INSERT INTO `instruments` (`id`,`slug`,`title`,`audience`,`created_at`) VALUES (?,?,?,?,?)

## surveying.InstrumentVersion as mona-by-link2
SELECT * FROM `instrument_versions` WHERE instrument_versions.state = 'published' AND id = ? LIMIT 1

## surveying.InstrumentVersion as mona-by-link2
SELECT * FROM `instrument_versions` WHERE instrument_versions.state = 'published' AND id = ? LIMIT 1

## surveying.InstrumentVersions as cora
SELECT instrument_versions.* FROM `instrument_versions` JOIN instruments ON instruments.id = instrument_versions.instrument_id WHERE 1 = 1 AND instrument_versions.state = ? ORDER BY instruments.slug, instrument_versions.number

## surveying.AddInstrumentVersion as (office)
INSERT INTO `instrument_versions` (`id`,`instrument_id`,`number`,`state`,`confidentiality`,`minutes`,`definition`,`published_at`) VALUES (?,?,?,?,?,?,?,?)

## surveying.Wave as mona-by-link2
SELECT * FROM `waves` WHERE (EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = ?)) AND id = ? LIMIT 1

## surveying.Wave as mona-by-link2
SELECT * FROM `waves` WHERE (EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = ?)) AND id = ? LIMIT 1

## surveying.Waves as cora
SELECT * FROM `waves` WHERE 1 = 1 AND cohort_id = ? ORDER BY opens_at, id

## surveying.AddWave as cora
INSERT INTO `waves` (`id`,`cohort_id`,`instrument_version_id`,`state`,`opens_at`,`closes_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?)

## surveying.SaveWave as cora
UPDATE `waves` SET `closes_at`=?,`cohort_id`=?,`instrument_version_id`=?,`opens_at`=?,`state`=?,`version`=? WHERE 1 = 1 AND (id = ? AND version = ?)

## surveying.Funnels as cora
SELECT wave_id, COUNT(*) AS created, SUM(CASE WHEN sent_at IS NOT NULL OR opened_at IS NOT NULL THEN 1 ELSE 0 END) AS sent, SUM(CASE WHEN opened_at IS NOT NULL THEN 1 ELSE 0 END) AS opened, SUM(CASE WHEN started_at IS NOT NULL THEN 1 ELSE 0 END) AS started, SUM(CASE WHEN state = 'completed' THEN 1 ELSE 0 END) AS completed, SUM(CASE WHEN state = 'declined' THEN 1 ELSE 0 END) AS declined, SUM(CASE WHEN state = 'ineligible' THEN 1 ELSE 0 END) AS ineligible FROM `survey_invitations` WHERE 1 = 1 AND cohort_id = ? GROUP BY `wave_id`

## surveying.Ratings as cora
SELECT dyads.id AS dyad_id, dyads.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant FROM `dyads` JOIN people m ON m.id = dyads.manager_id JOIN people p ON p.id = dyads.participant_id JOIN places ON places.cohort_id = dyads.cohort_id AND places.person_id = dyads.participant_id AND places.state IN ('confirmed', 'active', 'completed') WHERE 1 = 1 AND (dyads.cohort_id = ? AND dyads.until_at IS NULL) ORDER BY dyads.manager_id, p.name, dyads.id

## surveying.WaitingRatings as cora
SELECT d.id AS dyad_id, d.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant FROM `survey_invitations` JOIN dyads d ON d.id = survey_invitations.dyad_id JOIN people m ON m.id = d.manager_id JOIN people p ON p.id = d.participant_id WHERE 1 = 1 AND (survey_invitations.wave_id = ? AND survey_invitations.state IN ('created', 'sent', 'opened', 'started') AND d.until_at IS NULL) ORDER BY d.manager_id, p.name, d.id

## surveying.NewestWave as cora
SELECT waves.id FROM `waves` JOIN instrument_versions v ON v.id = waves.instrument_version_id AND v.instrument_id = ? WHERE 1 = 1 AND waves.cohort_id = ? ORDER BY waves.created_at DESC, waves.id DESC LIMIT 1

## surveying.NewestWave as cora
SELECT waves.id FROM `waves` JOIN instrument_versions v ON v.id = waves.instrument_version_id AND v.instrument_id = ? WHERE 1 = 1 AND waves.cohort_id = ? ORDER BY waves.created_at DESC, waves.id DESC LIMIT 1

## surveying.NewRatings as cora
SELECT dyads.id AS dyad_id, dyads.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant FROM `dyads` JOIN people m ON m.id = dyads.manager_id JOIN people p ON p.id = dyads.participant_id JOIN places ON places.cohort_id = dyads.cohort_id AND places.person_id = dyads.participant_id AND places.state IN ('confirmed', 'active', 'completed') WHERE 1 = 1 AND (dyads.cohort_id = ? AND dyads.until_at IS NULL) AND (NOT EXISTS (SELECT 1 FROM survey_invitations i JOIN dyads x ON x.id = i.dyad_id WHERE i.wave_id = ? AND x.participant_id = dyads.participant_id AND (i.dyad_id = dyads.id OR i.state = 'completed'))) ORDER BY dyads.manager_id, p.name, dyads.id

## surveying.NewRatings as cora
SELECT dyads.id AS dyad_id, dyads.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant FROM `dyads` JOIN people m ON m.id = dyads.manager_id JOIN people p ON p.id = dyads.participant_id JOIN places ON places.cohort_id = dyads.cohort_id AND places.person_id = dyads.participant_id AND places.state IN ('confirmed', 'active', 'completed') WHERE 1 = 1 AND (dyads.cohort_id = ? AND dyads.until_at IS NULL) AND (NOT EXISTS (SELECT 1 FROM survey_invitations i JOIN dyads x ON x.id = i.dyad_id WHERE i.wave_id = ? AND x.participant_id = dyads.participant_id AND (i.dyad_id = dyads.id OR i.state = 'completed'))) AND dyads.participant_id = ? ORDER BY dyads.manager_id, p.name, dyads.id

## surveying.Standings as cora
SELECT survey_invitations.id, survey_invitations.person_id AS manager_id, m.name AS manager, COALESCE(m.email, '') AS email, a.id IS NOT NULL AS signs_in, COALESCE(p.name, '') AS participant, survey_invitations.state, survey_invitations.reason, survey_invitations.note, l.created_at AS asked_at, COALESCE(mail.state, '') AS mail FROM `survey_invitations` JOIN people m ON m.id = survey_invitations.person_id LEFT JOIN accounts a ON a.person_id = m.id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id LEFT JOIN survey_letters l ON l.id = (SELECT x.id FROM survey_letters x WHERE x.wave_id = survey_invitations.wave_id AND x.person_id = survey_invitations.person_id ORDER BY x.created_at DESC, x.id DESC LIMIT 1) LEFT JOIN messages mail ON mail.id = l.message_id WHERE 1 = 1 AND survey_invitations.wave_id = ? ORDER BY m.name, survey_invitations.person_id, p.name, survey_invitations.id

## surveying.Standings as mona-by-link2
SELECT survey_invitations.id, survey_invitations.person_id AS manager_id, m.name AS manager, COALESCE(m.email, '') AS email, a.id IS NOT NULL AS signs_in, COALESCE(p.name, '') AS participant, survey_invitations.state, survey_invitations.reason, survey_invitations.note, l.created_at AS asked_at, COALESCE(mail.state, '') AS mail FROM `survey_invitations` JOIN people m ON m.id = survey_invitations.person_id LEFT JOIN accounts a ON a.person_id = m.id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id LEFT JOIN survey_letters l ON l.id = (SELECT x.id FROM survey_letters x WHERE x.wave_id = survey_invitations.wave_id AND x.person_id = survey_invitations.person_id ORDER BY x.created_at DESC, x.id DESC LIMIT 1) LEFT JOIN messages mail ON mail.id = l.message_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.wave_id = ? ORDER BY m.name, survey_invitations.person_id, p.name, survey_invitations.id

## surveying.Reminded as cora
SELECT survey_letters.wave_id, survey_letters.created_at FROM `survey_letters` JOIN waves w ON w.id = survey_letters.wave_id WHERE 1 = 1 AND (survey_letters.kind = 'reminder' AND w.cohort_id = ?) GROUP BY survey_letters.wave_id, survey_letters.created_at ORDER BY survey_letters.created_at

## surveying.AddSurveyLetter as cora
INSERT INTO `survey_letters` (`id`,`wave_id`,`person_id`,`link_id`,`message_id`,`kind`,`created_at`) VALUES (?,?,?,?,?,?,?)

## surveying.Survey as cora
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version FROM `survey_invitations` WHERE 1 = 1 AND survey_invitations.id = ? LIMIT 1

## surveying.Survey as bob
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version FROM `survey_invitations` WHERE survey_invitations.person_id = ? AND survey_invitations.id = ? LIMIT 1

## surveying.PassOnSurveys as cora
UPDATE `survey_invitations` SET `draft`=?,`state`=?,`version`=version + 1 WHERE 1 = 1 AND (wave_id = ? AND state NOT IN ('completed', 'ineligible') AND dyad_id IN (SELECT d.id FROM dyads d WHERE d.until_at IS NOT NULL))

## surveying.AddSurveyInvitations as cora
INSERT INTO `survey_invitations` (`id`,`wave_id`,`cohort_id`,`person_id`,`dyad_id`,`about_key`,`state`,`sent_at`,`opened_at`,`started_at`,`completed_at`,`reason`,`note`,`created_at`,`version`,`draft`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?),(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## surveying.SurveyRequests as mona-by-link
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version, COALESCE(p.name, '') AS about, i.slug AS instrument, i.title, w.closes_at FROM `survey_invitations` JOIN waves w ON w.id = survey_invitations.wave_id JOIN instrument_versions v ON v.id = w.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.person_id = ? ORDER BY w.closes_at, about, survey_invitations.id

## surveying.SurveyRequests as mona-by-link2
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version, COALESCE(p.name, '') AS about, i.slug AS instrument, i.title, w.closes_at FROM `survey_invitations` JOIN waves w ON w.id = survey_invitations.wave_id JOIN instrument_versions v ON v.id = w.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.person_id = ? ORDER BY w.closes_at, about, survey_invitations.id

## surveying.SurveyRequest as mona-by-link2
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version, COALESCE(p.name, '') AS about, i.slug AS instrument, i.title, w.closes_at FROM `survey_invitations` JOIN waves w ON w.id = survey_invitations.wave_id JOIN instrument_versions v ON v.id = w.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.person_id = ? AND survey_invitations.id = ? LIMIT 1

## surveying.SurveyRequest as mona-by-link2
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.created_at, survey_invitations.version, COALESCE(p.name, '') AS about, i.slug AS instrument, i.title, w.closes_at FROM `survey_invitations` JOIN waves w ON w.id = survey_invitations.wave_id JOIN instrument_versions v ON v.id = w.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id LEFT JOIN people p ON p.id = d.participant_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.person_id = ? AND survey_invitations.id = ? LIMIT 1

## surveying.SurveyToAnswer as mona-by-link2
SELECT survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id, survey_invitations.dyad_id, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note, survey_invitations.version, w.instrument_version_id, w.state, w.closes_at FROM survey_invitations JOIN waves w ON w.id = survey_invitations.wave_id WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND (survey_invitations.person_id = ? AND survey_invitations.id = ?) LIMIT 1

## surveying.SurveyDraft as mona-by-link2
SELECT survey_invitations.draft FROM `survey_invitations` WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND survey_invitations.person_id = ? AND survey_invitations.id = ? LIMIT 1

## surveying.SurveyDraft as cora
SELECT survey_invitations.draft FROM `survey_invitations` WHERE 1 = 1 AND survey_invitations.person_id = ? AND survey_invitations.id = ? LIMIT 1

## surveying.SaveSurveyDraft as mona-by-link2
UPDATE `survey_invitations` SET `about_key`=?,`cohort_id`=?,`completed_at`=?,`draft`=?,`dyad_id`=?,`note`=?,`opened_at`=?,`person_id`=?,`reason`=?,`sent_at`=?,`started_at`=?,`state`=?,`version`=?,`wave_id`=? WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND (id = ? AND version = ?)

## surveying.SaveSurveyDraft as mona-by-link2
UPDATE `survey_invitations` SET `about_key`=?,`cohort_id`=?,`completed_at`=?,`draft`=?,`dyad_id`=?,`note`=?,`opened_at`=?,`person_id`=?,`reason`=?,`sent_at`=?,`started_at`=?,`state`=?,`version`=?,`wave_id`=? WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND (id = ? AND version = ?)

## surveying.FinishSurvey as mona-by-link2
UPDATE `survey_invitations` SET `completed_at`=?,`draft`=?,`opened_at`=?,`started_at`=?,`state`=?,`version`=? WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND (id = ? AND version = ?)

## surveying.FinishSurvey as mona-by-link2
UPDATE `survey_invitations` SET `completed_at`=?,`draft`=?,`opened_at`=?,`started_at`=?,`state`=?,`version`=? WHERE (survey_invitations.person_id = ? AND survey_invitations.state <> 'ineligible' AND (? = '' OR survey_invitations.wave_id = ?)) AND (id = ? AND version = ?)

## surveying.OpenSurveys as (gate)
UPDATE `survey_invitations` SET `opened_at`=?,`state`=?,`version`=version + 1 WHERE 1 = 1 AND (wave_id = ? AND person_id = ? AND state IN ('created', 'sent'))

## surveying.SentSurveys as (post)
UPDATE `survey_invitations` SET `sent_at`=?,`state`=CASE WHEN state = 'created' THEN 'sent' ELSE state END WHERE 1 = 1 AND (wave_id = ? AND person_id = ? AND sent_at IS NULL)

## surveying.CountSurveys as (gate)
SELECT count(*) FROM `survey_invitations` WHERE 1 = 1 AND (wave_id = ? AND person_id = ? AND state <> 'ineligible')

## surveying.AddResponse as mona-by-link2
INSERT INTO `responses` (`id`,`wave_id`,`cohort_id`,`instrument_version_id`,`confidentiality`,`invitation_id`,`person_id`,`dyad_id`,`reference`,`submitted_at`,`submitted_on`) VALUES (?,?,?,?,?,?,?,?,?,?,?)

## surveying.AddResponse as mona-by-link2
INSERT INTO `responses` (`id`,`wave_id`,`cohort_id`,`instrument_version_id`,`confidentiality`,`invitation_id`,`person_id`,`dyad_id`,`reference`,`submitted_at`,`submitted_on`) VALUES (?,?,?,?,?,?,?,?,?,?,?)

## surveying.SurveyReceipt as mona-by-link2
SELECT responses.reference, responses.submitted_at FROM `responses` WHERE responses.person_id = ? AND (responses.invitation_id = ? AND responses.person_id = ?) LIMIT 1

## surveying.SurveyReceipt as max
SELECT responses.reference, responses.submitted_at FROM `responses` WHERE responses.person_id = ? AND (responses.invitation_id = ? AND responses.person_id = ?) LIMIT 1

## surveying.AddAnswers as mona-by-link2
INSERT INTO `answers` (`response_id`,`item_key`,`number_value`,`text_value`,`missing`) VALUES (?,?,?,?,?),(?,?,?,?,?),(?,?,?,?,?)

## evidence.EvaluationCohorts as eve
SELECT cohorts.id, p.name AS programme, cohorts.name AS cohort, (SELECT COUNT(*) FROM places WHERE places.cohort_id = cohorts.id AND places.state <> 'held') AS places, (SELECT COUNT(*) FROM responses WHERE responses.cohort_id = cohorts.id AND responses.confidentiality <> 'anonymous') AS responses FROM `cohorts` JOIN programmes p ON p.id = cohorts.programme_id WHERE (? = '' OR cohorts.id = ?) ORDER BY cohorts.starts_on DESC, cohorts.id

## evidence.EvaluationCohorts as token-autumn
SELECT cohorts.id, p.name AS programme, cohorts.name AS cohort, (SELECT COUNT(*) FROM places WHERE places.cohort_id = cohorts.id AND places.state <> 'held') AS places, (SELECT COUNT(*) FROM responses WHERE responses.cohort_id = cohorts.id AND responses.confidentiality <> 'anonymous') AS responses FROM `cohorts` JOIN programmes p ON p.id = cohorts.programme_id WHERE (? = '' OR cohorts.id = ?) ORDER BY cohorts.starts_on DESC, cohorts.id

## evidence.PlaceThings as eve
SELECT places.id, places.person_id, places.version, (SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership FROM `places` WHERE ((? = '' OR places.cohort_id = ?)) AND (places.cohort_id = ? AND places.state <> 'held')

## evidence.PlaceThings as token-autumn
SELECT places.id, places.person_id, places.version, (SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership FROM `places` WHERE ((? = '' OR places.cohort_id = ?)) AND (places.cohort_id = ? AND places.state <> 'held')

## evidence.PlaceFacts as eve
SELECT places.id AS place, places.person_id AS person, places.sector, places.role, places.organisation_kind, places.area, places.state, (SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership FROM `places` WHERE ((? = '' OR places.cohort_id = ?)) AND places.id IN (?,?)

## evidence.PlaceFacts as token-autumn
SELECT places.id AS place, places.person_id AS person, places.sector, places.role, places.organisation_kind, places.area, places.state, (SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership FROM `places` WHERE ((? = '' OR places.cohort_id = ?)) AND places.id IN (?,?)

## evidence.MembershipThings as eve
SELECT partnership_members.id, partnership_members.until_at FROM `partnership_members` JOIN partnerships p ON p.id = partnership_members.partnership_id WHERE (EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (? = '' OR p.cohort_id = ?))) AND p.cohort_id = ?

## evidence.MembershipThings as token-autumn
SELECT partnership_members.id, partnership_members.until_at FROM `partnership_members` JOIN partnerships p ON p.id = partnership_members.partnership_id WHERE (EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (? = '' OR p.cohort_id = ?))) AND p.cohort_id = ?

## evidence.MembershipFacts as eve
SELECT * FROM `partnership_members` WHERE (EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (? = '' OR p.cohort_id = ?))) AND partnership_members.id IN (?,?)

## evidence.MembershipFacts as token-autumn
SELECT * FROM `partnership_members` WHERE (EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (? = '' OR p.cohort_id = ?))) AND partnership_members.id IN (?,?)

## evidence.DyadThings as eve
SELECT dyads.id, dyads.until_at FROM `dyads` WHERE ((? = '' OR dyads.cohort_id = ?)) AND dyads.cohort_id = ?

## evidence.DyadThings as token-autumn
SELECT dyads.id, dyads.until_at FROM `dyads` WHERE ((? = '' OR dyads.cohort_id = ?)) AND dyads.cohort_id = ?

## evidence.DyadFacts as eve
SELECT dyads.id AS dyad, dyads.manager_id AS manager, dyads.participant_id AS participant, dyads.from_at, dyads.until_at FROM `dyads` WHERE ((? = '' OR dyads.cohort_id = ?)) AND dyads.id IN (?,?)

## evidence.DyadFacts as token-autumn
SELECT dyads.id AS dyad, dyads.manager_id AS manager, dyads.participant_id AS participant, dyads.from_at, dyads.until_at FROM `dyads` WHERE ((? = '' OR dyads.cohort_id = ?)) AND dyads.id IN (?,?)

## evidence.ResponseThings as eve
SELECT responses.id FROM `responses` WHERE ((? = '' OR responses.cohort_id = ?)) AND (responses.cohort_id = ? AND responses.confidentiality <> 'anonymous')

## evidence.ResponseThings as token-autumn
SELECT responses.id FROM `responses` WHERE ((? = '' OR responses.cohort_id = ?)) AND (responses.cohort_id = ? AND responses.confidentiality <> 'anonymous')

## evidence.AnswerFacts as eve
SELECT answers.response_id, r.wave_id, i.slug, v.number, r.person_id, d.participant_id, r.dyad_id, answers.item_key, answers.number_value, answers.text_value, answers.missing, r.submitted_on FROM `answers` JOIN responses r ON r.id = answers.response_id JOIN instrument_versions v ON v.id = r.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = r.dyad_id WHERE (EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND (? = '' OR r.cohort_id = ?))) AND answers.response_id IN (?,?) ORDER BY answers.response_id, answers.item_key

## evidence.AnswerFacts as token-autumn
SELECT answers.response_id, r.wave_id, i.slug, v.number, r.person_id, d.participant_id, r.dyad_id, answers.item_key, answers.number_value, answers.text_value, answers.missing, r.submitted_on FROM `answers` JOIN responses r ON r.id = answers.response_id JOIN instrument_versions v ON v.id = r.instrument_version_id JOIN instruments i ON i.id = v.instrument_id LEFT JOIN dyads d ON d.id = r.dyad_id WHERE (EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND (? = '' OR r.cohort_id = ?))) AND answers.response_id IN (?,?) ORDER BY answers.response_id, answers.item_key

## evidence.WaveFacts as eve
SELECT waves.id AS wave, i.slug AS instrument, v.number AS instrument_version FROM `waves` JOIN instrument_versions v ON v.id = waves.instrument_version_id JOIN instruments i ON i.id = v.instrument_id WHERE ((? = '' OR waves.cohort_id = ?)) AND waves.cohort_id = ? ORDER BY waves.opens_at, waves.id
SELECT wave_id, COUNT(*) AS invited, SUM(CASE WHEN state = 'ineligible' THEN 1 ELSE 0 END) AS ineligible, SUM(CASE WHEN state = 'completed' THEN 1 ELSE 0 END) AS responded FROM `survey_invitations` WHERE 1 = 1 AND cohort_id = ? GROUP BY `wave_id`

## evidence.AddPull as eve
INSERT INTO `evaluation_pulls` (`id`,`at`,`request_id`,`account_id`,`token_id`,`cohort_id`,`data_set`,`row_total`,`filter`,`snapshot`) VALUES (?,?,?,?,?,?,?,?,?,?)

## evidence.AddSnapshot as eve
INSERT INTO `evaluation_pulls` (`id`,`at`,`request_id`,`account_id`,`token_id`,`cohort_id`,`data_set`,`row_total`,`filter`,`snapshot`) VALUES (?,?,?,?,?,?,?,?,?,?)
INSERT INTO `evaluation_snapshots` (`pull_id`,`begun_at`,`content`) VALUES (?,?,?)
INSERT INTO `evaluation_orders` (`pull_id`,`part`,`things`) VALUES (?,?,?)

## evidence.Snapshot as eve
SELECT * FROM `evaluation_snapshots` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_snapshots.pull_id AND p.account_id = ? AND p.token_id = ?)) AND pull_id = ? LIMIT 1

## evidence.Snapshot as eve
SELECT * FROM `evaluation_snapshots` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_snapshots.pull_id AND p.account_id = ? AND p.token_id = ?)) AND pull_id = ? LIMIT 1

## evidence.Snapshot as token-autumn
SELECT * FROM `evaluation_snapshots` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_snapshots.pull_id AND p.account_id = ? AND p.token_id = ?)) AND pull_id = ? LIMIT 1

## evidence.Snapshot as cora
SELECT * FROM `evaluation_snapshots` WHERE 1 = 0 AND pull_id = ? LIMIT 1

## evidence.SnapshotThings as eve
SELECT * FROM `evaluation_orders` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_orders.pull_id AND p.account_id = ? AND p.token_id = ?)) AND (pull_id = ? AND part BETWEEN ? AND ?) ORDER BY part

## evidence.SnapshotThings as eve
SELECT * FROM `evaluation_orders` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_orders.pull_id AND p.account_id = ? AND p.token_id = ?)) AND (pull_id = ? AND part BETWEEN ? AND ?) ORDER BY part

## evidence.SnapshotThings as eve
SELECT * FROM `evaluation_orders` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_orders.pull_id AND p.account_id = ? AND p.token_id = ?)) AND (pull_id = ? AND part BETWEEN ? AND ?) ORDER BY part

## evidence.SnapshotThings as token-autumn
SELECT * FROM `evaluation_orders` WHERE (EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_orders.pull_id AND p.account_id = ? AND p.token_id = ?)) AND (pull_id = ? AND part BETWEEN ? AND ?) ORDER BY part

## evidence.AnySnapshot as (clerk)
SELECT 1 FROM `evaluation_snapshots` WHERE 1 = 1 AND begun_at < ? LIMIT 1

## evidence.ForgetSnapshots as (clerk)
DELETE FROM `evaluation_orders` WHERE 1 = 1 AND pull_id IN (SELECT s.pull_id FROM evaluation_snapshots s WHERE s.begun_at < ?)
DELETE FROM `evaluation_snapshots` WHERE 1 = 1 AND begun_at < ?

## evidence.AnalystToken as eve
SELECT * FROM `analyst_tokens` WHERE ((analyst_tokens.account_id = ? OR analyst_tokens.id = ?)) AND id = ? LIMIT 1

## evidence.AnalystToken as token-autumn
SELECT * FROM `analyst_tokens` WHERE ((analyst_tokens.account_id = ? OR analyst_tokens.id = ?)) AND id = ? LIMIT 1

## evidence.AnalystToken as token-autumn
SELECT * FROM `analyst_tokens` WHERE ((analyst_tokens.account_id = ? OR analyst_tokens.id = ?)) AND id = ? LIMIT 1

## evidence.AnalystTokens as eve
SELECT * FROM `analyst_tokens` WHERE (analyst_tokens.account_id = ? OR analyst_tokens.id = ?) ORDER BY id DESC

## evidence.AddAnalystToken as eve
INSERT INTO `analyst_tokens` (`id`,`account_id`,`person_id`,`cohort_id`,`name`,`hash`,`sets`,`expires_at`,`last_used_at`,`revoked_at`,`created_at`,`version`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)

## evidence.SaveAnalystToken as eve
UPDATE `analyst_tokens` SET `account_id`=?,`cohort_id`=?,`expires_at`=?,`hash`=?,`last_used_at`=?,`name`=?,`person_id`=?,`revoked_at`=?,`sets`=?,`version`=? WHERE analyst_tokens.account_id = ? AND (id = ? AND version = ?)

## evidence.AnalystBearer as (gate)
SELECT analyst_tokens.id, analyst_tokens.cohort_id, analyst_tokens.sets, analyst_tokens.expires_at, analyst_tokens.last_used_at, analyst_tokens.revoked_at, held.role IS NOT NULL AS holds, a.totp_confirmed_at IS NOT NULL AS proven, a.disabled_at AS disabled_at FROM `analyst_tokens` JOIN accounts a ON a.id = analyst_tokens.account_id LEFT JOIN account_roles held ON held.account_id = a.id AND held.role = 'evaluator' WHERE 1 = 1 AND analyst_tokens.hash = ? LIMIT 1

## evidence.UseAnalystToken as (gate)
UPDATE `analyst_tokens` SET `last_used_at`=? WHERE 1 = 1 AND id = ?

## running.Audit as alice
INSERT INTO `audit_events` (`id`,`at`,`request_id`,`actor_role`,`actor_account`,`actor_person`,`action`,`object_type`,`object_id`,`before_hash`,`after_hash`) VALUES (?,?,?,?,?,?,?,?,?,?,?)

## running.History as cora
SELECT audit_events.at, audit_events.action, COALESCE(people.name, '') AS done_by FROM `audit_events` LEFT JOIN people ON people.id = audit_events.actor_person WHERE audit_events.object_type IN ('application', 'offer', 'partnership') AND (audit_events.object_type IN ('application', 'offer', 'partnership') AND audit_events.object_id IN (?,?,?)) ORDER BY audit_events.at, audit_events.id

## running.ClaimRequest as alice
INSERT INTO `requests` (`scope`,`idempotency_key`,`route`,`body_hash`,`result`,`created_at`) VALUES (?,?,?,?,?,?)

## running.ClaimRequest as cleo
INSERT INTO `requests` (`scope`,`idempotency_key`,`route`,`body_hash`,`result`,`created_at`) VALUES (?,?,?,?,?,?)

## running.KeepResult as alice
UPDATE `requests` SET `result`=? WHERE 1 = 1 AND (scope = ? AND idempotency_key = ?)

## running.PriorRequest as alice
SELECT * FROM `requests` WHERE 1 = 1 AND (scope = ? AND idempotency_key = ?) LIMIT 1

## running.ForgetRequests as (post)
DELETE FROM `requests` WHERE 1 = 1 AND created_at < ?

## running.QueueMessage as alice
INSERT INTO `messages` (`id`,`person_id`,`email`,`name`,`kind`,`thing`,`subject`,`body_text`,`body_html`,`state`,`attempts`,`next_at`,`claimed_by`,`created_at`,`sent_at`,`failure`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)

## running.QueueMessage as alice
INSERT INTO `messages` (`id`,`person_id`,`email`,`name`,`kind`,`thing`,`subject`,`body_text`,`body_html`,`state`,`attempts`,`next_at`,`claimed_by`,`created_at`,`sent_at`,`failure`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
SELECT * FROM `messages` WHERE 1 = 1 AND (email = ? AND kind = ? AND thing = ?) LIMIT 1

## running.Message as (post)
SELECT * FROM `messages` WHERE 1 = 1 AND id = ? LIMIT 1

## running.DueMessages as (post)
SELECT * FROM `messages` WHERE 1 = 1 AND (state IN (?,?) AND next_at <= ?) ORDER BY next_at, id LIMIT 9

## running.ClaimMessage as (post)
UPDATE `messages` SET `attempts`=?,`claimed_by`=?,`next_at`=?,`state`=? WHERE 1 = 1 AND (id = ? AND state = ? AND attempts = ?)

## running.ClaimMessage as (post)
UPDATE `messages` SET `attempts`=?,`claimed_by`=?,`next_at`=?,`state`=? WHERE 1 = 1 AND (id = ? AND state = ? AND attempts = ?)

## running.SettleMessage as (post)
UPDATE `messages` SET `failure`=?,`next_at`=?,`sent_at`=?,`state`=? WHERE 1 = 1 AND (id = ? AND state = ? AND claimed_by = ? AND attempts = ?)

## running.SettleMessage as (post)
UPDATE `messages` SET `failure`=?,`next_at`=?,`sent_at`=?,`state`=? WHERE 1 = 1 AND (id = ? AND state = ? AND claimed_by = ? AND attempts = ?)

