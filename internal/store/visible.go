package store

import "tandem/internal/access"

// visible is the second lock: for every table and every role, the rows that
// an actor in this role may see. A table or role that is not here sees
// nothing; a test refuses a table for which a role is not decided.
var visible = map[string]map[access.Role]condition{
	"people": {
		access.Participant: where("people.id = @person"),
		access.Manager:     where("people.id = @person"),
		access.Evaluator:   where("people.id = @person"),
		access.Unproven:    where("people.id = @person"),
		access.Nobody:      never, access.Coordinator: always, access.Gate: always, access.Clerk: always, access.Post: never,
		access.Office: always,
	},
	"accounts": {
		access.Participant: where("accounts.id = @account"),
		access.Manager:     where("accounts.id = @account"),
		access.Coordinator: where("accounts.id = @account"),
		access.Evaluator:   where("accounts.id = @account"),
		access.Unproven:    where("accounts.id = @account"),
		access.Nobody:      never, access.Gate: always, access.Clerk: never, access.Post: never, access.Office: always,
	},
	"account_roles": {
		access.Participant: where("account_roles.account_id = @account"),
		access.Manager:     where("account_roles.account_id = @account"),
		access.Coordinator: where("account_roles.account_id = @account"),
		access.Evaluator:   where("account_roles.account_id = @account"),
		access.Unproven:    where("account_roles.account_id = @account"),
		access.Nobody:      never, access.Gate: always, access.Clerk: never, access.Post: never, access.Office: always,
	},
	"recovery_codes": {
		access.Participant: where("recovery_codes.account_id = @account"),
		access.Manager:     where("recovery_codes.account_id = @account"),
		access.Coordinator: where("recovery_codes.account_id = @account"),
		access.Evaluator:   where("recovery_codes.account_id = @account"),
		access.Unproven:    where("recovery_codes.account_id = @account"),
		access.Nobody:      never, access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"sign_ups": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: always, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"links": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: always, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"sessions": {
		access.Participant: where("sessions.account_id = @account"),
		access.Manager:     where("(sessions.account_id = @account OR sessions.id = @session)"),
		access.Coordinator: where("sessions.account_id = @account"),
		access.Evaluator:   where("sessions.account_id = @account"),
		access.Unproven:    where("sessions.account_id = @account"),
		access.Nobody:      never, access.Gate: always, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"throttles": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: always, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"audit_events": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Evaluator: never,
		access.Coordinator: where("audit_events.object_type IN ('application', 'offer', 'partnership')"),
		access.Unproven:    never, access.Gate: never, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"requests": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: never, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"messages": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: never, access.Clerk: always, access.Post: always, access.Office: never,
	},
	"programmes": {
		access.Nobody:      never,
		access.Participant: never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: always, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"cohorts": {
		access.Nobody:      never,
		access.Manager:     never,
		access.Evaluator:   where("(@cohort = '' OR cohorts.id = @cohort)"),
		access.Participant: never, access.Coordinator: always, access.Unproven: never, access.Gate: always, access.Clerk: always,
		access.Post: never, access.Office: never,
	},
	"calls": {
		access.Nobody: always, access.Participant: always, access.Manager: never, access.Coordinator: always, access.Evaluator: never,
		access.Unproven: never, access.Gate: always, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"applications": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: always, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"members": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = members.application_id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: always, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"signatures": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = signatures.application_id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"partner_invitations": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: always, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"decisions": {
		access.Participant: where("(decisions.state = 'published' AND EXISTS (SELECT 1 FROM members own WHERE own.application_id = decisions.application_id AND own.person_id = @person AND own.left_at IS NULL))"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"offers": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = offers.application_id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: always, access.Post: never, access.Office: never,
	},
	"places": {
		access.Participant: where("places.person_id = @person"),
		access.Manager:     never,
		access.Evaluator:   where("(@cohort = '' OR places.cohort_id = @cohort)"),
		access.Nobody:      never, access.Coordinator: always, access.Unproven: never, access.Gate: never, access.Clerk: always,
		access.Post: never, access.Office: never,
	},
	"partnerships": {
		access.Participant: where("EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnerships.id AND own.person_id = @person AND own.until_at IS NULL)"),
		access.Evaluator:   where("(@cohort = '' OR partnerships.cohort_id = @cohort)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Unproven: never, access.Gate: never,
		access.Clerk: always, access.Post: never, access.Office: never,
	},
	"partnership_members": {
		access.Participant: where("EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = partnership_members.partnership_id AND own.person_id = @person AND own.until_at IS NULL)"),
		access.Evaluator:   where("EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (@cohort = '' OR p.cohort_id = @cohort))"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Unproven: never, access.Gate: never,
		access.Clerk: always, access.Post: never, access.Office: never,
	},
	"dyads": {
		access.Participant: where("dyads.participant_id = @person"),
		access.Manager:     where("dyads.manager_id = @person"),
		access.Evaluator:   where("(@cohort = '' OR dyads.cohort_id = @cohort)"),
		access.Nobody:      never, access.Coordinator: always, access.Unproven: never, access.Gate: never, access.Clerk: always,
		access.Post: never, access.Office: never,
	},
	"projects": {
		access.Participant: where("EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = @person AND own.until_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"project_revisions": {
		access.Participant: where("EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = project_revisions.project_id AND own.person_id = @person AND own.until_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"milestones": {
		access.Participant: where("EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = milestones.project_id AND own.person_id = @person AND own.until_at IS NULL)"),
		access.Nobody:      never, access.Manager: never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never,
		access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"instruments": {
		access.Nobody: never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Evaluator: never,
		access.Unproven: never, access.Gate: never, access.Clerk: never, access.Post: never, access.Office: always,
	},
	"instrument_versions": {
		access.Participant: where("instrument_versions.state = 'published'"),
		access.Manager:     where("instrument_versions.state = 'published'"),
		access.Evaluator:   where("instrument_versions.state = 'published'"),
		access.Gate:        where("instrument_versions.state = 'published'"),
		access.Nobody:      never, access.Coordinator: always, access.Unproven: never, access.Clerk: never,
		access.Post: never, access.Office: always,
	},
	"waves": {
		access.Participant: where("EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = @person)"),
		access.Manager:     where("EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = @person)"),
		access.Evaluator:   where("(@cohort = '' OR waves.cohort_id = @cohort)"),
		access.Nobody:      never, access.Coordinator: always, access.Unproven: never, access.Gate: always, access.Clerk: never,
		access.Post: never, access.Office: never,
	},
	"survey_invitations": {
		access.Participant: where("survey_invitations.person_id = @person"),
		access.Manager:     where("survey_invitations.person_id = @person"),
		access.Nobody:      never, access.Coordinator: always, access.Evaluator: never, access.Unproven: never, access.Gate: always,
		access.Clerk: always, access.Post: never, access.Office: never,
	},
	"responses": {
		access.Participant: where("responses.person_id = @person"),
		access.Manager:     where("responses.person_id = @person"),
		access.Coordinator: where("responses.confidentiality = 'named'"),
		access.Evaluator:   where("(@cohort = '' OR responses.cohort_id = @cohort)"),
		access.Nobody:      never, access.Unproven: never, access.Gate: never, access.Clerk: never, access.Post: never,
		access.Office: never,
	},
	"answers": {
		access.Participant: where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.person_id = @person)"),
		access.Manager:     where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.person_id = @person)"),
		access.Coordinator: where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.confidentiality = 'named')"),
		access.Evaluator:   where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND (@cohort = '' OR r.cohort_id = @cohort))"),
		access.Nobody:      never, access.Unproven: never, access.Gate: never, access.Clerk: never, access.Post: never,
		access.Office: never,
	},
	"analyst_tokens": {
		access.Evaluator: where("analyst_tokens.account_id = @account"),
		access.Nobody:    never, access.Participant: never, access.Manager: never, access.Coordinator: never, access.Unproven: never,
		access.Gate: always, access.Clerk: never, access.Post: never, access.Office: never,
	},
	"evaluation_pulls": {
		access.Evaluator: where("(evaluation_pulls.account_id = @account AND evaluation_pulls.token_id = '')"),
		access.Nobody:    never, access.Participant: never, access.Manager: never, access.Coordinator: always, access.Unproven: never,
		access.Gate: never, access.Clerk: never, access.Post: never, access.Office: never,
	},
}
