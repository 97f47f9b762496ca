package lock

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/schema"
)

// What every request writes is worth building its text here, in the words that
// GORM uses: building it there takes as long as writing the row.

// shape is how a type of rows is kept: its columns in their order.
type shape struct {
	columns []string
	fields  []*schema.Field
	values  string // "(`a`,`b`) VALUES "
	marks   string // "(?,?)"
}

var (
	shapes  sync.Map // *shape by reflect.Type
	schemas sync.Map // what GORM knows of a type
)

func shapeOf(row reflect.Type) (*shape, error) {
	if known, is := shapes.Load(row); is {
		return known.(*shape), nil
	}
	parsed, err := schema.Parse(reflect.New(row).Interface(), &schemas, schema.NamingStrategy{})
	if err != nil {
		return nil, err
	}
	s := &shape{columns: parsed.DBNames}
	for _, name := range s.columns {
		s.fields = append(s.fields, parsed.FieldsByDBName[name])
	}
	s.values = "(`" + strings.Join(s.columns, "`,`") + "`) VALUES "
	s.marks = "(?" + strings.Repeat(",?", len(s.columns)-1) + ")"
	shapes.Store(row, s)
	return s, nil
}

// insertion writes every column of a row, or of each row of a list.
func insertion(ctx context.Context, table string, rows reflect.Value) (text string, args []any, err error) {
	list := []reflect.Value{rows}
	if rows.Kind() == reflect.Slice {
		list = list[:0]
		for i := range rows.Len() {
			list = append(list, rows.Index(i))
		}
	}
	if len(list) == 0 {
		return "", nil, gorm.ErrEmptySlice
	}
	s, err := shapeOf(list[0].Type())
	if err != nil {
		return "", nil, err
	}
	args = make([]any, 0, len(list)*len(s.fields))
	for _, row := range list {
		for _, f := range s.fields {
			value, _ := f.ValueOf(ctx, row)
			args = append(args, value)
		}
	}
	return "INSERT INTO `" + table + "` " + s.values + s.marks + strings.Repeat(","+s.marks, len(list)-1), args, nil
}

// change sets columns by their names. A value may be an expression.
func change(table string, columns map[string]any) (text string, args []any) {
	sets := make([]string, 0, len(columns))
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if e, is := columns[name].(clause.Expr); is {
			sets, args = append(sets, "`"+name+"`="+e.SQL), append(args, e.Vars...)
			continue
		}
		sets, args = append(sets, "`"+name+"`=?"), append(args, columns[name])
	}
	return "UPDATE `" + table + "` SET " + strings.Join(sets, ","), args
}

// under is the end of a statement that the ORM does not build: what it looks for,
// among the rows that the rule of the table lets it reach.
func under(rule, match string) string { return " WHERE " + whole(rule) + " AND " + whole(match) }

// whole puts a condition of several parts between parentheses.
func whole(condition string) string {
	for word := range strings.FieldsSeq(condition) {
		if strings.EqualFold(word, "AND") || strings.EqualFold(word, "OR") {
			return "(" + condition + ")"
		}
	}
	return condition
}

// exec sends a statement that the ORM did not build and tells how many rows it
// changed.
func (tx *Tx) exec(text string, args []any) (int64, error) {
	tx.engine.log.say(text)
	result, err := tx.pool.ExecContext(tx.ctx, text, args...)
	if err != nil {
		return 0, Translate(err)
	}
	return result.RowsAffected()
}
