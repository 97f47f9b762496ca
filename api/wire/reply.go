package wire

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// send encodes before it answers, so that a failure is still a problem.
func (s *Engine) send(x *exchange, r *http.Request, route Route, reply Reply[any]) error {
	h := x.Header()
	for _, cookie := range reply.Cookies {
		http.SetCookie(x, cookie)
	}
	if reply.Location != "" {
		h.Set("Location", Prefix+reply.Location)
	}
	tag := tagOf(reply)
	if tag != "" {
		h.Set("ETag", tag)
	}
	if route.Handler.packable() {
		h.Set("Vary", "Accept-Encoding")
	}
	if route.Handler.cached != "" {
		h.Set("Cache-Control", route.Handler.cached)
	}
	if (route.Handler.cached != "" || route.Handler.data) && tag != "" && !reply.Whole && matches(r.Header.Get("If-None-Match"), tag) {
		x.WriteHeader(http.StatusNotModified)
		return nil
	}
	if reply.Status == http.StatusNoContent {
		x.WriteHeader(reply.Status)
		return nil
	}
	return encode(x, max(reply.Status, http.StatusOK), reply.Body, route.Handler.packs(r))
}

const jsonType = "application/json"

// packable tells whether the answer may be compressed. What is compressed tells by
// its length whether two parts of it are alike (BREACH): so only what is public, and
// what an evaluator pulls, which holds no secret and echoes nothing of the request.
func (h Handler) packable() bool { return h.cached != "" || h.data }

func (h Handler) packs(r *http.Request) bool {
	return h.packable() && accepts(strings.Join(r.Header["Accept-Encoding"], ","), "gzip")
}

// packFrom is the least length that is worth it.
const packFrom = 1 << 10

var packers = sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}

// packed compresses a text. A tag becomes weak: the bytes are others.
func packed(h http.Header, plain []byte) ([]byte, error) {
	var out bytes.Buffer
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	_, err := w.Write(plain)
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	h.Set("Content-Encoding", "gzip")
	if tag := h.Get("ETag"); tag != "" {
		h.Set("ETag", "W/"+tag)
	}
	return out.Bytes(), nil
}

func encode(x *exchange, status int, body any, pack bool) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buffer.Cap() <= 64<<10 {
			buffers.Put(buffer)
		}
	}()
	buffer.Reset()
	if ready, is := body.(json.RawMessage); is {
		buffer.Write(ready)
	} else {
		encoder := json.NewEncoder(buffer)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(body); err != nil {
			return err
		}
	}
	text := buffer.Bytes()
	if pack && len(text) >= packFrom {
		var err error
		if text, err = packed(x.Header(), text); err != nil {
			return err
		}
	}
	x.Header().Set("Content-Type", jsonType)
	x.Header().Set("Content-Length", strconv.Itoa(len(text)))
	x.WriteHeader(status)
	_, _ = x.Write(text) // a client that left needs no answer
	return nil
}

func tagOf(reply Reply[any]) string {
	switch {
	case reply.Tag != "":
		return `"` + reply.Tag + `"`
	case reply.Version > 0:
		return `"` + strconv.FormatInt(reply.Version, 10) + `"`
	}
	return ""
}

// matches compares weakly, as If-None-Match does.
func matches(sent, tag string) bool {
	for one := range strings.SplitSeq(sent, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}

// Tagged gives an answer that has no version the tag of its content, so that a
// client which kept it is told so in a few bytes.
func Tagged[T any](body T) Reply[T] {
	text, _ := json.Marshal(body) // wire types cannot fail
	sum := sha256.Sum256(text)
	return Reply[T]{Body: body, Tag: base64.RawURLEncoding.EncodeToString(sum[:12])}
}
