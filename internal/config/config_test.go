package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"tandem/internal/clock"
	"tandem/internal/id"
)

const (
	goodSecret = "hunter2-0123456789-abcdefghijklmnop"
	password   = "pa55word"
)

// production is a set of good settings in a folder of the test's own.
func production(t *testing.T) Settings {
	t.Helper()
	dir := t.TempDir()
	return Settings{
		Listen: ":8080", BaseURL: "https://tandem.example.org", DBDSN: NewAddress(filepath.Join(dir, "tandem.db")),
		JWTSecret: NewSecret(goodSecret), MailDir: filepath.Join(dir, "mail"), MailFrom: "Tandem <tandem@example.org>",
		ContactName: "The team", ContactEmail: "team@example.org", MinGroup: 10, MinCell: 5,
	}
}

func TestGoodSettingsAreTaken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte(goodSecret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	keyFile := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(keyFile, []byte("another-0123456789-abcdefghijklmnop\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Settings){
		"as they are":        func(*Settings) {},
		"a server database":  func(s *Settings) { s.DBDSN = NewAddress("mysql://tandem:" + password + "@db:3306/tandem") },
		"a secret file":      func(s *Settings) { s.JWTSecret, s.JWTSecretFile = Secret{}, file },
		"an export key":      func(s *Settings) { s.ExportKey = NewSecret("another-0123456789-abcdefghijklmnop") },
		"an export key file": func(s *Settings) { s.ExportKeyFile = keyFile },
		"smtp":               func(s *Settings) { s.MailDir, s.SMTPURL = "", NewAddress("smtp://u:"+password+"@mail:587") },
		"a slash at the end": func(s *Settings) { s.BaseURL += "/" },
		"proxies":            func(s *Settings) { s.TrustedProxies = []string{"10.0.0.7", " 10.1.2.3/16", "2001:db8::/32"} },
		"metrics":            func(s *Settings) { s.MetricsListen = "127.0.0.1:9090" },
		"this machine":       func(s *Settings) { s.Listen, s.BaseURL = "127.0.0.1:8080", "" },
		"the demo":           demo,
		"the demo in memory": func(s *Settings) { demo(s); s.DBDSN, s.MailDir = NewAddress(":memory:"), t.TempDir() },
	} {
		s := production(t)
		change(&s)
		c, err := s.ForServing()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.BaseURL == "" || strings.HasSuffix(c.BaseURL, "/") {
			t.Errorf("%s: base %q", name, c.BaseURL)
		}
		if _, err := c.Keys(clock.System()); err != nil {
			t.Errorf("%s: keys: %v", name, err)
		}
		if out := strings.Join(c.Lines(), "\n"); strings.Contains(out, "hunter2") || strings.Contains(out, password) || strings.Contains(out, "another-") {
			t.Errorf("%s prints a secret:\n%s", name, out)
		}
	}
}

// demo leaves everything out that the demo can do without.
func demo(s *Settings) {
	*s = Settings{Listen: "127.0.0.1:8080", DBDSN: s.DBDSN, MinGroup: 10, MinCell: 5, Demo: true}
}

func TestEachBadSettingIsRefusedWithOneLine(t *testing.T) {
	plain := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(plain, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*Settings)
		want   string
	}{
		"no secret":            {func(s *Settings) { s.JWTSecret = Secret{} }, "JWT_SECRET is missing"},
		"a short secret":       {func(s *Settings) { s.JWTSecret = NewSecret(goodSecret[:31]) }, "JWT_SECRET must be 32 bytes"},
		"a placeholder":        {func(s *Settings) { s.JWTSecret = NewSecret(strings.Repeat("x", 64)) }, "JWT_SECRET must be 32 bytes"},
		"two secrets":          {func(s *Settings) { s.JWTSecretFile = plain }, "JWT_SECRET and JWT_SECRET_FILE are both given"},
		"a short secret file":  {func(s *Settings) { s.JWTSecret, s.JWTSecretFile = Secret{}, plain }, "JWT_SECRET must be 32 bytes"},
		"no secret file":       {func(s *Settings) { s.JWTSecret, s.JWTSecretFile = Secret{}, plain+"x" }, "JWT_SECRET_FILE cannot be read"},
		"a short export key":   {func(s *Settings) { s.ExportKey = NewSecret("short") }, "EXPORT_KEY must be 32 bytes"},
		"one key for two":      {func(s *Settings) { s.ExportKey = NewSecret(goodSecret) }, "EXPORT_KEY must not be JWT_SECRET"},
		"two export keys":      {func(s *Settings) { s.ExportKey, s.ExportKeyFile = NewSecret(goodSecret), plain }, "EXPORT_KEY and EXPORT_KEY_FILE"},
		"http":                 {func(s *Settings) { s.BaseURL = "http://tandem.example.org" }, "BASE_URL must begin with https://"},
		"no address":           {func(s *Settings) { s.BaseURL = "" }, "BASE_URL is missing"},
		"a path":               {func(s *Settings) { s.BaseURL = "https://x.example/app" }, "BASE_URL must end after the host"},
		"a user":               {func(s *Settings) { s.BaseURL = "https://u:" + password + "@x.example" }, "BASE_URL must end after the host"},
		"a query":              {func(s *Settings) { s.BaseURL = "https://x.example?x" }, "BASE_URL must end after the host"},
		"javascript":           {func(s *Settings) { s.BaseURL = "javascript:alert(1)" }, "BASE_URL must look like"},
		"words for an address": {func(s *Settings) { s.BaseURL = "tandem" }, "BASE_URL must look like"},
		"no database":          {func(s *Settings) { s.DBDSN = Address{} }, "DB_DSN is missing"},
		"postgres":             {func(s *Settings) { s.DBDSN = NewAddress("postgres://u:" + password + "@h/d") }, "DB_DSN names a kind of database"},
		"mysql without a name": {func(s *Settings) { s.DBDSN = NewAddress("mysql://u:" + password + "@h") }, "DB_DSN must look like mysql://"},
		"mysql unescaped":      {func(s *Settings) { s.DBDSN = NewAddress("mysql://u:" + password + "%zz@h/d") }, "DB_DSN must look like mysql://"},
		"mysql misspelt":       {func(s *Settings) { s.DBDSN = NewAddress("mysql://u:" + password + "@h/d?wsrep_sync_wiat=1") }, "DB_DSN has a parameter that is not known"},
		"memory":               {func(s *Settings) { s.DBDSN = NewAddress(":memory:") }, "DB_DSN is :memory:"},
		"a database in a file": {func(s *Settings) { s.DBDSN = NewAddress(plain + "/x.db") }, "DB_DSN is in a folder that"},
		"no mail":              {func(s *Settings) { s.MailDir = "" }, "SMTP_URL is missing"},
		"two mails":            {func(s *Settings) { s.SMTPURL = NewAddress("smtp://u:" + password + "@h") }, "SMTP_URL and MAIL_DIR are both given"},
		"a file for mail":      {func(s *Settings) { s.MailDir = plain }, "MAIL_DIR is not a folder"},
		"http for mail":        {func(s *Settings) { s.MailDir, s.SMTPURL = "", NewAddress("http://u:"+password+"@h") }, "SMTP_URL must look like"},
		"nobody to write to":   {func(s *Settings) { s.ContactEmail = "" }, "CONTACT_EMAIL is missing"},
		"a bad contact":        {func(s *Settings) { s.ContactEmail = "us" }, "CONTACT_EMAIL must be an email address"},
		"a contact in lines":   {func(s *Settings) { s.ContactPhone = "1\n2" }, "CONTACT_PHONE must be one line"},
		"a bad sender":         {func(s *Settings) { s.MailFrom = "tandem" }, "MAIL_FROM must look like"},
		"a cell too small":     {func(s *Settings) { s.MinCell = 2 }, "MIN_CELL must be between 3 and 50"},
		"a cell too large":     {func(s *Settings) { s.MinCell = 51 }, "MIN_CELL must be between 3 and 50"},
		"a group too small":    {func(s *Settings) { s.MinGroup, s.MinCell = 2, 3 }, "MIN_GROUP must be between 3 and 100"},
		"a group too large":    {func(s *Settings) { s.MinGroup = 101 }, "MIN_GROUP must be between 3 and 100"},
		"a group under a cell": {func(s *Settings) { s.MinGroup, s.MinCell = 6, 7 }, "MIN_GROUP must not be smaller than MIN_CELL"},
		"a listener":           {func(s *Settings) { s.Listen = "8080" }, "LISTEN must look like"},
		"a port too large":     {func(s *Settings) { s.Listen = ":99999" }, "LISTEN must look like"},
		"metrics":              {func(s *Settings) { s.MetricsListen = "x" }, "METRICS_LISTEN must look like"},
		"metrics in public":    {func(s *Settings) { s.MetricsListen = s.Listen }, "METRICS_LISTEN must not be the same"},
		"a proxy by name":      {func(s *Settings) { s.TrustedProxies = []string{"proxy"} }, "TRUSTED_PROXIES must be"},
		"every proxy":          {func(s *Settings) { s.TrustedProxies = []string{"0.0.0.0/0"} }, "TRUSTED_PROXIES trusts too wide"},
		"an open demo":         {func(s *Settings) { demo(s); s.Listen = ":8080"; s.BaseURL = "http://127.0.0.1:8080" }, "LISTEN must be on this machine"},
		"a demo for all":       {func(s *Settings) { demo(s); s.BaseURL = "https://tandem.example.org" }, "BASE_URL must be on this machine"},
		"a demo on a server": {func(s *Settings) {
			demo(s)
			s.DBDSN, s.MailDir = NewAddress("mysql://u:"+password+"@h/d"), t.TempDir()
		}, "JWT_SECRET is missing"},
	} {
		s := production(t)
		c.change(&s)
		_, err := s.ForServing()
		if err == nil {
			t.Errorf("%s is accepted", name)
			continue
		}
		text := err.Error()
		if strings.Contains(text, "\n") || !strings.HasPrefix(text, c.want) {
			t.Errorf("%s: %q, want one line %q", name, text, c.want)
		}
		for _, never := range []string{"hunter2", password, "short"} {
			if strings.Contains(text, never) {
				t.Errorf("%s prints what it must not: %q", name, text)
			}
		}
	}
}

func TestAFolderThatCannotBeWrittenToIsRefused(t *testing.T) {
	if os.Getuid() == 0 {
		if problem := folderProblem("/proc/self"); problem != "cannot be written to" {
			t.Errorf("/proc/self: %q", problem)
		}
		return
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if problem := folderProblem(filepath.Join(dir, "deep", "down")); problem != "cannot be written to" {
		t.Errorf("%q", problem)
	}
}

// A key that follows from the secret goes with it: whoever runs the program is told.
func TestADerivedExportKeyIsSaidAloud(t *testing.T) {
	s := production(t)
	c, err := s.ForServing()
	if err != nil || !c.PseudonymsFollowTheSecret() || !strings.Contains(strings.Join(c.Lines(), "\n"), "EXPORT_KEY=derived from JWT_SECRET") {
		t.Errorf("%v %q", err, c.Lines())
	}
	s.ExportKey = NewSecret("another-0123456789-abcdefghijklmnop")
	if c, err = s.ForServing(); err != nil || c.PseudonymsFollowTheSecret() || !strings.Contains(strings.Join(c.Lines(), "\n"), "EXPORT_KEY=[hidden]") {
		t.Errorf("%v %q", err, c.Lines())
	}
}

func TestSeveralProblemsAreSeveralLines(t *testing.T) {
	_, err := Settings{Listen: "x", MinCell: 1}.ForServing()
	if n := strings.Count(err.Error(), "\n"); n < 5 {
		t.Errorf("%d lines:\n%v", n+1, err)
	}
	if _, err := (Settings{DBDSN: NewAddress("tandem.db")}).ForStore(); err != nil {
		t.Errorf("a migration needs no more than the database: %v", err)
	}
}

func TestTheDemoKeepsItsSecretAndMailBesideItsFile(t *testing.T) {
	s := production(t)
	demo(&s)
	s.DBDSN = NewAddress(filepath.Join(t.TempDir(), "new", "demo.db"))
	c, err := s.ForServing()
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Dir(s.DBDSN.Reveal())
	if c.MailDir != filepath.Join(at, "mail") || c.BaseURL != "http://127.0.0.1:8080" {
		t.Errorf("mail in %s, base %s", c.MailDir, c.BaseURL)
	}
	if _, err := os.Stat(at); err == nil {
		t.Error("checking made the folder")
	}
	token := func(seed uint64) string {
		k, err := c.Keys(clock.Fixed(time.Unix(0, 0), seed))
		if err != nil {
			t.Fatal(err)
		}
		return k.LinkToken("x", id.ID("y"))
	}
	if token(1) != token(2) {
		t.Error("the second start has another secret")
	}
	info, err := os.Stat(filepath.Join(at, "demo.db.secret"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestSecretsNeverPrint(t *testing.T) {
	s := struct {
		Secret  Secret
		Address Address
	}{NewSecret("hunter2"), NewAddress("mysql://tandem:hunter2@db:3306/tandem")}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "a", s.Secret, "b", s.Address, "c", s)
	inside := struct {
		secret Secret
		config Config
	}{s.Secret, Config{secret: s.Secret, DSN: s.Address}}
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{fmt.Sprint(s), fmt.Sprintf("%+v %#v %q %x %s", s, s, s, s, s), log.String(), string(text), fmt.Sprintf("%+v %#v", inside, inside), fmt.Sprint(&inside), fmt.Sprint(s.Secret, s.Address), fmt.Sprintf("%x", s.Address)} {
		if strings.Contains(out, "hunter2") || strings.Contains(out, fmt.Sprintf("%x", "hunter2")) {
			t.Errorf("printed: %s", out)
		}
	}
	for in, want := range map[string]string{
		"mysql://tandem:hunter2@db:3306/tandem?x=1": "mysql://tandem:[hidden]@db:3306/tandem?x=1",
		"smtp://tandem@mail:587":                    "smtp://tandem@mail:587",
		"smtps://a%40b:hunter2@mail":                "smtps://a%40b:[hidden]@mail",
		"var/tandem.db":                             "var/tandem.db",
		"mysql://tandem:hunter%zz2@db/tandem":       "[hidden]",
		"mysql:tandem:hunter2@db":                   "[hidden]",
		"":                                          "",
	} {
		if got := NewAddress(in).String(); got != want {
			t.Errorf("%s is shown as %s", in, got)
		}
	}
}

func TestEveryFlagIsAnEnvironmentVariable(t *testing.T) {
	for name, value := range map[string]string{
		"LISTEN": "127.0.0.1:1", "BASE_URL": "https://x.example", "DB_DSN": "x.db", "JWT_SECRET": "s", "JWT_SECRET_FILE": "f",
		"EXPORT_KEY": "e", "EXPORT_KEY_FILE": "g", "MAIL_DIR": "m", "SMTP_URL": "smtp://h", "MAIL_FROM": "a@b.c", "CONTACT_NAME": "Us", "CONTACT_EMAIL": "u@b.c", "CONTACT_PHONE": "1", "MIN_GROUP": "12", "MIN_CELL": "7",
		"TRUSTED_PROXIES": "10.0.0.1,10.0.0.2", "METRICS_LISTEN": "127.0.0.1:2", "DEMO": "true",
	} {
		t.Setenv(name, value)
	}
	var s Settings
	parser, err := kong.New(&s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse([]string{"--min-cell", "9"}); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(s.Listen, s.BaseURL, s.DBDSN.Reveal(), s.JWTSecret.Reveal(), s.JWTSecretFile, s.ExportKey.Reveal(), s.ExportKeyFile,
		s.MailDir, s.SMTPURL.Reveal(), s.MailFrom, s.ContactName, s.ContactEmail, s.ContactPhone, s.MinGroup, s.MinCell, s.TrustedProxies, s.MetricsListen, s.Demo)
	want := fmt.Sprint("127.0.0.1:1", "https://x.example", "x.db", "s", "f", "e", "g", "m", "smtp://h", "a@b.c", "Us", "u@b.c", "1", 12, 9, []string{"10.0.0.1", "10.0.0.2"}, "127.0.0.1:2", true)
	if got != want {
		t.Errorf("read %s\nwant %s", got, want)
	}
	for _, flag := range parser.Model.Flags {
		if flag.Name != "help" && len(flag.Envs) != 1 {
			t.Errorf("--%s is no environment variable", flag.Name)
		}
	}
}

func TestTheSenderFollowsTheHostUnlessItIsGiven(t *testing.T) {
	for base, want := range map[string]string{
		"https://tandem.example.net": "Tandem <no-reply@tandem.example.net>",
		"http://127.0.0.1:8080":      demoMailFrom,
		"http://localhost:8080":      demoMailFrom,
	} {
		if got := defaultFrom(base); got != want {
			t.Errorf("%s: %s, want %s", base, got, want)
		}
	}
}
