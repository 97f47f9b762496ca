package store

import (
	"slices"

	"tandem/internal/access"
)

// changeable bounds updates: for every table and role, the rows that may be
// changed. What is not here is never changed by that role.
var changeable = map[string]map[access.Role]condition{
	"people": {
		access.Participant: where("people.id = @person"),
		access.Manager:     where("people.id = @person"),
		access.Coordinator: where("people.id = @person"),
		access.Evaluator:   where("people.id = @person"),
		access.Unproven:    where("people.id = @person"),
		access.Gate:        always,
	},
	"accounts": {
		access.Participant: where("accounts.id = @account"),
		access.Manager:     where("accounts.id = @account"),
		access.Coordinator: where("accounts.id = @account"),
		access.Evaluator:   where("accounts.id = @account"),
		access.Unproven:    where("accounts.id = @account"),
		access.Gate:        always, access.Office: always,
	},
	"account_roles": {
		access.Office: always,
	},
	"recovery_codes": {
		access.Participant: where("recovery_codes.account_id = @account"),
		access.Manager:     where("recovery_codes.account_id = @account"),
		access.Coordinator: where("recovery_codes.account_id = @account"),
		access.Evaluator:   where("recovery_codes.account_id = @account"),
		access.Unproven:    where("recovery_codes.account_id = @account"),
		access.Gate:        always,
	},
	"sign_ups": {
		access.Gate: always,
	},
	"links": {
		access.Gate: always, access.Clerk: always,
	},
	"sessions": {
		access.Participant: where("sessions.account_id = @account"),
		access.Manager:     where("(sessions.account_id = @account OR sessions.id = @session)"),
		access.Coordinator: where("sessions.account_id = @account"),
		access.Evaluator:   where("sessions.account_id = @account"),
		access.Unproven:    where("sessions.account_id = @account"),
		access.Gate:        always, access.Office: always,
	},
	"throttles": {
		access.Gate: always, access.Post: always,
	},
	"requests": {
		access.Clerk: always, access.Post: always,
	},
	"messages": {
		access.Post: always,
	},
	"programmes": {
		access.Coordinator: always,
	},
	"cohorts": {
		access.Coordinator: always, access.Clerk: always,
	},
	"calls": {
		access.Coordinator: always,
	},
	"applications": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = applications.id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Coordinator: always, access.Clerk: always,
	},
	"members": {
		access.Participant: where("(members.person_id = @person AND members.left_at IS NULL)"),
		access.Clerk:       always,
	},
	"signatures": {
		access.Clerk: always,
	},
	"partner_invitations": {
		access.Participant: where("EXISTS (SELECT 1 FROM members own WHERE own.application_id = partner_invitations.application_id AND own.person_id = @person AND own.left_at IS NULL)"),
		access.Clerk:       always,
	},
	"offers": {
		access.Participant: where("offers.person_id = @person"),
		access.Coordinator: always, access.Clerk: always,
	},
	"places": {
		access.Clerk: always,
	},
	"projects": {
		access.Participant: where("EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = projects.partnership_id AND own.person_id = @person AND own.until_at IS NULL)"),
	},
	"milestones": {
		access.Participant: where("EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id WHERE p.id = milestones.project_id AND own.person_id = @person AND own.until_at IS NULL)"),
	},
	"waves": {
		access.Coordinator: always,
	},
	"survey_invitations": {
		access.Participant: where("survey_invitations.person_id = @person"),
		access.Manager:     where("survey_invitations.person_id = @person"),
		access.Gate:        always, access.Post: always,
	},
	"analyst_tokens": {
		access.Evaluator: where("analyst_tokens.account_id = @account"),
		access.Gate:      always,
	},
}

// creatable names the roles that may add rows to a table.
var creatable = map[string][]access.Role{
	"people":              {access.Gate, access.Clerk, access.Office},
	"accounts":            {access.Gate, access.Office},
	"account_roles":       {access.Gate, access.Office},
	"recovery_codes":      {access.Participant, access.Manager, access.Coordinator, access.Evaluator, access.Unproven},
	"sign_ups":            {access.Gate},
	"links":               {access.Gate, access.Clerk},
	"sessions":            {access.Gate},
	"throttles":           {access.Gate},
	"audit_events":        {access.Clerk},
	"requests":            {access.Clerk},
	"messages":            {access.Clerk},
	"programmes":          {access.Coordinator},
	"cohorts":             {access.Coordinator},
	"calls":               {access.Coordinator},
	"applications":        {access.Participant},
	"members":             {access.Participant, access.Clerk},
	"signatures":          {access.Participant},
	"partner_invitations": {access.Participant},
	"decisions":           {access.Coordinator},
	"offers":              {access.Coordinator},
	"places":              {access.Clerk},
	"partnerships":        {access.Clerk},
	"partnership_members": {access.Clerk},
	"dyads":               {access.Clerk},
	"projects":            {access.Participant},
	"project_revisions":   {access.Participant},
	"milestones":          {access.Participant},
	"instruments":         {access.Office},
	"instrument_versions": {access.Office},
	"waves":               {access.Coordinator},
	"survey_invitations":  {access.Clerk},
	"responses":           {access.Participant, access.Manager},
	"answers":             {access.Participant, access.Manager},
	"analyst_tokens":      {access.Evaluator},
	"evaluation_pulls":    {access.Clerk},
}

func creates(table string, role access.Role) bool { return slices.Contains(creatable[table], role) }
