package lock

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"gorm.io/gorm/logger"
)

// Heard is what a test hears of the statements that are sent: their text without
// their values, and the place in the store that began each. In a running program
// nobody listens, since values are personal.
type Heard struct {
	Statement func(sql string)
	Site      func(file string, line int)
}

// Hear tells h of every statement from now on; the zero Heard tells nobody. It is
// for tests, which ask one thing at a time.
func (e *Engine) Hear(h Heard) { e.log.heard = h }

type statementLog struct{ heard Heard }

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
	if l.heard.Statement != nil {
		sql, _ := statement()
		l.heard.Statement(sql)
	}
}

// say reports a statement that the ORM did not build.
func (l *statementLog) say(sql string) {
	if l.heard.Statement != nil {
		l.heard.Statement(sql)
	}
}

// at reports the place outside this package that began a statement.
func (l *statementLog) at() {
	if l.heard.Site == nil {
		return
	}
	callers := make([]uintptr, 8)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if !strings.Contains(frame.Function, "/store/internal/lock.") {
			l.heard.Site(filepath.Base(filepath.Dir(frame.File))+"/"+filepath.Base(frame.File), frame.Line)
			return
		}
	}
}
