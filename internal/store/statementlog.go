package store

import (
	"context"
	"time"

	"gorm.io/gorm/logger"
)

// statementLog hands each statement, without its values, to a test that asks
// for it; in a running program it says nothing, since values are personal.
type statementLog struct{ heard func(sql string) }

func newStatementLog() *statementLog { return &statementLog{} }

func (l *statementLog) LogMode(logger.LogLevel) logger.Interface      { return l }
func (l *statementLog) Info(context.Context, string, ...interface{})  {}
func (l *statementLog) Warn(context.Context, string, ...interface{})  {}
func (l *statementLog) Error(context.Context, string, ...interface{}) {}

// ParamsFilter leaves the placeholders where GORM would write the values.
func (l *statementLog) ParamsFilter(_ context.Context, sql string, _ ...interface{}) (string, []interface{}) {
	return sql, nil
}

func (l *statementLog) Trace(_ context.Context, _ time.Time, statement func() (string, int64), _ error) {
	if l.heard != nil {
		sql, _ := statement()
		l.heard(sql)
	}
}

// say reports a statement that the ORM did not build.
func (l *statementLog) say(sql string) {
	if l.heard != nil {
		l.heard(sql)
	}
}
