package lock

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
)

func TestWhatTheDriverNoticesNamesNoAddress(t *testing.T) {
	var heard []string
	Notices(func(what string) { heard = append(heard, what) })
	t.Cleanup(func() { told.Store(nil) })
	end := &net.TCPAddr{IP: net.IPv4(10, 1, 2, 3), Port: 3306}
	op := &net.OpError{Op: "read", Net: "tcp", Source: end, Addr: end, Err: errors.New("connection reset by peer")}
	for _, v := range []any{op, fmt.Errorf("packets: %w", op), "dial 10.1.2.3:3306", "at [fd00::1]:3306", "closing db.example.org:3306", "unexpected EOF"} {
		driverLog{}.Print("packets.go:58 ", v)
	}
	if all := strings.Join(heard, "\n"); len(heard) != 6 || !strings.Contains(all, "reset by peer") || !strings.Contains(all, "packets.go:58 unexpected EOF") ||
		strings.Contains(all, "10.1") || strings.Contains(all, "fd00") || strings.Contains(all, "example") {
		t.Errorf("%s", all)
	}
}

func TestAddresses(t *testing.T) {
	for dsn, want := range map[string]string{
		"tandem.db":                                  "",
		"mysql://u:p@h/d":                            "",
		"mysql://u:p@h/d?tls=skip-verify":            "",
		"mysql://u:p@h/d?wsrep_sync_wait=1&tls=true": "",
		"mysql://u:p@h/d?wsrep_sync_wait=16":         "has a wsrep_sync_wait",
		"mysql://u:p@h/d?wsrep_sync_wait=x":          "has a wsrep_sync_wait",
		"mysql://u:p@h/d?wsrep_sync_wait=":           "has a parameter twice, or empty",
		"mysql://u:p@h/d?tls=true&tls=false":         "has a parameter twice",
		"mysql://u:p@h/d?tls=hunter2":                "has a tls that is not known",
		"mysql://u:p@h/d?wsrep_sync_wiat=1":          "has a parameter that is not known",
		"mysql://u:p@h/d?WSREP_SYNC_WAIT=1":          "has a parameter that is not known",
		"mysql://u:p@h/d?allowAllFiles=true":         "has a parameter that is not known",
		"mysql://u:p@h/d?a=%zz":                      "has parameters that cannot be read",
		"mysql://u:p@h/d/e":                          "must look like",
		"mysql://u:p@:3306/d":                        "must look like",
	} {
		err := CheckAddress(dsn)
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && !strings.HasPrefix(got, want) || strings.Contains(got, "hunter2") {
			t.Errorf("%s: %v", dsn, err)
		}
	}
	cfg, err := mysqlConfig("mysql://u:p@h/d?wsrep_sync_wait=7")
	if err != nil || cfg.Params["wsrep_sync_wait"] != "7" {
		t.Errorf("%v, %v", cfg, err)
	}
}
