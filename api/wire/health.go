package wire

import (
	"context"
	"io"
	"net/http"
	"time"
)

const readyWait = time.Second

// Drain makes the program not ready, so that a load balancer sends no more
// while requests under way are finished. There is no way back.
func (s *Engine) Drain() { s.draining.Store(true) }

// healthz tells that the process answers.
func (s *Engine) healthz(w http.ResponseWriter, r *http.Request) { probe(w, r, true) }

// readyz tells whether the store answers within a second.
func (s *Engine) readyz(w http.ResponseWriter, r *http.Request) {
	ready := !s.draining.Load()
	if ready && s.Ready != nil {
		ctx, cancel := context.WithTimeout(r.Context(), readyWait)
		defer cancel()
		ready = s.Ready(ctx) == nil
	}
	probe(w, r, ready)
}

func probe(w http.ResponseWriter, r *http.Request, good bool) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	status, text := http.StatusOK, "ok\n"
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		status, text = http.StatusMethodNotAllowed, "method not allowed\n"
	case !good:
		status, text = http.StatusServiceUnavailable, "not ready\n"
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}
