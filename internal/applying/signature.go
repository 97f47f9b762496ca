package applying

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Signature is a member's standing consent to the shared answers with this
// hash. A cleared one is history and not part of an Application.
type Signature struct {
	ID            id.ID
	ApplicationID id.ID
	MemberID      id.ID
	Hash          string
	SignedAt      time.Time
}

// Hash is the SHA-256 of the shared answers in canonical form, in hexadecimal:
// an object with its keys in a fixed order. Who applies is no part of it, so
// that a colleague who joins takes away nobody's consent.
func (s SharedAnswers) Hash() string {
	text, _ := json.Marshal(struct {
		Challenge     string `json:"challenge"`
		WhyTogether   string `json:"whyTogether"`
		HopedFor      string `json:"hopedFor"`
		ConsiderAlone bool   `json:"considerAlone"`
	}{s.Challenge, s.WhyTogether, s.HopedFor, s.ConsiderAlone}) // strings and a bool only: it cannot fail
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Hash is the hash of what the members sign.
func (a Application) Hash() string { return a.Shared().Hash() }

// Signed tells whether a member signed the shared answers as they are now.
func (a Application) Signed(member id.ID) bool {
	hash := a.Hash()
	return slices.ContainsFunc(a.Signatures, func(s Signature) bool { return s.MemberID == member && s.Hash == hash })
}

// Sign is a member's consent to the shared answers with this hash. The last
// one submits an application that waits. key names the signature.
func (a Application) Sign(key, person id.ID, hash string, now time.Time) (Application, error) {
	m, err := a.member(person)
	if err != nil {
		return a, err
	}
	if err := a.mayConsent(m, hash, now); err != nil {
		return a, err
	}
	if len(a.Members) < a.Kind.Seats() {
		return a, fault.Conflict("members_missing", "You can sign when everybody has joined the application.")
	}
	return a.addSignature(key, m, now).settle(now), nil
}

// mayConsent refuses a consent that comes too late, to another text, or before the
// member's own part and the shared one are complete; more names what else must be.
func (a Application) mayConsent(m Member, hash string, now time.Time, more ...string) error {
	if err := a.mayEdit(now); err != nil {
		return err
	}
	if hash != a.Hash() {
		return sharedAnswersChanged()
	}
	return a.checkSections(m, append([]string{SectionAbout, SectionOrganisation, SectionLineManager, SectionJointCase}, more...)...)
}

// addSignature puts a standing signature in place of an earlier one of the
// same member; an equal one stays.
func (a Application) addSignature(key id.ID, m Member, now time.Time) Application {
	if a.Signed(m.ID) {
		return a
	}
	a.Signatures = slices.DeleteFunc(slices.Clone(a.Signatures), func(s Signature) bool { return s.MemberID == m.ID })
	a.Signatures = append(a.Signatures, Signature{ID: key, ApplicationID: a.ID, MemberID: m.ID, Hash: a.Hash(), SignedAt: now})
	a.Lost = slices.DeleteFunc(slices.Clone(a.Lost), func(l LostSignature) bool { return l.MemberID == m.ID })
	return a
}

func sharedAnswersChanged() error {
	return fault.Conflict("shared_answers_changed", "The shared answers have changed since you opened them. Read them again before you sign.")
}
