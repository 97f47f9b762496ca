package wire

import (
	"net/http"
	"time"

	"tandem/internal/clock"
)

const (
	// workMost is how long a request is worked on, whatever it waits for: the
	// store, its turn, a second try.
	workMost = 10 * time.Second

	// A client that reads slowly gets its answer as long as some of it leaves: each
	// piece has its own time.
	piece     = 16 << 10
	pieceMost = 10 * time.Second
)

// inPieces writes b and extends the time of the answer as its pieces leave.
func inPieces(w http.ResponseWriter, b []byte) (written int, err error) {
	for control := http.NewResponseController(w); err == nil && written < len(b); {
		_ = control.SetWriteDeadline(clock.Deadline(pieceMost)) // what cannot be extended keeps the time that it has
		n := 0
		n, err = w.Write(b[written:min(written+piece, len(b))])
		written += n
	}
	return written, err
}
