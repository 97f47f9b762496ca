package lock

import (
	"errors"
	"fmt"
	"net"
	"regexp"
	"strings"
	"sync/atomic"
)

// told hears of what the driver of MySQL notices by itself; nil for nobody.
var told atomic.Pointer[func(what string)]

// Notices has report hear of what a driver notices where nobody waits for an
// answer, such as a connection that broke while it was idle. There is one for the
// whole program, as there is one log.
func Notices(report func(what string)) { told.Store(&report) }

// driverLog passes on what the driver would print.
type driverLog struct{}

// Print says one thing, without the addresses of either end.
func (driverLog) Print(values ...any) {
	report := told.Load()
	if report == nil {
		return
	}
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = strings.TrimSpace(fmt.Sprint(v))
		var op *net.OpError
		if err, is := v.(error); is && errors.As(err, &op) {
			parts[i] = op.Op + ": " + op.Err.Error()
		}
	}
	(*report)(ends.ReplaceAllStringFunc(strings.Join(parts, " "), func(found string) string {
		if strings.Contains(found, ".go:") { // the driver says where in itself
			return found
		}
		return "[…]"
	}))
}

// ends finds a network address with its port.
var ends = regexp.MustCompile(`\[[0-9A-Fa-f:.%a-z]+\]:\d+|[\w.-]+\.[\w-]+:\d+|\d+\.\d+\.\d+\.\d+`)
