package wire

import (
	"bytes"
	"net/http/httptest"
	"testing"
	"time"
)

// slow is a line that notes what is sent and when its time is extended.
type slow struct {
	*httptest.ResponseRecorder
	extended, sent int
	last           time.Time
}

func (s *slow) SetWriteDeadline(at time.Time) error {
	if at.Before(s.last) {
		panic("a deadline goes back")
	}
	s.extended, s.last = s.extended+1, at
	return nil
}

func (s *slow) Write(b []byte) (int, error) {
	if s.sent++; len(b) > piece || s.sent > s.extended && s.extended > 0 {
		panic("too much for one deadline")
	}
	return s.ResponseRecorder.Write(b)
}

// Whatever length an answer has, none of its pieces lives on the time of another,
// and it arrives whole.
func TestAnAnswerIsExtendedAsItLeaves(t *testing.T) {
	for _, length := range []int{0, 1, piece, piece + 1, 5*piece - 1, 40 * piece} {
		s := &slow{ResponseRecorder: httptest.NewRecorder()}
		body := bytes.Repeat([]byte("tandem "), length)[:length]
		n, err := (&exchange{ResponseWriter: s}).Write(body)
		if want := (length + piece - 1) / piece; length > piece && s.extended != want {
			t.Errorf("%d bytes: extended %d times, want %d", length, s.extended, want)
		}
		if n != length || err != nil || !bytes.Equal(s.Body.Bytes(), body) {
			t.Errorf("%d bytes: %d arrived, %v", length, n, err)
		}
	}
}
