package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// load is one measurement: how many requests were answered in how long, how
// many of them not with the wanted status, and how long each one took.
type load struct {
	clients  int
	answered int
	failed   int
	wrong    string // the first answer that was not as wanted
	took     time.Duration
	cpu      time.Duration   // that the server used
	times    []time.Duration // sorted
}

func (l load) perSecond() float64 { return float64(l.answered) / l.took.Seconds() }

// work is the processor time of the server for one request, in microseconds:
// the figure that a busy machine disturbs least.
func (l load) work() float64 { return float64(l.cpu.Microseconds()) / float64(max(l.answered, 1)) }

// percentile is the smallest time within which share of the requests were
// answered (nearest rank).
func (l load) percentile(share float64) time.Duration {
	if len(l.times) == 0 {
		return 0
	}
	rank := int(share*float64(len(l.times))+0.999999) - 1
	return l.times[min(max(rank, 0), len(l.times)-1)]
}

// target is a request to send again and again: next makes its bytes, and want
// is the status that counts as a success.
type target struct {
	server *process
	next   func() []byte
	want   int
}

// drive has clients connections send requests back to back for a time, each
// waiting for its answer before the next (a closed loop). The requests are
// written as bytes, so that this side costs little beside the server.
func drive(t target, clients int, length time.Duration) (load, error) {
	var (
		stop  atomic.Bool
		wg    sync.WaitGroup
		parts = make([]load, clients)
		errs  = make([]error, clients)
	)
	start, before := time.Now(), t.server.processor()
	for i := range clients {
		wg.Go(func() { parts[i], errs[i] = one(t, &stop) })
	}
	time.Sleep(length)
	stop.Store(true)
	wg.Wait()
	sum := load{clients: clients, took: time.Since(start), cpu: t.server.processor() - before}
	for _, p := range parts {
		sum.answered += p.answered
		sum.failed += p.failed
		sum.wrong = cmp.Or(sum.wrong, p.wrong)
		sum.times = append(sum.times, p.times...)
	}
	slices.Sort(sum.times)
	return sum, errors.Join(errs...)
}

func one(t target, stop *atomic.Bool) (load, error) {
	conn, err := net.Dial("tcp", t.server.address)
	if err != nil {
		return load{}, err
	}
	defer conn.Close()
	answers := bufio.NewReaderSize(conn, 16<<10)
	var l load
	for !stop.Load() {
		sent := time.Now()
		if _, err := conn.Write(t.next()); err != nil {
			return l, err
		}
		status, body, err := answer(answers, t.want)
		if err != nil {
			return l, err
		}
		l.times = append(l.times, time.Since(sent))
		l.answered++
		if status != t.want {
			l.failed++
			l.wrong = cmp.Or(l.wrong, fmt.Sprintf("%d %s", status, body))
		}
	}
	return l, nil
}

// answer reads one response with a Content-Length and throws its body away,
// unless its status is not the wanted one.
func answer(r *bufio.Reader, want int) (status int, body []byte, err error) {
	line, err := r.ReadSlice('\n')
	if err != nil {
		return 0, nil, err
	}
	if len(line) < 12 {
		return 0, nil, fmt.Errorf("bench: not a status line: %q", line)
	}
	if status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return 0, nil, err
	}
	length := 0
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return status, nil, err
		}
		if len(line) <= 2 {
			break
		}
		if value, found := strings.CutPrefix(strings.ToLower(string(line)), "content-length:"); found {
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil {
				return status, nil, err
			}
		}
	}
	if status == want {
		_, err = r.Discard(length)
		return status, nil, err
	}
	body = make([]byte, length)
	_, err = io.ReadFull(r, body)
	return status, body, err
}

// request writes an HTTP/1.1 request as bytes.
func request(method, path, bearer, extra, body string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: bench\r\n", method, path)
	if bearer != "" {
		fmt.Fprintf(&b, "Authorization: Bearer %s\r\n", bearer)
	}
	if method != "GET" {
		fmt.Fprintf(&b, "Content-Type: application/json\r\nContent-Length: %d\r\n", len(body))
	}
	b.WriteString(extra)
	b.WriteString("\r\n")
	b.WriteString(body)
	return []byte(b.String())
}
