package mail

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

const suffix = ".eml"

// Dir keeps messages as .eml files in a folder instead of sending them: for
// the demo, for tests, and for a mail system that collects them.
type Dir struct {
	path    string
	from    mail.Address
	replies string
}

// NewDir uses the folder at path, which it makes if need be. Only this user
// can read what lies in it. Replies go to the address replies, if there is one.
func NewDir(path, from, replies string) (*Dir, error) {
	a, err := ParseFrom(from)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, errors.New("cannot make the mail folder")
	}
	return &Dir{path: path, from: a, replies: replies}, nil
}

// Send writes the file under another name first: a reader sees all of a
// message or nothing. The same message again replaces itself.
func (d *Dir) Send(ctx context.Context, m Message) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	msg, err := envelope(d.from, d.replies, m)
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(d.path, ".writing-*")
	if err != nil {
		return &Failure{Stage: "writing into the mail folder"}
	}
	defer func() { _ = os.Remove(part.Name()) }()
	_, err = msg.WriteTo(part)
	if err = errors.Join(err, part.Sync(), part.Close()); err == nil {
		err = os.Rename(part.Name(), d.file(m.ID))
	}
	if err != nil {
		return &Failure{Stage: "writing into the mail folder"}
	}
	return nil
}

// file is the name of a message's file; an id has no dots or slashes.
func (d *Dir) file(message id.ID) string { return filepath.Join(d.path, message.String()+suffix) }

// Stored is a message as it lies in the folder. A list leaves out the bodies.
type Stored struct {
	Message
	At time.Time
}

// List gives the newest messages first, at most so many.
func (d *Dir) List(most int) ([]Stored, error) {
	entries, err := os.ReadDir(d.path)
	if err != nil {
		return nil, err
	}
	var out []Stored
	for _, e := range slices.Backward(entries) { // by name, and an id begins with its time
		if len(out) == most {
			break
		}
		name, ours := strings.CutSuffix(e.Name(), suffix)
		message, err := id.Parse(name)
		if !ours || err != nil {
			continue
		}
		m, err := d.Read(message)
		if err != nil {
			return nil, err
		}
		m.Text, m.HTML = "", ""
		out = append(out, m)
	}
	return out, nil
}

// Read gives one message, or a NotFound fault.
func (d *Dir) Read(message id.ID) (Stored, error) {
	if _, err := id.Parse(message.String()); err != nil {
		return Stored{}, fault.NotFound()
	}
	f, err := os.Open(d.file(message))
	if errors.Is(err, fs.ErrNotExist) {
		return Stored{}, fault.NotFound()
	}
	if err != nil {
		return Stored{}, err
	}
	defer func() { _ = f.Close() }()
	return parse(message, f)
}

// parse reads back the form that envelope writes.
func parse(message id.ID, r io.Reader) (Stored, error) {
	raw, err := mail.ReadMessage(r)
	if err != nil {
		return Stored{}, err
	}
	out := Stored{Message: Message{ID: message}}
	if out.Subject, err = new(mime.WordDecoder).DecodeHeader(raw.Header.Get("Subject")); err != nil {
		return out, err
	}
	to, err := mail.ParseAddress(raw.Header.Get("To"))
	if err != nil {
		return out, err
	}
	out.To, out.ToName = to.Address, to.Name
	if out.At, err = raw.Header.Date(); err != nil {
		return out, err
	}
	_, params, err := mime.ParseMediaType(raw.Header.Get("Content-Type"))
	if err != nil {
		return out, err
	}
	return out, out.parts(multipart.NewReader(raw.Body, params["boundary"]))
}

func (s *Stored) parts(r *multipart.Reader) error {
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(body), "\r\n", "\n")
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			s.HTML = text
		} else {
			s.Text = text
		}
	}
}
