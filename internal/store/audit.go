package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"tandem/internal/id"
)

type auditRow struct {
	ID           id.ID
	At           time.Time
	RequestID    string
	ActorRole    string
	ActorAccount id.ID
	ActorPerson  id.ID
	Action       string
	ObjectType   string
	ObjectID     id.ID
	BeforeHash   string
	AfterHash    string
}

// Audit notes in the same transaction what the actor did to which object, with
// a SHA-256 of its JSON before and after (nil for none). The rows are
// append-only; the schema refuses to change or remove one.
func (tx *Tx) Audit(action, objectType string, object id.ID, before, after any) error {
	row := auditRow{
		ID: tx.NewID(), At: tx.Now, RequestID: tx.Actor.Request, ActorRole: string(tx.Actor.Role),
		ActorAccount: tx.Actor.Account, ActorPerson: tx.Actor.Person,
		Action: action, ObjectType: objectType, ObjectID: object,
		BeforeHash: digest(before), AfterHash: digest(after),
	}
	return tx.Clerk().insert("audit_events", &row)
}

func digest(thing any) string {
	if thing == nil {
		return ""
	}
	text, err := json.Marshal(thing)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
