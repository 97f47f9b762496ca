package config

import (
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"tandem/internal/mail"
	"tandem/internal/store"
)

const (
	memory       = ":memory:"
	mysqlScheme  = "mysql://"
	cellLeast    = 3
	cellMost     = 50
	groupMost    = 100
	demoMailFrom = "Tandem <tandem@example.org>"
)

func itoa(n int) string { return strconv.Itoa(n) }

// onDisk is the SQLite file, empty for a database server or memory.
func onDisk(a Address) string {
	dsn := a.Reveal()
	if strings.Contains(dsn, "://") || dsn == memory {
		return ""
	}
	return strings.TrimPrefix(dsn, "file:")
}

func (s Settings) checkStore(c *Config, p *Problems) {
	dsn := s.DBDSN.Reveal()
	c.DSN = s.DBDSN
	switch {
	case dsn == "":
		p.add("DB_DSN", "is missing: give a file, or mysql://user:password@host:port/database")
	case strings.HasPrefix(dsn, mysqlScheme):
		if err := store.CheckAddress(dsn); err != nil {
			p.add("DB_DSN", err.Error())
		}
	case strings.Contains(dsn, "://"):
		p.add("DB_DSN", "names a kind of database that is not known: give a file, or mysql://user:password@host:port/database")
	case dsn == memory && !s.Demo:
		p.add("DB_DSN", "is "+memory+", which forgets everything when the program ends: only with --demo")
	case dsn != memory:
		if problem := folderProblem(filepath.Dir(onDisk(s.DBDSN))); problem != "" {
			p.add("DB_DSN", "is in a folder that "+problem)
		}
	}
}

func (s Settings) checkListen(c *Config, p *Problems) {
	c.Listen, c.MetricsListen = s.Listen, s.MetricsListen
	if !isListener(s.Listen) {
		p.add("LISTEN", "must look like 127.0.0.1:8080, or :8080 for every network")
	} else if s.Demo && !local(hostOf(s.Listen)) {
		p.add("LISTEN", "must be on this machine (127.0.0.1) with --demo: everybody knows the demo's passwords")
	}
	if s.MetricsListen == "" {
		return
	}
	if !isListener(s.MetricsListen) {
		p.add("METRICS_LISTEN", "must look like 127.0.0.1:9090")
	} else if s.MetricsListen == s.Listen {
		p.add("METRICS_LISTEN", "must not be the same as LISTEN: the public would read it")
	}
}

func (s Settings) checkBaseURL(c *Config, p *Problems) {
	c.BaseURL = strings.TrimSuffix(s.BaseURL, "/")
	if c.BaseURL == "" && isListener(s.Listen) && local(hostOf(s.Listen)) {
		c.BaseURL = "http://" + s.Listen
	}
	u, err := url.Parse(c.BaseURL)
	switch {
	case c.BaseURL == "":
		p.add("BASE_URL", "is missing: the address of the service as people see it, such as https://tandem.example.org")
	case err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http":
		p.add("BASE_URL", "must look like https://tandem.example.org")
	case u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil || strings.ContainsAny(c.BaseURL, "\"'<>\\?#"):
		p.add("BASE_URL", "must end after the host: no path, user or question mark")
	case u.Scheme == "http" && !local(u.Hostname()):
		p.add("BASE_URL", "must begin with https:// unless it is on this machine")
	case s.Demo && !local(u.Hostname()):
		p.add("BASE_URL", "must be on this machine with --demo: everybody knows the demo's passwords")
	}
}

func (s Settings) checkMail(c *Config, p *Problems) {
	c.MailDir, c.SMTPURL, c.MailFrom = s.MailDir, s.SMTPURL, s.MailFrom
	if c.MailFrom == "" {
		c.MailFrom = defaultFrom(c.BaseURL)
	}
	if s.Demo && c.MailDir == "" && c.SMTPURL.Empty() && onDisk(s.DBDSN) != "" {
		c.MailDir = filepath.Join(filepath.Dir(onDisk(s.DBDSN)), "mail")
	}
	if _, err := mail.ParseFrom(c.MailFrom); err != nil {
		p.add("MAIL_FROM", err.Error())
	}
	switch {
	case c.MailDir == "" && c.SMTPURL.Empty():
		p.add("SMTP_URL", "is missing: give SMTP_URL to send mail, or MAIL_DIR to keep it in a folder")
	case c.MailDir != "" && !c.SMTPURL.Empty():
		p.add("SMTP_URL", "and MAIL_DIR are both given: choose one")
	case c.MailDir != "":
		if problem := folderProblem(c.MailDir); problem != "" {
			p.add("MAIL_DIR", problem)
		}
	default:
		if _, err := mail.NewSMTP(c.SMTPURL.Reveal(), demoMailFrom, ""); err != nil {
			p.add("SMTP_URL", err.Error())
		}
	}
}

// defaultFrom sends from the host that people know the service by.
func defaultFrom(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || !strings.Contains(u.Hostname(), ".") || net.ParseIP(u.Hostname()) != nil {
		return demoMailFrom
	}
	return "Tandem <no-reply@" + u.Hostname() + ">"
}

// demoContact are addresses that the standards keep free for examples.
var demoContact = Contact{Name: "The programme team", Email: "programme@example.org", Phone: "020 7946 0123"}

// checkContact asks for somebody to write to: pages and mails name them.
func (s Settings) checkContact(c *Config, p *Problems) {
	c.Contact = Contact{Name: strings.TrimSpace(s.ContactName), Email: strings.TrimSpace(s.ContactEmail), Phone: strings.TrimSpace(s.ContactPhone)}
	if s.Demo && c.Contact.Email == "" {
		c.Contact = demoContact
	}
	if c.Contact.Name == "" {
		p.add("CONTACT_NAME", "is empty: say whom people reach, or leave it out")
	}
	if c.Contact.Email == "" {
		p.add("CONTACT_EMAIL", "is missing: where people reach you when they need help, and where their replies go")
	} else if a, err := mail.ParseFrom(c.Contact.Email); err != nil || a.Address != c.Contact.Email {
		p.add("CONTACT_EMAIL", "must be an email address such as team@example.org")
	}
	for name, text := range map[string]string{"CONTACT_NAME": c.Contact.Name, "CONTACT_PHONE": c.Contact.Phone} {
		if len([]rune(text)) > 200 || strings.ContainsFunc(text, unicode.IsControl) {
			p.add(name, "must be one line of 200 characters or fewer")
		}
	}
}

func (s Settings) checkRest(c *Config, p *Problems) {
	c.MinGroup, c.MinCell = s.MinGroup, s.MinCell
	switch {
	case s.MinGroup < cellLeast || s.MinGroup > groupMost:
		p.add("MIN_GROUP", "must be between "+itoa(cellLeast)+" and "+itoa(groupMost))
	case s.MinGroup < s.MinCell && s.MinCell <= cellMost:
		p.add("MIN_GROUP", "must not be smaller than MIN_CELL: a group holds its cells")
	}
	if s.MinCell < cellLeast || s.MinCell > cellMost {
		p.add("MIN_CELL", "must be between "+itoa(cellLeast)+" and "+itoa(cellMost))
	}
	for _, text := range s.TrustedProxies {
		network, err := network(strings.TrimSpace(text))
		switch {
		case err != nil:
			p.add("TRUSTED_PROXIES", "must be addresses or networks such as 10.0.0.7,10.1.0.0/16")
		case network.Bits() < 8:
			p.add("TRUSTED_PROXIES", "trusts too wide a network: anybody could pretend to be anybody")
		default:
			c.TrustedProxies = append(c.TrustedProxies, network)
		}
	}
}

func network(text string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	n, err := netip.ParsePrefix(text)
	return n.Masked(), err
}

func isListener(address string) bool {
	host, port, err := net.SplitHostPort(address)
	n, bad := strconv.Atoi(port)
	return err == nil && bad == nil && n >= 0 && n <= 65535 && !strings.ContainsAny(host, " /@")
}

func hostOf(listener string) string {
	host, _, _ := net.SplitHostPort(listener)
	return host
}

func local(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }
