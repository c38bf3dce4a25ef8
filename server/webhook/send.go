package webhook

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	standard "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// waits are the times between the attempts of one delivery.
var waits = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

const (
	patience   = 72 * time.Hour  // of failure, after which an endpoint is disabled
	lease      = 2 * time.Minute // after which a server that makes an attempt counts as dead
	batch      = 50              // deliveries to one endpoint that are read at once
	lines      = 4               // connections to one endpoint at once
	atOnce     = 16              // endpoints that are served at once
	pauseMin   = 5 * time.Second // for which an endpoint that does not answer is left alone
	pauseMax   = 5 * time.Minute
	retryAfter = time.Hour // the longest Retry-After that is heeded
)

const noClient = "The API client that it belongs to was revoked or has expired. Delete the endpoint, or give the partner a new client and an endpoint of that."

// Run tells endpoints what happens until ctx ends.
func (s *Service) Run(ctx context.Context) {
	ctx = system(ctx)
	var serving sync.WaitGroup
	defer serving.Wait()
	var mu sync.Mutex
	busy := map[int]bool{}
	for {
		more, err := s.Dispatch(ctx)
		if err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "webhooks can't be written", "error", err)
		}
		due, err := s.due(ctx)
		if err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "webhooks can't be read", "error", err)
		}
		for _, id := range due {
			mu.Lock()
			start := !busy[id] && len(busy) < atOnce
			if start {
				busy[id] = true
			}
			mu.Unlock()
			if start {
				serving.Go(func() {
					s.serveLogged(ctx, id)
					mu.Lock()
					delete(busy, id)
					mu.Unlock()
				})
			}
		}
		pause := s.poll
		if more {
			pause = 0
		}
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-time.After(pause):
		}
	}
}

// Work does once what Run does all the time: it writes what happened and sends what is due.
func (s *Service) Work(ctx context.Context) error {
	ctx = system(ctx)
	for more := true; more; {
		var err error
		if more, err = s.Dispatch(ctx); err != nil {
			return err
		}
	}
	due, err := s.due(ctx)
	for _, id := range due {
		err = errors.Join(err, s.serve(ctx, id))
	}
	return err
}

// due are the endpoints to which something is to be sent now.
func (s *Service) due(ctx context.Context) (ids []int, err error) {
	now := s.now()
	rows, err := s.db.Query(ctx, `SELECT id FROM webhook_endpoints e WHERE status = 'ENABLED' AND (paused_until IS NULL OR paused_until <= ?)
		AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.status = 'QUEUED' AND d.next_at <= ?) ORDER BY id`, now, now)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

func (s *Service) serveLogged(ctx context.Context, id int) {
	if err := s.serve(ctx, id); err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "webhooks can't be sent", "endpoint", id, "error", err)
	}
}

// serve makes the attempts at one endpoint that are due, until there is none or the endpoint needs a pause.
func (s *Service) serve(ctx context.Context, id int) error {
	for ctx.Err() == nil {
		e, err := s.db.WebhookEndpoint.Get(ctx, id)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if now := s.now(); e.Status != webhookendpoint.StatusENABLED || e.PausedUntil != nil && now.Before(*e.PausedUntil) {
			return nil
		}
		owner, err := s.owner(ctx, e.ClientID, e.AccountID)
		if fault.Is(err, fault.Unauthenticated) {
			return s.disable(ctx, id, noClient)
		}
		if err != nil {
			return err
		}
		to, err := s.target(e)
		if err != nil {
			return err
		}
		waiting, err := s.db.WebhookDelivery.Query().Where(webhookdelivery.EndpointID(id), webhookdelivery.StatusEQ(webhookdelivery.StatusQUEUED), webhookdelivery.NextAtLTE(s.now())).
			Order(webhookdelivery.ByNextAt(), webhookdelivery.ByID()).Limit(batch).All(ctx)
		if err != nil || len(waiting) == 0 {
			return err
		}
		if again, err := s.attempts(ctx, to, owner, waiting); err != nil || !again {
			return err
		}
	}
	return nil
}

// target is an endpoint with what messages to it are signed by.
type target struct {
	*ent.WebhookEndpoint
	signers []*standard.Webhook
}

func (s *Service) target(e *ent.WebhookEndpoint) (*target, error) {
	t := &target{WebhookEndpoint: e}
	secrets := [][]byte{e.Secret}
	if e.PreviousSecretUntil != nil && s.now().Before(*e.PreviousSecretUntil) {
		secrets = append(secrets, e.PreviousSecret)
	}
	for _, sealed := range secrets {
		secret, err := s.box.Open(fmt.Sprintf("webhook:%d", e.ID), sealed)
		if err != nil {
			return nil, err
		}
		signer, err := standard.NewWebhook(string(secret))
		if err != nil {
			return nil, err
		}
		t.signers = append(t.signers, signer)
	}
	return t, nil
}

// attempts makes one attempt for each delivery, some at a time, and reports whether the endpoint may be given more.
func (s *Service) attempts(ctx context.Context, to *target, owner *viewer.Viewer, waiting []*ent.WebhookDelivery) (again bool, err error) {
	var mu sync.Mutex
	var working sync.WaitGroup
	again = true
	next := 0
	for range min(lines, len(waiting)) {
		working.Go(func() {
			for {
				mu.Lock()
				if !again || err != nil || next == len(waiting) || ctx.Err() != nil {
					mu.Unlock()
					return
				}
				d := waiting[next]
				next++
				mu.Unlock()
				good, wrong := s.attempt(ctx, to, owner, d)
				mu.Lock()
				again, err = again && good, errors.Join(err, wrong)
				mu.Unlock()
			}
		})
	}
	working.Wait()
	return again, err
}

// attempt sends one message, unless another server does, and writes what came of it. It reports whether the endpoint may be
// given another message at once.
func (s *Service) attempt(ctx context.Context, to *target, owner *viewer.Viewer, d *ent.WebhookDelivery) (bool, error) {
	now := s.now()
	mine, err := s.exec(ctx, `UPDATE webhook_deliveries SET next_at = ?, attempts = attempts + 1, attempted_at = ?, lease = lease + 1 WHERE id = ? AND lease = ? AND status = 'QUEUED'`,
		now.Add(lease), now, d.ID, d.Lease)
	if err != nil || !mine {
		return true, err
	}
	d.Attempts++
	d.Lease++
	if d.AccountID != 0 && !sees(owner, d.Type, d.AccountID) {
		return true, s.finish(ctx, d, webhookdelivery.StatusFAILED, 0, "Not sent: the owner of the endpoint may not see it any more.")
	}
	body, err := s.body(ctx, owner, d)
	if err != nil {
		return false, err
	}
	out := s.post(ctx, to, d.EventKey, body)
	if ctx.Err() != nil && out.err != nil { // this server stops: another goes on, as if nothing had been tried
		after, done := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer done()
		_, err := s.exec(after, `UPDATE webhook_deliveries SET next_at = ?, attempts = attempts - 1 WHERE id = ? AND lease = ?`, now, d.ID, d.Lease)
		return false, err
	}
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), time.Minute) // the endpoint has it, so this has to be known
	defer done()
	if out.good() {
		if err := s.finish(ctx, d, webhookdelivery.StatusDELIVERED, out.code, ""); err != nil {
			return false, err
		}
		now := s.now()
		_, err := s.exec(ctx, `UPDATE webhook_endpoints SET failing_since = NULL, paused_until = NULL, last_success_at = ? WHERE id = ?
			AND (failing_since IS NOT NULL OR paused_until IS NOT NULL OR last_success_at IS NULL OR last_success_at < ?)`, now, to.ID, now.Add(-time.Minute))
		return true, err
	}
	return s.failed(ctx, to, d, out)
}

// failed writes that an attempt failed, and what follows for the endpoint.
func (s *Service) failed(ctx context.Context, to *target, d *ent.WebhookDelivery, out outcome) (bool, error) {
	if out.err != nil {
		s.log.InfoContext(ctx, "a webhook was not taken", "endpoint", to.ID, "delivery", d.ID, "error", out.err)
	}
	now, problem := s.now(), out.problem()
	if out.code == http.StatusGone {
		return false, errors.Join(s.finish(ctx, d, webhookdelivery.StatusFAILED, out.code, problem), s.disable(ctx, to.ID, "It answered 410: it wants no more messages."))
	}
	var err error
	if d.Attempts > len(waits) {
		err = s.finish(ctx, d, webhookdelivery.StatusFAILED, out.code, fmt.Sprintf("%s It was tried %d times.", problem, d.Attempts))
	} else {
		wait := waits[d.Attempts-1]
		wait += rand.N(wait / 10)
		_, err = s.exec(ctx, `UPDATE webhook_deliveries SET next_at = ?, answer = ?, problem = ? WHERE id = ? AND lease = ? AND status = 'QUEUED'`,
			now.Add(max(wait, out.later)), out.code, clip(problem, 500), d.ID, d.Lease)
	}
	if err != nil {
		return false, err
	}
	since := now
	if to.FailingSince != nil {
		since = *to.FailingSince
	}
	if now.Sub(since) >= patience {
		return false, s.disable(ctx, to.ID, fmt.Sprintf("Nothing was delivered since %s. %s Mend that, enable the endpoint, and replay what it missed.", since.Format("2006-01-02 15:04 UTC"), problem))
	}
	var pause any
	if out.slow() {
		pause = now.Add(max(out.later, min(pauseMax, max(pauseMin, now.Sub(since)/2))))
	}
	_, err = s.exec(ctx, `UPDATE webhook_endpoints SET failing_since = COALESCE(failing_since, ?), paused_until = COALESCE(?, paused_until) WHERE id = ?`, now, pause, to.ID)
	return pause == nil, err
}

// finish writes how a delivery ended, unless it was replayed meanwhile.
func (s *Service) finish(ctx context.Context, d *ent.WebhookDelivery, status webhookdelivery.Status, code int, problem string) error {
	_, err := s.exec(ctx, `UPDATE webhook_deliveries SET status = ?, next_at = NULL, answer = ?, problem = ? WHERE id = ? AND lease = ?`,
		string(status), code, clip(problem, 500), d.ID, d.Lease)
	return err
}

// exec writes about a delivery outside of any operation: what was tried leaves no audit event.
func (s *Service) exec(ctx context.Context, statement string, args ...any) (bool, error) {
	r, err := s.db.Writer().ExecContext(ctx, store.Rebind(s.db.Dialect, statement), args...)
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

// outcome is what came of an attempt: an answer, or why there was none.
type outcome struct {
	code  int
	later time.Duration // as Retry-After says
	err   error
}

func (o outcome) good() bool { return o.err == nil && o.code >= 200 && o.code < 300 }

// slow reports whether the endpoint should be left alone for a while.
func (o outcome) slow() bool {
	switch o.code {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return o.err != nil || o.later > 0
}

// post sends a message.
func (s *Service) post(ctx context.Context, to *target, key, body string) outcome {
	now := s.now()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to.URL, strings.NewReader(body))
	if err != nil {
		return outcome{err: err}
	}
	signatures := make([]string, len(to.signers))
	for i, signer := range to.signers {
		if signatures[i], err = signer.Sign(key, now, []byte(body)); err != nil {
			return outcome{err: err}
		}
	}
	r.Header = http.Header{"Content-Type": {"application/json"}, "User-Agent": {"Duebook-Webhooks"}}
	r.Header.Set(standard.HeaderWebhookID, key)
	r.Header.Set(standard.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	r.Header.Set(standard.HeaderWebhookSignature, strings.Join(signatures, " "))
	answer, err := s.http.Do(r)
	if err != nil {
		return outcome{err: err}
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10)) // so that the other side is not cut off while it writes
	_ = answer.Body.Close()
	return outcome{code: answer.StatusCode, later: heed(answer.Header.Get("Retry-After"), now)}
}

// heed is how long Retry-After asks to wait.
func heed(header string, now time.Time) time.Duration {
	wait := time.Duration(0)
	if n, err := strconv.Atoi(header); err == nil && n > 0 && n < 1<<30 {
		wait = time.Duration(n) * time.Second
	} else if at, err := http.ParseTime(header); err == nil {
		wait = at.Sub(now)
	}
	return max(0, min(retryAfter, wait))
}

// problem is what went wrong and what to do.
func (o outcome) problem() string {
	if o.err != nil {
		var dns *net.DNSError
		var certificate *tls.CertificateVerificationError
		var wrapped *url.Error
		switch {
		case errors.Is(o.err, errPrivate):
			return "Not sent: " + notPublic + "."
		case errors.As(o.err, &wrapped) && wrapped.Timeout():
			return fmt.Sprintf("There was no answer within %s. Answer first, then work on the message.", timeout)
		case errors.As(o.err, &dns):
			return "The name in the address does not resolve. Correct the address."
		case errors.As(o.err, &certificate):
			return "The certificate of the address is not valid. Renew it, or correct the address."
		}
		return "The address can't be reached. See that something listens there and that it may be reached from the internet."
	}
	what := fmt.Sprintf("It answered %d %s.", o.code, http.StatusText(o.code))
	switch {
	case o.code >= 300 && o.code < 400:
		return what + " Redirects are not followed: give the address that it leads to."
	case o.code == http.StatusUnauthorized || o.code == http.StatusForbidden:
		return what + " See that it accepts messages signed with the secret of this endpoint and needs nothing else."
	case o.code == http.StatusNotFound || o.code == http.StatusMethodNotAllowed:
		return what + " Correct the address: it has to take POST."
	case o.slow():
		return what + " It is left alone for a while."
	}
	return what + " Its log says why."
}
