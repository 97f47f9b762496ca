package mail

import (
	"context"
	"errors"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

const sender = "Tandem – pairs <tandem@example.org>"

func letter(to string) Message {
	return Message{ID: message, To: to, ToName: "Zoë \"Zed\" <script>\r\nBcc: x@example.org", Subject: "Café\r\nBcc: y@example.org",
		Text: "Dear Zoë\n\n.a line with a dot\nhttps://tandem.example/x?a=1\n" + strings.Repeat("long ", 300) + "\n", HTML: "<p>Dear Zoë &lt;script&gt;</p>\n"}
}

func sendTo(t *testing.T, url string, d *smtpd, m Message) error {
	t.Helper()
	s, err := NewSMTP(strings.Replace(url, "HOST", d.address, 1), sender, "team@example.org")
	if err != nil {
		t.Fatal(err)
	}
	s.roots = d.roots
	return s.Send(context.Background(), m)
}

// same checks a mail that came out at the other end against letter's.
func same(t *testing.T, raw string) {
	t.Helper()
	head, _, _ := strings.Cut(raw, "\r\n\r\n")
	if strings.Contains(head, "\r\nBcc") || strings.Contains(head, "script>\r\n") {
		t.Errorf("a header was smuggled in:\n%s", head)
	}
	for _, line := range strings.Split(raw, "\r\n") {
		if len(line) > 998 {
			t.Errorf("a line of %d characters", len(line))
		}
	}
	got, err := parse(message, strings.NewReader(raw))
	if err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	want := letter(got.To)
	if got.Subject != "Café Bcc: y@example.org" || got.ToName != "Zoë \"Zed\" <script> Bcc: x@example.org" {
		t.Errorf("subject %q, name %q", got.Subject, got.ToName)
	}
	if strings.TrimSpace(got.Text) != strings.TrimSpace(want.Text) || strings.TrimSpace(got.HTML) != strings.TrimSpace(want.HTML) {
		t.Errorf("the parts differ:\n%q\n%q", got.Text, got.HTML)
	}
	m, _ := mail.ReadMessage(strings.NewReader(raw))
	if m.Header.Get("Message-Id") != "<"+message.String()+"@example.org>" || m.Header.Get("Auto-Submitted") != "auto-generated" ||
		m.Header.Get("Reply-To") != "<team@example.org>" ||
		!strings.HasPrefix(m.Header.Get("Content-Type"), "multipart/alternative") {
		t.Errorf("headers:\n%s", head)
	}
	if from, err := m.Header.AddressList("From"); err != nil || from[0].Address != "tandem@example.org" || from[0].Name != "Tandem – pairs" {
		t.Errorf("from %v, %v", from, err)
	}
	if strings.Index(raw, "text/plain") > strings.Index(raw, "text/html") {
		t.Error("the text part must come first")
	}
}

func TestARealServerTakesBothPartsWholeAndUnforged(t *testing.T) {
	for mode, c := range map[string]struct {
		url  string
		user string
		tls  bool
	}{
		"plain":         {"smtp://HOST", "", false},
		"plain+auth":    {"smtp://tandem:p%40ss@HOST", "tandem", false}, // on this machine only
		"starttls":      {"smtp://HOST?tls=required", "", true},
		"starttls+auth": {"smtp://tandem:p%40ss@HOST?tls=required", "tandem", true},
		"smtps+auth":    {"smtps://tandem:p%40ss@HOST", "tandem", true},
	} {
		t.Run(mode, func(t *testing.T) {
			d := startMail(t, mode)
			if err := sendTo(t, c.url, d, letter("zoe@example.org")); err != nil {
				t.Fatal(err, errors.Unwrap(err))
			}
			got := d.next(t)
			if got.TLS != c.tls || got.User != c.user || got.To != "zoe@example.org" || !strings.HasPrefix(got.From, "FROM:<tandem@example.org>") {
				t.Errorf("taken as %+v", got)
			}
			same(t, got.Data)
		})
	}
}

func TestAServersNoIsPermanentOnlyWhenItIsAboutThisMail(t *testing.T) {
	d := startMail(t, "plain")
	for to, want := range map[string]Failure{
		"nobody@example.org": {Permanent: true, Code: 550},
		"spam@example.org":   {Permanent: true, Code: 554},
		"later@example.org":  {Permanent: false, Code: 451},
		"vanish@example.org": {Permanent: false, Code: 0},
	} {
		err := sendTo(t, "smtp://HOST", d, letter(to))
		var f *Failure
		if !errors.As(err, &f) || f.Permanent != want.Permanent || f.Code != want.Code || Permanent(err) != want.Permanent {
			t.Errorf("%s: %+v, want %+v", to, f, want)
		}
		if strings.Contains(err.Error(), "@") || strings.Contains(err.Error(), "unknown here") {
			t.Errorf("the error repeats an address or the server's words: %v", err)
		}
	}
	for url, code := range map[string]int{"smtp://HOST?tls=required": 0, "smtp://tandem:secret@HOST": 0} {
		err := sendTo(t, url, d, letter("zoe@example.org")) // no STARTTLS and no AUTH here
		if err == nil || Permanent(err) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v (%d)", url, err, code)
		}
	}
	auth := startMail(t, "starttls+auth")
	if err := sendTo(t, "smtp://HOST", auth, letter("zoe@example.org")); err == nil || Permanent(err) {
		t.Errorf("a sender who is not signed in: %v", err)
	}
	if err := sendTo(t, "smtp://tandem:wrong@HOST", auth, letter("zoe@example.org")); err == nil || Permanent(err) || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password: %v", err)
	}
	select {
	case m := <-d.mails:
		t.Errorf("a mail was taken: %+v", m)
	default:
	}
}

func TestAMailThatWasTakenCountsAsSentWhateverFollows(t *testing.T) {
	d := startMail(t, "plain")
	if err := sendTo(t, "smtp://HOST", d, letter("rude@example.org")); err != nil {
		t.Errorf("taken, then gone: %v", err)
	}
	d.next(t)
}

func TestAServerThatHangsIsGivenUp(t *testing.T) {
	d := startMail(t, "plain")
	s, err := NewSMTP("smtp://"+d.address, sender, "team@example.org")
	if err != nil {
		t.Fatal(err)
	}
	s.patience = 300 * time.Millisecond
	if err := s.Send(context.Background(), letter("silent@example.org")); err == nil || Permanent(err) {
		t.Errorf("hanging: %v", err)
	}
	s.patience = time.Minute
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if err := s.Send(ctx, letter("silent@example.org")); err == nil || Permanent(err) {
		t.Errorf("called off: %v", err)
	}
	mute, err := net.Listen("tcp", "127.0.0.1:0") // takes the connection and never says hello
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = mute.Close() }()
	s, _ = NewSMTP("smtp://"+mute.Addr().String(), sender, "team@example.org")
	s.patience = 300 * time.Millisecond
	if err := s.Send(context.Background(), letter("zoe@example.org")); err == nil || Permanent(err) {
		t.Errorf("mute: %v", err)
	}
	_ = mute.Close()
	if err := s.Send(context.Background(), letter("zoe@example.org")); err == nil || Permanent(err) {
		t.Errorf("nobody listens: %v", err)
	}
}

func TestAnUnknownCertificateIsNotTrusted(t *testing.T) {
	for mode, url := range map[string]string{"smtps": "smtps://", "starttls": "smtp://"} {
		d := startMail(t, mode)
		s, err := NewSMTP(url+d.address, sender, "team@example.org")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(context.Background(), letter("zoe@example.org")); err == nil || Permanent(err) {
			t.Errorf("%s: %v", mode, err)
		}
	}
}

func TestAnAddressThatIsNoAddressReachesNoServer(t *testing.T) {
	dir, err := NewDir(t.TempDir(), sender, "team@example.org")
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"", "zoe", "zoe@example.org\r\nBcc: x@example.org", "Zoë <zoe@example.org>", "a@b, c@d", "zoe@example.org>", "<zoe@example.org> SIZE=1"} {
		if err := dir.Send(context.Background(), letter(to)); err == nil || !Permanent(err) {
			t.Errorf("%q: %v", to, err)
		}
	}
	for _, bad := range []id.ID{"", "../../x", "x"} {
		m := letter("zoe@example.org")
		m.ID = bad
		if err := dir.Send(context.Background(), m); err == nil {
			t.Errorf("id %q was used as a file name", bad)
		}
	}
	if entries, _ := os.ReadDir(dir.path); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestSettingsOfTheServerAreReadOrRefusedWithoutThePassword(t *testing.T) {
	for _, good := range []string{"smtp://localhost", "smtp://u:p@mail.example.org:587", "smtps://u:p@mail.example.org", "smtp://[::1]:25?tls=none"} {
		if _, err := NewSMTP(good, sender, "team@example.org"); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "mail.example.org", "http://x", "smtp://", "smtp://u:hunter2@h:port", "smtp://u:hunter2@h?tls=maybe", "smtp://u:hunter2@ h"} {
		if _, err := NewSMTP(bad, sender, "team@example.org"); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := NewSMTP("smtp://localhost", "tandem", ""); err == nil {
		t.Error("a sender without an address")
	}
}

func TestAFolderKeepsWholeMessagesForItsReader(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mail")
	dir, err := NewDir(path, sender, "team@example.org")
	if err != nil {
		t.Fatal(err)
	}
	first := letter("zoe@example.org")
	second := Message{ID: "01KAK3V0R0000000000000000B", To: "sam@example.org", Subject: "Second", Text: "text", HTML: "<p>html</p>"}
	for _, m := range []Message{second, first, first} {
		if err := dir.Send(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	for _, other := range []string{".writing-1", "notes.txt", "x.eml"} {
		if err := os.WriteFile(filepath.Join(path, other), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := dir.List(10)
	if err != nil || len(list) != 2 || list[0].ID != second.ID || list[1].ID != first.ID || list[1].Text != "" || list[0].To != "sam@example.org" {
		t.Fatalf("%v, %v", list, err)
	}
	if list, _ = dir.List(1); len(list) != 1 {
		t.Errorf("%d of 1", len(list))
	}
	got, err := dir.Read(first.ID)
	if err != nil || !got.At.Equal(first.wroteAt().Truncate(time.Second)) || got.At.Year() < 2025 {
		t.Errorf("%v, %v", got.At, err)
	}
	raw, err := os.ReadFile(filepath.Join(path, first.ID.String()+".eml"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, string(raw))
	if info, _ := os.Stat(filepath.Join(path, first.ID.String()+".eml")); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	for _, bad := range []id.ID{"", "../mail/" + first.ID, "01KAK3V0R0000000000000000C", "x", "/etc/passwd", id.ID(strings.ToLower(first.ID.String()))} {
		if _, err := dir.Read(bad); err == nil || fault.Of(err).Kind != fault.Missing {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("To: a@b\r\nSubject: x\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\nbody\r\n--x--\r\n")
	f.Fuzz(func(_ *testing.T, raw string) { _, _ = parse(message, strings.NewReader(raw)) })
}
