package lock

import (
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// From starts a read of a table at what the actor may see.
func From(tx *Tx, t Table) *gorm.DB {
	tx.engine.log.at()
	sql, args := t.Seen(tx)
	return tx.orm(t).Where(sql, args...)
}

// Row reads the one row that matches into dest, or says that there is none. Its
// statement stands as text beside its scan, which what every request reads is
// worth: building the statement anew costs more than running it. Like From, it
// begins at what the actor may see.
func Row(tx *Tx, dest []any, t Table, columns, joins, match string, args ...any) error {
	tx.engine.log.at()
	seen, bound := t.Seen(tx)
	text := "SELECT " + columns + " FROM " + t.Name + joins + under(seen, match) + " LIMIT 1"
	tx.engine.log.say(text)
	rows, err := tx.pool.QueryContext(tx.ctx, text, append(bound, args...)...)
	if err != nil {
		return Translate(err)
	}
	defer rows.Close()
	if !rows.Next() {
		return orNotFound(Translate(rows.Err()))
	}
	return Translate(rows.Scan(dest...))
}

// One reads the single row of a query into dest, or says that there is none.
// It uses Find and not Scan, which writes every value into a text for a log
// that nobody keeps.
func One(q *gorm.DB, dest any) error {
	res := q.Limit(1).Find(dest)
	if res.Error == nil && res.RowsAffected == 0 {
		return fault.NotFound()
	}
	return Translate(res.Error)
}

// Hold reads one row that the actor may see, and keeps others from holding or
// changing it until this transaction ends. A lock holds on one node of a cluster
// only, so the row's turn is counted up as well: of two who hold it at one moment
// on two nodes, one runs again on what the other left.
func Hold(tx *Tx, t Table, key id.ID, dest any) error {
	err := One(From(tx, t).Where("id = ?", key).Clauses(clause.Locking{Strength: "UPDATE"}), dest)
	if err == nil {
		_, err = tx.exec("UPDATE `"+t.Name+"` SET `turn`=`turn`+1 WHERE id = ?", []any{string(key)})
	}
	return err
}

// HoldAll reads the ids of rows of a table by a query of its own, and holds them
// and the row of key: those who hold some of the same rows at one moment meet in
// one of them at least.
func HoldAll(tx *Tx, t Table, key id.ID, q *gorm.DB, ids *[]id.ID) error {
	err := All(q.Clauses(clause.Locking{Strength: "UPDATE"}), ids)
	if err != nil {
		return err
	}
	args := []any{string(key)}
	for _, held := range *ids {
		args = append(args, string(held))
	}
	_, err = tx.exec("UPDATE `"+t.Name+"` SET `turn`=`turn`+1 WHERE id IN (?"+strings.Repeat(",?", len(*ids))+")", args)
	return err
}

// All reads every row of a query into dest.
func All(q *gorm.DB, dest any) error { return Translate(q.Find(dest).Error) }

// Any tells whether a query finds at least one row.
func Any(q *gorm.DB) (bool, error) {
	var n int64
	err := q.Select("1").Limit(1).Find(&n).Error
	return n == 1, Translate(err)
}

// Insert writes a new row, or a list of at least one, if the role may
// create rows of this table.
func Insert(tx *Tx, t Table, row any) error {
	tx.engine.log.at()
	if !t.Addable(tx) {
		return fault.Forbidden("not_yours", "You cannot add this.")
	}
	rows := reflect.Indirect(reflect.ValueOf(row))
	for rows.Kind() == reflect.Slice && rows.Len() > insertMost {
		if err := insert(tx, t, rows.Slice(0, insertMost)); err != nil {
			return err
		}
		rows = rows.Slice(insertMost, rows.Len())
	}
	return insert(tx, t, rows)
}

// insertMost is how many rows one statement writes: the engines count a
// statement's parameters, and each connection keeps the text.
const insertMost = 100

func insert(tx *Tx, t Table, rows reflect.Value) error {
	text, args, err := insertion(tx.ctx, t.Name, rows)
	if err == nil {
		_, err = tx.exec(text, args)
	}
	return err
}

// InsertOr writes a new row, or changes the one that is in its place already.
func InsertOr(tx *Tx, t Table, row any, change clause.OnConflict) error {
	tx.engine.log.at()
	if !t.Addable(tx) {
		return fault.Forbidden("not_yours", "You cannot add this.")
	}
	return Translate(tx.orm(t).Clauses(change).Create(row).Error)
}

// Replace writes every column of a changed row whose version is still the one
// that was read, and counts the version up; columns named in except stay as
// they are in the database. What the actor cannot see is not found; what it
// sees but may not change is forbidden; a version that moved on is outdated.
func Replace(tx *Tx, t Table, row any, key id.ID, version int64, except ...string) error {
	columns, err := Columns(tx, row)
	if err != nil {
		return err
	}
	for _, name := range except {
		delete(columns, name)
	}
	columns["version"] = version + 1
	n, err := Update(tx, t, columns, "id = ? AND version = ?", string(key), version)
	if err != nil || n == 1 {
		return err
	}
	return WhyUnchanged(tx, t, key)
}

// Update changes the named columns of the rows that match, among those that
// the role may change, and tells how many there were.
func Update(tx *Tx, t Table, columns map[string]any, match string, args ...any) (int64, error) {
	tx.engine.log.at()
	sql, bound := t.Changeable(tx)
	text, values := change(t.Name, columns)
	return tx.exec(text+under(sql, match), slices.Concat(values, bound, args))
}

// Remove deletes the rows that match, among those that the role may change.
// Only what nobody has to account for is ever deleted.
func Remove(tx *Tx, t Table, row any, match string, args ...any) error {
	tx.engine.log.at()
	sql, bound := t.Changeable(tx)
	return Translate(tx.orm(t).Where(sql, bound...).Where(match, args...).Delete(row).Error)
}

// WhyUnchanged says why an update of a row that should be there changed none.
func WhyUnchanged(tx *Tx, t Table, key id.ID) error {
	if found, err := Any(From(tx, t).Where("id = ?", string(key))); err != nil || !found {
		return orNotFound(err)
	}
	sql, args := t.Changeable(tx)
	if found, err := Any(From(tx, t).Where("id = ?", string(key)).Where(sql, args...)); err != nil || !found {
		if err == nil {
			err = fault.Forbidden("not_yours", "You can see this but you cannot change it.")
		}
		return err
	}
	return fault.Outdated()
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return fault.NotFound()
}

// Columns lists a row's columns and values, zero values included.
func Columns(tx *Tx, row any) (map[string]any, error) {
	v := reflect.Indirect(reflect.ValueOf(row))
	s, err := shapeOf(v.Type())
	if err != nil {
		return nil, err
	}
	values := make(map[string]any, len(s.fields))
	for i, f := range s.fields {
		if name := s.columns[i]; name != "id" && name != "created_at" {
			values[name], _ = f.ValueOf(tx.ctx, v)
		}
	}
	return values, nil
}

// Each turns every row into what the rules know.
func Each[R, D any](rows []R, domain func(R) D) []D {
	out := make([]D, len(rows))
	for i, r := range rows {
		out[i] = domain(r)
	}
	return out
}

// OneOrNull is how a fact is kept that holds for one row of several at most: a
// unique index counts the ones and passes over NULL.
func OneOrNull(yes bool) *int {
	if !yes {
		return nil
	}
	one := 1
	return &one
}
