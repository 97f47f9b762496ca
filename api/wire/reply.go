package wire

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
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
	return encode(x, max(reply.Status, http.StatusOK), reply.Body)
}

func encode(x *exchange, status int, body any) error {
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
	x.Header().Set("Content-Type", "application/json")
	x.Header().Set("Content-Length", strconv.Itoa(buffer.Len()))
	x.WriteHeader(status)
	_, _ = x.Write(buffer.Bytes()) // a client that left needs no answer
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
