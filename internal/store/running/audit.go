package running

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/selecting"
	"tandem/internal/store/internal/lock"
)

// AuditEvents are what was done by whom. The programme team reads the history of applications and what follows from them.
var AuditEvents = lock.Table{
	Name: "audit_events",
	Sees: lock.Rules{
		access.Coordinator: lock.Where("audit_events.object_type IN ('application', 'offer', 'partnership')"),
		access.Clerk:       lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

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
func (in Rows) Audit(action, objectType string, object id.ID, before, after any) error {
	row := auditRow{
		ID: in.tx.NewID(), At: in.tx.Now, RequestID: in.tx.Actor().Request, ActorRole: string(in.tx.Actor().Role),
		ActorAccount: in.tx.Actor().Account, ActorPerson: in.tx.Actor().Person,
		Action: action, ObjectType: objectType, ObjectID: object,
		BeforeHash: digest(before), AfterHash: digest(after),
	}
	return lock.Insert(lock.Clerk(in.tx), AuditEvents, &row)
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

// History reads what was done to the objects, oldest first.
func (in Rows) History(objects []id.ID) (events []selecting.HistoryEvent, err error) {
	return events, lock.All(lock.From(in.tx, AuditEvents).Joins("LEFT JOIN people ON people.id = audit_events.actor_person").
		Where("audit_events.object_type IN ('application', 'offer', 'partnership') AND audit_events.object_id IN ?", objects).
		Order("audit_events.at, audit_events.id").
		Select("audit_events.at, audit_events.action, COALESCE(people.name, '') AS done_by"), &events)
}
