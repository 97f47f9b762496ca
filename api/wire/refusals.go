package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// What is refused before a request is one: headers that are too large, lines that
// cannot be read. net/http answers those by itself, past every handler.

// Listener has what net/http refuses by itself answered like everything else: as
// a problem, under the headers that stand on every answer.
func (s *Engine) Listener(under net.Listener) net.Listener { return dresser{under, s} }

type dresser struct {
	net.Listener
	engine *Engine
}

// Accept waits for the next connection.
func (d dresser) Accept() (net.Conn, error) {
	conn, err := d.Listener.Accept()
	if tcp, is := conn.(*net.TCPConn); is {
		return &dressed{tcp, d.engine}, err
	}
	return conn, err
}

// dressed keeps what else net/http can do with a TCP connection.
type dressed struct {
	*net.TCPConn
	engine *Engine
}

// bare is how net/http writes its own refusals, after the status.
var bare = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")

const statusLine = "HTTP/1.1 "

// Write sends an answer, and dresses it when it is one of those.
func (d *dressed) Write(b []byte) (int, error) {
	line, _, is := bytes.Cut(b, bare)
	if !is || !bytes.HasPrefix(line, []byte(statusLine)) || bytes.ContainsAny(line, "\r\n") {
		return d.TCPConn.Write(b)
	}
	status, _ := strconv.Atoi(string(line[len(statusLine):min(len(line), len(statusLine)+3)]))
	_, err := d.TCPConn.Write(d.engine.refusal(status))
	return len(b), err
}

// refusal is a whole answer.
func (s *Engine) refusal(status int) []byte {
	p := Problem{Type: problemPrefix + "unreadable", Title: http.StatusText(status), Status: status,
		Detail: "The request cannot be read.", RequestID: s.Clock.NewID().String()}
	if status == http.StatusRequestHeaderFieldsTooLarge {
		p.Type, p.Detail = problemPrefix+"headers_too_large", "The headers of the request are larger than 16 KiB."
	}
	body, _ := json.Marshal(p) // strings and numbers only: it cannot fail
	h := http.Header{}
	s.headers(h)
	h.Set("Content-Type", problemType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	h.Set("Connection", "close")
	h.Set("X-Request-Id", p.RequestID)
	var answer bytes.Buffer
	fmt.Fprintf(&answer, statusLine+"%d %s\r\n", status, p.Title)
	_ = h.Write(&answer) // a buffer takes everything
	answer.WriteString("\r\n")
	answer.Write(body)
	return answer.Bytes()
}

// own tells whether a request is meant for this copy. A demo listens on this
// machine only, and everybody knows its passwords: a page of somebody else's whose
// name was made to lead here must not reach it.
func (s *Engine) own(host string) bool {
	if !s.Demo {
		return true
	}
	u := url.URL{Host: host}
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	address, err := netip.ParseAddr(name)
	base, _ := url.Parse(s.BaseURL)
	return name == "localhost" || err == nil && address.Unmap().IsLoopback() || base != nil && base.Hostname() != "" && name == strings.ToLower(base.Hostname())
}
