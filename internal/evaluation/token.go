// Package evaluation holds what an independent evaluator reads: the shape of
// the data, its codebook, and the tokens that bound a pull. No type here has
// a field for a name or an address, so none can slip in.
package evaluation

import (
	"slices"
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Set names one table of the evaluator's data.
type Set string

// The sets, in the order in which a reader meets them.
const (
	Subjects    Set = "subjects"
	Memberships Set = "memberships"
	Dyads       Set = "dyads"
	Answers     Set = "answers"
	Codebook    Set = "codebook"
)

// Sets are all the sets there are.
var Sets = []Set{Subjects, Memberships, Dyads, Answers, Codebook}

// Token lets a program of the evaluator's read some sets of one cohort until
// ExpiresAt. The secret itself is never kept: Hash is what a presented token
// is looked up by, and neither survives into a kept result.
type Token struct {
	ID         id.ID
	AccountID  id.ID
	PersonID   id.ID
	CohortID   id.ID
	Name       string
	Hash       string `json:"-"`
	Sets       []string
	ExpiresAt  time.Time
	LastUsedAt *time.Time
	RevokedAt  *time.Time
	CreatedAt  time.Time
	Version    int64
}

// MostTokenLife is how long a token may be made for.
const MostTokenLife = 366 * 24 * time.Hour

// Until gives the token as it is made at now, for reading up to the end of a day,
// and says what is wrong with it.
func (t Token) Until(last programme.Date, now time.Time) (Token, error) {
	t.ExpiresAt = last.LastSecond()
	var f fault.Check
	f.Require(strings.TrimSpace(t.Name) != "", "/name", "Enter a name for the token, such as the program that will use it")
	f.Require(len([]rune(t.Name)) <= 200, "/name", "Use 200 characters or fewer")
	f.Require(!t.CohortID.Empty(), "/cohortId", "Choose a cohort")
	f.Require(len(t.Sets) > 0, "/sets", "Choose at least one set of data")
	seen := map[string]bool{}
	for _, s := range t.Sets {
		f.Require(slices.Contains(Sets, Set(s)), "/sets", "Choose from subjects, memberships, dyads, answers and codebook")
		f.Require(!seen[s], "/sets", "Choose each set once")
		seen[s] = true
	}
	programme.RequireDate(&f, last, "/expiresOn", "Enter the last day of the token")
	f.Require(last.Problem() != "" || t.ExpiresAt.After(now), "/expiresOn", "Enter a day in the future")
	f.Require(!t.ExpiresAt.After(now.Add(MostTokenLife)), "/expiresOn", "A token lasts at most a year: enter an earlier day")
	return t, f.Err()
}

// Live tells whether the token opens anything at now.
func (t Token) Live(now time.Time) bool { return t.RevokedAt == nil && now.Before(t.ExpiresAt) }

// Revoke ends the token for good. Revoking it twice changes nothing.
func (t Token) Revoke(now time.Time) Token {
	if t.RevokedAt == nil {
		t.RevokedAt = &now
	}
	return t
}
