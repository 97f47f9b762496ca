package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"tandem/api"
	"tandem/api/wire"
	"tandem/docs"
	"tandem/frontend"
	"tandem/internal/app"
	"tandem/internal/clock"
	"tandem/internal/config"
	"tandem/internal/demo"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/store"
)

const (
	hashesAtOnce = 2                // 19 MiB each
	notice       = time.Second      // for load balancers to see that we are not ready
	farewell     = 25 * time.Second // for requests under way; supervisors kill after 30
)

type serve struct{}

// server is everything that runs while the program serves.
type server struct {
	config config.Config
	log    *slog.Logger
	store  *store.Store
	app    *app.App
	api    *api.API
	sender mail.Sender
}

// Run serves until SIGTERM or SIGINT, and ends with 0 once every request under
// way is answered. A second signal ends it at once.
func (serve) Run(settings config.Settings) error {
	c, err := settings.ForServing()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() { <-ctx.Done(); stop() }()
	s, err := assemble(ctx, c)
	if err != nil {
		return err
	}
	return errors.Join(s.run(ctx), s.store.Close())
}

// assemble puts the floors on one another.
func assemble(ctx context.Context, c config.Config) (*server, error) {
	s, clk := &server{config: c, log: wire.NewLog(os.Stderr, level(c))}, clock.System()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // what lives is small, so half the collections cost little memory
	}
	store.Notices(func(what string) { s.log.Warn("the database's driver", "cause", what) })
	keys, err := c.Keys(clk)
	if err != nil {
		return nil, err
	}
	if s.sender, err = sender(c); err != nil {
		return nil, err
	}
	if s.store, err = open(ctx, c, clk); err != nil {
		return nil, err
	}
	if c.PseudonymsFollowTheSecret() && !c.Demo {
		s.log.Warn("EXPORT_KEY is not set: the pseudonyms of evaluation data follow from JWT_SECRET, and another secret changes every one of them")
	}
	mailbox, _ := s.sender.(*mail.Dir)
	s.app = app.New(s.store, keys, identity.NewHasher(clk, hashesAtOnce), app.Options{
		BaseURL: c.BaseURL, Demo: c.Demo, MinGroup: c.MinGroup, MinCell: c.MinCell, Mailbox: mailbox,
		Trouble: s.trouble, SignIns: demo.SignIns(),
	})
	if err = s.prepare(ctx, clk); err == nil {
		s.api, err = api.New(s.options(clk))
	}
	if err != nil {
		return nil, errors.Join(err, s.store.Close())
	}
	return s, nil
}

// trouble logs what went wrong where no request waits for an answer.
func (s *server) trouble(doing string, err error) {
	f := fault.Of(err)
	s.log.Error(doing, "code", f.Code, "cause", wire.Scrub(fmt.Sprint(f.Cause)))
}

var errDemo = errors.New("DB_DSN holds a demo, and everybody knows its passwords: serve it with --demo, or begin with another database")

// prepare looks at the schema and publishes the instruments that this version
// brings; only a demo may change the schema while starting, since nobody
// else's copy runs on it, and fills it.
func (s *server) prepare(ctx context.Context, clk *clock.Clock) error {
	if s.config.Demo {
		return errors.Join(s.store.Migrate(ctx), demo.Load(ctx, s.app, clk, s.sender))
	}
	if err := s.store.CheckSchema(ctx); err != nil {
		return err
	}
	switch filled, err := demo.Filled(ctx, s.app); {
	case err != nil:
		return err
	case filled:
		return errDemo
	}
	return s.app.Surveying.InstallInstruments(ctx)
}

func (s *server) options(clk *clock.Clock) api.Options {
	return api.Options{App: s.app, Version: version, Programme: "Tandem", Contact: api.Contact(s.config.Contact), OpenAPI: docs.OpenAPI, Options: wire.Options{
		Clock: clk, Frontend: pages(), BaseURL: s.config.BaseURL, Demo: s.config.Demo,
		TrustedProxies: s.config.TrustedProxies, Log: s.log, Identify: s.app.Identify, Ready: s.store.Ping,
	}}
}

// pages is the built app, nil in a checkout that was never built.
func pages() fs.FS {
	dist, err := fs.Sub(frontend.Dist, "dist")
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return nil
	}
	return dist
}

// level keeps the terminal of a demo readable.
func level(c config.Config) slog.Level {
	if c.Demo {
		return slog.LevelWarn
	}
	return slog.LevelInfo
}

func sender(c config.Config) (mail.Sender, error) {
	if c.MailDir != "" {
		return mail.NewDir(c.MailDir, c.MailFrom, c.Contact.Email)
	}
	return mail.NewSMTP(c.SMTPURL.Reveal(), c.MailFrom, c.Contact.Email)
}

// run listens, serves and sends mail until ctx ends, and then puts everything
// down in the order in which nothing is lost.
func (s *server) run(ctx context.Context) error {
	listener, err := net.Listen("tcp", s.config.Listen)
	if err != nil {
		return fmt.Errorf("LISTEN cannot be listened on: %w", err)
	}
	metrics, err := s.metrics()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer metrics()
	working, rest := context.WithCancel(context.WithoutCancel(ctx))
	posted := make(chan error, 1)
	go func() { posted <- s.app.Running.Post(working, s.sender) }()
	lapsed := make(chan struct{})
	go func() { defer close(lapsed); s.app.Errands(working) }()
	s.greet(listener.Addr())
	err = s.serve(ctx, listener)
	rest()
	<-lapsed
	return errors.Join(err, <-posted)
}

// serve answers requests until ctx ends or the listener fails.
func (s *server) serve(ctx context.Context, listener net.Listener) error {
	web := s.api.Server()
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(s.api.Listener(listener)) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.api.Drain()
	s.log.Info("stopping")
	if !s.config.Demo {
		time.Sleep(notice)
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := web.Shutdown(ending); err != nil {
		s.log.Warn("requests were cut off", "cause", err.Error())
		return web.Close()
	}
	return nil
}

// metrics serves the figures and profiles on a listener of their own, if there
// is one: neither is for the public.
func (s *server) metrics() (end func(), err error) {
	if s.config.MetricsListen == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", s.config.MetricsListen)
	if err != nil {
		return nil, fmt.Errorf("METRICS_LISTEN cannot be listened on: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", s.api.Metrics())
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	web := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 2 * time.Minute}
	go func() { _ = web.Serve(listener) }()
	return func() { _ = web.Close() }, nil
}

// greet tells a person where to look, and the log that it begins.
func (s *server) greet(at net.Addr) {
	s.log.Info("serving", "listen", at.String(), "version", version, "engine", s.store.Engine())
	if s.config.Demo {
		fmt.Printf("Tandem is at http://%s (Ctrl-C stops it)\n\n", at)
		for _, known := range demo.SignIns() {
			fmt.Printf("  %-12s %-40s %s\n", known.Role, known.Email, known.Password)
		}
	}
}
