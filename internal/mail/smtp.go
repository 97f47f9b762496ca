package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// patience is how long one step of a conversation with the server may take.
const patience = 20 * time.Second

// SMTP sends through a mail server, one connection for each message.
type SMTP struct {
	from     mail.Address
	replies  string
	host     string
	port     int
	user     *url.Userinfo
	tls      bool // from the first byte
	policy   gomail.TLSPolicy
	patience time.Duration
	roots    *x509.CertPool // nil for those of the machine
}

// NewSMTP reads smtp://user:password@host:port or smtps://…. On smtp, STARTTLS
// is required unless the server is on this machine; ?tls=opportunistic or
// ?tls=none says otherwise. An error never repeats the address. Replies go to the
// address replies, if there is one.
func NewSMTP(address, from, replies string) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("must look like smtp://user:password@host:587 or smtps://user:password@host:465")
	}
	s := &SMTP{host: u.Hostname(), port: 587, user: u.User, tls: u.Scheme == "smtps", patience: patience, replies: replies}
	if s.tls {
		s.port = 465
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil {
			return nil, errors.New("has a port that is not a number")
		}
	}
	if s.policy, err = policy(u); err != nil {
		return nil, err
	}
	a, err := ParseFrom(from)
	s.from = a
	return s, err
}

// ParseFrom reads the sender, such as "Tandem <tandem@example.org>".
func ParseFrom(from string) (mail.Address, error) {
	a, err := mail.ParseAddress(from)
	if err != nil {
		return mail.Address{}, errors.New("must look like Tandem <tandem@example.org>")
	}
	return *a, nil
}

func policy(u *url.URL) (gomail.TLSPolicy, error) {
	asked := u.Query().Get("tls")
	switch {
	case u.Scheme == "smtps", asked == "opportunistic", asked == "" && loopback(u.Hostname()):
		return gomail.TLSOpportunistic, nil // over smtps there is nothing left to start
	case asked == "none":
		return gomail.NoTLS, nil
	case asked == "required", asked == "":
		return gomail.TLSMandatory, nil
	}
	return gomail.NoTLS, errors.New("has a tls setting other than required, opportunistic or none")
}

func loopback(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }

// Send hands the message to the server. It is done once the server has taken
// the message, whatever happens while saying goodbye: sent twice is worse.
func (s *SMTP) Send(ctx context.Context, m Message) error {
	msg, err := envelope(s.from, s.replies, m)
	if err != nil {
		return err
	}
	client, err := gomail.NewClient(s.host, s.options(ctx)...)
	if err != nil {
		return &Failure{Stage: "the settings of the mail server"}
	}
	err = client.DialAndSendWithContext(ctx, msg)
	if err == nil || msg.IsDelivered() {
		return nil
	}
	return failure(err)
}

func (s *SMTP) options(ctx context.Context) []gomail.Option {
	out := []gomail.Option{
		gomail.WithPort(s.port), gomail.WithTimeout(s.patience), gomail.WithTLSPolicy(s.policy),
		gomail.WithTLSConfig(s.tlsConfig()), gomail.WithHELO(domain(s.from.Address)), gomail.WithoutNoop(),
		gomail.WithDialContextFunc(s.dial(ctx)),
	}
	if s.user != nil {
		password, _ := s.user.Password()
		out = append(out, s.auth(), gomail.WithUsername(s.user.Username()), gomail.WithPassword(password))
	}
	return out
}

// auth lets a password go out in the clear only where the operator said that
// there is no TLS, or to a server on this machine.
func (s *SMTP) auth() gomail.Option {
	if s.policy == gomail.NoTLS || s.policy == gomail.TLSOpportunistic && loopback(s.host) {
		return gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthSCRAMSHA1,
			gomail.SMTPAuthCramMD5, gomail.SMTPAuthPlainNoEnc, gomail.SMTPAuthLoginNoEnc)
	}
	return gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover)
}

func (s *SMTP) tlsConfig() *tls.Config {
	return &tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12, RootCAs: s.roots}
}

// dial connects so that the end of outer ends the conversation too: the
// library looks at its context only while connecting.
func (s *SMTP) dial(outer context.Context) gomail.DialContextFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		held := leashed{conn, context.AfterFunc(outer, func() { _ = conn.Close() })}
		if !s.tls {
			return held, nil
		}
		secure := tls.Client(held, s.tlsConfig())
		if err := secure.HandshakeContext(ctx); err != nil {
			_ = held.Close()
			return nil, err
		}
		return secure, nil
	}
}

// leashed is a connection that somebody else may close; stop lets go of it.
type leashed struct {
	net.Conn
	stop func() bool
}

// Close ends the connection and the watch over it.
func (l leashed) Close() error {
	l.stop()
	return l.Conn.Close()
}

// failure sorts an error of the library. Only a final no (5xx) to this
// recipient or this text is permanent: a refused sign-in or sender is ours to
// mend, and the mail must wait for that.
func failure(err error) error {
	var sent *gomail.SendError
	if !errors.As(err, &sent) {
		return &Failure{Stage: "connecting to the mail server"}
	}
	f := &Failure{Code: sent.ErrorCode(), Stage: fmt.Sprint(sent.Reason)}
	final := sent.Reason == gomail.ErrSMTPRcptTo || sent.Reason == gomail.ErrSMTPData || sent.Reason == gomail.ErrSMTPDataClose
	f.Permanent = final && f.Code >= 500
	return f
}
