package mail

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// The mail server of the tests is a process of its own: this test binary run
// once more with smtpdMode set. It speaks SMTP on loopback, reports what it
// took as JSON lines, and misbehaves as the recipient's name tells it to.
const smtpdMode = "TANDEM_TEST_SMTPD"

func TestMain(m *testing.M) {
	if mode := os.Getenv(smtpdMode); mode != "" {
		serveMail(mode)
		return
	}
	os.Exit(m.Run())
}

type taken struct {
	From, To, User string
	TLS            bool
	Data           string
}

type smtpd struct {
	address string
	roots   *x509.CertPool
	mails   chan taken
}

// startMail runs the server until the test ends. Mode is "plain", "starttls"
// or "smtps"; a trailing "+auth" demands user and password.
func startMail(t *testing.T, mode string) *smtpd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), smtpdMode+"="+mode)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe() // the server ends when this closes
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	lines := json.NewDecoder(out)
	var hello struct{ Address, Cert string }
	if err := lines.Decode(&hello); err != nil {
		t.Fatal(err)
	}
	s := &smtpd{address: hello.Address, roots: x509.NewCertPool(), mails: make(chan taken, 16)}
	s.roots.AppendCertsFromPEM([]byte(hello.Cert))
	go func() {
		for {
			var m taken
			if lines.Decode(&m) != nil {
				close(s.mails)
				return
			}
			s.mails <- m
		}
	}()
	return s
}

func (s *smtpd) next(t *testing.T) taken {
	t.Helper()
	select {
	case m := <-s.mails:
		return m
	case <-time.After(5 * time.Second):
		t.Fatal("the server took no mail")
	}
	return taken{}
}

func serveMail(mode string) {
	cert, certPEM := selfSigned()
	config := &tls.Config{Certificates: []tls.Certificate{cert}}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	reports := json.NewEncoder(os.Stdout)
	_ = reports.Encode(map[string]string{"Address": ln.Addr().String(), "Cert": certPEM})
	go func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			c := &talk{conn: conn, config: config, mode: mode, report: func(m taken) { _ = reports.Encode(m) }}
			if strings.HasPrefix(mode, "smtps") {
				c.conn, c.mail.TLS = tls.Server(conn, config), true
			}
			go c.run()
		}
	}()
	_, _ = io.Copy(io.Discard, os.Stdin)
}

type talk struct {
	conn   net.Conn
	config *tls.Config
	mode   string
	r      *bufio.Reader
	mail   taken
	report func(taken)
}

func (c *talk) say(format string, args ...any) { fmt.Fprintf(c.conn, format+"\r\n", args...) }

func (c *talk) run() {
	defer func() { _ = c.conn.Close() }()
	c.r = bufio.NewReader(c.conn)
	c.say("220 test server")
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if !c.answer(strings.ToUpper(verb), rest) {
			return
		}
	}
}

func (c *talk) answer(verb, rest string) bool {
	switch verb {
	case "EHLO":
		c.greet()
	case "STARTTLS":
		c.say("220 go on")
		c.conn = tls.Server(c.conn, c.config)
		c.r, c.mail.TLS = bufio.NewReader(c.conn), true
	case "AUTH":
		c.auth(rest)
	case "MAIL":
		c.from(rest)
	case "RCPT":
		return c.recipient(rest)
	case "DATA":
		return c.data()
	case "QUIT":
		if strings.HasPrefix(c.mail.To, "rude@") {
			return false
		}
		c.say("221 bye")
		return false
	default:
		c.say("250 ok")
	}
	return true
}

func (c *talk) greet() {
	c.say("250-test server")
	if strings.HasPrefix(c.mode, "starttls") && !c.mail.TLS {
		c.say("250-STARTTLS")
	}
	if strings.HasSuffix(c.mode, "+auth") {
		c.say("250-AUTH PLAIN LOGIN")
	}
	c.say("250 8BITMIME")
}

func (c *talk) auth(rest string) {
	_, word, _ := strings.Cut(rest, " ")
	plain, _ := base64.StdEncoding.DecodeString(word)
	if parts := strings.Split(string(plain), "\x00"); len(parts) == 3 && parts[2] == "p@ss" {
		c.mail.User = parts[1]
		c.say("235 welcome")
		return
	}
	c.say("535 wrong password")
}

func (c *talk) from(rest string) {
	if strings.HasSuffix(c.mode, "+auth") && c.mail.User == "" {
		c.say("530 sign in first")
		return
	}
	c.mail.From = rest
	c.say("250 ok")
}

func (c *talk) recipient(rest string) bool {
	to := strings.TrimSuffix(strings.TrimPrefix(rest, "TO:<"), ">")
	c.mail.To = to
	switch user, _, _ := strings.Cut(to, "@"); user {
	case "nobody":
		c.say("550 5.1.1 <%s> unknown here", to)
	case "later":
		c.say("451 4.7.1 <%s> try again later", to)
	case "vanish":
		return false
	case "silent":
		_, _ = io.Copy(io.Discard, c.r)
	default:
		c.say("250 ok")
	}
	return true
}

func (c *talk) data() bool {
	c.say("354 go on")
	var b strings.Builder
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		b.WriteString(strings.TrimPrefix(line, "."))
	}
	if strings.HasPrefix(c.mail.To, "spam@") {
		c.say("554 5.7.1 no thanks, <%s>", c.mail.To)
		return true
	}
	c.mail.Data = b.String()
	c.report(c.mail)
	c.say("250 taken")
	return !strings.HasPrefix(c.mail.To, "rude@") // taken, and then gone without a word
}

func selfSigned() (tls.Certificate, string) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}
