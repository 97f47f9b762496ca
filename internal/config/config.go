// Package config reads the settings of the program from flags and the
// environment, and refuses bad ones with one line each, before anything
// starts. It never prints a secret.
package config

import (
	"net/netip"
	"strings"
)

// Settings are the flags as they were typed; each is also an environment
// variable. They become a Config once they are checked.
type Settings struct {
	Listen         string   `env:"LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; ${default} unless set."`
	BaseURL        string   `env:"BASE_URL" placeholder:"URL" help:"Address of the service as people see it; links in mails begin with it."`
	DBDSN          Address  `name:"db-dsn" env:"DB_DSN" default:"var/tandem.db" placeholder:"FILE|URL" help:"SQLite file, or mysql://user:password@host:port/database; ${default} unless set."`
	JWTSecret      Secret   `name:"jwt-secret" env:"JWT_SECRET" placeholder:"TEXT" help:"Secret of 32 bytes or more, from which every key is derived. Better set in the environment or as a file."`
	JWTSecretFile  string   `name:"jwt-secret-file" env:"JWT_SECRET_FILE" placeholder:"FILE" help:"File that holds the secret."`
	ExportKey      Secret   `env:"EXPORT_KEY" placeholder:"TEXT" help:"Key of the pseudonyms in exports, 32 bytes or more; otherwise derived from the secret, and then every pseudonym changes with it."`
	ExportKeyFile  string   `env:"EXPORT_KEY_FILE" placeholder:"FILE" help:"File that holds the key of the pseudonyms."`
	MailDir        string   `env:"MAIL_DIR" placeholder:"FOLDER" help:"Write mail into this folder as .eml files."`
	SMTPURL        Address  `name:"smtp-url" env:"SMTP_URL" placeholder:"URL" help:"Send mail through smtp://user:password@host:587 or smtps://user:password@host:465."`
	MailFrom       string   `env:"MAIL_FROM" placeholder:"ADDRESS" help:"Sender of the mail; otherwise no-reply at the host of BASE_URL."`
	ContactName    string   `env:"CONTACT_NAME" default:"The programme team" placeholder:"TEXT" help:"Whom people reach when they need help; ${default} unless set."`
	ContactEmail   string   `env:"CONTACT_EMAIL" placeholder:"ADDRESS" help:"Where they write to: shown on the contact page, and where replies to mails go."`
	ContactPhone   string   `env:"CONTACT_PHONE" placeholder:"TEXT" help:"Where they ring, if they can."`
	MinGroup       int      `env:"MIN_GROUP" default:"10" placeholder:"N" help:"Fewest people in a group of which a figure may be published, 3 to 100 and not under MIN_CELL; ${default} unless set."`
	MinCell        int      `env:"MIN_CELL" default:"5" placeholder:"N" help:"Smallest cell of a table that may be published, 3 to 50; ${default} unless set."`
	TrustedProxies []string `env:"TRUSTED_PROXIES" placeholder:"NETWORK" help:"Addresses or networks of the proxies whose X-Forwarded-For is believed."`
	MetricsListen  string   `env:"METRICS_LISTEN" placeholder:"HOST:PORT" help:"Where to serve /metrics; not served when empty."`
	Demo           bool     `env:"DEMO" help:"Load the demo programme and show its sign-ins and mail. Only on this machine."`
}

// Config is what the program runs with: checked, with defaults filled in.
type Config struct {
	Listen         string
	BaseURL        string // no slash at the end
	DSN            Address
	MailDir        string
	SMTPURL        Address
	MailFrom       string
	Contact        Contact
	MinGroup       int
	MinCell        int
	TrustedProxies []netip.Prefix
	MetricsListen  string
	Demo           bool

	secret, exportKey Secret
	secretFile        string // demo only: where its secret is kept, or made
}

// Contact is whom people reach when they need help. The phone may be empty.
type Contact struct{ Name, Email, Phone string }

// Problems are what is wrong with the settings, one line each.
type Problems []string

// Error gives the lines.
func (p Problems) Error() string { return strings.Join(p, "\n") }

func (p *Problems) add(name, problem string) { *p = append(*p, name+" "+problem) }

func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// ForStore checks what a command needs that only works on the database.
func (s Settings) ForStore() (Config, error) { return s.check(s.checkStore) }

// ForOffice checks what a command needs that works for accounts.
func (s Settings) ForOffice() (Config, error) {
	return s.check(s.checkStore, s.checkKeys, s.checkBaseURL)
}

// ForServing checks everything.
func (s Settings) ForServing() (Config, error) {
	return s.check(s.checkStore, s.checkKeys, s.checkListen, s.checkBaseURL, s.checkMail, s.checkContact, s.checkRest)
}

func (s Settings) check(parts ...func(*Config, *Problems)) (Config, error) {
	c, p := Config{Demo: s.Demo}, Problems{}
	for _, part := range parts {
		part(&c, &p)
	}
	return c, p.err()
}

// File is the embedded database's file, empty for a server or memory.
func (c Config) File() string { return onDisk(c.DSN) }

// Lines are the settings in force, by the names of the environment, for
// people: secrets and passwords hidden.
func (c Config) Lines() []string {
	proxies := make([]string, len(c.TrustedProxies))
	for i, network := range c.TrustedProxies {
		proxies[i] = network.String()
	}
	yes := map[bool]string{true: "true", false: "false"}
	secret := c.secret.String()
	if c.secretFile != "" {
		secret = hidden + ", kept in " + c.secretFile
	}
	exportKey := c.exportKey.String()
	if c.PseudonymsFollowTheSecret() {
		exportKey = "derived from JWT_SECRET: another secret changes every pseudonym"
	}
	return []string{
		"LISTEN=" + c.Listen, "BASE_URL=" + c.BaseURL, "DB_DSN=" + c.DSN.String(),
		"JWT_SECRET=" + secret, "EXPORT_KEY=" + exportKey,
		"MAIL_DIR=" + c.MailDir, "SMTP_URL=" + c.SMTPURL.String(), "MAIL_FROM=" + c.MailFrom,
		"CONTACT_NAME=" + c.Contact.Name, "CONTACT_EMAIL=" + c.Contact.Email, "CONTACT_PHONE=" + c.Contact.Phone,
		"MIN_GROUP=" + itoa(c.MinGroup), "MIN_CELL=" + itoa(c.MinCell), "TRUSTED_PROXIES=" + strings.Join(proxies, ","),
		"METRICS_LISTEN=" + c.MetricsListen, "DEMO=" + yes[c.Demo],
	}
}
