package wire

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// figures counts requests. Labels are the route's pattern, the method and the
// status: bounded by the table, and nothing that a person typed.
type figures struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	under    prometheus.Gauge
}

func newFigures() *figures {
	f := &figures{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "tandem_http_requests_total", Help: "Requests answered."}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "tandem_http_request_seconds", Help: "Time from the first byte read to the last written.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}}, []string{"route", "method"}),
		under: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "tandem_http_requests_in_flight", Help: "Requests being answered now."}),
	}
	f.registry.MustRegister(f.requests, f.duration, f.under,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return f
}

func (f *figures) count(x *exchange, method string, took time.Duration) {
	route, method := x.pattern(), knownMethod(method)
	f.requests.WithLabelValues(route, method, strconv.Itoa(x.status)).Inc()
	f.duration.WithLabelValues(route, method).Observe(took.Seconds())
}

// Metrics serves the figures; give it a listener of its own, which the public
// does not reach.
func (s *Engine) Metrics() http.Handler {
	return promhttp.HandlerFor(s.figures.registry, promhttp.HandlerOpts{})
}
