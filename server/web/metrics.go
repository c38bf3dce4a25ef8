package web

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/store"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics counts what the program does, for Prometheus. No label takes a caller's own text.
type Metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.HistogramVec
	operations *prometheus.HistogramVec
	cost       *prometheus.CounterVec
}

// NewMetrics makes the metrics of a process with an open database.
func NewMetrics(db *store.DB) *Metrics {
	buckets := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "duebook_http_request_seconds", Help: "Time to answer a request, by route and status.", Buckets: buckets},
			[]string{"route", "status"}),
		operations: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "duebook_graphql_operation_seconds",
			Help: "Time to run an operation: by the name of the browser app's own operations, and as \"free\" for the text of others.", Buckets: buckets}, []string{"operation", "kind", "code"}),
		cost: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "duebook_graphql_cost_total", Help: "Cost of the operations that ran."}, []string{"kind"}),
	}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), m.requests, m.operations, m.cost,
		collectors.NewDBStatsCollector(db.Reader(), "read"))
	if db.Writer() != db.Reader() {
		m.registry.MustRegister(collectors.NewDBStatsCollector(db.Writer(), "write"))
	}
	return m
}

// Handler answers in Prometheus' form.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *Metrics) request(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// Operation counts what came of a GraphQL request.
func (m *Metrics) Operation(_ context.Context, o transport.Outcome) {
	m.operations.WithLabelValues(cmp.Or(o.Operation, "free"), cmp.Or(o.Kind, "none"), o.Code).Observe(o.Duration.Seconds())
	m.cost.WithLabelValues(cmp.Or(o.Kind, "none")).Add(float64(o.Cost))
}
