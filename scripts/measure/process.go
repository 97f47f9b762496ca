package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tandem/internal/clock"
	"tandem/internal/store"
)

// process is a started server.
type process struct {
	cmd     *exec.Cmd
	address string
	cold    time.Duration // from exec to the first 200
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// start runs a server that logs to a file and waits for the first 200 of a path.
func start(log io.Writer, path string, env []string, program string, args ...string) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "ADDRESS", address)
	}
	p := &process{cmd: exec.Command(program, args...), address: address}
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.Stderr = log
	began := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	for time.Since(began) < 20*time.Second {
		if answer, err := http.Get("http://" + address + path); err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				p.cold = time.Since(began)
				return p, nil
			}
		}
		time.Sleep(time.Millisecond)
	}
	return nil, errors.Join(fmt.Errorf("%s did not answer", program), p.stop())
}

// stop asks as a supervisor does and waits.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.cmd.Wait()
}

// resident is the memory that the process holds now, in MiB.
func (p *process) resident() float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, "VmRSS:"); found {
			kib, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
			return kib / 1024
		}
	}
	return 0
}

// processor is the processor time that the process has used so far.
func (p *process) processor() time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond // the kernel counts in hundredths
}

// engine is where the rows are.
type engine struct {
	name, dsn, server, folder string
	log                       *os.File
}

// fresh makes an empty, migrated database and opens it.
func (e *engine) fresh(ctx context.Context) (*sql.DB, error) {
	if e.server != "" {
		if err := e.makeDatabase(ctx); err != nil {
			return nil, err
		}
	}
	s, err := store.Open(ctx, e.dsn, clock.System())
	if err != nil {
		return nil, err
	}
	if err := errors.Join(s.Migrate(ctx), s.Close()); err != nil {
		return nil, err
	}
	return e.open()
}

func (e *engine) makeDatabase(ctx context.Context) error {
	name := "bench_" + strings.ToLower(string(clock.System().NewID()))
	admin, err := sql.Open("mysql", driverDSN(e.server+"mysql"))
	if err != nil {
		return err
	}
	defer admin.Close()
	_, err = admin.ExecContext(ctx, "CREATE DATABASE "+name+" CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
	e.dsn = e.server + name
	return err
}

// driverDSN turns mysql://user:password@host/db into the driver's own form,
// with what the program asks of it.
func driverDSN(address string) string {
	login, rest, _ := strings.Cut(strings.TrimPrefix(address, "mysql://"), "@")
	host, name, _ := strings.Cut(rest, "/")
	return login + "@tcp(" + host + ")/" + name + "?parseTime=true&clientFoundRows=true&collation=utf8mb4_bin"
}

// times is how the program has SQLite's driver write and read them.
const times = "&_time_format=sqlite&_timezone=UTC"

// open gives the one pool that writes; on SQLite it has one connection.
func (e *engine) open() (*sql.DB, error) {
	if e.server != "" {
		db, err := sql.Open("mysql", driverDSN(e.dsn))
		if err == nil {
			db.SetMaxOpenConns(64)
			db.SetMaxIdleConns(64)
		}
		return db, err
	}
	db, err := sql.Open("sqlite", "file:"+e.dsn+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=temp_store(memory)&_pragma=foreign_keys(1)&_txlock=immediate"+times)
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// readers gives the pool that reads.
func (e *engine) readers() (*sql.DB, error) {
	if e.server != "" {
		return e.open()
	}
	db, err := sql.Open("sqlite", "file:"+e.dsn+"?_pragma=busy_timeout(10000)&_pragma=query_only(1)"+times)
	if err == nil {
		db.SetMaxOpenConns(8)
		db.SetMaxIdleConns(8)
	}
	return db, err
}
