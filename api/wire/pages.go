package wire

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// pages serves the built single-page app out of memory. A name is looked up,
// never joined to a folder: there is nothing to climb out of.
type pages map[string]asset

// asset is one built file in the variants in which it was built.
type asset struct {
	mediaType string
	caching   string
	variants  []variant // in the order of preference; the plain one is last
}

type variant struct {
	coding string // "br", "gzip", or "" for plain
	tag    string
	body   []byte
}

const (
	forGood = "public, max-age=31536000, immutable"
	askNext = "no-cache"
)

func newPages(dist fs.FS) http.Handler {
	p := pages{}
	if dist == nil {
		return p
	}
	_ = fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		coded := strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
		if err != nil || entry.IsDir() || coded || strings.HasPrefix(path.Base(name), ".") {
			return nil
		}
		p["/"+name] = loadAsset(dist, name)
		return nil
	})
	return p
}

func loadAsset(dist fs.FS, name string) asset {
	a := asset{mediaType: mediaTypes[path.Ext(name)], caching: askNext}
	if a.mediaType == "" {
		a.mediaType = mime.TypeByExtension(path.Ext(name))
	}
	if strings.HasPrefix(name, "assets/") { // their names hold a hash of their content
		a.caching = forGood
	}
	for _, f := range []variant{{coding: "br"}, {coding: "gzip"}, {}} {
		body, err := fs.ReadFile(dist, name+suffixes[f.coding])
		if err != nil {
			continue
		}
		sum := sha256.Sum256(body)
		f.body, f.tag = body, `"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`"`
		a.variants = append(a.variants, f)
	}
	return a
}

var (
	suffixes   = map[string]string{"br": ".br", "gzip": ".gz"}
	mediaTypes = map[string]string{ // the same on every machine
		".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
		".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".png": "image/png",
		".ico": "image/x-icon", ".webmanifest": "application/manifest+json",
	}
)

const unbuilt = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tandem</title>" +
	"<h1>The screens are not built yet</h1><p>Run <code>scripts/build</code>, then start the program again. " +
	"The API is at <code>" + Prefix + "</code>.</p></html>\n"

// ServeHTTP answers with a file of the app; with index.html for every address
// that a person can visit in it; otherwise 404.
func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address only shows a page.", http.StatusMethodNotAllowed)
		return
	}
	if a, there := p[r.URL.Path]; there {
		a.serve(w, r)
		return
	}
	visit := strings.Contains(r.Header.Get("Accept"), "text/html") && !strings.HasPrefix(r.URL.Path, "/assets/")
	index, built := p["/index.html"]
	switch {
	case !visit && r.URL.Path != "/":
		http.Error(w, "There is nothing here.", http.StatusNotFound)
	case built:
		index.serve(w, r)
	default:
		w.Header().Set("Content-Type", mediaTypes[".html"])
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte(unbuilt))
	}
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	f := a.choose(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Cache-Control", a.caching)
	h.Set("ETag", f.tag)
	if len(a.variants) > 1 {
		h.Set("Vary", "Accept-Encoding")
	}
	if matches(r.Header.Get("If-None-Match"), f.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if f.coding != "" {
		h.Set("Content-Encoding", f.coding)
	}
	h.Set("Content-Type", a.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(f.body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.body)
	}
}

// choose takes the first variant that the client can read.
func (a asset) choose(accepted string) variant {
	for _, f := range a.variants[:len(a.variants)-1] {
		if accepts(accepted, f.coding) {
			return f
		}
	}
	return a.variants[len(a.variants)-1]
}

func accepts(header, coding string) bool {
	for one := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(one, ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			weight = strings.TrimPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
			q, err := strconv.ParseFloat(weight, 64)
			return weight == "" || err == nil && q > 0
		}
	}
	return false
}
