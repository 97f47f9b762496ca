package evidence

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// EvaluationPulls say who took which data. The programme team reads them.
var EvaluationPulls = lock.Table{
	Name: "evaluation_pulls",
	Sees: lock.Rules{
		access.Evaluator:   lock.Where("(evaluation_pulls.account_id = @account AND evaluation_pulls.token_id = '')"),
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// EvaluationSnapshots belong to pulls that may go on, and are seen by the very
// account or token that began the pull: nobody else's cursor finds one. The
// programme team does not see them: it is not told the exact count of an
// anonymous wave that is open.
var EvaluationSnapshots = lock.Table{
	Name: "evaluation_snapshots",
	Sees: lock.Rules{
		access.Evaluator: lock.Where("EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_snapshots.pull_id AND p.account_id = @account AND p.token_id = @token)"),
		access.Clerk:     lock.Always,
	},
	Changes: lock.Rules{
		access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// EvaluationOrders are parts of snapshots, and are seen with them.
var EvaluationOrders = lock.Table{
	Name: "evaluation_orders",
	Sees: lock.Rules{
		access.Evaluator: lock.Where("EXISTS (SELECT 1 FROM evaluation_pulls p WHERE p.id = evaluation_orders.pull_id AND p.account_id = @account AND p.token_id = @token)"),
		access.Clerk:     lock.Always,
	},
	Changes: lock.Rules{
		access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

type pullRow struct {
	ID        id.ID
	At        time.Time
	RequestID string
	AccountID id.ID
	TokenID   id.ID
	CohortID  id.ID
	DataSet   evaluation.Set
	RowTotal  int
	Filter    string
	Snapshot  string
}

// AddPull notes to whom which rows will be given.
func (in Rows) AddPull(p evaluation.Pull) error {
	return lock.Insert(lock.Clerk(in.tx), EvaluationPulls, &pullRow{
		ID: p.ID, At: in.tx.Now, RequestID: in.tx.Actor().Request, AccountID: in.tx.Actor().Account, TokenID: in.tx.Actor().Token,
		CohortID: p.Cohort, DataSet: p.Set, RowTotal: p.Rows, Filter: p.Filter, Snapshot: p.Snapshot,
	})
}

type snapshotRow struct {
	PullID  id.ID
	BegunAt time.Time
	Content string
}

// orderPart is how many things of an order stand in one row: about as many forms as
// fill two pages, so that a page reads little that it does not give.
const orderPart = 64

type orderRow struct {
	PullID id.ID
	Part   int
	Things string
}

// AddSnapshot keeps what the later pages of a pull need. Waves and things stand in
// it under their ids: the pseudonyms are made anew for every page.
func (in Rows) AddSnapshot(pull id.ID, s evaluation.Snapshot, things []id.ID) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	clerk := lock.Clerk(in.tx)
	err = lock.Insert(clerk, EvaluationSnapshots, &snapshotRow{PullID: pull, BegunAt: s.AsOf, Content: string(text)})
	if err != nil || len(things) == 0 {
		return err
	}
	var parts []orderRow
	for part := range slices.Chunk(things, orderPart) {
		names := lock.Each(part, id.ID.String)
		parts = append(parts, orderRow{PullID: pull, Part: len(parts), Things: strings.Join(names, ",")})
	}
	return lock.Insert(clerk, EvaluationOrders, &parts)
}

// SnapshotThings reads n things of the order of a pull behind the first ones, fewer
// where it ends, if the actor began it.
func (in Rows) SnapshotThings(pull id.ID, behind, n int) (list []id.ID, err error) {
	var rows []orderRow
	first, last := behind/orderPart, (behind+n-1)/orderPart
	err = lock.All(lock.From(in.tx, EvaluationOrders).Where("pull_id = ? AND part BETWEEN ? AND ?", pull, first, last).Order("part"), &rows)
	for _, r := range rows {
		for name := range strings.SplitSeq(r.Things, ",") {
			list = append(list, id.ID(name))
		}
	}
	list = list[min(behind-first*orderPart, len(list)):]
	return list[:min(n, len(list))], err
}

// Snapshot reads what the pages of a pull share, if the actor began it.
func (in Rows) Snapshot(pull id.ID) (s evaluation.Snapshot, err error) {
	var r snapshotRow
	if err := lock.One(lock.From(in.tx, EvaluationSnapshots).Where("pull_id = ?", pull), &r); err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(r.Content), &s)
}

// AnySnapshot tells whether one is from before an instant.
func (in Rows) AnySnapshot(before time.Time) (bool, error) {
	return lock.Any(lock.From(in.tx, EvaluationSnapshots).Where("begun_at < ?", before))
}

// ForgetSnapshots removes those from before an instant. The notes stay.
func (in Rows) ForgetSnapshots(before time.Time) error {
	if err := lock.Remove(in.tx, EvaluationOrders, &orderRow{}, "pull_id IN (SELECT s.pull_id FROM evaluation_snapshots s WHERE s.begun_at < ?)", before); err != nil {
		return err
	}
	return lock.Remove(in.tx, EvaluationSnapshots, &snapshotRow{}, "begun_at < ?", before)
}
